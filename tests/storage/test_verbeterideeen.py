"""The register of ideas, in whatever form Excel and people leave it."""

from __future__ import annotations

import pytest

from codeer.core.errors import CodeerFout, OnderzoekFout, SchrijfFout, VerouderdFout
from codeer.core.verbeteridee import Verbeteridee, lees_fase
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.verbeterideeen import (
    KOLOMMEN,
    begin_register,
    haal_los,
    koppel,
    lees_register,
    register_pad,
    zet_idee,
)


@pytest.fixture
def onderzoek(tmp_path):
    return Onderzoek(tmp_path)


def schrijf(onderzoek, text, encoding="utf-8"):
    register_pad(onderzoek).write_bytes(text.encode(encoding))


def test_a_new_register_is_empty_and_opens_in_excel(onderzoek):
    assert lees_register(onderzoek).ideeen == ()
    assert begin_register(onderzoek)
    assert register_pad(onderzoek).read_bytes() == b"\xef\xbb\xbf" + ";".join(KOLOMMEN).encode() + b"\r\n"
    assert not begin_register(onderzoek)
    assert lees_register(onderzoek).ideeen == ()


def test_rows_are_understood_as_people_write_them(onderzoek):
    schrijf(
        onderzoek,
        "\nIdee,Thema's,Aan zet,Fase,Citaten,eigen kolom\r\n"
        '"Vaste dag","nabijheid, stress",Anna,Getest,"f1; f2 f1,\nf3",x\r\n\r\n,,,,f9,\n"Té doen",,,,,\n',
        "cp1252",
    )
    read = lees_register(onderzoek)
    one, two = read.ideeen
    assert (one.idee, one.themas, one.aan_zet, one.fase) == (
        "Vaste dag",
        ("nabijheid", "stress"),
        "Anna",
        "uitgetest",
    )
    assert (one.citaten, one.regel, two.idee) == (("f1", "f2", "f3"), 3, "Té doen")
    (note,) = read.meldingen
    assert "noemt geen idee" in note.tekst


