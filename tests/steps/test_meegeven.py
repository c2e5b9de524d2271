"""A bundle holds what one codeur needs and nothing else, and it starts wherever codeer is."""

import os
import shutil
import subprocess
import zipfile

import pytest
from gebeurtenissen import SHA
from studie import CODEBOEK, TEKSTEN
from team import STUDIE_ID, codeer, maak_team, pak_uit

from codeer.core.errors import CodeboekFout, OnderzoekFout
from codeer.steps._starters import leesmij, start_cmd, start_command
from codeer.steps.meegeven import meegeven
from codeer.steps.samenvoegen import samenvoegen
from codeer.steps.verdeel import verdeel
from codeer.steps.zending import maak_zending
from codeer.storage.grafstenen import Grafsteen, Reden, lees_grafstenen, zet_grafsteen
from codeer.storage.interviews import Herkomstblad, hash_tekst, lees_interview, schrijf_interview
from codeer.storage.journaal_lezen import lees_journaal
from codeer.storage.kenmerken import lees_kenmerken, zet_kenmerken
from codeer.storage.logboek import lees_logboek
from codeer.storage.studie import lees_studie
from codeer.storage.verdeling import lees_verdeling, verdeling_pad


@pytest.fixture
def onderzoek(tmp_path):
    """R01 is for anna and bo, blind; G01 for bo; R02 for anna, who began it."""
    found = maak_team(tmp_path / "s", TEKSTEN | {"R02": "R: Mevrouw Jansen zei iets."})
    plan = "interview;codeurs;niet_door\r\nR01;anna, bo;\r\nG01;bo;anna\r\nR02;anna;cor\r\n"
    verdeling_pad(found).write_text(plan, encoding="utf-8")
    return found


def names(path):
    with zipfile.ZipFile(path) as archive:
        return sorted(n.removeprefix("codeer-anna/") for n in archive.namelist())


def test_it_holds_hers_and_nothing_else(onderzoek):
    codeer(onderzoek, "anna", "R02", aantal=1)
    codeer(onderzoek, "anna", "G01", nr=9)
    codeer(onderzoek, "bo")
    (onderzoek.rapporten).mkdir()
    (onderzoek.rapporten / "citaten.csv").write_text("x", encoding="utf-8")
    given = meegeven(onderzoek, "Anna")
    assert names(given.pad) == sorted(
        [
            "LEES MIJ.txt",
            "Start hier.cmd",
            "Start hier.command",
            "codeboek.yaml",
            "coderingen/anna/R02.jsonl",
            "coderingen/anna/_studie.jsonl",
            "interviews/R01.json",
            "interviews/R01.txt",
            "interviews/R02.json",
            "interviews/R02.txt",
            "interviews/kenmerken.csv",
            "studie.json",
            "verdeling.csv",
        ]
    )
    with zipfile.ZipFile(given.pad) as archive:
        everything = b"".join(map(archive.read, archive.namelist())).decode("utf-8")
        assert archive.getinfo("codeer-anna/Start hier.command").external_attr >> 16 & 0o111 == 0o111
    for secret in ("bo", "cor"):
        assert f'"codeur":"{secret}"' not in everything
        assert f", {secret}" not in everything
        assert f";{secret}" not in everything
    assert "R01.docx" not in everything
    assert given.interviews == (("R01", True), ("R02", False))
    fact = lees_logboek(onderzoek)[0][-1]
    assert (fact.soort, fact.gegevens["codeur"], fact.gegevens["interviews"]) == (
        "meegeven",
        "anna",
        ["R01", "R02"],
    )
    assert (onderzoek.map / "meegeven" / ".gitignore").read_text("utf-8").endswith("*\n")


def test_the_same_again_gives_the_same_bytes(onderzoek):
    first = meegeven(onderzoek, "anna").pad.read_bytes()
    assert meegeven(onderzoek, "anna").pad.read_bytes() == first


