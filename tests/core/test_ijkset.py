"""Labels and scores: what counts for whom."""

from __future__ import annotations

import pytest

from codeer.core.codeboek import Code, Codeboek
from codeer.core.codering import Voorstel
from codeer.core.ijkset import Ijkrij, Score, label_index, parse_labels, score

BOEK = Codeboek(
    "x",
    codes=(
        Code("continuïteit", voorheen=("doorlopend",)),
        Code(
            "stress", titel="Onrust", subcodes=(Code("slaap", ouder="stress"), Code("geld", ouder="stress"))
        ),
        Code("geld"),
    ),
)
NONE: dict = {}


def labels(**codes: str) -> dict:
    return {c: frozenset(p.split()) for c, p in codes.items()}


def hit(code: str, pool: str = "") -> Voorstel:
    return Voorstel(code, pool, 0, 1, f"woord voor {code}")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", []),
        ("-", []),
        (" ; - ;", []),
        ("stress", [("stress", "")]),
        ("stress+;nabijheid-", [("stress", "plus"), ("nabijheid", "min")]),
        ("stress + ; na-bij", [("stress", "plus"), ("na-bij", "")]),
        ("stress plus; stress:min;stress.MIN", [("stress", "plus"), ("stress", "min"), ("stress", "min")]),
        ("stress/slaap-", [("stress/slaap", "min")]),
        ("stressplus", [("stressplus", "")]),
    ],
)
def test_labels(cell: str, expected: list) -> None:
    assert parse_labels(cell) == expected


def test_names_of_codes() -> None:
    index = label_index(BOEK)
    for name in ("continuiteit", "doorlopend"):
        assert index[name] == "continuïteit"
    for name in ("stress", "onrust", "stress/slaap", "slaap"):
        assert index[name] == "stress"
    assert index["geld"] == "geld"
    assert "" not in index


def test_a_row_on_which_coders_differ_counts_neither_way() -> None:
    rows = [Ijkrij(2, "a", (labels(stress="plus"), NONE)), Ijkrij(3, "b", (labels(geld=""), labels(geld="")))]
    found = score(rows, [[hit("stress")], []], BOEK)
    assert found.codes["stress"] == Score(overgeslagen=1)
    assert found.codes["geld"] == Score(fn=1)
    assert found.ongebruikt == ("continuïteit",)
    assert [(f.soort, f.regel, f.tekst) for f in found.fouten] == [("FN", 3, "b")]


def test_counts_and_poles() -> None:
    both = labels(stress="plus")
    rows = [
        Ijkrij(2, "tp, right pole", (both, both)),
        Ijkrij(3, "tp, wrong pole", (both, both)),
        Ijkrij(4, "tp, coders differ on the pole", (both, labels(stress="min"))),
        Ijkrij(5, "tp, no pole", (labels(stress=""), labels(stress=""))),
        Ijkrij(6, "fp", (NONE, NONE)),
        Ijkrij(7, "fn", (both, both)),
        Ijkrij(8, "tn", (NONE, NONE)),
    ]
    hits = [[hit("stress/slaap", "plus")], [hit("stress", "min")], [hit("stress", "plus")], [hit("stress")]]
    found = score(rows, [*hits, [hit("stress")], [], []], BOEK)
    assert found.codes["stress"] == Score(tp=4, fp=1, fn=1, polen=2, polen_juist=1)
    assert found.micro == found.codes["stress"]
    assert (found.micro.p, found.micro.r, found.micro.f1) == (0.8, 0.8, 0.8)
    assert found.micro.pool_juist == 0.5
    assert [(f.soort, f.regel, f.waarom) for f in found.fouten] == [
        ("FP", 6, "woord voor stress"),
        ("FN", 7, ""),
    ]


def test_nothing_gives_zero_and_no_pole() -> None:
    nothing = Score()
    assert (nothing.p, nothing.r, nothing.f1, nothing.pool_juist) == (0, 0, 0, None)


def test_both_poles_are_right_with_either() -> None:
    row = Ijkrij(2, "x", (labels(stress="plus min"),))
    assert score([row], [[hit("stress", "min")]], BOEK).codes["stress"].polen_juist == 1
