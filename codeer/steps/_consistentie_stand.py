"""Who finished what, and what is needed before people can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from codeer.core.errors import OnderzoekFout
from codeer.core.onafhankelijk import Werk
from codeer.core.vergelijking import Blad
from codeer.core.zinsoordelen import Zinsoordelen
from codeer.steps._consistentie_uitkomst import Codeurstand, Jonger


def codeurstanden(werken: Iterable[Werk], codeurs: Sequence[str]) -> tuple[Codeurstand, ...]:
    """Give per codeur in which interviews she finished sentences, how many, and how many blind."""
    works = list(werken)
    return tuple(_one(works, naam) for naam in codeurs)


def jongere_codes(bladen: Iterable[Blad], codeurs: Sequence[str], codes: Sequence[str]) -> tuple[Jonger, ...]:
    """Give the codes that were not judged in sentences finished for other codes; those are missing, not 0."""
    sheets = list(bladen)
    found = (
        Jonger(naam, code, sum(missed.bit_count() for missed in _missed(sheets, naam, code, codes)))
        for naam in codeurs
        for code in codes
    )
    return tuple(row for row in found if row.zinnen)


def na_het_gesprek(werken: Iterable[Werk], codeurs: Sequence[str]) -> Iterator[str]:
    """Tell of blind work that does not count as independent, only because the team had talked by then."""
    works = list(werken)
    for naam in codeurs:
        late = [w.interview for w in works if _te_laat(w, naam)]
        if late:
            where = ", ".join(late[:5]) + (" …" if len(late) > 5 else "")
            yield (
                f"wat {naam} in {where} blind afrondde nadat jullie de verschillen daar in beeld hadden, "
                "telt niet mee als los van elkaar gecodeerd. Laat wie nog meedoet eerst coderen; "
                "bespreek daarna"
            )


def _te_laat(werk: Werk, naam: str) -> bool:
    now, alone = werk.nu.get(naam), werk.onafhankelijk.get(naam)
    if now is None or alone is None:
        return False
    return any(bits & ~alone.gezien.get(code, 0) for code, bits in now.blind.items())


def niets_te_vergelijken(standen: Sequence[Codeurstand]) -> OnderzoekFout:
    """Make the message for a study in which no two people finished the same sentences."""
    done = [stand for stand in standen if stand.zinnen]
    if not done:
        return OnderzoekFout(
            "Er valt nog niets te vergelijken: niemand heeft een interview of stuk afgerond.",
            "Codeer allebei hetzelfde interview en rond het af: codeer open --codeur NAAM --blind. "
            "Wie wat doet verdeel je met: codeer verdeel",
        )
    lines = "\n".join(f"  {_line(stand)}" for stand in done)
    return OnderzoekFout(
        "Er valt nog niets te vergelijken: geen zin is door twee mensen afgerond.\n" + lines,
        "Laat twee van jullie hetzelfde interview coderen, los van elkaar: codeer open --codeur NAAM "
        "--blind. Een verdeling maak je met: codeer verdeel",
    )


def _line(stand: Codeurstand) -> str:
    how = "blind" if stand.blind == stand.zinnen else "niet blind" if not stand.blind else "deels blind"
    return f"{stand.codeur} rondde af: {', '.join(stand.interviews)} ({how})"


def _one(works: Sequence[Werk], naam: str) -> Codeurstand:
    now = {w.interview: _seen(w.nu.get(naam)) for w in works}
    blind = sum(_seen(w.onafhankelijk.get(naam)).bit_count() for w in works)
    total = sum(bits.bit_count() for bits in now.values())
    return Codeurstand(naam, tuple(id for id, bits in now.items() if bits), total, blind)


def _seen(judged: Zinsoordelen | None) -> int:
    found = 0
    for bits in judged.gezien.values() if judged else ():
        found |= bits
    return found


def _missed(bladen: Sequence[Blad], naam: str, code: str, codes: Sequence[str]) -> Iterator[int]:
    for blad in bladen:
        every = 0
        for other in codes:
            every |= blad.oordeel(naam, other).gezien
        yield every & ~blad.oordeel(naam, code).gezien
