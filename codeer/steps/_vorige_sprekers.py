"""Who spoke in the version before: a correction that someone made stays when the source is replaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from codeer.core.lezing import Lezing
from codeer.core.rollen import sleutel, woordrol
from codeer.core.sprekers import Indeling, herken
from codeer.core.sprekers import Label as Bronlabel
from codeer.storage.interviews import Label

_NAAM = "naam "
_TIP = 'Klopt dat niet, geef dan opnieuw --spreker "Naam=R" bij --vervang.'


def neutral(labels: Iterable[Bronlabel]) -> tuple[Label, ...]:
    """Keep a label only where it is a role or a numbered voice; a name becomes `naam 1`."""
    kept = []
    names = 0
    for label in labels:
        role = woordrol(label.naam)
        known = role.persoon if role.stem else role.woord if role.rol else ""
        if not known:
            names += 1
            known = f"{_NAAM}{names}"
        elif role.nummer:
            known = f"{known} {role.nummer}"
        kept.append(Label(known, label.spreker, label.beurten))
    return tuple(kept)


def absent(indeling: Indeling, eigen: Mapping[str, str]) -> tuple[str, ...]:
    """Give the labels that the user typed and that are not in this source."""
    return tuple(naam for naam in eigen if sleutel(naam) not in indeling.sprekers)


def like_before(
    lezing: Lezing, indeling: Indeling, vorige: tuple[Label, ...], eigen: Mapping[str, str]
) -> tuple[Indeling, tuple[str, ...]]:
    """Give every label that the version before had the speaker of then, and say what differs.

    What the user types now goes before all that.
    """
    reused: tuple[str, ...] = ()
    if len(absent(indeling, eigen)) == len(eigen):
        own = _own(indeling.labels, vorige)
        again = herken(lezing, {**eigen, **own})
        if own and again.sprekers != indeling.sprekers:
            indeling = again
            reused = (f"Sprekers ingedeeld zoals in de vorige versie: {_shown(vorige)}. {_TIP}",)
    if _roles(neutral(indeling.labels)) == _roles(vorige):
        return indeling, reused
    now = ", ".join(f"{label.naam} = {label.spreker}" for label in indeling.labels)
    what = f"toen {_shown(vorige) or 'geen namen'}, nu {now or 'geen namen'}"
    return indeling, (f"Sprekers anders ingedeeld dan in de vorige versie: {what}. {_TIP}",)


def _own(labels: Iterable[Bronlabel], vorige: tuple[Label, ...]) -> dict[str, str]:
    """Give the speaker of then for the labels that can be recognised, as the user would type it.

    A role word is recognised by itself. Names are by their order, when there are as many as then.
    """
    labels = tuple(labels)
    now = neutral(labels)
    groups_now, groups_then = (Counter(map(_group, side)) for side in (now, vorige))
    then: dict[str, list[str]] = {}
    for before in vorige:
        then.setdefault(_group(before), []).append(before.rol)
    shared = Counter(label.rol for label in vorige)
    own = {}
    for label, plain in zip(labels, now, strict=True):
        group = _group(plain)
        if groups_now[group] == groups_then[group]:
            rol = then[group].pop(0)
            # two labels of one person: only a number keeps them together
            own[label.naam] = f"{rol}1" if shared[rol] > 1 and len(rol) == 1 else rol
    return own


def _group(label: Label) -> str:
    return _NAAM if label.label.startswith(_NAAM) else label.label


def _roles(labels: tuple[Label, ...]) -> list[tuple[str, str]]:
    return sorted((label.label, label.rol) for label in labels)


def _shown(labels: tuple[Label, ...]) -> str:
    return ", ".join(f"{label.label} = {label.rol}" for label in labels)
