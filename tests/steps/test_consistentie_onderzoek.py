"""People in a study, through real journals on disk."""

from __future__ import annotations

import json

import pytest
from codeurwerk import Werk, codeert
from studie import CODEBOEK, maak_studie

from codeer.core.errors import GebruiksFout, OnderzoekFout
from codeer.core.gebeurtenis import Codering
from codeer.core.vuistregels import Ronde, Soort
from codeer.steps._consistentie_json import als_object
from codeer.steps._consistentie_keuze import Keuzes
from codeer.steps._consistentie_maten import HERHALINGEN
from codeer.steps.consistentie_onderzoek import vergelijk_onderzoek
from codeer.storage.interviews import hash_tekst
from codeer.storage.journaal import Journaal, journaal_pad

GESPREK = (
    "R: Eerst was het zwaar. Toen kwam zij langs. Het ging beter. Nu slaap ik weer.\n\nI: Fijn.\n\nR: Ja."
)
IDS = [f"R{nr:02}" for nr in range(1, 11)]
VOL = Keuzes(volledig=True)


@pytest.fixture(autouse=True)
def few_draws(monkeypatch):
    monkeypatch.setattr("codeer.steps.consistentie_onderzoek.HERHALINGEN", 50)


@pytest.fixture
def studie(tmp_path):
    """Ten interviews of five sentences of the respondent and one of the interviewer."""
    return maak_studie(tmp_path / "studie", dict.fromkeys(IDS, GESPREK))


def code(vergelijking, naam):
    return next(c for c in vergelijking.codes if c.code == naam)


def two(studie, **rond):
    codeert(studie, "anna", {id: {0: "stress.min", 1: "nabijheid.plus"} for id in IDS}, **rond)
    codeert(studie, "bo", {id: {0: "stress.min", 2: "nabijheid.plus"} for id in IDS[:9]}, **rond)


def test_two_people_who_finished_blind(studie):
    two(studie)
    found = vergelijk_onderzoek(studie, VOL)
    main = found.hoofd
    assert (main.soort, main.ronde, main.codeurs) == (Soort.ONAFHANKELIJK, Ronde.VOOR, ("anna", "bo"))
    assert (main.eenheden, len(main.interviews)) == (45, 9)
    stress, near = code(main, "stress"), code(main, "nabijheid")
    assert (stress.keren, stress.gebruik.samen, stress.p_pos, stress.alpha) == (9, 9, 1, 1)
    assert (near.keren, near.gebruik.samen, near.gebruik.alleen, near.per_codeur) == (18, 0, (9, 9), (9, 9))
    assert near.p_pos == 0
    assert near.maten["percentage"] == pytest.approx(27 / 45)
    assert near.maten["cohen_kappa"] == pytest.approx(-0.25)
    assert near.zekerheid == "voorlopig"
    assert stress.zekerheid == "te weinig"
    assert near.intervallen["krippendorff_alpha"].herhalingen == 50
    assert [p.pool for p in near.polen] == ["plus", "min"]
    assert found.niet_onafhankelijk is None
    assert found.met_jezelf == ()


def test_the_draws_are_many():
    assert HERHALINGEN == 2000


def test_header_and_method_sentence(studie):
    two(studie)
    found = vergelijk_onderzoek(studie, VOL)
    kop = found.kop
    assert (kop.zinnen, kop.interviews, kop.beurten_weggelaten) == (50, 10, 10)
    assert (kop.dubbel, kop.dubbel_interviews, kop.dubbel_deel) == (45, 9, 0.9)
    assert [(s.codeur, s.zinnen, s.blind) for s in kop.standen] == [("anna", 50, 50), ("bo", 45, 45)]
    assert kop.jonger == ()
    assert found.methodezin.startswith("Twee codeurs codeerden 45 zinnen uit 9 interviews (90% van het mater")
    assert "mediaan -0,24" in found.methodezin
    assert "anna" not in found.methodezin


def test_same_input_gives_the_same_answer(studie):
    two(studie)
    first = json.dumps(als_object(vergelijk_onderzoek(studie, VOL)))
    assert json.dumps(als_object(vergelijk_onderzoek(studie, VOL))) == first


