"""Reading along sees every change and reads as `lees_journaal` does."""

import pytest
from gebeurtenissen import maker, plek
from studie import maak_studie

from codeer.core.gebeurtenis import Codering
from codeer.core.gebeurtenis_regel import schrijf_regel
from codeer.storage.journaal import Journaal, journaal_pad
from codeer.storage.journaal_lezen import lees_journaal
from codeer.storage.journaal_meelezen import Meelezer


@pytest.fixture
def onderzoek(tmp_path):
    return maak_studie(tmp_path / "s")


def keep(onderzoek, *events):
    for g in events:
        with Journaal(onderzoek, g.codeur, g.interview) as journaal:
            journaal.bewaar([g])


def same(lezer, onderzoek, interview=None):
    seen, whole = lezer(onderzoek, interview), lees_journaal(onderzoek, interview)
    assert seen.regels == whole.regels
    return seen


def test_sees_what_is_added_by_whoever(onderzoek):
    lezer, anna, bo = Meelezer(), maker(), maker("bo", "b1")
    assert same(lezer, onderzoek).regels == ()
    for number in range(3):
        keep(
            onderzoek,
            anna.maak(Codering("a", ""), **plek()),
            bo.maak(Codering("b", ""), **plek(interview="G01")),
        )
        assert len(same(lezer, onderzoek).regels) == 2 * (number + 1)
        assert len(same(lezer, onderzoek, "R01").regels) == number + 1
        assert same(lezer, onderzoek, "X").regels == ()


def test_what_did_not_change_is_the_very_same_value(onderzoek):
    lezer = Meelezer()
    keep(onderzoek, maker().maak(Codering("a", ""), **plek()))
    assert lezer(onderzoek).regels[0] is lezer(onderzoek).regels[0]


def test_a_line_cut_off_and_finished_later(onderzoek):
    lezer, anna = Meelezer(), maker()
    keep(onderzoek, anna.maak(Codering("a", ""), **plek()))
    path = journaal_pad(onderzoek, "anna", "R01")
    line = schrijf_regel(anna.maak(Codering("é", ""), **plek()))
    with path.open("ab") as file:
        file.write(line[:-30])
    cut = same(lezer, onderzoek)
    assert [m.regel for _, m in cut.meldingen] == [2]
    with path.open("ab") as file:
        file.write(line[-30:])
    assert len(same(lezer, onderzoek).regels) == 2
    assert lezer(onderzoek).meldingen == ()


def test_numbers_of_added_lines_and_of_damage_go_on(onderzoek):
    lezer, anna = Meelezer(), maker()
    path = journaal_pad(onderzoek, "anna", "R01")
    path.parent.mkdir(parents=True)
    path.write_bytes(schrijf_regel(anna.maak(Codering("a", ""), **plek())) + b"\n\n")
    same(lezer, onderzoek)
    with path.open("ab") as file:
        file.write(b"{oeps\n" + schrijf_regel(anna.maak(Codering("b", ""), **plek())))
    seen = same(lezer, onderzoek)
    assert [r.nr for r in seen.regels] == [1, 5]
    assert [m.regel for _, m in seen.meldingen] == [4]


def test_a_file_that_was_rewritten_is_read_anew(onderzoek):
    lezer, anna = Meelezer(), maker()
    keep(onderzoek, anna.maak(Codering("a", ""), **plek()), anna.maak(Codering("b", ""), **plek()))
    same(lezer, onderzoek)
    path = journaal_pad(onderzoek, "anna", "R01")
    path.write_bytes(b"".join(schrijf_regel(anna.maak(Codering(c, ""), **plek())) for c in "xyz"))
    assert [r.gebeurtenis.inhoud.code for r in same(lezer, onderzoek).regels] == ["x", "y", "z"]
    other = path.with_name("R01 (conflict).jsonl")
    other.write_bytes(schrijf_regel(anna.maak(Codering("q", ""), **plek())))
    assert len(same(lezer, onderzoek).regels) == 4
    other.replace(path)
    assert [r.gebeurtenis.inhoud.code for r in same(lezer, onderzoek).regels] == ["q"]
    path.unlink()
    assert same(lezer, onderzoek).regels == ()


def test_a_file_that_cannot_be_read_is_tried_again(onderzoek, monkeypatch):
    lezer = Meelezer()
    keep(onderzoek, maker().maak(Codering("a", ""), **plek()))
    path = journaal_pad(onderzoek, "anna", "R01")
    kind = type(path)
    real = kind.read_bytes

    def refuse(self):
        if self == path:
            raise PermissionError(13, "bezet")
        return real(self)

    with monkeypatch.context() as patch:
        patch.setattr(kind, "read_bytes", refuse)
        seen = lezer(onderzoek)
    assert seen.regels == ()
    assert "kan niet gelezen worden" in seen.meldingen[0][1].tekst
    assert len(same(lezer, onderzoek).regels) == 1


def test_a_file_that_went_while_looking(onderzoek, monkeypatch):
    keep(onderzoek, maker().maak(Codering("a", ""), **plek()))
    path = journaal_pad(onderzoek, "anna", "R01")
    monkeypatch.setattr("codeer.storage.journaal_meelezen.journaal_bestanden", lambda _: (path,))
    path.unlink()
    assert Meelezer()(onderzoek).regels == ()
