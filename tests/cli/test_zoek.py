"""`codeer zoek` as a user sees it: lines that fit the screen, marks that need no colour, faults with carets."""

import re

import pytest
from studie import maak_studie

from codeer.cli import _toon_zoek
from codeer.cli._toon_zoek import _ingekort, _links, _rechts

LANG = " ".join(f"woord{n}" for n in range(60))
TEKSTEN = {
    "R01": f"I: Luisterde ze?\n\n[00:00:12] R: {LANG} en daar luisterde ze naar, {LANG}. Ik was gespannen.",
    "G01": "R1: Luisteren doet hij.\n\nR2: Nooit geluisterd, gespannen wel.",
}


@pytest.fixture
def studie(tmp_path):
    return maak_studie(tmp_path / "studie", teksten=TEKSTEN)


@pytest.fixture
def zoek(studie, codeer, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    return lambda *words: codeer("--map", studie.map, "zoek", *words)


def test_what_was_found_stands_in_one_column(zoek):
    run = zoek("luisteren")
    assert run.afloop == 0
    lines = run.out.splitlines()
    assert lines[0] == "Gezocht: luisteren"
    found = [line for line in lines if "[" in line]
    assert len(found) == 3
    assert len({line.index("[") for line in found}) == 1
    assert [re.findall(r"\[.*?\]", line) for line in found] == [
        ["[Luisteren]"],
        ["[geluisterd]"],
        ["[luisterde]"],
    ]
    assert found[0].startswith("G01 R1 1 ")
    assert found[2].startswith("R01 R  3 ")
    assert max(map(len, lines)) <= 80
    assert "3 treffers in 2 van 2 interviews, bij 2 respondenten." in lines
    assert "Per interview: G01 2, R01 1" in lines
    assert "Gevonden als: geluisterd 1, luisterde 1, luisteren 1" in lines
    assert "Elk deel apart" not in run.out


def test_words_without_quotes_are_one_query(zoek):
    run = zoek("luisteren", "EN", "gespannen")
    assert run.out.startswith("Gezocht: luisteren EN gespannen   (binnen een beurt)\n")
    assert "[geluisterd], [gespannen]" in run.out
    assert "[luisterde] ze naar, … Ik was [gespannen]" in re.sub(
        r"\s+", " ", zoek("luisteren EN gespannen", "--voor", 3).out
    )
    assert "Elk deel apart: luisteren 3, gespannen 2" in run.out


def test_what_does_not_fit_a_line_is_cut_with_a_sign(zoek, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    run = zoek('"' + " ".join(LANG.split()[:20]) + '"')
    line = next(line for line in run.out.splitlines() if "[" in line)
    assert "[woord0 woord1" in line
    assert line.endswith("…")
    assert len(line) == 60


@pytest.mark.parametrize("width", [20, 60, 61, 79, 100, 200])
def test_lines_fit_any_screen(zoek, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    run = zoek("luisteren OF gespannen OF (luisteren BINNEN 3 zinnen gespannen)")
    lines = [line for line in run.out.splitlines()[1:] if "[" in line]
    assert len(lines) >= 5
    assert max(map(len, lines)) <= max(60, width)


def test_context_asked_for_is_all_shown(zoek):
    run = zoek("luisteren", "--voor", 30, "--na", 2)
    assert "R01 R regel 3 00:00:12\n    woord32 woord33" in run.out
    assert "daar [luisterde] ze naar" in re.sub(r"\s+", " ", run.out)
    assert max(map(len, run.out.splitlines())) <= 80


def test_codes_are_shown_as_passages_with_their_reason(zoek):
    run = zoek("code:stress")
    assert "R01 R regel 3 00:00:12\n" in run.out
    assert "[Ik was gespannen.]" in run.out
    assert "= code stress.min («gespannen»)" in run.out
    assert "bij 2 respondenten" in run.out
    assert "\n\n\n" not in run.out


def test_only_so_many_are_shown_and_the_rest_is_told(zoek):
    run = zoek("luisteren", "--aantal", 1)
    assert run.out.count("[") == 1
    assert "3 treffers" in run.out
    assert "Hier staan de eerste 1 van 3. Alles zie je met --aantal 0 of --csv." in run.err
    assert zoek("luisteren", "--aantal", 0).out.count("[") == 3


def test_nothing_found_gives_a_way_on(zoek):
    run = zoek("olifant EN spreker:R9")
    assert run.afloop == 0
    assert "Niets gevonden in 2 interviews." in run.out
    assert "Tip: Zoek ruimer" in run.err
    assert "Let op" not in run.err


def test_an_empty_study_says_what_to_do_first(codeer, tmp_path):
    maak_studie(tmp_path / "leeg", teksten={})
    run = codeer("--map", "leeg", "zoek", "a")
    assert "Er zijn nog geen interviews. Lees ze in met: codeer import" in run.err
    assert "Zoek ruimer" not in run.err


def test_without_respondents_none_are_counted(zoek):
    run = zoek("luisteren EN spreker:I", "--alle-sprekers")
    assert "1 treffer in 1 van 2 interviews." in run.out


def test_many_forms_are_summed_up(codeer, tmp_path):
    letters = "abcdefghijklmnop"
    maak_studie(tmp_path / "s", teksten={"R01": "R: " + " ".join(f"stress{c}" for c in letters) + "."})
    run = codeer("--map", "s", "zoek", "stress*")
    assert re.search(r"en nog\s+4 andere", run.out)


@pytest.mark.parametrize("json", [False, True])
def test_a_fault_points_at_its_place(zoek, json):
    run = zoek("luisteren en gespannen", *(["--json"] if json else []))
    assert run.afloop == 2
    shown = "Fout: «en» staat hier als gewoon woord.\n  luisteren en gespannen\n            ^^\nTip: Bedoel je EN?"
    assert run.err.startswith(shown)
    if json:
        assert run.json["fout"].endswith("            ^^")


def test_a_value_that_nobody_has_is_no_fault(zoek, studie):
    studie.kenmerken.write_text("interview;gemeente\nR01;Ede\n", encoding="utf-8")
    run = zoek("luisteren EN gemeente:Edde")
    assert run.afloop == 0
    assert "Let op: Geen interview heeft gemeente «Edde». Bedoel je «Ede»?" in run.err


def test_json_has_every_place(zoek):
    run = zoek("luisteren OF gespannen", "--json", "--aantal", 1, "--als-term", "stress.min")
    out = run.json
    assert out["vraag"] == "luisteren OF gespannen"
    assert out["aantal"] == len(out["treffers"]) == 5
    assert (out["interviews"], out["respondenten"], out["doorzocht"]) == (2, 2, 2)
    assert out["per_interview"] == {"G01": 3, "R01": 2}
    assert out["per_deel"] == {"luisteren": 3, "gespannen": 2}
    first = out["treffers"][0]
    assert first == {
        "interview": "G01", "spreker": "R1", "respondent": "G01", "tijd": "", "regelnummer": 1,
        "begin": 4, "eind": 13, "delen": [[4, 13]], "voor": "R1:", "treffer": "Luisteren",
        "na": "doet hij. / R2: Nooit geluisterd, gespannen wel.", "zin": "Luisteren doet hij.",
        "waarom": ["«luisteren»"],
    }  # fmt: skip
    assert (out["term"]["regels"], out["term"]["bekend"]) == (["- luisteren"], ["gespannen"])
    assert out["overgeslagen"] == out["meldingen"] == out["mislukt"] == []


def test_a_table_is_written_and_named(zoek, studie):
    run = zoek("luisteren", "--csv")
    assert "Geschreven in rapporten: zoek.csv, zoek.json" in run.err
    assert (studie.rapporten / "zoek.csv").read_text("utf-8").count("\n") == 4


def test_files_and_interviews_that_fail_are_told(zoek, studie, monkeypatch):
    studie.tekst("G01").write_bytes(b"\xff\xfe\x00")

    def refuse(*_):
        raise PermissionError(13, "in use", "zoek.csv")

    monkeypatch.setattr("os.replace", refuse)
    run = zoek("luisteren", "--csv")
    assert run.afloop == 1
    assert "Fout: Interview G01 is overgeslagen." in run.err
    assert "Fout: zoek.csv kan niet geschreven worden." in run.err


def test_a_term_is_shown_as_it_goes_into_the_codebook(zoek):
    run = zoek("gespannen OF luisteren", "--als-term", "stress.min")
    assert "Zet dit in codeboek.yaml bij code stress, onder min:\n\n      - luisteren\n" in run.out
    assert "Dat geeft 5 voorstellen; 3 daarvan zijn nieuw voor deze code." in run.out
    assert "Bij 1 daarvan draait een ontkenning de kant om." in run.out
    assert "Dit heeft code stress al, op regel 13 van codeboek.yaml: gespannen." in run.out
    assert "Let op: nabijheid heeft zo'n term ook" in run.out
    only = zoek("gespannen", "--als-term", "stress.min").out
    assert "Dit heeft code stress al" in only
    assert "Zet dit" not in only
    none = zoek('"gespannen"', "--als-term", "stress.min")
    assert "je hebt deze regel dus niet nodig" in none.out
    plain = zoek("doen", "--als-term", "stress.min").out
    assert "Dat geeft 1 voorstel;" in plain
    assert "ontkenning" not in plain
    assert "heeft code stress al" not in plain


def test_on_a_screen_what_was_found_is_bold_as_well(zoek, monkeypatch, capsys):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(_toon_zoek.sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    _toon_zoek._print_parts([("voor ", False), ("[raak]", True), (" na [b]x[/b]", False)])
    out = capsys.readouterr().out
    assert "\x1b[1m[raak]\x1b[0m" in out
    assert re.sub(r"\x1b\[\d*m", "", out) == "voor [raak] na [b]x[/b]\n"


def test_control_characters_in_a_transcript_do_not_reach_the_screen(codeer, tmp_path):
    maak_studie(tmp_path / "s", teksten={"R01": "R: Ik \x1b[31mluister\u202e goed."})
    run = codeer("--map", "s", "zoek", "luisteren OF goed")
    assert "\x1b" not in run.out
    assert "\u202e" not in run.out


def test_cutting_keeps_words_whole_and_to_the_width():
    assert _rechts("een twee drie", 9) == "    …drie"
    assert _rechts("drie", 6) == "  drie"
    assert _links("een twee drie", 9) == "een…"
    assert _links("een", 9) == "een"
    assert _links("een", 1) == ""
    assert _ingekort([("abc", True), ("def", False), ("ghi", True)], 5) == [
        ("abc", True),
        ("d", False),
        ("…", False),
    ]
