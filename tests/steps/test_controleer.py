import json

import pytest

from codeer.steps.controleer import controleer
from codeer.steps.importeer import Keuzes, importeer
from codeer.steps.nieuw import nieuw
from codeer.steps.rapport import Keuze, maak_rapport
from codeer.steps.status import status
from codeer.storage.interviews import hash_tekst, lees_herkomst, schrijf_interview

pytestmark = pytest.mark.usefixtures("lege_grafieken")

CODEBOEK = (
    "formaat: 1\ncodeboek: Proef\nversie: '1'\ncodes:\n  stress:\n    definitie: druk\n    termen: [stress]\n"
)
TEKST = "I: Hoe gaat het?\n\nR: Ik heb veel stress.\n\nI: Sinds wanneer?\n\nR: Sinds die brief.\n"


@pytest.fixture
def o(tmp_path):
    o = nieuw(tmp_path / "o").onderzoek
    o.codeboek.write_text(CODEBOEK, "utf-8")
    for naam in ("R1", "R2"):
        (tmp_path / f"{naam}.txt").write_text(TEKST + f"\nR: {naam}\n", "utf-8")
        importeer(o, [str(tmp_path / f"{naam}.txt")], Keuzes(kenmerken={"gemeente": "Ede"}), lambda n: b"")
    return o


def found(o):
    return [(b.ernst, b.bestand, b.melding.tekst) for b in controleer(o).bevindingen]


def with_text(o, tekst, id="R1", **wijzig):
    from dataclasses import replace

    schrijf_interview(o, tekst, replace(lees_herkomst(o, id), tekst_sha256=hash_tekst(tekst), **wijzig))


def test_a_sound_study(o):
    maak_rapport(o, Keuze())
    c = controleer(o)
    assert (c.interviews, c.bevindingen, c.fouten) == (2, (), ())
    assert c.to_json() == {"goed": True, "interviews": 2, "bevindingen": []}


def test_no_reports_yet(o):
    assert found(o) == [("let op", "rapporten", "er zijn nog geen rapporten.")]


def break_text(o):
    o.tekst("R1").write_text("R: x\n", "utf-8")


def break_form(o):
    with_text(o, "R: x\u2028y\n")


def no_turns(o):
    with_text(o, "zomaar tekst\n")


def text_before(o):
    with_text(o, "kop\n\nR: x\n")


def renamed(o):
    o.tekst("R1").rename(o.tekst("X1"))
    o.herkomst("R1").rename(o.herkomst("X1"))


def lost_text(o):
    o.tekst("R1").unlink()


def lost_provenance(o):
    o.herkomst("R1").unlink()


def broken_codebook(o):
    o.codeboek.write_text(CODEBOEK + "  stress: {}\n", "utf-8")


def missing_model(o):
    o.codeboek.write_text(CODEBOEK + "taalmodel: nl_core_news_weg\n", "utf-8")


def broken_kenmerken(o):
    o.kenmerken.write_text("x\n", "utf-8")


def broken_study(o):
    o.studie.write_text("{", "utf-8")


def orphan_codings(o):
    (o.coderingen / "anna").mkdir()
    (o.coderingen / "anna" / "weg.jsonl").touch()


@pytest.mark.parametrize(
    ("breek", "bestand", "tekst"),
    [
        (break_text, "interviews/R1.txt", "buiten codeer om gewijzigd"),
        (break_form, "interviews/R1.txt", "niet in de vorm"),
        (no_turns, "interviews/R1.txt", "geen beurt"),
        (text_before, "interviews/R1.txt", "voor de eerste spreker"),
        (renamed, "interviews/X1.txt", "hernoemd"),
        (lost_text, "interviews/R1.json", "de tekst ontbreekt"),
        (lost_provenance, "interviews/R1.txt", "ontbreekt R1.json"),
        (broken_codebook, "codeboek.yaml", "stress"),
        (missing_model, "codeboek.yaml", "niet geïnstalleerd"),
        (broken_kenmerken, "interviews/kenmerken.csv", "ontbreekt de kolom 'interview'"),
        (broken_study, "studie.json", "beschadigd"),
        (orphan_codings, "coderingen/anna/weg.jsonl", "interview dat er niet is"),
    ],
)
def test_what_must_be_mended(o, breek, bestand, tekst):
    breek(o)
    c = controleer(o)
    assert [tekst in b.melding.tekst for b in c.fouten if b.bestand == bestand] == [True]
    assert all(b.melding.tip for b in c.bevindingen)
    j = json.loads(json.dumps(c.to_json()))
    assert not j["goed"]
    assert set(j["bevindingen"][0]) == {"ernst", "bestand", "regel", "fout", "tip"}