def test_order_in_which_names_are_given_does_not_matter(studie):
    two(studie)
    assert (
        als_object(vergelijk_onderzoek(studie, Keuzes(("bo", "Anna"))))
        == als_object(vergelijk_onderzoek(studie, Keuzes(("anna", "bo"))))
        == als_object(vergelijk_onderzoek(studie, Keuzes()))
    )


def test_too_few_interviews_give_no_interval_and_say_so(studie):
    codeert(studie, "anna", {id: {0: "stress"} for id in IDS[:7]})
    codeert(studie, "bo", {id: {0: "stress"} for id in IDS[:7]})
    stress = code(vergelijk_onderzoek(studie, VOL).hoofd, "stress")
    assert stress.intervallen == {}
    assert stress.geen_interval == "7 interviews; een interval kan vanaf 8"


def test_not_finished_is_missing_and_never_no(studie):
    Werk(studie, "anna", "R01").geef(0, "stress").geef(3, "stress").rond(0, 1).bewaar()
    Werk(studie, "bo", "R01").rond(1, 2).bewaar()
    main = vergelijk_onderzoek(studie, VOL).hoofd
    # only the second sentence was finished by both, and nobody gave anything there
    assert main.eenheden == 1
    assert code(main, "stress").keren == 0
    assert code(main, "stress").reden == "niemand gaf deze code"
    assert code(main, "stress").alpha is None


def test_a_younger_code_is_missing(studie):
    codeert(studie, "anna", {"R01": {0: "stress"}}, codes=("stress",))
    codeert(studie, "bo", {"R01": {0: "stress"}})
    found = vergelijk_onderzoek(studie, VOL)
    near = code(found.hoofd, "nabijheid")
    assert (near.eenheden, near.reden) == (0, "geen zin is voor deze code door twee codeurs afgerond")
    assert [tuple(j) for j in found.kop.jonger] == [("anna", "nabijheid", 5)]


def test_what_was_seen_is_shown_apart(studie):
    codeert(studie, "anna", {"R01": {0: "stress"}, "R02": {0: "stress"}})
    codeert(studie, "bo", {"R01": {0: "stress"}})
    Werk(studie, "bo", "R02").zag().geef(0, "stress").geef(1, "nabijheid").rond().bewaar()
    found = vergelijk_onderzoek(studie, VOL)
    assert [d.naam for d in found.hoofd.interviews] == ["R01"]
    apart = found.niet_onafhankelijk
    assert (apart.soort, [d.naam for d in apart.interviews]) == (Soort.NIET_ONAFHANKELIJK, ["R02"])
    assert code(apart, "nabijheid").gebruik.alleen == (0, 1)
    assert [(s.codeur, s.zinnen, s.blind) for s in found.kop.standen] == [("anna", 10, 10), ("bo", 10, 5)]


def test_only_work_that_was_not_independent(studie):
    codeert(studie, "anna", {"R01": {0: "stress"}}, blind=False)
    codeert(studie, "bo", {"R01": {0: "stress"}})
    found = vergelijk_onderzoek(studie, VOL)
    assert found.hoofd is None
    assert found.methodezin == ""
    assert found.gevoeligheid == ()
    assert found.niet_onafhankelijk.eenheden == 5


def test_what_someone_contradicts_herself_on_is_left_out(studie):
    for apparaat, beslissing in (("a1", "akkoord"), ("a2", "afgewezen")):
        Werk(studie, "anna", "R01", apparaat).besluit(0, beslissing, "stress.min").bewaar()
    Werk(studie, "anna", "R01", "a3", start=50).rond().bewaar()
    codeert(studie, "bo", {"R01": {0: "stress.min"}}, blind=False)
    found = vergelijk_onderzoek(studie, VOL)
    apart = found.niet_onafhankelijk
    assert code(apart, "stress").eenheden == 4
    assert code(apart, "nabijheid").eenheden == 5
    assert any("tegenspreekt" in melding for melding in found.meldingen)


