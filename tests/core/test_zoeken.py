"""Queries on small interviews: what is found, and that it is what the codebook would find."""

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from codeer.core.codeboek import BijOntkenning, Code, Codeboek, Term
from codeer.core.codering import Fragment
from codeer.core.interview import Interview
from codeer.core.markeer import markeer
from codeer.core.zoeken import Zoeker
from codeer.core.zoekplan import maak_plan
from codeer.core.zoekveld import Zoekveld
from codeer.core.zoekvraag import (
    Afstand,
    En,
    Facet,
    Gecodeerd,
    Kenmerk,
    Nabij,
    Niet,
    Of,
    Woorden,
    schrijf,
    vindt,
)
from codeer.core.zoekvraag_lees import lees_vraag
from codeer.storage.codeboek import lees_codeboek
from codeer.taal.model import open_taal

ROOT = Path(__file__).parents[2]
TEKST = (
    "I: Hoe ging het met de stress?\n\n"
    "R1: Ze legde het goed uit. Ik had wel stress, en geen vertrouwen. Daarna werd ik rustig.\n\n"
    "R2: Vertrouwen was er nooit. Wij wachtten op een brief van de klantmanager.\n\n"
    "R1: De stress kwam terug.\nEn de wachtlijst was lang. De werkcoach wachtte niet."
)
# the quote of a sentence, the code and pole on it, and facets
CODES = (
    ("Ik had wel stress, en geen vertrouwen.", "stress", "min", ()),
    ("Ik had wel stress, en geen vertrouwen.", "nabijheid", "min", (("soort", "ervaring"),)),
    ("Daarna werd ik rustig.", "stress", "plus", ()),
    ("Vertrouwen was er nooit.", "nabijheid", "min", (("soort", "wens"),)),
    ("De stress kwam terug.", "stress/geld", "", (("soort", "wens"), ("wie", "ik"))),
)
KENMERKEN = {"R1": {"gemeente": "Den Haag"}, "R2": {"gemeente": "Utrecht"}}
CODEBOEK = Codeboek("Proef", woordgroepen=(("consulent", ("klantmanager", "werkcoach")),))


@lru_cache(maxsize=8)
def veld(alle=False, tekst=TEKST, codes=CODES):
    interview = Interview.from_tekst("R01", tekst)
    counted = tuple(b for b in interview.beurten if alle or b.rol == "R")
    laag = open_taal("ingebouwd").laag(Interview("R01", tekst, counted))

    def fragment(citaat, code, pool, facetten):
        begin = tekst.index(citaat)
        return Fragment(
            "R01", 1, "R1", "", 1, begin, begin + len(citaat), code, pool, citaat, "", "",
            waarom="w" if code == "stress" else "", facetten=facetten,
        )  # fmt: skip

    def waarde(naam, spreker):
        own = {"spreker": spreker, "interview": "R01", "respondent": f"P{spreker}"}
        return own.get(naam) or KENMERKEN.get(spreker, {}).get(naam, "")

    return Zoekveld(interview, laag, [fragment(*row) for row in codes], waarde)


def vind(vraag, binnen="beurt", alle=False, **opties):
    """Give what was found as the pieces of text that are marked."""
    here = veld(alle)
    zoeker = Zoeker(lees_vraag(vraag), CODEBOEK, binnen, **opties)
    return [" | ".join(TEKST[a:b] for a, b in t.delen) for t in zoeker.zoek(here)]


