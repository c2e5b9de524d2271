"""Kill imports at random moments, and see whether texts are whole and people's work still fits them.

    python tests/fouten/doden_import.py AANTAL ZAAD MAP

Each round forks an importer: of a new interview, or of a corrected transcript of one that is coded
already; in half of the rounds someone codes on at the same time. It is killed with SIGKILL. Then the
study is looked at: the text is the old or the new one, whole; nothing is read against a wrong text;
every event that was promised is there; and the same import once more completes. It prints one JSON
object with what it saw.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import time
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "hulp")]

from bewerkingen import bewerk, dobbel, maak, schrijf  # noqa: E402 -- found through the path set above
from gebeurtenissen import maker  # noqa: E402

from codeer.core.errors import OnderzoekFout  # noqa: E402
from codeer.core.gebeurtenis import Anker, Codering, Gebeurtenis  # noqa: E402
from codeer.core.interview import Interview  # noqa: E402
from codeer.core.tekst import normalise  # noqa: E402
from codeer.steps.herplaats import overzicht  # noqa: E402
from codeer.steps.importeer import Keuzes, importeer  # noqa: E402
from codeer.steps.stand import open_herplaatser  # noqa: E402
from codeer.storage.interviews import (  # noqa: E402
    hash_tekst,
    is_half_written,
    lees_herkomst,
    lees_interview,
    odd_files,
)
from codeer.storage.journaal import Journaal  # noqa: E402
from codeer.storage.journaal_lezen import lees_journaal  # noqa: E402
from codeer.storage.logboek import lees_logboek  # noqa: E402
from codeer.storage.onderzoek import Onderzoek  # noqa: E402

ROUNDS_PER_STUDY = 12
LONGEST = 0.15  # seconds that an importer lives
ID = "R01"


def slowly(real, dice):
    """Take some time before and after: more kills fall between two writes."""

    def call(*args):
        time.sleep(dice.random() * 0.012)
        given = real(*args)
        time.sleep(dice.random() * 0.012)
        return given

    return call


def bring_in(onderzoek: Onderzoek, bron: Path) -> None:
    uitkomst = importeer(onderzoek, [str(bron)], Keuzes(vervang=True), lambda _: b"")
    if uitkomst.mislukt:
        raise ValueError(uitkomst.mislukt)


def code_on(onderzoek: Onderzoek, interview: Interview, label: str, promised: int) -> None:
    """Code one place after the other in the text as it was when she began."""
    dice, make = dobbel(label), maker("bob", label, start=1000)
    while True:
        with Journaal(onderzoek, "bob", ID) as journaal:
            event = codeer(make, interview, dice)
            journaal.bewaar([event])
        os.write(promised, f"{event.id}\n".encode())


def codeer(make, interview: Interview, dice) -> Gebeurtenis:
    text = interview.tekst
    begin = dice.randrange(len(text) - 1)
    anker = Anker.in_tekst(text, begin, min(len(text), begin + dice.randint(1, 80)))
    return make.maak(Codering("stress", "min"), interview=ID, tekst=hash_tekst(text), anker=anker)


def start(work) -> int:
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        work()
        status = 0
    finally:
        os._exit(status)


class Verloop:
    """What came of the rounds so far."""

    def __init__(self, map: Path, seed: int) -> None:
        self.dice = dobbel(seed)
        self.map = map
        names = (
            "gedood",
            "half_geschreven",
            "oud",
            "nieuw",
            "geen",
            "beloofd",
            "geplaatst",
            "onzeker",
            "verloren",
        )
        self.figures = dict.fromkeys(names, 0)
        self.faults: list[str] = []

    def begin(self, nr: int) -> None:
        """Begin a study, with nothing in it yet."""
        self.onderzoek = Onderzoek(self.map / f"s{nr}")
        self.onderzoek.map.mkdir(parents=True)
        self.onderzoek.codeboek.write_text("codes: {}", encoding="utf-8")
        self.bron = self.map / f"bron{nr}" / f"{ID}.txt"
        self.bron.parent.mkdir()
        self.beurten = maak(self.dice, 10)
        self.promised: set[str] = set()
        self.old: str | None = None

    def round(self, nr: int) -> None:
        if nr % ROUNDS_PER_STUDY == 0:
            self.begin(nr)
        else:
            self.beurten = bewerk(self.dice, self.beurten, 3)
            # a label that stands there once may be taken for speech; that is not what is looked at here
            for at, beurt in enumerate(self.beurten):
                beurt.spreker = "IR"[at % 2]
        self.new = normalise(schrijf(self.beurten)[0]) + "\n"
        self.bron.write_text(self.new, encoding="utf-8", newline="\n")
        self.kill(nr)
        self.look(nr)
        try:
            bring_in(self.onderzoek, self.bron)
        except ValueError as error:
            self.faults.append(f"{nr}: herhalen lukt niet: {error}")
        self.check_whole(nr)
        self.old = lees_interview(self.onderzoek, ID).tekst
        self.code(nr)

    def kill(self, nr: int) -> None:
        reading, promised = os.pipe()
        dice = dobbel(nr)

        def work() -> None:
            os.replace, os.fsync = slowly(os.replace, dice), slowly(os.fsync, dice)
            bring_in(self.onderzoek, self.bron)

        children = [start(work)]
        if self.old and self.dice.random() < 0.5:
            interview = Interview.from_tekst(ID, self.old)
            children.append(start(lambda: code_on(self.onderzoek, interview, f"n{nr}", promised)))
        os.close(promised)
        time.sleep(self.dice.random() * LONGEST)
        for child in children:
            os.kill(child, signal.SIGKILL)
        for child in children:
            _, status = os.waitpid(child, 0)
            self.figures["gedood"] += os.WIFSIGNALED(status)
            if not os.WIFSIGNALED(status) and os.waitstatus_to_exitcode(status):
                self.faults.append(f"{nr}: de import struikelde zelf")
        with os.fdopen(reading, "rb") as file:
            whole = file.read()
        heard = whole[: whole.rfind(b"\n") + 1].decode().split()
        self.promised.update(heard)
        self.figures["beloofd"] += len(heard)

    def look(self, nr: int) -> None:
        """Look at what stands there before anything is mended."""
        path = self.onderzoek.tekst(ID)
        there = path.read_text("utf-8") if path.is_file() else None
        if there not in (self.old, self.new):
            self.faults.append(f"{nr}: de tekst is oud noch nieuw")
        try:
            found = lees_interview(self.onderzoek, ID).tekst
        except OnderzoekFout:
            found = None
            if self.old is not None:
                # it refuses, and knows why
                self.figures["half_geschreven"] += 1
                if not is_half_written(self.onderzoek, lees_herkomst(self.onderzoek, ID)):
                    self.faults.append(f"{nr}: niet te lezen, en niet half geschreven")
        self.figures["geen" if there is None else "nieuw" if there == self.new else "oud"] += 1
        if found is not None and found != there:
            self.faults.append(f"{nr}: leest iets anders dan er staat")
        self.check_work(nr, found)

    def check_work(self, nr: int, text: str | None) -> None:
        """Every promised event is there, and each that is read in this text fits it."""
        events = [g for g in lees_journaal(self.onderzoek).gebeurtenissen if isinstance(g, Gebeurtenis)]
        if lost := self.promised - {g.id for g in events}:
            self.faults.append(f"{nr}: kwijt: {sorted(lost)}")
        if text is None:
            return
        over = open_herplaatser(self.onderzoek, Interview.from_tekst(ID, text), ("R",)).breng_over(events)
        if over.onbekend or len(over.gebeurtenissen) != len(events):
            self.faults.append(f"{nr}: gebeurtenissen zonder tekst")
        for g in over.gebeurtenissen:
            if g.tekst == hash_tekst(text) and text[g.anker.begin : g.anker.eind] != g.anker.citaat:
                self.faults.append(f"{nr}: verschoven citaat {g.id}")

    def check_whole(self, nr: int) -> None:
        """After the same import once more all is well, and every piece of work is accounted for."""
        interview = lees_interview(self.onderzoek, ID)
        if interview.tekst != self.new or list(odd_files(self.onderzoek)):
            self.faults.append(f"{nr}: na herhalen niet heel")
        self.check_work(nr, interview.tekst)
        shas = {e.gegevens.get("tekst_sha256") for e in lees_logboek(self.onderzoek)[0]}
        if hash_tekst(self.new) not in shas:
            self.faults.append(f"{nr}: niet in het logboek")
        found = overzicht(self.onderzoek, interview)
        events = {g.id: g for g in lees_journaal(self.onderzoek).gebeurtenissen}
        here = sum(g.tekst == hash_tekst(interview.tekst) for g in events.values())
        if len(found.regels) + here != len(events) or found.onbekend:
            self.faults.append(f"{nr}: er is werk verdwenen")
        tally = found.aantallen()
        self.figures["geplaatst"] += tally["ongewijzigd"] + tally["verplaatst"]
        self.figures["onzeker"] += tally["onzeker"]
        self.figures["verloren"] += tally["verloren"]

    def code(self, nr: int) -> None:
        """Code some places in the text of now, and be told that they are kept."""
        interview, make = lees_interview(self.onderzoek, ID), maker("anna", f"r{nr}", start=nr * 50)
        with Journaal(self.onderzoek, "anna", ID) as journaal:
            events = [codeer(make, interview, self.dice) for _ in range(3)]
            journaal.bewaar(events)
        self.promised.update(g.id for g in events)
        self.figures["beloofd"] += 3


def main(kills: int, seed: int, map: Path) -> dict[str, object]:
    """Go on until so many were killed, and give the figures."""
    run = Verloop(map, seed)
    begin, rounds = time.monotonic(), count()
    while run.figures["gedood"] < kills:
        run.round(next(rounds))
    seconds = round(time.monotonic() - begin, 1)
    return {"rondes": next(rounds), **run.figures, "fouten": run.faults, "seconden": seconds}


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        found = main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
        sys.stdout.write(json.dumps(found) + "\n")
