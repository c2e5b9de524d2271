"""Kill `codeer samenvoegen` at random moments, and see whether the union always comes out whole.

    python tests/fouten/doden_samenvoegen.py AANTAL ZAAD MAP

Each round is a study that has some work already and gets a file from one of several codeurs, while in
half of the rounds someone goes on coding in it. The merge is forked, and killed with SIGKILL after a
random time; in half of the rounds a system call writes only a few bytes, so that lines are cut in two.
After each kill every file must load and every event that was there before, or was promised since, must
be there unchanged; after that it is killed again, or run to its end, which must complete the union. It
prints one JSON object with what it saw.
"""

from __future__ import annotations

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
from team import maak_team  # noqa: E402

from codeer.core.gebeurtenis import Gebeurtenis  # noqa: E402
from codeer.core.vouwen import vouw  # noqa: E402
from codeer.steps.samenvoegen import samenvoegen  # noqa: E402
from codeer.steps.zending import maak_zending  # noqa: E402
from codeer.storage import journaal as module  # noqa: E402
from codeer.storage.interviews import hash_tekst  # noqa: E402
from codeer.storage.journaal import Journaal  # noqa: E402
from codeer.storage.journaal_lezen import lees_journaal  # noqa: E402
from codeer.storage.logboek import lees_logboek  # noqa: E402
from codeer.storage.onderzoek import Onderzoek  # noqa: E402

TEKST = "R: " + "Eén zin 😀 over iets. " * 60
SHA = hash_tekst(TEKST)
INTERVIEWS = ("R0", "R1", "R2")
CODEURS = ("anna", "bo", "cor")
PER_INTERVIEW = 25
KILLS_PER_ROUND = 6
# seconds that writing lasts at most, by whether the disk is slow
LONGEST = {False: 0.008, True: 0.08}


def event(codeur: str, interview: str, name: str) -> Gebeurtenis:
    """An event that follows from its name, in a text that the study has."""
    made = losse_gebeurtenis(name, interview)
    begin = int(name.rpartition("-")[2]) % 900
    around = TEKST[max(0, begin - 32) : begin], TEKST[begin + 24 : begin + 56]
    anker = made.anker._replace(
        begin=begin, eind=begin + 24, citaat=TEKST[begin : begin + 24], ervoor=around[0], erna=around[1]
    )
    return made._replace(codeur=codeur, tekst=SHA, anker=anker)


def make_zips(map: Path) -> tuple[list[Path], dict[str, Gebeurtenis]]:
    """Let each codeur work on a laptop, and give what they send back and all that is in it."""
    zips, everything = [], {}
    for codeur in CODEURS:
        laptop = maak_team(map / codeur, dict.fromkeys(INTERVIEWS, TEKST))
        for id in INTERVIEWS:
            events = [event(codeur, id, f"{codeur}-{id}-{nr}") for nr in range(PER_INTERVIEW)]
            with Journaal(laptop, codeur, id) as journaal:
                journaal.bewaar(events)
            everything |= {e.id: e for e in events}
        zips.append(maak_zending(laptop, codeur))
    return zips, everything


def sip(file: int, data: bytes, real=os.write) -> int:
    """Write a few bytes, and slowly, as a disk in trouble does."""
    time.sleep(0.0002)
    return real(file, data[:97])


