"""A writer may be killed at any moment: what it promised is there, and every file can be read."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from losse_gebeurtenis import losse_gebeurtenis

from codeer.core.vouwen import vouw
from codeer.storage.journaal_lezen import lees_journaal
from codeer.storage.onderzoek import Onderzoek

HERE = Path(__file__).parent
# how many to kill; some 20 ms each
AANTAL = int(os.environ.get("CODEER_DODEN", "500"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to start writers fast enough")
def test_nothing_promised_is_lost_to_a_kill(tmp_path):
    command = [sys.executable, HERE / "doden.py", str(AANTAL), "20250301", tmp_path]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert found["kwijt"] == []
    assert found["mislukt"] == 0
    assert found["gedood"] >= AANTAL
    # it did cut lines in two, and did promise things
    assert found["regels_half"] > 0
    assert found["beloofd"] > 0


WRITER = """
import sys
sys.path[:0] = {path!r}
from itertools import count
from pathlib import Path
from losse_gebeurtenis import losse_gebeurtenis
from codeer.storage.journaal import Journaal
from codeer.storage.onderzoek import Onderzoek
for nr in count():
    event = losse_gebeurtenis(f"{label}-{{nr}}", "R0")
    with Journaal(Onderzoek(Path({map!r})), "anna", "R0") as journaal:
        journaal.bewaar([event])
    print(event.id, flush=True)
"""


def test_a_whole_process_is_killed_on_any_system(tmp_path):
    """The same with what every system has: a process that is started and ended from outside."""
    dice = random.Random(3)  # noqa: S311 -- dice, no secrets
    promised = set()
    path = [str(HERE.parents[1]), str(HERE.parent / "hulp")]
    for label in "abc":
        source = WRITER.format(path=path, label=label, map=str(tmp_path))
        with subprocess.Popen([sys.executable, "-c", source], stdout=subprocess.PIPE, text=True) as writer:
            for _ in range(dice.randint(1, 20)):
                promised.add(writer.stdout.readline().strip())
            writer.kill()
            promised.update(writer.stdout.read().splitlines()[:-1])
    found = lees_journaal(Onderzoek(tmp_path)).gebeurtenissen
    assert promised <= {g.id for g in found}
    assert all(g == losse_gebeurtenis(g.id, "R0") for g in found)
    assert len(vouw(found).coderingen) == len(found)
