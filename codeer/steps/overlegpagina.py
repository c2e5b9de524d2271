"""What the page "Verschillen bespreken" shows and does: place by place, each decision kept at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace

from codeer.core.codeboek import Code, Codeboek
from codeer.core.codering import OVERLEG
from codeer.core.errors import GebruiksFout, VerouderdFout
from codeer.core.overlegbesluit import ANDERS, HERZIEN, polen_naam
from codeer.steps._overleg_getoond import noteer_getoond
from codeer.steps._overleg_lezen import lees_keuzes
from codeer.steps._overleg_los import Los, laat_los
from codeer.steps._verschillen import Interviewverschillen, Lijst, Plaats, Vinder, lijst_van
from codeer.steps._verschillen_agenda import agenda_van, keuzes
from codeer.steps.overleg import leg_keuzes_vast, neem_terug
from codeer.steps.stand import Standen
from codeer.storage.apparaat import lees_kluis
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.verschillen import Ingevuld
from codeer.web.overleg import Overlegserver

Json = dict[str, object]
_VELDEN = ("id", "keuze", "reden", "door", "stand")
_LANGST = 4000
_LAAD = "Laad de pagina opnieuw."


class Overlegpagina:
    """Answers the page; one question at a time, so that two decisions never cross.

    Raises what opening a study raises.
    """

    def __init__(self, onderzoek: Onderzoek) -> None:
        self._onderzoek = onderzoek
        self._lock = threading.Lock()
        self._vinder = Vinder(onderzoek)
        self._waar: dict[str, str] = {}  # the interview of each place

    def begin(self) -> Json:
        """Give the codebook and all places, with what was decided; the study is read anew."""
        with self._lock:
            self._vinder = Vinder(self._onderzoek)
            lijst = lijst_van(self._vinder)
            noteer_getoond(
                self._onderzoek, (p.verschil.interview for p in lijst.plaatsen), self._vinder.standen
            )
            self._waar = {p.verschil.id: p.verschil.interview for p in lijst.plaatsen}
        return {
            "codeboek": lijst.codeboek.naam,
            "codeurs": lijst.codeurs,
            "codes": [_code(c) for c in lijst.codeboek.alle_codes()],
            "plekken": _plekken(lijst),
            "los": [_los(een, lijst.codeboek) for een in lijst.los],
            "overgeslagen": [f"{id}: {fout}" for id, fout, _ in lijst.overgeslagen],
        }

    def besluit(self, gegevens: object) -> Json:
        """Keep a decision and give the place as it is then; an empty choice takes the decision back.

        GebruiksFout for what cannot be understood, VerouderdFout when someone decided in the meantime.
        """
        asked = _understand(gegevens)
        with self._lock:
            vinder = self._vinder
            here, plaats = self._find(asked["id"])
            group = _group(here, plaats)
            if _stand(group) != asked["stand"]:
                raise VerouderdFout("Hier is intussen iets veranderd.", f"{_LAAD} Je keuze is niet bewaard.")
            if asked["keuze"]:
                self._keep(vinder, here, plaats, asked)
            else:
                neem_terug(self._onderzoek, vinder, here.interview.id, [_plek(p) for p in group])
            return self._again(here.interview.id, asked["id"])

    def laat_los(self, gegevens: object) -> Json:
        """Let a decision go whose words changed, and give those that are left in its interview.

        GebruiksFout for what cannot be understood, VerouderdFout when it was settled in the meantime.
        """
        interview, ids = _understand_los(gegevens)
        with self._lock:
            if interview not in self._vinder.interviews:
                raise VerouderdFout("Dit interview is er niet meer.", _LAAD)
            laat_los(self._onderzoek, self._vinder.codeboek, interview, ids)
            return {"los": [_los(een, self._vinder.codeboek) for een in self._nu(interview).los]}

    def _keep(
        self, vinder: Vinder, here: Interviewverschillen, plaats: Plaats, asked: Mapping[str, str]
    ) -> None:
        # who changes it has the earlier decision in view
        again = f"{HERZIEN}: " if plaats.besloten else ""
        row = Ingevuld(0, {**asked, "besluit": again + asked["keuze"]})
        read = lees_keuzes([row], [here], vinder.codeboek, vinder.codeurs)
        if read.meldingen:
            raise GebruiksFout(read.meldingen[0].tekst, read.meldingen[0].tip)
        leg_keuzes_vast(self._onderzoek, vinder, here.interview.id, read.keuzes[here.interview.id])

    def _find(self, id: str) -> tuple[Interviewverschillen, Plaats]:
        if id in self._waar:
            here = self._nu(self._waar[id])
            for plaats in here.plaatsen:
                if plaats.verschil.id == id:
                    return here, plaats
        raise VerouderdFout("Op deze plek verschillen jullie niet meer.", _LAAD)

    def _nu(self, interview: str) -> Interviewverschillen:
        return self._vinder.van(interview, Standen(self._onderzoek, self._vinder.codeboek, interview))

    def _again(self, interview: str, id: str) -> Json:
        here, vinder = self._nu(interview), self._vinder
        lijst = Lijst(vinder.codeboek, vinder.codeurs, (interview,), here.plaatsen)
        plek = next(p for p in _plekken(lijst) if p["id"] == id)
        return {"plek": plek, "los": [_los(een, vinder.codeboek) for een in here.los]}


def open_overleg(
    onderzoek: Onderzoek, poort: int = 0, storing: Callable[[Exception], None] | None = None
) -> Overlegserver:
    """Make the page ready and take a port; the caller shows the address and then calls `loop()`.

    Raises what opening a study raises, and GebruiksFout when the port is taken.
    """
    pagina = Overlegpagina(onderzoek)
    pagina.begin()  # what is wrong with the study is told here, and what it needs is in the cache
    return Overlegserver(pagina, poort, storing, lees_kluis(onderzoek, OVERLEG))


def _understand(gegevens: object) -> dict[str, str]:
    if not isinstance(gegevens, dict):
        raise GebruiksFout("Dit verzoek is niet te begrijpen.", _LAAD)
    found = {naam: gegevens.get(naam, "") for naam in _VELDEN}
    if not all(isinstance(v, str) and len(v) <= _LANGST for v in found.values()):
        raise GebruiksFout("Dit verzoek is niet te begrijpen, of de reden is te lang.", "Maak hem korter.")
    # half an emoji, as a browser may send, cannot be kept
    return {naam: str(v).encode("utf-8", "replace").decode() for naam, v in found.items()}


def _understand_los(gegevens: object) -> tuple[str, list[str]]:
    interview = gegevens.get("interview") if isinstance(gegevens, dict) else None
    ids = gegevens.get("ids") if isinstance(gegevens, dict) else None
    if (
        not isinstance(interview, str)
        or not isinstance(ids, list)
        or not all(isinstance(i, str) for i in ids)
    ):
        raise GebruiksFout("Dit verzoek is niet te begrijpen.", _LAAD)
    return interview, ids


def _los(los: Los, codeboek: Codeboek) -> Json:
    past = los.besloten
    return {
        "interview": los.interview,
        "code": los.code,
        "wat": polen_naam(los.code, past.polen, codeboek),
        "citaat": los.citaat,
        "weg": los.weg,
        "wacht": los.wacht,
        "reden": past.reden,
        "door": past.door,
        "datum": past.datum,
        "ids": los.ids,
    }


def _group(here: Interviewverschillen, plaats: Plaats) -> list[Plaats]:
    """Give a place and its other half."""
    by_id = {p.verschil.id: p for p in here.plaatsen}
    return [by_id[id] for id in (plaats.verschil.id, *plaats.verschil.samen_met)]


def _plek(p: Plaats) -> tuple[int, str]:
    return p.verschil.zin, p.verschil.code


def _stand(group: list[Plaats]) -> str:
    """Give by what the page and the disk can tell that they speak of the same."""
    ids = sorted(g.id for p in group if p.besloten for g in p.besloten.gebeurtenissen)
    gaven = [f"{p.verschil.id}{g.codeur}{g.polen}" for p in group for g in p.verschil.gaven]
    return " ".join((*ids, *gaven))


def _plekken(lijst: Lijst) -> list[Json]:
    by_id = {p.verschil.id: p for p in lijst.plaatsen}
    rows: list[Json] = []
    for groep in agenda_van(lijst).groepen:
        for punt in groep.punten:
            p = by_id[punt.id]
            group = [by_id[id] for id in (punt.id, *p.verschil.samen_met)]
            ook = [u.code for u in punt.ook]
            earlier = _eerder(group, lijst.codeboek)
            here = {"ook": ook, "code": p.verschil.code, "stand": _stand(group), "eerder": earlier}
            rows.append({**asdict(punt), **here})
    return rows


def _eerder(group: Sequence[Plaats], codeboek: Codeboek) -> Json | None:
    """Give what the team decided here in a former text: on which words, and how it is chosen again."""
    past = group[0].eerder
    if past is None:
        return None
    then = [replace(p, besluit=p.eerder_besluit, besloten=p.eerder) for p in group]
    chosen = next((o for o in keuzes(then[0], then[1:], codeboek) if o.gekozen), None)
    said = then[0].besluit
    quotes = dict.fromkeys(g.anker.citaat for g in past.gebeurtenissen if g.anker)
    return {
        "wat": chosen.wat if chosen else said.removeprefix(f"{ANDERS}: "),
        "keuze": chosen.keuze if chosen else said,
        "citaat": " ".join(quotes),
        "reden": past.reden,
        "door": past.door,
        "datum": past.datum,
    }


def _code(code: Code) -> Json:
    return {
        "code": code.pad,
        "definitie": code.definitie,
        "wel": code.wel,
        "niet": code.niet,
        "polen": [[pool, code.poolnaam(pool)] for pool in code.polen],
    }
