"""Make the reports of a study: one pass over the interviews feeds all tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from codeer import __version__
from codeer.core.citeren import Citeerregel
from codeer.core.codeboek import Codeboek
from codeer.core.codeboekverloop import Boekstap
from codeer.core.errors import Afloop
from codeer.core.materiaal import FIGUREN, Document, Materiaal, Opzet
from codeer.core.tabel import Rij, Tabel
from codeer.exporters import _uitvoer as exporters
from codeer.exporters._uitvoer import Getallen, Kop, Schrijver, Uitvoer
from codeer.rapporten._vind import laad
from codeer.steps import _rapport_bestanden as bestanden
from codeer.steps import _rapport_documenten as documenten
from codeer.steps._citeerregel import citeerregel
from codeer.steps._codeboek_bewaren import bewaar_gebruikt
from codeer.steps._gedeeld import bekende_weigeringen, noteer_gedeeld
from codeer.steps._leeswijzer import leeswijzer
from codeer.steps._per_keuze import Facetten, niet_ingevuld, ook_een_facet
from codeer.steps._rapport_bestanden import VERANTWOORDING, Mislukt, Plaatsing
from codeer.steps._rapport_codeboek import codeboekverloop
from codeer.steps._rapport_eerder import Eerder, grond_van
from codeer.steps._rapport_keuze import (
    Keuze,
    andere_namen,
    controleer,
    kies_codeurs,
    kies_kenmerken,
    maak_tabellen,
)
from codeer.steps._rapport_samenvatting import vat_samen
from codeer.steps._rapport_scherm import Scherm
from codeer.steps._rapport_stand import hash_kenmerken
from codeer.steps._verantwoording import Boekhouding, Overgeslagen
from codeer.steps._verantwoording_gelijk import overeenstemming
from codeer.steps._verantwoording_md import als_markdown
from codeer.steps._verantwoording_mensen import Mensen
from codeer.steps._werkmap import PER_INTERVIEW, codeboekblad, interviewblad, zet_blad
from codeer.storage.logboek import Waarde
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.schrijf import write_faults

_STAP = 1000  # rows that are in memory at once

Voortgang = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Invoer:
    """Where the figures come from; `overgeslagen` is asked after the last interview came by."""

    codeboek: Codeboek
    kenmerken: tuple[str, ...]
    materiaal: Iterable[Materiaal]
    overgeslagen: Callable[[], Sequence[Overgeslagen]] = tuple
    versies: Mapping[str, str] = field(default_factory=dict)
    # what was odd in the study before the first interview came by
    meldingen: tuple[str, ...] = ()
    # interviews that people coded and that are not there any more
    interviews_weg: tuple[str, ...] = ()
    kenmerken_hash: str = ""
    weigeringen: Sequence[str] = ()  # the answers by which people block quotes, by id
    # asked where two or more people finished the same; None where there is nothing to compare
    overeenstemming: Callable[[], Mapping[str, object] | None] | None = None
    # asked where a document tells how the codebook changed
    codeboekverloop: Callable[[], Sequence[Boekstap]] = tuple
    # for what leaves the team: who may be quoted, and where to note what was shared
    citeren: Citeerregel = field(default_factory=Citeerregel)
    noteer: Callable[[Mapping[str, Waarde]], None] = lambda _: None


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What became of it: files by name in `map`, what to tell, and a summary for the screen."""

    map: Path
    geschreven: tuple[str, ...]
    mislukt: tuple[Mislukt, ...]
    overgeslagen: tuple[Overgeslagen, ...]
    meldingen: tuple[str, ...]
    let_op: str
    samenvatting: Tabel
    tabellen: tuple[Tabel, ...] = ()  # those that compare, in short for on the screen

    @property
    def afloop(self) -> Afloop:
        """Give the exit status: a file that was not written or an interview not read is a fault."""
        return Afloop.FOUT if self.mislukt or self.overgeslagen else Afloop.GOED


