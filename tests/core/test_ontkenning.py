from pathlib import Path

import pytest
import yaml
from kleine_laag import LEMMAS, kleine_laag

from codeer.core.ontkenning import find_negator
from codeer.core.zinsdelen import split_clauses

CASES = yaml.safe_load((Path(__file__).parents[1] / "gevallen" / "ontkenning.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["zin"])
def test_negation(case):
    words = [kleine_laag(case["zin"]).vormen[i] for i in kleine_laag(case["zin"]).vorm]
    hit = [words.index(w) for w in case["woord"].split()]
    verb = any(words[i] in LEMMAS for i in hit) or case.get("werkwoord", False)
    found = find_negator(words, split_clauses(words), hit, verb)
    outcome = words[found] if found is not None else None
    if case.get("bekend_mis"):
        assert outcome != case["door"], "a known failure is mended: take bekend_mis away"
    else:
        assert outcome == case["door"]
