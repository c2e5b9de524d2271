"""An event as one line of JSON, and back; keys always stand in the same order."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, fields
from enum import StrEnum
from functools import lru_cache
from operator import itemgetter
from typing import Any, cast

from codeer.core.codeboek import POLEN
from codeer.core.gebeurtenis import (
    MET_ANKER,
    SOORTEN,
    VERSIE,
    Afronding,
    Anker,
    Beslissing,
    Besluit,
    Facetten,
    Gebeurtenis,
    Herroeping,
    Inhoud,
    Inzage,
    Memo,
    Onbekend,
    Over,
    Zicht,
)
from codeer.core.tekst import heel

_decode = json.JSONDecoder().raw_decode
Inhoudlezer = Callable[[type[Inhoud], Any], Inhoud]
# before what an event says; between quotes its own quotes would be escaped
_SAYS = ',"inhoud":'
# no number may grow past what every program reads exactly
MAX_NR = 2**53 - 1


def schrijf_regel(gebeurtenis: Gebeurtenis) -> bytes:
    """Give the line of an event, line end included."""
    g = gebeurtenis
    raw: dict[str, object] = {
        "v": VERSIE,
        "id": g.id,
        "apparaat": g.apparaat,
        "nr": g.nr,
        "tijd": g.tijd,
        "codeur": g.codeur,
        "soort": g.soort,
        "na": g.na,
        "interview": g.interview,
        "tekst": g.tekst,
        "codeboek": g.codeboek,
    }
    if g.anker is not None:
        raw |= g.anker._asdict()
    if g.terug:
        raw["terug"] = g.terug
    raw["inhoud"] = {
        name: dict(value) if name == "facetten" else value
        for name in _NAMES[type(g.inhoud)]
        for value in (getattr(g.inhoud, name),)
        if value or name not in _ONLY_WHEN_SAID
    }
    try:
        line = json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    except UnicodeEncodeError:  # half an emoji, as a browser may send; escaped it survives
        line = json.dumps(raw, separators=(",", ":")).encode("ascii")
    return line + b"\n"


def lees_regel(regel: str) -> Gebeurtenis | Onbekend:
    """Read one line; what has an id but cannot be understood comes back as Onbekend.

    Raises ValueError when the line is no event at all: cut off, or no JSON object with an id.
    """
    regel = regel.strip()
    found = _quick(regel)
    if found is not None:
        return found
    try:
        raw, end = _decode(regel)
    except RecursionError as error:
        raise ValueError("te diep") from error
    if end != len(regel) or not isinstance(raw, dict) or not isinstance(raw.get("id"), str) or not raw["id"]:
        raise ValueError("geen gebeurtenis")
    try:
        return _known(raw, _inhoud)
    except KeyError as error:
        reason = f"{error.args[0]} ontbreekt"
    except ValueError as error:
        reason = str(error)
    return _unknown(raw, regel, reason)


def _quick(regel: str) -> Gebeurtenis | None:
    """Read a line as `schrijf_regel` gives it: what it says, read once for all lines that say the same.

    None for any other line; that is no fault of the line.
    """
    head, _, says = regel.partition(_SAYS)
    try:
        raw, end = _decode(head + "}")
        if end != len(head) + 1 or type(raw) is not dict or "inhoud" in raw or not raw["id"]:
            return None
        _text(raw["id"])
        raw["inhoud"] = says
        return _known(raw, _inhoud_uit)
    except (KeyError, ValueError, RecursionError):
        return None


@cast("Callable[[Inhoudlezer], Inhoudlezer]", lru_cache(maxsize=4096))
def _inhoud_uit(kind: type[Inhoud], regelstaart: str) -> Inhoud:
    """Read what an event says from the end of its line; ValueError when something else stands there too."""
    plain, end = _decode(regelstaart)
    if regelstaart[end:] != "}":
        raise ValueError("er staat nog iets achter")
    return _inhoud(kind, plain)


def _known(raw: dict[str, Any], inhoud: Inhoudlezer) -> Gebeurtenis:
    version = raw["v"]
    if type(version) is not int or version != VERSIE:
        raise ValueError(f"versie {version!r}")
    kind = SOORTEN.get(_text(raw["soort"]))
    if kind is None:
        raise ValueError(f"soort {raw['soort']}")
    apparaat, tijd, codeur, interview, tekst, codeboek = _row(raw, _HEAD_TEXTS)
    found = Gebeurtenis(
        raw["id"],
        apparaat,
        _number(raw["nr"]),
        tijd,
        codeur,
        inhoud(kind, raw["inhoud"]),
        _texts(raw["na"]),
        interview,
        tekst,
        codeboek,
        _anker(raw) if "begin" in raw else None,
        _text(raw["terug"]) if "terug" in raw else "",
    )
    check(found)
    return found


def _inhoud(kind: type[Inhoud], plain: object) -> Inhoud:
    given = _object(plain)
    values = {}
    for name, read, may_miss in _READERS[kind]:
        if name in given or not may_miss:
            values[name] = read(given[name])
    return kind(**values)


def _row(raw: dict[str, Any], names: Callable[[dict[str, Any]], tuple[Any, ...]]) -> tuple[str, ...]:
    """Take several texts at once: a journal has thousands of lines."""
    values = names(raw)
    if set(map(type, values)) != {str}:
        raise ValueError(f"tekst verwacht, geen {next(v for v in values if type(v) is not str)!r:.40}")
    return values


def check(gebeurtenis: Gebeurtenis) -> None:
    """Raise ValueError when the parts of an event do not belong together."""
    g, inhoud = gebeurtenis, gebeurtenis.inhoud
    if g.anker is None and isinstance(inhoud, MET_ANKER):
        raise ValueError("begin ontbreekt")
    if (g.anker is not None or isinstance(inhoud, Afronding)) and not (g.interview and g.tekst):
        raise ValueError("interview of tekst ontbreekt")
    if isinstance(inhoud, Inzage) and (g.anker is not None or not g.interview):
        raise ValueError("inzage hoort bij een heel interview")
    if isinstance(inhoud, Herroeping) and not g.na:
        raise ValueError("na is leeg")
    if isinstance(inhoud, Besluit) and (inhoud.beslissing is Beslissing.ANDERS) != bool(inhoud.wordt_code):
        raise ValueError("wordt_code klopt niet")
    if isinstance(inhoud, Memo) and (inhoud.over is Over.STUDIE) == bool(inhoud.sleutel):
        raise ValueError("sleutel klopt niet")


def _unknown(raw: dict[str, Any], line: str, reason: str) -> Onbekend:
    nr = raw.get("nr", 0)
    head = {name: raw[name] for name in _HEAD if isinstance(raw.get(name), str)}
    return Onbekend(raw["id"], line, reason, nr=int(nr) if _is_number(nr) else 0, **head)


def _anker(raw: dict[str, Any]) -> Anker:
    begin, eind = raw["begin"], raw["eind"]
    if not (type(begin) is int and type(eind) is int and 0 <= begin < eind <= MAX_NR):
        raise ValueError(f"begin en eind kloppen niet: {begin!r:.20} en {eind!r:.20}")
    return Anker(begin, eind, *_row(raw, _ANKER_TEXTS))


def _text(value: object) -> str:
    if type(value) is not str:
        raise ValueError(f"tekst verwacht, geen {value!r:.40}")
    return heel(value)


def _texts(value: object) -> tuple[str, ...]:
    if type(value) is not list:
        raise ValueError(f"lijst verwacht, geen {value!r:.40}")
    return tuple(map(_text, value)) if value else ()


def _is_number(value: object) -> bool:
    return type(value) is int and 0 <= value <= MAX_NR


def _number(value: Any) -> int:  # noqa: ANN401 -- anything that JSON can hold
    if not _is_number(value):
        raise ValueError(f"getal verwacht, geen {value!r:.40}")
    return int(value)


def _truth(value: object) -> bool:
    if type(value) is not bool:
        raise ValueError(f"true of false verwacht, geen {value!r:.40}")
    return value


def _pool(value: object) -> str:
    if value not in POLEN:
        raise ValueError(f"pool {value!r:.40}")
    return str(value)


def _object(value: object) -> dict[str, Any]:
    if type(value) is not dict:
        raise ValueError(f"object verwacht, geen {value!r:.40}")
    return value


def _stukken(value: object) -> tuple[tuple[int, int], ...]:
    if type(value) is not list or any(type(pair) is not list or len(pair) != 2 for pair in value):
        raise ValueError(f"stukken verwacht, geen {value!r:.40}")
    found = tuple((_number(begin), _number(eind)) for begin, eind in value)
    if any(begin > eind for begin, eind in found):
        raise ValueError("begin en eind kloppen niet")
    return found


def _facetten(value: object) -> Facetten:
    return tuple([(name, _text(choice)) for name, choice in _object(value).items()])


def _one_of(kind: type[StrEnum]) -> Callable[[object], StrEnum]:
    options = {option.value: option for option in kind}

    def read(value: object) -> StrEnum:
        found = options.get(_text(value))
        if found is None:
            raise ValueError(f"{kind.__name__.lower()} {value!r:.40}")
        return found

    return read


_HEAD = ("apparaat", "codeur", "soort", "interview")
_HEAD_TEXTS = itemgetter("apparaat", "tijd", "codeur", "interview", "tekst", "codeboek")
_ANKER_TEXTS = itemgetter("citaat", "ervoor", "erna")
_NAMES = {kind: tuple(f.name for f in fields(kind)) for kind in SOORTEN.values()}
_BY_NAME: dict[str, Callable[[Any], Any]] = {
    "beslissing": _one_of(Beslissing),
    "over": _one_of(Over),
    "van": _one_of(Zicht),
    "pool": _pool,
    "wordt_pool": _pool,
    "facetten": _facetten,
    "codes": _texts,
    "blind": _truth,
    "zonder": _stukken,
    "sprekers": _texts,
}
# fields that most lines do not need
_ONLY_WHEN_SAID = ("zonder", "sprekers")
# per kind every field, how it is read (as text where nothing else is said), and whether it may be absent:
# a later version may add a field with a default without making older lines unreadable
_READERS: dict[type[Inhoud], tuple[tuple[str, Callable[[Any], Any], bool], ...]] = {
    kind: tuple((f.name, _BY_NAME.get(f.name, _text), f.default is not MISSING) for f in fields(kind))
    for kind in SOORTEN.values()
}
