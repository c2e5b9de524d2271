import errno
import os

import pytest

from codeer.core.errors import SchrijfFout
from codeer.storage.schrijf import write_atomic


def test_writes_and_makes_the_folder(tmp_path):
    path = tmp_path / "a" / "b.txt"
    write_atomic(path, b"x\r\n")
    write_atomic(path, b"y", fsync=False)
    assert path.read_bytes() == b"y"
    assert [p.name for p in path.parent.iterdir()] == ["b.txt"]


@pytest.mark.parametrize(
    ("error", "tip"),
    [
        (PermissionError(errno.EACCES, "nee"), "Sluit b.txt in Excel"),
        (OSError(errno.ENOSPC, "vol"), "Maak ruimte"),
        (OSError(errno.EIO, "stuk"), "Kijk of de map bestaat"),
    ],
)
def test_a_failing_replace_leaves_the_old_file_and_no_rests(tmp_path, monkeypatch, error, tip):
    path = tmp_path / "b.txt"
    path.write_bytes(b"oud")

    def fail(*args):
        raise error

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(SchrijfFout, match=r"b\.txt kan niet geschreven worden") as caught:
        write_atomic(path, b"nieuw")
    assert tip in caught.value.tip
    assert path.read_bytes() == b"oud"
    assert [p.name for p in tmp_path.iterdir()] == ["b.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such permissions")
def test_a_file_keeps_its_permissions(tmp_path):
    path = tmp_path / "b.txt"
    path.write_bytes(b"oud")
    path.chmod(0o600)
    write_atomic(path, b"nieuw")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"nieuw", 0o600)


def test_a_disk_without_permissions_is_fine(tmp_path, monkeypatch):
    def refuse(*args):
        raise PermissionError(errno.EPERM, "nee")

    monkeypatch.setattr("shutil.copymode", refuse)
    write_atomic(tmp_path / "b.txt", b"x")
    assert (tmp_path / "b.txt").read_bytes() == b"x"


def test_the_fault_is_dutch(tmp_path):
    (tmp_path / "a").touch()
    with pytest.raises(SchrijfFout) as caught:
        write_atomic(tmp_path / "a" / "b.txt", b"x")
    assert caught.value.fout == f"{tmp_path / 'a' / 'b.txt'} kan niet geschreven worden."


def test_an_interruption_leaves_no_rests(tmp_path, monkeypatch):
    def interrupt(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomic(tmp_path / "b.txt", b"nieuw")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file(tmp_path):
    (tmp_path / "a").touch()
    with pytest.raises(SchrijfFout):
        write_atomic(tmp_path / "a" / "b.txt", b"x")
