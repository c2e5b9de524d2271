"""What changed between two codebooks, told per code."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from codeer.core.codeboek import BijOntkenning, Code, Codeboek, Eenheid, Instellingen, Term, Voorbeeld
from codeer.core.codeboek_vergelijking import Tekstwijziging, namen_in, vergelijk_codeboeken

RUST = Code("rust", definitie="Kalm zijn.", termen=(Term("rustig", "plus"), Term("gejaagd", "min")))
STRESS = Code("stress", termen=(Term("druk"),), voorbeelden=(Voorbeeld("Ik heb stress."),))


def boek(*codes, **meer):
    return Codeboek("Boek", codes=codes, **meer)


def wijzigingen(oud, nieuw):
    return {c.code: c for c in vergelijk_codeboeken(oud, nieuw).gewijzigd}


def test_the_same_codebook_has_no_difference():
    found = vergelijk_codeboeken(boek(RUST, STRESS), boek(RUST, STRESS))
    assert not found
    assert [(c.code, c.soort) for c in found.codes] == [("rust", "gelijk"), ("stress", "gelijk")]


def test_terms_come_go_and_change_their_options():
    now = replace(
        RUST,
        termen=(
            Term("rustig", "plus", bij_ontkenning=BijOntkenning.BLIJFT),
            Term("kalm", "plus"),
            Term("kalm aan", exact=True),
        ),
    )
    found = wijzigingen(boek(RUST), boek(now))["rust"]
    assert found.termen_erbij == ("plus: kalm", "exact: kalm aan")
    assert found.termen_weg == ("min: gejaagd",)
    assert found.termen_anders == ("plus: rustig",)
    assert found.teksten == ()
    assert found.soort == "gewijzigd"


def test_texts_are_told_as_they_were_and_are():
    now = replace(RUST, definitie="Geen haast.", namen=(("plus", "rust"), ("min", "onrust")))
    assert wijzigingen(boek(RUST), boek(now))["rust"].teksten == (
        Tekstwijziging("definitie", "Kalm zijn.", "Geen haast."),
        Tekstwijziging("namen", "", "plus: rust, min: onrust"),
    )


def test_codes_come_and_go():
    found = vergelijk_codeboeken(boek(RUST), boek(STRESS)).codes
    assert [(c.code, c.was, c.soort) for c in found] == [("stress", "", "erbij"), ("rust", "rust", "weg")]
    assert found[0].termen_erbij == ("druk",)
    assert (found[0].voorbeelden_erbij, found[1].voorbeelden_weg) == (1, 0)
    assert found[1].termen_weg == ("plus: rustig", "min: gejaagd")


def test_examples_are_counted():
    now = replace(STRESS, voorbeelden=(Voorbeeld("Wat een gedoe."), Voorbeeld("En druk.")))
    found = wijzigingen(boek(STRESS), boek(now))["stress"]
    assert (found.voorbeelden_erbij, found.voorbeelden_weg) == (2, 1)


def test_a_renamed_code_is_the_same_code_in_both_directions():
    now = replace(STRESS, naam="druk", voorheen=("stress",))
    assert namen_in(boek(STRESS), boek(now)) == {"stress": "druk"}
    assert namen_in(boek(now), boek(STRESS)) == {"druk": "stress"}
    found = wijzigingen(boek(STRESS), boek(now))["druk"]
    assert (found.was, found.soort, found.termen_erbij) == ("stress", "gewijzigd", ())


def test_a_merged_code_had_the_terms_of_both():
    both = replace(RUST, termen=(*RUST.termen, *STRESS.termen), voorheen=("stress",))
    found = wijzigingen(boek(RUST, STRESS), boek(both))["rust"]
    assert (found.was, found.termen_erbij, found.termen_weg) == ("rust, stress", (), ())
    other = replace(both, naam="kalmte", voorheen=("rust", "stress"))
    assert wijzigingen(boek(RUST, STRESS), boek(other))["kalmte"].was == "rust, stress"


def test_subcodes_go_by_their_path():
    sub = Code("thuis", ouder="stress")
    found = wijzigingen(boek(STRESS), boek(replace(STRESS, subcodes=(sub,))))
    assert list(found) == ["stress/thuis"]


def test_what_holds_for_the_whole_codebook():
    was = boek(RUST, woordgroepen=(("wie", ("ik", "jij")),))
    wordt = boek(
        RUST,
        versie="2",
        instellingen=Instellingen(Eenheid.BEURT, ("R", "O"), ("rol",)),
        woordgroepen=(("wie", ("ik",)), ("wat", ("dit",))),
        facetten=(("soort", ("wens",)),),
    )
    assert [(t.wat, t.was, t.wordt) for t in vergelijk_codeboeken(was, wordt).algemeen] == [
        ("versie", "", "2"),
        ("eenheid", "zin", "beurt"),
        ("sprekers", "R", "R, O"),
        ("delen", "", "rol"),
        ("woordgroepen: wie", "ik · jij", "ik"),
        ("woordgroepen: wat", "", "dit"),
        ("facetten: soort", "", "wens"),
    ]


codes = st.lists(
    st.builds(
        Code,
        st.sampled_from("abcd"),
        definitie=st.sampled_from(["", "x"]),
        termen=st.lists(st.builds(Term, st.sampled_from("pqr")), max_size=3, unique=True).map(tuple),
    ),
    max_size=4,
    unique_by=lambda c: c.naam,
)


@given(codes, codes)
def test_what_comes_one_way_goes_the_other(een, ander):
    there, back = (vergelijk_codeboeken(boek(*a), boek(*b)) for a, b in ((een, ander), (ander, een)))
    by_code = {c.code: c for c in back.codes}
    # the order in which terms are written is no change
    was, wordt = ({(c.naam, c.definitie, frozenset(c.termen)) for c in boek} for boek in (een, ander))
    assert bool(there) == bool(back) == (was != wordt)
    for c in there.codes:
        assert set(c.termen_erbij) == set(by_code[c.code].termen_weg)
        assert set(c.termen_weg) == set(by_code[c.code].termen_erbij)
