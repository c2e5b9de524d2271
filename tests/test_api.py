import subprocess
import sys

import pytest
from studie import maak_studie

import codeer
from codeer.core.errors import OnderzoekFout


def test_a_study_as_data_frames(tmp_path):
    plaatsen = maak_studie(tmp_path)
    plaatsen.kenmerken.write_text("interview;rol\nR01;cliënt\nG01;\n", encoding="utf-8")
    onderzoek = codeer.open_onderzoek(tmp_path)
    interviews = onderzoek.interviews()
    assert list(interviews.columns) == ["interview", "rol", "beurten", "woorden"]
    assert interviews.to_dict("records")[1] == {
        "interview": "R01",
        "rol": "cliënt",
        "beurten": 4,
        "woorden": 9,
    }
    citaten, coderingen = onderzoek.citaten(), onderzoek.coderingen()
    assert len(citaten) == len(coderingen) == 3
    assert next(iter(citaten["citaat"])) == "Hij nam me serieus."
    assert set(coderingen["codeur"]) == {"automaat"}
    for row in coderingen.itertuples():
        text = plaatsen.tekst(row.interview).read_text("utf-8")
        assert text[row.begin : row.eind] in set(citaten["citaat"])


def test_no_study_is_a_fault(tmp_path):
    with pytest.raises(OnderzoekFout):
        codeer.open_onderzoek(str(tmp_path))


def test_unknown_names_are_unknown():
    with pytest.raises(AttributeError):
        _ = codeer.bestaat_niet
    assert {"suggereer", "open_onderzoek", "Voorstel"} <= set(dir(codeer))


def test_importing_codeer_is_cheap():
    code = "import sys, codeer; print([m for m in ('spacy', 'pandas', 'typer', 'yaml') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