def test_three_people_and_one_who_shares_nothing(studie):
    two(studie)
    codeert(studie, "cas", {"R01": {0: "stress.min"}})
    main = vergelijk_onderzoek(studie, VOL).hoofd
    assert main.codeurs == ("anna", "bo", "cas")
    stress = code(main, "stress")
    assert [p.codeurs for p in stress.paren] == [("anna", "bo"), ("anna", "cas"), ("bo", "cas")]
    assert stress.maten["cohen_kappa"] is stress.maten["bias"] is None
    assert stress.paren[1].maten["cohen_kappa"] == 1
    near = code(main, "nabijheid")
    # per sentence the share of the others who gave it too, and nobody ever did
    assert near.p_pos == 0
    only = vergelijk_onderzoek(studie, Keuzes(("anna", "cas")))
    assert only.hoofd.codeurs == ("anna", "cas")
    assert only.hoofd.eenheden == 5


def test_chance_that_another_gave_it_too_with_three(studie):
    for naam in ("anna", "bo", "cas"):
        codeert(studie, naam, {"R01": {0: "stress", 1: "stress"} if naam != "cas" else {0: "stress"}})
    stress = code(vergelijk_onderzoek(studie, VOL).hoofd, "stress")
    # 3 gave it first, of whom each saw two others do so; 2 gave it next, of whom each saw one of two
    assert stress.p_pos == pytest.approx((3 * 1 + 2 * 0.5) / 5)


def test_once_more_is_compared_with_herself_alone(studie):
    two(studie)
    codeert(studie, "anna@2", {"R01": {0: "stress.min"}, "R02": {0: "stress.min", 3: "nabijheid"}})
    found = vergelijk_onderzoek(studie, Keuzes())
    assert found.hoofd.codeurs == ("anna", "bo")
    (self,) = found.met_jezelf
    assert (self.soort, self.codeurs, self.eenheden) == (Soort.MET_JEZELF, ("anna", "anna@2"), 10)
    assert code(self, "nabijheid").gebruik.alleen == (2, 1)
    for names in (("anna",), ("anna@2",), ("anna", "anna@2")):
        only = vergelijk_onderzoek(studie, Keuzes(names))
        assert only.hoofd is only.niet_onafhankelijk is None
        assert only.met_jezelf == found.met_jezelf
    with pytest.raises(GebruiksFout, match="alleen met anna"):
        vergelijk_onderzoek(studie, Keuzes(("anna@2", "bo")))


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("overleg", "bo"), "geen codeur om mensen mee"),
        (("automaat", "bo"), "geen codeur om mensen mee"),
        (("bob", "anna"), "geen werk van een codeur «bob»"),
        (("bo",), "Met bo alleen valt er niets"),
    ],
)
def test_names_that_cannot_be_compared(studie, names, words):
    two(studie)
    with pytest.raises(GebruiksFout, match=words) as caught:
        vergelijk_onderzoek(studie, Keuzes(names))
    assert caught.value.tip


def test_the_team_and_the_computer_are_never_pooled(studie):
    two(studie)
    team = Werk(studie, "overleg", "R01").geef(1, "nabijheid.plus").besluit(2, "afgewezen", "nabijheid.plus")
    team.rond(blind=True).bewaar()
    before = vergelijk_onderzoek(studie, Keuzes())
    assert before.hoofd.codeurs == ("anna", "bo")
    assert before.niet_onafhankelijk is None
    assert before.na_overleg is None


def test_after_consensus_stands_beside_before(studie):
    two(studie)
    plain = vergelijk_onderzoek(studie, Keuzes())
    for id in IDS[:2]:
        Werk(studie, "overleg", id).geef(1, "nabijheid.plus").besluit(
            2, "afgewezen", "nabijheid.plus"
        ).bewaar()
    found = vergelijk_onderzoek(studie, Keuzes(na_overleg=True))
    assert found.hoofd == plain.hoofd
    assert any("vanzelf gelijk" in melding for melding in found.meldingen)
    after = found.na_overleg
    assert (after.ronde, after.soort) == (Ronde.NA, Soort.ONAFHANKELIJK)
    near = code(after, "nabijheid")
    assert (near.gebruik.samen, near.gebruik.alleen) == (2, (7, 7))
    assert code(found.hoofd, "nabijheid").gebruik.samen == 0


