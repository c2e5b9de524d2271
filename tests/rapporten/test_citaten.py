from __future__ import annotations

from dataclasses import replace

from codeer.core.terugkoppeling import Antwoordsoort, Blokkade


def test_a_row_per_fragment_with_its_place(rapport, s):
    rijen = rapport("citaten")
    teksten = {m.interview.id: m.interview.tekst for m in s.studie()}
    assert len(rijen) == sum(len(m.fragmenten) for m in s.studie())
    for r in rijen:
        assert teksten[r["interview"]][r["begin"] : r["eind"]] == r["citaat"]
        assert r["waarom"]
        assert r["herkomst"] == "automaat"


def test_what_someone_blocked_is_a_row_that_says_so(rapport, s):
    m = s.maak("R01", [("R", [("Een.", "stress.min"), ("Twee.", "stress.min")])])
    first = m.fragmenten[0]
    m = replace(m, blokkades=(Blokkade(first.begin, first.eind, "R01", Antwoordsoort.NIET),))
    why = {r["citaat"]: r["waarom"] for r in rapport("citaten", [m])}
    assert why["Een."].endswith("niet citeren: wie het zei wil dat niet")
    assert "niet citeren" not in why["Twee."]


def test_rows_follow_the_text_then_the_codebook(rapport, s):
    zinnen = [("Een.", "idee weg stress.min stress.plus wantrouwen.min"), ("Twee.", "stress.min")]
    m = s.maak("R01", [("R", zinnen)])
    omgekeerd = type(m)(
        m.interview, {}, {}, m.woorden, m.respondenten, tuple(reversed(m.fragmenten)), m.zinnen
    )
    verwacht = ["wantrouwen.min", "stress.plus", "stress.min", "idee.", "weg.", "stress.min"]
    for een in (m, omgekeerd):
        assert [f"{r['code']}.{r['pool']}" for r in rapport("citaten", [een])] == verwacht


def test_ids_are_unique_and_kenmerken_those_of_the_speaker(rapport):
    rijen = rapport("citaten")
    assert len({r["id"] for r in rijen}) == len(rijen)
    groep = {r["spreker"]: r["gemeente"] for r in rijen if r["interview"] == "G01"}
    assert groep == {"R1": "Aalten", "R2": ""}