def maak_rapport(onderzoek: Onderzoek, keuze: Keuze, voortgang: Voortgang | None = None) -> Uitkomst:
    """Make the reports of a study in its folder `rapporten`.

    Raises GebruiksFout or CodeerFout for what was asked, CodeboekFout, KenmerkenFout, TaalmodelFout
    and SlotFout for the study. Files that cannot be written are told in the result.
    """
    # the study is opened only after the options are found right
    controleer(keuze)
    from codeer.core.keuze_codering import Telregel  # noqa: PLC0415 -- matching is a heavy import
    from codeer.steps._woordgroepen import met_woordgroepen  # noqa: PLC0415 -- idem
    from codeer.steps.materiaal import open_stroom  # noqa: PLC0415 -- idem
    from codeer.storage.slot import slot  # noqa: PLC0415 -- idem: filelock
    from codeer.taal.model import taal_versies  # noqa: PLC0415 -- idem

    stroom = open_stroom(onderzoek, voortgang)
    keuze = kies_codeurs(keuze, stroom.standen.codeurs if stroom.standen else ())
    stroom.telregel = Telregel.van(keuze.bron, keuze.codeurs)
    kenmerken = stroom.kenmerken
    per = kies_kenmerken(keuze, kenmerken.kolommen, stroom.codeboek).per
    odd = (*kenmerken.meldingen, *kenmerken.unknown(stroom.ids))
    with slot(onderzoek):
        notes = (*bewaar_gebruikt(onderzoek, stroom.codeboek), *niet_ingevuld(per, kenmerken))
        invoer = Invoer(
            codeboek=stroom.codeboek,
            kenmerken=kenmerken.kolommen,
            materiaal=met_woordgroepen(stroom, per),
            overgeslagen=lambda: [Overgeslagen(*regel) for regel in stroom.overgeslagen],
            versies=taal_versies(stroom.codeboek.taalmodel),
            meldingen=(*notes, *(f"kenmerken.csv, {melding} {melding.tip}".strip() for melding in odd)),
            interviews_weg=stroom.interviews_weg,
            kenmerken_hash=hash_kenmerken(kenmerken),
            weigeringen=bekende_weigeringen(onderzoek),
            overeenstemming=lambda: overeenstemming(onderzoek, stroom.standen),
            codeboekverloop=lambda: codeboekverloop(onderzoek),
            citeren=citeerregel(kenmerken),
            noteer=lambda gedeeld: noteer_gedeeld(onderzoek, gedeeld),
        )
        return schrijf_rapport(invoer, keuze, onderzoek.rapporten)


def schrijf_rapport(invoer: Invoer, keuze: Keuze, map: Path) -> Uitkomst:
    """Make the reports in a folder, from interviews that come by once; see `maak_rapport`."""
    controleer(keuze)
    if keuze.delen:
        return _deel(invoer, keuze, map)
    keuze = kies_kenmerken(keuze, invoer.kenmerken, invoer.codeboek)
    gang = _Gang(invoer, keuze)
    eerder = Eerder.van(map)
    stand = Plaatsing(meldingen=[*invoer.meldingen, *gang.meldingen])
    with bestanden.bezig(map) as tijdelijk, write_faults(map), ExitStack() as open_bestanden:
        uitvoer = [exporters.laad(f).begin(tijdelijk, Getallen(keuze.getallen)) for f in formaten(keuze)]
        for een in uitvoer:
            open_bestanden.callback(een.staak)
        verhalen = documenten.begin(keuze, gang.opzet, tijdelijk, gang.per)
        for verhaal in verhalen:
            open_bestanden.callback(verhaal.staak)
        gang.loop(uitvoer, verhalen)
        overgeslagen = tuple(invoer.overgeslagen())
        stand.meldingen += (*gang.boek.leegte(), *gang.boek.mensen.meldingen(), *gang.meldingen_na())
        inhoud = gang.boek.inhoud(invoer.versies, overgeslagen)
        inhoud |= _uit_de_studie(gang.boek.mensen, invoer)
        for een in uitvoer:
            een.toelichting(leeswijzer(gang.tabellen, inhoud, __version__))
            stand.meldingen += een.sluit(gang.boek.datum)
            bestanden.plaats(map, een.bestanden, eerder.sha, stand)
        inhoud = {"codeer": __version__, "opties": gang.opties(), **inhoud}
        steps = invoer.codeboekverloop() if verhalen else ()
        account = documenten.verslag(inhoud, gang.per, gang.boek.let_op, steps)
        files, told = documenten.sluit(verhalen, account, tijdelijk, Getallen(keuze.getallen))
        bestanden.plaats(map, files, eerder.sha, stand)
        stand.meldingen += told
        older = _verantwoord(inhoud, tijdelijk, eerder, stand)
    return Uitkomst(
        map=map,
        geschreven=tuple(stand.sha),
        mislukt=tuple(stand.mislukt),
        overgeslagen=overgeslagen,
        meldingen=(*stand.meldingen, *older),
        let_op=gang.boek.let_op(),
        samenvatting=gang.samenvatting(),
        tabellen=gang.scherm.tabellen(),
    )


def _deel(invoer: Invoer, keuze: Keuze, map: Path) -> Uitkomst:
    from codeer.steps.delen import schrijf_gedeeld  # noqa: PLC0415 -- only where it is asked for

    return schrijf_gedeeld(invoer, keuze, map)


def _uit_de_studie(mensen: Mensen, invoer: Invoer) -> dict[str, object]:
    """Give what the account says of kenmerken, refusals and people's work."""
    agree = invoer.overeenstemming() if mensen.is_dubbel and invoer.overeenstemming else None
    work = {**mensen.inhoud(invoer.interviews_weg), "overeenstemming": agree}
    return {"kenmerken_hash": invoer.kenmerken_hash, "weigeringen": list(invoer.weigeringen), "coderen": work}


def formaten(keuze: Keuze) -> tuple[str, ...]:
    """Give the output formats: the workbook only with the default set."""
    return ("csv",) if keuze.rapporten else ("csv", "xlsx")


