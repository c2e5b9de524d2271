import pytest

from codeer.core.errors import OnderzoekFout
from codeer.storage.onderzoek import Onderzoek, vind_onderzoek


def test_paths(tmp_path):
    o = Onderzoek(tmp_path)
    paths = [
        o.codeboek,
        o.interviews,
        o.kenmerken,
        o.rapporten,
        o.coderingen,
        o.tijdelijk,
        o.logboek,
        o.studie,
    ]
    assert [p.relative_to(tmp_path).as_posix() for p in [*paths, o.tekst("R1"), o.herkomst("R1")]] == [
        "codeboek.yaml",
        "interviews",
        "interviews/kenmerken.csv",
        "rapporten",
        "coderingen",
        ".codeer",
        "logboek.jsonl",
        "studie.json",
        "interviews/R1.txt",
        "interviews/R1.json",
    ]


def test_walks_up(tmp_path):
    (tmp_path / "codeboek.yaml").touch()
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert vind_onderzoek(None, deep).map == tmp_path
    assert vind_onderzoek(None, tmp_path).map == tmp_path


def test_nearest_wins(tmp_path):
    inner = tmp_path / "a"
    inner.mkdir()
    (tmp_path / "codeboek.yaml").touch()
    (inner / "codeboek.yaml").touch()
    assert vind_onderzoek(None, inner).map == inner


def test_given_folder(tmp_path, monkeypatch):
    (tmp_path / "o").mkdir()
    (tmp_path / "o" / "codeboek.yaml").touch()
    monkeypatch.chdir(tmp_path)
    found = vind_onderzoek(tmp_path.joinpath("o").relative_to(tmp_path), tmp_path)
    assert found.map == tmp_path / "o"


def test_none_found(tmp_path):
    with pytest.raises(OnderzoekFout, match=r"geen onderzoek") as caught:
        vind_onderzoek(None, tmp_path)
    assert "codeer nieuw" in caught.value.tip


def test_given_folder_does_not_walk_up(tmp_path):
    (tmp_path / "codeboek.yaml").touch()
    (tmp_path / "o").mkdir()
    with pytest.raises(OnderzoekFout, match=r"staat geen codeboek\.yaml") as caught:
        vind_onderzoek(tmp_path / "o", tmp_path)
    assert "codeer nieuw" in caught.value.tip
    with pytest.raises(OnderzoekFout, match="is geen map"):
        vind_onderzoek(tmp_path / "weg", tmp_path)
