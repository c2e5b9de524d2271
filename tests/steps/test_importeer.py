import json
import os
import unicodedata
from pathlib import Path

import pytest
from importproef import bronnen_in, leeg_onderzoek
from importproef import voer_in as run

from codeer.core.errors import GebruiksFout, KenmerkenFout, SlotFout
from codeer.core.lezing import Lezing, Regel
from codeer.core.tekst import normalise
from codeer.steps.importeer import Keuzes, importeer
from codeer.storage.interviews import interview_ids, lees_herkomst, lees_interview
from codeer.storage.kenmerken import lees_kenmerken
from codeer.storage.logboek import lees_logboek
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.slot import slot

GESPREK = "Interviewer: Hoe gaat het met u?\n\nFatima: Goed, maar die brieven geven stress.\n\nInterviewer: Vertel?\n\nFatima: Ja.\n"
ANDER = "I: Zeg het eens?\n\nR: Het gaat beter zo.\n"


@pytest.fixture
def o(tmp_path):
    return leeg_onderzoek(tmp_path / "onderzoek")


@pytest.fixture
def bron(tmp_path):
    return bronnen_in(tmp_path / "bron", GESPREK)


def tree(o):
    return {p.relative_to(o.map).as_posix(): p.read_bytes() for p in o.map.rglob("*") if p.is_file()}


def test_one_file(o, bron):
    u = run(o, bron())
    assert [(g.interview, g.beurten, g.woorden) for g in u.gelukt] == [("gesprek", 4, 13)]
    assert u.mislukt == ()
    assert lees_interview(o, "gesprek").tekst == GESPREK.replace("Interviewer", "I").replace("Fatima", "R")
    blad = lees_herkomst(o, "gesprek")
    assert (blad.bron, blad.lezer, blad.pseudo) == ("gesprek.txt", "txt", "niet gepseudonimiseerd")
    assert "gesprek" in lees_kenmerken(o.kenmerken).regels


def test_names_of_speakers_stay_out_of_the_study(o, bron):
    u = run(o, bron())
    assert [s.naam for s in u.gelukt[0].sprekers] == ["Interviewer", "Fatima"]
    assert [(s.label, s.rol, s.aantal) for s in lees_herkomst(o, "gesprek").sprekers] == [
        ("interviewer", "I", 2),
        ("naam 1", "R", 2),
    ]
    assert not [name for name, data in tree(o).items() if b"Fatima" in data]


def test_words_quoted_in_a_notice_stay_out_of_the_provenance(o, bron):
    u = run(o, bron(tekst=GESPREK.replace("Goed", "José").encode("cp1252")))
    assert any("José" in m for m in u.gelukt[0].meldingen)
    assert "José" not in o.herkomst("gesprek").read_text("utf-8")


def test_json_has_the_keys_of_the_contract(o, bron, tmp_path):
    j = run(o, bron(), tmp_path / "weg.txt").to_json()
    assert set(j["gelukt"][0]) == {"bron", "interview", "beurten", "woorden", "meldingen", "sprekers"}
    assert set(j["mislukt"][0]) == {"bron", "fout", "tip"}
    assert json.loads(json.dumps(j))["mislukt"][0]["fout"].endswith("bestaat niet.")


def test_one_bad_file_stops_no_other(o, bron):
    paths = [
        bron("a.txt"),
        bron("b.txt", ""),
        bron("c.txt", b"\0\1\2" * 50),
        bron("d.docx", b"PK\3\4stuk"),
        bron("e.txt", ANDER),
    ]
    u = run(o, *paths)
    assert [g.interview for g in u.gelukt] == ["a", "e"]
    assert [Path(m.bron).name for m in u.mislukt] == ["b.txt", "c.txt", "d.docx"]
    assert all(m.fout and m.tip for m in u.mislukt)


def test_no_speech_is_a_fault(o, bron):
    u = run(o, bron(tekst="…\n\n—\n"))
    assert "geen gesproken tekst" in u.mislukt[0].fout


def test_importing_again_changes_nothing(o, bron):
    path = bron()
    run(o, path)
    before = tree(o)
    u = run(o, path)
    assert u.gelukt[0].meldingen == ("ongewijzigd",)
    assert u.gelukt[0].ongewijzigd
    assert (u.gelukt[0].beurten, u.gelukt[0].woorden) == (4, 13)
    assert tree(o) == before