class Verloop:
    """What came of the rounds so far."""

    def __init__(self, map: Path, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 -- dice, no secrets
        self.map = map
        self.zips, self.sent = make_zips(map / "laptops")
        names = ("gedood", "klaar_voor_de_dood", "halverwege", "regels_half", "verenigd")
        self.figures = dict.fromkeys(names, 0)
        self.lost: list[str] = []

    def round(self, nr: int) -> None:
        """Kill merges into one study until one comes through, and see that the union is whole."""
        onderzoek = maak_team(self.map / f"s{nr}", dict.fromkeys(INTERVIEWS, TEKST))
        promised = self.work_here(onderzoek, f"hier-{nr}-0")
        for turn in range(KILLS_PER_ROUND):
            alive = self.kill_one(onderzoek, slow=self.dice.random() < 0.5)
            self.look(onderzoek, promised)
            if not alive:
                break
            if self.dice.random() < 0.5:
                promised |= self.work_here(onderzoek, f"hier-{nr}-{turn + 1}")
        done = samenvoegen(onderzoek, self.zips)
        again = samenvoegen(onderzoek, self.zips)
        there = self.look(onderzoek, promised | self.sent)
        ok = done.gelukt and again.nieuw == 0 and there == promised | self.sent
        self.figures["verenigd"] += ok
        if not ok:
            self.lost.append(f"ronde {nr}: niet verenigd")

    def work_here(self, onderzoek: Onderzoek, name: str) -> dict[str, Gebeurtenis]:
        made = event("anna", "R0", name)
        with Journaal(onderzoek, "anna", "R0") as journaal:
            journaal.bewaar([made])
        return {made.id: made}

    def kill_one(self, onderzoek: Onderzoek, *, slow: bool) -> bool:
        """Kill one merge, and tell whether it was still at work."""
        begin_size = size_of(onderzoek)
        reading, ready = os.pipe()
        child = os.fork()
        if not child:
            self.merge(onderzoek, ready, slow=slow)
        os.close(ready)
        # the reading at the start takes most of the time and writes nothing: wait until it is over
        os.read(reading, 1)
        os.close(reading)
        time.sleep(self.dice.random() * LONGEST[slow])
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        self.figures["gedood"] += killed
        self.figures["klaar_voor_de_dood"] += not killed
        if not killed and os.waitstatus_to_exitcode(status) != 0:
            self.lost.append("het samenvoegen zelf mislukte")
        self.figures["halverwege"] += killed and size_of(onderzoek) > begin_size
        return killed

    def merge(self, onderzoek: Onderzoek, ready: int, *, slow: bool) -> None:
        status = 1
        try:
            if slow:
                module.os.write = sip
            write = module.Journaal.__enter__

            def enter(self: Journaal) -> Journaal:
                os.close(ready) if ready_open.pop() else None
                ready_open.append(False)
                return write(self)

            ready_open = [True]
            module.Journaal.__enter__ = enter
            samenvoegen(onderzoek, self.dice.sample(self.zips, 3))
            status = 0
        finally:
            os._exit(status)

    def look(self, onderzoek: Onderzoek, promised: dict[str, Gebeurtenis]) -> dict[str, Gebeurtenis]:
        """Read everything back; each promise must be there, unchanged, and nothing that nobody made."""
        found = lees_journaal(onderzoek)
        there = {g.id: g for g in found.gebeurtenissen}
        self.lost += sorted(id for id, g in promised.items() if there.get(id) != g)
        self.lost += sorted(id for id, g in there.items() if (promised | self.sent).get(id) != g)
        self.figures["regels_half"] += len(found.meldingen)
        staat = vouw(found.gebeurtenissen)
        if staat.onbekend or staat.dubbel:
            self.lost.append("stand klopt niet")
        _, broken = lees_logboek(onderzoek)
        if len(broken) > 1:
            self.lost.append("logboek stuk")
        return there


def size_of(onderzoek: Onderzoek) -> int:
    return sum(p.stat().st_size for p in onderzoek.coderingen.rglob("*.jsonl"))


def main(kills: int, seed: int, map: Path) -> dict[str, object]:
    """Go on until so many merges were killed, and give the figures."""
    # a kill takes nothing from what the system has already; waiting for the disk would only take time
    os.fsync = lambda _: None
    run = Verloop(map, seed)
    begin, rounds = time.monotonic(), count()
    while run.figures["gedood"] < kills:
        run.round(next(rounds))
    seconds = round(time.monotonic() - begin, 1)
    return {"rondes": next(rounds), **run.figures, "kwijt": run.lost, "seconden": seconds}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))) + "\n")
