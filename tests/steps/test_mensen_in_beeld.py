"""What verantwoording, status and controleer tell of people's work."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from mensenwerk import CODEBOEK, CODES, LUISTERDE, STRESS, Mensen
from studie import maak_studie

import codeer
from codeer.steps.controleer import controleer
from codeer.steps.rapport import Keuze, maak_rapport
from codeer.steps.status import status
from codeer.storage.interviews import Herkomstblad, hash_tekst, schrijf_interview
from codeer.storage.journaal import journaal_pad

pytestmark = pytest.mark.usefixtures("lege_grafieken")

TEKSTEN = {
    "R01": "I: Nou?\n\nR: Ik had stress. Ze luisterde.",
    "R02": "R: Ze luisterde altijd.",
}


@pytest.fixture
def o(tmp_path):
    o = maak_studie(tmp_path, TEKSTEN, CODEBOEK)
    o.kenmerken.write_text("interview;plaats\nR01;Ede\nR02;Epe\n", encoding="utf-8")
    o.studie.write_text('{"studie": "x", "formaat": 1}', encoding="utf-8")
    return o


@pytest.fixture
def mensen(o):
    return Mensen(o)


def report(o, **keuze):
    uit = maak_rapport(o, Keuze(("citaten",), **keuze))
    account = json.loads((o.rapporten / "verantwoording.json").read_text("utf-8"))
    return uit, account, (o.rapporten / "verantwoording.md").read_text("utf-8")


def texts(o):
    return [(b.ernst, b.bestand, b.melding.regel, b.melding.tekst) for b in controleer(o).bevindingen]


def only(o, part):
    """The one finding that says this."""
    found = [b for b in controleer(o).bevindingen if part in b.melding.tekst]
    assert len(found) == 1, (part, texts(o))
    assert found[0].melding.tip
    return found[0].ernst, found[0].bestand, found[0].melding.regel


class TestVerantwoording:
    def test_without_people_it_says_so_and_no_more(self, o):
        _, account, md = report(o)
        assert account["coderen"]["codeurs"] == {}
        assert account["coderen"]["overeenstemming"] is None
        assert "nog niemand heeft de voorstellen nagekeken" in md
        assert "Wie gecodeerd heeft" not in md

    def test_who_coded_how_far_and_how_blind(self, o, mensen):
        mensen.geeft("anna", "R01", *STRESS)
        mensen.rondt_af("anna", "R01", *CODES, blind=True)
        mensen.ziet("anna", "R02")
        mensen.rondt_af("anna", "R02", *CODES, blind=True)  # what she says of it is not so: she saw it
        mensen.rondt_af("bo", "R01", *CODES, citaat="Ik had stress.", blind=True)
        mensen.geeft("bo", "R01", *LUISTERDE)
        mensen.rondt_af("anna@2", "R01", *CODES)
        mensen.geeft("overleg", "R01", *LUISTERDE, reden="ja")
        uit, account, md = report(o)
        people = account["coderen"]["codeurs"]
        assert people["anna"] == {
            "interviews": 2,
            "interviews_af": 2,
            "eenheden_af": 3,
            "eenheden_blind": 2,
            "onaf": 0,
            "open_voorstellen": 0,
        }
        assert (people["bo"]["eenheden_af"], people["bo"]["onaf"]) == (1, 1)
        assert account["coderen"]["eenheden"] == {"afgerond": 3, "blind": 2, "door_twee_of_meer": 1}
        assert account["coderen"]["nog_niet_besproken"] == 1
        assert account["coderen"]["telt_niet_mee"]["herhaling"] == ["anna@2"]
        for part in (
            "2 codeurs rondden 3 zinnen af, waarvan 2 blind",
            "en 1 door twee of meer codeurs",
            "Bij 1 fragment gaf niet iedere lezer de code",
            "- anna: 2 interviews, waarvan 2 helemaal af; 3 zinnen afgerond, 2 daarvan blind",
            "anna@2 (nog eens, om met zichzelf te vergelijken; telt niet mee)",
            "- overleg: 1 fragment",
            "- niet geteld: 1 keer in stukken die nog niet af zijn",
        ):
            assert part in md
        assert any("(bo 1)" in m for m in uit.meldingen)
        assert any("1 fragment is nog niet besproken" in m for m in uit.meldingen)

    def test_agreement_stands_in_it_where_two_read_the_same_blind(self, o, mensen):
        zinnen = [f"Zin {nr} hier." for nr in range(12)]
        tekst = "R: " + " ".join(zinnen)
        schrijf_interview(o, tekst, Herkomstblad("R03", "x", "0" * 64, hash_tekst(tekst)))
        for wie, last in (("anna", 11), ("bo", 10)):
            for zin in zinnen[:last]:
                mensen.geeft(wie, "R03", zin, "stress.min", blind=True)
            mensen.rondt_af(wie, "R03", *CODES, blind=True)
        _, account, md = report(o)
        same = account["coderen"]["overeenstemming"]
        assert same["codeurs"] == ["anna", "bo"]
        assert same["codes"]["stress"]["positieve_overeenstemming"] == pytest.approx(20 / 21)
        assert same["methodezin"] in md
        assert "stress: positieve overeenstemming 0,95, Krippendorffs alpha" in md
        assert "nabijheid: te weinig keer gegeven" in md

    def test_two_who_saw_suggestions_have_no_agreement_to_tell(self, o, mensen):
        for wie in ("anna", "bo"):
            mensen.ziet(wie, "R01")
            mensen.rondt_af(wie, "R01", *CODES)
        _, account, md = report(o)
        assert account["coderen"]["overeenstemming"] is None
        assert "niet berekend: er zijn geen stukken die twee codeurs blind hebben afgerond" in md

    def test_two_who_judged_other_codes_have_nothing_to_compare(self, o, mensen):
        mensen.rondt_af("anna", "R01", "stress", blind=True)
        mensen.rondt_af("bo", "R01", "nabijheid", blind=True)
        _, account, _ = report(o)
        assert account["coderen"]["eenheden"]["door_twee_of_meer"] == 2
        assert account["coderen"]["overeenstemming"] is None

    def test_what_does_not_count_is_told(self, o, mensen):
        mensen.geeft("anna", "R01", "Nou?", "stress.min")
        mensen.geeft("anna", "R01", "Ik had stress.", "weg.min")
        mensen.akkoord("anna", "R01", *STRESS)
        mensen.wijst_af("anna", "R01", *STRESS, apparaat="a2")
        old = mensen.geeft("anna", "R02", "Ze luisterde altijd.", "stress.min")
        mensen.bewaar(old._replace(id="oud", tekst="1" * 64))
        mensen.bewaar(old._replace(id="elders", interview="R99"))
        path = journaal_pad(o, "anna", "R01")
        with path.open("a", encoding="utf-8") as file:
            file.write(
                json.dumps({"v": 9, "id": "toekomst", "codeur": "anna", "interview": "R01", "soort": "droom"})
            )
            file.write("\n")
        uit, account, md = report(o)
        left = account["coderen"]["telt_niet_mee"]
        assert left == {
            "onaf": 2,
            "bij_een_andere_tekst": 1,
            "buiten_wat_telt": 1,
            "conflicten": 1,
            "niet_te_begrijpen": 1,
            "code_niet_in_codeboek": {"weg": 1},
            "interview_is_weg": ["R99"],
            "herhaling": [],
        }
        assert "niet geteld: 1 keer met de code weg, die niet in het codeboek staat" in md
        assert "coderingen bij interviews die er niet zijn: R99" in md
        assert any("1 conflict wacht op een keuze" in m for m in uit.meldingen)
        assert any("3 coderingen van mensen tellen niet mee" in m for m in uit.meldingen)

    def test_ideas_for_codes_are_listed(self, o, mensen):
        mensen.idee("anna", "R01", "Ik had stress.", "brieven", "komt vaak terug")
        mensen.idee("bo", "R02", "Ze luisterde altijd.", "brieven", "komt vaak terug")
        mensen.idee("bo", "R02", "Ze luisterde altijd.", "aandacht")
        _, account, md = report(o)
        assert account["coderen"]["ideeen"] == [
            {"naam": "aandacht", "aantal": 1, "toelichtingen": []},
            {"naam": "brieven", "aantal": 2, "toelichtingen": ["komt vaak terug"]},
        ]
        assert "- aandacht (1 keer)\n- brieven (2 keer): komt vaak terug\n" in md
        assert status(o).to_json()["open_codes"] == ["aandacht", "brieven"]

    def test_a_younger_code_is_told_with_where(self, o, mensen):
        mensen.rondt_af("anna", "R01", "stress")
        _, account, md = report(o)
        assert account["coderen"]["jongere_codes"] == {"nabijheid": {"anna": ["R01"]}}
        assert "code nabijheid is jonger dan wat anna afrondde in R01" in md

    @pytest.mark.parametrize(
        ("keuze", "zin"),
        [
            ({}, "Per zin ging wat in overleg besloten is voor wat mensen afrondden"),
            ({"bron": "mens"}, "Geteld is alleen wat als herkomst mens heeft."),
            ({"codeurs": ("anna",)}, "Geteld is alleen het werk van: anna."),
        ],
    )
    def test_the_method_says_what_was_asked(self, o, mensen, keuze, zin):
        mensen.rondt_af("anna", "R01", *CODES)
        _, _, md = report(o, **keuze)
        assert zin in md
        assert "Er telt nog geen fragment mee." in md or "bron" not in keuze

    def test_only_the_team_or_someone_once_more(self, o, mensen):
        mensen.geeft("overleg", "R01", *STRESS)
        _, _, md = report(o)
        assert "codeur rondde" not in md
        assert "- overleg: 1 fragment" in md

    def test_nothing_judged_yet_is_told(self, o, mensen):
        mensen.geeft("anna", "R01", *STRESS)
        uit, _, _ = report(o, bron="mens")
        assert any(m.startswith("Nog niemand heeft iets beoordeeld") for m in uit.meldingen)


class TestStatus:
    def test_without_people_nothing_is_told_of_them(self, o):
        told = status(o).to_json()
        assert (told["coderen"], told["conflicten"], told["open_codes"]) == ({}, [], [])

    def test_how_far_each_is(self, o, mensen):
        mensen.rondt_af("anna", "R01", *CODES, citaat="Ik had stress.", blind=True)
        mensen.wijst_af("bo", "R02", "Ze luisterde altijd.", "nabijheid.plus")
        s = status(o)
        assert s.codeurs == ("anna", "bo")
        assert s.to_json()["coderen"] == {
            "anna": {
                "R01": {
                    "eenheden": 2,
                    "afgerond": 1,
                    "blind": 1,
                    "open_voorstellen": 1,
                    "coderingen_onaf": 0,
                    "jongere_codes": [],
                }
            },
            "bo": {
                "R02": {
                    "eenheden": 1,
                    "afgerond": 0,
                    "blind": 0,
                    "open_voorstellen": 0,
                    "coderingen_onaf": 0,
                    "jongere_codes": [],
                }
            },
        }
        assert s.volgende == (
            "anna is bezig met R01 (1 van de 2 zinnen af). Ga door met: codeer open --codeur anna"
        )

    def test_the_next_step_follows_what_is_there(self, o, mensen):
        def step():
            return status(o).volgende

        assert "codeer rapport" in step()
        mensen.geeft("anna", "R01", *STRESS)
        assert "anna is bezig met R01" in step()
        mensen.rondt_af("anna", "R01", "stress")
        assert "Code nabijheid is jonger dan wat anna afrondde in R01" in step()
        mensen.rondt_af("anna", "R01", "nabijheid")
        assert "codeer rapport" in step()
        maak_rapport(o, Keuze())
        assert step().startswith("Alles is bij. Lees de citaten")
        mensen.rondt_af("bo", "R01", *CODES)
        assert "codeer consistentie" in step()
        mensen.geeft("overleg", "R01", *STRESS)
        assert "Werk het bij" in step()
        mensen.akkoord("anna", "R01", *LUISTERDE)
        mensen.wijst_af("anna", "R01", *LUISTERDE, apparaat="a2")
        assert step().startswith("Op 1 plek spreken keuzes elkaar tegen; de eerste is van anna in R01 over")
        assert status(o).to_json()["conflicten"] == [
            {"codeur": "anna", "interview": "R01", "codes": ["nabijheid"]}
        ]

    def test_reports_are_up_to_date_by_what_counts(self, o, mensen):
        mensen.rondt_af("anna", "R01", *CODES)
        maak_rapport(o, Keuze())
        assert status(o).rapport == "actueel"
        mensen.ziet("anna", "R02")
        assert status(o).rapport == "actueel"
        one = mensen.geeft("anna", "R01", *STRESS)
        assert status(o).rapport == "verouderd"
        mensen.neemt_terug(one)
        assert status(o).rapport == "actueel"
        assert [t for _, b, _, t in texts(o) if b == "rapporten"] == []

    def test_an_account_of_before_people_could_code_is_old(self, o):
        maak_rapport(o, Keuze())
        path = o.rapporten / "verantwoording.json"
        account = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps({k: v for k, v in account.items() if k != "coderen"}), "utf-8")
        assert status(o).rapport == "verouderd"
        path.write_text(json.dumps(account | {"coderen": "x"}), "utf-8")
        assert status(o).rapport == "onbekend"

    def test_places_that_are_not_sure_come_first(self, o, mensen):
        old = mensen.geeft("anna", "R02", "Ze luisterde altijd.", "stress.min")
        mensen.bewaar(old._replace(id="oud", tekst="1" * 64))
        s = status(o)
        assert s.to_json()["onzekere_plaatsen"] == 1
        assert "1 codering van anna staat misschien niet meer goed" in s.volgende

    def test_work_on_what_is_gone(self, o, mensen):
        mensen.rondt_af("anna", "R02", *CODES)
        o.tekst("R02").unlink()
        o.herkomst("R02").unlink()
        assert status(o).to_json()["interviews_weg"] == ["R02"]

    def test_a_language_model_that_is_not_there_is_told(self, o, mensen):
        mensen.rondt_af("anna", "R01", *CODES)
        o.codeboek.write_text(CODEBOEK + "taalmodel: nl_core_news_weg\n", "utf-8")
        s = status(o)
        assert any("nl_core_news_weg" in f for f in s.fouten)
        o.codeboek.write_text("", "utf-8")
        assert status(o).to_json()["coderen"] == {}

    def test_a_warm_cache_loads_no_spacy(self, o, mensen):
        mensen.rondt_af("anna", "R01", *CODES)
        maak_rapport(o, Keuze())
        program = (
            "import sys; from pathlib import Path; from codeer.steps.status import status;"
            "from codeer.storage.onderzoek import Onderzoek;"
            f"s = status(Onderzoek(Path({str(o.map)!r})));"
            "assert s.coderen.codeurs; assert 'spacy' not in sys.modules"
        )
        subprocess.run([sys.executable, "-c", program], check=True)


class TestControleer:
    def test_sound_work(self, o, mensen):
        one = mensen.geeft("anna", "R01", *STRESS)
        mensen.memo("anna", one, "zo")
        mensen.neemt_terug(one)
        mensen.rondt_af("anna", "R01", *CODES)
        path = journaal_pad(o, "anna", "")
        path.write_bytes(b"")
        maak_rapport(o, Keuze())
        assert texts(o) == []

    def test_a_quote_that_does_not_stand_there(self, o, mensen):
        one = mensen.geeft("anna", "R01", *STRESS)
        mensen.bewaar(one._replace(id="scheef", anker=one.anker._replace(begin=0, eind=14)))
        assert only(o, "gebeurtenis scheef") == ("fout", "coderingen/anna/R01.jsonl", 2)

    def test_a_context_that_differs(self, o, mensen):
        one = mensen.geeft("anna", "R01", *STRESS)
        mensen.bewaar(one._replace(id="anders", anker=one.anker._replace(ervoor="x")))
        assert only(o, "rond het citaat") == ("fout", "coderingen/anna/R01.jsonl", 2)

    def test_a_text_that_nobody_knows(self, o, mensen):
        one = mensen.geeft("anna", "R01", *STRESS)
        mensen.bewaar(one._replace(id="oud", tekst="1" * 64))
        assert only(o, "gebeurtenis oud") == ("fout", "coderingen/anna/R01.jsonl", 2)

    def test_two_events_with_one_id(self, o, mensen):
        one = mensen.geeft("anna", "R01", *STRESS)
        mensen.bewaar(one)  # a copy is no matter
        assert not [t for t in texts(o) if t[0] == "fout"]
        mensen.bewaar(one._replace(tijd="later"))
        assert only(o, "is een andere dan die met hetzelfde nummer") == (
            "fout",
            "coderingen/anna/R01.jsonl",
            3,
        )

    def test_contradictions_and_codes_that_are_not_there(self, o, mensen):
        mensen.akkoord("anna", "R01", *STRESS)
        mensen.wijst_af("anna", "R01", *STRESS, apparaat="a2")
        mensen.geeft("bo", "R01", "Ze luisterde.", "weg.min")
        mensen.wijst_af("bo", "R01", "Ze luisterde.", "ook-weg.min")
        mensen.rondt_af("bo", "R01", "weg")
        assert only(o, "spreken elkaar tegen")[0] == "let op"
        assert only(o, "heeft de code weg")[0] == "let op"
        assert "codeer codeboek hernoem" in next(
            b.melding.tip for b in controleer(o).bevindingen if "de code weg" in b.melding.tekst
        )
        assert only(o, "zonder een code uit het codeboek")[:2] == ("let op", "coderingen/bo/R01.jsonl")
        o.codeboek.write_text("", "utf-8")
        assert not any("de code weg" in t for *_, t in texts(o))

    def test_a_renamed_code_is_known_by_its_former_name(self, o, mensen):
        mensen.geeft("anna", "R01", *STRESS)
        mensen.rondt_af("anna", "R01", *CODES)
        changed = CODEBOEK.replace("  stress:\n", "  druk:\n    voorheen: [stress]\n")
        o.codeboek.write_text(changed, "utf-8")
        assert not any("codeboek" in t for *_, t in texts(o))

    def test_work_on_interviews_that_are_gone(self, o, mensen):
        mensen.rondt_af("anna", "R02", *CODES)
        o.tekst("R02").unlink()
        o.herkomst("R02").unlink()
        assert only(o, "interview dat er niet is") == ("fout", "coderingen/anna/R02.jsonl", 0)

    def test_work_in_the_name_of_the_computer(self, o, mensen):
        mensen.geeft("automaat", "R01", *STRESS)
        assert only(o, "zo heet de computer zelf") == ("fout", "coderingen/automaat/R01.jsonl", 1)

    def test_what_reading_brought_up(self, o, mensen):
        mensen.rondt_af("anna", "R01", *CODES)
        path = journaal_pad(o, "anna", "R01")
        with path.open("a", encoding="utf-8") as file:
            file.write('{"v":9,"id":"morgen","soort":"droom","codeur":"anna","interview":"R01"}\n{"half')
        copy = path.with_name("R01 (conflict 2).jsonl")
        copy.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
        assert only(o, "gebeurtenis morgen")[0] == "let op"
        assert only(o, "half geschreven")[0] == "let op"
        assert only(o, "clouddienst") == ("let op", "coderingen/anna/R01 (conflict 2).jsonl", 0)
        assert not controleer(o).fouten

    def test_a_journal_that_cannot_be_read_is_a_fault(self, o, mensen, monkeypatch):
        mensen.rondt_af("anna", "R01", *CODES)
        path = journaal_pad(o, "anna", "R01")
        real = type(path).read_bytes

        def refuse(self):
            if self == path:
                raise PermissionError(13, "geen toegang")
            return real(self)

        monkeypatch.setattr(type(path), "read_bytes", refuse)
        assert only(o, "kan niet gelezen worden") == ("fout", "coderingen/anna/R01.jsonl", 0)

    def test_what_changed_words_is_told_until_someone_places_it(self, o, mensen):
        from codeer.steps.importeer import Keuzes, importeer

        mensen.geeft("anna", "R02", "Ze luisterde altijd.", "nabijheid.plus")
        source = o.map / "R02.txt"
        source.write_text("R: Ze luisterde bijna nooit.\n", "utf-8")
        done = importeer(o, [str(source)], Keuzes(vervang=True), lambda n: b"")
        assert not done.mislukt, done
        found = [b for b in controleer(o).bevindingen if b.bestand.startswith("coderingen")]
        assert [(b.ernst, "niet zeker" in b.melding.tekst) for b in found] == [("let op", True)]
        assert status(o).coderen.onzeker == {"anna": 1}


def test_the_api_gives_what_people_coded(o, mensen):
    one = mensen.geeft("anna", "R01", *STRESS)
    mensen.memo("anna", one, "zo")
    mensen.rondt_af("anna", "R01", *CODES)
    onderzoek = codeer.open_onderzoek(o.map)
    found = onderzoek.coderingen()
    assert found[["interview", "code", "codeur", "herkomst"]].to_dict("records") == [
        {"interview": "R01", "code": "stress", "codeur": "anna", "herkomst": "mens"},
        {"interview": "R02", "code": "nabijheid", "codeur": "automaat", "herkomst": "automaat"},
    ]
    assert list(onderzoek.citaten()["memo"]) == ["zo", ""]