def test_without_decisions_after_is_before_and_that_is_told(studie):
    two(studie)
    found = vergelijk_onderzoek(studie, Keuzes(na_overleg=True))
    assert found.na_overleg.codes == found.hoofd.codes
    assert any("nog geen besluiten" in melding for melding in found.meldingen)


def test_unit_and_threshold(studie):
    Werk(studie, "anna", "R01").geef(0, "stress").rond().bewaar()
    Werk(studie, "bo", "R01").geef(0, "stress", tot=14).rond().bewaar()
    assert code(vergelijk_onderzoek(studie, Keuzes()).hoofd, "stress").p_pos == 1
    wide = code(vergelijk_onderzoek(studie, Keuzes(eenheid="teken")).hoofd, "stress")
    assert wide.per_codeur == (20, 14)
    assert wide.p_pos == pytest.approx(28 / 34)
    found = vergelijk_onderzoek(studie, Keuzes(volledig=True, drempel="90%"))
    assert found.kop.drempel == 0.9
    assert {g.regel: g.p_pos for g in found.gevoeligheid if g.code == "stress"} == {
        "elke overlap": 1,
        "de helft van de zin": 1,
        "tekens": pytest.approx(28 / 34),
    }


def test_any_overlap_is_more_than_half(studie):
    Werk(studie, "anna", "R01").geef(0, "stress").geef(1, "stress", tot=3).rond().bewaar()
    Werk(studie, "bo", "R01").geef(0, "stress").rond().bewaar()
    start = Werk(studie, "cas", "R01")
    start.geef(0, "stress", van=2).rond().bewaar()
    begin, eind = start.zinnen[0][0], start.zinnen[1][0] + 4
    assert eind > begin
    half = code(vergelijk_onderzoek(studie, Keuzes(("bo", "cas"))).hoofd, "stress")
    assert half.p_pos == 1


def test_drift_follows_the_order_of_finishing(studie):
    two(studie)
    first, second = vergelijk_onderzoek(studie, Keuzes()).hoofd.verloop
    assert (first.naam, first.interviews, second.interviews) == ("eerste helft", 4, 5)
    assert first.p_pos == second.p_pos == 0.5
    assert first.gepoolde_kappa == pytest.approx(second.gepoolde_kappa)
    few = vergelijk_onderzoek(studie, Keuzes()).hoofd.interviews[0]
    assert (few.naam, few.interviews, few.eenheden) == ("R01", 1, 5)


def test_confusable_codes(studie):
    codeert(studie, "anna", {id: {1: "nabijheid.plus"} for id in IDS[:3]})
    codeert(studie, "bo", {id: {1: "stress.min"} for id in IDS[:3]})
    main = vergelijk_onderzoek(studie, Keuzes()).hoofd
    assert [tuple(v) for v in main.verwisselingen] == [("nabijheid", "stress", 3)]
    assert main.verloop == ()


def test_other_pole(studie):
    codeert(studie, "anna", {"R01": {1: "nabijheid.plus"}})
    codeert(studie, "bo", {"R01": {1: "nabijheid.min"}})
    near = code(vergelijk_onderzoek(studie, Keuzes()).hoofd, "nabijheid")
    assert (near.p_pos, near.andere_kant) == (1, 1)
    assert [(p.pool, p.keren, p.gebruik.samen) for p in near.polen] == [("plus", 1, 0), ("min", 1, 0)]


def test_only_the_codes_that_are_asked_for(studie):
    two(studie)
    main = vergelijk_onderzoek(studie, Keuzes(codes=("Stress",))).hoofd
    assert [c.code for c in main.codes] == ["stress"]
    with pytest.raises(GebruiksFout, match="geen code «stres»") as caught:
        vergelijk_onderzoek(studie, Keuzes(codes=("stres",)))
    assert "stress" in caught.value.tip


@pytest.mark.parametrize("drempel", ["x", "1,5", "-1", "", "nan"])
def test_a_threshold_that_is_no_share(studie, drempel):
    with pytest.raises(GebruiksFout, match="geen deel van een zin"):
        vergelijk_onderzoek(studie, Keuzes(drempel=drempel))