def test_ids_that_differ_only_in_case(o):
    o.tekst("r1").write_bytes(o.tekst("R1").read_bytes())
    if len(list(o.interviews.glob("[rR]1.txt"))) == 1:
        pytest.skip("this file system knows no case")
    assert any("alleen in hoofdletters" in b.melding.tekst for b in controleer(o).fouten)


def test_what_deserves_a_look(o):
    maak_rapport(o, Keuze())
    (o.interviews / "Kopie van R1.docx").touch()
    o.tekst("R2").write_bytes(o.tekst("R2").read_bytes().replace(b"\n", b"\r\n"))
    o.kenmerken.write_text("interview;spreker;datum\nR1;;ooit\nR1;R7;\nweg;;\n", "utf-8")
    with o.logboek.open("a", encoding="utf-8") as file:
        file.write("{\n")
    (o.rapporten / "verantwoording.json").write_text("{", "utf-8")
    c = controleer(o)
    assert c.fouten == ()
    texts = [b.melding.tekst for b in c.bevindingen]
    for part in (
        "regeleinden",
        "hoort niet in deze map",
        "geen datum",
        "bestaat niet",
        "spreker R7 komt",
        "geen rij voor R2",
        "logboek is beschadigd",
        "niet te lezen",
    ):
        assert sum(part in t for t in texts) == 1, part


def test_many_missing_rows_are_summed_up(o):
    for nr in range(3, 9):
        with_text(o, f"R: {nr}\n", "R1")
        o.tekst(f"R{nr}").write_bytes(o.tekst("R1").read_bytes())
        from dataclasses import replace

        schrijf_interview(o, f"R: {nr}\n", replace(lees_herkomst(o, "R1"), interview=f"R{nr}"))
    assert ("let op", "interviews/kenmerken.csv", "geen rij voor R3, R4, R5, R6, R7 …") in found(o)


def test_progress(o):
    seen = []
    controleer(o, lambda *a: seen.append(a))
    status(o, lambda *a: seen.append(a))
    assert seen == [(0, 2, "R1"), (1, 2, "R2"), (2, 2, "")] * 2


class TestStatus:
    def test_an_empty_study(self, tmp_path):
        s = status(nieuw(tmp_path).onderzoek)
        assert (s.interviews, s.woorden, s.rapport, s.fouten, s.codeboek_fouten) == (0, 0, "geen", (), 0)
        assert "codeer import" in s.volgende

    def test_what_is_in_it(self, o):
        s = status(o)
        assert (s.codeboek, s.codes, s.taalmodel, s.interviews) == ("Proef", 1, "ingebouwd", 2)
        assert [(r.rol, r.beurten, r.woorden) for r in s.rollen] == [("R", 6, 16), ("I", 4, 10)]
        assert ("gemeente", 2) in [(k.kenmerk, k.ingevuld) for k in s.kenmerken]
        assert (s.zonder_rij, s.niet_gepseudonimiseerd, s.codeurs) == ((), 2, ())
        assert "codeer rapport" in s.volgende
        assert json.loads(json.dumps(s.to_json()))["woorden"] == 26

    def test_reports_grow_stale(self, o):
        maak_rapport(o, Keuze())
        assert status(o).rapport == "actueel"
        assert "Alles is bij" in status(o).volgende
        o.codeboek.write_text(CODEBOEK.replace("[stress]", "[stress, druk]"), "utf-8")
        assert status(o).rapport == "verouderd"
        assert "Werk het bij" in status(o).volgende
        o.codeboek.write_text(CODEBOEK + "# opmerking\n", "utf-8")
        assert status(o).rapport == "actueel"
        break_text(o)
        assert status(o).rapport == "verouderd"

    def test_kenmerken_saved_again_change_nothing_and_another_value_does(self, o):
        import os

        maak_rapport(o, Keuze())
        later = (o.rapporten / "verantwoording.json").stat().st_mtime + 10
        os.utime(o.kenmerken, (later, later))
        assert status(o).rapport == "actueel"
        o.kenmerken.write_bytes(o.kenmerken.read_bytes().replace(b";", b","))
        assert status(o).rapport == "actueel"
        o.kenmerken.write_bytes(o.kenmerken.read_bytes().replace(b"Ede", b"Epe"))
        assert status(o).rapport == "verouderd"

    def test_faults_come_first(self, o):
        (o.coderingen / "anna").mkdir()
        (o.coderingen / "anna" / "R1.jsonl").touch()
        broken_kenmerken(o)
        s = status(o)
        assert len(s.fouten) == 1
        assert s.codeurs == ("anna",)
        assert s.zonder_rij == ("R1", "R2")
        assert "codeer controleer" in s.volgende
        o.codeboek.write_text("", "utf-8")
        s = status(o)
        assert s.codeboek_fouten
        assert "codeer codeboek controleer" in s.volgende
