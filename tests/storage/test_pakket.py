"""Work from elsewhere is read from any form, and what is wrong with a part stops no other part."""

import json
import os
import zipfile

import pytest
from losse_gebeurtenis import losse_gebeurtenis
from studie import CODEBOEK

from codeer.core.afdruk import maak_afdruk
from codeer.core.gebeurtenis_regel import schrijf_regel
from codeer.storage import pakket as module
from codeer.storage.codeboek import ontleed_codeboek
from codeer.storage.pakket import Geweigerd, Pakket, Zendbrief, lees_pakketten

BOEK = ontleed_codeboek(CODEBOEK.encode()).codeboek
BRIEF = Zendbrief("5" * 16, "anna", "c" * 64, maak_afdruk(BOEK))
A, B = (losse_gebeurtenis(name, "R01") for name in "ab")
JOURNAAL = schrijf_regel(A) + schrijf_regel(B)


def put(folder, files):
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def pack(path, files):
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as out:
        for name, data in files.items():
            out.writestr(name, data)
    return path


def ids(found):
    return [r.gebeurtenis.id for r in found.regels]


ZENDING = {"zending.json": BRIEF.to_json(), "coderingen/anna/R01.jsonl": JOURNAAL}
BUNDEL = {
    "codeer-anna/studie.json": b'{"studie": "7", "formaat": 1}',
    "codeer-anna/codeboek.yaml": CODEBOEK.encode(),
    "codeer-anna/coderingen/anna/R01.jsonl": JOURNAAL,
    "codeer-anna/logboek.jsonl": b'{"id":"x"}\n',
    "codeer-anna/grafstenen.jsonl": b'{"id":"x"}\n',
    "codeer-anna/interviews/R01.txt": b"R: hallo",
    "codeer-anna/.codeer/x.jsonl": JOURNAAL,
    "codeer-anna/programma/lib/x.jsonl": JOURNAAL,
    "__MACOSX/codeer-anna/._R01.jsonl": b"\0\1",
}


def test_a_file_that_was_sent_back(tmp_path):
    (found,) = lees_pakketten(pack(tmp_path / "werk-anna.zip", ZENDING))
    assert ids(found) == ["a", "b"]
    assert (found.bron, found.studie, found.codeur) == ("werk-anna.zip", BRIEF.studie, "anna")
    assert found.codes == BRIEF.codes
    assert found.problemen == ()


@pytest.mark.parametrize("form", ["zip", "map"])
def test_a_whole_bundle(tmp_path, form):
    path = pack(tmp_path / "b.zip", BUNDEL) if form == "zip" else put(tmp_path / "b", BUNDEL)
    (found,) = lees_pakketten(path)
    assert ids(found) == ["a", "b"]
    assert (found.studie, found.codeur) == ("7", "")
    assert found.codes == maak_afdruk(BOEK)
    assert found.problemen == ()


def test_a_loose_journal(tmp_path):
    (found,) = lees_pakketten(put(tmp_path, {"R01 (2).JSONL": JOURNAAL}) / "R01 (2).JSONL")
    assert ids(found) == ["a", "b"]
    assert found.studie == ""
    assert found.codes is None


def test_a_folder_with_all_of_these(tmp_path):
    put(tmp_path, {f"uitgepakt/{n}": d for n, d in BUNDEL.items()})
    put(tmp_path, {"los.jsonl": schrijf_regel(A), "brief.docx": b"x", "~$los.jsonl": b"x"})
    pack(tmp_path / "post" / "werk-anna.zip", ZENDING)
    pack(tmp_path / "kapot.zip", {"a.txt": b""})
    found = list(lees_pakketten(tmp_path))
    good = [p for p in found if isinstance(p, Pakket)]
    assert [(p.bron.rpartition("/")[2], len(p.regels)) for p in good] == [
        (tmp_path.name, 1),
        ("codeer-anna", 2),
        ("werk-anna.zip", 2),
    ]
    (bad,) = (p for p in found if isinstance(p, Geweigerd))
    assert bad.bron == "kapot.zip"
    assert "geen werk van een codeur" in bad.fout


def test_an_archive_with_two_bundles_keeps_them_apart(tmp_path):
    two = {f"{name}/{n}": d for name in ("een", "twee") for n, d in ZENDING.items()}
    assert [p.bron for p in lees_pakketten(pack(tmp_path / "z.zip", two))] == ["z.zip/een", "z.zip/twee"]