def test_a_unit_that_is_not_there(studie):
    with pytest.raises(GebruiksFout, match="zin of teken"):
        raise_tip(lambda: vergelijk_onderzoek(studie, Keuzes(eenheid="alinea")))


def raise_tip(work):
    """Let the tip of a fault be matched too."""
    try:
        work()
    except GebruiksFout as fout:
        raise GebruiksFout(f"{fout.fout} {fout.tip}") from fout


def test_nothing_finished(studie):
    Werk(studie, "anna", "R01").geef(0, "stress").bewaar()
    with pytest.raises(OnderzoekFout, match="niemand heeft een interview of stuk afgerond") as caught:
        vergelijk_onderzoek(studie, Keuzes())
    assert "codeer verdeel" in caught.value.tip
    assert "--blind" in caught.value.tip


def test_nothing_finished_by_two_says_who_finished_what(studie):
    codeert(studie, "anna", {"R01": {}, "R02": {}})
    codeert(studie, "bo", {"R03": {}}, blind=False)
    Werk(studie, "cas", "R04").rond().zag().bewaar()
    mixed = Werk(studie, "dirk", "R05").rond(0, 1).zag().rond(2, 3)
    mixed.bewaar()
    with pytest.raises(OnderzoekFout) as caught:
        vergelijk_onderzoek(studie, Keuzes())
    assert caught.value.fout.split("\n")[1:] == [
        "  anna rondde af: R01, R02 (blind)",
        "  bo rondde af: R03 (niet blind)",
        "  cas rondde af: R04 (blind)",
        "  dirk rondde af: R05 (deels blind)",
    ]
    assert "codeer verdeel" in caught.value.tip


def test_what_is_odd_is_told_and_stops_nothing(studie):
    two(studie)
    (studie.interviews / "R10.txt").write_text("stuk", encoding="utf-8")
    (studie.interviews / "R09.txt").unlink()
    (studie.interviews / "R09.json").unlink()
    werk = Werk(studie, "anna", "R01", "a7", start=900)
    where = {"interview": "R01", "tekst": hash_tekst(werk.tekst), "codeboek": "c" * 64}
    gone = werk.maker.maak(Codering("weg", ""), **where, anker=two_words(werk))
    with Journaal(studie, "anna", "R01") as journaal:
        journaal.bewaar([gone])
    with journaal_pad(studie, "bo", "R02").open("ab") as file:
        file.write(b"onzin\n")
    steps = []
    found = vergelijk_onderzoek(studie, Keuzes(), lambda *step: steps.append(step))
    told = " | ".join(found.meldingen)
    assert "interview R10 is overgeslagen" in told
    assert "er niet meer zijn: R09" in told
    assert "niet in het codeboek, en dus niet vergeleken: weg" in told
    assert "R02.jsonl" in told
    assert steps[-1] == (9, 9, "")
    assert found.hoofd.eenheden == 40


def two_words(werk):
    from codeer.core.gebeurtenis import Anker

    return Anker.in_tekst(werk.tekst, *werk.zinnen[0][:2])


def test_subcodes_count_for_their_parent(tmp_path):
    book = CODEBOEK.replace("    min: ['stress*', gespannen]", "    subcodes: {thuis: {termen: [thuis]}}")
    studie = maak_studie(tmp_path / "s", {"R01": GESPREK}, book)
    codeert(studie, "anna", {"R01": {0: "stress/thuis"}})
    codeert(studie, "bo", {"R01": {0: "stress"}})
    main = vergelijk_onderzoek(studie, Keuzes()).hoofd
    assert [c.code for c in main.codes] == ["nabijheid", "stress", "stress/thuis"]
    assert code(main, "stress").p_pos == 1
    assert code(main, "stress/thuis").p_pos == 0


def test_a_code_in_every_sentence(studie):
    for naam in ("anna", "bo"):
        codeert(studie, naam, {"R01": dict.fromkeys(range(5), "stress")})
    stress = code(vergelijk_onderzoek(studie, Keuzes()).hoofd, "stress")
    assert (stress.p_pos, stress.alpha, stress.reden) == (1, None, "elke zin kreeg deze code")
