import re
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.errors import OnderzoekFout
from codeer.core.interview_id import (
    MAX,
    is_valid,
    make_unique,
    natural_key,
    owner,
    propose_id,
    reeks,
    zoek_id,
)


@pytest.mark.parametrize(
    ("naam", "id"),
    [
        ("R07", "R07"),
        ("gesprek met Zoë", "gesprek-met-Zoe"),
        ("Zoe\u0308", "Zoe"),
        ("Łódź straße", "Lodz-strasse"),
        ("gesprek.v2 (def)", "gesprek-v2-def"),
        ("a_b", "a_b"),
        ("__-x-__", "x"),
        ("foto's", "fotos"),
        ("", "interview"),
        ("面談", "interview"),
        ("../../etc/passwd", "etc-passwd"),
        ("12", "int-12"),
        ("1e5", "int-1e5"),
        ("2024-03-04", "int-2024-03-04"),
        ("mei-2024", "int-mei-2024"),
        ("maart3", "int-maart3"),
        ("MRT-24", "int-MRT-24"),
        ("dec-3-24", "int-dec-3-24"),
        ("SEPT2", "int-SEPT2"),
        ("May 1", "int-May-1"),
        ("waar", "int-waar"),
        ("TRUE", "int-TRUE"),
        ("con", "int-con"),
        ("Com1", "int-Com1"),
        ("lpt9", "int-lpt9"),
        ("nul", "int-nul"),
        ("meimaand", "meimaand"),
        ("maart", "maart"),
        ("console", "console"),
        ("mei-gesprek-3", "mei-gesprek-3"),
        ("x" * 60, "x" * 40),
        ("x" * 39 + "-y", "x" * 39),
    ],
)
def test_id_from_name(naam, id):
    assert propose_id(naam) == id


@given(st.text(max_size=80))
def test_any_name_gives_a_valid_id(naam):
    id = propose_id(naam)
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,39}", id)
    assert is_valid(id)
    assert propose_id(id) == id


@given(
    st.lists(
        st.sampled_from(["a", "A", "x" * 40, "é", "12", "mei-1", "mei", "Dec", "com", "lpt"]), max_size=30
    )
)
def test_ids_are_unique_whatever_the_case(namen):
    bezet: set[str] = set()
    for naam in namen:
        id = make_unique(propose_id(naam), bezet)
        assert is_valid(id)
        assert len(id) <= MAX
        assert id.casefold() not in bezet
        bezet.add(id.casefold())


def test_suffix_counts_on():
    assert make_unique("R1", {"r1"}) == "R1-2"
    assert make_unique("R1", {"r1", "r1-2"}) == "R1-3"
    assert make_unique("x" * 40, {"x" * 40}) == "x" * 38 + "-2"


def test_suffix_makes_no_date_and_no_device():
    assert make_unique("mei", {"mei"}) == "int-mei"
    assert make_unique("Mei", {"mei", "int-mei"}) == "int-Mei-2"
    assert make_unique("int-mei-2024", {"int-mei-2024"}) == "int-mei-2024-2"


@pytest.mark.parametrize("id", ["", "1a", "a b", "é", "a" * 41, "con", "mei-24", "a/b", "-a", "a\n"])
def test_invalid_ids(id):
    assert not is_valid(id)


def test_series_starts_after_the_highest_number():
    assert list(islice(reeks("R", set()), 2)) == ["R01", "R02"]
    assert next(reeks("R", {"r01", "r7", "rx9", "s50"})) == "R08"
    assert next(reeks("R", {"r99"})) == "R100"


def test_natural_order():
    assert sorted(["R10", "r2", "R1", "a"], key=natural_key) == ["a", "R1", "r2", "R10"]
    assert sorted(["10", "a", "9"], key=natural_key) == ["9", "10", "a"]


def test_a_copy_belongs_to_its_interview():
    ids = {"r1", "r1-2", "gesprek"}
    stems = [
        "R1",
        "R1-2",
        "R1-LAPTOP",
        "R1 (conflict van Anna)",
        "R10",
        "Gesprek_anna",
        "gesprekken",
        "x",
        "",
    ]
    assert [owner(s, ids) for s in stems] == ["r1", "r1-2", "r1", "r1", "", "gesprek", "", "", ""]


@pytest.mark.parametrize("gevraagd", ["R02", "r02", " R02 ", "R02.txt", "r02.TXT"])
def test_an_id_is_found_however_it_is_typed(gevraagd):
    assert zoek_id(gevraagd, ["R01", "R02"]) == "R02"


@pytest.mark.parametrize(
    ("ids", "tip"),
    [
        (["R01", "Zoe-2"], "Bekend: R01, Zoe-2."),
        (["R08", "R09"], "Bedoel je «R09»?"),
        ([f"Q1{n:02}" for n in range(20)], "Er zijn 20 interviews, van Q100 tot en met Q119."),
        ([], "Haal ze erin met: codeer import BESTAND"),
    ],
)
def test_one_that_is_not_there_is_told_with_what_there_is(ids, tip):
    with pytest.raises(OnderzoekFout) as caught:
        zoek_id("r9", ids)
    assert caught.value.tip == tip
