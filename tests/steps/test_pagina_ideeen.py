"""Ideas to make things better, from the page: put under one, noted as new, taken away; the file stays people's own."""

import pytest
from studie import CODEBOEK, TEKSTEN, maak_studie

from codeer.core.errors import GebruiksFout, VerouderdFout
from codeer.core.verdeling import Toewijzing, Verdeling
from codeer.steps.coderen import Werkplek
from codeer.steps.materiaal import open_stroom
from codeer.steps.pagina import Pagina
from codeer.steps.verbeterideeen import verbeterideeen
from codeer.storage.verbeterideeen import register_pad

BOEK = CODEBOEK + "  verbeteridee:\n    definitie: Wat beter kan.\n    termen: [voorstel]\n"
R01 = TEKSTEN["R01"]
TWEE = "Ze luisterde niet. Ik was gespannen."
EEN = "Nu wel, hoor."
# as Excel leaves it: a column of people's own, a line that is no idea, a note
VAN_MENSEN = (
    "\ufeffidee;omschrijving;Eigen kolom;citaten\r\n"
    'Vaste contactpersoon;"één gezicht; altijd";ja;f0123456789ab\r\n'
    ";let op: nog bespreken;;\r\n"
)


@pytest.fixture
def onderzoek(tmp_path):
    return maak_studie(tmp_path / "s", codeboek=BOEK)


def blad(onderzoek, **how):
    return Pagina(Werkplek(onderzoek, "anna", **how), Verdeling())


def codeer(page, citaat, code="verbeteridee", pool=""):
    begin = R01.index(citaat)
    act = {"soort": "codeer", "begin": begin, "eind": begin + len(citaat), "citaat": citaat, "code": code}
    return page.daad("R01", act | {"pool": pool})["ids"][0], f"{begin}-{begin + len(citaat)}-{code}-{pool}"


def zet(page, id, idee, **rest):
    return page.idee("R01", {"id": id, "idee": idee, "versie": page.ideeen("R01")["versie"], **rest})


def test_several_quotes_come_under_one_idea_and_the_report_has_them(onderzoek):
    page = blad(onderzoek)
    first, here = codeer(page, TWEE)
    second, there = codeer(page, EEN)
    assert page.ideeen("R01") == {"kan": True, "versie": "", "ideeen": [], "bij": {}}
    made = zet(page, first, "Terugbellen", omschrijving="Bel binnen een dag.", nieuw=True)
    assert made["bij"] == {here: ["Terugbellen"]}
    both = zet(page, second, "Terugbellen")
    assert both["bij"] == {here: ["Terugbellen"], there: ["Terugbellen"]}
    assert both["ideeen"] == [{"idee": "Terugbellen", "omschrijving": "Bel binnen een dag.", "aantal": 3}]
    page.daad("R01", {"soort": "klaar"})
    known = {f.id for m in open_stroom(onderzoek) for f in m.fragmenten}
    uitkomst = verbeterideeen(onderzoek, intern=True)
    (row,) = uitkomst.rijen
    assert set(row[-1].split(", ")) <= known
    assert uitkomst.register == ()
    assert uitkomst.los == ()


def test_what_people_wrote_in_the_file_stays_as_it_is(onderzoek):
    register_pad(onderzoek).write_bytes(VAN_MENSEN.encode())
    page = blad(onderzoek)
    id, here = codeer(page, EEN, "stress", "min")
    assert zet(page, id, "vaste CONTACTPERSOON")["bij"] == {here: ["Vaste contactpersoon"]}
    zet(page, id, "Rust", nieuw=True)
    text = register_pad(onderzoek).read_text("utf-8-sig")
    for line in (
        'Vaste contactpersoon;"één gezicht; altijd";ja;f0123456789ab, f',
        ";let op: nog bespreken;;",
    ):
        assert line in text
    assert "stress" in text  # the code is the theme of a new idea
    assert page.ideeen("R01")["bij"] == {here: ["Vaste contactpersoon", "Rust"]}
    zet(page, id, "Vaste contactpersoon", los=True)
    zet(page, id, "Rust", los=True)
    after = register_pad(onderzoek).read_text("utf-8-sig")
    assert "ja;f0123456789ab\n" in after.replace("\r", "")
    assert ";let op: nog bespreken;;" in after
    assert page.ideeen("R01")["bij"] == {}
    assert len(page.ideeen("R01")["ideeen"]) == 2


