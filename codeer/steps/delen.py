"""Make what may leave the team, in `rapporten/delen`: small cells out, nobody quoted who did not say yes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from codeer import __version__
from codeer.core.materiaal import FIGUREN, Opzet
from codeer.core.tabel import Kolom, Rij, Tabel
from codeer.exporters import _uitvoer as exporters
from codeer.exporters._uitvoer import Getallen, Kop, Uitvoer
from codeer.steps import _delen_document as document
from codeer.steps import _delen_verantwoording as account
from codeer.steps import _rapport_bestanden as bestanden
from codeer.steps import _rapport_documenten as documenten
from codeer.steps._delen_keuze import controleer_delen, kies_per
from codeer.steps._delen_peiling import Besluit, Peiling
from codeer.steps._delen_tabellen import (
    FREQUENTIES,
    TE_DELEN,
    Afgeschermd,
    Gedeeldecitaten,
    maak_gedeelde,
)
from codeer.steps._gronden import NIET_NAGEKEKEN, Gronden
from codeer.steps._rapport_bestanden import VERANTWOORDING, Mislukt, Plaatsing
from codeer.steps._rapport_keuze import Keuze
from codeer.steps._rapport_samenvatting import vat_samen
from codeer.steps._werkmap import codeboekblad, zet_blad
from codeer.steps.rapport import Invoer, Uitkomst, formaten

MAP = "delen"
SLEUTEL = "delen_sleutel"
_GEMENGD = "Niet alles rust op dezelfde bron: niet geschikt om groepen te vergelijken zonder dat na te gaan"
_NALEZEN = (
    "Lees de citaten in delen na op namen en verhalen waaraan je iemand herkent, voor je ze weggeeft. "
    f"Welk citaat van wie is, staat in {SLEUTEL}.csv: dat bestand blijft in het team."
)
_TIP_GROEPEN = "Laat een mens meer nakijken, voeg groepen samen in kenmerken.csv, of laat --per weg."
_EEN_KENMERK = (
    "Bij de citaten staat geen groep: daar staat alleen {} bij, want uit twee kenmerken samen is iemand te "
    "herkennen. Het kenmerk dat in codeboek.yaml bij delen vooraan staat, gaat voor."
)
_KOLOMMEN_SLEUTEL = (Kolom("nummer"), Kolom("id"), Kolom("interview"), Kolom("spreker"))


def schrijf_gedeeld(invoer: Invoer, keuze: Keuze, map: Path) -> Uitkomst:
    """Write what may be shared into `delen` in the folder of reports; the interviews come by twice.

    Raises GebruiksFout or KenmerkenFout for what may not be asked.
    """
    asked = bool(keuze.per)
    controleer_delen(keuze)
    keuze, notes = kies_per(keuze, invoer.codeboek, invoer.kenmerken)
    # whatever is asked, all that may be shared is weighed: two runs tell no more than one would
    every, _ = kies_per(Keuze(delen=True), invoer.codeboek, invoer.kenmerken)
    peiling = Peiling(invoer.codeboek, every.per)
    for materiaal in invoer.materiaal:
        peiling.neem(materiaal)
    besluit = peiling.besluit(keuze.minimum).voor(keuze.per)
    stand = Plaatsing(meldingen=[*invoer.meldingen, *notes])
    for kenmerk, why in besluit.geweigerd.items():
        told = f"Er is niets vergeleken per {kenmerk}: {why}."
        if asked:
            name = kenmerk.replace(":", "_")
            stand.mislukt.append(Mislukt(f"{MAP}/frequenties_per_{name}.csv", told, _TIP_GROEPEN))
        else:
            stand.meldingen.append(told)
    gang = _Gang(invoer, keuze, besluit)
    inhoud = _schrijf(gang, peiling, keuze, map, stand)
    invoer.noteer(gang.wat_gedeeld_is(stand.sha))
    return Uitkomst(
        map=map,
        geschreven=tuple(stand.sha),
        mislukt=tuple(stand.mislukt),
        overgeslagen=tuple(invoer.overgeslagen()),
        meldingen=tuple(stand.meldingen),
        let_op=str(inhoud["let_op"]),
        samenvatting=vat_samen(invoer.codeboek, gang.overzicht.kolommen, gang.overzicht.sluit()),
    )


def _schrijf(
    gang: _Gang, peiling: Peiling, keuze: Keuze, map: Path, stand: Plaatsing
) -> Mapping[str, object]:
    """Write all files and give the account that goes along."""
    eerder = {f"{MAP}/{n}": sha for n, sha in bestanden.eerdere_bestanden(map / MAP).items()}
    with bestanden.bezig(map) as tijdelijk, ExitStack() as open_bestanden:
        uitvoer = [exporters.laad(f).begin(tijdelijk, Getallen(keuze.getallen)) for f in formaten(keuze)]
        for een in uitvoer:
            open_bestanden.callback(een.staak)
        gang.loop(uitvoer)
        inhoud = gang.inhoud(peiling)
        blokken = account.als_blokken(inhoud, (k.naam for t in gang.tabellen for k in t.kolommen))
        for een in uitvoer:
            een.toelichting(blokken)
            stand.meldingen += een.sluit()
            bestanden.plaats(map, _in_map(een.bestanden), eerder, stand)
        if gang.met_pagina:
            files, told = gang.pagina(inhoud, tijdelijk)
            bestanden.plaats(map, _in_map(files), eerder, stand)
            stand.meldingen += told
        _verantwoord(inhoud, map, tijdelijk, eerder, stand)
        _sleutel(gang.citaten, map, tijdelijk, stand)
    stand.meldingen += _ruim_op(map, eerder, stand)
    if gang.citaten:
        stand.meldingen += [*gang.zonder_groep(), _NALEZEN]
    return inhoud


class _Gang:
    """The second time that the interviews come by: rows out to every table in every format."""

    def __init__(self, invoer: Invoer, keuze: Keuze, besluit: Besluit) -> None:
        self._invoer, self._keuze, self._besluit = invoer, keuze, besluit
        opzet = Opzet(invoer.codeboek, invoer.kenmerken)
        self.tabellen = maak_gedeelde(_namen(keuze), opzet, besluit, invoer.citeren)
        self.met_pagina = document.is_gevraagd(keuze)
        # what the page is made of is counted, whether or not its tables were asked for
        needed = maak_gedeelde(document.NODIG, opzet, besluit, invoer.citeren) if self.met_pagina else ()
        known = {t.naam for t in self.tabellen}
        self._alle = (*self.tabellen, *(t for t in needed if t.naam not in known))
        own = [t for t in self._alle if t.naam == FREQUENTIES]
        self.overzicht = own[0] if own else maak_gedeelde([FREQUENTIES], opzet, besluit, invoer.citeren)[0]
        self.citaten = next((t for t in self._alle if isinstance(t, Gedeeldecitaten)), None)
        self._gronden = Gronden(invoer.codeboek, tuple(besluit.per))
        self._interviews: list[str] = []
        self._op_pagina: list[document.Genummerd] = []
        self._gezien: tuple[Tabel, Mapping[str, Tabel]]

    def loop(self, uitvoer: Sequence[Uitvoer]) -> None:
        """Let all interviews come by and write all rows."""
        zet_blad(uitvoer[1:], codeboekblad(self._invoer.codeboek))
        naar = [[een.tabel(Kop(t.naam, t.titel, t.kolommen)) for een in uitvoer] for t in self.tabellen]
        for rauw in self._invoer.materiaal:
            materiaal = self._besluit.toon(rauw)
            self._interviews.append(rauw.interview.id)
            self._gronden.neem(materiaal)
            for tabel in dict.fromkeys((*self._alle, self.overzicht)):
                tabel.verwerk(materiaal)
        for tabel in self.tabellen:
            zin = self._let_op(tabel.per) if isinstance(tabel, Afgeschermd) else ""
            for een in uitvoer if zin else ():
                een.let_op(tabel.naam, zin)
        for tabel, schrijvers in zip(self.tabellen, naar, strict=True):
            for schrijver in schrijvers:
                schrijver.schrijf(tabel.sluit())
        if self.met_pagina:
            masked = [t for t in self._alle if isinstance(t, Afgeschermd)]
            whole = next(t for t in masked if t.naam == FREQUENTIES)
            per = {t.per: _als_tabel(t) for t in masked if t.naam.startswith(document.VERGELIJKING)}
            self._gezien = _als_tabel(whole), per

    def pagina(self, inhoud: Mapping[str, Any], map: Path) -> tuple[dict[str, Path], list[str]]:
        """Write the page to read of what was counted; give its files, and what to tell the team."""
        quotes = self.citaten.sleutel() if self.citaten else ()
        self._op_pagina, told = document.kies_citaten(quotes, self._keuze.citaten)
        own = map / "pagina.bezig"
        own.mkdir()
        made = document.schrijf(
            self._invoer.codeboek,
            self._gezien,
            self._op_pagina,
            (account.regels(inhoud), str(inhoud["let_op"]), inhoud["let_op_per"]),
            own,
        )
        charts = documenten.tabellen_erbij(made.tabellen, map, Getallen(self._keuze.getallen))
        return {**made.bestanden, **charts}, told

    def _let_op(self, per: str = "") -> str:
        """Give the warning without the counts per source: those are sums of cells too."""
        zin = self._gronden.let_op_per(per, {}) if per else self._gronden.let_op({})
        return _GEMENGD if zin and zin != NIET_NAGEKEKEN else zin

    def inhoud(self, peiling: Peiling) -> dict[str, object]:
        """Give the account as what JSON knows; it goes along, so it holds nothing of one interview."""
        boek, enough = self._invoer.codeboek, peiling.respondenten >= self._besluit.minimum
        totaal = {
            "interviews": peiling.interviews,
            "respondenten": peiling.respondenten,
            "woorden": peiling.woorden,
        }
        masked = [t for t in self._alle if isinstance(t, Afgeschermd)]
        return {
            "codeer": __version__,
            "opties": {"bron": self._keuze.bron, "getallen": self._keuze.getallen},
            "versies": dict(sorted(self._invoer.versies.items())),
            "taalmodel": boek.taalmodel,
            "codeboek": {"naam": boek.naam, "versie": boek.versie, "hash": boek.hash()},
            "instellingen": {
                "eenheid": boek.instellingen.eenheid.value,
                "sprekers": list(boek.instellingen.sprekers),
            },
            "let_op": self._let_op(),
            "let_op_per": {k: self._let_op(k) for k in self._besluit.per},
            "totaal": {k: n if enough else None for k, n in totaal.items()},
            "delen": {
                "minimum": self._besluit.minimum,
                "kenmerken": list(self._besluit.per),
                "tabellen": {t.naam: {"rijen": t.rijen, "onderdrukt": t.onderdrukt} for t in masked},
                "geweigerd": dict(self._besluit.geweigerd),
                "citaten": None if self.citaten is None else sum(1 for _ in self.citaten.sleutel()),
            },
        }

    def zonder_groep(self) -> Iterator[str]:
        """Say why quotes stand without a group, where another kenmerk was asked for than goes with them."""
        besluit = self._besluit
        if besluit.bij_citaat and besluit.per and besluit.bij_citaat not in besluit.per:
            yield _EEN_KENMERK.format(besluit.bij_citaat)

    def wat_gedeeld_is(self, sha: Mapping[str, str]) -> dict[str, str | int | list[str]]:
        """Give what the log must know to tell later what was ever shared of whom; no content."""
        every = self.citaten.sleutel() if self.citaten in self.tabellen and self.citaten else self._op_pagina
        quoted = [one.fragment for _, one in every]
        files = {naam: s for naam, s in sha.items() if naam.startswith(f"{MAP}/")}
        return {
            "bestanden": list(files),
            "sha256": list(files.values()),
            "minimum": self._besluit.minimum,
            "kenmerken": list(self._besluit.per),
            "interviews": self._interviews,
            "geciteerd": sorted({f"{f.interview} {f.spreker}" for f in quoted}),
        }


def _namen(keuze: Keuze) -> tuple[str, ...]:
    """Give the tables asked for, each once; without names all that may be shared."""
    return tuple(naam for naam in dict.fromkeys(keuze.rapporten or TE_DELEN) if naam in TE_DELEN)


def _als_tabel(tabel: Afgeschermd) -> Tabel:
    return Tabel(tabel.naam, tabel.titel, tabel.kolommen, tuple(tabel.sluit()))


def _in_map(files: Mapping[str, Path]) -> dict[str, Path]:
    return {f"{MAP}/{naam}": path for naam, path in files.items()}


def _verantwoord(
    inhoud: Mapping[str, object], map: Path, tijdelijk: Path, eerder: Mapping[str, str], stand: Plaatsing
) -> None:
    """Write the account in its two forms, after the files that it is about."""
    leesbaar = f"{MAP}/{VERANTWOORDING.replace('.json', '.md')}"
    path = tijdelijk / "verantwoording.md"
    path.write_text(account.als_markdown(inhoud, _kaal(stand)), encoding="utf-8", newline="\n")
    bestanden.plaats(map, {leesbaar: path}, eerder, stand)
    path = tijdelijk / VERANTWOORDING
    path.write_bytes(bestanden.als_json({**inhoud, "bestanden": _kaal(stand), "eerder_gemaakt": {}}))
    bestanden.plaats(map, {f"{MAP}/{VERANTWOORDING}": path}, eerder, stand)


def _kaal(stand: Plaatsing) -> dict[str, str]:
    return {naam.removeprefix(f"{MAP}/"): sha for naam, sha in stand.sha.items()}


def _sleutel(citaten: Gedeeldecitaten | None, map: Path, tijdelijk: Path, stand: Plaatsing) -> None:
    """Write beside `delen` which quote is which fragment: for taking one back."""
    if citaten is None:
        return
    rows: list[Rij] = [
        (nr, one.fragment.id, one.fragment.interview, one.fragment.spreker) for nr, one in citaten.sleutel()
    ]
    uitvoer = exporters.laad("csv").begin(tijdelijk, Getallen.NL)
    uitvoer.tabel(Kop(SLEUTEL, SLEUTEL, _KOLOMMEN_SLEUTEL)).schrijf(rows)
    uitvoer.sluit()
    target = map / f"{SLEUTEL}.csv"
    was = {target.name: bestanden.sha_van(target)} if target.is_file() else {}
    bestanden.plaats(map, uitvoer.bestanden, was, stand)


def _ruim_op(map: Path, eerder: Mapping[str, str], stand: Plaatsing) -> list[str]:
    """Take away what an earlier run shared and this one does not: together they could tell too much."""
    gone, kept = [], []
    for naam, sha in eerder.items():
        path = map / naam
        if naam in stand.sha or not path.is_file():
            continue
        if bestanden.sha_van(path) == sha:
            path.unlink()
            gone.append(naam.removeprefix(f"{MAP}/"))
        else:
            kept.append(naam.removeprefix(f"{MAP}/"))
    with suppress(OSError):  # it may not be there, or hold what someone put in it
        (map / MAP / FIGUREN).rmdir()
    named = ", ".join(bestanden.genoemd(gone))
    told = [f"Weggehaald uit {MAP}, want van een eerdere keer: {named}."] if gone else []
    if kept:
        told.append(
            f"Van een eerdere keer en door iemand veranderd: {', '.join(kept)}. Geef ze niet samen met de "
            f"nieuwe bestanden weg; haal ze uit de map {MAP}."
        )
    return told
