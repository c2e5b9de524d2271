"""Counts in Dutch sentences."""

from __future__ import annotations


def count(n: int, one: str, many: str) -> str:
    """Give "1 regel" or "3 regels"."""
    return f"{n} {one if n == 1 else many}"
