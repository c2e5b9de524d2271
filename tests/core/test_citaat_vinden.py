"""A quote is found back where it stands once, however a program wrote its signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.citaat_vinden import vind_citaat

TEKST = (
    "R: Ik was ‘erg’ gespannen – heel erg…\nNiet gerust.\n\nI: Heel?\n\nR: Ja, heel erg. 😀 Ik\u00a0was moe."
)


@pytest.mark.parametrize(
    ("citaat", "gevonden"),
    [
        ("Niet gerust.", ["Niet gerust."]),
        ("  Niet gerust. ", ["Niet gerust."]),
        ("rust", []),
        ("heel erg", ["heel erg", "heel erg"]),
        ("Ik was 'erg' gespannen - heel erg...", ["Ik was ‘erg’ gespannen – heel erg…"]),
        ("erg… Niet", ["erg…\nNiet"]),
        ("Ik was moe.", ["Ik\u00a0was moe."]),
        ("😀 Ik was", ["😀 Ik\u00a0was"]),
        ("niet gerust", []),
        ("...", []),
        ("", []),
        ("(heel)", []),
    ],
)
def test_places(citaat, gevonden):
    assert [TEKST[b:e] for b, e in vind_citaat(citaat, TEKST)] == gevonden


def test_overlapping_places_are_all_told():
    assert len(vind_citaat("ja ja", "ja ja ja")) == 2


@given(st.text(max_size=30), st.text("abc '\"-.\n", min_size=1, max_size=12))
def test_what_is_found_stands_there(tekst, citaat):
    for begin, eind in vind_citaat(citaat, tekst):
        assert 0 <= begin < eind <= len(tekst)
        assert tekst[begin].split()[0]
        assert tekst[begin:eind].strip() == tekst[begin:eind]