STRESS, RUST = "Ik had wel stress, en geen vertrouwen.", "Daarna werd ik rustig."
NOOIT, TERUG = "Vertrouwen was er nooit.", "De stress kwam terug."


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        # words, in any form
        ("stress", ["stress", "stress"]),
        ("uitleggen", ["legde | uit"]),
        ("goed uitleggen", ["legde | goed uit"]),
        ("wachten", ["wachtten", "wachtte"]),
        ("wacht*", ["wachtten", "wachtlijst", "wachtte"]),
        ("*lijst", ["wachtlijst"]),
        ("@consulent", ["klantmanager", "werkcoach"]),
        ("wachten @consulent", ["wachtten | klantmanager", "werkcoach wachtte"]),
        ('"geen vertrouwen"', ["geen vertrouwen"]),
        ('"GEEN Vertrouwen"', ["geen vertrouwen"]),
        ('"vertrouwen geen"', []),
        ('"de @consulent"', ["de klantmanager", "De werkcoach"]),
        ('"wacht*"', ["wachtten", "wachtlijst", "wachtte"]),
        ("olifant", []),
        # either, and both within a turn
        ("rustig OF lang", ["rustig", "lang"]),
        ("stress OF stress*", ["stress", "stress"]),
        ("stress EN vertrouwen", ["stress | vertrouwen"]),
        ("stress EN lang", ["stress | lang"]),
        ("stress EN brief", []),
        ("stress EN NIET vertrouwen", ["stress"]),
        ("NIET vertrouwen EN stress", ["stress"]),
        ("stress EN NIET NIET vertrouwen", ["stress"]),
        ("stress EN NIET (vertrouwen OF lang)", []),
        ("stress EN NIET (vertrouwen EN lang)", ["stress", "stress"]),
        ("(stress OF brief) EN NIET rustig", ["brief", "stress"]),
        ("stress EN (vertrouwen OF lang)", ["stress | vertrouwen", "stress | lang"]),
        ("stress EN (rustig OF NIET lang)", ["stress"]),
        ("stress EN NIET (rustig EN NIET lang)", ["stress"]),
        ("stress EN (NIET rustig OF NIET lang)", ["stress", "stress"]),
        # how far apart
        ("wel BINNEN 1 stress", ["wel | stress"]),
        ("wel BINNEN 3 vertrouwen", []),
        ("wel BINNEN 4 vertrouwen", ["wel | vertrouwen"]),
        ("vertrouwen BINNEN 4 wel", ["wel | vertrouwen"]),
        ("stress BINNEN 100 stress", []),
        ("stress BINNEN 100 stress*", []),
        ("stress BINNEN 2 beurten stress", ["stress | stress"]),
        ("vertrouwen BINNEN 100 brief", ["Vertrouwen | brief"]),
        ("rustig BINNEN 100 woorden brief", []),
        ("uitleggen BINNEN 1 zin stress", ["legde | uit | stress"]),
        ("uitleggen BINNEN 1 zin rustig", []),
        ("rustig BINNEN 0 zinnen rustig", []),
        ("rustig BINNEN 1 zin vertrouwen", ["rustig | Vertrouwen"]),
        ("stress BINNEN 0 zinnen vertrouwen", ["stress | vertrouwen"]),
        ("rustig BINNEN 1 beurt brief", ["rustig | brief"]),
        ("rustig BINNEN 0 beurten brief", []),
        ("stress GEVOLGD DOOR vertrouwen", ["stress | vertrouwen"]),
        ("vertrouwen GEVOLGD DOOR stress", []),
        ("uitleggen BINNEN 2 zinnen GEVOLGD DOOR rustig", ["legde | uit | rustig"]),
        ("rustig BINNEN 2 zinnen GEVOLGD DOOR uitleggen", []),
        ("wel BINNEN 1 stress BINNEN 4 vertrouwen", ["wel | stress | vertrouwen"]),
        ("(wel OF geen) BINNEN 1 vertrouwen", ["geen | vertrouwen"]),
        # codes and facets
        ("code:stress", [STRESS, RUST, TERUG]),
        ("code:stress.min", [STRESS]),
        ("code:stress.geen", [TERUG]),
        ("code:stress/geld", [TERUG]),
        ("code:*", [STRESS, RUST, NOOIT, TERUG]),
        ("code:*.min", [STRESS, NOOIT]),
        ("code:nabijheid.min BINNEN 0 code:stress", [STRESS]),
        ("code:nabijheid.min BINNEN 1 code:stress.plus", [f"{STRESS} | {RUST}"]),
        ("code:stress.min GEVOLGD DOOR code:stress.plus", [f"{STRESS} | {RUST}"]),
        ("code:nabijheid GEVOLGD DOOR code:stress.min", []),
        ("vertrouwen BINNEN 0 code:nabijheid", [STRESS, NOOIT]),
        ("stress EN NIET code:stress/geld", ["stress"]),
        ("code:stress EN NIET stress", []),
        ("lang EN code:stress", [f"{TERUG} | lang"]),
        ("facet:soort=wens", [NOOIT, TERUG]),
        ("facet:soort", [STRESS, NOOIT, TERUG]),
        ("facet:soort=wens EN facet:wie=ik", [TERUG]),
        # without a value: only what people coded, as a suggestion has none to give
        ('facet:soort=""', []),
        ("facet:soort=wens EN NIET facet:wie=ik", [NOOIT]),
        ("code:nabijheid EN facet:soort=wens", [NOOIT]),
        ("code:* EN NIET facet:soort=wens", [STRESS, RUST]),
        ("code:* EN (facet:soort=ervaring OF facet:wie=ik)", [STRESS, TERUG]),
        ("code:* EN facet:soort=wens EN NIET (facet:soort=wens EN facet:wie)", [NOOIT]),
        ("lang EN facet:wie=ik", [f"{TERUG} | lang"]),
        ("stress EN NIET facet:soort", []),
        # where
        ("stress EN spreker:R1", ["stress", "stress"]),
        ("stress EN spreker:R", ["stress", "stress"]),
        ("stress EN spreker:R2", []),
        ("stress EN NIET spreker:R2", ["stress", "stress"]),
        ('vertrouwen EN gemeente:"den haag"', ["vertrouwen"]),
        ("vertrouwen EN gemeente:ut*", ["Vertrouwen"]),
        ("vertrouwen EN (gemeente:Utrecht OF gemeente:Zwolle)", ["Vertrouwen"]),
        ("vertrouwen EN (gemeente:Utrecht EN spreker:R1)", []),
        ("vertrouwen EN gemeente:[a-z]*", []),
        ("vertrouwen EN respondent:PR1 EN interview:r01", ["vertrouwen"]),
        ('vertrouwen EN rol:""', ["vertrouwen", "Vertrouwen"]),
        ('vertrouwen EN gemeente:""', []),
        ("vertrouwen EN NIET (stress OF spreker:R2)", []),
        ("vertrouwen EN (stress OF spreker:R2)", ["vertrouwen", "Vertrouwen"]),
    ],
)  # fmt: skip
def test_finds(vraag, gevonden):
    assert vind(vraag) == gevonden


