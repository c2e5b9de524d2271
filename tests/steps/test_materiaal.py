import subprocess
import sys

import pytest
from studie import CODEBOEK, TEKSTEN, maak_studie

from codeer.core.errors import TaalmodelFout
from codeer.steps import materiaal
from codeer.steps._rapport_keuze import Keuze
from codeer.steps.materiaal import Stroom
from codeer.steps.rapport import maak_rapport
from codeer.storage.codeboek import lees_codeboek
from codeer.storage.kenmerken import lees_kenmerken


@pytest.fixture
def plaatsen(tmp_path):
    return maak_studie(tmp_path)


def stroom(plaatsen, voortgang=None):
    boek = lees_codeboek(plaatsen.codeboek)
    return Stroom(plaatsen, boek, lees_kenmerken(plaatsen.kenmerken), voortgang)


def shorts(items):
    return [(f.code, f.pool, f.spreker, f.citaat) for m in items for f in m.fragmenten]


def test_interviews_come_by_in_order_with_their_fragments(plaatsen):
    found = list(stroom(plaatsen))
    assert [m.interview.id for m in found] == ["G01", "R01"]
    assert shorts(found) == [
        ("nabijheid", "plus", "R1", "Hij nam me serieus."),
        ("nabijheid", "min", "R", "Ze luisterde niet."),
        ("stress", "min", "R", "Ik was gespannen."),
    ]


def test_quotes_stand_at_their_offsets(plaatsen):
    for m in stroom(plaatsen):
        for f in m.fragmenten:
            assert m.interview.tekst[f.begin : f.eind] == f.citaat


def test_only_speakers_that_count_are_counted(plaatsen):
    g01, r01 = stroom(plaatsen)
    assert g01.woorden == {"R1": 4, "R2": 3}
    assert r01.woorden == {"R": 9}
    assert next(r01.interview.tekst[a:b] for a, b, _ in r01.zinnen) == "Ze luisterde niet."
    assert {beurt for _, _, beurt in r01.zinnen} == {2, 4}


def test_kenmerken_reach_interview_and_speaker(plaatsen):
    rows = "interview;spreker;respondent;rol\nR01;;P7;cliënt\nG01;R2;C1;consulent\n"
    plaatsen.kenmerken.write_text(rows, encoding="utf-8")
    g01, r01 = stroom(plaatsen)
    assert r01.respondenten == {"R": "P7"}
    assert g01.respondenten == {"R1": "G01", "R2": "C1"}
    assert (g01.kenmerk("rol", "R1"), g01.kenmerk("rol", "R2"), r01.kenmerk("rol", "R")) == (
        "",
        "consulent",
        "cliënt",
    )


def test_the_second_time_nothing_is_read_or_matched_anew(plaatsen, monkeypatch):
    first = list(stroom(plaatsen))
    monkeypatch.setattr(materiaal, "markeer", None)
    monkeypatch.setattr(materiaal, "open_taal", None)
    assert list(stroom(plaatsen)) == first


def test_after_an_edit_of_the_codebook_the_language_layer_is_kept(plaatsen, monkeypatch):
    list(stroom(plaatsen))
    plaatsen.codeboek.write_text(CODEBOEK.replace("luisteren, ", ""), encoding="utf-8")
    monkeypatch.setattr(materiaal, "open_taal", None)
    assert ("nabijheid", "min", "R", "Ze luisterde niet.") not in shorts(stroom(plaatsen))


def test_only_a_changed_code_is_matched_anew(plaatsen, monkeypatch):
    first = shorts(stroom(plaatsen))
    tried = []
    real = materiaal.maak_plan
    monkeypatch.setattr(materiaal, "maak_plan", lambda book, codes: tried.append(codes) or real(book, codes))
    plaatsen.codeboek.write_text(CODEBOEK.replace("gespannen", "zenuwachtig"), encoding="utf-8")
    second = shorts(stroom(plaatsen))
    assert tried == [("stress",)]
    assert [row for row in first if row not in second] == [("stress", "min", "R", "Ik was gespannen.")]
    plaatsen.codeboek.write_text(CODEBOEK, encoding="utf-8")
    assert shorts(stroom(plaatsen)) == first


