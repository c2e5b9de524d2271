"""The list and the agenda of a study, as people get them."""

from __future__ import annotations

import re

import pytest
from codeurwerk import Werk, codeert
from studie import maak_studie

from codeer.core.errors import GebruiksFout
from codeer.steps._verschillen import maak_lijst
from codeer.steps.overleg import leg_vast
from codeer.steps.verschillen import schrijf

GESPREK = "R: Eerst was het zwaar. Toen kwam zij langs. Het ging beter. Nu slaap ik weer. =Dat is alles."


@pytest.fixture
def studie(tmp_path):
    plaatsen = maak_studie(tmp_path / "s", {"R01": GESPREK, "R02": GESPREK, "R03": GESPREK})
    codeert(plaatsen, "anna", {"R01": {0: "stress.min", 4: "nabijheid.plus"}, "R02": {1: "stress.min"}})
    codeert(plaatsen, "bo", {"R01": {0: "stress.plus", 4: "stress.min"}, "R02": {2: "stress.min"}})
    codeert(plaatsen, "anna@2", {"R01": {3: "stress.min"}})
    return plaatsen


def test_the_sheet_opens_well_in_excel(studie):
    found = schrijf(studie)
    data = (studie.rapporten / "verschillen.csv").read_bytes()
    lines = data.decode("utf-8-sig").split("\r\n")
    assert data.startswith(b"\xef\xbb\xbf")
    assert lines[0] == (
        "id;interview;zin;regelnummer;citaat;voor;na;code;codeur anna;codeur bo;soort;hoort_bij;"
        "onafhankelijk;keuzes;besluit;reden;door;datum"
    )
    assert found.geschreven == ("verschillen.csv",)
    cells = lines[1].split(";")
    assert cells[1:5] == ["R01", "5", "1", "'=Dat is alles."]
    assert cells[7:11] == ["nabijheid", "plus", '"deze code niet', ' wel: stress (min)"']
    assert found.lijst.codeurs == ("anna", "bo")
    assert found.lijst.interviews == ("R01", "R02")


def test_the_same_study_gives_the_same_bytes(studie):
    def both():
        schrijf(studie, agenda=True)
        return [(studie.rapporten / n).read_bytes() for n in ("verschillen.csv", "agenda.html")]

    assert both() == both()


def test_a_sheet_that_people_filled_in_is_kept(studie):
    schrijf(studie)
    path = studie.rapporten / "verschillen.csv"
    mine = path.read_bytes().replace(b"gemist", b"mijn aantekening") + b"extra\r\n"
    path.write_bytes(mine)
    found = schrijf(studie)
    assert "bewaard/verschillen.csv" in found.meldingen[0]
    assert (studie.rapporten / "bewaard" / "verschillen.csv").read_bytes() == mine
    # also when what codeer knew of it is gone
    path.write_bytes(mine)
    for rest in studie.tijdelijk.glob("*.json"):
        rest.unlink()
    assert "bewaard/verschillen-2.csv" in schrijf(studie).meldingen[0]
    (studie.tijdelijk / "verschillen.json").write_text("[]", encoding="utf-8")
    path.write_bytes(mine)
    assert "bewaard/verschillen-3.csv" in schrijf(studie).meldingen[0]


def test_only_the_codeurs_and_codes_that_are_asked_for(studie):
    assert len(maak_lijst(studie).plaatsen) == 5
    assert {p.verschil.code for p in maak_lijst(studie, codes=["nabijheid"]).plaatsen} == {"nabijheid"}
    again = maak_lijst(studie, ["anna", "anna@2"])
    assert {g.codeur for p in again.plaatsen for g in p.verschil.gaven} == {"anna", "anna@2"}
    with pytest.raises(GebruiksFout, match="geen codeur «bob»"):
        maak_lijst(studie, ["bob"])
    with pytest.raises(GebruiksFout, match="geen code «strees»"):
        maak_lijst(studie, codes=["strees"])


def test_an_interview_that_was_changed_stops_nothing(studie):
    studie.tekst("R01").write_text("R: Heel iets anders.", encoding="utf-8")
    found = maak_lijst(studie)
    assert [o[0] for o in found.overgeslagen] == ["R01"]
    assert {p.verschil.interview for p in found.plaatsen} == {"R02"}


def test_where_to_begin_goes_round_the_codes_and_takes_no_half_twice(studie):
    first = maak_lijst(studie).eerste()
    assert [(p.verschil.interview, p.verschil.code, p.verschil.soort.value) for p in first] == [
        ("R01", "stress", "andere code"),
        ("R01", "stress", "andere kant"),
        ("R02", "stress", "grens"),
    ]
    assert len(maak_lijst(studie).eerste(1)) == 1


def test_work_done_with_suggestions_in_view_is_marked(studie):
    Werk(studie, "anna", "R03").zag().geef(0, "stress.min").rond(blind=False).bewaar()
    codeert(studie, "bo", {"R03": {}})
    schrijf(studie, agenda=True)
    row = (studie.rapporten / "verschillen.csv").read_text("utf-8-sig").splitlines()[-1]
    assert ";gemist;;nee;min | deze code niet | anders: code (kant);;;;" in row
    assert "niet los van elkaar gecodeerd" in (studie.rapporten / "agenda.html").read_text("utf-8")


def test_the_agenda_says_each_place_once(studie, tmp_path):
    schrijf(studie, agenda=True)
    page = (studie.rapporten / "agenda.html").read_text("utf-8")
    points = re.findall(r'<li class="punt" id="(v\w+)"', page)
    assert len(points) == len(set(points)) == 3
    assert "Staat al bij een andere code" in page
    assert "nabijheid</bdi> en <bdi>stress</bdi> (1 keer)" in page
    assert page.index("Begin met deze 3") < page.index("Wat nemen we mee voor het codeboek")
    assert "Gezien worden." in page
    pad = tmp_path / "b.csv"
    pad.write_text(f"id;besluit;reden;door\n{points[1]};anna;<b>zo</b>;anna en bo\n", encoding="utf-8")
    assert leg_vast(studie, pad).meldingen == ()
    schrijf(studie, lijst=False, agenda=True)
    page = (studie.rapporten / "agenda.html").read_text("utf-8")
    assert "<strong>Besloten:</strong> <bdi>min</bdi>" in page
    assert "(<bdi>anna</bdi>)</small>" in page
    assert "&lt;b&gt;zo&lt;/b&gt;" in page
    assert "waarvan 1 al besloten" in page


def test_nothing_to_discuss(tmp_path):
    plaatsen = maak_studie(tmp_path / "s")
    found = schrijf(plaatsen, agenda=True)
    assert (found.lijst.plaatsen, found.lijst.eerste()) == ((), ())
    assert "Er zijn geen verschillen" in (plaatsen.rapporten / "agenda.html").read_text("utf-8")
