"""Show what another version of the codebook does: to its codes, and to the quotes of this study."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING

from codeer.cli._uitvoer import show, show_table, tell, tell_fout
from codeer.core.telwoord import count

if TYPE_CHECKING:
    from codeer.core.codeboek_vergelijking import Codewijziging, Tekstwijziging
    from codeer.steps._codeboek_vergelijk_uitkomst import Citaatwijziging, Vergelijkuitkomst

_SOORTEN = (
    ("erbij", "Komt erbij"),
    ("weg", "Gaat weg"),
    ("andere kant", "Krijgt een andere kant"),
)
_LONG = 60


def show_vergelijking(found: Vergelijkuitkomst, aantal: int) -> None:
    """Show the difference in short, then the codes, then the quotes."""
    show(f"Van {found.oud}\nnaar {found.nieuw}\n")
    if not found.wijziging:
        show("Deze twee versies zeggen hetzelfde.")
    else:
        _show_codeboek(found)
        _show_citaten(found, aantal)
    for melding in found.meldingen:
        tell(f"Let op: {melding}")
    for interview, fout, tip in found.overgeslagen:
        tell_fout(f"Interview {interview} is overgeslagen. {fout}", tip)
    for bestand in found.mislukt:
        tell_fout(bestand.fout, bestand.tip)
    if found.bestand:
        tell(f"\nGeschreven in rapporten: {found.bestand}")


def _show_codeboek(found: Vergelijkuitkomst) -> None:
    """Show what changed in the codebook itself."""
    _title("Wat er in het codeboek verandert")
    for wijziging in found.wijziging.algemeen:
        _line(f"{wijziging.wat}: {_van_naar(wijziging)}", "  ")
    for code in found.wijziging.gewijzigd:
        for line in _code(code):
            show(line)
    show()


def _code(code: Codewijziging) -> list[str]:
    if code.soort == "erbij":
        head = f"{code.code}: nieuwe code"
    elif code.soort == "weg":
        head = f"{code.code}: vervallen"
    else:
        head = code.code if code.was == code.code else f"{code.code} (was {code.was})"
    parts = [
        *(f"{t.wat}: {_van_naar(t)}" for t in code.teksten),
        *(f"{what}: {', '.join(terms)}" for what, terms in _termen(code) if terms),
        *_voorbeelden(code),
    ]
    return [head, *(_wrapped(part, "  ") for part in parts)]


def _termen(code: Codewijziging) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("termen erbij", code.termen_erbij),
        ("termen weg", code.termen_weg),
        ("termen met andere opties", code.termen_anders),
    )


def _voorbeelden(code: Codewijziging) -> list[str]:
    parts = [
        f"{n} {word}" for n, word in ((code.voorbeelden_erbij, "erbij"), (code.voorbeelden_weg, "weg")) if n
    ]
    return [f"voorbeelden: {', '.join(parts)}"] if parts else []


def _van_naar(wijziging: Tekstwijziging) -> str:
    was, wordt = (textwrap.shorten(t, _LONG, placeholder="…") for t in (wijziging.was, wijziging.wordt))
    return f"«{was}» wordt «{wordt}»"


def _show_citaten(found: Vergelijkuitkomst, aantal: int) -> None:
    """Show how many quotes come and go per code, and some of them."""
    _title("Wat dat doet met de voorstellen van de computer")
    interviews = count(found.interviews, "interview", "interviews")
    if not found.citaten:
        show(f"Niets: in {interviews} blijven alle {found.gelijk} voorstellen gelijk.")
        return
    turned = found.aantal("andere kant")
    also = f", {turned} van kant gewisseld" if turned else ""
    _line(
        f"In {interviews}: {found.aantal('erbij')} erbij, {found.aantal('weg')} weg{also}; "
        f"{found.gelijk} blijven gelijk."
    )
    show()
    rows = [
        (c.code, c.was, c.wordt, c.erbij, c.weg, c.andere_kant)
        for c in found.codes
        if c.erbij or c.weg or c.andere_kant
    ]
    show_table(("code", "was", "wordt", "erbij", "weg", "andere kant"), rows)
    for soort, title in _SOORTEN:
        quotes = [c for c in found.citaten if c.soort == soort]
        if quotes and aantal:
            show(f"\n{title}:")
            for citaat in quotes[:aantal]:
                _show_citaat(citaat)
            if len(quotes) > aantal:
                show(f"  … en nog {len(quotes) - aantal}; meer zie je met --aantal of --csv.")
    if found.besloten:
        show()
        one = f"Over {found.besloten} van deze citaten besloten mensen al iets. Dat blijft zoals het is: "
        _line(f"{one}hun besluit telt, wat de computer ook voorstelt.")


def _show_citaat(c: Citaatwijziging) -> None:
    code = f"{c.code}.{c.pool}" if c.pool else c.code
    was = f" (was {c.was or 'zonder kant'})" if c.soort == "andere kant" else ""
    _line(f"{code}{was}, {c.interview} regel {c.regelnummer}: «{' '.join(c.citaat.split())}»", "  ")
    _line(f"door {c.waarom}", "    ")
    if c.besloten:
        _line(f"al besloten: {', '.join(c.besloten)}", "    ")


def _title(text: str) -> None:
    show(text)
    show("═" * len(text))


def _line(text: str, indent: str = "") -> None:
    show(_wrapped(text, indent))


def _wrapped(text: str, indent: str) -> str:
    width = min(shutil.get_terminal_size((100, 24)).columns, 100)
    return textwrap.fill(
        text, width, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False
    )
