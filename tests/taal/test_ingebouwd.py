import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from codeer.core.interview import Interview
from codeer.taal.ingebouwd import Ingebouwd
from codeer.taal.model import open_taal

INTERVIEW = (
    "Vooraf.\n\nI: Hoe ging dat?\n\n[00:01:02] R1: Slecht. Ze legde niets uit.\nIk belde terug\n\nR2: "
)

letters = st.characters(exclude_categories=["Cs"])
words = st.sampled_from(
    [
        "Ik",
        "legde",
        "het",
        "uit",
        ".",
        "...",
        "?",
        "(",
        ")",
        "lacht",
        '"',
        "’s",
        "cafe\u0301",
        "foto’s",
        "\n",
        "\r\n",
        "en",
        "toen",
        "U\u0308bel",
        "ﬁets",
        "İ",
        "각",
        "각",
        "e\u0302\u0301",
        "\u200d",
        "👩‍👩‍👧",
        "nr.",
        "3.",
    ]
)
texts = st.one_of(st.text(letters), st.lists(words).map(" ".join), st.lists(words).map("".join))


def taal():
    return open_taal("ingebouwd")


def spans(laag, tekst):
    return [tekst[b:e] for b, e in zip(laag.begin, laag.eind, strict=True)]


def check(laag, tekst):
    assert len(laag.begin) == len(laag.eind) == len(laag.vorm)
    past = 0
    for begin, eind, vorm in zip(laag.begin, laag.eind, laag.vorm, strict=True):
        assert past <= begin < eind
        past = eind
        assert unicodedata.normalize("NFC", tekst[begin:eind].lower()) == laag.vormen[vorm]
    assert len(set(laag.vormen)) == len(laag.vormen) == len(laag.lemmas)
    for vorm, lemmas in zip(laag.vormen, laag.lemmas, strict=True):
        assert vorm in lemmas
        assert list(lemmas) == sorted(set(lemmas))
    last = 0
    for first, end, _, _ in laag.zinnen:
        assert last <= first < end
        last = end
        assert any(c.isalnum() for c in tekst[laag.begin[first] : laag.eind[end - 1]])
    assert list(laag.zinnen) == sorted(laag.zinnen, key=lambda zin: (zin[2], zin[3], zin[0]))


@settings(max_examples=300, deadline=None)
@given(texts)
def test_offsets_and_sentences_hold_for_any_text(tekst):
    check(taal().laag_tekst(tekst), tekst)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["I", "R", "R2", "O"]), texts), max_size=5))
def test_sentences_lie_in_one_turn_for_any_interview(turns):
    tekst = "\n\n".join(f"{label}: {said}" for label, said in turns)
    interview = Interview.from_tekst("R01", tekst)
    laag = taal().laag(interview)
    check(laag, tekst)
    for first, end, nr, _ in laag.zinnen:
        beurt = interview.beurten[nr - 1]
        assert beurt.begin <= laag.begin[first]
        assert laag.eind[end - 1] <= beurt.eind
        assert "\n" not in tekst[laag.begin[first] : laag.eind[end - 1]]


def test_labels_times_and_loose_text_are_no_tokens():
    laag = taal().laag(Interview.from_tekst("R01", INTERVIEW))
    assert spans(laag, INTERVIEW) == [
        "Hoe", "ging", "dat", "?", "Slecht", ".", "Ze", "legde", "niets", "uit", ".", "Ik", "belde", "terug",
    ]  # fmt: skip
    assert laag.zinnen == [(0, 4, 1, 1), (4, 6, 2, 1), (6, 11, 2, 1), (11, 14, 2, 2)]


def test_a_separated_verb_points_to_its_particle():
    laag = taal().laag(Interview.from_tekst("R01", INTERVIEW))
    assert laag.erbij == {7: ("uitleggen",), 12: ("terugbellen",)}
    assert laag.deeltje == {7: 9, 12: 13}


def test_a_separated_verb_stays_within_its_sentence():
    laag = taal().laag_tekst("Ze legde het neer. Uit was het.\nIk leg\nuit")
    assert "uitleggen" not in {lemma for found in laag.erbij.values() for lemma in found}


def test_decomposed_text_gives_the_same_words_with_offsets_as_given():
    composed = "Het café was gecoördineerd. Zó, dat foto’s één ding zijn."
    apart = unicodedata.normalize("NFD", composed)
    one, other = taal().laag_tekst(composed), taal().laag_tekst(apart)
    assert one.vormen == other.vormen
    assert one.lemmas == other.lemmas
    assert spans(other, apart) == [unicodedata.normalize("NFD", word) for word in spans(one, composed)]


def test_contractions_stay_whole():
    tekst = "'t Is zo’n ding, m'n vader en d'r zus. Auto's, foto’s, ’s ochtends."
    assert spans(taal().laag_tekst(tekst), tekst) == [
        "'t", "Is", "zo’n", "ding", ",", "m'n", "vader", "en", "d'r", "zus", ".", "Auto's", ",", "foto’s", ",", "’s", "ochtends", ".",
    ]  # fmt: skip


def test_words_around_a_slash_or_dash_are_words():
    tekst = "bijstand/uitkering—zo 24/7"
    assert spans(taal().laag_tekst(tekst), tekst) == ["bijstand", "/", "uitkering", "—", "zo", "24/7"]


def test_a_stop_behind_a_word_is_no_abbreviation():
    tekst = 'Ik weet dat. Hij kent me. "Vol." Bv. zo.'
    found = spans(taal().laag_tekst(tekst), tekst)
    assert found == [
        "Ik",
        "weet",
        "dat",
        ".",
        "Hij",
        "kent",
        "me",
        ".",
        '"',
        "Vol",
        ".",
        '"',
        "Bv.",
        "zo",
        ".",
    ]


def test_the_layer_does_not_depend_on_what_came_before():
    first, second = Ingebouwd(), Ingebouwd()
    second.laag_tekst("Iets heel anders, met uitleg.")
    tekst = "Ze legde het uit, de leden niet."
    assert first.laag_tekst(tekst) == second.laag_tekst(tekst)


def test_parts_are_numbered_like_the_forms():
    laag = taal().laag_tekst("Veel geldstress hoor")
    assert {laag.vormen[v]: delen for v, delen in laag.delen.items()} == {"geldstress": ("geld", "stress")}


def test_empty_text_gives_an_empty_layer():
    laag = taal().laag_tekst("")
    assert (laag.begin, laag.zinnen, laag.vormen) == ([], [], [])
