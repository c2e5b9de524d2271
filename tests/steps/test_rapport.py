from __future__ import annotations

import csv
import hashlib
import json
import os
import runpy
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from codeer.core.errors import Afloop, CodeerFout, GebruiksFout, KenmerkenFout, SchrijfFout, TaalmodelFout
from codeer.exporters import xlsx
from codeer.steps._verantwoording import NIET_NAGEKEKEN, Overgeslagen
from codeer.steps.rapport import Invoer, Keuze, schrijf_rapport

SCRIPT = Path(__file__).with_name("rapportstudie.py")
S = runpy.run_path(str(SCRIPT))
TABELLEN = ["frequenties", "frequenties_per_interview", "citaten", "samenhang"]
STANDAARD = {*(f"{t}.csv" for t in TABELLEN), "rapport.xlsx", "verantwoording.json", "verantwoording.md"}


def invoer(materiaal=None, **meer):
    bron = S["studie"]() if materiaal is None else materiaal
    return Invoer(S["CODEBOEK"], S["KENMERKEN"], bron, versies={"simplemma": "2.0", "a": "1"}, **meer)


def maak(map, *namen, **keuze):
    materiaal = keuze.pop("materiaal", None)
    return schrijf_rapport(invoer(materiaal), Keuze(namen, **keuze), map)


def bestanden(map):
    return {pad.name: pad.read_bytes() for pad in map.iterdir() if pad.is_file()}


def tabel(map, naam, scheiding=";"):
    with (map / f"{naam}.csv").open(encoding="utf-8-sig", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=scheiding))


def verantwoording(map):
    return json.loads((map / "verantwoording.json").read_text("utf-8"))


def test_default_set(tmp_path):
    uit = maak(tmp_path / "rapporten")
    assert set(uit.geschreven) == set(bestanden(tmp_path / "rapporten")) == STANDAARD
    assert [p.name for p in (tmp_path / "rapporten").iterdir() if p.is_dir()] == []
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
    teksten = {m.interview.id: m.interview.tekst for m in S["studie"]()}
    for r in citaten:
        citaat = r["citaat"].removeprefix("'")
        assert teksten[r["interview"]][int(r["begin"]) : int(r["eind"])] == citaat
    assert [r["citaat"] for r in citaten if r["citaat"].startswith("'")] == ["'=1+1 zei ik; «zo»."]


def test_workbook_holds_the_same_tables(tmp_path):
    maak(tmp_path, per=("gemeente",))
    boek = CalamineWorkbook.from_path(str(tmp_path / "rapport.xlsx"))
    assert boek.sheet_names == [
        "Leeswijzer",
        *("Frequenties", "Per interview", "Per gemeente", "Citaten", "Samen genoemd"),
    ]
    for blad, naam, boven in (
        ("Frequenties", "frequenties", 2),
        ("Per interview", "frequenties_per_interview", 2),
        ("Per gemeente", "frequenties_per_gemeente", 2),
        ("Citaten", "citaten", 1),
        ("Samen genoemd", "samenhang", 1),
    ):
        rijen = boek.get_sheet_by_name(blad).to_python()
        assert rijen[boven - 1] == list(tabel(tmp_path, naam)[0])
        assert len(rijen) - boven == len(tabel(tmp_path, naam))
        assert (rijen[0][0] == NIET_NAGEKEKEN) is (boven == 2)
    uitleg = boek.get_sheet_by_name("Leeswijzer").to_python()
    assert ["Let op", f"{NIET_NAGEKEKEN}."] == uitleg[1][:2]
    assert ["stress", "Over stress.", "plus: stress goed", "min: stress slecht"] in uitleg


def test_per_kenmerk_comes_beside_the_default_set_or_the_named_ones(tmp_path):
    maak(tmp_path / "a", per=("gemeente", "Spreker", "gemeente"))
    extra = {"frequenties_per_gemeente.csv", "frequenties_per_spreker.csv"}
    assert set(bestanden(tmp_path / "a")) == STANDAARD | extra
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
    assert uit.samenvatting.titel == NIET_NAGEKEKEN


def test_summary_of_a_code_that_is_no_longer_in_the_codebook(tmp_path):
    uit = maak(tmp_path, "citaten", materiaal=[S["maak"]("R1", [("R", [("Ja.", "weg.plus*mens")])])])
    assert list(uit.samenvatting.rijen)[-2][:3] == ("weg", "plus", 1)
    assert (uit.let_op, uit.samenvatting.titel) == ("", "Frequenties")


GEMENGD = [("Ja.", "idee*mens"), ("Nee.", "idee*nagekeken"), ("Och.", "idee")]


