"""The study's log: what happened when, without a word from the interviews."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from codeer.storage.onderzoek import Onderzoek
from codeer.storage.schrijf import write_faults

Waarde = str | int | list[str]
VERSIE = 1


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One study event: a moment (UTC, ISO 8601), a kind, and facts without content."""

    tijd: str
    soort: str
    gegevens: Mapping[str, Waarde]


def noteer(onderzoek: Onderzoek, soort: str, gegevens: Mapping[str, Waarde]) -> None:
    """Add one event at the end of the log; what stands there is never rewritten."""
    tijd = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    event = {"v": VERSIE, "tijd": tijd, "soort": soort, **gegevens}
    line = json.dumps(event, ensure_ascii=False, separators=(",", ":"))
    with write_faults(onderzoek.logboek), onderzoek.logboek.open("a+b") as file:
        # a line that a crash cut off stays alone; it does not swallow the next one
        glue = b"" if _ends_with_newline(onderzoek) else b"\n"
        file.write(glue + line.encode("utf-8") + b"\n")


def lees_logboek(onderzoek: Onderzoek) -> tuple[tuple[Gebeurtenis, ...], tuple[int, ...]]:
    """Give the events in order, and the numbers of the lines that cannot be read."""
    events: list[Gebeurtenis] = []
    broken: list[int] = []
    for nr, line in _lines(onderzoek):
        try:
            raw = json.loads(line)
            facts = {k: v for k, v in raw.items() if k not in ("v", "tijd", "soort")}
            events.append(Gebeurtenis(str(raw["tijd"]), str(raw["soort"]), facts))
        except (ValueError, KeyError, AttributeError, TypeError):
            broken.append(nr)
    return tuple(events), tuple(broken)


def _lines(onderzoek: Onderzoek) -> Iterator[tuple[int, str]]:
    if not onderzoek.logboek.is_file():
        return
    with onderzoek.logboek.open(encoding="utf-8", errors="replace", newline="\n") as file:
        for nr, line in enumerate(file, 1):
            if line.strip():
                yield nr, line


def _ends_with_newline(onderzoek: Onderzoek) -> bool:
    if onderzoek.logboek.stat().st_size == 0:
        return True
    with onderzoek.logboek.open("rb") as file:
        file.seek(-1, 2)
        return file.read(1) == b"\n"
