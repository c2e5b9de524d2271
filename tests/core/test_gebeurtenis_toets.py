import pytest
from gebeurtenissen import SHA, TEKST, anker, maker, plek

from codeer.core.gebeurtenis import Codering, Memo, Over
from codeer.core.gebeurtenis_toets import toets

TEKSTEN = {("R01", SHA): TEKST}


def made(**changes):
    return maker().maak(Codering("stress", "min"), **(plek() | changes))


def test_what_fits_is_not_mentioned():
    memo = maker().maak(Memo(Over.STUDIE, "", "x"))
    assert list(toets([made(), memo], TEKSTEN)) == []


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"anker": anker()._replace(begin=2, eind=20)}, "het citaat op 2 tot 20 staat daar niet"),
        ({"anker": anker()._replace(citaat="Iets anders.")}, "staat daar niet"),
        ({"anker": anker()._replace(begin=900, eind=918)}, "staat daar niet"),
        ({"anker": anker()._replace(ervoor="I: ")}, "rond het citaat"),
        ({"anker": anker()._replace(erna="")}, "rond het citaat"),
        ({"tekst": "6" * 64}, "hoort bij een andere versie van interview R01"),
        ({"interview": "R02"}, "hoort bij een andere versie van interview R02"),
    ],
)
def test_what_does_not_fit_is_told_with_the_event(changes, text):
    wrong = made(**changes)
    (found,) = toets([made(), wrong], TEKSTEN)
    assert found.gebeurtenis == wrong.id
    assert text in found.tekst
    assert found.tip
