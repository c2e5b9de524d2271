"""What renaming, merging and splitting a code have in common: names that can be, figures, and keeping it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass

from codeer.core.codeboek import Code, Codeboek
from codeer.core.codeboek_namen import KOLOMNAMEN, check_namen
from codeer.core.errors import CodeerFout, GebruiksFout
from codeer.core.gebeurtenis import Besluit, Codering, Gebeurtenis
from codeer.core.namen import meant, plain_naam
from codeer.core.vouwen import Staat
from codeer.steps._interviews_langs import Voortgang, interviews_langs
from codeer.steps.materiaal import Stroom
from codeer.steps.stand import Standen
from codeer.storage.codeboek_wijzig import Codeboekbestand, Gewijzigd, schrijf_codeboek
from codeer.storage.kenmerken import lees_kenmerken
from codeer.storage.logboek import Waarde, noteer
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.slot import slot

Wijzig = Callable[[Codeboekbestand], Gewijzigd]


@dataclass(frozen=True, slots=True)
class Geraakt:
    """How much a change touches: codings and decisions of people, suggestions, and in which interviews.

    `niet_beoordeeld` are interviews in which someone judged one of the codes, and after the change not
    the new one: because it is younger, or because it takes in what was not looked at there.
    """

    coderingen: int = 0
    besluiten: int = 0
    voorstellen: int = 0
    interviews: tuple[str, ...] = ()
    codeurs: tuple[str, ...] = ()
    niet_beoordeeld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wijzigingsuitkomst:
    """What was done to the codebook; with `proef` nothing was. `kopie` is the codebook as it was."""

    soort: str
    oud: tuple[str, ...]
    nieuw: tuple[str, ...]
    geraakt: Geraakt
    proef: bool
    kopie: str = ""
    meldingen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opdracht:
    """A change to carry out: its kind, the codes before and after it, and what makes the new file."""

    soort: str
    oud: tuple[str, ...]
    nieuw: tuple[str, ...]
    wijzig: Wijzig
    meldingen: Callable[[Codeboek, Codeboek], Iterable[str]] = lambda _oud, _nieuw: ()


def voer_uit(
    onderzoek: Onderzoek,
    maak: Callable[[Codeboek], Opdracht],
    *,
    proef: bool,
    voortgang: Voortgang | None = None,
) -> Wijzigingsuitkomst:
    """Change the codebook, keep the old one, and note it in the log; with `proef` only tell.

    Raises CodeboekFout when the codebook has faults, GebruiksFout when the change cannot be.
    """
    with nullcontext() if proef else slot(onderzoek):
        file = Codeboekbestand(onderzoek.codeboek)
        todo = maak(file.codeboek)
        changed = todo.wijzig(file)
        touched, skipped = _tel(onderzoek, todo, changed, voortgang)
        copy = ""
        if not proef:
            kept = schrijf_codeboek(onderzoek, file.inhoud, changed.inhoud)
            copy = kept.relative_to(onderzoek.map).as_posix()
            facts: dict[str, Waarde] = {"van": list(todo.oud), "naar": list(todo.nieuw), "kopie": copy}
            noteer(onderzoek, f"codeboek {todo.soort}", {**facts, "codeboek": changed.nieuw.hash()})
    notes = (*todo.meldingen(changed.oud, changed.nieuw), *skipped)
    return Wijzigingsuitkomst(todo.soort, todo.oud, todo.nieuw, touched, proef, copy, notes)


def vind_code(codeboek: Codeboek, pad: str) -> Code:
    """Find the code that a person named, or tell which she may mean."""
    found = codeboek.code(pad) or next(
        (c for c in codeboek.alle_codes() if plain_naam(c.pad) == plain_naam(pad)), None
    )
    if found is not None:
        return found
    now = next((c.pad for c in codeboek.alle_codes() if pad in c.voorheen), "")
    if now:
        raise GebruiksFout(f"De code {pad} heet nu {now}.", f"Gebruik de naam {now}.")
    tip = meant(pad, [c.pad for c in codeboek.alle_codes()])
    raise GebruiksFout(f"De code {pad} staat niet in het codeboek.", tip)


def check_nieuwe_naam(codeboek: Codeboek, pad: str, zelf: Code | None = None) -> None:
    """Raise GebruiksFout when no code can get this path; `zelf` is the code that gets it."""
    key = plain_naam(pad)
    naam = pad.rpartition("/")[2]
    if plain_naam(naam) in KOLOMNAMEN:
        raise GebruiksFout(f"«{naam}» is de naam van een kolom in de tabellen.", "Kies een andere naam.")
    for code in codeboek.alle_codes():
        if plain_naam(code.pad) == key and (zelf is None or code.pad != zelf.pad):
            tip = f"Wil je er één code van maken: codeer codeboek voeg-samen … --in {code.pad}"
            raise GebruiksFout(f"De code {code.pad} is er al.", tip)
        taken = {plain_naam(n) for n in code.voorheen}
        merged = {plain_naam(n) for deel in code.samengevoegd for n in deel}
        if key in (taken if zelf is None or code.pad != zelf.pad else merged):
            tip = "Kies een andere naam: wat mensen onder die naam codeerden, hoort bij deze code."
            raise GebruiksFout(f"Zo heette de code {code.pad} vroeger.", tip)


def check_gevolg(nieuw: Codeboek) -> None:
    """Raise GebruiksFout when names in the codebook to come cannot be."""
    for melding in check_namen(nieuw):
        raise GebruiksFout(melding.tekst[:1].upper() + melding.tekst[1:], melding.tip)


def met_subcodes(codeboek: Codeboek, paden: Iterable[str]) -> tuple[str, ...]:
    """Give the paths of these codes and of all that is below them."""
    wanted = tuple(paden)
    every = (code.pad for code in codeboek.alle_codes())
    return tuple(pad for pad in every if any(pad == w or pad.startswith(f"{w}/") for w in wanted))


def _tel(
    onderzoek: Onderzoek, todo: Opdracht, changed: Gewijzigd, voortgang: Voortgang | None
) -> tuple[Geraakt, tuple[str, ...]]:
    codes = frozenset(met_subcodes(changed.oud, todo.oud))
    stroom = Stroom(onderzoek, changed.oud, lees_kenmerken(onderzoek.kenmerken), voortgang)
    before, after = Standen(onderzoek, changed.oud), Standen(onderzoek, changed.nieuw)
    coderingen = besluiten = voorstellen = 0
    interviews, codeurs, unjudged, skipped = [], set(), [], []

    def skip(_id: str, fout: CodeerFout) -> None:
        skipped.append(f"{fout.fout} Dit interview is niet meegeteld.")

    for interview in interviews_langs(onderzoek, stroom.ids, voortgang, skip):
        staat = before.van(interview).staat
        people = [g for g in (*staat.coderingen, *staat.besluiten) if codes.intersection(_codes(g))]
        suggested = sum(v.code in codes for v in stroom.voorgesteld(interview).voorstellen)
        coderingen += sum(isinstance(g.inhoud, Codering) for g in people)
        besluiten += sum(isinstance(g.inhoud, Besluit) for g in people)
        voorstellen += suggested
        codeurs |= {g.codeur for g in people}
        if people or suggested:
            interviews.append(interview.id)
        later = frozenset(met_subcodes(changed.nieuw, todo.nieuw))
        if _judges(staat, codes) - _judges(after.van(interview).staat, later):
            unjudged.append(interview.id)
    found = Geraakt(
        coderingen, besluiten, voorstellen, tuple(interviews), tuple(sorted(codeurs)), tuple(unjudged)
    )
    return found, tuple(skipped)


def _codes(g: Gebeurtenis) -> tuple[str, ...]:
    """Give the codes that a coding or decision speaks of."""
    if isinstance(g.inhoud, Besluit):
        return g.inhoud.code, g.inhoud.wordt_code
    return (g.inhoud.code,) if isinstance(g.inhoud, Codering) else ()


def _judges(staat: Staat, codes: frozenset[str]) -> set[str]:
    """Give who finished a passage for one of these codes."""
    return {g.codeur for g in staat.afrondingen if codes & set(getattr(g.inhoud, "codes", ()))}
