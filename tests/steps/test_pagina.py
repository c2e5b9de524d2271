"""What the page gets, and what it may ask."""

import json

import pytest
from studie import CODEBOEK, maak_studie

from codeer.core.errors import GebruiksFout, OnderzoekFout, VerouderdFout
from codeer.core.verdeling import Toewijzing, Verdeling
from codeer.steps.coderen import Werkplek
from codeer.steps.pagina import Pagina
from codeer.storage.interviews import Herkomstblad, hash_tekst, schrijf_interview
from codeer.storage.journaal import journaal_pad

MET_MEER = CODEBOEK.replace("codes:", "facetten:\n  soort: [ervaring, wens]\ncodes:").replace(
    "    min: ['stress*', gespannen]\n",
    "    min: ['stress*', gespannen]\n    voorbeelden:\n      - {tekst: Ik lag wakker., pool: min}\n"
    "    subcodes:\n      thuis:\n        termen: [keukentafel]\n",
)


@pytest.fixture
def onderzoek(tmp_path):
    return maak_studie(tmp_path / "s", codeboek=MET_MEER)


def blad(onderzoek, codeur="anna", verdeling=None, **how):
    return Pagina(Werkplek(onderzoek, codeur, **how), verdeling or Verdeling(), how.pop("opsturen", None))


def eerste(pagina, interview="R01"):
    """The act that accepts the first suggestion."""
    seen = pagina.interview(interview)
    v = seen["stand"]["voorstellen"][0]
    turn = next(b for b in seen["beurten"] if b["begin"] <= v["begin"] < b["eind"])
    citaat = turn["tekst"][v["begin"] - turn["begin"] : v["eind"] - turn["begin"]]
    return {
        "soort": "besluit",
        "gezien": seen["stand"]["nr"],
        "beslissing": "akkoord",
        "citaat": citaat,
        **{k: v[k] for k in ("begin", "eind", "code", "pool")},
    }


def plek(pagina, citaat, interview="R01"):
    beurten = pagina.interview(interview)["beurten"]
    b = next(b for b in beurten if citaat in b["tekst"])
    begin = b["begin"] + b["tekst"].index(citaat)
    return {"begin": begin, "eind": begin + len(citaat), "citaat": citaat}


def test_the_plan_keeps_a_codeur_away_from_an_interview(onderzoek):
    page = blad(onderzoek, verdeling=Verdeling((Toewijzing("R01", ("bo",), None, ("anna",)),)))
    asked = {"soort": "memo", "over": "interview", "tekst": "x"}
    for ask in (
        lambda: page.interview("R01"),
        lambda: page.stand("R01"),
        lambda: page.daad("R01", asked),
        lambda: page.bekeken({"interview": "R01"}),
    ):
        with pytest.raises(GebruiksFout, match="niet voor anna"):
            ask()
    assert not journaal_pad(onderzoek, "anna", "R01").exists()
    assert blad(onderzoek).daad("R01", asked)["ids"]


class TestBegin:
    def test_codebook(self, onderzoek):
        begin = blad(onderzoek).begin()
        assert (begin["codeur"], begin["blind"], begin["overleg"]) == ("anna", False, False)
        near, stress, home = begin["codeboek"]["codes"]
        assert (near["code"], near["sneltoets"]) == ("nabijheid", "1")
        assert near["polen"] == [{"pool": "plus", "naam": "plus"}, {"pool": "min", "naam": "min"}]
        assert near["kleur"] != stress["kleur"] == home["kleur"]
        assert (home["code"], home["ouder"], home["polen"]) == (
            "stress/thuis",
            "stress",
            [{"pool": "", "naam": ""}],
        )
        assert stress["voorbeelden"] == [{"tekst": "Ik lag wakker.", "pool": "min", "verwacht": True}]
        assert begin["facetten"] == [{"facet": "soort", "waarden": ["ervaring", "wens"], "sneltoets": "s"}]
        assert begin["melding"] is None
        json.dumps(begin)

    def test_list_of_interviews_follows_the_work(self, onderzoek):
        page = blad(onderzoek)
        before = {i["interview"]: i for i in page.begin()["interviews"]}
        assert before["R01"]["voorstellen_open"] == before["R01"]["voorstellen_totaal"] == 2
        assert (before["R01"]["zinnen"], before["R01"]["klaar"], before["R01"]["toegewezen"]) == (
            3,
            False,
            True,
        )
        page.daad("R01", eerste(page))
        page.daad("R01", {"soort": "klaar", "begin": None, "eind": None, "codes": ["stress"]})
        after = {i["interview"]: i for i in page.begin()["interviews"]}
        # what was finished stays so, whatever codes came later
        assert (after["R01"]["klaar"], after["R01"]["zinnen_klaar"]) == (True, 3)
        assert (after["R01"]["voorstellen_open"], after["R01"]["voorstellen_onbesloten"]) == (0, 1)
        assert after["R01"]["codes_niet_beoordeeld"] == ["nabijheid", "stress/thuis"]
        page.daad("R01", {"soort": "klaar"})
        done = {i["interview"]: i for i in page.begin()["interviews"]}
        assert (done["R01"]["klaar"], done["R01"]["zinnen_klaar"], done["R01"]["voorstellen_open"]) == (
            True,
            3,
            0,
        )
        assert done["G01"] == before["G01"]

    def test_the_plan(self, onderzoek):
        plan = Verdeling((Toewijzing("G01", ("anna", "bo")), Toewijzing("R01", ("bo",), niet_door=("anna",))))
        rows = blad(onderzoek, verdeling=plan, blind_in=["G01"]).begin()["interviews"]
        g, r = rows
        assert (g["toegewezen"], g["blind"], g["voorstellen_totaal"], g["niet_door"]) == (
            True,
            True,
            0,
            False,
        )
        assert (r["toegewezen"], r["blind"], r["niet_door"]) == (False, False, True)

    def test_faults_are_told_and_stop_nothing(self, onderzoek):
        page = blad(onderzoek)
        onderzoek.tekst("G01").write_text("R1: anders", "utf-8")
        onderzoek.codeboek.write_text("kodes: {}\n", "utf-8")
        begin = page.begin()
        assert "buiten codeer om" in begin["interviews"][0]["fout"]
        assert "fout" in begin["melding"]
        assert begin["interviews"][1]["zinnen"] == 3


