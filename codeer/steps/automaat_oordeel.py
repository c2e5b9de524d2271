"""Compare the computer with people: which terms suggest well, and what is missed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from codeer.core.automaat_oordeel import Bevinding, Teller, Zin, tel_termen, trek_zinnen
from codeer.core.codeboek import POLEN
from codeer.core.codering import Voorstel
from codeer.core.plaats import Plaatsbepaler
from codeer.core.tabel import Cel, Celsoort, Kolom
from codeer.exporters import csv as csv_uitvoer
from codeer.exporters._uitvoer import Kop
from codeer.steps._automaat_cijfers import Aandeel, Naast, Schatting, aandeel, leg_naast, schat_gevonden
from codeer.steps._automaat_lezen import Vergelijker
from codeer.steps._interviews_langs import Voortgang
from codeer.steps._neerzetten import zet_neer
from codeer.steps._rapport_bestanden import Mislukt
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.studie import lees_studie

TABEL, STEEKPROEF = "computer", "steekproef"


@dataclass(frozen=True, slots=True)
class Termoordeel:
    """One term: how often it suggested what, and what people found of that."""

    term: str
    code: str
    pool: str
    telling: Teller
    precisie: Aandeel


@dataclass(frozen=True, slots=True)
class Codeoordeel:
    """One code: its suggestions, and in finished units what was right and what was missed.

    `gemist` is the share of units without a suggestion to which people gave the code; `blind` of those
    were finished blind. `gevonden` estimates which share of all that fits was suggested.
    """

    code: str
    telling: Teller
    goed: Aandeel
    gemist: Aandeel
    blind: int
    gevonden: Schatting | None
    naast: Naast


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What came out: per code, per term, the sample that was drawn with how much of it was read."""

    codeurs: tuple[str, ...]
    interviews: tuple[str, ...]  # where anyone finished or decided anything
    codes: tuple[Codeoordeel, ...]
    termen: tuple[Termoordeel, ...]
    oneens: int
    steekproef: int
    gelezen: int
    geschreven: tuple[str, ...]
    mislukt: tuple[Mislukt, ...]
    meldingen: tuple[str, ...]
    overgeslagen: tuple[tuple[str, str, str], ...] = ()


def vergelijk_computer(
    onderzoek: Onderzoek,
    codeurs: Sequence[str] = (),
    codes: Sequence[str] = (),
    steekproef: int = 0,
    voortgang: Voortgang | None = None,
) -> Uitkomst:
    """Compare people with the computer, and write `computer.csv` and the sample if one is asked for.

    With a sample what the computer missed is told of that sample alone, as far as it was read; without
    one, of all units that people finished. Raises what opening a study raises, and GebruiksFout.
    """
    found = Vergelijker(onderzoek, codeurs, codes)
    found.loop(voortgang)
    drawn = _draw(onderzoek, found, steekproef) if steekproef else ()
    termen = tuple(_termen(found))

    def write(map: Path) -> dict[str, Path]:
        files = _schrijf(map, TABEL, KOLOMMEN, [_termrij(t) for t in termen])
        if steekproef:
            files |= _schrijf(map, STEEKPROEF, STEEKPROEFKOLOMMEN, _steekproefrijen(found, drawn))
        return files

    stand = zet_neer(onderzoek, write)
    worked = {key[0] for key in found.decided} | {
        r.interview.id for r in found.gelezen if any(r.gezien.values())
    }
    return Uitkomst(
        codeurs=found.codeurs,
        interviews=tuple(id for id in found.stroom.ids if id in worked),
        codes=tuple(_code(code, found, drawn if steekproef else None) for code in found.codes),
        termen=termen,
        oneens=sum(n.bevinding is Bevinding.ONEENS for n in found.decided.values()),
        steekproef=len(drawn),
        gelezen=sum(bool(_readers(found, zin)) for zin in drawn),
        geschreven=tuple(stand.sha),
        mislukt=tuple(stand.mislukt),
        meldingen=tuple(stand.meldingen),
        overgeslagen=tuple(found.overgeslagen),
    )


def _draw(onderzoek: Onderzoek, found: Vergelijker, aantal: int) -> tuple[Zin, ...]:
    """Draw the sample out of all units, so that for each code those without its suggestion are a sample too.

    Only sentences without any suggestion would flatter: what is missed stands mostly where other codes
    were found. The study's own id is the seed.
    """
    studie = lees_studie(onderzoek)
    rows = {r.interview.id: r.dekking.zinnen for r in found.gelezen}
    return trek_zinnen(rows, aantal, studie.id if studie else "")


