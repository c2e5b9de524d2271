"""Counts in Dutch sentences."""

from __future__ import annotations


def count(n: int, one: str, many: str) -> str:
    """Give "1 regel", "3 regels" or "1.200 regels"."""
    number = f"{n:,}".replace(",", ".")
    return f"{number} {one if n == 1 else many}"
