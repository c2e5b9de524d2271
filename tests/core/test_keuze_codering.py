import pytest
from gebeurtenissen import maker
from hypothesis import given
from hypothesis import strategies as st
from telspel import CODES, GEVALLEN, SHA, ZINNEN, Spel, place, span, suggestion

from codeer.core.codering import Herkomst
from codeer.core.gebeurtenis import Afronding, Codering
from codeer.core.keuze_codering import ALLES, Telregel, kies
from codeer.core.vouwen import vouw
from codeer.core.zinsdekking import Zinsdekking
from codeer.core.zinsoordelen import beoordeel, nummers

DEKKING = Zinsdekking("R01", SHA, ZINNEN)


def shown(gekozen):
    kant = f"{gekozen.code}.{gekozen.pool}".rstrip(".")
    words = f"{gekozen.zin} {kant} {gekozen.herkomst} {'+'.join(gekozen.codeurs)}"
    return words + (" !" if gekozen.nog_niet_besproken else "")


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda g: g["naam"])
def test_what_counts(geval):
    spel = Spel(geval.get("doe", ()))
    lagen = [Herkomst(laag) for laag in geval.get("lagen", list(Herkomst))]
    voorstellen = [suggestion(words) for words in geval.get("voorstellen", ())]
    keuze = kies(vouw(spel.made), DEKKING, CODES, voorstellen, lagen=lagen, codeurs=geval.get("codeurs"))
    assert [shown(g) for g in keuze.gekozen] == geval["telt"]
    assert len(keuze.onaf) == geval.get("onaf", 0)
    for words in geval.get("nul", ()):
        assert keuze.oordeel(*place(words)[:2]) == ()
    for words in geval.get("niet_beoordeeld", ()):
        assert keuze.oordeel(*place(words)[:2]) is None
    for g in keuze.gekozen:
        assert g.pool in keuze.oordeel(g.zin, g.code)


def test_what_counts_names_its_events():
    spel = Spel()
    spel.do("anna", geeft="0 stress.min")
    spel.do("anna", akkoord="0 stress.min")
    spel.do("anna", rond=(0, 3), codes=["stress"])
    (gekozen,) = kies(vouw(spel.made), DEKKING, CODES).gekozen
    assert gekozen.gebeurtenissen == (spel.made[0].id, spel.made[1].id)


def test_another_version_of_the_text_and_other_interviews_do_not_count():
    anna = maker()
    old = anna.maak(Codering("stress", "min"), **(span(3, 19) | {"tekst": "0" * 64}))
    other = anna.maak(Codering("stress", "min"), **(span(3, 19) | {"interview": "R02"}))
    done = anna.maak(Afronding(CODES), interview="R01", tekst=SHA)
    keuze = kies(vouw([old, other, done]), DEKKING, CODES)
    assert keuze.gekozen == keuze.onaf == ()
    assert keuze.beoordeling.verouderd == (old,)
    assert keuze.oordeel(3, "stress") == ()


def test_a_coding_where_nothing_counts_is_told():
    anna = maker()
    outside = anna.maak(Codering("stress", "min"), **span(0, 2))
    keuze = kies(vouw([outside]), DEKKING, CODES)
    assert keuze.beoordeling.buiten == (outside,)
    assert keuze.onaf == ()


def test_a_conflict_elsewhere_or_of_someone_unknown_changes_nothing():
    spel = Spel()
    for apparaat, verb in (("a1", "akkoord"), ("a2", "afgewezen")):
        spel.do("bo", apparaat, **{verb: "0 stress.min"})
    spel.do("anna", rond=(0, 3), codes=["stress"])
    staat = vouw(spel.made)
    assert len(staat.conflicten) == 1
    assert kies(staat, DEKKING, CODES).oordeel(0, "stress") == ()
    elsewhere = Zinsdekking("R01", "0" * 64, ZINNEN)
    assert beoordeel(staat, elsewhere).codeurs == {}


def test_each_codeur_can_be_asked_alone():
    spel = Spel()
    spel.do("anna", geeft="0 stress.min")
    spel.do("anna", rond=(0, 1), codes=["stress"], blind=True)
    spel.do("anna", rond=(2, 2), codes=["stress"])
    anna = beoordeel(vouw(spel.made), DEKKING).codeurs["anna"]
    assert [anna.oordeel(zin, "stress") for zin in range(4)] == [("min",), (), (), None]
    assert anna.oordeel(0, "nabijheid") is None
    assert list(nummers(anna.blind["stress"])) == [0, 1]


@pytest.mark.parametrize(
    ("begin", "eind", "zinnen"),
    [
        (3, 19, (0,)),
        (3, 69, (0, 1, 2, 3)),
        (11, 28, (0, 1)),  # exactly half of both
        (12, 27, (0,)),  # 7 of 16 each: the first
        (13, 27, (1,)),  # 6 and 7 of 16: the second
        (14, 52, (1, 2)),  # the rest of sentence 0 is less than half
        (4, 6, (0,)),
        (15, 22, (0,)),
        (18, 22, (1,)),
        (0, 3, ()),
        (19, 20, ()),
        (36, 37, ()),
        (69, 80, ()),
    ],
)
def test_a_coding_falls_on_what_it_covers_for_half(begin, eind, zinnen):
    assert DEKKING.zinnen_van(begin, eind) == zinnen