class TestInterview:
    def test_turns_and_units(self, onderzoek):
        seen = blad(onderzoek).interview("R01")
        assert [b["telt"] for b in seen["beurten"]] == [False, True, False, True]
        turn = seen["beurten"][1]
        assert (turn["spreker"], turn["rol"], turn["tijd"]) == ("R", "R", "00:00:12")
        assert turn["tekst"][turn["zinnen"][0][0] - turn["begin"] :].startswith("Ze luisterde niet.")
        assert seen["stand"]["voortgang"] == {"zinnen": 3, "klaar": 0, "voorstellen_open": 2}
        json.dumps(seen)

    def test_blind_holds_nothing_of_the_computer_or_others(self, onderzoek):
        other = blad(onderzoek, "bo")
        other.daad("R01", {"soort": "codeer", **plek(other, "Nu wel"), "code": "stress", "pool": "min"})
        page = blad(onderzoek, blind=True)
        page.daad("R01", {"soort": "klaar"})
        text = json.dumps(page.interview("R01")["stand"]) + json.dumps(page.begin())
        assert "luisteren" not in text.replace(json.dumps(page.begin()["codeboek"]), "")
        assert '"bo"' not in text
        assert page.interview("R01")["stand"]["voorstellen"] == []

    def test_what_she_accepted_before_she_was_blind_stays_in_view(self, onderzoek):
        page = blad(onderzoek)
        page.daad("R01", eerste(page))
        page.daad("R01", {**eerste(page), "gezien": None, **_second(page), "beslissing": "afgewezen"})
        (left,) = blad(onderzoek, blind=True).interview("R01")["stand"]["voorstellen"]
        assert left["besluit"]["beslissing"] == "akkoord"

    def test_what_the_codebook_suggests_no_more_stays_decided(self, onderzoek):
        page = blad(onderzoek)
        act = eerste(page)
        page.daad("R01", act)
        onderzoek.codeboek.write_text(MET_MEER.replace("luisteren, ", ""), "utf-8")
        rows = page.interview("R01")["stand"]["voorstellen"]
        assert [(v["code"], bool(v["besluit"])) for v in rows] == [("nabijheid", True), ("stress", False)]
        assert "luister" in rows[0]["waarom"]

    def test_all_that_stands_there(self, onderzoek):
        page = blad(onderzoek)
        place = plek(page, "gespannen")
        made = page.daad("R01", {"soort": "codeer", **place, "code": "stress", "pool": "min"})
        page.daad("R01", {"soort": "memo", "over": "codering", "sleutel": made["ids"][0], "tekst": "hm"})
        page.daad("R01", {"soort": "memo", "over": "interview", "sleutel": "R01", "tekst": "gek gesprek"})
        page.daad("R01", {"soort": "open_code", **place, "naam": "wachten", "toelichting": "lang"})
        page.daad("R01", {"soort": "klaar", "begin": place["begin"] - 7, "eind": place["eind"] + 1})
        stand = page.daad("R01", {"soort": "facetten", "id": made["ids"][0], "facetten": {"soort": "wens"}})[
            "stand"
        ]
        (coding,) = stand["coderingen"]
        assert (coding["citaat"], coding["facetten"], coding["memo"]["tekst"]) == (
            "gespannen",
            {"soort": "wens"},
            "hm",
        )
        assert stand["memo"]["tekst"] == "gek gesprek"
        assert [o["naam"] for o in stand["open_codes"]] == ["wachten"]
        assert stand["klaar"] == [[place["begin"] - 7, place["eind"] + 1]]
        assert stand["afrondingen"][0]["codes"] == ["nabijheid", "stress", "stress/thuis"]
        assert stand["kan_terug"]
        again = page.daad("R01", {"soort": "klaar", "begin": None, "eind": None, "codes": ["stress"]})[
            "stand"
        ]
        assert [h["codes"] for h in again["half_klaar"]] == [["nabijheid", "stress/thuis"]] * 2
        undone = page.daad("R01", {"soort": "heropen"})["stand"]
        assert undone["klaar"] == undone["half_klaar"] == []

    def test_others_after_finishing(self, onderzoek):
        other = blad(onderzoek, "bo")
        other.daad("R01", eerste(other))
        page = blad(onderzoek)
        assert page.interview("R01")["stand"]["anderen"] == []
        (seen,) = page.daad("R01", {"soort": "klaar"})["stand"]["anderen"]
        assert (seen["codeur"], seen["herkomst"], seen["nog_niet_besproken"]) == ("bo", "nagekeken", True)

    def test_conflicts(self, onderzoek, tmp_path):
        page = blad(onderzoek)
        act = eerste(page)
        page.daad("R01", act)
        home = maak_studie(tmp_path / "thuis", codeboek=MET_MEER)
        blad(home).daad(
            "R01",
            {**act, "gezien": None, "beslissing": "anders", "wordt_code": "stress", "wordt_pool": "min"},
        )
        copy = journaal_pad(onderzoek, "anna", "R01").with_name("kopie.jsonl")
        copy.write_bytes(journaal_pad(home, "anna", "R01").read_bytes())
        stand = page.stand("R01")
        (conflict,) = stand["conflicten"]
        assert conflict["begin"] == act["begin"]
        assert {k["beslissing"] for k in conflict["keuzes"]} == {"akkoord", "anders"}
        assert page.begin()["interviews"][1]["conflicten"] == 1
        chosen = {"soort": "kies", "ids": conflict["ids"], "id": conflict["ids"][0]}
        assert page.daad("R01", chosen)["stand"]["conflicten"] == []

    def test_uncertain_places(self, onderzoek):
        page = blad(onderzoek)
        for citaat in ("Ze luisterde niet.", "Ik was gespannen."):
            page.daad("R01", {"soort": "codeer", **plek(page, citaat), "code": "stress", "pool": "min"})
        old = Werkplek(onderzoek, "anna").beeld("R01").interview.tekst
        _replace(
            onderzoek,
            old,
            old.replace("Ze luisterde niet. Ik was gespannen.", "Ze luisterde wel. Ik was rustig."),
        )
        first, second = page.stand("R01")["onzeker"]
        assert {first["citaat"], second["citaat"]} == {"Ze luisterde niet.", "Ik was gespannen."}
        assert page.begin()["interviews"][1]["onzeker"] == 2
        done = page.daad("R01", {"soort": "plaats", "id": first["id"], **plek(page, "Ze luisterde wel.")})[
            "stand"
        ]
        assert [c["citaat"] for c in done["coderingen"]] == ["Ze luisterde wel."]
        assert [o["id"] for o in done["onzeker"]] == [second["id"]]
        gone = page.daad("R01", {"soort": "plaats", "id": second["id"], "weg": True})["stand"]
        assert gone["onzeker"] == []
        assert gone == page.stand("R01")
        back = page.daad("R01", {"soort": "terug"})["stand"]
        assert len(back["onzeker"]) == 1