def _termen(found: Vergelijker) -> list[Termoordeel]:
    counts: dict[tuple[str, str, str], Teller] = {}
    for code, pool, term, verdict in tel_termen(found.voorstellen, found.decided):
        if code in found.codes:
            counts.setdefault((code, pool, term), Teller()).tel(verdict)
    order = {code: nr for nr, code in enumerate(found.codes)}
    keys = sorted(counts, key=lambda k: (order[k[0]], POLEN.index(k[1]), k[2]))
    return [
        Termoordeel(k[2], k[0], k[1], counts[k], aandeel(counts[k].akkoord, counts[k].beslist)) for k in keys
    ]


def _code(code: str, found: Vergelijker, drawn: Sequence[Zin] | None) -> Codeoordeel:
    per_interview: dict[str, int] = {}
    for zin in drawn or ():
        per_interview[zin.interview] = per_interview.get(zin.interview, 0) | 1 << zin.zin
    wel = niet = judged = right = seen = missed = blind = 0
    for r in found.gelezen:
        yes = r.voorgesteld[code]
        no = ((1 << len(r.dekking.zinnen)) - 1) & ~yes
        wel, niet = wel + yes.bit_count(), niet + no.bit_count()
        looked, given = r.nagekeken[code]
        judged += (looked & yes).bit_count()
        right += (looked & yes & given).bit_count()
        read = r.gezien[code] & no & (no if drawn is None else per_interview.get(r.interview.id, 0))
        seen += read.bit_count()
        missed += (read & r.gegeven[code]).bit_count()
        blind += (read & r.blind[code]).bit_count()
    goed, gemist = aandeel(right, judged), aandeel(missed, seen)
    return Codeoordeel(
        code=code,
        telling=_telling(code, found),
        goed=goed,
        gemist=gemist,
        blind=blind,
        gevonden=schat_gevonden(goed, gemist, wel, niet),
        naast=leg_naast(found.bladen, found.codeurs, code),
    )


def _telling(code: str, found: Vergelijker) -> Teller:
    """Count the suggestions of a code: those of now, and those decided on before."""
    keys = {(id, v.begin, v.eind, v.code, v.pool) for id, v in found.voorstellen if v.code == code}
    keys |= {key for key in found.decided if key[3] == code}
    telling = Teller()
    for key in sorted(keys):
        telling.tel(found.decided[key].bevinding if key in found.decided else None)
    return telling


def _readers(found: Vergelijker, zin: Zin) -> list[str]:
    return next(r.door(zin.zin) for r in found.gelezen if r.interview.id == zin.interview)


_AANTAL = ("voorgesteld", "akkoord", "afgewezen", "anders")
KOLOMMEN = (
    Kolom("term", Celsoort.TEKST),
    Kolom("code"),
    Kolom("pool"),
    *(Kolom(naam, Celsoort.GEHEEL) for naam in _AANTAL),
    *(Kolom(naam, Celsoort.DECIMAAL, 3) for naam in ("precisie", "onder", "boven")),
)
STEEKPROEFKOLOMMEN = (
    *(Kolom("id"), Kolom("interview")),
    *(Kolom("zin", Celsoort.GEHEEL), Kolom("regelnummer", Celsoort.GEHEEL)),
    *(Kolom(naam, Celsoort.TEKST) for naam in ("citaat", "voor", "na", "afgerond_door", "codes")),
)


def _termrij(t: Termoordeel) -> tuple[Cel, ...]:
    counts = (getattr(t.telling, naam) for naam in _AANTAL)
    return (t.term, t.code, t.pool, *counts, t.precisie.deel, t.precisie.onder, t.precisie.boven)


def _steekproefrijen(found: Vergelijker, drawn: Sequence[Zin]) -> list[tuple[Cel, ...]]:
    by_id = {r.interview.id: r for r in found.gelezen}
    rows: list[tuple[Cel, ...]] = []
    for zin in drawn:
        here = by_id[zin.interview]
        f = Plaatsbepaler(here.interview).fragment(Voorstel("", "", zin.begin, zin.eind, ""))
        given = [c for c in found.codes if here.gegeven[c] >> zin.zin & 1]
        readers = " ".join(here.door(zin.zin))
        # the letter of a place in a sample; f and v are those of fragments and differences
        place = (f"z{f.id[1:]}", zin.interview, zin.zin + 1, f.regelnummer)
        rows.append((*place, f.citaat, f.voor, f.na, readers, "; ".join(given)))
    return rows


def _schrijf(
    map: Path, naam: str, kolommen: tuple[Kolom, ...], rijen: Sequence[tuple[Cel, ...]]
) -> dict[str, Path]:
    uitvoer = csv_uitvoer.begin(map)
    with ExitStack() as stack:
        stack.callback(uitvoer.staak)
        uitvoer.tabel(Kop(naam, naam, kolommen)).schrijf(rijen)
        uitvoer.sluit()
    return dict(uitvoer.bestanden)
