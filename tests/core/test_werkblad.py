"""Keys of rows: they come back whole or not at all."""

from hypothesis import given
from hypothesis import strategies as st

from codeer.core.werkblad import (
    Gelezenmap,
    Invulling,
    Rijsoort,
    Sleutel,
    afdruk_memo,
    kort,
    zelfde_tekst,
)

_NAAM = st.from_regex(r"[A-Za-z][A-Za-z0-9_/-]{0,20}", fullmatch=True)
SLEUTEL = Sleutel(Rijsoort.VOORSTEL, "R01", "ab12", 3, 20, "stress/thuis", "min", "", "w", "m")

sleutels = st.builds(
    Sleutel,
    st.sampled_from(Rijsoort),
    _NAAM,
    st.from_regex("[0-9a-f]{0,12}", fullmatch=True),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    _NAAM,
    st.sampled_from(["plus", "min", ""]),
    _NAAM,
    _NAAM,
    _NAAM,
)


@given(sleutels)
def test_a_key_comes_back(sleutel):
    assert Sleutel.lees(f" {sleutel.schrijf()} ") == sleutel


@given(sleutels, st.data())
def test_a_damaged_key_is_no_key(sleutel, data):
    text = sleutel.schrijf()
    at = data.draw(st.integers(0, len(text) - 1))
    assert Sleutel.lees(text[:at] + "~" + text[at + 1 :]) is None
    assert Sleutel.lees(text[:at]) is None


def test_the_name_of_a_row_does_not_hang_on_what_was_filled_in():
    other = Sleutel(Rijsoort.VOORSTEL, "R01", "ab12", 3, 20, "stress/thuis", "min", "", "x", "y")
    assert SLEUTEL.rij == other.rij
    assert SLEUTEL.rij.startswith("v")
    assert Sleutel(Rijsoort.VOORSTEL, "R01", "ab12", 3, 21, "stress/thuis", "min").rij != SLEUTEL.rij


def test_prints():
    one = Invulling("akkoord").met({"b": "1", "a": "2", "c": ""})
    assert one.facetten == (("b", "1"), ("a", "2"))
    assert one.afdruk == Invulling("akkoord", facetten=(("a", "2"), ("b", "1"))).afdruk
    assert one.afdruk != Invulling("akkoord").afdruk
    assert afdruk_memo("a\r\n b") == afdruk_memo("a b ")


def test_texts_that_a_spreadsheet_changes_are_the_same():
    assert zelfde_tekst("een\r\ntwee ", "een\ntwee")
    assert not zelfde_tekst("een", "twee")
    long = "woord " * 8000
    assert zelfde_tekst(kort(long), long)
    assert kort("kort") == "kort"


def test_what_a_workbook_says_of_itself():
    read = Gelezenmap((("codeur", "anna"),), {}, {})
    assert (read.gegeven("codeur"), read.gegeven("x")) == ("anna", "")