def test_same_content_under_another_name(o, bron):
    run(o, bron())
    u = run(o, bron("kopie.txt"), sprekers={"Fatima": "R"}, id="X")
    assert u.gelukt[0].interview == "gesprek"
    assert [m.split()[0] for m in u.gelukt[0].meldingen] == ["ongewijzigd", "Deze", "Dit", "Het"]
    assert interview_ids(o) == ("gesprek",)


@pytest.mark.parametrize("proef", [False, True])
def test_same_content_twice_in_one_run(o, bron, proef):
    u = run(o, bron("a.txt"), bron("b.txt"), proef=proef, vervang=True)
    assert [(g.interview, g.ongewijzigd) for g in u.gelukt] == [("a", False), ("a", True)]
    assert [(g.beurten, g.woorden) for g in u.gelukt] == [(4, 13), (4, 13)]


def test_another_version_needs_vervang(o, bron):
    run(o, bron())
    old = lees_herkomst(o, "gesprek")
    u = run(o, bron(tekst=ANDER))
    assert "--vervang" in u.mislukt[0].tip
    assert "Fatima" not in lees_interview(o, "gesprek").tekst
    u = run(o, bron(tekst=ANDER), vervang=True)
    assert u.gelukt[0].meldingen[0].startswith("Vervangt")
    assert lees_interview(o, "gesprek").tekst == ANDER
    new = lees_herkomst(o, "gesprek")
    assert [(v.oud, v.nieuw, v.bron_oud) for v in new.versies] == [
        (old.tekst_sha256, new.tekst_sha256, old.bron_sha256)
    ]
    run(o, bron(tekst=GESPREK), vervang=True)
    assert len(lees_herkomst(o, "gesprek").versies) == 2
    assert [e.soort for e in lees_logboek(o)[0]] == ["import", "vervang", "vervang"]


def test_vervang_of_the_same_text_changes_nothing(o, bron):
    run(o, bron())
    before = tree(o)
    assert run(o, bron(), vervang=True).gelukt[0].ongewijzigd
    assert tree(o) == before


def test_vervang_gives_other_speakers(o, bron):
    run(o, bron())
    u = run(o, bron(), vervang=True, sprekers={"Fatima": "I", "Interviewer": "R"})
    assert not u.gelukt[0].ongewijzigd
    assert lees_interview(o, "gesprek").tekst.startswith("R: Hoe")


def test_codings_of_another_interview_do_not_matter(o, bron):
    run(o, bron("gesprek.txt"), bron("gesprek-2.txt", ANDER))
    (o.coderingen / "anna").mkdir(parents=True)
    (o.coderingen / "anna" / "gesprek-2.jsonl").touch()
    (o.coderingen / "anna" / "gesprekken.jsonl").touch()
    assert run(o, bron(tekst=ANDER + "\nR: Meer.\n"), vervang=True).gelukt


def test_a_text_that_was_changed_by_hand_is_not_lost(o, bron):
    run(o, bron())
    o.tekst("gesprek").write_text("R: mijn werk", "utf-8")
    for vervang in (False, True):
        u = run(o, bron(), vervang=vervang)
        assert "gewijzigd" in u.mislukt[0].fout
    assert o.tekst("gesprek").read_text("utf-8") == "R: mijn werk"


def test_same_stem_of_another_file(o, bron):
    run(o, bron("gesprek.txt"))
    u = run(
        o,
        bron("gesprek.md", ANDER),
        bron(
            "Gesprek.srt",
            "1\n00:00:01,000 --> 00:00:02,000\nI: hoi\n\n2\n00:00:02,000 --> 00:00:03,000\nR: dag\n",
        ),
    )
    assert [g.interview for g in u.gelukt] == ["gesprek-2", "Gesprek-3"]
    assert "dit heet nu gesprek-2" in u.gelukt[0].meldingen[0]


def test_same_name_twice_in_one_run_is_never_replaced(o, bron):
    a, b = bron("a/gesprek.txt"), bron("b/gesprek.txt", ANDER)
    for vervang in (False, True):
        u = run(o, a, b, vervang=vervang)
        assert len(u.gelukt) == 1
        assert "Hernoem" in u.mislukt[0].tip or "--vervang" in u.mislukt[0].tip
        assert "brieven" in lees_interview(o, "gesprek").tekst


