"""Measure the speed bars of the design, as ratios in one run on one core: snelheid.py [N interviews].

Rows: `--help` against a bare `import typer`; import and first report against tokenising the same text
with spaCy; a report after an edit of the codebook; a report with nothing changed; and ten times as
many interviews (only with --groei). The text does not repeat: sentences of the example study in which
a third of the words get another word or ending.
"""

from __future__ import annotations

import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PYTHON = Path(sys.executable)
CODEER = [str(PYTHON), "-m", "codeer"]
WORDS = 6000
SHARE_SWAPPED = 0.33
ENDINGS = ("", "je", "en", "s", "heid", "lijk", "achtig", "er")
TOKENISE = """
import pathlib, sys, time, spacy
nlp = spacy.blank("nl")
texts = [p.read_text("utf-8") for p in sorted(pathlib.Path(sys.argv[1]).glob("*.txt"))]
start = time.perf_counter()
for _ in nlp.pipe(texts): pass
print(time.perf_counter() - start)
"""
LIBRARIES = 'import spacy, pandas, simplemma; spacy.blank("nl"); simplemma.lemmatize("liep", lang="nl")'


def timed(command: list[str], cwd: Path = ROOT) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command[1:4])} fails: {done.stderr[-300:]}")
    return time.perf_counter() - start


def sentences() -> list[str]:
    texts = (p.read_text("utf-8") for p in sorted((ROOT / "interviews").glob("*.txt")))
    turns = (turn.split(": ", 1)[-1] for text in texts for turn in text.split("\n\n"))
    return [s for turn in turns for s in re.split(r"(?<=[.?!])\s+", turn) if len(s.split()) > 5]


def write_sources(folder: Path, count: int) -> None:
    rng = random.Random(1)
    pool = sentences()
    stems = sorted({w for s in pool for w in re.findall(r"[a-zà-ÿ]{3,}", s)})
    words = [w + e for w in stems for e in ENDINGS]
    folder.mkdir()
    for nr in range(count):
        turns: list[str] = []
        size = 0
        while size < WORDS:
            chosen = [rng.choice(pool).split() for _ in range(rng.randint(1, 6))]
            spoken = [
                rng.choice(words) if w.isalpha() and rng.random() < SHARE_SWAPPED else w
                for s in chosen
                for w in s
            ]
            turns.append(("I: " if len(turns) % 2 == 0 else "R: ") + " ".join(spoken))
            size += len(spoken)
        (folder / f"int{nr:05}.txt").write_text("\n\n".join(turns), "utf-8")


def measure(count: int) -> tuple[dict[str, float], float]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_sources(folder / "bron", count)
        study = folder / "onderzoek"
        timed([*CODEER, "nieuw", str(study)])
        out = subprocess.run(
            [str(PYTHON), "-c", TOKENISE, str(folder / "bron")], capture_output=True, text=True, check=True
        )
        spacy = float(out.stdout)
        start_up = min(timed([str(PYTHON), "-c", LIBRARIES]) for _ in range(3))
        report = [*CODEER, "rapport", "frequenties", "citaten"]
        times = {"import": timed([*CODEER, "import", str(folder / "bron")], study)}
        times["eerste rapport"] = timed(report, study)
        book = study / "codeboek.yaml"
        extra = "\n  proefcode:\n    definitie: proef\n    termen: [fiets, wachten]\n"
        book.write_text(book.read_text("utf-8") + extra, "utf-8")
        times["na wijziging"] = timed(report, study)
        times["niets gewijzigd"] = timed(report, study)
        times["opstart"] = start_up
        return times, spacy


def show(what: str, value: float, bar: float, unit: str = "x") -> bool:
    print(f"{what:<58}{value:8.2f} {unit}  (bar {bar:.2f})  {'ok' if value <= bar else 'TOO SLOW'}")
    return value <= bar


def main() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    count = int(next((a for a in sys.argv[1:] if a.isdigit()), "100"))
    typer = statistics.median(timed([str(PYTHON), "-c", "import typer"]) for _ in range(7))
    helped = statistics.median(timed([*CODEER, "--help"]) for _ in range(7))
    good = [show("--help against a bare import of typer", helped / typer, 3)]
    t, spacy = measure(count)
    both = t["import"] + t["eerste rapport"]
    print({k: round(v, 2) for k, v in t.items()}, f"spaCy {spacy:.2f} s, {count} interviews")
    good += [
        show("import + first report against spaCy tokenising", (both - 2 * t["opstart"]) / spacy, 1.6),
        show("whole report after an edit against the first pass", t["na wijziging"] / both, 0.25),
        show("nothing changed, beyond start-up", t["niets gewijzigd"] - t["opstart"], 1, "s"),
    ]
    if "--groei" in sys.argv:
        more, _ = measure(10 * count)
        grown = (more["import"] + more["eerste rapport"]) / both
        good.append(show("ten times as many interviews", grown, 11))
    sys.exit(not all(good))


if __name__ == "__main__":
    main()
