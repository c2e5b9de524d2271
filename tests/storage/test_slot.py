import pytest

from codeer.core.errors import SchrijfFout, SlotFout
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.slot import slot


def test_second_one_is_refused_until_the_first_is_done(tmp_path):
    o = Onderzoek(tmp_path)
    with slot(o):
        with pytest.raises(SlotFout, match="Een andere codeer") as caught, slot(o, wacht=0):
            pass
        assert "probeer het opnieuw" in caught.value.tip
    with slot(o, wacht=0):
        pass


def test_released_after_a_fault(tmp_path):
    o = Onderzoek(tmp_path)
    with pytest.raises(ValueError, match="x"), slot(o):
        raise ValueError("x")
    with slot(o, wacht=0):
        pass


def test_folder_that_cannot_be_made(tmp_path):
    (tmp_path / ".codeer").touch()
    with pytest.raises(SchrijfFout), slot(Onderzoek(tmp_path)):
        pass


def test_what_a_killed_codeer_left_is_cleared_away(tmp_path):
    o = Onderzoek(tmp_path)
    o.interviews.mkdir()
    ours = [o.interviews / ".gesprek-2.json.1747.tmp", o.map / ".studie.json.12.tmp"]
    theirs = [o.interviews / ".gesprek.tmp", o.interviews / "R1.txt", o.map / ".aantekening.12.tmp"]
    for path in ours + theirs:
        path.touch()
    with slot(o):
        assert not [p for p in ours if p.exists()]
        assert all(p.exists() for p in theirs)
