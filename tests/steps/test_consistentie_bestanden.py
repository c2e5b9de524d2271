import csv
import json
import os

import pytest
from codeurwerk import codeert
from studie import maak_studie

from codeer.steps._consistentie_bestanden import KOLOMMEN
from codeer.steps._consistentie_keuze import Keuzes
from codeer.steps.consistentie_onderzoek import vergelijk_onderzoek

GESPREK = "R: Eerst was het zwaar. Toen kwam zij langs. Het ging beter. Nu slaap ik weer."
IDS = [f"R{nr:02}" for nr in range(1, 9)]
ALLES = Keuzes(volledig=True, bewaar=True)
GAUW = Keuzes(bewaar=True)


@pytest.fixture
def studie(tmp_path, monkeypatch):
    monkeypatch.setattr("codeer.steps.consistentie_onderzoek.HERHALINGEN", 20)
    studie = maak_studie(tmp_path / "studie", dict.fromkeys(IDS, GESPREK))
    codeert(studie, "anna", {id: {0: "stress.min", 1: "nabijheid.plus"} for id in IDS})
    codeert(studie, "bo", {id: {0: "stress.min", 2: "nabijheid.plus"} for id in IDS})
    return studie


def rows(studie):
    text = (studie.rapporten / "consistentie.csv").read_text("utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def test_both_files_hold_the_figures_and_no_names(studie):
    found = vergelijk_onderzoek(studie, ALLES)
    assert found.bestanden == ("consistentie.json", "consistentie.csv")
    assert found.hoofd.codeurs == ("anna", "bo")
    table = rows(studie)
    assert list(table[0]) == [kolom.naam for kolom in KOLOMMEN]
    stress = next(row for row in table if (row["code"], row["pool"]) == ("stress", ""))
    assert (stress["codeurs"], stress["keren"], stress["p_pos"]) == ("codeur 1 en codeur 2", "8", "1,000")
    assert (stress["alpha_onder"], stress["alpha_boven"]) == ("1,000", "1,000")
    assert stress["opmerking"] == "te weinig"
    near = next(row for row in table if row["code"] == "nabijheid")
    assert (near["soort"], near["ronde"], near["p_pos"]) == ("onafhankelijk", "voor overleg", "0,000")
    raw = (studie.rapporten / "consistentie.json").read_text("utf-8")
    content = json.loads(raw)
    assert content["onafhankelijk"]["codeurs"] == ["codeur 1", "codeur 2"]
    assert [c["codeur"] for c in content["kop"]["codeurs"]] == ["codeur 1", "codeur 2"]
    assert "anna" not in raw
    assert "zwaar" not in raw


def test_pairs_and_who_coded_once_more(studie):
    codeert(studie, "cas", {"R01": {0: "stress.min"}}, codes=("stress",))
    codeert(studie, "bo@2", {"R01": {0: "stress.min"}})
    vergelijk_onderzoek(studie, GAUW)
    found = {(row["soort"], row["codeurs"]) for row in rows(studie) if row["code"] == "stress"}
    assert ("onafhankelijk", "codeur 1 en codeur 3") in found
    assert ("onafhankelijk", "codeur 1 en codeur 2 en codeur 3") in found
    assert ("met jezelf", "codeur 2 en codeur 2@2") in found
    content = json.loads((studie.rapporten / "consistentie.json").read_text("utf-8"))
    assert [n["codeur"] for n in content["kop"]["niet_beoordeeld"]] == ["codeur 3"]


def test_same_input_gives_the_same_bytes(studie):
    def both():
        vergelijk_onderzoek(studie, GAUW)
        return [(studie.rapporten / f"consistentie.{end}").read_bytes() for end in ("json", "csv")]

    first = both()
    assert both() == first
    assert not (studie.rapporten / "bewaard").exists()


def test_what_a_person_changed_is_kept_apart(studie):
    vergelijk_onderzoek(studie, GAUW)
    for naam in ("consistentie.json", "consistentie.csv"):
        path = studie.rapporten / naam
        path.write_text(path.read_text("utf-8").replace("bootstrap", "b").replace("pool", "kant"), "utf-8")
    found = vergelijk_onderzoek(studie, GAUW)
    kept = sorted(p.name for p in (studie.rapporten / "bewaard").iterdir())
    assert kept == ["consistentie.csv", "consistentie.json"]
    assert sum("bewaard" in melding for melding in found.meldingen) == 2


@pytest.mark.parametrize("text", ["", "[]", '{"bestanden": 1}', '{"bestanden": {}, "sha256": "x"}'])
def test_an_older_file_that_says_nothing(studie, text):
    studie.rapporten.mkdir()
    (studie.rapporten / "consistentie.json").write_text(text, "utf-8")
    vergelijk_onderzoek(studie, GAUW)
    assert (studie.rapporten / "bewaard" / "consistentie.json").read_text("utf-8") == text


def test_one_file_that_is_in_use_fails_alone(studie, monkeypatch):
    real = os.replace

    def busy(source, target):
        if str(target).endswith(".csv"):
            raise PermissionError
        real(source, target)

    monkeypatch.setattr(os, "replace", busy)
    found = vergelijk_onderzoek(studie, GAUW)
    assert found.bestanden == ("consistentie.json",)
    assert [m.bestand for m in found.mislukt] == ["consistentie.csv"]
    assert "Excel" in found.mislukt[0].tip


def test_with_nothing_independent(studie):
    apart = maak_studie(studie.map.parent / "apart", {"R01": GESPREK})
    codeert(apart, "anna", {"R01": {0: "stress"}}, blind=False)
    codeert(apart, "bo", {"R01": {0: "stress"}}, blind=False)
    vergelijk_onderzoek(apart, ALLES)
    assert {row["soort"] for row in rows(apart)} == {"niet onafhankelijk"}
    stress = next(row for row in rows(apart) if row["code"] == "stress")
    assert stress["opmerking"] == "te weinig; 1 interview; een interval kan vanaf 8"
