"""The acts of someone who codes: each gives the events that it consists of, and keeps nothing itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from codeer.core.blokken import verenig
from codeer.core.codering import OVERLEG
from codeer.core.errors import GebruiksFout, VerouderdFout
from codeer.core.gebeurtenis import (
    Afronding,
    Anker,
    Beslissing,
    Besluit,
    Codering,
    Gebeurtenis,
    Herroeping,
    Inzage,
    Memo,
    OpenCode,
    Over,
)
from codeer.core.hernoemd import codes_bij_afronding
from codeer.core.terugdraaien import draai_daad_terug, laatste_daad
from codeer.core.terugdraaien import kan_terug as can_undo
from codeer.core.zinsdekking import Span
from codeer.steps._werk import Werk

_VERS = "Kijk hoe het nu staat en doe het dan opnieuw."
Facetkeuze = Mapping[str, str] | None


class Waarom(NamedTuple):
    """What made a suggestion (empty: look it up), and why people decided as they did."""

    waarom: str = ""
    reden: str = ""


def besluit(  # noqa: PLR0913, PLR0917 -- a decision has these parts
    werk: Werk,
    anker: Anker,
    kant: tuple[str, str],
    beslissing: Beslissing,
    wordt: tuple[str, str] | None,
    facetten: Facetkeuze,
    why: Waarom,
) -> list[Gebeurtenis]:
    """Decide on the suggestion of a code and pole at a place, or decide anew."""
    former = _former_besluit(werk, anker, kant)
    waarom = why.waarom or _waarom(werk, anker, kant) or (former.waarom if former else "")
    if former is None and not waarom and werk.beeld.codeur != OVERLEG:
        raise VerouderdFout("Dit voorstel is er niet meer.", _VERS)
    if (beslissing is Beslissing.ANDERS) != (wordt is not None):
        raise GebruiksFout("Bij een andere code hoort welke het wordt.", "Kies een code en een kant.")
    becomes = werk.kant(*wordt) if wordt else ("", "")
    chosen = werk.facetten(facetten, former.facetten if former else ())
    inhoud = Besluit(beslissing, *kant, *becomes, chosen, waarom, why.reden)
    return [werk.bestaand(inhoud, anker) or werk.maak(inhoud, anker)]


def codeer(  # noqa: PLR0913 -- a coding has these parts
    werk: Werk,
    anker: Anker,
    code: str,
    pool: str,
    *,
    facetten: Facetkeuze = None,
    na: Sequence[str] = (),
    reden: str = "",
) -> list[Gebeurtenis]:
    """Give a code to a text; `na` are own codings or decisions that it replaces."""
    werk.kant(code, pool)
    former = [werk.eigen(id) for id in dict.fromkeys(na)]
    if any(not isinstance(g.inhoud, (Codering, Besluit)) for g in former):
        raise GebruiksFout("Alleen een code kan door een andere code vervangen worden.")
    coderingen = [g for g in former if isinstance(g.inhoud, Codering)]
    kept = next((g.inhoud.facetten for g in former if isinstance(g.inhoud, (Codering, Besluit))), ())
    inhoud = Codering(code, pool, werk.facetten(facetten, kept), werk.beeld.onafhankelijk, reden)
    same = _same_kant(werk, anker, code, pool)
    if same is not None and same not in former:
        if _says_no_more(same.inhoud, inhoud, facetten):
            return [same, *_weg(werk, former)]
        coderingen.insert(0, same)
    first = coderingen[:1]
    if first and werk.bestaand(inhoud, anker) is first[0]:
        return [first[0], *_weg(werk, [g for g in former if g not in first])]
    made = werk.maak(inhoud, anker, tuple(g.id for g in first))
    return [made, *_weg(werk, [g for g in former if g not in first])]


def facetten(werk: Werk, id: str, keuze: Mapping[str, str]) -> list[Gebeurtenis]:
    """Give a coding or decision other facets."""
    former = werk.eigen(id)
    if not isinstance(former.inhoud, (Codering, Besluit)):
        raise GebruiksFout("Alleen een code heeft facetten.")
    chosen = werk.facetten(keuze)
    if chosen == former.inhoud.facetten:
        return [former]
    as_written = werk.inhoud(former)
    assert isinstance(as_written, (Codering, Besluit))  # noqa: S101 -- as it is read
    return [werk.maak_als(former, replace(as_written, facetten=chosen), (id,))]


def haal_weg(werk: Werk, id: str) -> list[Gebeurtenis]:
    """Take back a coding, decision, memo, idea or finish; of two choices that contradict, the other holds."""
    gone, ids = werk.eigen_of_betwist(id)
    others = [other for other in ids if other != id]
    if len(others) > 1:
        raise GebruiksFout("Hier spreken meer keuzes elkaar tegen.", "Kies eerst welke blijft.")
    return kies(werk, ids, others[0]) if others else _weg(werk, [gone])


def memo(werk: Werk, over: Over, sleutel: str, tekst: str) -> list[Gebeurtenis]:
    """Write a memo, or take it back with an empty text; `werk` is on the interview or on the study."""
    here = werk.beeld.interview.id
    if bool(here) != (over in (Over.CODERING, Over.INTERVIEW)):
        raise GebruiksFout("Deze memo hoort ergens anders.")
    if over is Over.CODERING and not isinstance(werk.eigen(sleutel).inhoud, (Codering, Besluit)):
        raise GebruiksFout("Alleen bij een code hoort een memo.")
    if over is Over.CODE and werk.beeld.codeboek.code(sleutel) is None:
        raise GebruiksFout(f"De code {sleutel} staat niet in het codeboek.")
    inhoud = Memo(over, {Over.INTERVIEW: here, Over.STUDIE: ""}.get(over, sleutel), tekst.strip())
    if same := werk.bestaand(inhoud, None):
        return [same]
    made = werk.maak(inhoud)
    if inhoud.tekst:
        return [made]
    heads = [werk.beeld.staat.gebeurtenis(id) for id in made.na]
    some = any(g is not None and isinstance(g.inhoud, Memo) for g in heads)
    return [werk.maak(Herroeping(), na=made.na)] if some else []


def open_code(werk: Werk, anker: Anker, naam: str, toelichting: str = "") -> list[Gebeurtenis]:
    """Note an idea for a code at a place."""
    if not naam.strip():
        raise GebruiksFout("Een idee voor een code heeft een naam nodig.", "Typ een of twee woorden.")
    inhoud = OpenCode(naam.strip(), toelichting.strip())
    return [werk.bestaand(inhoud, anker) or werk.maak(inhoud, anker)]


def klaar(werk: Werk, anker: Anker | None, codes: Sequence[str] | None = None) -> list[Gebeurtenis]:
    """Finish a passage, or the whole interview, for the codes that there are, or for these alone."""
    known = tuple(code.pad for code in werk.beeld.codeboek.alle_codes())
    for code in codes or ():
        if code not in known:
            raise GebruiksFout(
                f"De code {code} staat niet in het codeboek.", "Kies een code uit het codeboek."
            )
    chosen = known if codes is None else tuple(code for code in known if code in codes)
    if not chosen:
        raise GebruiksFout("Er is geen code om op te letten.", "Zet eerst een code in het codeboek.")
    recorded = codes_bij_afronding(werk.beeld.codeboek, chosen)
    counted = werk.beeld.codeboek.instellingen.sprekers
    inhoud = Afronding(recorded, werk.beeld.onafhankelijk, sprekers=counted)
    return [werk.bestaand(inhoud, anker) or werk.maak(inhoud, anker)]


def heropen(werk: Werk, begin: int | None, eind: int | None) -> list[Gebeurtenis]:
    """Let a passage, or all, be unfinished again; what was finished around it stays so."""
    dekking = werk.beeld.dekking
    every = range(len(dekking.zinnen))
    whole = begin is None or eind is None
    opened = {nr for nr in every if whole or _overlaps(dekking.zinnen[nr], begin or 0, eind or 0)}
    made: list[Gebeurtenis] = []
    for g in werk.beeld.eigen:
        if not isinstance(g.inhoud, Afronding) or g.tekst != werk.beeld.stand.tekst:
            continue
        within = every if g.anker is None else dekking.geheel_in(g.anker.begin, g.anker.eind)
        units = [nr for nr in within if g.inhoud.dekt(*dekking.zinnen[nr][:2])]
        if not whole and opened.isdisjoint(units):
            continue
        if opened.issuperset(units):
            made += _weg(werk, [g])
            continue
        # the rest stays the same finish: opened elsewhere too, only what is finished in both is
        gaps = (dekking.zinnen[nr][:2] for nr in units if nr in opened)
        rest = replace(g.inhoud, zonder=verenig([*g.inhoud.zonder, *gaps]))
        made.append(werk.maak_als(g, rest, (g.id,)))
    return made


def kies(werk: Werk, ids: Sequence[str], id: str) -> list[Gebeurtenis]:
    """Settle a conflict of one's own: one of its choices holds, the others do not."""
    found = next((c for c in werk.beeld.conflicten if set(c.ids) == set(ids)), None)
    chosen = next((g for g in found.gebeurtenissen if g.id == id), None) if found else None
    if found is None or chosen is None:
        raise VerouderdFout("Dit verschil is er niet meer, of het is anders geworden.", _VERS)
    return [werk.maak_als(chosen, werk.inhoud(chosen), found.ids)]


