"""Compare the people who coded in a study: what they found by themselves, per code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from codeer import __version__
from codeer.core.codering import OVERLEG
from codeer.core.onafhankelijk import Werk
from codeer.core.vergelijking import Blad, Families, families, maak_blad, met_overleg, niet_onafhankelijk
from codeer.core.vuistregels import Ronde, Soort
from codeer.core.zinsdekking import DREMPEL
from codeer.core.zinsoordelen import Zinsoordelen
from codeer.maten._bootstrap import ZAAD
from codeer.steps._consistentie_bestanden import bewaar
from codeer.steps._consistentie_keuze import (
    TEKEN,
    ZIN,
    Groepen,
    Keuzes,
    kies_codes,
    kies_codeurs,
    lees_drempel,
    lees_eenheid,
)
from codeer.steps._consistentie_lezen import Gelezen, lees_onderzoek
from codeer.steps._consistentie_maten import HERHALINGEN, Opdracht, alpha_en_p_pos, gedeeld, vergelijk_bladen
from codeer.steps._consistentie_stand import (
    codeurstanden,
    jongere_codes,
    na_het_gesprek,
    niets_te_vergelijken,
)
from codeer.steps._consistentie_uitkomst import (
    Gevoelig,
    Kop,
    Onderzoeksconsistentie,
    Vergelijking,
)
from codeer.steps._consistentie_zin import methodezin
from codeer.steps._interviews_langs import Voortgang
from codeer.steps.stand import Standen
from codeer.storage.onderzoek import Onderzoek

_NA_OVERLEG = (
    "na overleg is vanzelf gelijk wat jullie samen besloten; hoe gelijk jullie uit jezelf codeerden, zegt "
    "het cijfer van ervoor"
)
_NOG_GEEN_OVERLEG = "er zijn nog geen besluiten van het overleg; na overleg is dus hetzelfde als ervoor"


@dataclass(frozen=True, slots=True)
class _Vraag:
    """What is asked, read and checked."""

    gelezen: Gelezen
    groepen: Groepen
    codes: tuple[str, ...]
    onder: Families
    drempel: float
    per_teken: bool
    keuzes: Keuzes
    _made: dict[tuple[float, bool], list[Werk]] = field(default_factory=dict)

    def werk(self, drempel: float = DREMPEL, *, per_teken: bool = False) -> list[Werk]:
        """Give what codeurs found under a rule of what a unit is; each rule is worked out once."""
        rule = drempel, per_teken
        if rule not in self._made:
            self._made[rule] = [g.werk(drempel, per_teken=per_teken) for g in self.gelezen.gesprekken]
        return self._made[rule]


def vergelijk_onderzoek(
    onderzoek: Onderzoek,
    keuzes: Keuzes,
    voortgang: Voortgang | None = None,
    standen: Standen | None = None,
) -> Onderzoeksconsistentie:
    """Compare what people in a study found, by themselves and with others' work in view.

    `standen` is their work where it was read before. Raises OnderzoekFout as long as no two finished the
    same, and GebruiksFout for what is not there.
    """
    drempel, eenheid = lees_drempel(keuzes.drempel), lees_eenheid(keuzes.eenheid)
    gelezen = lees_onderzoek(onderzoek, voortgang, standen)
    codes = kies_codes(gelezen.codeboek, keuzes.codes)
    groepen = kies_codeurs(gelezen.codeurs, keuzes.codeurs)
    onder = families(gelezen.codeboek)
    vraag = _Vraag(gelezen, groepen, codes, onder, drempel, eenheid == TEKEN, keuzes)
    found = _compare(vraag)
    if not (found.hoofd or found.niet_onafhankelijk or found.met_jezelf):
        raise niets_te_vergelijken(found.kop.standen)
    return bewaar(onderzoek, found) if keuzes.bewaar else found


def _compare(vraag: _Vraag) -> Onderzoeksconsistentie:
    works = vraag.werk(vraag.drempel, per_teken=vraag.per_teken)
    alone = [_zelf(vraag, w) for w in works]
    later = [niet_onafhankelijk(a, _nu(vraag, w)) for a, w in zip(alone, works, strict=True)]
    job = _job(vraag, works, vraag.groepen.mensen)
    main = vergelijk_bladen(alone, job)
    kop = _kop(vraag)
    selves = (
        vergelijk_bladen(alone, replace(job, codeurs=pair, soort=Soort.MET_JEZELF))
        for pair in vraag.groepen.zelf
    )
    return Onderzoeksconsistentie(
        kop=kop,
        hoofd=main,
        na_overleg=_after(vraag, works, job) if vraag.keuzes.na_overleg else None,
        niet_onafhankelijk=vergelijk_bladen(later, replace(job, soort=Soort.NIET_ONAFHANKELIJK)),
        met_jezelf=tuple(one for one in selves if one),
        gevoeligheid=_sensitive(vraag) if vraag.keuzes.volledig and main else (),
        methodezin=methodezin(kop, main),
        meldingen=(*vraag.gelezen.meldingen, *_meldingen(vraag, works)),
    )


def _job(vraag: _Vraag, works: Sequence[Werk], codeurs: tuple[str, ...]) -> Opdracht:
    finished = {
        w.interview: max((moment for naam, moment in w.afgerond.items() if naam in codeurs), default="")
        for w in works
    }
    return Opdracht(
        codeurs,
        vraag.codes,
        vraag.gelezen.codeboek,
        volledig=vraag.keuzes.volledig,
        herhalingen=HERHALINGEN,
        afgerond=finished,
    )


def _zelf(vraag: _Vraag, werk: Werk) -> Blad:
    return maak_blad(werk.interview, werk.eenheden, werk.onafhankelijk, vraag.onder)


def _nu(vraag: _Vraag, werk: Werk) -> Blad:
    people = {naam: werk.nu[naam] for naam in vraag.groepen.mensen if naam in werk.nu}
    return maak_blad(werk.interview, werk.eenheden, people, vraag.onder)


def _after(vraag: _Vraag, works: Iterable[Werk], job: Opdracht) -> Vergelijking | None:
    """Compare once more, with what the team decided in place of what each found."""
    bladen = []
    for werk in works:
        team = werk.nu.get(OVERLEG, Zinsoordelen(OVERLEG))
        decided = met_overleg(werk.onafhankelijk, team)
        bladen.append(maak_blad(werk.interview, werk.eenheden, decided, vraag.onder))
    return vergelijk_bladen(bladen, replace(job, ronde=Ronde.NA))


def _sensitive(vraag: _Vraag) -> tuple[Gevoelig, ...]:
    """Work out the same under other rules of what a unit is."""
    rules = {
        "elke overlap": vraag.werk(0.0),
        "de helft van de zin": vraag.werk(),
        "tekens": vraag.werk(per_teken=True),
    }
    rows = []
    for regel, works in rules.items():
        found = alpha_en_p_pos([_zelf(vraag, w) for w in works], _job(vraag, works, vraag.groepen.mensen))
        rows += [Gevoelig(code, regel, *figures) for code, figures in found.items()]
    place = {code: nr for nr, code in enumerate(vraag.codes)}
    return tuple(sorted(rows, key=lambda row: place[row.code]))


def _kop(vraag: _Vraag) -> Kop:
    """Say what the figures rest on, counted in sentences whatever the unit is."""
    gelezen, book = vraag.gelezen, vraag.gelezen.codeboek
    # which sentences were finished does not hang on what share of them was marked
    works = vraag.werk() if vraag.per_teken else vraag.werk(vraag.drempel)
    bladen = [_zelf(vraag, w) for w in works]
    people = sorted({*vraag.groepen.mensen, *(naam for pair in vraag.groepen.zelf for naam in pair)})
    double = [gedeeld(blad, vraag.groepen.mensen, vraag.codes).bit_count() for blad in bladen]
    return Kop(
        eenheid=TEKEN if vraag.per_teken else ZIN,
        drempel=vraag.drempel,
        sprekers=book.instellingen.sprekers,
        zinnen=gelezen.zinnen,
        interviews=gelezen.interviews,
        beurten_weggelaten=gelezen.beurten_weggelaten,
        dubbel=sum(double),
        dubbel_interviews=sum(map(bool, double)),
        standen=codeurstanden(works, people),
        jonger=jongere_codes(bladen, people, vraag.codes),
        herhalingen=HERHALINGEN,
        zaad=ZAAD,
        versie=__version__,
        codeboek=book.naam,
        codeboek_versie=book.versie,
        codeboek_hash=book.hash(),
    )


def _meldingen(vraag: _Vraag, works: Sequence[Werk]) -> Iterable[str]:
    known = set(vraag.onder)
    given = {code for w in works for judged in w.nu.values() for code, _ in judged.gegeven}
    if given - known:
        yield f"niet in het codeboek, en dus niet vergeleken: {', '.join(sorted(given - known))}"
    torn = sum(bool(any(j.betwist.values())) for w in works for j in w.nu.values())
    if torn:
        yield "plekken waar iemand zichzelf tegenspreekt tellen niet mee; codeer status zegt waar"
    yield from na_het_gesprek(works, vraag.groepen.mensen)
    if vraag.keuzes.na_overleg:
        decided = any(OVERLEG in w.nu for w in works)
        yield _NA_OVERLEG if decided else _NOG_GEEN_OVERLEG
