"""What happened in a study, in plain sentences, with the notes and memos that people wrote with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from codeer.core.codeboek import Codeboek
from codeer.core.codeurnaam import is_codeur, propose_codeur
from codeer.core.errors import GebruiksFout
from codeer.core.gebeurtenis import Memo, Over
from codeer.core.telwoord import count
from codeer.steps.stand import Standen
from codeer.storage.codeboek import laad_codeboek
from codeer.storage.logboek import Waarde, lees_logboek, noteer
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.slot import slot

NOTITIE = "notitie"
MEMO = "memo"
Gegevens = Mapping[str, Waarde]


@dataclass(frozen=True, slots=True)
class Logregel:
    """One thing that happened: when (UTC), what kind, as a sentence; `tekst` is what a person wrote."""

    tijd: str
    soort: str
    zin: str
    codeur: str = ""
    tekst: str = ""
    gegevens: Gegevens | None = None


@dataclass(frozen=True, slots=True)
class Logboekbeeld:
    """The log in order of time; `kapot` are lines that cannot be read, `genoteerd` is the note just made."""

    regels: tuple[Logregel, ...]
    kapot: tuple[int, ...]
    genoteerd: Logregel | None = None


def logboek(onderzoek: Onderzoek, *, notitie: str | None = None, codeur: str = "") -> Logboekbeeld:
    """Give what happened in a study; with `notitie` that note is added first.

    Raises GebruiksFout for an empty note or a name that no codeur can have.
    """
    if codeur and notitie is None:
        tip = 'Bijvoorbeeld: codeer logboek --notitie "We telden dubbel" --codeur anna'
        raise GebruiksFout("--codeur hoort bij een notitie.", tip)
    if notitie is not None:
        _noteer(onderzoek, notitie, codeur)
    events, broken = lees_logboek(onderzoek)
    rows = [_regel(e.tijd, e.soort, e.gegevens) for e in events]
    in_order = sorted((*rows, *_memos(onderzoek)), key=lambda regel: regel.tijd)
    return Logboekbeeld(tuple(in_order), broken, rows[-1] if notitie is not None else None)


def _noteer(onderzoek: Onderzoek, notitie: str, codeur: str) -> None:
    text = notitie.strip()
    if not text:
        raise GebruiksFout("De notitie is leeg.", 'Zet de tekst tussen aanhalingstekens: --notitie "…"')
    who = codeur.strip().lower()
    if who and not is_codeur(who):
        tip = f"Gebruik bijvoorbeeld: {propose_codeur(codeur)}"
        raise GebruiksFout(f"«{codeur}» kan geen naam van een codeur zijn.", tip)
    with slot(onderzoek):
        noteer(onderzoek, NOTITIE, {"tekst": text, **({"codeur": who} if who else {})})


def _regel(tijd: str, soort: str, gegevens: Gegevens) -> Logregel:
    say = _ZINNEN.get(soort)
    who, text = gegevens.get("codeur", ""), gegevens.get("tekst", "") if soort == NOTITIE else ""
    zin = say(gegevens) if say else _losse_zin(soort, gegevens)
    return Logregel(tijd, soort, zin, str(who), str(text), gegevens)


def _memos(onderzoek: Onderzoek) -> Iterator[Logregel]:
    """Give the memos on codes and on the study; a codebook with faults only keeps old names old."""
    book = laad_codeboek(onderzoek.codeboek, waarschuw=False).codeboek or Codeboek("")
    for g in Standen(onderzoek, book).van_studie().memos:
        if isinstance(g.inhoud, Memo) and g.inhoud.over in (Over.CODE, Over.STUDIE):
            about = f"de code {g.inhoud.sleutel}" if g.inhoud.over is Over.CODE else "het onderzoek"
            yield Logregel(g.tijd, MEMO, f"Memo bij {about}.", g.codeur, g.inhoud.tekst)


def _tekst(gegevens: Gegevens, naam: str) -> str:
    value = gegevens.get(naam, "")
    return _opsomming(value) if isinstance(value, list) else str(value)


def _opsomming(namen: Sequence[str]) -> str:
    if len(namen) < 2:
        return "".join(map(str, namen))
    return f"{', '.join(map(str, namen[:-1]))} en {namen[-1]}"


def _woorden(gegevens: Gegevens) -> str:
    number = gegevens.get("woorden")
    return f" ({count(number, 'woord', 'woorden')})" if isinstance(number, int) else ""


def _losse_zin(soort: str, gegevens: Gegevens) -> str:
    """Say what is known of a kind of event that has no sentence of its own; hashes tell people nothing."""
    facts = [f"{naam} {_tekst(gegevens, naam)}" for naam in gegevens if not _is_afdruk(naam)]
    return f"{soort}: {', '.join(facts)}." if facts else f"{soort}."


def _is_afdruk(naam: str) -> bool:
    return naam.endswith("sha256") or naam in ("codeboek", "apparaat", "id")


_ZINNEN: Mapping[str, Callable[[Gegevens], str]] = {
    "import": lambda g: f"Interview {_tekst(g, 'interview')} ingelezen{_woorden(g)}.",
    "vervang": lambda g: f"Interview {_tekst(g, 'interview')} vervangen door een nieuwe versie{_woorden(g)}.",
    "verdeel": lambda g: f"Interviews verdeeld over {_tekst(g, 'codeurs')}.",
    "meegeven": lambda g: f"Pakket gemaakt voor {_tekst(g, 'codeur')}: {_tekst(g, 'interviews')}.",
    "samenvoegen": lambda g: f"Werk samengevoegd van {_tekst(g, 'codeurs')}: {_tekst(g, 'nieuw')} nieuw.",
    "codeboek hernoem": lambda g: f"Code {_tekst(g, 'van')} heet voortaan {_tekst(g, 'naar')}.",
    "codeboek voeg-samen": lambda g: f"Codes {_tekst(g, 'van')} samengevoegd tot {_tekst(g, 'naar')}.",
    "codeboek splits": lambda g: f"Code {_tekst(g, 'van')} verdeeld; nieuw: {_tekst(g, 'naar')}.",
    "codeboek gewijzigd": lambda _: "Het codeboek is met de hand gewijzigd (gezien bij een rapport).",
    "werkblad": lambda g: f"Werkblad gemaakt voor {_tekst(g, 'codeur')}.",
    "gedeeld": lambda g: f"Gedeeld buiten het team: {_tekst(g, 'bestanden')}.",
    "terugkoppeling": lambda g: f"Antwoorden van respondenten ingelezen: {_tekst(g, 'antwoorden')} nieuw.",
    NOTITIE: lambda _: "Notitie.",
}
