"""The command's work: read what there is, hand out the rest, write only what changed."""

import pytest
from team import codeer, maak_team

from codeer.core.errors import GebruiksFout
from codeer.steps.verdeel import aantal, naam_codeur, verdeel
from codeer.storage.kenmerken import zet_kenmerken
from codeer.storage.logboek import lees_logboek
from codeer.storage.verdeling import lees_verdeling, verdeling_pad

TEKSTEN = {f"R{n:02d}": "I: Hoe gaat het?\n\nR: " + "heel goed hoor " * n for n in range(1, 11)}


@pytest.fixture
def onderzoek(tmp_path):
    return maak_team(tmp_path, TEKSTEN)


def test_it_is_written_and_read_back(onderzoek):
    done = verdeel(onderzoek, ["Anna", "Bo"])
    assert len(done.dubbel) == 2
    assert done.open == ()
    assert lees_verdeling(onderzoek).rijen == done.verdeling.rijen
    assert sum(done.woorden.values()) == sum(
        done.verdeling.van(f"R{n:02d}").dubbel * 3 * n + 3 * n for n in range(1, 11)
    )
    again = verdeel(onderzoek)
    assert (again.nieuw, again.verdeling.rijen) == ((), done.verdeling.rijen)
    assert [e.soort for e in lees_logboek(onderzoek)[0]] == ["verdeel"]


def test_a_trial_writes_nothing(onderzoek):
    assert verdeel(onderzoek, ["anna"], proef=True).proef
    assert not verdeling_pad(onderzoek).exists()


def test_without_names_it_is_laid_out_to_fill_in(onderzoek):
    done = verdeel(onderzoek)
    assert done.open == tuple(TEKSTEN)
    assert done.onmogelijk == ()
    assert verdeling_pad(onderzoek).read_text("utf-8-sig").splitlines()[1] == "R01;3;;;"


def test_new_interviews_are_added_and_who_began_keeps_hers(tmp_path):
    onderzoek = maak_team(tmp_path, dict(list(TEKSTEN.items())[:4]))
    codeer(onderzoek, "cor", "R02", aantal=1)
    before = verdeel(onderzoek, ["anna", "bo"], "0").verdeling
    assert before.van("R02").codeurs == ("cor",)
    maak_team(tmp_path / "meer", TEKSTEN)
    for name in ("R05.txt", "R05.json"):
        (onderzoek.interviews / name).write_bytes((tmp_path / "meer" / "interviews" / name).read_bytes())
    after = verdeel(onderzoek, [], "0")
    assert after.verdeling.rijen[:4] == before.rijen
    assert [i for i, _ in after.nieuw] == ["R05"]


def test_doubles_are_spread_over_kenmerken(onderzoek):
    cells = {
        (id, ""): {"gemeente": "Noord" if n < 6 else "Zuid", "respondent": id} for n, id in enumerate(TEKSTEN)
    }
    zet_kenmerken(onderzoek.kenmerken, cells)
    done = verdeel(onderzoek, ["anna", "bo", "cor"], "2")
    assert {cells[id, ""]["gemeente"] for id in done.dubbel} == {"Noord", "Zuid"}


def test_what_cannot_be_read_waits(onderzoek):
    onderzoek.tekst("R03").write_text("anders", encoding="utf-8")
    onderzoek.codeboek.write_text("codes: [", encoding="utf-8")
    done = verdeel(onderzoek, ["anna"], blind=False)
    assert [id for id, _, _ in done.overgeslagen] == ["R03"]
    assert done.verdeling.van("R03").codeurs == ()
    plain = done.to_json()
    assert plain["niemand"] == []
    assert plain["overgeslagen"][0]["interview"] == "R03"
    assert plain["onmogelijk"] == ["Dubbel coderen kan pas met twee codeurs of meer."]


@pytest.mark.parametrize(
    ("text", "n"), [("", 2), ("20%", 2), ("12,5 %", 1), ("1%", 1), ("0", 0), ("0%", 0), ("3", 3), ("99", 10)]
)
def test_how_many(text, n):
    assert aantal(text, 10) == n


@pytest.mark.parametrize("text", ["x", "-1", "101%", "1,5", "10 procent"])
def test_how_many_is_not_understood(text):
    with pytest.raises(GebruiksFout, match="geen deel of aantal"):
        aantal(text, 10)


def test_names():
    assert [naam_codeur(n) for n in ("Anna", " bo ", "Anna de Vries", "anna@2")] == [
        "anna",
        "bo",
        "anna-de-vries",
        "anna@2",
    ]
    for name in ("overleg", "Automaat", "", " ?"):
        with pytest.raises(GebruiksFout, match="geen naam"):
            naam_codeur(name)
