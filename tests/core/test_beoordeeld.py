"""What was judged: nothing that counts lies outside it, and its words add up."""

import os
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telspel import CODES, SHA, TEKST, ZINNEN, Spel, suggestion

from codeer.core.beoordeeld import maak_beoordeeld
from codeer.core.codering import Herkomst
from codeer.core.fragmenten import maak_fragmenten
from codeer.core.interview import Interview, count_woorden
from codeer.core.keuze_codering import ALLES, kies
from codeer.core.menswerk import vat_samen
from codeer.core.plaats import Plaatsbepaler
from codeer.core.vouwen import vouw
from codeer.core.zinsdekking import Zinsdekking
from codeer.core.zinsoordelen import bitmap, nummers

# how many times as many examples as in a daily run
KEER = int(os.environ.get("CODEER_KEER", "1"))
INTERVIEW = Interview.from_tekst("R01", TEKST)
DEKKING = Zinsdekking("R01", SHA, ZINNEN)
EVERY = 0b1111
_kant = st.sampled_from(["stress.min", "stress.plus", "nabijheid"])
_wie = st.sampled_from(["anna", "bo", "overleg", "anna@2"])
_steps = st.one_of(
    st.builds(
        lambda wie, verb, zin, kant: {"wie": wie, verb: f"{zin} {kant}"},
        _wie,
        st.sampled_from(["geeft", "akkoord", "afgewezen"]),
        st.integers(0, 3),
        _kant,
    ),
    st.builds(
        lambda wie, first, more, codes: {"wie": wie, "rond": (first, min(3, first + more)), "codes": codes},
        _wie,
        st.integers(0, 3),
        st.integers(0, 3),
        st.lists(st.sampled_from(CODES), max_size=2),
    ),
)
_open = st.lists(st.builds("{} {}".format, st.integers(0, 3), _kant), unique=True)
_lagen = st.sets(st.sampled_from(list(Herkomst)), min_size=1).map(frozenset)


def judge(steps, voorstellen=(), lagen=ALLES):
    staat = vouw(Spel(steps).made)
    open_ = list(map(suggestion, voorstellen))
    keuze = kies(staat, DEKKING, CODES, open_, lagen=lagen)
    return staat, open_, keuze, maak_beoordeeld(keuze, INTERVIEW, DEKKING, open_)


@settings(max_examples=100 * KEER)
@given(st.lists(_steps, max_size=8), _open, _lagen)
def test_what_counts_was_judged_on_the_source_that_it_names(steps, voorstellen, lagen):
    staat, open_, keuze, judged = judge(steps, voorstellen, lagen)
    for g in keuze.gekozen:
        assert judged.gronden[g.code][g.herkomst] >> g.zin & 1
    for code in CODES:
        # one source per unit, unless its poles rest on different ones
        for nr in nummers(judged.bits((code,))):
            sources = {source for source, bits in judged.gronden[code].items() if bits >> nr & 1}
            counts = {g.herkomst for g in keuze.gekozen if (g.zin, g.code) == (nr, code)}
            # such as one that was accepted, or refused by the team, beside one still open
            assert len(sources) == 1 or len(sources - counts) <= 1
        assert keuze.beoordeeld[code] & ~judged.bits((code,)) == 0
        assert set(judged.gronden[code]) <= lagen
    assert judged.alles == (Herkomst.AUTOMAAT in lagen and not keuze.betwist)
    if judged.alles:
        assert all(judged.bits((code,)) == EVERY for code in CODES)
    place = Plaatsbepaler(INTERVIEW)
    fragments = list(maak_fragmenten(keuze, staat, DEKKING, open_, place))
    assert len({f.id for f in fragments}) == len(fragments) == len(keuze.gekozen)


def test_what_was_accepted_rests_on_that_beside_a_pole_that_the_team_refused():
    steps = [{"wie": "anna", "akkoord": "1 stress.min"}, {"wie": "overleg", "afgewezen": "1 stress.plus"}]
    _, _, keuze, judged = judge(steps, ["0 stress.min"])
    assert [(g.zin, g.herkomst) for g in keuze.gekozen] == [(0, Herkomst.AUTOMAAT), (1, Herkomst.NAGEKEKEN)]
    assert judged.gronden["stress"] == {
        Herkomst.MENS: 0b10,
        Herkomst.NAGEKEKEN: 0b10,
        Herkomst.AUTOMAAT: 0b1101,
    }


