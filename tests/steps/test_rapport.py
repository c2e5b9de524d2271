"""Which reports come of which question, and what is in them."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from codeer.core.errors import Afloop
from codeer.steps._gronden import NIET_NAGEKEKEN
from codeer.steps.importeer import Keuzes, importeer
from codeer.steps.rapport import Keuze, maak_rapport
from codeer.storage.onderzoek import Onderzoek

pytestmark = pytest.mark.usefixtures("lege_grafieken")

SCRIPT = Path(__file__).with_name("rapportstudie.py")
S = runpy.run_path(str(SCRIPT))
invoer, maak, bestanden, tabel = (S[n] for n in ("invoer", "rapporteer", "bestanden", "tabel"))
verantwoording, studie, interview, los = (S[n] for n in ("verantwoording", "studie", "maak", "los"))


def test_default_set(tmp_path):
    uit = maak(tmp_path / "rapporten")
    assert los(uit) == set(bestanden(tmp_path / "rapporten")) == S["STANDAARD"]
    assert [p.name for p in (tmp_path / "rapporten").iterdir() if p.is_dir()] == ["figuren"]
    assert uit.afloop is Afloop.GOED
    assert uit.let_op == NIET_NAGEKEKEN
    assert (uit.mislukt, uit.meldingen, uit.overgeslagen) == ((), (), ())


def test_named_reports_only_and_no_workbook(tmp_path):
    maak(tmp_path, "citaten", "frequenties", "citaten")
    assert set(bestanden(tmp_path)) == {
        "citaten.csv",
        "frequenties.csv",
        "verantwoording.json",
        "verantwoording.md",
    }


def test_named_reports_never_load_the_workbook_writer(tmp_path):
    code = (
        f"import runpy, sys; s = runpy.run_path({str(SCRIPT)!r})\n"
        "from codeer.steps.rapport import Invoer, Keuze, schrijf_rapport\n"
        "from pathlib import Path\n"
        "schrijf_rapport(Invoer(s['CODEBOEK'], s['KENMERKEN'], s['studie']()), Keuze(('citaten',)), Path(sys.argv[1]))\n"
        "print([m for m in ('xlsxwriter', 'pandas', 'numpy', 'spacy') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)
    assert out.stdout == "[]\n"


def test_quotes_and_frequencies_agree_with_each_other_and_the_text(tmp_path):
    maak(tmp_path)
    freq, citaten = tabel(tmp_path, "frequenties"), tabel(tmp_path, "citaten")
    assert sum(int(r["fragmenten"]) for r in freq if r["pool"] != "totaal") == len(citaten) > 0
    teksten = {m.interview.id: m.interview.tekst for m in studie()}
    for r in citaten:
        citaat = r["citaat"].removeprefix("'")
        assert teksten[r["interview"]][int(r["begin"]) : int(r["eind"])] == citaat
    assert [r["citaat"] for r in citaten if r["citaat"].startswith("'")] == ["'=1+1 zei ik; «zo»."]


def test_workbook_holds_the_same_tables(tmp_path):
    maak(tmp_path, per=("gemeente",))
    boek = CalamineWorkbook.from_path(str(tmp_path / "rapport.xlsx"))
    assert boek.sheet_names == [
        *("Leeswijzer", "Codeboek"),
        *("Frequenties", "Per interview", "Per gemeente", "Vergeleken per gemeente"),
        *("Citaten", "Samen genoemd", "Codes per interview"),
    ]
    for blad, naam, boven in (
        ("Frequenties", "frequenties", 2),
        ("Per interview", "frequenties_per_interview", 2),
        ("Per gemeente", "frequenties_per_gemeente", 2),
        ("Vergeleken per gemeente", "vergelijking_per_gemeente", 2),
        ("Citaten", "citaten", 1),
        ("Samen genoemd", "samenhang", 1),
    ):
        rijen = boek.get_sheet_by_name(blad).to_python()
        own = list(tabel(tmp_path, naam)[0])
        if naam == "citaten":  # on its sheet what was said comes before who said it
            assert rijen[boven - 1][:2] == own[:2]
            assert rijen[boven - 1].index("citaat") < rijen[boven - 1].index("gemeente")
            assert sorted(rijen[boven - 1]) == sorted(own)
        else:
            assert rijen[boven - 1] == own
        assert len(rijen) - boven == len(tabel(tmp_path, naam))
        assert (rijen[0][0] == NIET_NAGEKEKEN) is (boven == 2)
    uitleg = boek.get_sheet_by_name("Leeswijzer").to_python()
    assert ["Let op", f"{NIET_NAGEKEKEN}."] == uitleg[1][:2]
    assert [row[i] for row in uitleg for i in (0, 2) if row[0] == "Codeboek"][2:] == [
        "Codeboek",
        "naam: codeboek",
    ]


def test_per_kenmerk_comes_beside_the_default_set_or_the_named_ones(tmp_path):
    maak(tmp_path / "a", per=("gemeente", "Spreker", "gemeente"))
    extra = {"frequenties_per_gemeente.csv", "frequenties_per_spreker.csv", "vergelijking_per_gemeente.csv"}
    assert set(bestanden(tmp_path / "a")) == S["STANDAARD"] | extra
    maak(tmp_path / "b", "frequenties", per=("meetmoment",))
    tabellen = {n for n in bestanden(tmp_path / "b") if n.endswith(".csv")}
    assert tabellen == {"frequenties.csv", "frequenties_per_meetmoment.csv"}
    maak(tmp_path / "c", "frequenties_per", per=("gemeente",))
    assert "frequenties_per_gemeente.csv" in bestanden(tmp_path / "c")


def test_per_interview_is_the_table_of_that_name(tmp_path):
    maak(tmp_path, "samenhang", per=("interview",))
    assert list(tabel(tmp_path, "frequenties_per_interview")[0])[:2] == ["interview", "gemeente"]


def test_international_numbers(tmp_path):
    maak(tmp_path, "frequenties", getallen="int")
    assert tabel(tmp_path, "frequenties", ",")[0]["interviews_pct"] == "66.67"


def test_binnen_reaches_the_table(tmp_path):
    maak(tmp_path, "samenhang", binnen="interview")
    assert tabel(tmp_path, "samenhang")[0] == {
        "code_a": "wantrouwen",
        "code_b": "stress",
        "samen": "2",
        "alleen_a": "1",
        "alleen_b": "0",
        "jaccard": "0,6667",
    }


def test_summary_shows_poles_by_their_own_names(tmp_path):
    uit = maak(tmp_path, "citaten")
    assert [k.naam for k in uit.samenvatting.kolommen] == [
        *("code", "kant", "fragmenten", "interviews", "respondenten", "per 1.000 woorden")
    ]
    rijen = list(uit.samenvatting.rijen)
    assert rijen[0][:5] == ("wantrouwen", "wantrouwen goed", 2, 2, 2)
    assert [r[1] for r in rijen[6:8]] == ["", "totaal"]


def test_summary_of_a_code_that_is_no_longer_in_the_codebook(tmp_path):
    uit = maak(tmp_path, "citaten", materiaal=[interview("R1", [("R", [("Ja.", "weg.plus*mens")])])])
    assert list(uit.samenvatting.rijen)[-2][:3] == ("weg", "plus", 1)
    assert uit.let_op == ""


GEMENGD = [("Ja.", "idee*mens"), ("Nee.", "idee*nagekeken"), ("Och.", "idee")]


def test_interviews_come_by_once_and_one_at_a_time(tmp_path):
    gezien = []

    def stroom():
        for m in studie():
            gezien.append(m.interview.id)
            yield m

    maak(tmp_path, materiaal=stroom(), per=("gemeente", "spreker"))
    assert gezien == ["R01", "R02", "G01", "L01"]


@pytest.fixture
def onderzoek(tmp_path):
    codeboek = "formaat: 1\ncodeboek: Proef\ncodes:\n  stress:\n    min: [bang]\n    termen: [brief]\n"
    (tmp_path / "codeboek.yaml").write_text(codeboek, "utf-8")
    bron = tmp_path / "R01.txt"
    bron.write_text("I: Was je bang?\n\nR: Ik was bang voor de brief.", "utf-8")
    een = Onderzoek(tmp_path)
    importeer(een, [str(bron)], Keuzes(kenmerken={"gemeente": "Ede"}), lambda _: b"")
    return een


def test_from_study_folder_to_reports(onderzoek):
    (onderzoek.interviews / "R02.txt").write_bytes(b"R: \xff\xfe kapot")
    uit = maak_rapport(onderzoek, Keuze(("citaten",), per=("gemeente",)))
    citaten = tabel(onderzoek.rapporten, "citaten")
    assert [(r["gemeente"], r["code"], r["pool"], r["citaat"]) for r in citaten] == [
        ("Ede", "stress", "min", "Ik was bang voor de brief."),
        ("Ede", "stress", "", "Ik was bang voor de brief."),
    ]
    assert (onderzoek.rapporten / "frequenties_per_gemeente.csv").is_file()
    assert [o.interview for o in uit.overgeslagen] == ["R02"]
    assert uit.afloop is Afloop.FOUT
    assert "simplemma" in verantwoording(onderzoek.rapporten)["versies"]
