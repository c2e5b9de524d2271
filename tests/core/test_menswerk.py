from telspel import CODES, SHA, ZINNEN, Spel, suggestion

from codeer.core.keuze_codering import kies
from codeer.core.menswerk import vat_samen
from codeer.core.vouwen import vouw
from codeer.core.zinsdekking import Zinsdekking

DEKKING = Zinsdekking("R01", SHA, ZINNEN)


def anna(spel, *voorstellen):
    staat = vouw(spel.made)
    suggested = [suggestion(words) for words in voorstellen]
    return vat_samen(staat, kies(staat, DEKKING, CODES, suggested), DEKKING, suggested).codeurs[0]


def test_what_she_contradicts_herself_on_is_neither_open_nor_younger():
    spel = Spel()
    spel.do("anna", akkoord="0 stress.min")
    spel.do("anna", "a2", afgewezen="0 stress.min")
    found = anna(spel, "0 stress.min", "1 stress.min")
    assert (found.open_voorstellen, found.jonger) == (1, ())
    spel.do("anna", rond=(0, 3), codes=["stress", "nabijheid"])
    found = anna(spel, "0 stress.min", "1 stress.min")
    assert (found.open_voorstellen, found.jonger) == (0, ())


def test_a_code_that_was_not_there_when_she_finished_is_younger():
    spel = Spel()
    spel.do("anna", rond=(0, 3), codes=["stress"])
    assert anna(spel).jonger == ("nabijheid",)