def test_source_filter(tmp_path):
    materiaal = [S["maak"]("R1", [("R", GEMENGD)])]
    maak(tmp_path, "frequenties", bron="automaat", materiaal=materiaal)
    rij = tabel(tmp_path, "frequenties")[-1]
    assert (rij["fragmenten"], rij["automaat"], rij["nagekeken"], rij["mens"]) == ("1", "1", "0", "0")
    assert verantwoording(tmp_path)["bronnen"] == {"automaat": 1, "nagekeken": 0, "mens": 0}


@pytest.mark.parametrize(
    ("zinnen", "let_op"),
    [
        ([[("Ja.", "idee*mens")], [("Ja.", "idee*mens")]], ""),
        ([[("Ja.", "idee*mens")], [("Ja.", "idee*nagekeken")]], "nagekeken 1, mens 1"),
        ([GEMENGD], "automaat 1, nagekeken 1, mens 1"),
        ([["Niets."]], NIET_NAGEKEKEN),
    ],
)
def test_tables_say_on_what_they_rest(zinnen, let_op, tmp_path):
    materiaal = [S["maak"](f"R{i}", [("R", z)]) for i, z in enumerate(zinnen)]
    uit = maak(tmp_path, materiaal=materiaal)
    assert let_op in uit.let_op
    assert bool(let_op) is bool(uit.let_op)
    boven = (
        CalamineWorkbook.from_path(str(tmp_path / "rapport.xlsx"))
        .get_sheet_by_name("Frequenties")
        .to_python()
    )
    assert boven[0][0] == (uit.let_op or "code")
    md = (tmp_path / "verantwoording.md").read_text("utf-8")
    assert uit.let_op in md
    assert ("niet geschikt" in md) is bool(let_op)


@pytest.mark.parametrize(
    ("keuze", "fout", "tip"),
    [
        ({"rapporten": ("citatn",)}, "citatn", "Bedoel je citaten?"),
        ({"rapporten": ("xyz",)}, "xyz", "Er zijn: citaten"),
        ({"rapporten": ("frequenties_per_gemeente",)}, "frequenties_per_gemeente", "--per gemeente"),
        ({"rapporten": ("frequenties_per",)}, "per welk kenmerk", "--per"),
        ({"binnen": "alinea"}, "--binnen alinea", "beurt, zin, interview"),
        ({"bron": "x"}, "--bron x", "automaat, nagekeken, mens, alles"),
        ({"getallen": "us"}, "--getallen us", "nl, int"),
    ],
)
def test_unknown_words_are_a_fault_of_usage(keuze, fout, tip, tmp_path):
    with pytest.raises(GebruiksFout, match=fout) as gevangen:
        schrijf_rapport(invoer(), Keuze(**keuze), tmp_path / "r")
    assert tip in gevangen.value.tip
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize(
    "keuze", [{"bron": "mens"}, {"bron": "nagekeken"}, {"codeurs": ("els",)}, {"delen": True}]
)
def test_what_needs_human_codings_is_refused_and_not_pretended(keuze, tmp_path):
    with pytest.raises(CodeerFout, match="kan nog niet") as gevangen:
        schrijf_rapport(invoer(), Keuze(**keuze), tmp_path / "r")
    assert gevangen.value.tip
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize(("naam", "tip"), [("gemeent", "Bedoel je gemeente?"), ("zz", "Wel kan: gemeente, ")])
def test_unknown_kenmerk_names_those_that_exist(naam, tip, tmp_path):
    with pytest.raises(KenmerkenFout, match=naam) as gevangen:
        maak(tmp_path, per=(naam,))
    assert tip in gevangen.value.tip
    assert "meetmoment" in gevangen.value.tip


def test_account(tmp_path):
    overgeslagen = [Overgeslagen("K01", "K01.txt is geen tekst.", "Haal het weg.")]
    bron = invoer(overgeslagen=lambda: overgeslagen)
    uit = schrijf_rapport(bron, Keuze(("citaten",)), tmp_path)
    boek = verantwoording(tmp_path)
    assert uit.afloop is Afloop.FOUT
    assert uit.overgeslagen == tuple(overgeslagen)
    assert boek["versies"] == {"a": "1", "simplemma": "2.0"}
    assert boek["codeboek"]["hash"] == S["CODEBOEK"].hash()
    assert boek["datum"] == "2025-11-30"
    assert boek["totaal"] == {
        "interviews": 4,
        "met_getelde_woorden": 3,
        "respondenten": 3,
        "woorden": 31,
        "fragmenten": 10,
    }
    assert boek["weggelaten"] == {
        "sprekers": {"I": {"beurten": 4}},
        "zonder_getelde_woorden": ["L01"],
        "onleesbaar": [{"interview": "K01", "fout": "K01.txt is geen tekst."}],
    }
    tekst = S["studie"]()[0].interview.tekst
    assert boek["interviews"][0] == {
        "interview": "R01",
        "sha256": hashlib.sha256(tekst.encode()).hexdigest(),
        "woorden": 16,
        "beurten": 4,
        "getelde_beurten": 2,
        "fragmenten": 4,
    }
    assert (
        boek["bestanden"]["citaten.csv"]
        == hashlib.sha256((tmp_path / "citaten.csv").read_bytes()).hexdigest()
    )
    assert boek["opties"]["rapporten"] == ["citaten"]
    md = (tmp_path / "verantwoording.md").read_text("utf-8")
    for zin in (
        "Voor in een artikel",
        "K01 (K01.txt is geen tekst.)",
        "L01",
        "nog niemand",
        "geen bevinding",
        "31 woorden",
    ):
        assert zin in md