class _Gang:
    """One pass: interviews in, rows out to every table in every format."""

    def __init__(self, invoer: Invoer, keuze: Keuze) -> None:
        opzet = Opzet(invoer.codeboek, invoer.kenmerken, binnen=keuze.binnen)
        self.tabellen = maak_tabellen(keuze, opzet)
        self.meldingen = [*andere_namen(keuze, opzet), *ook_een_facet(keuze.per, invoer.codeboek)]
        self.facetten, self.scherm = Facetten(keuze.per), Scherm(keuze)
        self.opzet = opzet
        self.per = documenten.vergelijkbaar(keuze, invoer.kenmerken)
        self.boek = Boekhouding(invoer.codeboek, keuze.per, self.per)
        self._invoer = invoer
        self._keuze = keuze
        eigen = [tabel for tabel in self.tabellen if tabel.naam == "frequenties"]
        # the summary on the screen needs these counts, whether or not their table was asked for
        self._overzicht = eigen[0] if eigen else laad("frequenties").maak(opzet)

    def loop(self, uitvoer: Sequence[Uitvoer], verhalen: Sequence[Document] = ()) -> None:
        """Let all interviews come by and write all rows; the outputs are still to be closed."""
        zet_blad(uitvoer[1:], codeboekblad(self._invoer.codeboek))
        schrijvers = [
            [een.tabel(Kop(tabel.naam, tabel.titel, tabel.kolommen)) for een in uitvoer]
            for tabel in self.tabellen
        ]
        for materiaal in self._invoer.materiaal:
            self.boek.neem(materiaal)
            self.facetten.neem(materiaal)
            if self._overzicht not in self.tabellen:
                self._overzicht.verwerk(materiaal)
            for tabel, naar in zip(self.tabellen, schrijvers, strict=True):
                _schrijf(tabel.verwerk(materiaal), naar)
            for verhaal in verhalen:
                verhaal.verwerk(materiaal)
        self._waarschuw(uitvoer)
        for tabel, naar in zip(self.tabellen, schrijvers, strict=True):
            _schrijf(self.scherm.kijk(tabel), naar)
        for tabel in self.tabellen:
            if tabel.naam == PER_INTERVIEW:
                zet_blad(uitvoer[1:], interviewblad(tabel))

    def meldingen_na(self) -> Iterator[str]:
        """Say what is known only after the last row."""
        yield from self.facetten.meldingen()
        yield from self.scherm.meldingen()

    def samenvatting(self) -> Tabel:
        """Give the counts for on the screen."""
        return vat_samen(self._invoer.codeboek, self._overzicht.kolommen, self._overzicht.sluit())

    def opties(self) -> dict[str, object]:
        """Give the options of this run, for the account."""
        keuze = self._keuze
        return {
            "rapporten": [*(tabel.naam for tabel in self.tabellen), *documenten.gevraagd(keuze)],
            "per": list(keuze.per),
            "binnen": keuze.binnen,
            "bron": keuze.bron,
            "codeurs": list(keuze.codeurs),
            "getallen": keuze.getallen,
        }

    def _waarschuw(self, uitvoer: Iterable[Uitvoer]) -> None:
        """Put the warning on top of the tables by which people compare."""
        for tabel in self.tabellen:
            if not tabel.naam.startswith(("frequenties", "vergelijking", "gepaard")):
                continue
            zin = self.boek.let_op(getattr(tabel, "per", ""))
            for een in uitvoer if zin else ():
                een.let_op(tabel.naam, zin)


def _schrijf(rijen: Iterable[Rij], naar: Sequence[Schrijver]) -> None:
    rest = iter(rijen)
    while stuk := list(islice(rest, _STAP)):
        for schrijver in naar:
            schrijver.schrijf(stuk)


def _verantwoord(
    inhoud: Mapping[str, object], tijdelijk: Path, eerder: Eerder, stand: Plaatsing
) -> list[str]:
    """Write the account in its two forms, after the files it is about; say which files are older."""
    leesbaar, map, grond = VERANTWOORDING.replace(".json", ".md"), eerder.map, grond_van(inhoud)
    eerder.ruim_op(FIGUREN, stand, grond)
    rest = eerder.rest((*stand.sha, leesbaar))
    older = eerder.verouderd((*stand.sha, leesbaar), grond)
    inhoud = {**inhoud, "meldingen": list(stand.meldingen)}
    tekst = als_markdown({**inhoud, "eerder_gemaakt": rest, "verouderd": older}, stand.sha)
    (tijdelijk / leesbaar).write_text(tekst, encoding="utf-8", newline="\n")
    bestanden.plaats(map, {leesbaar: tijdelijk / leesbaar}, eerder.sha, stand)
    rest = eerder.rest(stand.sha)
    inhoud |= {"bestanden": dict(stand.sha), "grond": grond}
    inhoud |= {"eerder_gemaakt": rest, "eerdere_gronden": eerder.gronden(rest)}
    (tijdelijk / VERANTWOORDING).write_bytes(bestanden.als_json(inhoud))
    bestanden.plaats(map, {VERANTWOORDING: tijdelijk / VERANTWOORDING}, eerder.sha, stand)
    return eerder.ouder(stand.sha, grond)