def test_own_id(o, bron):
    assert run(o, bron(), id="P-7").gelukt[0].interview == "P-7"
    u = run(o, bron("x.txt", ANDER), id="p-7")
    assert "Er is al een interview p-7" in u.mislukt[0].fout
    assert run(o, bron("gesprek.md", ANDER), id="p-7", vervang=True).gelukt[0].interview == "P-7"
    assert run(o, bron("x.txt", ANDER + "\nR: en nog.\n"), id="Q").gelukt[0].interview == "Q"


def test_series(o, bron):
    namen = [bron(f"gesprek{n}.txt", ANDER + f"\nR: {n}\n") for n in (10, 9, 1)]
    u = run(o, Path(namen[0]).parent, id_reeks="R")
    assert [(g.interview, Path(g.bron).name) for g in u.gelukt] == [
        ("R01", "gesprek1.txt"),
        ("R02", "gesprek9.txt"),
        ("R03", "gesprek10.txt"),
    ]
    assert run(o, bron("nog.txt"), id_reeks="R").gelukt[0].interview == "R04"


@pytest.mark.parametrize(
    "keuzes",
    [
        {"id": "1a"},
        {"id": "con"},
        {"id_reeks": "mei"},
        {"id_reeks": "x" * 35},
        {"id_reeks": "é"},
        {"id": "a", "id_reeks": "b"},
        {"sprekers": {"Jan": "klant"}},
        {"kenmerken": {"interview": "x"}},
    ],
)
def test_options_that_can_never_be_right(o, bron, keuzes):
    with pytest.raises(GebruiksFout):
        run(o, bron(), **keuzes)
    assert set(tree(o)) == {"codeboek.yaml"}


def test_one_id_for_several_files(o, bron):
    with pytest.raises(GebruiksFout, match="dit zijn er 2"):
        run(o, bron("a.txt"), bron("b.txt"), id="x")


def test_dry_run_writes_nothing(o, bron):
    u = run(o, bron("a.txt"), bron("b.txt", ANDER), proef=True, kenmerken={"gemeente": "Ede"})
    assert [g.interview for g in u.gelukt] == ["a", "b"]
    assert u.proef
    assert set(tree(o)) == {"codeboek.yaml"}


def test_standard_input(o):
    u = run(o, "-", stdin=ANDER.encode(), id="A1")
    assert [(g.bron, g.interview) for g in u.gelukt] == [("-", "A1")]
    assert lees_herkomst(o, "A1").bron == ""
    u = run(o, "-", stdin=GESPREK.encode())
    assert u.gelukt[0].interview == "invoer"
    assert run(o, "-", stdin=GESPREK.encode()).gelukt[0].meldingen == ("ongewijzigd",)
    assert run(o, "-").mislukt[0].tip


def test_standard_input_of_another_kind(o):
    vtt = b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Interviewer>Hoi?</v>\n\n00:00:02.000 --> 00:00:03.000\n<v Respondent>Dag</v>\n"
    run(o, "-", stdin=vtt)
    assert lees_herkomst(o, "invoer").lezer == "vtt"


def test_kenmerken_of_the_command(o, bron):
    path = bron()
    run(o, path, kenmerken={"gemeente": "Ede", "wijk": "Noord"})
    k = lees_kenmerken(o.kenmerken)
    assert (k.interview("gesprek")["gemeente"], k.interview("gesprek")["wijk"]) == ("Ede", "Noord")
    u = run(o, path, kenmerken={"Gemeente": "Goes", "rol": "klant"})
    assert "staat al op 'Ede'" in u.meldingen[0]
    assert lees_kenmerken(o.kenmerken).interview("gesprek")["rol"] == "klant"


def test_the_same_kenmerken_again_are_no_other_kenmerken(o, bron):
    path = bron()
    asked = {"Datum": "4-3-2024", "toestemming_citeren": "Ja", "plaats": " Su\u0301dwest "}
    run(o, path, kenmerken=asked)
    before = tree(o)
    assert run(o, path, kenmerken=asked).meldingen == ()
    assert run(o, path, kenmerken={"datum": "2024-03-04"}).meldingen == ()
    assert tree(o) == before
    assert "'2024-03-04'" in run(o, path, kenmerken={"datum": "5-3-2024"}).meldingen[0]


def test_an_answer_that_is_not_understood_is_not_overwritten(o, bron):
    path = bron()
    run(o, path)
    o.kenmerken.write_text(
        "interview;spreker;toestemming_citeren\ngesprek;;eerst bellen\ngesprek;R;later\n", "utf-8"
    )
    before = tree(o)
    u = run(o, path, kenmerken={"toestemming_citeren": "ja"})
    assert "staat al op 'eerst bellen' en is niet veranderd" in u.meldingen[0]
    assert tree(o) == before


