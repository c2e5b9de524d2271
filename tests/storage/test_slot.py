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