def test_it_is_a_study_of_its_own(onderzoek, tmp_path):
    tekst = "R: Gepseudonimiseerd."
    blad = Herkomstblad(
        "R02", "Interview Jansen.docx", "0" * 64, hash_tekst(tekst), pseudo="gedaan", meldingen=("x",)
    )
    schrijf_interview(onderzoek, tekst, blad)
    zet_kenmerken(
        onderzoek.kenmerken,
        {
            ("R01", ""): {"rol": "cliënt", "gemeente": "Zuiderdam"},
            ("R01", "R2"): {"rol": "partner"},
            ("G01", ""): {"rol": "x"},
        },
    )
    zet_grafsteen(onderzoek, Grafsteen(Reden.INTREKKEN, "R99", (SHA,)))
    given = meegeven(onderzoek, "anna")
    assert given.niet_gepseudonimiseerd == ("R01",)
    eigen = pak_uit(given.pad, tmp_path / "laptop")
    assert lees_studie(eigen).id == STUDIE_ID
    assert lees_interview(eigen, "R02").tekst == tekst
    assert "Jansen" not in eigen.herkomst("R02").read_text("utf-8")
    assert lees_verdeling(eigen).toegewezen("anna") == (("R01", True), ("R02", False))
    table = lees_kenmerken(eigen.kenmerken)
    assert table.kolommen == ("rol", "soort")
    assert [key for key, _ in table.rows()] == [("R01", ""), ("R01", "R2"), ("R02", "")]
    assert table.sprekers("R01")["R2"]["rol"] == "partner"
    assert lees_grafstenen(eigen).stenen == lees_grafstenen(onderzoek).stenen


def test_there_and_back(onderzoek, tmp_path):
    first = codeer(onderzoek, "anna", "R02", aantal=1)
    laptops = {c: pak_uit(meegeven(onderzoek, c).pad, tmp_path / c) for c in ("anna", "bo")}
    assert set(lees_journaal(laptops["anna"]).gebeurtenissen) == set(first)
    more = [
        *codeer(laptops["anna"], "anna", "R01", apparaat="a2", nr=50),
        *codeer(laptops["bo"], "bo", "R01", apparaat="b1"),
    ]
    zips = [maak_zending(laptops[c], c) for c in ("bo", "anna")]
    assert samenvoegen(onderzoek, zips).nieuw == len(more)
    assert samenvoegen(onderzoek, zips[::-1]).nieuw == 0
    assert set(lees_journaal(onderzoek).gebeurtenissen) == {*first, *more}


def test_a_study_without_an_id_gets_one(onderzoek):
    onderzoek.studie.unlink()
    meegeven(onderzoek, "anna")
    assert lees_studie(onderzoek).id


def test_what_cannot_go_is_told(onderzoek):
    onderzoek.tekst("R02").write_text("anders", encoding="utf-8")
    path = verdeling_pad(onderzoek)
    path.write_text(path.read_text("utf-8") + "R77;anna;\r\n", encoding="utf-8")
    onderzoek.codeboek.write_text(CODEBOEK.replace("ingebouwd", "nl_core_news_lg"), encoding="utf-8")
    given = meegeven(onderzoek, "anna")
    assert [i for i, _, _ in given.overgeslagen] == ["R02"]
    assert "R77" in given.meldingen[0]
    assert "nl_core_news_lg" in given.meldingen[1]
    assert given.to_json()["overgeslagen"][0]["interview"] == "R02"
    onderzoek.tekst("R01").write_text("anders", encoding="utf-8")
    with pytest.raises(OnderzoekFout, match="R01"):
        meegeven(onderzoek, "anna")


def test_nothing_to_give(onderzoek):
    with pytest.raises(OnderzoekFout, match="geen interview voor dora"):
        meegeven(onderzoek, "dora")
    onderzoek.codeboek.write_text("codes: [", encoding="utf-8")
    with pytest.raises(CodeboekFout):
        meegeven(onderzoek, "anna")
    with pytest.raises(OnderzoekFout, match="nog niets gecodeerd"):
        maak_zending(onderzoek, "anna")


def test_who_has_nothing_is_told_what_gives_her_something(onderzoek):
    with pytest.raises(OnderzoekFout) as caught:
        meegeven(onderzoek, "dora")
    assert "Zet dora in verdeling.csv bij een interview" in caught.value.tip
    path = verdeling_pad(onderzoek)
    path.write_text("interview;codeurs\r\nR01;anna\r\nR02;\r\n", encoding="utf-8")
    with pytest.raises(OnderzoekFout) as caught:
        meegeven(onderzoek, "dora")
    assert caught.value.tip == "Verdeel eerst de interviews: codeer verdeel dora"


def test_a_faulty_codebook_does_not_keep_work_from_going_back(onderzoek):
    codeer(onderzoek, "anna")
    onderzoek.codeboek.write_text("codes: [", encoding="utf-8")
    onderzoek.studie.unlink()
    with zipfile.ZipFile(maak_zending(onderzoek, "anna")) as archive:
        assert b'"codes": {}' in archive.read("zending.json")
        assert not any("interviews" in n for n in archive.namelist())
    assert maak_zending(onderzoek, "anna") == onderzoek.map / "opsturen" / "werk-anna.zip"


