"""Kill writers of the journal at random moments, and see whether anything they were promised is gone.

    python tests/fouten/doden.py AANTAL ZAAD MAP

One process that is ready to write forks a writer per round, reads what it was promised, and kills it
with SIGKILL. Writers add events one by one, or bring a heap of events together from elsewhere; in half
of the rounds a system call writes only a few bytes, so that most kills cut a line in two; in a quarter
two writers work in the same journals. It prints one JSON object with what it saw.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import sys
import time
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "hulp")]

from losse_gebeurtenis import losse_gebeurtenis  # noqa: E402 -- found through the path set above

from codeer.core.errors import SlotFout  # noqa: E402
from codeer.core.gebeurtenis_regel import schrijf_regel  # noqa: E402
from codeer.core.vouwen import vouw  # noqa: E402
from codeer.storage import journaal as module  # noqa: E402
from codeer.storage.journaal import Journaal  # noqa: E402
from codeer.storage.journaal_lezen import Regel, lees_journaal  # noqa: E402
from codeer.storage.journaal_verenig import verenig  # noqa: E402
from codeer.storage.onderzoek import Onderzoek  # noqa: E402

ROUNDS_PER_STUDY = 10
LONGEST = 0.025  # seconds that a writer lives
HEAP = 60


def sip(file: int, data: bytes, real=os.write) -> int:
    """Write a few bytes, and slowly, as a disk in trouble does."""
    time.sleep(0.0002)
    return real(file, data[:23])


def write_one_by_one(onderzoek: Onderzoek, names, promised: int) -> None:
    for name in names:
        with Journaal(onderzoek, "anna", f"R{int(name[-1]) % 2}") as journaal:
            event = losse_gebeurtenis(name, journaal.pad.stem)
            journaal.bewaar([event])
        os.write(promised, f"{event.id}\n".encode())


def bring_together(onderzoek: Onderzoek, names, promised: int) -> None:
    while True:
        events = [losse_gebeurtenis(next(names), "R0") for _ in range(HEAP)]
        rows = [Regel(Path("elders"), 1, schrijf_regel(e).decode().rstrip("\n"), e) for e in events]
        verenig(onderzoek, rows)
        os.write(promised, "".join(f"{e.id}\n" for e in events).encode())


def start(onderzoek: Onderzoek, work, label: str, *, slow: bool) -> tuple[int, int]:
    """Fork a writer; give its process id and where it tells what it was promised."""
    reading, promised = os.pipe()
    child = os.fork()
    if child:
        os.close(promised)
        return child, reading
    status = 1
    try:
        if slow:
            # what tells of promises must stay whole
            real = os.write
            module.os.write = lambda file, data: (real if file == promised else sip)(file, data)
        with contextlib.suppress(SlotFout):
            work(onderzoek, (f"{label}-{nr}" for nr in count()), promised)
        status = 0
    finally:
        os._exit(status)


def read_all(pipe: int) -> list[str]:
    with os.fdopen(pipe, "rb") as file:
        whole = file.read()
    # a promise that was cut off itself was never heard
    return whole[: whole.rfind(b"\n") + 1].decode().split()


class Verloop:
    """What came of the rounds so far."""

    def __init__(self, map: Path, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 -- dice, no secrets
        self.map = map
        self.figures = dict.fromkeys(("gedood", "beloofd", "met_belofte", "regels_half", "mislukt"), 0)
        self.lost: list[str] = []
        self.onderzoek = Onderzoek(map)
        self.promised: set[str] = set()

    def round(self, nr: int) -> None:
        if nr % ROUNDS_PER_STUDY == 0:
            self.onderzoek, self.promised = Onderzoek(self.map / f"s{nr}"), set()
            self.half = 0
        work = bring_together if nr % 3 == 2 else write_one_by_one
        slow = self.dice.random() < 0.5
        many = 2 if self.dice.random() < 0.25 else 1
        writers = [start(self.onderzoek, work, f"{nr}{'ab'[i]}", slow=slow) for i in range(many)]
        time.sleep(self.dice.random() * LONGEST)
        for child, _ in writers:
            os.kill(child, signal.SIGKILL)
        for child, pipe in writers:
            _, status = os.waitpid(child, 0)
            killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
            self.figures["gedood"] += killed
            self.figures["mislukt"] += not killed and os.waitstatus_to_exitcode(status) != 0
            heard = read_all(pipe)
            self.promised.update(heard)
            self.figures["beloofd"] += len(heard)
            self.figures["met_belofte"] += bool(heard)
        self.look()

    def look(self) -> None:
        """Read everything back; each promise must be there, once or more, and the fold must work."""
        found = lees_journaal(self.onderzoek)
        there = {g.id for g in found.gebeurtenissen}
        self.lost += sorted(self.promised - there)
        half = len(found.meldingen)
        self.figures["regels_half"] += half - self.half
        self.half = half
        # whatever is there is what someone wrote, to the last character
        for g in found.gebeurtenissen:
            if g != losse_gebeurtenis(g.id, g.interview):
                self.lost.append(f"veranderd: {g.id}")
        staat = vouw(found.gebeurtenissen)
        if staat.onbekend or staat.dubbel or staat.conflicten:
            self.lost.append("stand klopt niet")


def main(kills: int, seed: int, map: Path) -> dict[str, object]:
    """Go on until so many writers were killed, and give the figures."""
    run = Verloop(map, seed)
    begin, rounds = time.monotonic(), count()
    while run.figures["gedood"] < kills:
        run.round(next(rounds))
    return {
        "rondes": next(rounds),
        **run.figures,
        "kwijt": run.lost,
        "seconden": round(time.monotonic() - begin, 1),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))) + "\n")