def test_a_code_taken_away_is_gone(plaatsen):
    list(stroom(plaatsen))
    plaatsen.codeboek.write_text(CODEBOEK[: CODEBOEK.index("  stress:")], encoding="utf-8")
    assert {row[0] for row in shorts(stroom(plaatsen))} == {"nabijheid"}
    assert {row[0] for row in shorts(stroom(plaatsen))} == {"nabijheid"}


def test_other_speakers_are_counted_when_the_setting_says_so(plaatsen):
    list(stroom(plaatsen))
    plaatsen.codeboek.write_text(CODEBOEK.replace("[R]", "[R, I]"), encoding="utf-8")
    assert ("nabijheid", "plus", "I", "Luisterde ze naar u?") in shorts(stroom(plaatsen))


def test_a_definition_changes_nothing(plaatsen, monkeypatch):
    first = list(stroom(plaatsen))
    plaatsen.codeboek.write_text(CODEBOEK.replace("Spanning.", "Druk."), encoding="utf-8")
    monkeypatch.setattr(materiaal, "markeer", None)
    assert list(stroom(plaatsen)) == first


def test_a_lost_cache_gives_the_same(plaatsen):
    first = list(stroom(plaatsen))
    for path in plaatsen.tijdelijk.rglob("*.json"):
        path.write_text("{", encoding="utf-8")
    assert list(stroom(plaatsen)) == first


def test_a_changed_text_stops_only_itself(plaatsen):
    plaatsen.tekst("G01").write_text(TEKSTEN["G01"] + " Erbij.", encoding="utf-8", newline="\n")
    items = stroom(plaatsen)
    assert [m.interview.id for m in items] == ["R01"]
    ((id, fout, tip),) = items.overgeslagen
    assert id == "G01"
    assert fout
    assert tip
    assert len(list(items)) == len(items.overgeslagen) == 1


def test_progress_is_told(plaatsen):
    told = []
    list(stroom(plaatsen, lambda *args: told.append(args)))
    assert told == [(0, 2, "G01"), (1, 2, "R01"), (2, 2, "")]


def test_the_report_tells_what_is_odd_in_kenmerken(plaatsen):
    plaatsen.kenmerken.write_text("interview;datum\nR99;maart\n", encoding="utf-8")
    told = maak_rapport(plaatsen, Keuze(("frequenties",))).meldingen
    assert any("kenmerken.csv, regel 2" in m and "R99" in m for m in told)
    assert any("maart" in m for m in told)


@pytest.mark.parametrize(
    ("teksten", "words"), [({}, "nog geen interviews"), ({"R01": "I: Hoi?"}, "Niemand die meetelt (R)")]
)
def test_the_report_says_that_there_is_nothing_to_count(tmp_path, teksten, words):
    told = maak_rapport(maak_studie(tmp_path, teksten), Keuze(("frequenties",))).meldingen
    assert any(words in m for m in told)


def test_a_model_that_is_not_there_is_a_fault(tmp_path):
    book = CODEBOEK.replace("ingebouwd", "nl_core_news_zz")
    plaatsen = maak_studie(tmp_path, codeboek=book)
    with pytest.raises(TaalmodelFout) as caught:
        list(stroom(plaatsen))
    assert "nl_core_news_zz" in caught.value.fout


def test_a_warm_cache_needs_no_spacy(plaatsen):
    list(stroom(plaatsen))
    code = (
        "import sys; from pathlib import Path; from codeer.storage.onderzoek import Onderzoek\n"
        "from codeer.storage.codeboek import lees_codeboek; from codeer.storage.kenmerken import Kenmerken\n"
        "from codeer.steps.materiaal import Stroom; p = Onderzoek(Path(sys.argv[1]))\n"
        "n = sum(len(m.fragmenten) for m in Stroom(p, lees_codeboek(p.codeboek), Kenmerken()))\n"
        "print(n, [m for m in ('spacy', 'simplemma', 'pandas', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, plaatsen.map], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "3 []"