def plaats(werk: Werk, id: str, anker: Anker) -> list[Gebeurtenis]:
    """Say where in the text of now something belongs that was made in an earlier one.

    Of choices that contradict each other this one holds then, and the others do not.
    """
    former, na = werk.eigen_of_betwist(id)
    if former.anker is None or isinstance(former.inhoud, Inzage):
        raise GebruiksFout("Dit hoort niet bij een plek in de tekst.")
    return [werk.maak(werk.inhoud(former), anker, na)]


def terug(werk: Werk) -> list[Gebeurtenis]:
    """Undo the last act of the codeur in this interview."""
    staat = werk.beeld.staat
    daad = laatste_daad(staat, werk.beeld.codeur)
    if not daad:
        raise GebruiksFout("Er is niets om ongedaan te maken.")
    werk.check_gezien(tuple(g.id for g in daad))
    if not can_undo(staat, daad):
        raise VerouderdFout("Hier kwam al iets anders na; ongedaan maken kan niet meer.", _VERS)
    return list(draai_daad_terug(staat, werk.maker, daad, werk.beeld.stand.geschreven))


def _weg(werk: Werk, former: Sequence[Gebeurtenis]) -> list[Gebeurtenis]:
    """Take things back, each by an event of its own, so that undoing brings each back by itself."""
    if any(isinstance(g.inhoud, Inzage) for g in former):
        raise GebruiksFout("Wat je zag kan niet teruggenomen worden.")
    return [werk.maak_als(g, Herroeping(), (g.id,)) for g in former]


