import pytest

from codeer.core.zinsdekking import Tekendekking, Zinsdekking

ZINNEN = ((0, 10, 1), (11, 21, 1), (30, 37, 2))


@pytest.mark.parametrize(
    ("drempel", "begin", "eind", "zinnen"),
    [
        (0.5, 0, 10, (0,)),
        (0.5, 5, 16, (0, 1)),
        (0.5, 6, 15, (0,)),  # less than half of both: the one it covers most, here the first
        (0.5, 6, 16, (1,)),
        (0.0, 9, 12, (0, 1)),
        (0.0, 10, 12, (1,)),
        (0.9, 5, 21, (1,)),
        (0.9, 1, 20, (0, 1)),
        (0.7, 3, 10, (0,)),
        (1.0, 0, 20, (0,)),
        (0.5, 22, 29, ()),
    ],
)
def test_from_a_share_up_a_coding_falls_on_a_sentence(drempel, begin, eind, zinnen):
    dekking = Zinsdekking("R01", "x", ZINNEN, drempel)
    assert dekking.zinnen_van(begin, eind) == zinnen
    assert dekking.bits_van(begin, eind) == sum(1 << nr for nr in zinnen)


def test_bits_of_whole_units():
    assert Zinsdekking("R01", "x", ZINNEN).bits_in((0, 2)) == 0b101


def test_characters():
    dekking = Tekendekking("R01", "x", ZINNEN)
    assert dekking.bits_van(8, 13) == 0b1100000000 | 0b11 << 11
    assert dekking.bits_van(22, 29) == 0
    assert dekking.bits_in((2,)) == 0b1111111 << 30
    # which sentences it falls on is told as ever
    assert dekking.zinnen_van(5, 16) == (0, 1)