@given(st.lists(_steps, max_size=8), _open)
def test_the_sum_of_the_work_fits_what_it_sums_up(steps, voorstellen):
    staat, open_, keuze, _ = judge(steps, voorstellen)
    werk = vat_samen(staat, keuze, DEKKING, open_)
    done = [c.afgerond for c in werk.codeurs if c.codeur in {"anna", "bo"}]
    assert max(done, default=0) <= werk.afgerond <= min(sum(done), werk.eenheden)
    assert werk.dubbel <= min(done, default=0)
    assert sum(c.onaf for c in werk.codeurs) == len(keuze.onaf)
    assert all(0 <= c.open_voorstellen <= len(voorstellen) for c in werk.codeurs)
    assert len(werk.geldend) == len(set(werk.geldend))


def test_words_are_those_of_the_units_that_were_judged():
    _, _, _, judged = judge([{"wie": "anna", "rond": (1, 2), "codes": ["stress"]}], lagen={Herkomst.MENS})
    assert judged.woorden == (3, 3, 3, 3)
    assert judged.woorden_van(judged.bits(("stress",))) == {"R": 6}
    assert judged.bits(("nabijheid",)) == 0
    assert judged.grond("stress", {"R"}) == {Herkomst.MENS}
    assert judged.grond("stress", {"R2"}) == judged.grond("nabijheid", {"R"}) == frozenset()


@given(
    st.lists(st.sampled_from(["Ja.", "Nee,", "…", "hoor", "12", "-", "a.b", "  ", "\n"]), max_size=14),
    st.data(),
)
def test_every_word_of_a_turn_is_in_one_unit(words, data):
    text = "R: " + " ".join(words)
    interview = Interview.from_tekst("R01", text)
    (beurt,) = interview.beurten
    edges = st.sets(st.integers(3, max(3, beurt.eind)), min_size=0, max_size=6)
    units = tuple((a, b, 1) for a, b in pairwise(sorted(data.draw(edges))))
    dekking = Zinsdekking("R01", SHA, units)
    keuze = replace(kies(vouw(()), dekking, CODES), per_laag={"stress": {Herkomst.MENS: 1}})
    judged = maak_beoordeeld(keuze, interview, dekking, ())
    if len(units) > 1:
        assert sum(judged.woorden) == count_woorden(interview.spoken(beurt))
    else:  # all of it was judged, or there is nothing to judge: words per unit are of no use
        assert judged.woorden == ()


@pytest.mark.parametrize(
    ("steps", "voorstellen", "lagen", "gronden"),
    [
        ([], ["0 stress.min"], ALLES, {"automaat": [0, 1, 2, 3]}),
        ([], ["0 stress.min"], {Herkomst.NAGEKEKEN}, {}),
        # one of two suggestions reviewed: the other units rest on the computer
        ([{"wie": "anna", "akkoord": "0 stress.min"}], ["0 stress.min", "1 stress.min"], ALLES,
         {"nagekeken": [0], "automaat": [1, 2, 3]}),
        # all reviewed: the whole interview rests on people who checked the computer
        ([{"wie": "anna", "afgewezen": "0 stress.min"}], ["0 stress.min"], ALLES, {"nagekeken": [0, 1, 2, 3]}),
        # the review was of another code, and there was nothing here to review
        ([{"wie": "anna", "afgewezen": "0 nabijheid"}], [], ALLES, {"nagekeken": [0, 1, 2, 3]}),
        ([{"wie": "anna", "afgewezen": "0 nabijheid"}], ["1 stress.min"], {Herkomst.NAGEKEKEN}, {}),
        # finished units go before, and what was reviewed outside them counts by itself
        ([{"wie": "anna", "akkoord": "3 stress.min"}, {"wie": "anna", "rond": (0, 1), "codes": ["stress"]}],
         ["2 stress.min"], {Herkomst.NAGEKEKEN, Herkomst.MENS}, {"mens": [0, 1], "nagekeken": [3]}),
        # the team decided on one sentence only
        ([{"wie": "overleg", "afgewezen": "2 stress.min"}], [], {Herkomst.MENS}, {"mens": [2]}),
    ],
)  # fmt: skip
def test_on_what_judgements_rest(steps, voorstellen, lagen, gronden):
    _, _, _, judged = judge(steps, voorstellen, frozenset(lagen))
    found = {source.value: list(nummers(bits)) for source, bits in judged.gronden["stress"].items()}
    assert found == gronden
    assert judged.bits(("stress",)) == bitmap(nr for row in gronden.values() for nr in row)
