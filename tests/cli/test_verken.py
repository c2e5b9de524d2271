"""What a person sees of `codeer verken`."""

import os
import re
from pathlib import Path

import pytest
from mensenwerk import Mensen
from studie import maak_studie

LOS = "Daar moest ik weer naar toe en daar was dan weer iets met wat en wie en waarom dat zo was."
KLACHT = "De blauwe envelop lag weer op de kast."
VEEL = " ".join([LOS] * 8)
TEKSTEN = {
    **{f"R0{nr}": f"I: En toen?\n\nR: {KLACHT} Ze luisterde niet naar mij. {LOS}" for nr in range(1, 5)},
    "R05": f"R: {VEEL}",
    "R06": f"R: {VEEL}",
}
KENMERKEN = "interview;spreker;gemeente\n" + "".join(
    f"R0{n};;{'Noord' if n < 5 else 'Zuid'}\n" for n in range(1, 7)
)


@pytest.fixture
def studie(tmp_path: Path):
    found = maak_studie(tmp_path / "studie", TEKSTEN)
    found.kenmerken.write_text(KENMERKEN, encoding="utf-8")
    return found


def test_shows_what_stands_out_with_sentences_and_what_the_figures_mean(codeer, studie, tmp_path):
    (tmp_path / "nl.csv").write_text("woord;aantal\nde;900000\nkast;900\nenvelop;1\n", encoding="utf-8")
    told = codeer("--map", "studie", "verken", "--lijst", "nl.csv")
    assert told.afloop == 0
    for part in (
        "Valt op in wat nog geen code heeft",
        "vergeleken met de woordenlijst nl.csv",
        "keer zo vaak",
        "meer dan 100",
        f"«{KLACHT}» (R01, regel 3)",
        "Vaak gezegd, en geen code",
        "Samen gezegd, en geen code",
        "blauw + envelop",
        "Vaak gezegd bij elke code",
        "Zekerheid (log-likelihood) zegt hoe klein de kans is",
        "Samen (logDice) zegt hoe vast",
    ):
        assert part in told.out
    assert told.err == ""
    assert "--lijst BESTAND" not in told.out


def test_fits_a_narrow_screen(codeer, studie, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr("shutil.get_terminal_size", lambda *_: os.terminal_size((60, 24)))
    out = codeer("--map", "studie", "verken").out
    assert max(map(len, out.splitlines())) <= 60


def test_without_a_list_it_says_what_more_can_be_asked(codeer, studie):
    told = codeer("--map", "studie", "verken", "--minstens", "9", "--csv")
    assert "Er zijn maar 6 respondenten: --minstens 9 werd 6." in told.err
    assert "Geen woorden die opvallen en die minstens 6 mensen zeggen." in told.out
    assert "Geschreven in rapporten: verken.csv" in told.err
    assert (
        "Geen woorden die opvallen."
        in codeer("--map", "studie", "verken", "--bij", "toe", "--minstens", 1).out
    )


def test_it_says_what_more_can_be_asked_with_what_this_study_has(codeer, studie):
    out = codeer("--map", "studie", "verken", "--minstens", 1).out
    for part in (
        "Verder kijken:",
        "codeer verken --per gemeente",
        "codeer verken --code nabijheid",
        "codeer verken --lijst BESTAND\n      vergelijk met een lijst van gewoon Nederlands",
    ):
        assert part in out
    word = re.search(r"codeer zoek (\w+)\n      waar en hoe dat woord gezegd wordt", out)[1]
    assert f"codeer verken --bij {word}\n" in out


def test_a_number_of_words_that_cannot_be_is_refused_and_0_is_all(codeer, studie):
    told = codeer("--map", "studie", "verken", "--aantal", "-1")
    assert told.afloop == 2
    assert "--aantal" in told.err
    assert "… en nog" not in codeer("--map", "studie", "verken", "--per", "gemeente", "--aantal", 0).out


def test_groups_and_more_words_than_are_shown(codeer, studie):
    out = codeer("--map", "studie", "verken", "--per", "gemeente", "--aantal", "1").out
    assert "Valt op bij Noord" in out
    assert "alleen hier" in out
    assert "… en nog 4; meer zie je met --aantal of --csv." in out


def test_near_a_term(codeer, studie):
    out = codeer("--map", "studie", "verken", "--bij", "envelop").out
    assert "Bij «envelop» (4 keer gezegd)" in out
    assert "hoogstens vijf woorden verder" in out
    none = codeer("--map", "studie", "verken", "--bij", "walvis")
    assert (none.afloop, none.out) == (0, "")
    assert "«walvis» komt niet voor" in none.err


def test_new_terms_say_in_which_term_they_are(codeer, studie):
    mensen = Mensen(studie)
    for id in ("R01", "R02", "R03", "R04"):
        mensen.geeft("anna", id, KLACHT, "stress.min")
        mensen.rondt_af("anna", id, "stress")
    book = studie.codeboek.read_text("utf-8").replace("['stress*',", "['stress*', blauwe lucht,")
    studie.codeboek.write_text(book, encoding="utf-8")
    out = codeer("--map", "studie", "verken", "--code", "stress").out
    assert "Misschien een term voor stress.min" in out
    assert "stress.plus" not in out
    assert "blauw (staat al in de term «blauwe lucht»)" in out


def test_faults_are_told(codeer, studie):
    assert codeer("--map", "studie", "verken", "--bij", "x", "--code", "stress").afloop == 2
    studie.tekst("R06").write_bytes(b"\xff")
    told = codeer("--map", "studie", "verken")
    assert told.afloop == 1
    assert "Interview R06 is overgeslagen." in told.err


def test_a_table_that_cannot_be_written_is_told(codeer, studie, monkeypatch):
    replace = os.replace

    def closed(source, target):
        if Path(target).name == "verken.csv":
            raise PermissionError
        replace(source, target)

    assert codeer("--map", "studie", "verken", "--csv").afloop == 0
    (studie.rapporten / "verken.csv").unlink()
    monkeypatch.setattr("codeer.steps._rapport_bestanden.os.replace", closed)
    told = codeer("--map", "studie", "verken", "--csv")
    assert told.afloop == 1
    assert "verken.csv" in told.err


def test_json(codeer, studie):
    told = codeer("--map", "studie", "verken", "--per", "gemeente", "--json").json
    assert [d["over"] for d in told["onderdelen"]] == ["Noord", "Zuid"]
    assert told["onderdelen"][0]["woorden"][0]["log_likelihood"] > 6
