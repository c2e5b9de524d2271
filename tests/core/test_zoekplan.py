import pytest
from kleine_laag import boek, zoek

from codeer.core.codeboek import Code, Codeboek, Term
from codeer.core.errors import CodeboekFout
from codeer.core.zoekplan import maak_plan, plain

GROUPS = [("consulent", ("klantmanager", "medewerker van dienst", "@baas")), ("baas", ("chef", "@consulent"))]


def slots(term, groepen=()):
    (search,) = maak_plan(boek(term, groepen=groepen)).terms
    return [[s.keys for s in p.slots] for p in search.patterns]


def test_words_become_slots():
    assert slots("Serieus  Nemen") == [[("serieus",), ("nemen",)]]


def test_a_group_becomes_one_slot_and_ways_for_its_long_names():
    assert slots("@consulent weg", GROUPS) == [
        [("consulent", "klantmanager", "chef"), ("weg",)],
        [("medewerker",), ("van",), ("dienst",), ("weg",)],
    ]


def test_groups_that_hold_each_other_end():
    assert slots("@baas", GROUPS)[0][0][:2] == ("baas", "chef")


def test_an_unknown_group_is_a_word_that_never_occurs():
    assert slots("@niemand") == [[("@niemand",)]]
    assert zoek("Daar was niemand.", "@niemand") == []


def test_an_empty_term_finds_nothing():
    (search,) = maak_plan(boek(Term("  "))).terms
    assert search.patterns == ()


def test_terms_carry_the_path_and_order_of_their_code():
    sub = Code("s", "a", termen=(Term("y"),))
    book = Codeboek(
        "b", codes=(Code("a", termen=(Term("x"),), subcodes=(sub,)), Code("c", termen=(Term("z"),)))
    )
    assert [(t.code, t.order) for t in maak_plan(book).terms] == [("a", 0), ("a/s", 1), ("c", 2)]


@pytest.mark.parametrize(
    ("raw", "expected"), [("Cliënt", "cliënt"), ("Zo’n", "zo'n"), ("cafe\u0301", "café")]
)
def test_plain_writes_words_as_the_language_layer_does(raw, expected):
    assert plain(raw) == expected


def test_literals_know_groups_and_a_probe():
    (search,) = maak_plan(boek(Term("bij mijn @baas", exact=True), groepen=[("baas", ("chef",))])).terms
    assert [p.probe for p in search.patterns] == ["mijn", "mijn"]
    assert [p.literal for p in search.patterns] == ["bij mijn baas", "bij mijn chef"]


def test_only_terms_that_can_occur_are_tried():
    terms = ["serieus nemen", "stress*", Term("van bovenaf", exact=True), Term("druk", samenstellingen=True)]
    plan = maak_plan(boek(*terms, "@baas weg", groepen=GROUPS))

    def tried(*keys):
        return [t.term.tekst for t in plan.candidates(set(keys))]

    always = ["stress*", "druk"]
    assert tried() == always
    assert tried("nemen") == always
    assert tried("serieus", "nemen") == ["serieus nemen", *always]
    assert tried("bovenaf") == ["stress*", "van bovenaf", "druk"]
    assert tried("chef") == [*always, "@baas weg"]


def test_terms_of_stars_and_signs_alone_are_tried_always():
    plan = maak_plan(boek(Term("#!", exact=True), "*druk *druk"))
    assert len(plan.candidates(set())) == 2
    assert len(zoek("Wat #!", Term("#!", exact=True))) == 1
    assert len(zoek("De werkdruk en prestatiedruk.", "*druk *druk")) == 1


def many(n):
    return [(naam, tuple(f"{naam}{i} x" for i in range(n))) for naam in ("een", "twee", "drie")]


@pytest.mark.parametrize("exact", [False, True])
def test_every_way_to_write_a_term_is_in_the_plan(exact):
    (search,) = maak_plan(boek(Term("@een @twee", exact=exact), groepen=many(20))).terms
    assert len(search.patterns) == 21 * 21


@pytest.mark.parametrize("exact", [False, True])
def test_a_term_with_too_many_ways_is_refused_and_not_cut_short(exact):
    with pytest.raises(CodeboekFout, match="10648 schrijfwijzen"):
        maak_plan(boek(Term("@een @twee @drie", exact=exact), groepen=many(21)))


def test_a_term_with_very_many_ways_is_refused_at_once():
    groups = [(f"g{i}", tuple(f"w{j} x" for j in range(300))) for i in range(6)]
    term = Term("los", behalve=(Term(" ".join(f"@g{i}" for i in range(6)), regel=7),))
    with pytest.raises(CodeboekFout, match="regel 7"):
        maak_plan(boek(term, groepen=groups))
