from codeer.core import verwisselingen as module
from codeer.core.vergelijking import Blad, Codeoordeel, codematrix

CODES = ("a", "a/x", "a/y", "b", "c")


def verwisselingen(bladen, codeurs, codes):
    return module.verwisselingen([codematrix(bladen, codeurs, code) for code in codes])


def blad(interview="R01", **codeurs):
    """Per codeur the units given each code; all units are judged."""
    rows = {
        naam: {code: Codeoordeel(0b1111, given.get(code, 0)) for code in CODES}
        for naam, given in codeurs.items()
    }
    return Blad(interview, 4, rows)


def test_one_gave_this_and_the_other_that_instead():
    one = blad(anna={"b": 0b0011, "c": 0b0100}, bo={"c": 0b0011, "b": 0b1100})
    assert verwisselingen([one, one], ("anna", "bo"), CODES) == (("b", "c", 6),)
    assert verwisselingen([one], ("bo", "anna"), CODES) == (("b", "c", 3),)


def test_both_gave_it_or_one_gave_nothing_is_no_mistake():
    one = blad(anna={"b": 0b0001, "c": 0b0001}, bo={"b": 0b0001})
    assert verwisselingen([one], ("anna", "bo"), CODES) == ()


def test_each_pair_counts_and_the_most_comes_first():
    one = blad(anna={"a": 0b1, "b": 0b10}, bo={"b": 0b1}, cas={"b": 0b1, "c": 0b10})
    found = verwisselingen([one], ("anna", "bo", "cas"), CODES)
    assert found == (("a", "b", 2), ("b", "c", 1))


def test_a_subcode_is_told_and_not_its_parent_once_more():
    one = blad(anna={"a": 0b1, "a/x": 0b1}, bo={"a": 0b0, "b": 0b1})
    assert verwisselingen([one], ("anna", "bo"), CODES) == (("a/x", "b", 1),)
    # of the same parent: it is the subcodes that differ
    two = blad(anna={"a": 0b1, "a/x": 0b1}, bo={"a": 0b1, "a/y": 0b1})
    assert verwisselingen([two], ("anna", "bo"), CODES) == (("a/x", "a/y", 1),)


def test_what_was_not_judged_by_both_is_left_out():
    one = blad(anna={"b": 0b1}, bo={"c": 0b1})
    young = Blad("R01", 4, {**one.oordelen, "bo": {"c": Codeoordeel(0b1111, 0b1)}})
    assert verwisselingen([young], ("anna", "bo"), CODES) == ()


def test_nothing_to_compare():
    assert module.verwisselingen([]) == ()
    assert verwisselingen([], (), CODES) == ()