def test_kenmerken_from_a_table(o, bron, tmp_path):
    run(o, bron("oud.txt", ANDER))
    tabel = tmp_path / "tabel.csv"
    tabel.write_text(
        "interview;spreker;gemeente;datum\ngesprek.txt;;Ede;4-3-24\nOUD;;Goes;\ngesprek;R;Epe;\nweg;;x;\ngesprek;;;ooit\n",
        "utf-8",
    )
    u = run(o, bron(), kenmerkentabel=tabel)
    k = lees_kenmerken(o.kenmerken)
    assert k.interview("gesprek")["datum"] == "2024-03-04"
    assert k.interview("oud")["gemeente"] == "Goes"
    assert k.sprekers("gesprek")["R"]["gemeente"] == "Epe"
    assert any("weg" in m for m in u.meldingen)
    assert any(m.startswith("Kenmerkentabel: regel") for m in u.meldingen)


def test_a_table_without_sense_stops_before_anything_is_written(o, bron, tmp_path):
    with pytest.raises(KenmerkenFout, match="bestaat niet"):
        run(o, bron(), kenmerkentabel=tmp_path / "weg.csv")
    with pytest.raises(KenmerkenFout, match="zo heet al een kolom"):
        run(o, bron(), kenmerken={"pool": "x"})
    assert set(tree(o)) == {"codeboek.yaml"}


def test_a_damaged_kenmerken_file_fails_alone(o, bron):
    o.interviews.mkdir()
    o.kenmerken.write_text("gemeente\nEde\n", "utf-8")
    u = run(o, bron())
    assert [g.interview for g in u.gelukt] == ["gesprek"]
    assert [m.bron for m in u.mislukt] == ["interviews/kenmerken.csv"]
    assert "Importeer daarna opnieuw" in u.mislukt[0].tip
    assert o.kenmerken.read_text("utf-8") == "gemeente\nEde\n"
    o.kenmerken.write_text("interview;gemeente\n", "utf-8")
    run(o, bron())
    assert o.kenmerken.read_text("utf-8") == "interview;gemeente\ngesprek;\n"


def test_an_interruption_keeps_what_came_in(o, bron, monkeypatch):
    paths = [bron("a.txt"), bron("b.txt", ANDER)]

    def voortgang(nr, totaal, naam):
        if nr == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        importeer(o, paths, Keuzes(), lambda n: b"", voortgang)
    assert interview_ids(o) == ("a",)
    assert "a" in lees_kenmerken(o.kenmerken).regels


@pytest.mark.parametrize("nth", [1, 2])
@pytest.mark.parametrize("eerder", [False, True])
def test_what_a_crash_cut_off_is_finished_by_the_next_import(o, bron, monkeypatch, nth, eerder):
    if eerder:
        run(o, bron(tekst=ANDER))
    path = bron()
    calls = []
    real = os.replace

    def replace(source, target):
        calls.append(target)
        if len(calls) == nth:
            raise KeyboardInterrupt
        real(source, target)

    with monkeypatch.context() as m:
        m.setattr(os, "replace", replace)
        with pytest.raises(KeyboardInterrupt):
            run(o, path, vervang=eerder)
    u = run(o, path, vervang=nth == 1 and eerder)
    assert [g.interview for g in u.gelukt] == ["gesprek"]
    assert "brieven" in lees_interview(o, "gesprek").tekst
    assert len(lees_herkomst(o, "gesprek").versies) == eerder


def test_a_text_that_a_power_cut_took_comes_back(o, bron):
    path = bron()
    run(o, path)
    before = tree(o)
    o.tekst("gesprek").write_bytes(b"\0" * 100)
    (o.coderingen / "anna").mkdir(parents=True)
    (o.coderingen / "anna" / "gesprek.jsonl").touch()
    u = run(o, path)
    assert not u.gelukt[0].ongewijzigd
    assert tree(o)["interviews/gesprek.txt"] == before["interviews/gesprek.txt"]


