"""Which labels are speakers: they return, or both sides of a conversation are there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from codeer.core.labels import Kop
from codeer.core.rollen import ZWAK, Woordrol, woordrol


@dataclass(slots=True)
class Vondst:
    """All lines that may start with one and the same label, while they are being counted."""

    naam: str
    plaatsen: list[int] = field(default_factory=list)
    soorten: set[str] = field(default_factory=set)
    # places where name and time stand alone above a line of text without a time
    boven_tekst: int = 0

    @property
    def rol(self) -> str:
        """Give the role that the words tell, "" when they do not."""
        return woordrol(self.naam).rol


def find_labels(koppen: Sequence[Kop], eigen: Mapping[str, str]) -> tuple[dict[str, Vondst], int]:
    """Give the labels that count, by key, and the number of names that stand there only once."""
    found = _collect(koppen, eigen)
    words = {key: woordrol(v.naam) for key, v in found.items()}
    roles = {w.rol for key, w in words.items() if w.rol and w.woord not in ZWAK}
    weak = {w.woord for w in words.values() if w.woord in ZWAK}
    voices = sum(len(v.plaatsen) for key, v in found.items() if words[key].stem)
    pair = {"I", "R"} <= roles or _weak_pair(weak, roles)
    timed = sum(v.boven_tekst for v in found.values() if "tijd" in v.soorten)
    settled = _settled(found, words) if pair else None
    accepted = {}
    loose = 0
    for key, v in found.items():
        if key not in eigen and _is_quoted(v, words[key], settled):
            loose += 1
        elif key in eigen or _counts(v, pair=pair, voices=voices, timed=timed):
            accepted[key] = v
        elif v.soorten & {"punt", "haak"}:
            loose += len(v.plaatsen)
    _drop_header(accepted, eigen)
    return accepted, loose


def _collect(koppen: Sequence[Kop], eigen: Mapping[str, str]) -> dict[str, Vondst]:
    found: dict[str, Vondst] = {}
    for i, kop in enumerate(koppen):
        if not kop.soort:
            continue
        key = kop.sleutel
        if kop.soort == "kaal" and key not in eigen and not _role_word(kop.naam):
            continue
        v = found.setdefault(key, Vondst(kop.naam))
        v.plaatsen.append(i)
        v.soorten.add(kop.soort)
        if kop.soort == "tijd" and i + 1 < len(koppen):
            below = koppen[i + 1]
            v.boven_tekst += below.tijd_zonder is None and below.soort not in ("tijd", "bron")
    return found


def _role_word(naam: str) -> bool:
    role = woordrol(naam)
    written_out = len(role.woord) > 1 and bool(role.nummer or role.stellig)
    return role.stem or (bool(role.rol) and written_out)


def _weak_pair(weak: set[str], roles: set[str]) -> bool:
    asks = bool(weak & {"v", "q"})
    answers = bool(weak & {"a", "b", "p"})
    return (asks and answers) or ("I" in roles and answers) or ("R" in roles and asks)


@dataclass(frozen=True, slots=True)
class _Paar:
    """The labels of I and of R that return: their words per role, and the role at each of their places."""

    woorden: Mapping[str, frozenset[str]]
    plaatsen: Sequence[tuple[int, str]]


def _settled(found: Mapping[str, Vondst], words: Mapping[str, Woordrol]) -> _Paar | None:
    """Give the labels that this transcript settled on, None when one side does not return."""
    returning = {k: v for k, v in found.items() if words[k].rol in ("I", "R") and len(v.plaatsen) >= 2}
    woorden = {role: frozenset(words[k].woord for k in returning if words[k].rol == role) for role in "IR"}
    plaatsen = sorted((i, words[k].rol) for k, v in returning.items() for i in v.plaatsen)
    return _Paar(woorden, plaatsen) if all(woorden.values()) else None


def _is_quoted(v: Vondst, woord: Woordrol, paar: _Paar | None) -> bool:
    """Tell whether "Vraag: waarom?" stands once within an answer, between I and R that return.

    A question that R answers next, and an answer under a question of I, are turns all the same.
    """
    if paar is None or len(v.plaatsen) > 1 or woord.rol not in paar.woorden or woord.stellig:
        return False
    if woord.woord in paar.woorden[woord.rol] or not v.soorten <= {"punt", "haak", "streep", "tab"}:
        return False
    here = bisect_left(paar.plaatsen, (v.plaatsen[0], ""))
    above = paar.plaatsen[here - 1][1] if here else ""
    below = paar.plaatsen[here][1] if here < len(paar.plaatsen) else ""
    if woord.rol == "I":
        return above != "" and below != "R"
    return above == "R"


def _counts(v: Vondst, *, pair: bool, voices: int, timed: int) -> bool:
    """Tell whether a label counts as a speaker, given what else is in the text."""
    role = woordrol(v.naam)
    n = len(v.plaatsen)
    if "bron" in v.soorten:
        return True
    if v.soorten == {"tijd"}:
        known = bool(role.rol) or role.stem
        return known or (v.boven_tekst * 2 > n and (n >= 2 or timed >= 3))
    if n >= 2:
        return True
    return _own_form(v) or role.stellig or (role.stem and voices >= 2) or bool(role.rol and pair)


def _own_form(v: Vondst) -> bool:
    """Tell whether this label opens the text as in our own form, which may be a single turn."""
    return v.plaatsen == [0] and v.naam in ("I", "R", "O") and v.soorten == {"punt"}


def _drop_header(accepted: dict[str, Vondst], eigen: Mapping[str, str]) -> None:
    """Leave out "Interviewer: Anna" in the heading of a text whose turns have other labels."""
    returning = [v for v in accepted.values() if len(v.plaatsen) >= 2]
    if len(returning) < 2:
        return
    first = min(v.plaatsen[0] for v in returning)
    for key, v in list(accepted.items()):
        once_above = len(v.plaatsen) == 1 and v.plaatsen[0] < first
        if once_above and "bron" not in v.soorten and key not in eigen and not _own_form(v):
            del accepted[key]