def test_a_file_that_changed_meanwhile_is_not_written_over(onderzoek):
    page = blad(onderzoek)
    id, _ = codeer(page, EEN)
    seen = page.ideeen("R01")["versie"]
    register_pad(onderzoek).write_bytes(VAN_MENSEN.encode())
    with pytest.raises(VerouderdFout):
        page.idee("R01", {"id": id, "idee": "Rust", "versie": seen, "nieuw": True})
    assert register_pad(onderzoek).read_bytes() == VAN_MENSEN.encode()


def test_an_accepted_suggestion_has_an_idea_too(onderzoek):
    page = blad(onderzoek)
    v = next(v for v in page.interview("R01")["stand"]["voorstellen"] if v["code"] == "stress")
    act = {k: v[k] for k in ("begin", "eind", "code", "pool")} | {"citaat": R01[v["begin"] : v["eind"]]}
    id = page.daad("R01", act | {"soort": "besluit", "beslissing": "akkoord"})["ids"][0]
    assert zet(page, id, "Rust", nieuw=True)["bij"] == {v["sleutel"]: ["Rust"]}
    refused = page.daad("R01", act | {"soort": "besluit", "beslissing": "afgewezen"})["ids"][0]
    with pytest.raises(GebruiksFout, match="staat hier niet meer"):
        zet(page, refused, "Rust")


@pytest.mark.parametrize(
    ("vraag", "fout"),
    [
        ({"idee": " "}, "korte naam"),
        ({"idee": "x" * 2001}, "korte naam"),
        ({"idee": "x", "id": "weg"}, "staat hier niet meer"),
        ({"idee": "x", "versie": 3}, "versie"),
    ],
)
def test_what_cannot_be_kept_is_told(onderzoek, vraag, fout):
    page = blad(onderzoek)
    id, _ = codeer(page, EEN)
    with pytest.raises(GebruiksFout, match=fout):
        page.idee("R01", {"id": id, "versie": "", **vraag})
    assert not register_pad(onderzoek).exists()


def test_a_memo_stands_at_no_place(onderzoek):
    page = blad(onderzoek)
    codeer(page, EEN)
    zet(page, codeer(page, EEN)[0], "Rust", nieuw=True)
    page.daad("R01", {"soort": "memo", "over": "interview", "tekst": "Mooi."})
    assert len(page.ideeen("R01")["bij"]) == 1


def test_who_is_blind_or_has_a_bundle_sees_no_list(onderzoek):
    register_pad(onderzoek).write_bytes(VAN_MENSEN.encode())
    page = blad(onderzoek, blind=True)
    id, _ = codeer(page, EEN)
    nothing = {"kan": False, "versie": "", "ideeen": [], "bij": {}}
    assert page.ideeen("R01") == nothing
    with pytest.raises(GebruiksFout, match="geen lijst"):
        zet(page, id, "Rust", nieuw=True)
    (onderzoek.map / "Start hier.cmd").write_text("", "utf-8")
    assert blad(onderzoek).ideeen("R01")["kan"] is True  # the list was put into the bundle
    register_pad(onderzoek).unlink()
    assert blad(onderzoek).ideeen("R01") == nothing


def test_the_plan_keeps_a_codeur_away(onderzoek):
    page = Pagina(Werkplek(onderzoek, "anna"), Verdeling((Toewijzing("R01", ("bo",), None, ("anna",)),)))
    for ask in (lambda: page.ideeen("R01"), lambda: page.idee("R01", {})):
        with pytest.raises(GebruiksFout, match="niet voor anna"):
            ask()
