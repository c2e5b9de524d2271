"""Two versions of the codebook on the same interviews."""

import csv
import json

import pytest
from mensenwerk import Mensen
from studie import CODEBOEK, maak_studie

from codeer.core.errors import Afloop, CodeboekFout, GebruiksFout, OnderzoekFout
from codeer.steps._rapport_keuze import Keuze
from codeer.steps.codeboek_geschiedenis import geschiedenis
from codeer.steps.codeboek_hernoem import hernoem
from codeer.steps.codeboek_vergelijk import vergelijk
from codeer.steps.codeboek_voeg_samen import voeg_samen
from codeer.steps.logboek import logboek
from codeer.steps.rapport import maak_rapport

KEUZE = Keuze(rapporten=("frequenties",))


@pytest.fixture
def onderzoek(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return maak_studie(tmp_path / "s")


def wijzig(onderzoek, *pairs):
    text = onderzoek.codeboek.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    onderzoek.codeboek.write_text(text, encoding="utf-8")


def oude(onderzoek, tekst=CODEBOEK):
    path = onderzoek.map / "vroeger.yaml"
    path.write_text(tekst, encoding="utf-8")
    return str(path)


def rijen(found):
    return [(c.soort, c.interview, c.citaat, c.code, c.pool) for c in found.citaten]


def test_quotes_come_and_go(onderzoek):
    was = oude(onderzoek)
    wijzig(onderzoek, ("gespannen", "wel"))
    found = vergelijk(onderzoek, was)
    assert rijen(found) == [
        ("weg", "R01", "Ik was gespannen.", "stress", "min"),
        ("erbij", "R01", "Nu wel, hoor.", "stress", "min"),
    ]
    assert (found.gelijk, found.interviews, found.afloop) == (2, 2, Afloop.GOED)
    stress = next(c for c in found.codes if c.code == "stress")
    assert (stress.was, stress.wordt, stress.erbij, stress.weg, stress.andere_kant) == (1, 1, 1, 1, 0)
    assert found.citaten[1].waarom == "«wel»"
    assert (found.citaten[0].spreker, found.citaten[0].regelnummer) == ("R", 3)
    assert found.wijziging.gewijzigd[0].termen_erbij == ("min: wel",)
    assert (found.oud, found.nieuw) == ("vroeger.yaml", "codeboek.yaml (nu)")


def test_the_other_way_round_comes_what_went(onderzoek):
    was = oude(onderzoek)
    wijzig(onderzoek, ("gespannen", "wel"))
    assert [c.soort for c in vergelijk(onderzoek, "nu", was).citaten] == ["erbij", "weg"]


def test_the_same_version_gives_nothing(onderzoek):
    found = vergelijk(onderzoek, oude(onderzoek))
    assert (found.citaten, found.gelijk, bool(found.wijziging)) == ((), 3, False)


def test_another_pole_is_one_change(onderzoek):
    was = oude(onderzoek)
    wijzig(onderzoek, ("min: ['stress*', gespannen]", "plus: [gespannen]\n    min: ['stress*']"))
    (row,) = vergelijk(onderzoek, was).citaten
    assert (row.soort, row.code, row.pool, row.was) == ("andere kant", "stress", "plus", "min")
    found = vergelijk(onderzoek, was)
    assert (found.aantal("andere kant"), found.codes[1].andere_kant) == (1, 1)


def test_another_unit_marks_other_places(onderzoek):
    was = oude(onderzoek)
    wijzig(onderzoek, ("eenheid: zin", "eenheid: beurt"))
    found = vergelijk(onderzoek, was)
    assert {c.soort for c in found.citaten} == {"erbij", "weg"}
    assert found.wijziging.algemeen[0].wat == "eenheid"


def test_what_people_decided_is_told_and_stays(onderzoek):
    mensen = Mensen(onderzoek)
    mensen.akkoord("anna", "R01", "Ik was gespannen.", "stress.min")
    mensen.wijst_af("bo", "R01", "Ik was gespannen.", "stress.min")
    journals = {p: p.read_bytes() for p in onderzoek.coderingen.rglob("*.jsonl")}
    was = oude(onderzoek)
    wijzig(onderzoek, ("gespannen", "moe"))
    found = vergelijk(onderzoek, was)
    assert found.citaten[0].besloten == ("anna: akkoord", "bo: afgewezen")
    assert found.besloten == 1
    assert {p: p.read_bytes() for p in onderzoek.coderingen.rglob("*.jsonl")} == journals


def test_a_renamed_code_changes_no_quote(onderzoek):
    Mensen(onderzoek).akkoord("anna", "R01", "Ik was gespannen.", "stress.min")
    was = oude(onderzoek)
    hernoem(onderzoek, "stress", "spanning")
    found = vergelijk(onderzoek, was)
    assert (found.citaten, found.gelijk) == ((), 3)
    assert found.wijziging.gewijzigd[0].was == "stress"
    back = vergelijk(onderzoek, "nu", was)
    assert (back.citaten, back.gelijk) == ((), 3)


def test_merged_codes_keep_their_quotes(onderzoek):
    was = oude(onderzoek)
    voeg_samen(onderzoek, ["stress", "nabijheid"], "nabijheid")
    found = vergelijk(onderzoek, was)
    assert (found.citaten, found.gelijk) == ((), 3)


def test_codes_of_one_version_alone(onderzoek):
    extra = CODEBOEK + "  zorgen:\n    definitie: Zorgen.\n    termen: [serieus]\n"
    found = vergelijk(onderzoek, "nu", oude(onderzoek, extra))
    assert [(c.code, c.was, c.wordt) for c in found.codes][-1] == ("zorgen", 0, 1)
    gone = vergelijk(onderzoek, oude(onderzoek, extra))
    assert [(c.code, c.was, c.wordt, c.weg) for c in gone.codes][-1] == ("zorgen", 1, 0, 1)


def test_the_cache_of_the_study_stays_that_of_its_own_codebook(onderzoek):
    maak_rapport(onderzoek, KEUZE)
    cache = {p: p.read_bytes() for p in (onderzoek.tijdelijk / "voorstellen").iterdir()}
    extra = oude(onderzoek, CODEBOEK.replace("gespannen", "moe"))
    vergelijk(onderzoek, "nu", extra)
    vergelijk(onderzoek, extra, extra)
    assert {p: p.read_bytes() for p in (onderzoek.tijdelijk / "voorstellen").iterdir()} == cache


def test_two_versions_without_a_cache_and_a_broken_codebook_of_now(onderzoek):
    was, wordt = oude(onderzoek), onderzoek.map / "nieuw.yaml"
    wordt.write_text(CODEBOEK.replace("gespannen", "wel"), encoding="utf-8")
    onderzoek.codeboek.write_text("codes: [", encoding="utf-8")
    found = vergelijk(onderzoek, was, "nieuw.yaml")
    assert len(found.citaten) == 2
    with pytest.raises(CodeboekFout):
        vergelijk(onderzoek, was, "nu")


def test_an_interview_that_cannot_be_read_stops_no_other(onderzoek):
    onderzoek.tekst("G01").write_bytes(b"\xff")
    seen = []
    found = vergelijk(onderzoek, oude(onderzoek), voortgang=lambda *row: seen.append(row))
    assert [row[0] for row in found.overgeslagen] == ["G01"]
    assert (found.interviews, found.afloop) == (1, Afloop.FOUT)
    assert seen[-1] == (2, 2, "")


def test_kept_as_a_table(onderzoek):
    was = oude(onderzoek)
    wijzig(onderzoek, ("gespannen", "wel"))
    found = vergelijk(onderzoek, was, csv=True)
    assert found.bestand == "codeboek_vergelijking.csv"
    path = onderzoek.rapporten / found.bestand
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert [(r["verandering"], r["citaat"]) for r in rows] == [
        ("weg", "Ik was gespannen."),
        ("erbij", "Nu wel, hoor."),
    ]
    before = path.read_bytes()
    vergelijk(onderzoek, was, csv=True)
    assert path.read_bytes() == before
    path.write_text("van mij", encoding="utf-8")
    assert "bewaard" in vergelijk(onderzoek, was, csv=True).meldingen[0]


def test_as_json(onderzoek):
    was = oude(onderzoek)
    wijzig(onderzoek, ("gespannen", "wel"))
    told = json.loads(json.dumps(vergelijk(onderzoek, was).to_json()))
    assert (told["erbij"], told["weg"], told["andere_kant"], told["gelijk"]) == (1, 1, 0, 2)
    assert told["codeboek"]["codes"][1]["termen_weg"] == ["min: gespannen"]
    assert told["citaten"][0]["soort"] == "weg"


class TestWhichVersion:
    def test_of_the_last_report(self, onderzoek):
        maak_rapport(onderzoek, KEUZE)
        assert vergelijk(onderzoek, "rapport").oud == "verantwoording.json (gelijk aan nu)"
        wijzig(onderzoek, ("gespannen", "wel"))
        for named in (
            "rapport",
            "rapporten/verantwoording.json",
            str(onderzoek.rapporten / "verantwoording.json"),
        ):
            found = vergelijk(onderzoek, named)
            assert len(found.citaten) == 2
            assert found.oud.startswith("verantwoording.json (bewaard/codeboek-")

    def test_of_a_change_by_its_copy(self, onderzoek):
        hernoem(onderzoek, "stress", "spanning")
        for named in ("bewaard/codeboek-01.yaml", "codeboek-01.yaml", "codeboek-01", "01"):
            assert vergelijk(onderzoek, named).oud == "bewaard/codeboek-01.yaml"

    def test_by_the_begin_of_its_hash(self, onderzoek):
        maak_rapport(onderzoek, KEUZE)
        hash = json.loads((onderzoek.rapporten / "verantwoording.json").read_bytes())["codeboek"]["hash"]
        for named in (hash, hash[:6], hash[:12]):
            assert vergelijk(onderzoek, named).gelijk == 3

    def test_that_was_not_kept(self, onderzoek):
        maak_rapport(onderzoek, KEUZE)
        wijzig(onderzoek, ("gespannen", "wel"))
        for path in (onderzoek.map / "bewaard").iterdir():
            path.unlink()
        with pytest.raises(OnderzoekFout, match="is niet bewaard") as fault:
            vergelijk(onderzoek, "rapport")
        assert "map bewaard" in fault.value.tip

    def test_that_is_not_there(self, onderzoek, tmp_path):
        with pytest.raises(GebruiksFout, match="geen versie «onzin»") as fault:
            vergelijk(onderzoek, "onzin")
        assert "Bewaard" not in fault.value.tip
        with pytest.raises(GebruiksFout, match="nog geen rapport"):
            vergelijk(onderzoek, "rapport")
        hernoem(onderzoek, "stress", "spanning")
        with pytest.raises(GebruiksFout) as fault:
            vergelijk(onderzoek, "abcdef")
        assert "Bewaard: codeboek-01.yaml." in fault.value.tip
        (tmp_path / "x.json").write_text("[]", encoding="utf-8")
        with pytest.raises(GebruiksFout, match="noemt geen codeboek"):
            vergelijk(onderzoek, str(tmp_path / "x.json"))


class TestEachReportKeepsItsCodebook:
    def test_once_for_each_version(self, onderzoek):
        for _ in range(2):
            assert not any("codeboek" in m for m in maak_rapport(onderzoek, KEUZE).meldingen)
        assert len(list((onderzoek.map / "bewaard").iterdir())) == 1
        assert logboek(onderzoek).regels == ()
        wijzig(onderzoek, ("gespannen", "wel"))
        maak_rapport(onderzoek, KEUZE)
        maak_rapport(onderzoek, KEUZE)
        assert len(list((onderzoek.map / "bewaard").iterdir())) == 2
        assert [r.soort for r in logboek(onderzoek).regels] == ["codeboek gewijzigd"]
        assert "met de hand gewijzigd" in logboek(onderzoek).regels[0].zin

    def test_back_to_a_former_version_is_a_change_as_well(self, onderzoek):
        maak_rapport(onderzoek, KEUZE)
        for pair in (("gespannen", "wel"), ("wel", "gespannen")):
            wijzig(onderzoek, pair)
            maak_rapport(onderzoek, KEUZE)
        back = geschiedenis(onderzoek)[1]
        assert back.wijziging.gewijzigd[0].termen_erbij == ("min: gespannen",)
        assert len(list((onderzoek.map / "bewaard").iterdir())) == 2

    def test_without_a_log_there_is_no_telling_which_was_the_former(self, onderzoek):
        for new in ("wel", "niet"):
            maak_rapport(onderzoek, KEUZE)
            wijzig(onderzoek, ("gespannen" if new == "wel" else "wel", new))
        onderzoek.logboek.unlink(missing_ok=True)
        maak_rapport(onderzoek, KEUZE)
        wijzig(onderzoek, ("min: ['stress*', niet]", "min: [moe]"))
        maak_rapport(onderzoek, KEUZE)
        assert logboek(onderzoek).regels == ()

    def test_the_same_codebook_under_a_hash_of_an_earlier_codeer_is_no_change(self, onderzoek):
        maak_rapport(onderzoek, KEUZE)
        (copy,) = (onderzoek.map / "bewaard").iterdir()
        copy.rename(copy.with_name("codeboek-0123456789ab.yaml"))
        maak_rapport(onderzoek, KEUZE)
        assert logboek(onderzoek).regels == ()

    def test_and_where_that_cannot_be_the_report_is_made_all_the_same(self, onderzoek):
        (onderzoek.map / "bewaard").write_text("in de weg", encoding="utf-8")
        found = maak_rapport(onderzoek, KEUZE)
        assert found.afloop == Afloop.GOED
        assert "kon geen kopie worden bewaard" in found.meldingen[0]

    def test_a_change_by_codeer_is_not_noted_twice(self, onderzoek):
        maak_rapport(onderzoek, KEUZE)
        hernoem(onderzoek, "stress", "spanning")
        maak_rapport(onderzoek, KEUZE)
        assert [r.soort for r in logboek(onderzoek).regels] == ["codeboek hernoem"]


def test_the_history_of_the_codebook(onderzoek):
    assert geschiedenis(onderzoek) == ()
    maak_rapport(onderzoek, KEUZE)
    wijzig(onderzoek, ("gespannen", "wel"))
    maak_rapport(onderzoek, KEUZE)
    hernoem(onderzoek, "stress", "spanning")
    wijzig(onderzoek, ("Gezien worden.", "Gehoord worden."))
    maak_rapport(onderzoek, KEUZE)
    by_hand, renamed, text = geschiedenis(onderzoek)
    assert [s.soort for s in (by_hand, renamed, text)] == [
        "codeboek gewijzigd",
        "codeboek hernoem",
        "codeboek gewijzigd",
    ]
    assert by_hand.wijziging.gewijzigd[0].termen_erbij == ("min: wel",)
    # the version right after renaming was never kept: only the next change by hand shows it
    assert renamed.zin == "Code stress heet voortaan spanning."
    assert renamed.wijziging is None
    assert text.wijziging is None
    assert len(text.hash) == 64


def test_the_history_where_all_versions_were_kept(onderzoek):
    maak_rapport(onderzoek, KEUZE)
    hernoem(onderzoek, "stress", "spanning")
    maak_rapport(onderzoek, KEUZE)
    hernoem(onderzoek, "spanning", "druk")
    first, second = geschiedenis(onderzoek)
    assert (first.wijziging.gewijzigd[0].was, first.wijziging.gewijzigd[0].code) == ("stress", "spanning")
    assert (second.wijziging.gewijzigd[0].was, second.wijziging.gewijzigd[0].code) == ("spanning", "druk")
    onderzoek.codeboek.write_text("codes: [", encoding="utf-8")
    assert geschiedenis(onderzoek)[1].wijziging is None