def _former_besluit(werk: Werk, anker: Anker, kant: tuple[str, str]) -> Besluit | None:
    place = (werk.beeld.stand.tekst, anker.begin, anker.eind, *kant)
    everything = (*werk.beeld.eigen, *(g for c in werk.beeld.conflicten for g in c.gebeurtenissen))
    for g in everything:
        if isinstance(g.inhoud, Besluit) and g.anker is not None:
            here = (g.tekst, g.anker.begin, g.anker.eind, g.inhoud.code, g.inhoud.pool)
            if here == place:
                return g.inhoud
    return None


def _waarom(werk: Werk, anker: Anker, kant: tuple[str, str]) -> str:
    wanted = (*kant, anker.begin, anker.eind)
    found = (v.waarom for v in werk.beeld.voorgesteld.voorstellen if v[:4] == wanted)
    return "" if werk.beeld.blind else next(found, "")


def _same_kant(werk: Werk, anker: Anker, code: str, pool: str) -> Gebeurtenis | None:
    """Find the own coding of this very place with this code and pole: a double click makes no second."""
    place = werk.beeld.stand.tekst, anker
    coderingen = ((g, g.inhoud) for g in werk.beeld.eigen if (g.tekst, g.anker) == place)
    return next(
        (g for g, c in coderingen if isinstance(c, Codering) and (c.code, c.pool) == (code, pool)),
        None,
    )


def _says_no_more(same: object, inhoud: Codering, given: Facetkeuze) -> bool:
    return isinstance(same, Codering) and (given is None or same.facetten == inhoud.facetten)


def _overlaps(zin: Span, begin: int, eind: int) -> bool:
    return zin[0] < eind and begin < zin[1]