@pytest.mark.parametrize(
    ("vraag", "binnen", "gevonden"),
    [
        ("stress EN vertrouwen", "zin", ["stress | vertrouwen"]),
        ("stress EN rustig", "zin", []),
        ("stress EN NIET vertrouwen", "zin", ["stress"]),
        ("stress EN NIET spreker:R2", "zin", ["stress", "stress"]),
        ("code:stress EN NIET code:nabijheid", "zin", [RUST, TERUG]),
        ("(uitleggen BINNEN 1 zin stress) EN vertrouwen", "zin", ["legde | uit | stress | vertrouwen"]),
        ("vertrouwen EN (stress OF spreker:R2)", "zin", ["vertrouwen", "Vertrouwen"]),
        ("(uitleggen BINNEN 1 zin stress) EN NIET vertrouwen", "zin", []),
        ("rustig EN brief", "interview", ["rustig", "brief"]),
        ("rustig EN olifant", "interview", []),
        ("rustig EN NIET olifant", "interview", ["rustig"]),
        ("rustig EN NIET brief", "interview", []),
        ("rustig EN NIET brief EN spreker:R1", "interview", ["rustig"]),
        ("rustig EN spreker:R7", "interview", []),
        ("rustig EN (brief OF spreker:R7)", "interview", ["rustig"]),
    ],
)
def test_and_looks_within_a_unit(vraag, binnen, gevonden):
    assert vind(vraag, binnen) == gevonden


