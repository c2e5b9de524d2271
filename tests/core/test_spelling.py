import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.spelling import alleen_spelling

ZIN = "Ik was gespannen over de brief van de gemeente en sliep slecht."


@pytest.mark.parametrize(
    "nieuw",
    [
        ZIN.replace("gespannen", "gespanen"),
        ZIN.replace("gespannen", "gepsannen"),
        ZIN.replace("gespannen", "gespannnen"),
        ZIN.replace("gespannen", "gespansen"),
        ZIN.replace("gespannen", "ge spannen"),
        ZIN.replace("Ik", "ik").replace("gemeente", "Gemeente,"),
        ZIN.replace("slecht", "slécht"),
        ZIN.replace("van", "vna"),
        ZIN.replace(" ", "  "),
        ZIN.replace("gespannen", "gespanen").replace("gemeente", "gemente").replace("sliep", "slieep"),
    ],
)
def test_a_slip_of_the_pen(nieuw):
    assert alleen_spelling(ZIN, nieuw)
    assert alleen_spelling(nieuw, ZIN)


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        (ZIN, ZIN.replace("sliep", "sliep niet")),
        (ZIN, ZIN.replace("Ik was", "Ik was nooit")),
        ("Dat was nietig geregeld door hen.", "Dat was niet ig geregeld door hen."),
        (ZIN, ZIN.replace("van", "aan")),  # another small word
        (ZIN, ZIN.replace("Ik", "Is")),
        ("Zij bracht mij naar het grote huis.", "Zij bracht wij naar het grote huis."),
        ("Ik was daar zeker over de afloop.", "Ik was daar onzeker over de afloop."),
        ("Het kostte 100 euro in die maand.", "Het kostte 200 euro in die maand."),
        ("Het kostte zes euro in die ene maand.", "Het kostte zeg euro in die ene maand."),
        ("Er kwamen vijftig mensen naar het huis.", "Er kwamen vijftien mensen naar het huis."),
        (ZIN, ZIN.replace(".", "?")),
        (ZIN, ZIN.replace("brief", "auto")),
        (ZIN, ZIN.replace("brief", "lange brief")),
        (ZIN, "Ik was gespanen ovver de brieff van de gemeentte en sliiep slecht."),
        ("De man zei dat het goed was.", "De kan zei dat het goed was."),  # in a short word it is another
        ("Mijn hond", "Mijn mond"),  # too little around it to see
        ("...", "..."),
        ("", ""),
    ],
)
def test_what_may_say_something_else(oud, nieuw):
    assert not alleen_spelling(oud, nieuw)
    assert not alleen_spelling(nieuw, oud)


@given(st.text(max_size=40), st.text(max_size=40))
def test_it_never_fails_and_is_the_same_both_ways_for_words(oud, nieuw):
    assert alleen_spelling(oud, nieuw) in (True, False)


@given(st.text(alphabet="abcdef ", min_size=1).filter(str.strip))
def test_the_same_text_differs_in_nothing(tekst):
    assert alleen_spelling(tekst, tekst)
