"""Show peers how alike they coded: sentences, no coefficients, nobody first or last."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from codeer.cli._toon_consistentie import often
from codeer.cli._uitvoer import show, tell, thousands
from codeer.core.telwoord import count
from codeer.core.vuistregels import GENOEG, GOED, REDELIJK, VOORLOPIG, Soort

if TYPE_CHECKING:
    from codeer.steps._consistentie_uitkomst import Codeuitslag, Onderzoeksconsistentie, Vergelijking

_MAX_NAAM = 24
_VUISTREGEL = (
    f"Goed is hier vanaf {GOED * 10:.0f} van de 10 keer, redelijk vanaf {REDELIJK * 10:.0f}. Bij minder dan "
    f"{GENOEG} zinnen is het te weinig om iets te zeggen, en tot {VOORLOPIG} is het voorlopig. Dat zijn "
    "vuistregels van codeer, niet uit de literatuur."
)
_UITLEG = (
    "Wat heeft toeval ermee te maken? Twee mensen die zomaar wat aankruisen, zijn het ook weleens eens, "
    "vooral bij een code die bijna nooit of bijna altijd voorkomt. Daarom kijken we hierboven alleen naar "
    "de zinnen waarin iemand de code gaf, en niet naar alle zinnen waarin niemand iets gaf. De maten die "
    "onderzoekers gebruiken, zoals kappa en alpha, trekken het toeval er ook nog af; die zie je met "
    "--methodoloog."
)


def show_woorden(found: Onderzoeksconsistentie) -> None:
    """Show everything that was compared, in words."""
    if found.hoofd:
        _show_main(found.hoofd, found.na_overleg)
    for one in found.met_jezelf:
        _show_self(one)
    if found.niet_onafhankelijk:
        _show_apart(found.niet_onafhankelijk, alone=found.hoofd is None)


def show_voet(found: Onderzoeksconsistentie, *, uitleg: bool) -> None:
    """Show what the words rest on, and where there is more."""
    if uitleg:
        show()
        _wrapped(_UITLEG)
    for melding in found.meldingen:
        tell(f"Let op: {melding}")
    tell()
    tell(filled(_VUISTREGEL))
    tell("Tip: alle maten, zoals kappa en alpha, zie je met --methodoloog.")


def people(codeurs: Sequence[str]) -> list[str]:
    """Give the names of codeurs as people write them."""
    return [naam[:1].upper() + naam[1:] for naam in codeurs]


def listed(words: Sequence[str]) -> str:
    """Join words as in a sentence: a, b en c."""
    *most, last = words
    return f"{', '.join(most)} en {last}" if most else last


def width() -> int:
    """Give the width to write sentences in."""
    return min(shutil.get_terminal_size((80, 24)).columns, 90)


def _show_main(one: Vergelijking, after: Vergelijking | None) -> None:
    size = f"{count(len(one.interviews), 'gesprek', 'gesprekken')}, {_units(one)}"
    show("Hoe gelijk hebben jullie gecodeerd?")
    _wrapped(f"{listed(people(one.codeurs))}, {size}, los van elkaar afgerond")
    _wrapped("Verschil is niet fout. Het laat zien waar een code nog niet duidelijk is.")
    later = {code.code: code for code in after.codes} if after else {}
    for code in _used(one):
        show()
        show(hanging(code.code, list(_about(code, one, later.get(code.code))), _name_width(one)))
    _show_unused(one)


def _show_self(one: Vergelijking) -> None:
    show()
    show(f"Met jezelf: hoe gelijk codeerde {people(one.codeurs[:1])[0]} twee keer?")
    _wrapped(f"{listed(one.codeurs)}, {count(len(one.interviews), 'gesprek', 'gesprekken')}, {_units(one)}")
    for code in _used(one):
        show()
        show(hanging(code.code, list(_about(code, one, None)), _name_width(one)))
    _show_unused(one)


def _show_apart(one: Vergelijking, *, alone: bool) -> None:
    """Show apart what was done with suggestions or others' work in view; it says nothing of chance."""
    show()
    show("Apart: afgerond met voorstellen of elkaars werk in beeld")
    why = "Dat telt hierboven niet mee, want je zag al wat een ander of de computer vond."
    if alone:
        why = (
            "Dat zegt niet hoe gelijk jullie uit jezelf coderen. Wil je dat weten, codeer dan allebei een "
            "gesprek los van elkaar: codeer open --codeur NAAM --blind"
        )
    _wrapped(f"{listed(people(one.codeurs))}, {_units(one)}. {why}")
    used, name = _used(one), _name_width(one)
    if not used:
        show("Daarin gaf niemand een code.")
    for code in used:
        show(hanging(code.code, [_counts(code, one)], name))