def test_account_of_a_study_that_people_coded(tmp_path):
    maak(tmp_path, "citaten", per=("gemeente",), materiaal=[S["maak"]("R1", [("R", GEMENGD)])])
    md = (tmp_path / "verantwoording.md").read_text("utf-8")
    assert "1 goedgekeurd" not in md
    assert "Van 3 fragmenten zijn er 1 voorgesteld door de computer" in md
    assert "1 interview is onderzocht" in md
    assert "gegroepeerd per: gemeente" in md
    assert "- niets" in md


def test_an_empty_study_gives_whole_files(tmp_path):
    uit = schrijf_rapport(Invoer(replace(S["CODEBOEK"], codes=(), versie=""), (), []), Keuze(), tmp_path)
    assert set(uit.geschreven) == STANDAARD
    assert tabel(tmp_path, "frequenties") == tabel(tmp_path, "citaten") == []
    assert "0 interviews zijn onderzocht" in (tmp_path / "verantwoording.md").read_text("utf-8")


def test_two_runs_give_the_same_bytes_and_rewrite_nothing(tmp_path):
    maak(tmp_path)
    eerst = bestanden(tmp_path)
    stempel = (tmp_path / "citaten.csv").stat().st_mtime_ns
    maak(tmp_path)
    assert bestanden(tmp_path) == eerst
    assert (tmp_path / "citaten.csv").stat().st_mtime_ns == stempel


def test_bytes_do_not_depend_on_the_computer(tmp_path):
    gemaakt = []
    for i, (hash_, tz, taal) in enumerate(
        [("0", "UTC", "C"), ("1", "America/Los_Angeles", "nl_NL.UTF-8"), ("77", "Asia/Tokyo", "tr_TR.UTF-8")]
    ):
        env = {**os.environ, "PYTHONHASHSEED": hash_, "TZ": tz, "LC_ALL": taal, "LANG": taal}
        subprocess.run([sys.executable, SCRIPT, tmp_path / str(i)], env=env, check=True)
        gemaakt.append(bestanden(tmp_path / str(i)))
    assert gemaakt[0] == gemaakt[1] == gemaakt[2]
    assert len(gemaakt[0]) == 8


def test_a_file_that_a_person_changed_is_kept(tmp_path):
    maak(tmp_path)
    for werk in ("mijn werk", "ander werk"):
        (tmp_path / "citaten.csv").write_text(werk, "utf-8")
        uit = maak(tmp_path)
        (melding,) = uit.meldingen
        assert "citaten.csv was door iemand veranderd" in melding
        assert uit.afloop is Afloop.GOED
    assert bestanden(tmp_path / "bewaard") == {"citaten.csv": b"mijn werk", "citaten-2.csv": b"ander werk"}
    assert len(tabel(tmp_path, "citaten")) == 10
    assert maak(tmp_path).meldingen == ()


def test_a_file_of_the_same_name_from_elsewhere_is_kept(tmp_path):
    (tmp_path / "citaten.csv").write_text("van mij", "utf-8")
    assert len(maak(tmp_path).meldingen) == 1
    assert bestanden(tmp_path / "bewaard") == {"citaten.csv": b"van mij"}


@pytest.mark.parametrize("naam", ["verantwoording.md", "verantwoording.json"])
def test_a_changed_account_is_kept_too(naam, tmp_path):
    maak(tmp_path)
    oud = (tmp_path / naam).read_text("utf-8").replace("Proef", "Mijn proef")
    (tmp_path / naam).write_text(oud, "utf-8", newline="\n")
    assert len(maak(tmp_path).meldingen) >= 1
    assert (tmp_path / "bewaard" / naam).read_text("utf-8") == oud


