"""Which quotes are chosen: spread over respondents, the same ones every time, never what is blocked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from codeer.core.terugkoppeling import Antwoordsoort, Blokkade
from codeer.rapporten._citaatkeuze import AANTAL, Citaatkeuze

ZIN = "Dit is een zin van acht woorden of {} meer."


def gesprek(s, id, aantal, persoon="", *, herkomst="automaat", kenmerken=None):
    zinnen = [(ZIN.format(nr), f"wantrouwen.min*{herkomst}") for nr in range(aantal)]
    return s.maak(id, [("R", zinnen)], kenmerken, respondenten={"R": persoon or id})


def gekozen(materiaal, *eigen, code="wantrouwen", pool="min"):
    keuze = Citaatkeuze(eigen)
    for m in materiaal:
        keuze.neem(m)
    return keuze, [c.fragment.id for c in keuze.van(code, pool)], [c.persoon for c in keuze.van(code, pool)]


def test_who_says_much_does_not_take_all_places(s):
    _, ids, personen = gekozen([gesprek(s, "R01", 20), gesprek(s, "R02", 1), gesprek(s, "R03", 1)])
    assert len(ids) == len(set(ids)) == AANTAL
    assert set(personen) == {"R01", "R02", "R03"}
    assert len(set(personen[:3])) == 3


def test_one_person_in_two_interviews_is_one_person(s):
    _, _, personen = gekozen([*(gesprek(s, f"R{n}", 3, "p1") for n in range(6)), gesprek(s, "R9", 1, "p2")])
    assert set(personen[:2]) == {"p1", "p2"}


@pytest.mark.parametrize("aantal", [3, 100])
def test_the_order_of_interviews_decides_nothing(s, aantal):
    materiaal = [gesprek(s, f"R{n}", 1 + n % 5, f"p{n % 40}") for n in range(aantal)]
    assert gekozen(materiaal)[1] == gekozen(materiaal[::-1])[1]


def test_memory_does_not_grow_with_respondents(s):
    keuze, _, _ = gekozen([gesprek(s, f"R{n}", 2) for n in range(200)])
    assert max(len(persons) for persons in keuze._per.values()) <= 4 * AANTAL + 1


def test_what_people_found_goes_before_what_the_computer_found(s):
    _, _, personen = gekozen(
        [*(gesprek(s, f"R{n}", 2) for n in range(9)), gesprek(s, "M1", 1, herkomst="mens")]
    )
    assert personen[0] == "M1"


def test_what_someone_blocked_is_never_quoted(s):
    m = gesprek(s, "R01", 2)
    eerste = m.fragmenten[0]
    m = replace(m, blokkades=(Blokkade(eerste.begin, eerste.eind, "R01", Antwoordsoort.NIET),))
    keuze, ids, _ = gekozen([m], eerste.id)
    assert eerste.id not in ids
    assert "wil dat niet" in keuze.meldingen()[0]


def test_an_own_choice_goes_before_and_keeps_its_order(s):
    m = gesprek(s, "R01", 9)
    own = [m.fragmenten[n].id for n in (7, 2)]
    keuze, ids, _ = gekozen([m], *own, "fbestaatniet")
    assert ids == own
    assert keuze.is_eigen("wantrouwen")
    assert keuze.van("wantrouwen", "plus") == ()
    assert keuze.meldingen() == [
        "Niet gevonden bij wat telt: fbestaatniet. Neem het id van een fragment over uit citaten.csv."
    ]


def test_codes_without_an_own_choice_are_still_quoted(s):
    m = s.studie()[0]
    keuze, ids, _ = gekozen([m], next(f.id for f in m.fragmenten if f.code == "stress"))
    assert ids
    assert not keuze.is_eigen("wantrouwen")


def test_context_and_consent_come_along(s):
    m = gesprek(s, "R01", 1, kenmerken={"gemeente": "Ede", "meetmoment": "2", "toestemming_citeren": "nee"})
    keuze, _, _ = gekozen([m])
    (c,) = keuze.van("wantrouwen", "min")
    assert (c.context, c.toestemming) == (("Ede", "2"), "nee")
