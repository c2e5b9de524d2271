import os
import sys

import pytest

from codeer.core.errors import LeesFout
from codeer.steps._bronnen import MAX_BYTES, Bron, printable, vind_bronnen
from codeer.storage.onderzoek import Onderzoek


@pytest.fixture
def o(tmp_path):
    return Onderzoek(tmp_path / "o")


def find(o, *namen):
    return list(vind_bronnen(o, [str(n) for n in namen]))


def touch(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return path


def test_folder_in_natural_order_without_what_is_no_ones_work(o, tmp_path):
    for naam in (
        "b10.txt",
        "b2.txt",
        "B1.docx",
        "~$b1.docx",
        ".DS_Store",
        "desktop.ini",
        "Thumbs.db",
        "sub/a.txt",
        ".git/x.txt",
    ):
        touch(tmp_path / "bron" / naam)
    assert [b.naam for b in find(o, tmp_path / "bron")] == ["B1.docx", "b2.txt", "b10.txt", "a.txt"]


def test_links_are_not_followed(o, tmp_path):
    touch(tmp_path / "geheim" / "x.txt")
    folder = tmp_path / "bron"
    touch(folder / "a.txt")
    try:
        (folder / "link.txt").symlink_to(tmp_path / "geheim" / "x.txt")
        (folder / "map").symlink_to(tmp_path / "geheim", target_is_directory=True)
        (folder / "kring").symlink_to(folder, target_is_directory=True)
        (folder / "los.txt").symlink_to(tmp_path / "weg")
    except OSError:
        pytest.skip("this system makes no links")
    found = find(o, folder)
    assert [b.naam for b in found if not b.fout] == ["a.txt"]
    assert sorted(b.naam for b in found if b.fout) == ["kring", "link.txt", "los.txt", "map"]
    assert find(o, folder / "link.txt")[0].fout
    assert find(o, folder / "los.txt")[0].fout


def test_the_studys_own_folder_by_another_spelling(o, tmp_path, monkeypatch):
    """As on macOS, where Interviews leads to interviews and resolve() keeps what was typed."""
    touch(o.interviews / "R1.txt")
    touch(o.codeboek)
    try:
        (tmp_path / "Interviews").symlink_to(o.interviews, target_is_directory=True)
        (tmp_path / "O").symlink_to(o.map, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    monkeypatch.setattr("pathlib.Path.resolve", lambda self: self.absolute())
    assert "map van het onderzoek zelf" in find(o, tmp_path / "Interviews")[0].fout.fout
    assert "staan geen bestanden" in find(o, tmp_path / "O")[0].fout.fout


def test_a_drive_that_numbers_no_files(o, tmp_path, monkeypatch):
    touch(o.interviews / "R1.txt")
    touch(tmp_path / "bron" / "a.txt")
    real = os.stat

    def without_number(path, **kw):
        found = list(real(path, **kw))
        found[1] = 0
        return os.stat_result(found)

    monkeypatch.setattr(os, "stat", without_number)
    assert [b.naam for b in find(o, tmp_path / "bron")] == ["a.txt"]
    assert find(o, o.interviews)[0].fout


def test_the_studys_own_files_are_left_alone(o):
    for naam in (
        "codeboek.yaml",
        "studie.json",
        "logboek.jsonl",
        "interviews/R1.txt",
        "rapporten/a.csv",
        "coderingen/a/R1.jsonl",
        "bron/a.txt",
    ):
        touch(o.map / naam)
    assert [b.naam for b in find(o, o.map)] == ["a.txt"]
    assert "map van het onderzoek zelf" in find(o, o.interviews)[0].fout.fout
    assert "map van het onderzoek zelf" in find(o, o.coderingen / "a")[0].fout.fout


def test_what_is_not_there(o, tmp_path):
    (tmp_path / "leeg").mkdir()
    found = find(o, tmp_path / "weg.txt", "", "  ", tmp_path / "leeg", "a\0b")
    assert all(b.fout and b.fout.tip for b in found)
    assert len(found) == 5


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_no_file(o, tmp_path):
    os.mkfifo(tmp_path / "p.txt")
    assert "geen gewoon bestand" in find(o, tmp_path / "p.txt")[0].fout.fout


def test_an_unreadable_folder_is_told(o, tmp_path, monkeypatch):
    touch(tmp_path / "bron" / "a.txt")

    def walk(root, onerror):
        onerror(PermissionError(13, "nee", str(root / "dicht")))
        return iter(())

    monkeypatch.setattr(os, "walk", walk)
    found = find(o, tmp_path / "bron")
    assert ["dicht" in b.toon for b in found] == [True]


def test_reading(tmp_path, monkeypatch):
    pad = touch(tmp_path / "a.txt")
    bron = Bron("a", "a.txt", pad)
    assert bron.read(bytes) == b"x"
    assert (bron.stam, bron.kind(b"")) == ("a", ".txt")
    pad.unlink()
    with pytest.raises(LeesFout, match="kan niet gelezen worden"):
        bron.read(bytes)
    with pytest.raises(LeesFout, match="te groot") as caught:
        Bron("-").read(bytes)
    assert caught.value.tip
    assert Bron("-").read(lambda n: b"y" * (n - 1)) == b"y" * MAX_BYTES
    with pytest.raises(LeesFout, match="kapot"):
        Bron("a", fout=LeesFout("kapot")).read(bytes)


@pytest.mark.parametrize(
    ("inhoud", "soort"),
    [
        (b"I: hoi", ".txt"),
        (b"\xef\xbb\xbfWEBVTT\n", ".vtt"),
        (b"{\\rtf1", ".rtf"),
        (b'{"a": 1}', ".json"),
        (b'[{"a": 1}]', ".json"),
        (b"[INTERVIEWER] - hoi", ".txt"),
        (b" <!DOCTYPE html>", ".html"),
        (b"<html>", ".html"),
        (b"%PDF-1.4", ".pdf"),
        (b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text", ".odt"),
        (b"PK\x03\x04", ".docx"),
        (b"", ".txt"),
    ],
)
def test_kind_of_standard_input(inhoud, soort):
    assert Bron("-").kind(inhoud) == soort


def test_names_that_cannot_be_shown():
    assert printable("a\x1b[31m\udcffb\n") == "a\ufffd[31m?b\ufffd"
    assert printable("Zoe\u0308") == "Zoë"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are no text")
def test_a_file_name_that_is_no_text(o, tmp_path):
    touch(tmp_path / "bron" / os.fsdecode(b"gesprek\xff.txt"))
    found = find(o, tmp_path / "bron")
    assert found[0].naam == "gesprek?.txt"
    assert found[0].read(bytes) == b"x"
