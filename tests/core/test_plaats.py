from hypothesis import given
from hypothesis import strategies as st

from codeer.core.codering import Voorstel
from codeer.core.interview import Interview
from codeer.core.plaats import OMGEVING, Plaatsbepaler

TEKST = "I: Hoe ging dat?\n\n[00:01:05] R2: Eerst goed. Toen\nstopte ze. Jammer.\n\nI: Oké."


def fragment(citaat, tekst=TEKST):
    begin = tekst.index(citaat)
    interview = Interview.from_tekst("R01", tekst)
    return Plaatsbepaler(interview).fragment(Voorstel("c", "min", begin, begin + len(citaat), "w"))


def test_a_fragment_knows_its_turn_line_and_quote():
    found = fragment("Jammer.")
    assert (found.interview, found.beurt, found.spreker, found.tijd) == ("R01", 2, "R2", "00:01:05")
    assert found.regelnummer == 4
    assert TEKST.split("\n")[found.regelnummer - 1].endswith(found.citaat)
    assert (found.voor, found.na) == ("Eerst goed. Toen stopte ze.", "")


def test_at_the_start_of_a_turn_the_question_is_the_context():
    assert fragment("Eerst goed.").voor == "I: Hoe ging dat?"
    assert fragment("Eerst goed.").na == "Toen stopte ze. Jammer."


def test_the_first_turn_has_nothing_before_it():
    assert fragment("Hoe ging dat?").voor == ""


def test_long_context_is_cut_at_a_word():
    tekst = "R: " + "woordje " * 100 + "Dit. " + "woordje " * 100
    found = fragment("Dit.", tekst)
    assert found.voor.startswith("… woordje ")
    assert found.na.endswith("woordje …")
    assert len(found.voor) <= OMGEVING + 2


@given(st.text("ab \n.", min_size=1, max_size=60), st.data())
def test_the_quote_is_what_stands_there(body, data):
    interview = Interview.from_tekst("R01", "R: " + body)
    first = interview.beurten[0]
    begin = data.draw(st.integers(first.begin, first.eind))
    eind = data.draw(st.integers(begin, first.eind))
    found = Plaatsbepaler(interview).fragment(Voorstel("c", "", begin, eind, ""))
    assert found.citaat == interview.tekst[begin:eind]
    assert found.regelnummer == interview.tekst[:begin].count("\n") + 1
