"""From where the team talked an interview over, nothing in it is independent any more."""

import pytest
from overlegproef import volg_overal
from studie import maak_studie

from codeer.core.codering import OVERLEG
from codeer.core.gebeurtenis import Codering
from codeer.steps import verschillen
from codeer.steps._overleg_getoond import noteer_getoond
from codeer.steps.coderen import Werkplek
from codeer.steps.consistentie_onderzoek import Keuzes, vergelijk_onderzoek
from codeer.steps.overlegpagina import Overlegpagina
from codeer.steps.stand import Standen
from codeer.storage import journaal_lezen
from codeer.storage.codeboek import laad_codeboek
from codeer.storage.journaal_lezen import lees_journaal

ZINNEN = [f"Zin nummer {nr} over het leven." for nr in range(12)]
TEKST = "R: " + " ".join(ZINNEN)


def plek(nr):
    at = TEKST.index(ZINNEN[nr])
    return at, at + len(ZINNEN[nr]), ZINNEN[nr]


@pytest.fixture
def onderzoek(tmp_path):
    """Anna and bram coded blind and differ; in R02 they do not."""
    found = maak_studie(tmp_path / "s", {"R01": TEKST, "R02": TEKST})
    for naam, first in (("anna", 0), ("bram", 2)):
        who = Werkplek(found, naam, blind=True)
        for nr in range(first, first + 4):
            who.codeer("R01", plek(nr), "stress", "min")
        who.klaar("R01")
        who.klaar("R02")
    return found


def alfa(onderzoek):
    codes = vergelijk_onderzoek(onderzoek, Keuzes()).hoofd.codes
    return next(c.alpha for c in codes if c.code == "stress")


def past_aan(onderzoek):
    """Anna, blind as before, codes as bram did."""
    anna = Werkplek(onderzoek, "anna", blind=True)
    for g in anna.beeld("R01").eigen:
        if isinstance(g.inhoud, Codering) and g.anker.citaat in ZINNEN[:2]:
            anna.haal_weg("R01", g.id)
    for nr in (4, 5):
        anna.codeer("R01", plek(nr), "stress", "min")


def van_overleg(onderzoek):
    return [g for g in lees_journaal(onderzoek).gebeurtenissen if g.codeur == OVERLEG]


def beslis(onderzoek, tmp_path):
    assert volg_overal(onderzoek, tmp_path, "bram") == 4


@pytest.mark.parametrize(
    "toon",
    [
        lambda o, _: verschillen.schrijf(o),
        lambda o, _: verschillen.schrijf(o, lijst=False, agenda=True),
        lambda o, _: Overlegpagina(o).begin(),
        beslis,
    ],
    ids=["lijst", "agenda", "pagina", "besluiten"],
)
def test_what_is_changed_after_the_talk_leaves_the_figure(onderzoek, tmp_path, toon):
    before = alfa(onderzoek)
    toon(onderzoek, tmp_path)
    assert alfa(onderzoek) == before
    past_aan(onderzoek)
    assert alfa(onderzoek) == before


def test_without_a_talk_a_blind_change_counts(onderzoek):
    before = alfa(onderzoek)
    past_aan(onderzoek)
    assert alfa(onderzoek) != before


def test_it_is_noted_once_and_only_where_people_differ(onderzoek):
    for _ in range(2):
        verschillen.schrijf(onderzoek)
        Overlegpagina(onderzoek).begin()
    assert [g.interview for g in van_overleg(onderzoek)] == ["R01"]


def test_what_another_window_noted_meanwhile_is_not_noted_again(onderzoek):
    before = Standen(onderzoek, laad_codeboek(onderzoek.codeboek).codeboek)
    for _ in range(2):  # neither knows of the other
        noteer_getoond(onderzoek, ["R01", "R01"], before)
    (noted,) = van_overleg(onderzoek)
    assert noted.nr > max(g.nr for g in before.gebeurtenissen("R01"))


def test_journals_are_read_once_for_the_list(onderzoek, monkeypatch):
    read = []
    whole = journaal_lezen.ontleed
    monkeypatch.setattr(
        journaal_lezen, "ontleed", lambda path, *rest: read.append(path) or whole(path, *rest)
    )
    verschillen.schrijf(onderzoek)
    people = [path for path in read if path.parent.name != OVERLEG]
    assert sorted(people) == sorted(set(people))


def test_who_begins_after_the_talk_is_not_independent_and_that_is_told(onderzoek):
    verschillen.schrijf(onderzoek)
    cor = Werkplek(onderzoek, "cor", blind=True)
    for id in ("R01", "R02"):
        cor.codeer(id, plek(3), "stress", "min")
        cor.klaar(id)
    found = vergelijk_onderzoek(onderzoek, Keuzes())
    (told,) = [m for m in found.meldingen if "blind afrondde" in m]
    assert told.startswith(
        "wat cor in R01 blind afrondde nadat jullie de verschillen daar in beeld hadden, telt"
    )
    by_name = {stand.codeur: stand for stand in found.kop.standen}
    assert (by_name["cor"].zinnen, by_name["cor"].blind) == (24, 12)
    assert (by_name["anna"].zinnen, by_name["anna"].blind) == (24, 24)
    assert found.niet_onafhankelijk is not None  # it is shown, apart
