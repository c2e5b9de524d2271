"""Measure what people's work costs: mensenwerk.py [N interviews] [codings per person and interview] [words].

Makes a study in which three codeurs coded every interview blind, and tells the seconds and the memory of
each command that reads it. With 300 interviews and 74 codings these are 67,500 events. `--delen M` makes
M codeurs of it; 0 codings is a study in which nobody began.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from snelheid import CODEER, sentences

from codeer.core.gebeurtenis import Afronding, Anker, Codering, Gebeurtenis
from codeer.core.gebeurtenis_maak import Maker
from codeer.core.gebeurtenis_regel import schrijf_regel
from codeer.storage.interviews import hash_tekst

CODEURS = ("amira", "bo", "cor", "dina", "els")
KANTEN = (
    ("machtsongelijkheid", "plus"),
    ("machtsongelijkheid", "min"),
    ("continuïteit", "min"),
    ("stress", "min"),
    ("wantrouwen", "plus"),
    ("nabijheid", "plus"),
    ("verbeteridee", ""),
)
CODES = tuple(dict.fromkeys(code for code, _ in KANTEN))


def write_sources(folder: Path, interviews: int, words: int) -> None:
    rng = random.Random(2)
    pool = sentences()
    folder.mkdir()
    for nr in range(interviews):
        turns: list[str] = []
        size = 0
        while size < words:
            spoken = [rng.choice(pool) for _ in range(rng.randint(1, 6))]
            turns.append(("I: " if len(turns) % 2 == 0 else "R: ") + " ".join(spoken))
            size += sum(len(s.split()) for s in spoken)
        (folder / f"int{nr:05}.txt").write_text(f"{nr}\n\n" + "\n\n".join(turns), "utf-8")


def places(text: str) -> list[tuple[int, int]]:
    """Find the sentences of the respondent, near enough."""
    found, at = [], 0
    for turn in text.split("\n\n"):
        if turn.startswith("R: "):
            begin = at + 3
            for sentence in turn[3:].replace("? ", "?|").replace(". ", ".|").split("|"):
                if sentence:
                    found.append((begin, begin + len(sentence)))
                begin += len(sentence) + 1
        at += len(turn) + 2
    return found


def events(text: str, id: str, codeur: str, codings: int, seed: int) -> list[Gebeurtenis]:
    """Code an interview as most would, but not all of it the same."""
    ticks, rng, shared = count(), random.Random(f"{seed}{codeur}"), random.Random(seed)

    def clock() -> datetime:
        return datetime(2025, 3, 1, tzinfo=UTC) + timedelta(seconds=next(ticks))

    maker = Maker(codeur, f"{codeur}1", clock, rng.randbytes)
    sha = hash_tekst(text)
    spots = places(text)
    done = []
    for nr in range(codings):
        begin, eind = shared.choice(spots)
        kant = shared.choice(KANTEN)
        if rng.random() < 0.2:
            kant = rng.choice(KANTEN)
        if nr % 10 == 0:
            begin, eind = rng.choice(spots)
        place = Anker.in_tekst(text, begin, eind)
        done.append(maker.maak(Codering(*kant, blind=True), interview=id, tekst=sha, anker=place))
    done.append(maker.maak(Afronding(CODES, blind=True), interview=id, tekst=sha))
    return done


def write_work(study: Path, codeurs: tuple[str, ...], codings: int) -> int:
    total = 0
    for seed, path in enumerate(sorted((study / "interviews").glob("*.txt"))):
        text = path.read_bytes().decode("utf-8")
        for codeur in codeurs:
            rows = events(text, path.stem, codeur, codings, seed)
            home = study / "coderingen" / codeur / f"{path.stem}.jsonl"
            home.parent.mkdir(parents=True, exist_ok=True)
            home.write_bytes(b"".join(map(schrijf_regel, rows)))
            total += len(rows)
    return total


def run(study: Path, *words: str, times: int = 1) -> None:
    """Run one command and tell the best of so many times, and the memory it took at most."""
    found = [once(study, *words) for _ in range(times)]
    seconds, memory, code = min(found)
    spread = f" (tot {max(found)[0]:.1f})" if times > 1 else ""
    print(f"{' '.join(words):<46}{seconds:8.2f} s{spread}{memory:7.0f} MB  exit {code}", flush=True)


def once(study: Path, *words: str) -> tuple[float, float, int]:
    out = study.parent / "uit.txt"
    start = time.perf_counter()
    with out.open("wb") as sink:
        child = subprocess.Popen([*CODEER, *words], cwd=study, stdout=sink, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - start, used.ru_maxrss / 1024, child.returncode


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("interviews", type=int, nargs="?", default=300)
    asked.add_argument("codings", type=int, nargs="?", default=74)
    asked.add_argument("words", type=int, nargs="?", default=1500)
    asked.add_argument("--codeurs", type=int, default=3)
    asked.add_argument("--keer", type=int, default=1)
    asked.add_argument("--in", dest="where", type=Path, help="leave the study in this folder")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = given.where or Path(name)
        study = folder / "onderzoek"
        codeurs = CODEURS[: given.codeurs]
        if not study.exists():
            folder.mkdir(exist_ok=True)
            write_sources(folder / "bron", given.interviews, given.words)
            run(folder, "nieuw", str(study))
            run(study, "import", str(folder / "bron"))
            total = write_work(study, codeurs, given.codings) if given.codings else 0
            print(f"{given.interviews} interviews, {len(codeurs)} codeurs, {total} events")
        for words in (
            ("status",),
            ("controleer",),
            ("consistentie",),
            ("consistentie", "--methodoloog"),
            ("consistentie", "--verschillen"),
            ("verdeel", *codeurs, "--proef"),
            ("samenvoegen", str(study / "coderingen"), "--proef"),
            ("rapport", "frequenties"),
        ):
            run(study, *words, times=given.keer)


if __name__ == "__main__":
    main()