@given(st.integers(0, 75), st.integers(1, 75))
def test_the_rule_of_half_as_it_is_written(begin, length):
    eind = begin + length
    share = [max(0, min(eind, e) - max(begin, b)) / (e - b) for b, e, _ in ZINNEN]
    size = [max(0, min(eind, e) - max(begin, b)) for b, e, _ in ZINNEN]
    expected = tuple(nr for nr, part in enumerate(share) if part >= 0.5)
    if not expected and any(size):
        expected = (size.index(max(size)),)
    assert DEKKING.zinnen_van(begin, eind) == expected
    whole = tuple(nr for nr, part in enumerate(share) if part == 1)
    assert DEKKING.geheel_in(begin, eind) == whole


_steps = st.one_of(
    st.builds(
        lambda wie, verb, zin, kant, apparaat: {"wie": wie, "apparaat": apparaat, verb: f"{zin} {kant}"},
        st.sampled_from(["anna", "bo", "overleg"]),
        st.sampled_from(["geeft", "akkoord", "afgewezen"]),
        st.integers(0, 3),
        st.sampled_from(["stress.min", "stress.plus", "nabijheid"]),
        st.sampled_from(["a1", "a2"]),
    ),
    st.builds(
        lambda wie, first, more, codes: {"wie": wie, "rond": (first, min(3, first + more)), "codes": codes},
        st.sampled_from(["anna", "bo", "overleg"]),
        st.integers(0, 3),
        st.integers(0, 3),
        st.lists(st.sampled_from(CODES), max_size=2),
    ),
)
_suggestions = st.lists(
    st.builds("{} {}".format, st.integers(0, 3), st.sampled_from(["stress.min", "nabijheid"])), unique=True
)


@given(st.lists(_steps, max_size=8), _suggestions)
def test_each_thing_counts_once_and_from_one_source(steps, voorstellen):
    spel = Spel(steps)
    staat = vouw(spel.made)
    keuze = kies(staat, DEKKING, CODES, map(suggestion, voorstellen))
    places = [(g.zin, g.code, g.pool) for g in keuze.gekozen]
    assert len(set(places)) == len(places)
    judged = keuze.beoordeling.codeurs
    for g in keuze.gekozen:
        bit = 1 << g.zin
        refused = [z for z in judged.values() if z.afgewezen.get((g.code, g.pool), 0) & bit]
        if g.herkomst is Herkomst.AUTOMAAT:
            assert f"{g.zin} {g.code}.{g.pool}".rstrip(".") in voorstellen
            assert refused == []
            assert all(z.oordeel(g.zin, g.code) is None for z in judged.values())
        elif g.herkomst is Herkomst.MENS and g.codeurs != ("overleg",):
            assert all(g.pool in judged[codeur].oordeel(g.zin, g.code) for codeur in g.codeurs)
            assert "overleg" not in g.codeurs
        assert g.codeurs
    alone = kies(staat, DEKKING, CODES, lagen=[Herkomst.MENS])
    finished = {
        (zin, code) for z in judged.values() for code, bits in z.gezien.items() for zin in nummers(bits)
    }
    team = judged.get("overleg")
    said = {
        (zin, code)
        for row in ((team.gegeven, team.afgewezen) if team else ())
        for (code, _), bits in row.items()
        for zin in nummers(bits)
    }
    for zin in range(4):
        for code in CODES:
            assert (alone.oordeel(zin, code) is not None) == ((zin, code) in finished | said)


@pytest.mark.parametrize(
    ("bron", "codeurs", "lagen", "wie"),
    [
        ("alles", (), set(ALLES), None),
        ("mens", (), {"mens"}, None),
        ("alles", ("anna",), {"nagekeken", "mens"}, {"anna"}),
        ("nagekeken", ("anna", "bo"), {"nagekeken"}, {"anna", "bo"}),
        ("alles", ("automaat",), {"automaat"}, set()),
        ("alles", ("automaat", "anna"), set(ALLES), {"anna"}),
    ],
)
def test_what_is_asked_for_by_source_and_name(bron, codeurs, lagen, wie):
    assert Telregel.van(bron, codeurs) == Telregel(frozenset(lagen), wie if wie is None else frozenset(wie))


def test_what_anyone_refused_is_no_open_suggestion_of_another():
    spel = Spel([{"wie": "bo", "afgewezen": "0 stress.min"}, {"wie": "anna@2", "afgewezen": "1 stress.min"}])
    open_ = [suggestion("0 stress.min"), suggestion("1 stress.min")]
    found = kies(vouw(spel.made), DEKKING, CODES, open_, codeurs=["anna"]).gekozen
    assert [shown(g) for g in found] == ["1 stress.min automaat automaat"]


def test_each_layer_says_what_it_judged():
    spel = Spel(
        [{"wie": "anna", "akkoord": "0 stress.min"}, {"wie": "anna", "rond": (2, 3), "codes": ["stress"]}]
    )
    layers = kies(vouw(spel.made), DEKKING, CODES).per_laag
    assert layers["stress"] == {"automaat": 0b1111, "nagekeken": 0b0001, "mens": 0b1100}
    assert layers["nabijheid"] == {"automaat": 0b1111, "nagekeken": 0, "mens": 0}
