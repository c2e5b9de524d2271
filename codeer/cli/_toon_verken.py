"""Show which words stand out, in plain words and with sentences."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING

from codeer.cli._uitvoer import show, show_table, tell, tell_fout, thousands
from codeer.core.telwoord import count

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from codeer.steps._verken_uitkomst import Onderdeel, Verkenning, Woord

_EXAMPLES = 5
_MUCH = 100
_ZEKER = (
    "Zekerheid (log-likelihood) zegt hoe klein de kans is dat een woord hier alleen door toeval vaker valt: "
    "boven 6,6 is die kleiner dan 1 op 100, boven 10,8 kleiner dan 1 op 1.000. Bij zo veel woorden zit er "
    "altijd een toevalstreffer tussen: lees de zinnen voor je er iets van vindt."
)
_SAMEN = (
    "Samen (logDice) zegt hoe vast twee woorden bij elkaar horen: 14 is altijd samen, en elk punt minder is "
    "half zo vaak."
)


def show_verkenning(found: Verkenning, aantal: int) -> None:
    """Show all parts, then what the figures mean and what went wrong."""
    for deel in found.onderdelen:
        if deel.soort.value != "vaak_per_thema":
            _TOON[deel.soort.value](found, deel, aantal)
    themes = [deel for deel in found.onderdelen if deel.soort.value == "vaak_per_thema"]
    if themes:
        _show_themes(themes)
    shown = [w.vondst for deel in found.onderdelen for w in deel.woorden]
    if any(v.log_likelihood is not None for v in shown):
        _para(_ZEKER)
    if any(v.log_dice is not None for v in shown):
        _para(_SAMEN)
    if found.verder and shown:
        show("Verder kijken:")
        for command, what in found.verder:
            show(f"  {command}")
            _para(what, indent="      ", space=False)
    for melding in found.meldingen:
        tell(f"Let op: {melding}")
    for interview, fout, tip in found.overgeslagen:
        tell_fout(f"Interview {interview} is overgeslagen. {fout}", tip)
    for bestand in found.mislukt:
        tell_fout(bestand.fout, bestand.tip)
    if found.bestand:
        tell(f"\nGeschreven in rapporten: {found.bestand}")


def _show_key(found: Verkenning, deel: Onderdeel, aantal: int) -> None:
    """Show words that are said more here than elsewhere."""
    titles = {
        "niet_gecodeerd": "Valt op in wat nog geen code heeft",
        "groep": f"Valt op bij {deel.over}",
        "nieuwe_termen": f"Misschien een term voor {deel.over}",
    }
    if not deel.woorden_hier:
        return
    _title(titles[deel.soort.value])
    people = count(deel.respondenten, "respondent", "respondenten")
    _para(
        f"{thousands(deel.woorden_hier)} woorden van {people}, "
        f"vergeleken met {found.tegen} ({thousands(deel.woorden_elders)} woorden)."
    )
    if not deel.woorden:
        show(f"{_nothing(found)}\n")
        return
    rows = [
        (w.vondst.woord, w.vondst.aantal, w.vondst.respondenten, _times(w), w.vondst.log_likelihood)
        for w in deel.woorden[:aantal]
    ]
    show_table(("woord", "aantal", "mensen", "keer zo vaak", "zekerheid"), rows)
    _more(deel, aantal)
    _show_examples(deel.woorden[:aantal])


def _show_often(found: Verkenning, deel: Onderdeel, aantal: int) -> None:
    """Show the words that are said most, as a paragraph."""
    _title("Vaak gezegd, en geen code")
    words = [f"{w.vondst.woord} {w.vondst.aantal}" for w in deel.woorden[: 2 * aantal]]
    _para(", ".join(words) + "." if words else _nothing(found))


def _show_pairs(found: Verkenning, deel: Onderdeel, aantal: int) -> None:
    """Show the words that go together."""
    _title("Samen gezegd, en geen code")
    if not deel.woorden:
        show(f"{_nothing(found)}\n")
        return
    rows = [
        (f"{v.woord} + {v.bij}", v.aantal, v.respondenten, v.log_dice, v.log_likelihood)
        for v in (w.vondst for w in deel.woorden[:aantal])
    ]
    show_table(("woorden", "zinnen", "mensen", "samen", "zekerheid"), rows)
    _more(deel, aantal)
    _show_examples(deel.woorden[:aantal])


def _show_near(found: Verkenning, deel: Onderdeel, aantal: int) -> None:
    """Show the words that are said near a term."""
    if not deel.raak:
        return
    _title(f"Bij «{deel.over}» ({count(deel.raak, 'keer', 'keer')} gezegd)")
    _para("Woorden die hoogstens vijf woorden verder staan, in dezelfde beurt.")
    if not deel.woorden:
        show(f"{_nothing(found)}\n")
        return
    rows = [
        (v.woord, v.aantal, v.respondenten, v.log_dice, v.log_likelihood)
        for v in (w.vondst for w in deel.woorden[:aantal])
    ]
    show_table(("woord", "aantal", "mensen", "samen", "zekerheid"), rows)
    _more(deel, aantal)
    _show_examples(deel.woorden[:aantal])


def _show_themes(themes: Sequence[Onderdeel]) -> None:
    _title("Vaak gezegd bij elke code")
    rows = [
        (deel.over, ", ".join(f"{w.vondst.woord} {w.vondst.aantal}" for w in deel.woorden)) for deel in themes
    ]
    show_table(("code", "woorden"), rows)
    show()


def _show_examples(words: Sequence[Woord]) -> None:
    """Show sentences with the first words."""
    shown = [w for w in words if w.voorbeelden][:_EXAMPLES]
    for word in shown:
        name = f"{word.vondst.woord} + {word.vondst.bij}" if word.vondst.bij else word.vondst.woord
        note = f" ({word.opmerking})" if word.opmerking else ""
        show(f"\n  {name}{note}")
        for v in word.voorbeelden:
            _para(f"«{v.citaat}» ({v.plaats})", indent="    ", space=False)
    if shown:
        show()


def _more(deel: Onderdeel, aantal: int) -> None:
    if len(deel.woorden) > aantal:
        show(f"… en nog {len(deel.woorden) - aantal}; meer zie je met --aantal of --csv.")


def _nothing(found: Verkenning) -> str:
    if found.minstens < 2:
        return "Geen woorden die opvallen."
    return f"Geen woorden die opvallen en die minstens {found.minstens} mensen zeggen."


def _times(word: Woord) -> str:
    """Say how much more often in a way that everybody reads: 4,0 keer, or that it is only here."""
    v = word.vondst
    if not v.elders:
        return "alleen hier"
    times = 2 ** (v.log_ratio or 0)
    return f"meer dan {_MUCH}" if times > _MUCH else f"{times:.1f}".replace(".", ",")


def _title(text: str) -> None:
    show(text)
    show("═" * len(text))


def _para(text: str, indent: str = "", *, space: bool = True) -> None:
    width = min(shutil.get_terminal_size((100, 24)).columns, 100)
    lines = textwrap.fill(
        text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
    show(f"{lines}\n" if space else lines)


_TOON: dict[str, Callable[[Verkenning, Onderdeel, int], None]] = {
    "niet_gecodeerd": _show_key,
    "groep": _show_key,
    "nieuwe_termen": _show_key,
    "vaak_niet_gecodeerd": _show_often,
    "samen_niet_gecodeerd": _show_pairs,
    "bij": _show_near,
}
