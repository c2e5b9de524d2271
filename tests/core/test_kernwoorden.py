"""Words that stand out in sentences of a few people."""

from math import log2

from kleine_laag import kleine_laag

from codeer.core.kernwoorden import buurwoorden, kernwoorden, vaakst, voorbeelden, woordparen
from codeer.core.woordenschat import Woordenschat
from codeer.core.woordtelling import Woordtelling, Zin, beurten, inhoudswoorden

VEEL = "Dan loop je daar maar wat rond en dan ga je weer naar huis want er is niemand."


class Materiaal:
    """Sentences of people, taken in one by one."""

    def __init__(self, *regels, kern=""):
        self.schat = Woordenschat()
        self.zinnen = []
        for nr, (wie, tekst) in enumerate(regels):
            laag = kleine_laag(tekst)
            numbers, tokens = self.schat.neem(laag, 0, len(laag.vorm))
            looked = frozenset(at for at, t in enumerate(tokens) if laag.woord(t) == kern)
            self.zinnen.append(
                Zin(f"I{wie}", wie, (), nr, 0, len(tekst), numbers, kern=looked, raak=len(looked))
            )
        self.schat.sluit()

    def telling(self, *nummers):
        return Woordtelling.van([self.zinnen[nr] for nr in nummers], self.schat)

    @property
    def inhoud(self):
        return inhoudswoorden(self.schat, self.zinnen)


def test_a_word_of_two_people_stands_out_and_a_word_of_one_does_not():
    m = Materiaal(
        ("a", "brief brief brief fiets fiets fiets fiets"), ("b", "brief brief"), ("c", f"{VEEL} " * 20)
    )
    here, there = m.telling(0, 1), m.telling(2)
    found = kernwoorden(here, there, m.inhoud)
    assert [(v.woord, v.aantal, v.elders, v.respondenten, v.interviews) for v in found] == [
        ("brief", 5, 0, 2, 2)
    ]
    assert found[0].log_ratio > 5
    assert found[0].log_likelihood > 20
    assert found[0].per_1000 == 1000 * 5 / 9
    assert [v.woord for v in kernwoorden(here, there, m.inhoud, minstens=1)] == ["brief", "fiets"]
    assert here.iedereen == 2


def test_what_is_said_as_often_elsewhere_does_not_stand_out():
    m = Materiaal(("a", "brief huis"), ("b", "brief huis"), ("c", "brief huis"), ("d", "brief huis"))
    assert kernwoorden(m.telling(0, 1), m.telling(2, 3), m.inhoud) == []
    assert kernwoorden(m.telling(0, 1), Woordtelling(m.schat), m.inhoud) == []
    assert Woordtelling(m.schat).per_1000("brief") == 0


def test_the_most_frequent_words_come_first_and_equal_ones_by_letter():
    m = Materiaal(("a", "wij huis brief brief"), ("b", "wij huis brief boom"))
    assert [(v.woord, v.aantal, v.elders) for v in vaakst(m.telling(0, 1), m.inhoud)] == [
        ("brief", 3, None),
        ("huis", 2, None),
    ]


def test_neighbours_are_near_in_the_same_turn():
    far = "ver " * 8
    regels = [(wie, f"blauwe envelop {far} klok") for wie in "abcd"]
    m = Materiaal(*regels, ("e", f"{VEEL} envelop klok klok klok"), kern="envelop")
    found = buurwoorden(m.zinnen, m.schat)
    assert found[0].woord == "blauwe"
    assert found[0].aantal == 4
    assert found[0].elders == 0
    # four of five times it is said, that word is there
    assert round(found[0].log_dice, 2) == round(14 + log2(8 / 9), 2)
    assert "envelop" not in {v.woord for v in found}
    assert "klok" not in {v.woord for v in found}
    assert buurwoorden([], m.schat) == []


def test_pairs_are_said_together_by_more_than_one():
    regels = [(wie, f"de blauwe envelop bij {wie}{wie}") for wie in "abc"]
    rest = [("d", "rode fiets"), ("d", "rode fiets"), ("d", "rode fiets"), *[("e", VEEL)] * 30]
    m = Materiaal(*regels, *rest)
    found = woordparen(m.zinnen, m.schat)
    assert [(v.woord, v.bij, v.aantal, v.respondenten, v.interviews) for v in found] == [
        ("blauwe", "envelop", 3, 3, 3)
    ]
    assert found[0].log_dice == 14
    assert ("fiets", "rode") in {(v.woord, v.bij) for v in woordparen(m.zinnen, m.schat, minstens=1)}
    assert woordparen(m.zinnen[:2], m.schat) == []


def test_examples_are_of_different_people_and_readable():
    long = "envelop " + "heel " * 60
    m = Materiaal(
        ("a", long),
        ("a", "Een blauwe envelop lag daar."),
        ("b", "De envelop was van haar."),
        ("c", "Nee envelop van iedereen."),
    )
    found = [v for v in vaakst(m.telling(0, 1, 2, 3), m.inhoud) if v.woord == "envelop"]
    assert voorbeelden(found, m.zinnen, m.schat, lambda _: True) == {("envelop", ""): (1, 2)}
    assert voorbeelden(found, m.zinnen, m.schat, lambda z: z.respondent == "c") == {("envelop", ""): (3,)}
    pair = woordparen(m.zinnen, m.schat, minstens=1)
    assert pair == []


def test_examples_of_a_pair_hold_both():
    regels = [(wie, f"de blauwe envelop bij {wie}{wie}") for wie in "abc"]
    m = Materiaal(("z", "Wat een blauwe lucht hadden wij."), *regels, *[("e", VEEL)] * 30)
    found = woordparen(m.zinnen, m.schat)
    assert voorbeelden(found, m.zinnen, m.schat, lambda _: True)["blauwe", "envelop"] == (1, 2)


def test_sentences_come_turn_by_turn():
    m = Materiaal(("a", "een"), ("a", "twee"), ("b", "drie"))
    zinnen = [m.zinnen[0], m.zinnen[1]._replace(beurt=0), m.zinnen[2]]
    assert [len(b) for b in beurten(zinnen)] == [2, 1]
    assert list(beurten([])) == []
