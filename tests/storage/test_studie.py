import pytest

from codeer.core.errors import OnderzoekFout
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.studie import Studie, lees_studie, nieuwe_studie, schrijf_studie


def test_round_trip(tmp_path):
    o = Onderzoek(tmp_path)
    assert lees_studie(o) is None
    studie = nieuwe_studie()
    schrijf_studie(o, studie)
    assert lees_studie(o) == studie
    assert studie.id != nieuwe_studie().id


@pytest.mark.parametrize("inhoud", ["", "{}", "[]", '{"studie": "x", "formaat": "y"}', '{"studie": 1}'])
def test_damaged(tmp_path, inhoud):
    o = Onderzoek(tmp_path)
    o.studie.write_text(inhoud, "utf-8")
    with pytest.raises(OnderzoekFout, match="beschadigd"):
        lees_studie(o)


def test_from_a_newer_codeer(tmp_path):
    o = Onderzoek(tmp_path)
    schrijf_studie(o, Studie("x", 99))
    with pytest.raises(OnderzoekFout, match="nieuwere codeer"):
        lees_studie(o)
