"""Archives: the same content gives the same bytes, and nothing in one from elsewhere is trusted."""

import io
import random
import stat
import struct
import zipfile

import pytest

from codeer.core.errors import LeesFout
from codeer.storage import zipbestand
from codeer.storage.zipbestand import Stuk, Zip, maak_zip, schrijf_zip


def archive(path, entries, method=zipfile.ZIP_DEFLATED):
    """Write an archive of (name or ZipInfo, bytes)."""
    with zipfile.ZipFile(path, "w", method) as out:
        for name, data in entries:
            out.writestr(name, data)
    return path


def refused(path):
    with Zip(path) as found:
        assert found.delen == ()
        return dict(found.geweigerd)


def test_bytes_follow_from_content(tmp_path):
    big = tmp_path / "groot"
    big.write_bytes(b"x" * 3_000_000)
    stukken = [Stuk("b/ë.txt", b"twee"), Stuk("a.sh", b"#!", uitvoerbaar=True), Stuk("c", big)]
    first, again = maak_zip(stukken), maak_zip(reversed(stukken))
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as found:
        assert found.namelist() == ["a.sh", "b/ë.txt", "c"]
        assert {i.date_time for i in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        modes = [stat.S_IMODE(i.external_attr >> 16) for i in found.infolist()]
        assert modes == [0o755, 0o644, 0o644]
        assert found.read("c") == big.read_bytes()


def test_what_was_written_is_read(tmp_path):
    path = tmp_path / "a.zip"
    with path.open("wb") as file:
        schrijf_zip(file, [Stuk("map/a.jsonl", b"{}\n")])
    with Zip(path) as found:
        assert [d.naam for d in found.delen] == ["map/a.jsonl"]
        assert found.lees(found.delen[0]) == b"{}\n"


@pytest.mark.parametrize(
    "name",
    [
        "/etc/x.jsonl",
        "../x.jsonl",
        "a/../../x.jsonl",
        "C:\\x.jsonl",
        "c:x.jsonl",
        "..\\x.jsonl",
        "\\\\pc\\x.jsonl",
        "a\x1bb.jsonl",
    ],
)
def test_names_that_point_elsewhere(tmp_path, name):
    info = zipfile.ZipInfo("x")
    info.filename = info.orig_filename = name
    assert list(refused(archive(tmp_path / "a.zip", [(info, b"")])).values()) == [
        "heeft een naam die buiten de map wijst"
    ]


@pytest.mark.parametrize("name", ["con.jsonl", "a/NUL", "lpt1.x/a.jsonl", "aux.jsonl"])
def test_names_of_devices(tmp_path, name):
    assert "Windows" in refused(archive(tmp_path / "a.zip", [(name, b"")]))[name]


def test_links_and_pipes(tmp_path):
    entries = []
    for name, mode in (("link", stat.S_IFLNK), ("pipe", stat.S_IFIFO)):
        info = zipfile.ZipInfo(f"{name}.jsonl")
        info.create_system = 3
        info.external_attr = (mode | 0o777) << 16
        entries.append((info, b"/etc/passwd"))
    found = refused(archive(tmp_path / "a.zip", entries))
    assert set(found.values()) == {"is een verwijzing en geen bestand"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_come_twice(tmp_path):
    path = archive(
        tmp_path / "a.zip", [("a.jsonl", b"1"), ("A.jsonl", b"2"), ("b.jsonl", b"3"), ("b.jsonl", b"4")]
    )
    with Zip(path) as found:
        assert found.delen == ()
        assert {reason for _, reason in found.geweigerd} == {"staat er twee keer in"}


def test_a_password_and_a_strange_method(tmp_path):
    path = archive(tmp_path / "a.zip", [("a.jsonl", b"{}")])
    data = bytearray(path.read_bytes())
    for at in (data.find(b"PK\x03\x04") + 6, data.find(b"PK\x01\x02") + 8):
        data[at] |= 1
    path.write_bytes(data)
    assert refused(path) == {"a.jsonl": "zit achter een wachtwoord"}
    path = archive(tmp_path / "b.zip", [("a.jsonl", b"{}")], zipfile.ZIP_LZMA)
    assert refused(path) == {"a.jsonl": "is ingepakt op een manier die codeer niet leest"}


def test_a_bomb_is_not_read(tmp_path):
    path = archive(tmp_path / "a.zip", [("a.jsonl", b"0" * 20_000_000)])
    assert path.stat().st_size < 30_000
    assert refused(path) == {"a.jsonl": "wordt bij het uitpakken veel te groot"}


def test_a_bomb_that_lies_about_its_size(tmp_path):
    path = archive(tmp_path / "a.zip", [("a.jsonl", b"0" * 5_000_000)])
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 100)
    path.write_bytes(data)
    with Zip(path) as found, pytest.raises(LeesFout, match="beschadigd"):
        found.lees(found.delen[0])


def test_more_than_all_journals_together(tmp_path, monkeypatch):
    monkeypatch.setattr(zipbestand, "MAX_TOTAAL", 1000)
    noise = random.Random(1).randbytes(800)  # noqa: S311 -- noise, no secrets
    with Zip(archive(tmp_path / "a.zip", [("a", noise), ("b", noise)])) as found:
        assert found.lees(found.delen[0]) == noise
        with pytest.raises(LeesFout, match="te groot"):
            found.lees(found.delen[1])


def test_more_files_than_a_team_has(tmp_path, monkeypatch):
    monkeypatch.setattr(zipbestand, "MAX_BESTANDEN", 3)
    path = archive(tmp_path / "a.zip", [(str(n), b"") for n in range(4)])
    with pytest.raises(LeesFout, match="te veel"):
        Zip(path)


@pytest.mark.parametrize("data", [b"", b"PK", b"geen zip", b"PK\x05\x06" + b"\0" * 9])
def test_what_is_no_archive(tmp_path, data):
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    with pytest.raises(LeesFout, match="geen goed zip-bestand"):
        Zip(path)


def test_what_cannot_be_opened(tmp_path):
    with pytest.raises(LeesFout, match="kan niet gelezen worden"):
        Zip(tmp_path / "weg.zip")


def test_any_damage_is_told_and_nothing_else_happens(tmp_path):
    dice = random.Random(5)  # noqa: S311 -- dice, no secrets
    whole = archive(tmp_path / "a.zip", [(f"m/{n}.jsonl", dice.randbytes(60)) for n in range(4)]).read_bytes()
    path = tmp_path / "b.zip"
    for _ in range(600):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 4)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        path.write_bytes(data[: dice.choice([len(data), dice.randrange(len(data))])])
        try:
            with Zip(path) as found:
                for deel in found.delen:
                    try:
                        found.lees(deel)
                    except LeesFout:
                        continue
        except LeesFout:
            continue
