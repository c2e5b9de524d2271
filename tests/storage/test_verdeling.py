"""`verdeling.csv` survives Excel, and only what changed is written."""

import pytest
from studie import maak_studie

from codeer.core.errors import OnderzoekFout
from codeer.core.verdeling import Toewijzing, Verdeling
from codeer.storage.verdeling import lees_verdeling, verdeling_pad, zet_verdeling

HEAD = "interview;woorden;codeurs;blind;niet_door"


@pytest.fixture
def onderzoek(tmp_path):
    return maak_studie(tmp_path)


def write(onderzoek, text, encoding="utf-8-sig"):
    verdeling_pad(onderzoek).write_bytes(text.encode(encoding))


def test_no_file_is_an_empty_plan(onderzoek):
    assert lees_verdeling(onderzoek) == Verdeling()
    write(onderzoek, "\r\n\r\n")
    assert lees_verdeling(onderzoek) == Verdeling()


def test_written_as_excel_likes_it_and_read_back(onderzoek):
    plan = Verdeling(
        (Toewijzing("R01", ("anna", "bo"), blind=True, niet_door=("cor",)), Toewijzing("G01", ("anna",)))
    )
    assert zet_verdeling(onderzoek, plan, {"R01": 1200})
    expected = f"\ufeff{HEAD}\r\nR01;1200;anna, bo;ja;cor\r\nG01;;anna;;\r\n"
    assert verdeling_pad(onderzoek).read_bytes() == expected.encode()
    assert lees_verdeling(onderzoek) == plan
    assert not zet_verdeling(onderzoek, plan, {"R01": 9})


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\r\nr01;1200;Anna en Bo;JA;Cor",
        'sep=,\n\nNiet door,Blind,Interview,Codeur,lievelingskleur\nCor,x,R01,"anna, bo",rood',
        "interview\tdoor\tblind\tniet-door\nR01\tanna/bo\twaar\tcor",
        "interview;codeurs;blind;niet_door\nR01;anna;;\nR01;bo;ja;cor\n;;;\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_what_people_and_excel_make_of_it(onderzoek, text, encoding):
    write(onderzoek, text, encoding)
    assert lees_verdeling(onderzoek) == Verdeling(
        (Toewijzing("R01", ("anna", "bo"), blind=True, niet_door=("cor",)),)
    )


def test_what_cannot_be_understood_is_told_and_kept(onderzoek):
    lines = ["R01;;anna, overleg, ?;misschien;", "R99;;bo;;", ";;cor;;", "G01;;bo, anna;na inzage;Bo"]
    text = "\r\n".join([HEAD, *lines]) + "\r\n"
    write(onderzoek, text)
    plan = lees_verdeling(onderzoek)
    assert [r.doeners for r in plan.rijen] == [("anna",), ("anna",)]
    told = " | ".join(str(m) for m in plan.meldingen)
    for part in (
        "'overleg' kan geen naam",
        "'?' kan geen naam",
        "'misschien' is geen ja",
        "'R99' bestaat niet",
        "noemt geen interview",
        "'na inzage' is geen ja",
        "G01: bo staat bij codeurs en bij niet_door",
    ):
        assert part in told
    assert not zet_verdeling(onderzoek, plan, {})
    assert verdeling_pad(onderzoek).read_bytes().decode("utf-8-sig") == text


def test_only_the_cells_that_change_are_written(onderzoek):
    write(onderzoek, 'Interview;opmerking;Codeurs\r\nR01;"let; op";Anna\r\n')
    plan = Verdeling((Toewijzing("R01", ("anna", "bo"), blind=True), Toewijzing("G01", ("bo",))))
    assert zet_verdeling(onderzoek, plan, {"G01": 7})
    expected = (
        'Interview;opmerking;Codeurs;woorden;blind;niet_door\r\nR01;"let; op";anna, bo;;ja\r\nG01;;bo;7;;\r\n'
    )
    assert verdeling_pad(onderzoek).read_bytes().decode("utf-8-sig") == expected


@pytest.mark.parametrize("text", ["codeurs;blind\r\nanna;ja\r\n", 'interview;codeurs\r\nR01;"anna\r\n'])
def test_no_table_is_a_fault_that_names_the_file(onderzoek, text):
    write(onderzoek, text)
    with pytest.raises(OnderzoekFout, match=r"verdeling\.csv"):
        lees_verdeling(onderzoek)


def test_a_file_that_cannot_be_read(onderzoek, monkeypatch):
    write(onderzoek, HEAD)

    def refuse(self):
        raise PermissionError(13, "open in Excel")

    monkeypatch.setattr(type(verdeling_pad(onderzoek)), "read_bytes", refuse)
    with pytest.raises(OnderzoekFout, match="kan niet gelezen worden"):
        lees_verdeling(onderzoek)
