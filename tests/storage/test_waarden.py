import pytest

from codeer.storage._waarden import parse_datum, parse_soort, parse_spreker, parse_toestemming


@pytest.mark.parametrize(
    ("tekst", "datum"),
    [
        ("4-3-2024", "2024-03-04"),
        ("04-03-24", "2024-03-04"),
        ("4/3/2024", "2024-03-04"),
        ("4.3.2024", "2024-03-04"),
        ("4-3-2024 00:00", "2024-03-04"),
        ("04-03-2024 13:45:00", "2024-03-04"),
        ("2024-03-04", "2024-03-04"),
        ("2024-03-04T13:45", "2024-03-04"),
        ("2024/3/4", "2024-03-04"),
        ("4 maart 2024", "2024-03-04"),
        ("4-mrt-24", "2024-03-04"),
        ("4 mrt. 2024", "2024-03-04"),
        ("maandag 4 Maart 2024", "2024-03-04"),
        ("1 may 2024", "2024-05-01"),
        ("31-12-99", "1999-12-31"),
        ("2024", "2024"),
        ("2024-03", "2024-03"),
        ("3/14/2024", None),
        ("31-2-2024", None),
        ("4 foo 2024", None),
        ("voorjaar", None),
        ("45355", None),
    ],
)
def test_datum(tekst, datum):
    assert parse_datum(tekst) == datum


@pytest.mark.parametrize(
    ("tekst", "antwoord"),
    [
        ("J", "ja"),
        ("WAAR", "ja"),
        ("x", "ja"),
        ("Ja", "ja"),
        ("N", "nee"),
        ("ONWAAR", "nee"),
        ("", ""),
        ("Na Inzage", "na inzage"),
        ("na_inzage", "na inzage"),
        ("misschien", None),
    ],
)
def test_toestemming(tekst, antwoord):
    assert parse_toestemming(tekst) == antwoord


def test_soort_and_spreker():
    assert parse_soort("Groepsgesprek") == "groepsgesprek"
    assert parse_soort("koffie") is None
    assert parse_spreker("r 2") == "R2"
    assert parse_spreker("") == ""
    assert parse_spreker("Jan") is None
    assert parse_spreker("R100") is None
