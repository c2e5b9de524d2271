"""The package wordfreq, where it is there and where it is not."""

import sys
from types import ModuleType

import pytest

from codeer.core.errors import TaalmodelFout
from codeer.taal.grondvorm import grondvorm
from codeer.taal.woordfrequenties import lees_wordfreq


def test_shares_become_counts(monkeypatch):
    fake = ModuleType("wordfreq")
    fake.get_frequency_dict = lambda taal, soort: {"de": 0.05, f"{taal} {soort}": 1e-12}
    monkeypatch.setitem(sys.modules, "wordfreq", fake)
    assert lees_wordfreq() == {"de": 50_000_000, "nl best": 1}


def test_not_installed_is_told_with_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "wordfreq", None)
    with pytest.raises(TaalmodelFout, match="niet geïnstalleerd") as fault:
        lees_wordfreq()
    assert "pip install wordfreq" in fault.value.tip


def test_base_forms_come_from_the_dictionary():
    assert grondvorm("brieven") == "brief"
    assert grondvorm("qwrtp") == "qwrtp"
