"""Find a quote that a person typed or pasted back in a text: only where it stands once, never by guess."""

from __future__ import annotations

import re
import unicodedata

# what keyboards and Word make of each other's signs
_TEKENS = {
    **dict.fromkeys("'’‘‛`´", "['’‘‛`´]"),
    **dict.fromkeys('"“”„«»', '["“”„«»]'),
    **dict.fromkeys("-–—‑", "[-–—‑]"),
    "…": r"(?:…|\.\.\.)",
}
_STUK = re.compile(r"\s+|\.\.\.|.", re.DOTALL)


def vind_citaat(citaat: str, tekst: str) -> tuple[tuple[int, int], ...]:
    """Give every place where the quote stands; spaces, quotes and dashes may be written otherwise."""
    wanted = unicodedata.normalize("NFC", citaat).strip()
    if not any(c.isalnum() for c in wanted):
        return ()
    exact = _places(re.escape(wanted), wanted, tekst)
    return exact or _places("".join(map(_pattern, _STUK.findall(wanted))), wanted, tekst)


def _places(pattern: str, wanted: str, tekst: str) -> tuple[tuple[int, int], ...]:
    # a quote begins and ends at words: "rust" is not in "onrustig"
    before = r"(?<!\w)" if wanted[0].isalnum() else ""
    after = r"(?!\w)" if wanted[-1].isalnum() else ""
    found = re.finditer(f"(?={before}({pattern}){after})", tekst)
    return tuple((m.start(1), m.end(1)) for m in found)


def _pattern(stuk: str) -> str:
    if stuk.isspace():
        return r"\s+"
    return _TEKENS.get("…" if stuk == "..." else stuk, re.escape(stuk))