def _about(code: Codeuitslag, one: Vergelijking, after: Codeuitslag | None) -> Iterator[str]:
    """Give the sentences on one code."""
    yield _counts(code, one)
    if code.keren >= GENOEG and code.p_pos is not None:
        yield f"{_when(one)} {_again(code.p_pos)}.{_more_often(code, one)}"
    if after is not None:
        yield f"Na jullie overleg: {_after(after, one)}."
    if code.andere_kant:
        times = count(code.andere_kant, "keer", "keer")
        yield f"{times[:1].upper()}{times[1:]} dezelfde code, maar een andere kant."
    yield f"-> {_advice(code, one.soort)}"


def _after(code: Codeuitslag, one: Vergelijking) -> str:
    if code.keren < GENOEG or code.p_pos is None:
        return _counts(code, one)
    other = "de ander" if len(one.codeurs) == 2 else "een ander"
    return f"{_counts(code, one)}; dan gaf {other} hem {_again(code.p_pos)}"


def _counts(code: Codeuitslag, one: Vergelijking) -> str:
    gebruik = code.gebruik
    if one.soort is Soort.MET_JEZELF:
        first, again = gebruik.alleen
        return f"beide keren {gebruik.samen}, alleen de eerste keer {first}, alleen later {again}"
    if len(one.codeurs) == 2:
        alone = [f"alleen {naam} {n}" for naam, n in zip(people(one.codeurs), gebruik.alleen, strict=True)]
        return ", ".join([f"samen {gebruik.samen} keer", *alone])
    return f"samen {gebruik.samen} keer, niet allemaal {gebruik.deels} keer"


def _when(one: Vergelijking) -> str:
    if one.soort is Soort.MET_JEZELF:
        return "Als je deze code de ene keer gaf, gaf je hem de andere keer"
    other = "de ander" if len(one.codeurs) == 2 else "een ander"
    return f"Als een van jullie deze code gaf, gaf {other} hem"


def _again(share: float) -> str:
    words = often(share)
    if words.endswith("nooit"):
        return words
    return f"{words} ook" if words.endswith("altijd") else f"ook in {words}"


def _more_often(code: Codeuitslag, one: Vergelijking) -> str:
    """Say who sees a code more often, where the difference is large; that is no fault of either."""
    if len(one.codeurs) != 2 or one.soort is Soort.MET_JEZELF:
        return ""
    (less, who_less), (more, who_more) = sorted(zip(code.gebruik.alleen, people(one.codeurs), strict=True))
    if more < GENOEG / 2 or more < 2 * less:
        return ""
    return f" {who_more} ziet deze code vaker dan {who_less}."


def _advice(code: Codeuitslag, soort: Soort) -> str:
    alone = soort is Soort.MET_JEZELF
    if code.keren < GENOEG or code.p_pos is None:
        return "Te weinig keer gebruikt om iets te zeggen." + ("" if alone else " Kijk wel even samen.")
    if code.p_pos >= GOED:
        return "Dit gaat goed."
    if code.p_pos >= REDELIJK:
        return f"Redelijk. Kijk {'nog eens' if alone else 'samen'} waar het verschil in zit."
    return f"{'Lees nog eens na' if alone else 'Bespreek samen'}: wanneer is iets «{code.code}»?"


def _used(one: Vergelijking) -> list[Codeuitslag]:
    return [code for code in one.codes if code.keren]


def _show_unused(one: Vergelijking) -> None:
    unused = [code.code for code in one.codes if code.eenheden and not code.keren]
    unjudged = [code.code for code in one.codes if not code.eenheden]
    if unused or unjudged:
        show()
    if unused:
        _wrapped(f"Niemand gaf: {', '.join(unused)}.")
    if unjudged:
        _wrapped(f"Niet door twee mensen beoordeeld: {', '.join(unjudged)}.")


def _units(one: Vergelijking) -> str:
    return f"{thousands(one.eenheden)} {'zin' if one.eenheden == 1 else 'zinnen'}"


def _name_width(one: Vergelijking) -> int:
    return min(max((len(code.code) for code in _used(one)), default=0), _MAX_NAAM)


def hanging(name: str, lines: Iterable[str], size: int) -> str:
    """Put sentences beside a name, folded; a name longer than `size` gets a line of its own."""
    indent = " " * (size + 2)
    room = max(20, width() - len(indent))
    rows = [indent + part for line in lines for part in textwrap.wrap(line, room, break_on_hyphens=False)]
    if len(name) > size:
        return "\n".join([name, *rows])
    return "\n".join([name.ljust(size + 2) + rows[0][size + 2 :], *rows[1:]])


def filled(text: str) -> str:
    """Fold a text to the width of the screen."""
    return textwrap.fill(text, width(), break_on_hyphens=False)


def _wrapped(text: str) -> None:
    show(filled(text))
