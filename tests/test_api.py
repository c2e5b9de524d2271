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


def test_an_interview_that_cannot_be_read_is_named(tmp_path):
    plaatsen = maak_studie(tmp_path)
    path = plaatsen.tekst("G01")
    path.write_text(path.read_text("utf-8") + " Erbij.", encoding="utf-8", newline="\n")
    onderzoek = codeer.open_onderzoek(tmp_path)
    for read in (onderzoek.interviews, onderzoek.citaten, onderzoek.coderingen):
        with pytest.warns(UserWarning, match="G01 is overgeslagen"):
            assert set(read()["interview"]) == {"R01"}
