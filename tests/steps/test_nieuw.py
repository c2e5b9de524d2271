import subprocess

import pytest

from codeer.core.errors import OnderzoekFout, SchrijfFout
from codeer.steps.importeer import Keuzes, importeer
from codeer.steps.nieuw import nieuw
from codeer.steps.onderzoek import open_onderzoek, zoek_onderzoek
from codeer.storage.codeboek import lees_codeboek
from codeer.storage.kenmerken import GERESERVEERD, lees_kenmerken
from codeer.storage.studie import lees_studie


def test_an_empty_folder_becomes_a_study(tmp_path):
    begun = nieuw(tmp_path / "a" / "mijn onderzoek")
    o = begun.onderzoek
    assert begun.meldingen == ()
    assert open_onderzoek(o.map) == open_onderzoek(None, o.interviews) == o
    assert lees_codeboek(o.codeboek).codes
    assert lees_kenmerken(o.kenmerken).kolommen == tuple(
        k for k in GERESERVEERD if k not in ("interview", "spreker")
    )
    assert lees_studie(o)
    assert all(p.is_dir() for p in (o.interviews, o.rapporten, o.coderingen))
    assert sorted(p.name for p in o.map.iterdir()) == [
        *(
            ".gitattributes",
            ".gitignore",
            "LEESMIJ.txt",
            "codeboek.yaml",
            "coderingen",
            "interviews",
            "rapporten",
            "studie.json",
        )
    ]


def test_two_studies_differ_only_in_their_id(tmp_path):
    a, b = (nieuw(tmp_path / n).onderzoek for n in "ab")
    for path in a.map.rglob("*"):
        if path.is_file() and path != a.studie:
            assert path.read_bytes() == (b.map / path.relative_to(a.map)).read_bytes()
    assert lees_studie(a) != lees_studie(b)


def test_what_stands_there_is_kept(tmp_path):
    (tmp_path / "gesprek.docx").write_bytes(b"x")
    (tmp_path / ".gitignore").write_bytes(b"*.tmp")
    (tmp_path / "LEESMIJ.txt").write_bytes(b"van mij")
    begun = nieuw(tmp_path)
    assert (tmp_path / "gesprek.docx").read_bytes() == b"x"
    assert (tmp_path / "LEESMIJ.txt").read_bytes() == b"van mij"
    assert (tmp_path / ".gitignore").read_bytes().startswith(b"*.tmp\n")
    assert b"/interviews/\n" in (tmp_path / ".gitignore").read_bytes()
    assert begun.meldingen == (".gitignore was er al; wat ontbrak is eraan toegevoegd.",)


def test_sheets_and_bundles_with_whole_interviews_stay_out_of_git(tmp_path):
    nieuw(tmp_path)
    kept_out = (tmp_path / ".gitignore").read_text("utf-8").splitlines()
    assert {"/werkblad-*.xlsx", "/steekproef-*.xlsx", "/bewaard/*.xlsx", "/meegeven/", "/opsturen/"} <= {
        *kept_out
    }


def test_lines_that_are_there_are_not_doubled(tmp_path):
    nieuw(tmp_path / "a")
    (tmp_path / "b").mkdir()
    before = (tmp_path / "a" / ".gitignore").read_bytes()
    (tmp_path / "b" / ".gitignore").write_bytes(before)
    assert nieuw(tmp_path / "b").meldingen == ()
    assert (tmp_path / "b" / ".gitignore").read_bytes() == before


@pytest.mark.parametrize(
    "naam",
    ["codeboek.yaml", "studie.json", "logboek.jsonl", "interviews/R1.txt", "rapporten/a.csv", "rapporten"],
)
def test_a_study_is_never_begun_over_another(tmp_path, naam):
    path = tmp_path / naam
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"x")
    with pytest.raises(OnderzoekFout, match=naam.split("/")[0]) as caught:
        nieuw(tmp_path)
    assert caught.value.tip
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [path]


def test_empty_folders_of_ours_are_fine(tmp_path):
    (tmp_path / "interviews").mkdir()
    nieuw(tmp_path)


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "x").touch()
    with pytest.raises(OnderzoekFout, match="geen map"):
        nieuw(tmp_path / "x")
    with pytest.raises(SchrijfFout):
        nieuw(tmp_path / "x" / "y")


def test_git_sees_no_interviews_and_keeps_line_ends(tmp_path):
    o = nieuw(tmp_path).onderzoek
    (tmp_path / "a.txt").write_text("I: hoi?\n\nR: dag\n", "utf-8")
    importeer(o, [str(tmp_path / "a.txt")], Keuzes(), lambda n: b"")
    for args in (["init", "-q"], ["add", "--all"]):
        subprocess.run(["git", *args], cwd=tmp_path, check=True, capture_output=True)
    files = subprocess.run(
        ["git", "ls-files"], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout.split()
    assert not [f for f in files if f.startswith(("interviews", "coderingen", "rapporten", ".codeer"))]
    assert "codeboek.yaml" in files
    attr = ["git", "check-attr", "text", "interviews/a.txt"]
    assert "unset" in subprocess.run(attr, cwd=tmp_path, check=True, capture_output=True, text=True).stdout


def test_find_or_not(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert zoek_onderzoek(None) is None
    with pytest.raises(OnderzoekFout):
        zoek_onderzoek(tmp_path)
    with pytest.raises(OnderzoekFout):
        open_onderzoek(None)
    nieuw(tmp_path)
    assert zoek_onderzoek(None).map == tmp_path


def test_a_study_inside_another_is_told(tmp_path):
    assert nieuw(tmp_path / "a").meldingen == ()
    assert nieuw(tmp_path / "a" / "x" / "b").meldingen == (
        f"Deze map ligt in een ander onderzoek: {tmp_path / 'a'}.",
    )
