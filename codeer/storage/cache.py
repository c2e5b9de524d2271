"""The cache in `.codeer/`: language layers and suggestions by hash; it may be deleted at any time."""

from __future__ import annotations

import base64
import binascii
import json
import sys
from array import array
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from codeer.core.codering import Voorstel
from codeer.core.taallaag import Taallaag


@dataclass(frozen=True, slots=True)
class Gemarkeerd:
    """What matching gave for one interview, ready for reports.

    `voorstellen` holds per code, by the hash of its terms, what those terms found. `zinnen` are
    the sentences of the counted speakers as (begin, eind, turn number); `woorden` counts words per
    speaker, all speakers included.
    """

    voorstellen: Mapping[str, tuple[Voorstel, ...]]
    zinnen: tuple[tuple[int, int, int], ...]
    woorden: Mapping[str, int]


class Cache:
    """Reads and writes what can be made again; a damaged or missing file is simply not there."""

    def __init__(self, map: Path) -> None:
        # `True` holds the layers of all speakers, beside those of the speakers that count
        self._lagen = {False: map / "taal", True: map / "taal_alle"}
        self._gemarkeerd = map / "voorstellen"

    def read_laag(self, id: str, key: str, *, alle: bool = False) -> Taallaag | None:
        """Give the language layer of an interview when it was made from exactly this key."""
        data = _read(self._lagen[alle] / f"{id}.json", key)
        if data is None:
            return None
        try:
            return _laag(data)
        except (KeyError, TypeError, ValueError, IndexError, binascii.Error):
            return None

    def write_laag(self, id: str, key: str, laag: Taallaag, *, alle: bool = False) -> None:
        """Keep a language layer; a full disk or a read-only folder is no fault here."""
        _write(self._lagen[alle] / f"{id}.json", key, _plain_laag(laag))

    def read_gemarkeerd(self, id: str, key: str) -> Gemarkeerd | None:
        """Give the suggestions in an interview when they were made from exactly this key."""
        data = _read(self._gemarkeerd / f"{id}.json", key)
        if data is None:
            return None
        try:
            voorstellen = {
                code: tuple(map(Voorstel._make, _rows(rows, 5)))
                for code, rows in dict(data["voorstellen"]).items()  # type: ignore[call-overload]
            }
            zinnen = tuple((a, b, c) for a, b, c in _rows(data["zinnen"], 3))
            return Gemarkeerd(voorstellen, zinnen, dict(data["woorden"]))  # type: ignore[call-overload]
        except (KeyError, TypeError, ValueError):
            return None

    def write_gemarkeerd(self, id: str, key: str, found: Gemarkeerd) -> None:
        """Keep the suggestions in an interview, in place of earlier ones."""
        data = {
            "voorstellen": dict(found.voorstellen),
            "zinnen": found.zinnen,
            "woorden": dict(found.woorden),
        }
        _write(self._gemarkeerd / f"{id}.json", key, data)

    def prune(self, ids: Collection[str]) -> None:
        """Throw away what was kept of interviews that are no longer there: it holds their words."""
        keep = {f"{id}.json" for id in ids}
        for folder in (*self._lagen.values(), self._gemarkeerd):
            with suppress(OSError):
                for path in folder.glob("*"):
                    if path.name not in keep:
                        path.unlink(missing_ok=True)


class Leescache(Cache):
    """A cache that is only read: another codebook than that of the study must not push that one out."""

    def write_laag(self, id: str, key: str, laag: Taallaag, *, alle: bool = False) -> None:
        """Keep nothing."""

    def write_gemarkeerd(self, id: str, key: str, found: Gemarkeerd) -> None:
        """Keep nothing."""

    def prune(self, ids: Collection[str]) -> None:
        """Throw nothing away."""


def _rows(value: object, width: int) -> list[list[int]]:
    if not isinstance(value, list) or any(len(row) != width for row in value):
        raise ValueError
    return value


def _read(path: Path, key: str) -> dict[str, object] | None:
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) and data.get("sleutel") == key else None


def _write(path: Path, key: str, data: Mapping[str, object]) -> None:
    text = json.dumps({"sleutel": key, **data}, ensure_ascii=False, separators=(",", ":"))
    spare = path.with_suffix(".nieuw")
    # a cache that cannot be written costs time, nothing else
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        spare.write_text(text, encoding="utf-8", newline="\n")
        spare.replace(path)


def _plain_laag(laag: Taallaag) -> dict[str, object]:
    return {
        "begin": _pack(laag.begin),
        "eind": _pack(laag.eind),
        "vorm": _pack(laag.vorm),
        "vormen": "\n".join(laag.vormen),
        "lemmas": "\n".join(map(" ".join, laag.lemmas)),
        "delen": _listed(laag.delen),
        "zinnen": _pack([n for zin in laag.zinnen for n in zin]),
        "erbij": _listed(laag.erbij),
        "eraf": _listed(laag.eraf),
        "deeltje": list(laag.deeltje.items()),
        "woordsoort": laag.woordsoort,
    }


def _laag(data: Mapping[str, object]) -> Taallaag:
    raw: dict[str, list[tuple[int, Sequence[str]]]] = {k: v for k, v in data.items() if isinstance(v, list)}
    flat = _unpack(data["zinnen"])
    laag = Taallaag(
        begin=_unpack(data["begin"]),
        eind=_unpack(data["eind"]),
        vorm=_unpack(data["vorm"]),
        vormen=_lines(data["vormen"]),
        lemmas=[line.split(" ") for line in _lines(data["lemmas"])],
        delen=dict(raw["delen"]),
        zinnen=list(zip(flat[::4], flat[1::4], flat[2::4], flat[3::4], strict=True)),
        erbij=dict(raw["erbij"]),
        eraf=dict(raw["eraf"]),
        deeltje=dict(raw["deeltje"]),  # type: ignore[arg-type]  # pairs of numbers, as written below
        woordsoort=raw["woordsoort"],  # type: ignore[arg-type]  # a list of words
    )
    if not len(laag.begin) == len(laag.eind) == len(laag.vorm) or len(laag.vormen) != len(laag.lemmas):
        raise ValueError
    return laag


def _lines(text: object) -> list[str]:
    return str(text).split("\n") if text else []


def _listed(value: Mapping[int, Sequence[str]]) -> list[tuple[int, Sequence[str]]]:
    return list(value.items())


def _pack(numbers: Sequence[int]) -> str:
    packed = array("I", numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return base64.b64encode(packed.tobytes()).decode("ascii")


def _unpack(text: object) -> array[int]:
    numbers = array("I")
    numbers.frombytes(base64.b64decode(str(text), validate=True))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
