from kleine_laag import kleine_laag

from codeer.core.taalindex import Taalindex
from codeer.core.taallaag import Taallaag
from codeer.core.zoekplan import _slot


def test_places_join_forms_and_context():
    tekst = "Ze nam en namen kwamen"
    index = Taalindex(kleine_laag(tekst, erbij={4: ("nemen",)}, eraf={3: ("nemen",)}), tekst)
    assert index.places("nemen") == [1, 4]
    assert index.places("namen") == [3]
    assert index.places("niets") == []
    assert index.keys_of(4) == ("kwamen", "nemen")


def test_tokens_in_a_span():
    tekst = "Ja, dat is zo."
    index = Taalindex(kleine_laag(tekst), tekst)
    assert index.tokens_in(4, 10) == (2, 3)
    assert index.tokens_in(3, 4) == ()


def test_quotes_show_gaps():
    tekst = "Een twee drie vier"
    index = Taalindex(kleine_laag(tekst), tekst)
    assert index.quote([0, 1, 3]) == "«een twee … vier»"


def test_lowering_never_moves_a_character():
    tekst = "İstanbul is ver. NEE"
    index = Taalindex(kleine_laag(tekst), tekst)
    assert len(index.lower) == len(tekst)
    assert index.lower.endswith("nee")


def test_tokens_outside_every_sentence_are_known_as_such():
    layer = Taallaag([0, 3], [2, 5], [0, 1], ["ja", "nu"], [["ja"], ["nu"]], {}, [(1, 2, 1, 0)])
    assert list(Taalindex(layer, "ja nu").zin_of) == [-1, 0]


def test_one_key_is_found_once_however_often_its_core_occurs():
    tekst = "drukdruk drukte druk"
    index = Taalindex(kleine_laag(tekst), tekst)
    slot = _slot(("*druk*",))
    assert index.matching_keys(slot.wildcards[0]) == ["druk", "drukdruk", "drukte"]
    assert index.key_for(slot, 1) == "drukte"
    assert index.key_for(_slot(("zoek",)), 1) == ""


def test_turns_that_do_not_count_are_not_indexed():
    layer = Taallaag([0, 3], [2, 5], [0, 1], ["ja", "nu"], [["ja"], ["nu"]], {}, [(0, 1, 1, 0), (1, 2, 2, 0)])
    index = Taalindex(layer, "ja nu", {2})
    assert list(index.zin_of) == [-1, 1]
    assert (index.places("ja"), index.places("nu")) == ([], [1])
    assert index.keys() == {"nu"}