def test_who_does_not_count_is_found_only_when_asked():
    assert vind("stress") == ["stress", "stress"]
    assert vind("stress", alle=True) == ["stress", "stress", "stress"]
    assert vind("stress EN spreker:I", alle=True) == ["stress"]
    # with all speakers the question is the turn before
    assert vind("stress BINNEN 1 beurt GEVOLGD DOOR uitleggen", alle=True) == ["stress | legde | uit"]


def test_compounds_are_found_when_asked():
    assert vind("lijst") == []
    assert vind("lijst", samenstellingen=True) == ["wachtlijst"]
    assert vind('"lijst"', samenstellingen=True) == []


def test_a_place_tells_why_and_where():
    here = veld()
    ((uit,), (one, *_)) = (Zoeker(lees_vraag(q), CODEBOEK).zoek(here) for q in ("uitleggen", "code:stress"))
    assert uit.waarom == ("«legde … uit»: uitleggen (scheidbaar werkwoord)",)
    assert uit.vormen == ("legde … uit",)
    assert here.beurt(uit).spreker == "R1"
    assert here.zin(uit) == "Ze legde het goed uit."
    assert one.waarom == ("code stress.min (w)",)
    assert one.vormen == ()
    both = Zoeker(lees_vraag("code:* EN NIET rustig"), CODEBOEK, "zin").zoek(here)
    assert both[0].waarom == ("code stress.min (w)", "code nabijheid.min")
    joined = Zoeker(lees_vraag("uitleggen BINNEN 2 zinnen rustig"), CODEBOEK).zoek(here)[0]
    assert here.zin(joined).startswith("Ze legde")
    assert here.zin(joined).endswith("rustig.")


def test_each_part_is_counted_by_itself():
    zoeker = Zoeker(lees_vraag("stress EN brief EN code:stress EN facet:wie=ik EN spreker:R"), CODEBOEK)
    zoeker.zoek(veld())
    zoeker.zoek(veld())
    assert zoeker.gevonden == {"stress": 4, "brief": 2, "code:stress": 6, "facet:wie=ik": 2, "spreker:R": 0}


def test_an_interview_in_which_nobody_answers_gives_nothing():
    empty = veld(tekst="I: Stress?", codes=())
    for binnen in ("zin", "beurt", "interview"):
        assert Zoeker(lees_vraag("stress EN NIET rust"), CODEBOEK, binnen).zoek(empty) == []


def test_the_nearest_make_a_pair_and_each_is_in_one():
    tekst = "R: stress en dan rust en rust. Later stress."
    here = veld(tekst=tekst, codes=())

    def found(vraag):
        return [t.delen for t in Zoeker(lees_vraag(vraag), CODEBOEK).zoek(here)]

    # the second rust is as near to the first stress as to the last, but the first rust is nearer
    assert found("stress BINNEN 9 rust") == found("rust BINNEN 9 stress")
    assert [[tekst[a:b] for a, b in row] for row in found("stress BINNEN 9 rust")] == [
        ["stress", "rust"],
        ["rust", "stress"],
    ]


_words = st.sampled_from("stress vertrouwen uitleggen wacht* @consulent rustig goed en ik".split()).map(
    Woorden
)
_codes = st.builds(
    Gecodeerd, st.sampled_from(["*", "stress", "nabijheid"]), st.sampled_from([None, "plus", "min", ""])
)
_facets = st.builds(Facet, st.just("soort"), st.sampled_from([None, "wens", "ervaring"]))
_where = st.builds(Kenmerk, st.just("spreker"), st.sampled_from(["R1", "R2", "R", "I"]))


def _with(parts):
    many = st.lists(parts, min_size=2, max_size=3).map(tuple)
    finders = parts.filter(vindt)
    near = st.builds(Nabij, finders, finders, st.integers(1, 20), st.sampled_from(Afstand), st.booleans())
    return st.one_of(st.builds(En, many), st.builds(Of, many), st.builds(Niet, parts), near)