def test_a_phase_that_is_unknown_is_told_with_its_line_and_kept(onderzoek):
    schrijf(onderzoek, "idee;fase\nA;ingevord\nB;ergens\nC;Afgevallen\n")
    read = lees_register(onderzoek)
    assert (read.meldingen[0].regel, read.meldingen[0].tip) == (2, "Bedoel je «ingevoerd»?")
    assert read.meldingen[1].tip.startswith("Bekend: genoemd, ")
    assert [(i.fase, i.getoonde_fase) for i in read.ideeen] == [
        ("", "ingevord"), ("", "ergens"), ("afgevallen", "afgevallen"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cel", "fase"), [("", ""), ("Genoemd ", "genoemd"), ("klaar", "ingevoerd"), ("x", "")]
)
def test_phases(cel, fase):
    assert lees_fase(cel) == fase


def test_one_idea_in_two_rows_is_one_idea(onderzoek):
    schrijf(onderzoek, "idee;citaten;uitkomst\nVaste dag;f1;eerst\nvaste DAG;f2,f1;later\n")
    read = lees_register(onderzoek)
    (idee,) = read.ideeen
    assert (idee.citaten, idee.uitkomst) == (("f1", "f2"), "eerst")
    assert read.meldingen[0].regel == 3


@pytest.mark.parametrize("text", ["naam;fase\nA;B\n", 'idee\n"nooit dicht\n'])
def test_what_is_no_register_is_told(onderzoek, text):
    schrijf(onderzoek, text)
    with pytest.raises(OnderzoekFout, match="verbeterideeen") as caught:
        lees_register(onderzoek)
    assert caught.value.tip


def test_a_register_that_cannot_be_read_is_told(onderzoek, monkeypatch):
    schrijf(onderzoek, "idee\nA\n")

    def closed(_):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.read_bytes", closed)
    with pytest.raises(OnderzoekFout) as caught:
        lees_register(onderzoek)
    assert "Excel" in caught.value.tip


def test_an_empty_file_is_an_empty_register(onderzoek):
    schrijf(onderzoek, "\r\n\r\n")
    assert lees_register(onderzoek).ideeen == ()


def test_linking_writes_only_what_is_new(onderzoek):
    schrijf(onderzoek, 'sep=,\nuitkomst,"idee" ,citaten,eigen\n"=1+1",Vaste dag,f1,"a ""b"""\n\n')
    assert koppel(onderzoek, {"vaste dag": ("f1", "f2"), "=Nieuw; idee": ("f3",)})
    text = register_pad(onderzoek).read_text("utf-8")
    assert text.startswith('sep=,\nuitkomst,"idee" ,citaten,eigen,')
    assert '"=1+1",Vaste dag,"f1, f2","a ""b"""' in text
    before = register_pad(onderzoek).read_bytes()
    assert not koppel(onderzoek, {"Vaste dag": ("f2",), "=nieuw; IDEE": ("f3",)})
    assert register_pad(onderzoek).read_bytes() == before
    read = lees_register(onderzoek)
    assert [(i.idee, i.citaten, i.fase) for i in read.ideeen] == [
        ("Vaste dag", ("f1", "f2"), ""), ("=Nieuw; idee", ("f3",), "genoemd"),
    ]  # fmt: skip


def test_what_someone_wrote_among_the_quotes_stays(onderzoek):
    said = "zie wat de man en de vrouw zeiden;\nf1"
    schrijf(onderzoek, f'idee;citaten\r\nA;"{said}"\r\n')
    koppel(onderzoek, {"A": ("f1",)})
    haal_los(onderzoek, "A", ("f2",))
    assert f'A;"{said}"' in register_pad(onderzoek).read_bytes().decode()
    koppel(onderzoek, {"A": ("f1", "f2", "f2")})
    assert f'A;"{said}, f2"' in register_pad(onderzoek).read_bytes().decode()
    haal_los(onderzoek, "A", ("f1",))
    assert "A;zie wat de man en de vrouw zeiden, f2\r" in register_pad(onderzoek).read_bytes().decode()
    haal_los(onderzoek, "A", ("zie", "f2"))
    assert "A;wat de man en de vrouw zeiden\r" in register_pad(onderzoek).read_bytes().decode()


def test_linking_begins_a_register(onderzoek):
    assert koppel(onderzoek, {"Vaste dag": ("f1",)})
    (idee,) = lees_register(onderzoek).ideeen
    assert idee.citaten == ("f1",)


def test_a_register_that_is_open_elsewhere_stays_as_it_was(onderzoek, monkeypatch):
    schrijf(onderzoek, "idee\nA\n")

    def open_(*_):
        raise PermissionError

    monkeypatch.setattr("os.replace", open_)
    with pytest.raises(SchrijfFout):
        koppel(onderzoek, {"A": ("f1",)})
    assert register_pad(onderzoek).read_text("utf-8") == "idee\nA\n"


EIGEN = "\r\n\r\nBudget;Idee;Citaten;Fase\r\n10;B;f1;\r\n;;;\r\n20;A;;getest\r\n"


def test_a_new_idea_comes_last_and_the_rest_stays_as_it_was(onderzoek):
    schrijf(onderzoek, EIGEN)
    idee = Verbeteridee(0, "=C", "Elke week", ("stress", "nabijheid"), "Bo", citaten=("f2", "f3"))
    zet_idee(onderzoek, idee, lees_register(onderzoek).versie)
    raw = register_pad(onderzoek).read_bytes().decode()
    _, _, head, *rows = raw.split("\r\n")
    assert head == "Budget;Idee;Citaten;Fase;omschrijving;thema;bedacht_door;aan_zet;uitkomst"
    assert rows[:3] == ["10;B;f1;", ";;;", "20;A;;getest"]
    assert rows[3] == ";'=C;f2, f3;genoemd;Elke week;stress, nabijheid;Bo;;"
    assert lees_register(onderzoek).vind("=c").citaten == ("f2", "f3")


def test_a_new_idea_needs_a_name_of_its_own(onderzoek):
    schrijf(onderzoek, EIGEN)
    for naam in ("a", "Á ", " "):
        with pytest.raises(CodeerFout):
            zet_idee(onderzoek, Verbeteridee(0, naam))
    assert register_pad(onderzoek).read_bytes() == EIGEN.encode()


def test_what_changed_in_excel_meanwhile_is_not_written_over(onderzoek):
    schrijf(onderzoek, EIGEN)
    versie = lees_register(onderzoek).versie
    changed = EIGEN.replace("10;B", "11;B")
    schrijf(onderzoek, changed)
    with pytest.raises(VerouderdFout):
        koppel(onderzoek, {"B": ("f9",)}, versie)
    with pytest.raises(VerouderdFout):
        zet_idee(onderzoek, Verbeteridee(0, "D"), versie)
    assert register_pad(onderzoek).read_bytes() == changed.encode()
    assert koppel(onderzoek, {"B": ("f9",)}, lees_register(onderzoek).versie)


def test_a_list_that_came_meanwhile_is_not_written_over_either(onderzoek):
    assert lees_register(onderzoek).versie == ""
    schrijf(onderzoek, EIGEN)
    with pytest.raises(VerouderdFout):
        koppel(onderzoek, {"B": ("f9",)}, "")
