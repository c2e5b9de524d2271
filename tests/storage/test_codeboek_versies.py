"""Copies of former codebooks, found back by what they hold."""

import pytest
from studie import CODEBOEK, maak_studie

from codeer.core.errors import SchrijfFout
from codeer.storage.codeboek import lees_codeboek
from codeer.storage.codeboek_versies import bewaar_kopie, kopieen, vind_kopie


@pytest.fixture
def onderzoek(tmp_path):
    return maak_studie(tmp_path / "s", {})


def test_a_copy_is_the_file_itself_and_made_once(onderzoek):
    book = lees_codeboek(onderzoek.codeboek)
    copy = bewaar_kopie(onderzoek, book)
    assert copy is not None
    assert copy.read_bytes() == onderzoek.codeboek.read_bytes()
    assert copy.name == f"codeboek-{book.hash()[:12]}.yaml"
    assert bewaar_kopie(onderzoek, book) is None
    assert vind_kopie(onderzoek, book.hash()) == copy
    assert vind_kopie(onderzoek, book.hash()[:12]) == copy
    assert vind_kopie(onderzoek, "f" * 64) is None


def test_a_file_that_changed_meanwhile_is_not_kept_under_the_wrong_name(onderzoek):
    book = lees_codeboek(onderzoek.codeboek)
    onderzoek.codeboek.write_text(CODEBOEK + "\n# meer\n", encoding="utf-8")
    assert bewaar_kopie(onderzoek, book) is not None  # only a remark
    changed = CODEBOEK.replace("gespannen", "moe")
    onderzoek.codeboek.write_text(changed, encoding="utf-8")
    for path in (onderzoek.map / "bewaard").iterdir():
        path.unlink()
    assert bewaar_kopie(onderzoek, book) is None
    assert list(kopieen(onderzoek)) == []


def test_numbered_copies_are_found_by_their_content(onderzoek):
    folder = onderzoek.map / "bewaard"
    folder.mkdir()
    (folder / "codeboek-01.yaml").write_text(CODEBOEK, encoding="utf-8")
    (folder / "codeboek-02.yaml").write_text("codes: [", encoding="utf-8")
    (folder / "iets-anders.yaml").write_text(CODEBOEK, encoding="utf-8")
    book = lees_codeboek(onderzoek.codeboek)
    assert vind_kopie(onderzoek, book.hash()) == folder / "codeboek-01.yaml"
    kept = bewaar_kopie(onderzoek, book)
    assert [k.pad.name for k in kopieen(onderzoek)] == [kept.name, "codeboek-01.yaml", "codeboek-02.yaml"]
    assert vind_kopie(onderzoek, book.hash()) == kept


def test_a_copy_that_cannot_be_made_is_told(onderzoek):
    (onderzoek.map / "bewaard").write_text("in de weg", encoding="utf-8")
    with pytest.raises(SchrijfFout):
        bewaar_kopie(onderzoek, lees_codeboek(onderzoek.codeboek))
