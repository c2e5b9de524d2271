"""From labels to I, R and O: by their words, by what the user said, else by who asks the questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from codeer.core.errors import GebruiksFout
from codeer.core.interview import BEURT
from codeer.core.rollen import ZWAK, Woordrol, woordrol

# The text form has two digits for a speaker.
MAX_NUMMER = 99


@dataclass(frozen=True, slots=True)
class Telling:
    """What one label said: turns, turns with a question, words, and the place of its first turn."""

    naam: str
    beurten: int
    vragen: int
    woorden: int
    eerste: int

    @property
    def vraagdeel(self) -> float:
        """Give the share of turns that hold a question mark."""
        return self.vragen / self.beurten if self.beurten else 0.0

    @property
    def lengte(self) -> float:
        """Give the mean number of words in a turn."""
        return self.woorden / self.beurten if self.beurten else 0.0


@dataclass(frozen=True, slots=True)
class Toewijzing:
    """The speaker for each label key, and how sure that is."""

    sprekers: Mapping[str, str]
    gegokt: frozenset[str] = frozenset()
    onzeker: bool = False
    # no label told who asks: that was worked out from the talk
    afgeleid: bool = False
    # per role, how many persons share its last number
    overvol: Mapping[str, int] = field(default_factory=dict)


def check_spreker(naam: str, waarde: str) -> str:
    """Give I, R or O with its number as the user chose it; raise GebruiksFout for anything else."""
    value = waarde.strip().upper()
    if not BEURT.fullmatch(f"{value}:"):
        raise GebruiksFout(
            f"«{waarde}» is geen spreker voor «{naam}».",
            "Kies I (interviewer), R (respondent) of O (ander), zo nodig met een nummer van 1 tot 99: "
            '--spreker "Naam=R2".',
        )
    return value


def assign(tellingen: Mapping[str, Telling], eigen: Mapping[str, str]) -> Toewijzing:
    """Give every label its speaker; `eigen` (by key) goes before all else."""
    words = {key: woordrol(t.naam) for key, t in tellingen.items()}
    roles = {key: eigen[key][0] if key in eigen else words[key].rol for key in tellingen}
    for key in _weak_roles(roles, words, eigen):
        roles[key], words[key] = "", Woordrol("", f"={key}")
    unknown = [key for key, role in roles.items() if not role]
    onzeker = False
    guessed = bool(unknown) and "I" not in roles.values()
    if guessed:
        asker, onzeker = _asker({key: tellingen[key] for key in unknown}, tellingen)
        if asker:
            roles[asker] = "I"
    for key in unknown:
        roles[key] = roles[key] or "R"
    order = sorted(tellingen, key=lambda key: tellingen[key].eerste)
    sprekers: dict[str, str] = {}
    overvol: dict[str, int] = {}
    for role in "IRO":
        numbered, sharing = _number([k for k in order if roles[k] == role], role, words, eigen)
        sprekers.update(numbered)
        overvol.update({role: sharing} if sharing else {})
    return Toewijzing({key: sprekers[key] for key in order}, frozenset(unknown), onzeker, guessed, overvol)


def _weak_roles(
    roles: Mapping[str, str], words: Mapping[str, Woordrol], eigen: Mapping[str, str]
) -> list[str]:
    """Give the keys of V, Q, A, B and P whose counterpart is missing: then they are persons."""
    weak = {key for key, word in words.items() if word.woord in ZWAK and key not in eigen}
    strong = {role for key, role in roles.items() if key not in weak}
    present = {words[key].woord for key in weak}
    asks = "I" not in strong and bool(present & {"v", "q"}) and bool(present & {"a"} or "R" in strong)
    return sorted(key for key in weak if not _holds(words[key], asks, strong, present))


def _holds(word: Woordrol, asks: bool, strong: set[str], present: set[str]) -> bool:
    if word.rol == "R":
        return asks or "I" in strong
    # "V:" next to "I:" and "R:" is a person, perhaps a woman; beside "I:" and "A:" it asks
    return asks or ("I" in strong and "a" in present)


def _asker(unknown: Mapping[str, Telling], alle: Mapping[str, Telling]) -> tuple[str, bool]:
    """Give the key of who asks the questions ("" = nobody), and whether that is a weak guess."""
    if len(alle) < 2:
        return "", False
    ranked = sorted(unknown, key=lambda key: (-unknown[key].vraagdeel, unknown[key].eerste))
    top = unknown[ranked[0]]
    rest = [t for t in alle.values() if t is not top]
    second = max(t.vraagdeel for t in rest)
    if top.vraagdeel >= 0.25 and top.vraagdeel >= 1.5 * second:
        return ranked[0], top.vraagdeel < 2 * second or top.beurten < 3
    first = min(unknown, key=lambda key: unknown[key].eerste)
    opens = unknown[first]
    others = [t for t in alle.values() if t is not opens]
    longest = max(t.lengte for t in others)
    if len(alle) == 2 and opens.vraagdeel >= others[0].vraagdeel and opens.lengte <= 0.6 * longest:
        return first, True
    return "", True


def _number(
    keys: Iterable[str], role: str, words: Mapping[str, Woordrol], eigen: Mapping[str, str]
) -> tuple[dict[str, str], int]:
    """Number the persons of one role; a single person has no number unless the user gave one.

    Also gives how many persons share the last number, 0 when each has one of their own.
    """
    persons: dict[str, list[str]] = {}
    typed: dict[str, int] = {}
    chosen: dict[str, int] = {}
    for key in keys:
        own = int(eigen.get(key, "")[1:] or 0)
        word = words[key] if words[key].rol == role and key not in eigen else Woordrol(role, f"={key}")
        number = own or (word.nummer if word.nummer <= MAX_NUMMER else 0)
        # the same number means the same person: "Respondent 2" and "Resp. 2", or a name set to R2
        same = own or (number and word.persoon.startswith(("respondent ", "interviewer ")))
        person = f"#{number}" if same else word.persoon
        persons.setdefault(person, []).append(key)
        if number:
            typed[person] = number
        if own:
            chosen[person] = own
    if len(persons) == 1:
        person, members = next(iter(persons.items()))
        return dict.fromkeys(members, f"{role}{chosen.get(person, '')}"), 0
    taken: set[int] = set()
    result: dict[str, str] = {}
    for person in sorted(persons, key=lambda p: (p not in chosen, p not in typed)):
        number = typed.get(person, 0)
        if not number or number in taken:
            number = next((n for n in range(1, MAX_NUMMER) if n not in taken), MAX_NUMMER)
        taken.add(number)
        result.update(dict.fromkeys(persons[person], f"{role}{number}"))
    sharing = len(persons) - MAX_NUMMER + 1
    return result, sharing if sharing > 1 else 0
