"""Show what a search found: a line per place with the words in one column, or a passage per place."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from codeer.cli import _uitvoer
from codeer.core.telwoord import count

if TYPE_CHECKING:
    from codeer.steps._zoek_term import Termvoorstel
    from codeer.steps.zoek import Vindplaats, Zoekuitkomst

# A pipe has no width.
_BREED = 120
_SMAL = 60
_MAX_VORMEN = 12
_OPEN, _DICHT = "[", "]"

Deel = tuple[str, bool]


def toon(uitkomst: Zoekuitkomst, *, aantal: int, ruim: bool) -> None:
    """Show the places (at most `aantal`, 0 is all) and the counts; `ruim` gives each a passage."""
    width = max(_SMAL, shutil.get_terminal_size((_BREED, 24)).columns)
    shown = uitkomst.vindplaatsen[: aantal or None]
    _uitvoer.show(f"Gezocht: {uitkomst.vraag}{_waar(uitkomst)}")
    _uitvoer.show()
    if ruim or not uitkomst.alleen_woorden:
        for place in shown:
            _passage(place, width)
            _uitvoer.show()
    elif shown:
        for line in _regels(shown, width):
            _print_parts(line)
        _uitvoer.show()
    _tellingen(uitkomst, width)
    if len(shown) < len(uitkomst.vindplaatsen):
        rest = _uitvoer.thousands(len(uitkomst.vindplaatsen))
        _uitvoer.tell(
            f"\nHier staan de eerste {len(shown)} van {rest}. Alles zie je met --aantal 0 of --csv."
        )
    if uitkomst.term:
        _term(uitkomst.term)


def _waar(uitkomst: Zoekuitkomst) -> str:
    within = {"beurt": "een beurt", "zin": "een zin", "interview": "een interview"}[uitkomst.binnen]
    combined = " EN " in uitkomst.vraag or "NIET " in uitkomst.vraag
    return f"   (binnen {within})" if combined else ""


def _regels(places: Sequence[Vindplaats], width: int) -> Iterator[list[Deel]]:
    """Give a line per place, with what was found beginning in one column."""
    heads = _koppen(places)
    left = len(heads[0]) + 2
    room = width - left
    core = min(max(_lengte(_gemerkt(p)) for p in places), room * 3 // 4)
    before = (room - core) // 2
    for head, place in zip(heads, places, strict=True):
        marked = _gemerkt(place)
        middle = marked if _lengte(marked) <= room - before else _ingekort(marked, room - before)
        text = _rechts(_uitvoer.clean(place.voor), before)
        rest = room - before - _lengte(middle)
        yield [(head.ljust(left) + text, False), *middle, (_links(_uitvoer.clean(place.na), rest), False)]


def _koppen(places: Sequence[Vindplaats]) -> list[str]:
    """Give interview, speaker and line of each place, in columns."""
    rows = [(p.interview, p.spreker, str(p.regelnummer)) for p in places]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [f"{a.ljust(widths[0])} {b.ljust(widths[1])} {c.rjust(widths[2])}" for a, b, c in rows]


def _gemerkt(place: Vindplaats) -> list[Deel]:
    """Give what was found between square brackets: colour alone is not for everybody."""
    parts = [(_uitvoer.clean(stuk.tekst), stuk.raak) for stuk in place.kern]
    return [(f"{_OPEN}{text}{_DICHT}" if hit else text, hit) for text, hit in parts]


def _lengte(parts: Iterable[Deel]) -> int:
    return sum(len(text) for text, _ in parts)


def _ingekort(parts: list[Deel], room: int) -> list[Deel]:
    """Cut parts to the room there is, with a sign that there was more."""
    kept: list[Deel] = []
    left = room - 1
    for text, hit in parts:
        kept.append((text[: max(0, left)], hit))
        left -= len(text)
    return [*(part for part in kept if part[0]), ("…", False)]


def _rechts(text: str, room: int) -> str:
    """Give the end of a text, cut between words, against the right side."""
    if len(text) > room:
        text = "…" + text[len(text) - room + 1 :].partition(" ")[2]
    return text.rjust(room)


def _links(text: str, room: int) -> str:
    """Give the beginning of a text, cut between words."""
    if len(text) <= room:
        return text
    return text[: room - 1].rpartition(" ")[0] + "…" if room > 1 else ""


def _passage(place: Vindplaats, width: int) -> None:
    """Show a place with all of its context, over as many lines as that takes."""
    time = f" {place.tijd}" if place.tijd else ""
    _uitvoer.show(f"{place.interview} {place.spreker} regel {place.regelnummer}{time}")
    marked = "".join(text for text, _ in _gemerkt(place))
    text = _uitvoer.clean(place.voor) + marked + _uitvoer.clean(place.na)
    for line in textwrap.wrap(text, width - 4, break_on_hyphens=False):
        _uitvoer.show(f"    {line}")
    for why in place.waarom:
        if why.startswith("code "):
            for line in textwrap.wrap(f"= {why}", width - 4, subsequent_indent="  "):
                _uitvoer.show(f"    {line}")


def _print_parts(parts: Sequence[Deel]) -> None:
    """Print a line; on a screen what was found is bold as well."""
    if not sys.stdout.isatty():
        print("".join(text for text, _ in parts).rstrip())
        return
    from rich.console import Console
    from rich.text import Text

    line = Text()
    for text, hit in parts:
        line.append(text, style="bold" if hit else "")
    Console(highlight=False).print(line, soft_wrap=True)


def _tellingen(uitkomst: Zoekuitkomst, width: int) -> None:
    places = uitkomst.vindplaatsen
    per = uitkomst.per_interview
    searched = count(uitkomst.interviews_doorzocht, "interview", "interviews")
    if places:
        people = f", bij {count(uitkomst.respondenten, 'respondent', 'respondenten')}"
        found = f"{_uitvoer.thousands(len(places))} {'treffer' if len(places) == 1 else 'treffers'}"
        _uitvoer.show(f"{found} in {len(per)} van {searched}{people if uitkomst.respondenten else ''}.")
        _lijst("Per interview", (f"{id} {n}" for id, n in per.items()), width)
    else:
        _uitvoer.show(f"Niets gevonden in {searched}.")
    if uitkomst.vormen:
        forms = [f"{form} {n}" for form, n in uitkomst.vormen.items()]
        more = len(forms) - _MAX_VORMEN
        listed = [*forms[:_MAX_VORMEN], *([f"en nog {more} andere"] if more > 0 else [])]
        _lijst("Gevonden als", listed, width)
    if len(uitkomst.per_deel) > 1:
        _lijst("Elk deel apart", (f"{part} {n}" for part, n in uitkomst.per_deel.items()), width)


def _lijst(name: str, items: Iterable[str], width: int) -> None:
    text = f"{name}: {', '.join(items)}"
    _uitvoer.show(textwrap.fill(text, width, subsequent_indent="  ", break_on_hyphens=False))


def _term(term: Termvoorstel) -> None:
    """Say what to put in the codebook, and what that does."""
    if term.bekend:
        lines = ", ".join(map(str, term.staat_er_al))
        has = f"\nDit heeft code {term.code} al, op regel {lines} van codeboek.yaml"
        _uitvoer.show(f"{has}: {', '.join(term.bekend)}.")
    if not term.regels:
        return
    _uitvoer.show(f"\nZet dit in codeboek.yaml bij code {term.code}, onder {term.sleutel}:\n")
    for regel in term.regels:
        _uitvoer.show(f"      {regel}")
    given = count(term.voorstellen, "voorstel", "voorstellen")
    _uitvoer.show(f"\nDat geeft {given}; {term.nieuw} daarvan zijn nieuw voor deze code.")
    if term.omgekeerd:
        _uitvoer.show(f"Bij {term.omgekeerd} daarvan draait een ontkenning de kant om.")
    if term.voorstellen and not term.nieuw:
        _uitvoer.show("De andere termen van deze code vinden ze al: je hebt deze regel dus niet nodig.")
    if term.elders:
        _uitvoer.show(
            f"Let op: {', '.join(term.elders)} heeft zo'n term ook; zo'n zin krijgt dan beide codes."
        )
    _uitvoer.show(
        "Staat de term in het codeboek, dan liggen de nieuwe voorstellen klaar bij het nakijken.\n"
        "Kijk daarna of alles klopt met: codeer codeboek controleer"
    )


def als_json(uitkomst: Zoekuitkomst) -> dict[str, object]:
    """Give the outcome for programs: every place, whatever the screen shows."""
    places = [
        {
            "interview": v.interview,
            "spreker": v.spreker,
            "respondent": v.respondent,
            "tijd": v.tijd,
            "regelnummer": v.regelnummer,
            "begin": v.begin,
            "eind": v.eind,
            "delen": v.delen,
            "voor": v.voor.strip(),
            "treffer": v.treffer,
            "na": v.na.strip(),
            "zin": v.zin,
            "waarom": v.waarom,
        }
        for v in uitkomst.vindplaatsen
    ]
    return {
        "vraag": uitkomst.vraag,
        "binnen": uitkomst.binnen,
        "sprekers": uitkomst.sprekers,
        "aantal": len(places),
        "interviews": len(uitkomst.per_interview),
        "respondenten": uitkomst.respondenten,
        "doorzocht": uitkomst.interviews_doorzocht,
        "per_interview": uitkomst.per_interview,
        "per_deel": uitkomst.per_deel,
        "vormen": uitkomst.vormen,
        "treffers": places,
        "term": uitkomst.term,
        "overgeslagen": [
            {"interview": id, "fout": fout, "tip": tip} for id, fout, tip in uitkomst.overgeslagen
        ],
        "meldingen": uitkomst.meldingen,
        "geschreven": uitkomst.bestanden,
        "mislukt": uitkomst.mislukt,
    }