def _second(page):
    v = page.interview("R01")["stand"]["voorstellen"][1]
    return {**plek(page, "Ik was gespannen."), "code": v["code"], "pool": v["pool"]}


def _replace(onderzoek, old, new):
    """As `codeer import --vervang` does: with the map between the versions, where there is one."""
    from codeer.core.blokken_zoek import zoek_blokken
    from codeer.storage.interviews import Versie

    kaart = zoek_blokken(old, new)
    versie = Versie(hash_tekst(old), hash_tekst(new), "0" * 64, kaart)
    blad = Herkomstblad("R01", "R01.txt", "0" * 64, hash_tekst(new), versies=(versie,))
    schrijf_interview(onderzoek, new, blad)


class TestAsking:
    @pytest.mark.parametrize(
        "vraag",
        [
            None,
            [],
            "x",
            {},
            {"soort": 1},
            {"soort": "wis_alles"},
            {"soort": "codeer"},
            {"soort": "codeer", "begin": True, "eind": 3, "citaat": "x", "code": "stress", "pool": "min"},
            {"soort": "codeer", "begin": -1, "eind": 3, "citaat": "x", "code": "stress", "pool": "min"},
            {"soort": "codeer", "begin": 0, "eind": 10**30, "citaat": "x", "code": "stress", "pool": "min"},
            {"soort": "codeer", "begin": 1.5, "eind": 3, "citaat": "x", "code": "stress", "pool": "min"},
            {"soort": "codeer", "begin": 0, "eind": 3, "citaat": None, "code": "stress", "pool": "min"},
            {"soort": "codeer", "begin": 0, "eind": 2, "citaat": "I:", "code": {}, "pool": "min"},
            {"soort": "codeer", "begin": 0, "eind": 2, "citaat": "I:", "code": "stress", "pool": "<b>"},
            {"soort": "codeer", "begin": 0, "eind": 2, "citaat": "I:", "code": "\ud800", "pool": "min"},
            {
                "soort": "codeer",
                "begin": 0,
                "eind": 2,
                "citaat": "I:",
                "code": "stress",
                "pool": "min",
                "na": "x",
            },
            {
                "soort": "codeer",
                "begin": 0,
                "eind": 2,
                "citaat": "I:",
                "code": "stress",
                "pool": "min",
                "facetten": [],
            },
            {"soort": "klaar", "codes": [1]},
            {"soort": "klaar", "begin": 3, "eind": None},
            {"soort": "klaar", "gezien": "17"},
            {"soort": "memo", "over": "iemand", "tekst": "x"},
            {"soort": "besluit", "beslissing": "misschien"},
            {"soort": "terug"},
        ],
    )
    def test_nonsense_is_refused_in_dutch(self, onderzoek, vraag):
        with pytest.raises(GebruiksFout) as caught:
            blad(onderzoek).daad("R01", vraag)
        assert caught.value.fout
        assert (
            not journaal_pad(onderzoek, "anna", "R01").exists()
            or not journaal_pad(onderzoek, "anna", "R01").read_bytes()
        )

    def test_stale(self, onderzoek):
        page = blad(onderzoek)
        act = eerste(page)
        page.daad("R01", act)
        with pytest.raises(VerouderdFout):
            page.daad("R01", {**act, "beslissing": "afgewezen"})

    def test_hostile_words_come_back_as_they_were(self, onderzoek):
        page = blad(onderzoek)
        text = "<script>alert(1)</script> \u202e \U0001f600 \ud83d \x00"
        page.daad("R01", {"soort": "memo", "over": "interview", "tekst": text})
        # half a pair cannot be written anywhere: it gets a mark
        text = text.replace("\ud83d", "\ufffd")
        assert page.stand("R01")["memo"]["tekst"] == text
        assert blad(onderzoek).stand("R01")["memo"]["tekst"] == text

    def test_memos_of_the_study(self, onderzoek):
        page = blad(onderzoek)
        assert page.memo({"over": "studie", "sleutel": "", "tekst": "week 1"})["memo"]["tekst"] == "week 1"
        assert page.memo({"over": "code", "sleutel": "stress", "tekst": "ruim"})["memo"]["tekst"] == "ruim"
        begin = page.begin()
        assert begin["studiememo"]["tekst"] == "week 1"
        assert begin["codeboek"]["codes"][1]["memo"]["tekst"] == "ruim"
        assert page.memo({"over": "studie", "tekst": ""}) == {"memo": None}
        with pytest.raises(GebruiksFout):
            page.memo({"over": "interview", "tekst": "x"})
        done = page.daad("R01", {"soort": "memo", "over": "studie", "tekst": "ook hier"})
        assert done["stand"]["nr"] == page.stand("R01")["nr"]
        assert page.begin()["studiememo"]["tekst"] == "ook hier"

    def test_seen(self, onderzoek):
        page = blad(onderzoek)
        assert page.bekeken({"interview": "R01"}) == {}
        assert b"inzage" in journaal_pad(onderzoek, "anna", "R01").read_bytes()
        with pytest.raises(OnderzoekFout):
            page.bekeken({"interview": "../../etc"})

    def test_sending_back(self, onderzoek, tmp_path):
        with pytest.raises(GebruiksFout):
            blad(onderzoek).opsturen()
        page = Pagina(Werkplek(onderzoek, "anna"), Verdeling(), lambda: tmp_path / "opsturen" / "werk.zip")
        assert page.opsturen() == {"bestand": "werk.zip", "waar": str(tmp_path / "opsturen")}
