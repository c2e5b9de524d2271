"""What was taken out stays out, whatever copy brings it back."""

import pytest
from gebeurtenissen import SHA, maker, plek
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.errors import OnderzoekFout
from codeer.core.gebeurtenis import Codering, Memo, Over
from codeer.core.gebeurtenis_regel import lees_regel, schrijf_regel
from codeer.storage.grafstenen import (
    Grafsteen,
    Grafstenen,
    Reden,
    encode_grafstenen,
    grafstenen_pad,
    lees_grafstenen,
    zet_grafsteen,
)
from codeer.storage.journaal import Journaal
from codeer.storage.journaal_lezen import lees_journaal
from codeer.storage.onderzoek import Onderzoek

STEEN = Grafsteen(Reden.INTREKKEN, "R01", (SHA,), ("x",), "2025-03-01T00:00:00Z")


def events():
    make = maker()
    coding = make.maak(Codering("stress", "min"), **plek())
    memo = make.maak(Memo(Over.INTERVIEW, "R01", "Zij zei iets."), interview="R01")
    other = make.maak(Codering("stress", "min"), **plek(interview="R02"))._replace(tekst="6" * 64)
    return coding, memo, other


def test_no_file_holds_no_stones(tmp_path):
    stones = lees_grafstenen(Onderzoek(tmp_path))
    assert not stones
    assert not any(map(stones.is_dood, events()))


texts = st.text(max_size=9)


@given(st.builds(Grafsteen, st.sampled_from(Reden), texts, *[st.lists(texts).map(tuple)] * 2, texts))
def test_a_stone_comes_back_as_it_was(steen):
    assert Grafsteen.from_json(steen.to_json()) == steen


def test_stones_are_added_and_damage_is_told(tmp_path):
    onderzoek = Onderzoek(tmp_path)
    zet_grafsteen(onderzoek, STEEN)
    path = grafstenen_pad(onderzoek)
    path.write_bytes(path.read_bytes() + b'{"v":1}\n[]\n\n\xff\n{"v":2,"teksten":[],"gebeurtenissen":[]}')
    zet_grafsteen(onderzoek, STEEN)
    found = lees_grafstenen(onderzoek)
    assert found.stenen == (STEEN, STEEN)
    assert [m.regel for m in found.meldingen] == [2, 3, 5, 6]
    assert encode_grafstenen(found) == STEEN.to_json() * 2
    assert [m for _, m in lees_journaal(onderzoek).meldingen] == list(found.meldingen)


def test_stones_that_cannot_be_read_stop_everything(tmp_path, monkeypatch):
    onderzoek = Onderzoek(tmp_path)
    zet_grafsteen(onderzoek, STEEN)

    def refuse(self):
        raise PermissionError(13, "in gebruik")

    monkeypatch.setattr(type(tmp_path), "read_bytes", refuse)
    with pytest.raises(OnderzoekFout, match="kan niet gelezen worden"):
        lees_grafstenen(onderzoek)


def test_what_lies_under_a_stone():
    coding, memo, other = events()
    withdrawn = Grafstenen([STEEN])
    assert [withdrawn.is_dood(g) for g in (coding, memo, other)] == [True, True, False]
    assert withdrawn.is_dood(other._replace(id="x"))
    replaced = Grafstenen([Grafsteen(Reden.VERVANGEN, "R01", (SHA,))])
    assert [replaced.is_dood(g) for g in (coding, memo, other)] == [True, False, False]


def test_events_of_a_later_version_are_not_let_through():
    coding, memo, other = events()
    later = [lees_regel(schrijf_regel(g).decode().replace('"v":1', '"v":9')) for g in (coding, memo, other)]
    assert list(map(Grafstenen([STEEN]).is_dood, later)) == [True, True, False]
    replaced = Grafstenen([Grafsteen(Reden.VERVANGEN, "R01", (SHA,))])
    assert list(map(replaced.is_dood, later)) == [True, False, False]


def test_reading_leaves_the_dead_out_and_says_so(tmp_path):
    onderzoek = Onderzoek(tmp_path)
    coding, memo, other = events()
    with Journaal(onderzoek, "anna", "R01") as journaal:
        journaal.bewaar([coding, memo])
    with Journaal(onderzoek, "anna", "R02") as journaal:
        journaal.bewaar([other])
    zet_grafsteen(onderzoek, STEEN)
    found = lees_journaal(onderzoek)
    assert found.gebeurtenissen == (other,)
    ((path, melding),) = found.meldingen
    assert path.name == "R01.jsonl"
    assert "2 gebeurtenissen" in melding.tekst
