"""Which word a token is: all forms of a word as one, and nothing that was not spoken."""

from kleine_laag import kleine_laag

from codeer.core.woordenschat import Woordenschat


def woorden(tekst, grondvorm=str, **laag):
    """The words of a text, sentence by sentence."""
    made = kleine_laag(tekst, **laag)
    schat = Woordenschat(grondvorm)
    rows = [schat.neem(made, first, past) for first, past, *_ in made.zinnen]
    schat.sluit()
    return schat, [[schat.woord(nr) for nr in numbers] for numbers, _ in rows]


def test_forms_are_one_word_when_it_is_said_somewhere():
    schat, zinnen = woorden("Ze luisterde. Wil je luisteren? Hij luistert.")
    assert zinnen == [["ze", "luisteren"], ["wil", "je", "luisteren"], ["hij", "luisteren"]]
    assert schat.vormen()["luisteren"] == ("luisterde", "luisteren", "luistert")


def test_a_form_alone_is_itself_unless_the_dictionary_knows_better():
    assert woorden("Ze luisterde.")[1] == [["ze", "luisterde"]]
    known = {"luisterde": "luisteren"}
    assert woorden("Ze luisterde.", lambda f: known.get(f, f))[1] == [["ze", "luisteren"]]


def test_the_reading_that_most_words_share_wins():
    # vertrouwd and vertrouwt may both be vertrouwen, and that is said as well
    assert woorden("Ik vertrouw. Jij vertrouwt. Wij vertrouwen.")[1][0][1] == "vertrouwen"


def test_signs_and_remarks_between_brackets_are_no_words():
    assert woorden("Nou, (lacht) dat is 3 keer [niet te verstaan] gek.")[1] == [
        ["nou", "dat", "is", "keer", "gek"]
    ]
    # brackets around a long piece, or that never close, are speech
    assert len(woorden("Dat (ik zeg het maar gewoon zoals ik het denk) weet ze.")[1][0]) == 12
    assert woorden("Dat ( is zo")[1] == [["dat", "is", "zo"]]


def test_a_separated_verb_is_one_word():
    made = {"erbij": {1: ["uitleggen"]}, "deeltje": {1: 3}}
    schat, zinnen = woorden("Ze legde het uit.", **made)
    assert zinnen == [["ze", "uitleggen", "het"]]
    assert schat.vormen()["uitleggen"] == ("legde … uit",)
    # the loose verb by itself is another word
    assert schat.breng_onder({"legde": 5}, lambda f: (f,)) == {}


def test_what_the_context_denies_is_no_candidate():
    assert woorden("Jij neemt. Wij nemen.", eraf={1: ["nemen"]})[1][0] == ["jij", "neemt"]
    # unless nothing would be left
    assert woorden("Jij neemt.", eraf={1: ["nemen", "neemt"]})[1][0] == ["jij", "neemt"]


def test_function_words_and_single_letters_say_nothing():
    schat, _ = woorden("De brief q ligt hier.")
    numbers, _tokens = schat.neem(kleine_laag("de brief q"), 0, 3)
    assert [schat.is_inhoud(nr) for nr in numbers] == [False, True, False]


def test_another_list_is_counted_under_the_words_of_the_study():
    schat, _ = woorden("Ze luisterde. Luisteren is brieven lezen.")
    lemmas = {"luistert": ("luisteren", "luistert"), "fiets": ("fiets",)}
    found = schat.breng_onder(
        {"luisterde": 5, "luistert": 7, "fiets": 9, "brieven": 2}, lambda f: lemmas.get(f, (f,))
    )
    assert found == {"luisteren": 12, "brieven": 2}
