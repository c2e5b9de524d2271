"""Which cells may be seen: the rules, and that no sum or difference gives what is not seen."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from codeer.core.onderdrukking import (
    herleidbaar,
    kies_cellen,
    maak_bomen,
    voeg_kleine_samen,
)

T = "totaal"
CODES = [
    ("a", "", ("plus", "min")),
    ("b", "", ("",)),
    ("b/x", "b", ("plus", "min", "")),
    ("b/y", "b", ("",)),
]
BOMEN = maak_bomen(CODES, T)


def kies(veilig: set[tuple[str, str]]):
    return kies_cellen(BOMEN, veilig.__contains__)


def test_a_tree_per_code_with_its_poles_and_subcodes():
    a, b = BOMEN
    assert a.bladeren() == (("a", "plus"), ("a", "min"))
    assert b.bladeren() == (("b", ""), ("b/x", "plus"), ("b/x", "min"), ("b/x", ""), ("b/y", ""))
    assert [k.cel for k in a.alle()] == [("a", T), ("a", "plus"), ("a", "min")]


def test_all_parts_large_then_all_are_seen():
    cells = {("a", T), ("a", "plus"), ("a", "min")}
    assert kies(cells) == cells


def test_one_part_small_then_the_total_is_left_out():
    assert kies({("a", T), ("a", "min")}) == {("a", "min")}


def test_all_parts_small_then_only_the_total_is_seen():
    assert kies({("a", T)}) == {("a", T)}
    assert kies(set()) == set()


def test_what_a_total_above_gives_away_stands_there_itself():
    safe = {("b", T), ("b", ""), ("b/x", T), ("b/x", "plus"), ("b/y", T), ("b/y", "")}
    # plus of x alone would give the rest of x, as the total of x follows from that of b
    assert kies(safe) == safe - {("b/x", "plus")}


def test_without_its_own_total_a_subcode_shows_what_it_can():
    safe = {("b", T), ("b/x", T), ("b/x", "plus")}
    assert kies(safe) == {("b/x", "plus")}


def test_a_total_that_may_not_be_seen_hides_no_parts():
    assert kies({("a", "plus"), ("a", "min")}) == {("a", "plus"), ("a", "min")}


@given(st.lists(st.integers(0, 12), min_size=7, max_size=7))
@settings(max_examples=300)
def test_no_sum_of_what_is_seen_gives_a_small_cell(people):
    leaves = [cel for boom in BOMEN for cel in boom.bladeren()]
    size = dict(zip(leaves, people, strict=True))
    knopen = {k.cel: k for boom in BOMEN for k in boom.alle()}
    total = {cel: sum(size[leaf] for leaf in k.bladeren()) for cel, k in knopen.items()}
    seen = kies_cellen(BOMEN, lambda cel: total[cel] >= 5)
    assert all(total[cel] >= 5 for cel in seen)
    hidden = [cel for cel in knopen if cel not in seen]
    rows = [dict.fromkeys(knopen[cel].bladeren(), 1) for cel in seen]
    small = [cel for cel in hidden if total[cel] < 5]
    assert herleidbaar(rows, [dict.fromkeys(knopen[cel].bladeren(), 1) for cel in small]) == []


def test_what_follows_from_what():
    seen = [{"a": 1, "b": 1, "c": 1}, {"a": 1}, {"b": 1, "d": 1}, {"a": 1, "b": 1, "c": 1}]
    targets = [{"b": 1, "c": 1}, {"b": 1}, {"c": 1, "d": -1}, {}, {"a": 1, "z": 1}]
    assert herleidbaar(seen, targets) == [0, 2]


def test_small_groups_are_put_together_until_they_are_large():
    def people(**n):
        start, found = 0, {}
        for naam, count in n.items():
            found[naam] = ((1 << count) - 1) << start
            start += count
        return found

    assert voeg_kleine_samen(people(a=9, b=7), 5) == frozenset()
    assert voeg_kleine_samen(people(a=9, b=3, c=2), 5) == {"b", "c"}
    assert voeg_kleine_samen(people(a=9, b=3, c=6), 5) == {"b", "c"}
    assert voeg_kleine_samen(people(a=2, b=1), 5) == {"a", "b"}
    # the same two people in both groups are two, not four
    assert voeg_kleine_samen({"a": 0b11, "b": 0b11, "c": 0b1111100}, 3) == {"a", "b", "c"}
