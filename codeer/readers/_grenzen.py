"""How large a source may be: far above any interview, well below what a laptop can bear."""

from __future__ import annotations

from codeer.core.errors import LeesFout

MAX_BESTAND = 50_000_000
MAX_TEKENS = 5_000_000
MAX_REGELS = 50_000


def check_size(tekens: int, regels: int = 0) -> None:
    """Raise LeesFout when a text is larger than any interview."""
    if tekens > MAX_TEKENS or regels > MAX_REGELS:
        raise LeesFout(
            f"Het bestand is te groot voor één interview: meer dan {MAX_TEKENS // 1_000_000} miljoen tekens "
            f"of {MAX_REGELS // 1000}.000 regels.",
            "Splits het in een bestand per gesprek en importeer die.",
        )