def test_a_program_goes_along_unless_asked(onderzoek, tmp_path):
    folder = onderzoek.map / "programma"
    (folder / "__pycache__").mkdir(parents=True)
    (folder / "__pycache__" / "x.pyc").write_bytes(b"x")
    (folder / "codeer").write_bytes(b'#!/bin/sh\necho eigen "$@"\n')
    (folder / "codeer").chmod(0o755)
    given = meegeven(onderzoek, "anna")
    assert given.programma
    assert "programma/codeer" in names(given.pad)
    assert not any("pycache" in n for n in names(given.pad))
    assert not meegeven(onderzoek, "anna", programma=False).programma


def test_what_a_killed_one_left_is_cleared_away(onderzoek):
    half = onderzoek.map / "meegeven" / ".codeer-bo.zip.1.tmp"
    half.parent.mkdir()
    half.write_bytes(b"interviews")
    meegeven(onderzoek, "anna")
    assert not half.exists()


def test_a_full_disk_leaves_the_former_bundle(onderzoek, monkeypatch):
    former = meegeven(onderzoek, "anna").pad.read_bytes()
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "vol")))
    with pytest.raises(Exception, match="kan niet geschreven worden"):
        meegeven(onderzoek, "anna")
    assert [p.name for p in (onderzoek.map / "meegeven").iterdir() if p.suffix != ""] == ["codeer-anna.zip"]
    assert (onderzoek.map / "meegeven" / "codeer-anna.zip").read_bytes() == former


def test_cmd_is_plain_ascii_with_the_line_ends_of_windows():
    found = start_cmd("anna@2")
    assert found.isascii()
    assert found.count(b"\r\n") == found.count(b"\n")
    assert b"--codeur anna@2\r\n" in found
    labels = {line[1:] for line in found.decode().split("\r\n") if line.startswith(":")}
    used = {word.lstrip(":") for line in found.decode().split("\r\n") for word in _targets(line)}
    assert labels == used


def _targets(line):
    words = line.split()
    found = [words[words.index("goto") + 1]] if "goto" in words else []
    return found + ([words[1]] if line.startswith("call :") else [])


@pytest.mark.parametrize(
    "naam", ["anna & del x", "$(rm -rf ~)", "a'b", 'a"b', "a%PATH%", "overleg", "anna\nrm"]
)
def test_no_name_gets_into_a_script_that_could_be_obeyed(naam):
    for make in (start_cmd, start_command):
        with pytest.raises(ValueError, match=r"."):
            make(naam)


def test_the_explanation_reads_well_in_notepad():
    found = leesmij("anna", [("R01", True), ("R02", False)])
    assert found.startswith(b"\xef\xbb\xbf")
    text = found.decode("utf-8-sig")
    assert text.count("\r\n") == text.count("\n")
    assert "- R01 (blind)\r\n- R02\r\n" in text
    assert "2 interviews" in text
    assert "een ander leest hetzelfde" not in leesmij("anna", [("R02", False)]).decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
@pytest.mark.parametrize("where", ["programma/codeer", "PATH codeer", "PATH python3", "nergens"])
def test_it_starts_where_codeer_is(onderzoek, tmp_path, where):
    eigen = pak_uit(meegeven(onderzoek, "anna").pad, tmp_path / "map met 'spaties' & $x")
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in ("dirname", "sh"):
        (tools / tool).symlink_to(shutil.which(tool))
    if where != "nergens":
        name = where.removeprefix("PATH ")
        path = tools / name if where.startswith("PATH") else eigen.map / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('#!/bin/sh\necho "ik ben $0: $*"\n', encoding="utf-8")
        path.chmod(0o755)
    script = eigen.map / "Start hier.command"
    run = subprocess.run(
        ["sh", script], env={"PATH": str(tools)}, input="\n", capture_output=True, text=True, check=False
    )
    if where == "nergens":
        assert run.returncode == 1
        assert "staat nog niet op deze computer" in run.stdout
    else:
        middle = "-m codeer " if "python" in where else ""
        assert run.stdout.endswith(f": {middle}open --map . --codeur anna\n")


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_it_says_to_unpack_first(tmp_path):
    (tmp_path / "s.command").write_bytes(start_command("anna"))
    run = subprocess.run(
        ["sh", tmp_path / "s.command"], input="\n", capture_output=True, text=True, check=False
    )
    assert (run.returncode, "Pak eerst" in run.stdout) == (1, True)


def test_verdeel_and_meegeven_go_together(tmp_path):
    onderzoek = maak_team(tmp_path)
    verdeel(onderzoek, ["anna", "bo"])
    assert len(meegeven(onderzoek, "anna").interviews) + len(meegeven(onderzoek, "bo").interviews) == 3
