"""The language cases in tests/gevallen: the set of failures must equal the known failures."""

from pathlib import Path

import pytest
import yaml

from codeer.taal.lemma import lemmas
from codeer.taal.model import open_taal
from codeer.taal.samenstelling import parts

FOLDER = Path(__file__).parent.parent / "gevallen"


def cases(name):
    return yaml.safe_load((FOLDER / f"taal_{name}.yaml").read_text(encoding="utf-8"))


def in_context(case):
    laag = open_taal("ingebouwd").laag_tekst(case["zin"])
    tokens = [i for i in range(len(laag.begin)) if laag.woord(i) == case["woord"]]
    assert tokens, case
    token = tokens[-1]
    found = set(laag.lemmas[laag.vorm[token]]) - set(laag.eraf.get(token, ()))
    return found | set(laag.erbij.get(token, ()))


def fits(case, found):
    if case.get("leeg"):
        return not found
    return found.issuperset(case.get("wel", ())) and found.isdisjoint(case.get("niet", ()))


def splits(case):
    tekst = case["tekst"]
    laag = open_taal("ingebouwd").laag_tekst(tekst)
    found = [tekst[laag.begin[first] : laag.eind[last - 1]] for first, last, _, _ in laag.zinnen]
    return found == case["zinnen"]


CHECKS = {
    "lemma": lambda case: fits(case, set(lemmas(case["vorm"]))),
    "samenstelling": lambda case: fits(case, set(parts(case["vorm"].lower()))),
    "context": lambda case: fits(case, in_context(case)),
    "zinnen": splits,
}


@pytest.mark.parametrize("name", CHECKS)
def test_failures_equal_the_known_failures(name):
    known = [case for case in cases(name) if case.get("bekend_mis")]
    failed = [case for case in cases(name) if not CHECKS[name](case)]
    assert failed == known
