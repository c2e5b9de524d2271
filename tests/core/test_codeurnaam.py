import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.codeurnaam import is_codeur, is_eigenaar, is_herhaling, propose_codeur


@pytest.mark.parametrize(
    ("naam", "codeur"),
    [
        ("Anna", "anna"),
        (" Éva de Boer ", "eva-de-boer"),
        ("anna@2", "anna@2"),
        ("Overleg", "codeur-overleg"),
        ("automaat", "codeur-automaat"),
        ("CON", "codeur-con"),
        ("mei2024", "codeur-mei2024"),
        ("12", "codeur-12"),
        ("李", "codeur"),
        ("../..", "codeur"),
    ],
)
def test_names_become_folders(naam, codeur):
    assert propose_codeur(naam) == codeur


@given(st.text())
def test_any_name_gives_a_valid_one_that_stays(naam):
    found = propose_codeur(naam)
    assert is_codeur(found)
    assert propose_codeur(found) == found


@pytest.mark.parametrize(
    "naam",
    ["", "Anna", "automaat", "overleg", "con", "a/b", "..", "a.b", "anna@1", "anna@22", "a" * 41, "é", "a "],
)
def test_what_is_no_codeur(naam):
    assert not is_codeur(naam)


def test_reserved_names_have_a_journal_too():
    assert is_eigenaar("overleg")
    assert is_eigenaar("automaat")
    assert not is_eigenaar("../anna")


def test_who_codes_once_more():
    assert is_herhaling("anna@2")
    assert not is_herhaling("anna")
