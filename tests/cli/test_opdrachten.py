"""Every command, as a user gives it, on a small study."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("lege_grafieken")

CODEBOEK = """\
formaat: 1
codeboek: Proef
versie: "2"
taalmodel: ingebouwd
woordgroepen:
  consulent: [klantmanager, werkcoach]
codes:
  vertrouwen:
    definitie: Of iemand op de ander rekent.
    wel: Als het gezegd wordt.
    niet: Als het alleen zo voelt.
    namen: {plus: vertrouwen, min: wantrouwen}
    voorheen: [trust]
    plus: [vertrouwen]
    min: [wantrouwen, {exact: geen woord van geloven}]
    voorbeelden:
      - {tekst: "Ik heb vertrouwen in haar.", pool: plus}
      - {tekst: "Ik vertrouw haar niet.", pool: min}
    subcodes:
      eerlijkheid:
        definitie: Of er eerlijk gepraat wordt.
        termen: [eerlijk]
  stress:
    definitie: Spanning.
    termen: [stress]
"""
GESPREK = (
    "I: Hoe was het?\n\nR: Ik had vertrouwen in haar. Dat gaf geen stress.\n\n"
    "I: En later?\n\nR: Toen was er wantrouwen, en stress."
)


@pytest.fixture
def studie(codeer: Any, tmp_path: Path) -> Path:
    """A study with a codebook of its own and one interview."""
    assert codeer("nieuw", "studie").afloop == 0
    (tmp_path / "studie" / "codeboek.yaml").write_text(CODEBOEK, encoding="utf-8")
    (tmp_path / "gesprek.txt").write_text(GESPREK, encoding="utf-8")
    assert codeer("--map", "studie", "import", "gesprek.txt").afloop == 0
    return tmp_path / "studie"


def test_no_words_gives_help(codeer: Any) -> None:
    assert codeer().out == codeer("--help").out
    assert codeer("--map", "x").out == codeer("--help").out
    assert codeer("codeboek").out == codeer("codeboek", "--help").out


def test_versie(codeer: Any) -> None:
    import codeer as package

    assert codeer("--versie") == (0, f"codeer {package.__version__}\n", "")


def test_module_runs_like_the_program() -> None:
    run = subprocess.run([sys.executable, "-m", "codeer", "--versie"], capture_output=True, check=True)
    assert run.stdout.startswith(b"codeer ")


def test_nieuw_says_what_to_do_next(codeer: Any, tmp_path: Path) -> None:
    result = codeer("nieuw", "mijn map")
    assert (result.afloop, result.out) == (0, f"Onderzoek begonnen in {tmp_path / 'mijn map'}\n")
    assert 'codeer --map "mijn map" import' in result.err


def test_nieuw_keeps_what_is_there(codeer: Any, tmp_path: Path) -> None:
    (tmp_path / "m").mkdir()
    (tmp_path / "m" / ".gitignore").write_text("eigen\n", encoding="utf-8")
    assert "Let op: .gitignore" in codeer("nieuw", "m").err
    again = codeer("nieuw", "m", "--json")
    assert again.afloop == 1
    assert set(again.json) == {"fout", "tip"}


def test_nieuw_as_json(codeer: Any, tmp_path: Path) -> None:
    assert codeer("nieuw", "m", "--json").json == {"map": (tmp_path / "m").as_posix(), "meldingen": []}


def test_map_before_after_and_from_the_environment(
    codeer: Any, studie: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert codeer("status").afloop == 1
    before = codeer("--map", "studie", "status", "--json")
    assert before.afloop == 0
    assert codeer("status", "--map", "studie", "--json").out == before.out
    assert codeer("--map", "bestaatniet", "status", "--map", "studie", "--json").out == before.out
    monkeypatch.setenv("CODEER_MAP", "studie")
    assert codeer("status", "--json").out == before.out
    assert codeer("--map", "bestaatniet", "status", "--json").afloop == 1
    monkeypatch.delenv("CODEER_MAP")
    monkeypatch.chdir(studie / "interviews")
    assert codeer("status", "--json").out == before.out


def test_import_json_keeps_the_contract(codeer: Any, studie: Path, tmp_path: Path) -> None:
    (tmp_path / "leeg.txt").write_bytes(b"")
    result = codeer("--map", "studie", "import", "gesprek.txt", "leeg.txt", "bestaatniet.txt", "--json")
    assert result.afloop == 1
    (gelukt,) = result.json["gelukt"]
    assert (gelukt["bron"], gelukt["interview"], gelukt["beurten"]) == ("gesprek.txt", "gesprek", 4)
    assert "ongewijzigd" in gelukt["meldingen"]
    assert [m["bron"] for m in result.json["mislukt"]] == ["leeg.txt", "bestaatniet.txt"]
    assert all(m["fout"] and m["tip"] for m in result.json["mislukt"])


def test_import_and_importeer_are_one(codeer: Any, studie: Path) -> None:
    first = codeer("import", "gesprek.txt", "--map", "studie", "--json")
    assert codeer("importeer", "gesprek.txt", "--map", "studie", "--json").out == first.out


def test_import_with_options(codeer: Any, studie: Path, tmp_path: Path) -> None:
    (tmp_path / "twee.txt").write_text("Jan: Hoe gaat het?\n\nAn: Goed.\n\nJan: Fijn.\n\nAn: Ja.", "utf-8")
    words = ("import", "tw*.txt", "--spreker", "Jan=R", "--spreker", "An=I", "--kenmerk", "meetmoment=T1")
    result = codeer("--map", "studie", *words)
    assert result.afloop == 0, result
    assert "Jan = R (2), An = I (2)" in result.out
    assert "Verder: codeer rapport" in result.err
    assert (studie / "interviews" / "twee.txt").read_text("utf-8").startswith("R: Hoe gaat het?")
    assert "T1" in (studie / "interviews" / "kenmerken.csv").read_text("utf-8-sig")


def test_import_from_standard_input(codeer: Any, studie: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"I: Hoi?\n\nR: Dag allemaal.")))
    result = codeer("--map", "studie", "import", "-", "--id", "los", "--json")
    assert [g["interview"] for g in result.json["gelukt"]] == ["los"]


def test_import_takes_a_value_with_an_equals_sign(codeer: Any, studie: Path, tmp_path: Path) -> None:
    cue = "00:00:0{}.000 --> 00:00:0{}.500\n<v {}>{}</v>\n"
    cues = [cue.format(1, 1, "a=b", "Hoe gaat het?"), cue.format(2, 2, "An", "Goed.")]
    (tmp_path / "twee.vtt").write_text("\n".join(["WEBVTT\n", *cues]), "utf-8")
    words = ("twee.vtt", "--kenmerk", "bron=https://x.nl/?a=1", "--spreker", "a=b=R", "--spreker", "An=I")
    assert codeer("--map", "studie", "import", *words).afloop == 0
    assert ";https://x.nl/?a=1" in (studie / "interviews" / "kenmerken.csv").read_text("utf-8-sig")
    assert (studie / "interviews" / "twee.txt").read_text("utf-8").startswith("[00:00:01] R: Hoe")


def test_import_without_standard_input(codeer: Any, studie: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    result = codeer("--map", "studie", "import", "-", "gesprek.txt")
    assert result.afloop == 1
    assert "Er is geen invoer om van te lezen." in result.err
    assert "1 ongewijzigd; 1 mislukt" in result.out + result.err


def test_import_of_nothing_real(codeer: Any, studie: Path) -> None:
    result = codeer("--map", "studie", "import", "\x1b[2Jx*.txt")
    assert result.afloop == 1
    assert "\x1b" not in result.err


@pytest.mark.parametrize("option", ["--kenmerk", "--spreker"])
def test_import_refuses_half_a_pair(codeer: Any, studie: Path, option: str) -> None:
    result = codeer("--map", "studie", "import", "gesprek.txt", option, "zomaar")
    assert result.afloop == 2
    assert f"Optie {option}: «zomaar» is onvolledig." in result.err
    assert "Schrijf het zo" in result.err


def test_rapport_shows_a_summary_and_says_which_files(codeer: Any, studie: Path) -> None:
    result = codeer("--map", "studie", "rapport")
    assert result.afloop == 0, result
    assert result.out.startswith("Nog niet nagekeken: niet geschikt om groepen te vergelijken\n")
    assert "vertrouwen/eerlijkheid" in result.out
    assert "citaten.csv" in result.err
    assert (studie / "rapporten" / "rapport.xlsx").is_file()


def test_rapport_as_json(codeer: Any, studie: Path) -> None:
    answer = codeer("--map", "studie", "rapport", "frequenties", "citaten", "--json").json
    assert {"frequenties.csv", "citaten.csv", "verantwoording.json"} <= set(answer["geschreven"])
    assert answer["mislukt"] == []
    assert answer["samenvatting"]


def test_rapport_moves_what_a_person_changed(codeer: Any, studie: Path) -> None:
    codeer("--map", "studie", "rapport")
    changed = studie / "rapporten" / "citaten.csv"
    changed.write_text("eigen werk", encoding="utf-8")
    assert "Let op: citaten.csv" in codeer("--map", "studie", "rapport").err


def test_rapport_tells_what_it_skipped_and_could_not_write(codeer: Any, studie: Path) -> None:
    text = studie / "interviews" / "gesprek.txt"
    text.write_text(text.read_text("utf-8") + " Erbij.", encoding="utf-8")
    (studie / "rapporten" / "citaten.csv").mkdir()
    result = codeer("--map", "studie", "rapport")
    assert result.afloop == 1
    assert "Fout: Interview gesprek is overgeslagen." in result.err
    assert "Fout: citaten.csv" in result.err


@pytest.mark.parametrize(
    "words", [("bestaatniet",), ("--binnen", "week"), ("--getallen", "xx"), ("--bron", "y")]
)
def test_rapport_refuses_what_it_does_not_know(codeer: Any, studie: Path, words: tuple[str, ...]) -> None:
    result = codeer("--map", "studie", "rapport", *words)
    assert result.afloop == 2
    assert "Tip: " in result.err


@pytest.mark.parametrize(
    ("words", "fout"),
    [
        (("--codeur", "Anna"), "Er zijn geen coderingen van een codeur 'Anna'."),
        (("--codeur", ""), "Er zijn geen coderingen van een codeur ''."),
    ],
)
def test_rapport_says_what_cannot_be_asked(
    codeer: Any, studie: Path, words: tuple[str, ...], fout: str
) -> None:
    result = codeer("--map", "studie", "rapport", *words)
    assert (result.afloop, result.out) == (1, "")
    assert result.err.startswith(f"Fout: {fout}")
    assert "Tip: " in result.err
    assert list((studie / "rapporten").iterdir()) == []


def test_rapport_makes_what_may_be_shared(codeer: Any, studie: Path) -> None:
    result = codeer("--map", "studie", "rapport", "--delen", "--minimum", "3")
    assert result.afloop == 0
    assert {p.name for p in (studie / "rapporten" / "delen").iterdir()} == {
        *("frequenties.csv", "citaten.csv", "rapport.xlsx", "verantwoording.json", "verantwoording.md"),
        *("rapport.html", "figuren"),
    }
    told = codeer("--map", "studie", "rapport", "samenhang", "--delen")
    assert told.afloop == 2
    assert told.err.startswith("Fout: Het rapport samenhang kan niet gedeeld worden")
    assert "Gedeeld buiten het team" in codeer("--map", "studie", "logboek").out


def test_status(codeer: Any, studie: Path) -> None:
    result = codeer("--map", "studie", "status")
    assert result.afloop == 0
    assert "Proef, 3 codes\n" in result.out
    assert "respondenten 2 beurten" in result.out
    assert "\nVerder: " in result.out
    assert codeer("--map", "studie", "status", "--json").json["interviews"] == 1


def test_status_tells_faults(codeer: Any, studie: Path) -> None:
    (studie / "interviews" / "gesprek.txt").write_bytes(b"R: Anders.")
    (studie / "codeboek.yaml").write_text("codes: [", encoding="utf-8")
    result = codeer("--map", "studie", "status")
    assert "Fout: " in result.err
    assert ", 1 fout" in result.out or " fouten" in result.out


def test_controleer(codeer: Any, studie: Path) -> None:
    sound = codeer("--map", "studie", "controleer")
    assert sound.afloop == 0
    assert sound.out.endswith("1 interview nagekeken: geen fouten.\n")
    (studie / "interviews" / "gesprek.txt").write_bytes(b"R: Anders.")
    broken = codeer("--map", "studie", "controleer")
    assert broken.afloop == 3
    assert broken.out.startswith("Fout: interviews/gesprek.txt: ")
    assert broken.out.endswith("1 interview nagekeken: 1 fout.\n")
    answer = codeer("--map", "studie", "controleer", "--json")
    assert (answer.afloop, answer.json["goed"]) == (3, False)


def test_codeboek_controleer(codeer: Any, studie: Path) -> None:
    sound = codeer("--map", "studie", "codeboek", "controleer")
    assert sound.afloop == 0
    assert "codeboek.yaml: in orde (2 codes, 1 subcode," in sound.out
    faulty = CODEBOEK.replace("definitie: Spanning.", "defenitie: Spanning.").replace("versie:", "versei:")
    (studie / "codeboek.yaml").write_text(faulty, encoding="utf-8")
    broken = codeer("--map", "studie", "codeboek", "controleer")
    assert broken.afloop == 3
    assert "2 fouten" in broken.out
    assert "defenitie" in broken.out
    answer = codeer("--map", "studie", "codeboek", "controleer", "--json")
    assert (answer.afloop, answer.json["in_orde"], len(answer.json["fouten"])) == (3, False, 2)


def test_codeboek_toon(codeer: Any, studie: Path) -> None:
    result = codeer("--map", "studie", "codeboek", "toon")
    assert result.afloop == 0
    for part in (
        "Proef (versie 2)",
        "@consulent: ",
        "Wel: Als het",
        "wantrouwen (min): wantrouwen, «geen",
        "Voorheen: trust",
    ):
        assert part in result.out
    assert "stress" not in codeer("--map", "studie", "codeboek", "toon", "vertrouwen").out
    assert "Wel: " not in codeer("--map", "studie", "codeboek", "toon", "stress").out
    assert codeer("--map", "studie", "codeboek", "toon", "--json").json["codeboek"] == "Proef"
    assert codeer("--map", "studie", "codeboek", "toon", "vertouwen").afloop == 2


def test_codeboek_toets(codeer: Any, studie: Path) -> None:
    sound = codeer("--map", "studie", "codeboek", "toets")
    assert (sound.afloop, sound.out) == (0, "2 voorbeelden kloppen, 0 niet.\n")
    assert "Zonder voorbeelden: " in sound.err
    wrong = CODEBOEK.replace('"Ik vertrouw haar niet.", pool: min', '"Het regent.", pool: min')
    (studie / "codeboek.yaml").write_text(wrong, encoding="utf-8")
    broken = codeer("--map", "studie", "codeboek", "toets")
    assert broken.afloop == 3
    assert "«Het regent.»" in broken.out
    answer = codeer("--map", "studie", "codeboek", "toets", "--json")
    assert (answer.afloop, answer.json["geslaagd"]) == (3, 1)


def test_codeboek_toets_tells_codes_without_terms(codeer: Any, studie: Path) -> None:
    book = CODEBOEK.replace("    termen: [stress]\n", '    voorbeelden: ["Wat een stress."]\n')
    (studie / "codeboek.yaml").write_text(book, encoding="utf-8")
    assert "niet getoetst: stress" in codeer("--map", "studie", "codeboek", "toets").err


def test_codeboek_without_version_or_terms(codeer: Any, studie: Path) -> None:
    book = "formaat: 1\ncodeboek: Kaal\ncodes:\n  a:\n    definitie: Iets.\n    namen: {plus: x, min: y}\n"
    (studie / "codeboek.yaml").write_text(book, encoding="utf-8")
    assert codeer("--map", "studie", "codeboek", "toon").out.startswith("Kaal\n")


def test_codeboek_controleer_of_what_is_no_codebook(codeer: Any, studie: Path) -> None:
    (studie / "codeboek.yaml").write_bytes(b"")
    result = codeer("--map", "studie", "codeboek", "controleer")
    assert result.afloop == 3
    assert result.out.endswith("codeboek.yaml: 1 fout.\n")


def test_codeboek_toets_with_ijkset(codeer: Any, studie: Path, tmp_path: Path) -> None:
    rows = ["tekst\tcodes", "Ik vertrouw haar.\tvertrouwen+", "Wat een stress.\t-", "Het regent.\tstress"]
    (tmp_path / "ijk.tsv").write_text("\n".join(rows), encoding="utf-8")
    words = ("--map", "studie", "codeboek", "toets", "--ijkset", "ijk.tsv")
    result = codeer(*words, "--fouten")
    assert result.afloop == 0, result
    assert "samen" in result.out
    assert "Ten onrechte stress, regel 3: «Wat een stress.»" in result.out
    assert "Gemist stress, regel 4: «Het regent.»" in result.out
    assert "3 zinnen uit ijk.tsv." in result.err
    answer = codeer(*words, "--json").json
    assert set(answer) == {"micro", "codes"}
    assert set(answer["codes"]["stress"]) == {"p", "r", "f1", "tp", "fp", "fn", "pool_juist"}


def test_taalmodel(codeer: Any, studie: Path) -> None:
    result = codeer("--map", "studie", "taalmodel")
    assert result.afloop == 0, result
    assert "* Het codeboek noemt ingebouwd." in result.out
    assert codeer("--map", "studie", "taalmodel", "--json").json["gekozen"] == "ingebouwd"


def test_taalmodel_that_is_not_there(codeer: Any, studie: Path) -> None:
    book = CODEBOEK.replace("taalmodel: ingebouwd", "taalmodel: nl_bestaat_niet")
    (studie / "codeboek.yaml").write_text(book, encoding="utf-8")
    result = codeer("--map", "studie", "taalmodel")
    assert result.afloop == 1
    assert "nl_bestaat_niet" in result.out
    assert "Tip: Installeer nl_bestaat_niet" in result.err
    assert codeer("--map", "studie", "rapport").afloop == 1


def test_taalmodel_outside_a_study(codeer: Any) -> None:
    result = codeer("taalmodel")
    assert result.afloop == 0
    assert "*" not in result.out
    assert codeer("--map", "bestaatniet", "taalmodel").afloop == 1