def test_what_cannot_be_read_is_told_and_the_rest_counts(tmp_path):
    files = ZENDING | {
        "zending.json": b"[" * 100_000,
        "coderingen/anna/R02.jsonl": b'{"half\n' + schrijf_regel(losse_gebeurtenis("c", "R02")) + b"x\n" * 7,
        "coderingen/anna/R03.jsonl": b'{"id":"'
        + b"x" * 1_000_001
        + b'"}\n'
        + schrijf_regel(losse_gebeurtenis("d", "R03")),
        "in.zip": b"PK",
        "../R04.jsonl": JOURNAAL,
    }
    (found,) = lees_pakketten(pack(tmp_path / "z.zip", files))
    assert ids(found) == ["a", "b", "c", "d"]
    told = dict(found.problemen)
    assert told["zending.json"] == "is niet te lezen"
    assert "beschadigd zijn: 1, 3, 4, 5, 6 …" in told["coderingen/anna/R02.jsonl"]
    assert "veel te lang" in told["coderingen/anna/R03.jsonl"]
    assert "zip in een zip" in told["in.zip"]
    assert "buiten de map" in told["../R04.jsonl"]


def test_events_of_a_later_version_are_no_damage(tmp_path):
    later = schrijf_regel(A).replace(b'"v":1', b'"v":9')
    (found,) = lees_pakketten(put(tmp_path, {"a.jsonl": later}) / "a.jsonl")
    assert ids(found) == ["a"]
    assert found.problemen == ()


@pytest.mark.parametrize(
    "head",
    [b'{"studie":7,"codeur":"../../x","codes":{"a":1}}', b"[]", b"\xff", b"{}" + b" " * 2_000_001],
)
def test_a_letter_that_says_nothing_good(tmp_path, head):
    (found,) = lees_pakketten(pack(tmp_path / "z.zip", ZENDING | {"zending.json": head}))
    assert ids(found) == ["a", "b"]
    assert found.codeur == ""
    assert found.codes is None


def test_a_codebook_that_cannot_be_read(tmp_path):
    files = {"codeboek.yaml": b"codes: [", "a.jsonl": JOURNAAL, "studie.json": b"x"}
    (found,) = lees_pakketten(put(tmp_path, files))
    assert found.codes is None
    assert [name for name, _ in found.problemen] == ["studie.json"]


def test_too_much_of_anything(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_MAX_REGELS", 6)
    monkeypatch.setattr(module, "MAX_TOTAAL", 3 * len(JOURNAAL))
    monkeypatch.setattr(module, "MAX_BESTAND", 4 * len(JOURNAAL))
    files = {"a.jsonl": JOURNAAL, "b.jsonl": JOURNAAL * 2, "c.jsonl": JOURNAAL, "d.jsonl": JOURNAAL * 5}
    (found,) = lees_pakketten(put(tmp_path, files))
    assert ids(found) == ["a", "b"]
    told = dict(found.problemen)
    assert "te veel regels" in told["b.jsonl"]
    assert "te veel in dit pakket" in told["c.jsonl"]
    assert "te groot" in told["d.jsonl"]
    monkeypatch.setattr(module, "MAX_BESTANDEN", 3)
    (found,) = lees_pakketten(tmp_path)
    assert "te veel bestanden" in found.fout


def test_nothing_there(tmp_path):
    for path, part in (
        (tmp_path / "weg.zip", "is er niet"),
        (put(tmp_path / "leeg", {"x.txt": b""}), "staat geen werk"),
        (put(tmp_path, {"x.zip": b"x"}) / "x.zip", "geen goed zip"),
    ):
        (found,) = lees_pakketten(path)
        assert isinstance(found, Geweigerd)
        assert part in found.fout
        assert found.tip


def test_a_file_that_is_in_use(tmp_path, monkeypatch):
    put(tmp_path, {"a.jsonl": JOURNAAL})

    def refuse(self, *_):
        raise PermissionError(13, "in gebruik")

    monkeypatch.setattr(type(tmp_path), "open", refuse)
    (found,) = lees_pakketten(tmp_path)
    assert dict(found.problemen) == {"a.jsonl": "a.jsonl kan niet gelezen worden."}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes and links as files")
def test_links_and_pipes_in_a_folder_are_not_followed(tmp_path):
    put(tmp_path / "geheim", {"g.jsonl": JOURNAAL})
    folder = put(tmp_path / "post", {"a.jsonl": schrijf_regel(A)})
    (folder / "link.jsonl").symlink_to(tmp_path / "geheim" / "g.jsonl")
    (folder / "map").symlink_to(tmp_path / "geheim")
    os.mkfifo(folder / "pijp.jsonl")
    (found,) = lees_pakketten(folder)
    assert ids(found) == ["a"]
    assert dict(found.problemen) == {"link.jsonl": "is een verwijzing en geen bestand"}


def test_the_letter_says_nothing_about_the_computer():
    assert set(json.loads(BRIEF.to_json())) == {"formaat", "studie", "codeur", "codeboek", "codes"}
