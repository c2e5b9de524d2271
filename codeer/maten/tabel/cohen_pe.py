"""Overeenstemming door toeval van twee codeurs: Pe, uit ieders eigen verdeling (Cohen 1960)."""

from __future__ import annotations

from collections import Counter

from codeer.maten.tabel._gewogen import Paren


def per_paar(paren: Paren, waarden: int) -> float | None:
    """Give the agreement by chance; None without units that both judged."""
    left, right = Counter(a for a, _ in paren), Counter(b for _, b in paren)
    return sum(left[v] * right[v] for v in range(waarden)) / len(paren) ** 2 if paren else None