vragen = st.recursive(st.one_of(_words, _codes, _facets, _where), _with, max_leaves=8).filter(vindt)
eenheden = st.sampled_from(["zin", "beurt", "interview"])


def places(vraag, binnen):
    return [t.delen for t in Zoeker(vraag, CODEBOEK, binnen).zoek(veld())]


@given(vragen, eenheden)
def test_places_are_in_order_apart_and_in_the_text(vraag, binnen):
    found = places(vraag, binnen)
    assert found == sorted(set(found))
    for delen in found:
        assert all(0 <= a < b <= len(TEKST) for a, b in delen)
        assert all(x[1] <= y[0] for x, y in pairwise(delen))


@given(st.lists(vragen, min_size=2, max_size=3), eenheden)
def test_the_order_around_en_and_of_makes_no_difference(parts, binnen):
    for join in (En, Of):
        assert places(join(tuple(parts)), binnen) == places(join(tuple(reversed(parts))), binnen)


_met_meer_of_minder = Nabij(
    Of((Woorden("stress"), Woorden("wacht*"))),
    En((Woorden("vertrouwen"), Gecodeerd("*", None))),
    1,
    Afstand.ZINNEN,
    op_volgorde=False,
)


@example(Facet("soort", None), _met_meer_of_minder, 1, Afstand.BEURTEN, "zin")
@given(vragen, vragen, st.integers(1, 20), st.sampled_from(Afstand), eenheden)
def test_near_is_as_near_from_the_other_side(one, other, far, unit, binnen):
    assert places(Nabij(one, other, far, unit), binnen) == places(Nabij(other, one, far, unit), binnen)


@given(_words, vragen, eenheden)
def test_what_has_it_and_what_has_it_not_are_all_there_is(one, other, binnen):
    with_ = places(En((one, Niet(Niet(other)))), binnen)
    without = places(En((one, Niet(other))), binnen)
    assert sorted(with_ + without) == places(one, binnen)


def test_what_is_found_is_what_the_codebook_finds():
    """All terms of the example codebook, in all its interviews, as queries and as terms."""
    boek = lees_codeboek(ROOT / "codeboek.yaml")
    termen = {(t.tekst, t.exact) for c in boek.alle_codes() for t in c.termen if not t.samenstellingen}
    codes = tuple(
        Code(f"z{nr}", termen=(Term(tekst, exact=exact, bij_ontkenning=BijOntkenning.BLIJFT),))
        for nr, (tekst, exact) in enumerate(sorted(termen))
    )
    plan = maak_plan(replace(boek, codes=codes))
    zoekers = {
        f"z{nr}": Zoeker(Woorden(tekst, exact=exact), boek)
        for nr, (tekst, exact) in enumerate(sorted(termen))
    }
    hits = 0
    for path in sorted((ROOT / "interviews").glob("*.txt"))[:3]:
        interview = Interview.from_tekst(path.stem, path.read_text("utf-8"))
        laag = open_taal("ingebouwd").laag(interview)
        here = Zoekveld(interview, laag, (), lambda _naam, _spreker: "")
        wanted = {}
        for v in markeer(plan, laag, interview.tekst):
            wanted.setdefault(v.code, set()).add((v.begin, v.eind))
        for code, zoeker in zoekers.items():
            sentences = {here.zin(t) for t in zoeker.zoek(here)}
            assert sentences == {interview.tekst[a:b] for a, b in wanted.get(code, ())}, zoeker.vraag
            hits += len(sentences)
    assert hits > 50


def test_terms_of_the_codebook_are_queries_as_they_stand():
    boek = lees_codeboek(ROOT / "codeboek.yaml")
    for code in boek.alle_codes():
        for term in code.termen:
            asked = lees_vraag(schrijf(Woorden(term.tekst, exact=term.exact)))
            assert asked == Woorden(term.tekst, exact=term.exact)
