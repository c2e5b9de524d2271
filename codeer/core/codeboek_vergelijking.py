"""What changed from one version of a codebook to another, code by code, in words for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from codeer.core.codeboek import Code, Codeboek, Term

ERBIJ, WEG, GELIJK, ANDERS = "erbij", "weg", "gelijk", "gewijzigd"
_TEKSTEN = ("titel", "definitie", "wel", "niet", "kleur", "namen")
_GESCHEIDEN = " · "


@dataclass(frozen=True, slots=True)
class Tekstwijziging:
    """A text that reads differently now, such as the definition of a code."""

    wat: str
    was: str
    wordt: str


@dataclass(frozen=True, slots=True)
class Codewijziging:
    """One code in both versions; `was` is its name then (empty for a new code), `code` its name now.

    Terms are written with their pole: `plus: serieus nemen`. Those in `termen_anders` are the same words
    with other options.
    """

    code: str
    was: str
    soort: str
    teksten: tuple[Tekstwijziging, ...] = ()
    termen_erbij: tuple[str, ...] = ()
    termen_weg: tuple[str, ...] = ()
    termen_anders: tuple[str, ...] = ()
    voorbeelden_erbij: int = 0
    voorbeelden_weg: int = 0


@dataclass(frozen=True, slots=True)
class Codeboekwijziging:
    """All that changed; `algemeen` is what holds for the whole codebook (settings, word groups)."""

    codes: tuple[Codewijziging, ...]
    algemeen: tuple[Tekstwijziging, ...] = ()

    @property
    def gewijzigd(self) -> tuple[Codewijziging, ...]:
        """Give the codes that are not what they were."""
        return tuple(c for c in self.codes if c.soort != GELIJK)

    def __bool__(self) -> bool:
        return bool(self.gewijzigd or self.algemeen)


def namen_in(oud: Codeboek, nieuw: Codeboek) -> dict[str, str]:
    """Give for each code of one version its name in the other; what is not in both is left out.

    Codes that were renamed or merged are known by their earlier names, whichever version is the newer.
    """
    there = {code.pad for code in nieuw.alle_codes()}
    later = {former: code.pad for code in nieuw.alle_codes() for former in code.voorheen}
    found = {}
    for code in oud.alle_codes():
        earlier = [former for former in code.voorheen if former in there]
        if code.pad in there:
            found[code.pad] = code.pad
        elif code.pad in later:
            found[code.pad] = later[code.pad]
        elif earlier:
            found[code.pad] = earlier[-1]
    return found


def vergelijk_codeboeken(oud: Codeboek, nieuw: Codeboek) -> Codeboekwijziging:
    """Say what changed, in the order of the new version; codes that are gone come last."""
    names = namen_in(oud, nieuw)
    before: dict[str, list[Code]] = {}
    for code in oud.alle_codes():
        if code.pad in names:
            before.setdefault(names[code.pad], []).append(code)
    rows = [_compare(before.get(code.pad, []), code) for code in nieuw.alle_codes()]
    gone = [_gone(code) for code in oud.alle_codes() if code.pad not in names]
    return Codeboekwijziging((*rows, *gone), tuple(_general(oud, nieuw)))


def _compare(was: list[Code], code: Code) -> Codewijziging:
    if not was:
        terms = tuple(map(_term, code.termen))
        return Codewijziging(code.pad, "", ERBIJ, (), terms, voorbeelden_erbij=len(code.voorbeelden))
    # of codes that were merged the one with the name of now, else the first, has the texts
    main = next((c for c in was if c.pad == code.pad), was[0])
    then, now = _terms(*was), _terms(code)
    examples_then, examples_now = {v for c in was for v in c.voorbeelden}, set(code.voorbeelden)
    found = Codewijziging(
        code.pad,
        ", ".join(c.pad for c in was),
        ANDERS,
        tuple(_texts(main, code)),
        tuple(t for t in now if t not in then),
        tuple(t for t in then if t not in now),
        tuple(t for t in now if t in then and now[t] != then[t]),
        len(examples_now - examples_then),
        len(examples_then - examples_now),
    )
    same = Codewijziging(code.pad, code.pad, ANDERS)
    return Codewijziging(code.pad, code.pad, GELIJK) if found == same else found


def _gone(code: Code) -> Codewijziging:
    terms = tuple(map(_term, code.termen))
    return Codewijziging(code.pad, code.pad, WEG, termen_weg=terms, voorbeelden_weg=len(code.voorbeelden))


def _terms(*codes: Code) -> Mapping[str, set[Term]]:
    found: dict[str, set[Term]] = {}
    for code in codes:
        for term in code.termen:
            found.setdefault(_term(term), set()).add(term)
    return found


def _term(term: Term) -> str:
    text = f"exact: {term.tekst}" if term.exact else term.tekst
    return f"{term.pool}: {text}" if term.pool else text


def _texts(was: Code, now: Code) -> Iterator[Tekstwijziging]:
    for naam in _TEKSTEN:
        before, after = getattr(was, naam), getattr(now, naam)
        if before != after:
            yield Tekstwijziging(naam, _said(before), _said(after))


def _said(value: str | tuple[tuple[str, str], ...]) -> str:
    return value if isinstance(value, str) else ", ".join(f"{pool}: {naam}" for pool, naam in value)


def _general(oud: Codeboek, nieuw: Codeboek) -> Iterator[Tekstwijziging]:
    rows = [
        ("naam", oud.naam, nieuw.naam),
        ("versie", oud.versie, nieuw.versie),
        ("taalmodel", oud.taalmodel, nieuw.taalmodel),
        ("eenheid", oud.instellingen.eenheid.value, nieuw.instellingen.eenheid.value),
        ("sprekers", ", ".join(oud.instellingen.sprekers), ", ".join(nieuw.instellingen.sprekers)),
        ("delen", ", ".join(oud.instellingen.delen), ", ".join(nieuw.instellingen.delen)),
    ]
    for soort in ("woordgroepen", "facetten"):
        before, after = dict(getattr(oud, soort)), dict(getattr(nieuw, soort))
        rows += [
            (
                f"{soort}: {naam}",
                _GESCHEIDEN.join(before.get(naam, ())),
                _GESCHEIDEN.join(after.get(naam, ())),
            )
            for naam in dict.fromkeys((*before, *after))
        ]
    for wat, was, wordt in rows:
        if was != wordt:
            yield Tekstwijziging(wat, was, wordt)