@pytest.mark.parametrize("rommel", ["", "[]", '{"bestanden": 3, "eerder_gemaakt": {}}', "\x00"])
def test_a_damaged_account_loses_nothing(rommel, tmp_path):
    maak(tmp_path)
    (tmp_path / "verantwoording.json").write_text(rommel, "utf-8")
    (tmp_path / "citaten.csv").write_text("mijn werk", "utf-8")
    maak(tmp_path)
    assert bestanden(tmp_path / "bewaard")["citaten.csv"] == b"mijn werk"
    assert bestanden(tmp_path / "bewaard")["verantwoording.json"] == rommel.encode()


def test_other_reports_are_remembered_over_a_partial_run(tmp_path):
    maak(tmp_path)
    maak(tmp_path, "citaten")
    boek = verantwoording(tmp_path)
    assert set(boek["bestanden"]) == {"citaten.csv", "verantwoording.md"}
    assert set(boek["eerder_gemaakt"]) == {
        *("frequenties.csv", "frequenties_per_interview.csv", "samenhang.csv", "rapport.xlsx")
    }
    assert "Van een eerdere keer" in (tmp_path / "verantwoording.md").read_text("utf-8")
    (tmp_path / "samenhang.csv").write_text("mijn werk", "utf-8")
    (tmp_path / "frequenties.csv").unlink()
    assert len(maak(tmp_path, "citaten").meldingen) == 0
    assert "frequenties.csv" not in verantwoording(tmp_path)["eerder_gemaakt"]
    maak(tmp_path)
    assert bestanden(tmp_path / "bewaard") == {"samenhang.csv": b"mijn werk"}


def test_a_file_open_in_excel_fails_alone(tmp_path, monkeypatch):
    maak(tmp_path, materiaal=[])
    oud, echt = (tmp_path / "citaten.csv").read_bytes(), os.replace

    def bezet(bron, doel):
        if Path(doel).name == "citaten.csv":
            raise PermissionError(13, "Permission denied")
        echt(bron, doel)

    monkeypatch.setattr(os, "replace", bezet)
    uit = maak(tmp_path)
    assert uit.afloop is Afloop.FOUT
    (mislukt,) = uit.mislukt
    assert mislukt.bestand == "citaten.csv"
    assert "Sluit citaten.csv in Excel" in mislukt.tip
    assert (tmp_path / "citaten.csv").read_bytes() == oud
    assert len(tabel(tmp_path, "frequenties")) == 14
    assert "citaten.csv" not in verantwoording(tmp_path)["bestanden"]
    monkeypatch.undo()
    assert maak(tmp_path).meldingen == ()
    assert not (tmp_path / "bewaard").exists()


def test_a_folder_in_the_way_fails_alone(tmp_path):
    (tmp_path / "citaten.csv").mkdir()
    uit = maak(tmp_path)
    assert [m.bestand for m in uit.mislukt] == ["citaten.csv"]
    assert "rapport.xlsx" in uit.geschreven


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "rapporten").write_text("geen map", "utf-8")
    with pytest.raises(SchrijfFout, match="rapporten"):
        maak(tmp_path / "rapporten")


@pytest.mark.parametrize("fout", [TaalmodelFout("weg", "installeer"), KeyboardInterrupt()])
def test_a_fault_halfway_leaves_the_old_reports_and_no_rests(fout, tmp_path):
    maak(tmp_path)
    eerst = bestanden(tmp_path)

    def breekt():
        yield S["studie"]()[0]
        raise fout

    with pytest.raises(type(fout)):
        maak(tmp_path, materiaal=breekt())
    assert bestanden(tmp_path) == eerst
    assert not [pad for pad in tmp_path.iterdir() if pad.is_dir()]


def test_what_an_interrupted_run_left_goes(tmp_path):
    (tmp_path / ".bezig").mkdir()
    (tmp_path / ".bezig" / "citaten.csv").write_text("half", "utf-8")
    maak(tmp_path, "citaten")
    assert not (tmp_path / ".bezig").exists()


def test_what_does_not_fit_in_the_workbook_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx, "MAX_CITATEN", 3)
    uit = maak(tmp_path)
    assert uit.meldingen == ("Blad Citaten: 7 rijen pasten niet; citaten.csv is volledig.",)
    assert verantwoording(tmp_path)["meldingen"] == list(uit.meldingen)


def test_interviews_come_by_once_and_one_at_a_time(tmp_path):
    gezien = []

    def stroom():
        for m in S["studie"]():
            gezien.append(m.interview.id)
            yield m

    maak(tmp_path, materiaal=stroom(), per=("gemeente", "spreker"))
    assert gezien == ["R01", "R02", "G01", "L01"]