def test_a_cut_off_replacement_by_yet_another_version(o, bron, monkeypatch):
    run(o, bron(tekst=ANDER))
    first = lees_herkomst(o, "gesprek").tekst_sha256
    calls = []
    real = os.replace

    def replace(source, target):
        calls.append(target)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(source, target)

    with monkeypatch.context() as m:
        m.setattr(os, "replace", replace)
        with pytest.raises(KeyboardInterrupt):
            run(o, bron(), vervang=True)
    run(o, bron(tekst=ANDER + "\nR: Derde.\n"), vervang=True)
    blad = lees_herkomst(o, "gesprek")
    assert [(v.oud, v.nieuw) for v in blad.versies] == [(first, blad.tekst_sha256)]
    assert "Derde" in lees_interview(o, "gesprek").tekst


def test_damaged_provenance_keeps_its_id(o, bron):
    run(o, bron())
    o.herkomst("gesprek").write_text("{}", "utf-8")
    u = run(o, bron())
    assert u.gelukt[0].interview == "gesprek-2"


def test_another_codeer_at_work(o, bron, monkeypatch):
    monkeypatch.setattr("codeer.steps.importeer.slot", lambda o: slot(o, wacht=0))
    with slot(o), pytest.raises(SlotFout):
        run(o, bron())
    with slot(o):
        assert run(o, bron(), proef=True).gelukt


def test_progress(o, bron):
    seen = []
    importeer(o, [bron()], Keuzes(), lambda n: b"", lambda *a: seen.append(a[:2]))
    assert seen == [(0, 1), (1, 1)]


def test_same_input_gives_the_same_bytes(tmp_path, bron):
    trees = []
    path = bron("Zoë.txt", "﻿I: cafe\u0301?\r\n\r\nR: ja\u2028nee\x07\r\n")
    for naam in "ab":
        (tmp_path / naam).mkdir()
        o = Onderzoek(tmp_path / naam)
        run(o, path)
        trees.append({k: v for k, v in tree(o).items() if k.startswith("interviews/")})
    assert trees[0] == trees[1]
    tekst = trees[0]["interviews/Zoe.txt"].decode()
    assert tekst == unicodedata.normalize("NFC", tekst) == normalise(tekst)


@pytest.fixture
def twee(monkeypatch):
    """A reader of which one file gives several interviews."""

    def lees(inhoud, uitgang, tekenset=""):
        return tuple(
            Lezing((Regel(f"I: Vraag {naam}?"), Regel(f"R: {tekst}")), naam=naam)
            for naam, tekst in (regel.split("=") for regel in inhoud.decode().split())
        )

    monkeypatch.setattr("codeer.steps._inlezen.lees", lees)


def test_a_file_with_several_interviews(o, bron, twee):
    path = bron("enquete.csv", "P1=een P2=twee P3=…")
    u = run(o, path, kenmerken={"gemeente": "Ede"})
    assert [(g.interview, g.bron == path) for g in u.gelukt] == [("P1", True), ("P2", True), ("P3", True)]
    assert [g.interview for g in run(o, path).gelukt if g.ongewijzigd] == ["P1", "P2", "P3"]
    assert len(lees_kenmerken(o.kenmerken).regels) == 3


def test_a_new_version_of_a_file_with_several_interviews(o, bron, twee):
    run(o, bron("enquete.csv", "P1=een P2=twee"))
    assert "interview P1 en P2" in run(o, bron("enquete.csv", "P1=een P2=anders")).mislukt[0].fout
    u = run(o, bron("enquete.csv", "P1=een P2=anders P4=vier"), vervang=True)
    assert [(g.interview, g.meldingen[:1]) for g in u.gelukt] == [
        ("P1", ("ongewijzigd",)),
        ("P2", ("Vervangt de vorige versie van P2.",)),
        ("P4", ()),
    ]
    assert lees_herkomst(o, "P1").bron_sha256 == lees_herkomst(o, "P4").bron_sha256


def test_one_part_that_fails_stops_no_other(o, bron, twee):
    run(o, bron("enquete.csv", "P1=een P2=twee"))
    o.tekst("P1").write_text("R: mijn werk", "utf-8")
    u = run(o, bron("enquete.csv", "P1=x P2=y"), vervang=True)
    assert ([g.interview for g in u.gelukt], len(u.mislukt)) == (["P2"], 1)


def test_one_id_for_a_file_with_several_interviews(o, bron, twee):
    u = run(o, bron("enquete.csv", "P1=een P2=twee"), id="X")
    assert "--id past daar niet bij" in u.mislukt[0].fout
    u = run(o, bron("enquete.csv", "P1=een P2=twee"), id_reeks="E")
    assert [g.interview for g in u.gelukt] == ["E01", "E02"]
