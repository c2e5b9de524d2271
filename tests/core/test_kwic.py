"""Keyword in context: so many words, and never a word glued to another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.interview import count_woorden
from codeer.core.kwic import Stuk, kern, plat, voor_en_na

TEKST = "I: Hoe was het?\n\n[00:00:12] R: Ik had (stress), en\ntoen niet.\n\nI: En nu?"
BEGIN = TEKST.index("stress")
EIND = BEGIN + len("stress")


@pytest.mark.parametrize(
    ("voor", "na", "verwacht"),
    [
        (0, 0, ("", "")),
        (1, 1, ("had (", "), en")),
        (2, 2, ("Ik had (", "), en toen")),
        (3, 3, ("R: Ik had (", "), en toen niet.")),
        (4, 4, ("het? / R: Ik had (", "), en toen niet. / I:")),
        (99, 99, ("I: Hoe was het? / R: Ik had (", "), en toen niet. / I: En nu?")),
    ],
)
def test_gives_so_many_words(voor, na, verwacht):
    assert voor_en_na(TEKST, BEGIN, EIND, voor, na) == verwacht


@given(st.text(), st.integers(0, 50), st.integers(0, 50), st.integers(0, 9))
def test_context_is_a_part_of_the_text(tekst, a, b, n):
    begin, eind = sorted((min(a, len(tekst)), min(b, len(tekst))))
    voor, na = voor_en_na(tekst, begin, eind, n, n)
    assert max(count_woorden(voor), count_woorden(na)) <= n
    assert plat(tekst[:begin]).endswith(voor)
    assert plat(tekst[eind:]).startswith(na)


def raak(tekst):
    return Stuk(tekst, raak=True)


def test_the_core_marks_each_part():
    delen = ((BEGIN, EIND), (TEKST.index("niet"), TEKST.index("niet") + 4))
    assert kern(TEKST, delen) == (raak("stress"), Stuk("), en toen ", raak=False), raak("niet"))
    assert kern("ab", ((0, 1), (1, 2))) == (raak("a"), raak("b"))


def test_a_long_stretch_between_is_cut_in_the_middle():
    tekst = f"begin {'woord ' * 30}eind"
    (_, between, last) = kern(tekst, ((0, 5), (len(tekst) - 4, len(tekst))))
    assert between.tekst == " woord … woord "
    assert last.tekst == "eind"
    (_, solid, _) = kern(f"a {'x' * 99} b", ((0, 1), (102, 103)))
    assert solid.tekst == "  …  "
