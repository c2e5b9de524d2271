"""Searching a study on disk: which places, whose, with what around them, and in which files."""

import csv
import json
import subprocess
import sys

import pytest
from mensenwerk import Mensen
from studie import CODEBOEK, maak_studie

from codeer.core.errors import Afloop, GebruiksFout, ZoekvraagFout
from codeer.steps.zoek import WOORDEN, Zoekopdracht, zoek

BOEK = CODEBOEK.replace("codes:\n", "facetten: {soort: [wens, ervaring]}\ncodes:\n", 1)
KENMERKEN = (
    "interview;spreker;respondent;gemeente;zin\n"
    "R01;;Anna;Utrecht;=1+1\n"
    "G01;;;Ede;x\n"
    "G01;R1;Anna;;\n"
    "G01;R2;Bert;Den Haag;\n"
)


@pytest.fixture
def studie(tmp_path):
    onderzoek = maak_studie(tmp_path / "studie", codeboek=BOEK)
    onderzoek.kenmerken.write_text(KENMERKEN, encoding="utf-8")
    return onderzoek


def vind(onderzoek, vraag, **opties):
    return zoek(onderzoek, Zoekopdracht(vraag, **opties))


def waar(uitkomst):
    return [(v.interview, v.spreker, v.treffer) for v in uitkomst.vindplaatsen]


def test_a_place_says_where_it_is_and_what_is_around_it(studie):
    (found,) = vind(studie, "gespannen").vindplaatsen
    assert (found.interview, found.spreker, found.respondent) == ("R01", "R", "Anna")
    assert (found.tijd, found.regelnummer) == ("00:00:12", 3)
    tekst = studie.tekst("R01").read_text("utf-8")
    assert tekst[found.begin : found.eind] == "gespannen"
    assert found.delen == ((found.begin, found.eind),)
    assert (found.voor, found.treffer, found.na) == (
        "I: Luisterde ze naar u? / R: Ze luisterde niet. Ik was ", "gespannen", ". / I: En nu? / R: Nu wel, hoor.",
    )  # fmt: skip
    assert found.zin == "Ik was gespannen."
    assert found.waarom == ("«gespannen»",)


def test_counts_are_of_places_interviews_and_people(studie):
    found = vind(studie, "serieus nemen OF luisteren OF helemaal OF olifant OF spreker:R EN code:*")
    assert found.vraag == "serieus nemen OF luisteren OF helemaal OF olifant OF spreker:R EN code:*"
    assert found.per_interview == {"G01": 3, "R01": 3}
    assert found.respondenten == 2  # Anna speaks in both
    assert found.interviews_doorzocht == 2
    assert found.per_deel == {
        "serieus nemen": 1, "luisteren": 1, "helemaal": 1, "olifant": 0, "code:*": 3,
    }  # fmt: skip
    assert found.vormen == {"nam … serieus": 1, "helemaal": 1, "luisterde": 1}
    assert found.sprekers == ("R",)
    assert not found.alleen_woorden
    assert found.afloop is Afloop.GOED


def test_interviewers_are_searched_only_when_asked(studie):
    assert waar(vind(studie, "luisteren")) == [("R01", "R", "luisterde")]
    everyone = vind(studie, "luisteren OF stress*", alle_sprekers=True)
    assert waar(everyone) == [
        ("G01", "O", "stressvol"), ("R01", "I", "Luisterde"), ("R01", "R", "luisterde"),
    ]  # fmt: skip
    assert [v.respondent for v in everyone.vindplaatsen] == ["", "", "Anna"]
    assert everyone.respondenten == 1
    assert everyone.sprekers == ("I", "R", "O")
    # and that does not change what counts
    assert waar(vind(studie, "luisteren")) == [("R01", "R", "luisterde")]
    assert vind(studie, "luisteren", alle_sprekers=True) == vind(studie, "luisteren", alle_sprekers=True)


def test_a_speaker_that_is_not_searched_is_told(studie):
    assert vind(studie, "luisteren EN spreker:I").meldingen == (
        "Wat I zegt telt niet mee en is niet doorzocht. Dat gaat met --alle-sprekers.",
    )
    assert vind(studie, "luisteren EN spreker:I", alle_sprekers=True).meldingen == ()
    assert vind(studie, "luisteren EN spreker:R2").meldingen == ()


def test_kenmerken_choose_where_to_look(studie):
    def where(vraag):
        return waar(vind(studie, vraag))

    assert where('nemen OF helemaal EN gemeente:"den haag"') == [
        ("G01", "R1", "nam"),
        ("G01", "R2", "helemaal"),
    ]
    assert where('(nemen OF helemaal) EN gemeente:"den haag"') == [("G01", "R2", "helemaal")]
    assert where("(nemen OF helemaal) EN gemeente:Ede") == [("G01", "R1", "nam")]
    assert where("(nemen OF ik) EN respondent:anna") == [("G01", "R1", "nam"), ("R01", "R", "Ik")]
    assert where("(nemen OF helemaal) EN interview:g01 EN NIET spreker:R1") == [("G01", "R2", "helemaal")]
    told = vind(studie, "ik EN gemeente:Utrect").meldingen
    assert told == ("Geen interview heeft gemeente «Utrect». Bedoel je «Utrecht»?",)


def test_codes_are_those_that_count(studie):
    assert waar(vind(studie, "code:nabijheid.min")) == [("R01", "R", "Ze luisterde niet.")]
    mensen = Mensen(studie)
    mensen.wijst_af("anna", "R01", "Ze luisterde niet.", "nabijheid.min")
    mensen.geeft("bert", "R01", "Nu wel, hoor.", "nabijheid.plus", facetten=(("soort", "wens"),))
    mensen.akkoord("bert", "R01", "Ik was gespannen.", "stress.min", facetten=(("soort", "ervaring"),))
    mensen.rondt_af("bert", "R01", "nabijheid")
    assert waar(vind(studie, "code:nabijheid")) == [
        ("G01", "R1", "Hij nam me serieus."),
        ("R01", "R", "Nu wel, hoor."),
    ]
    assert waar(vind(studie, "facet:soort=wens")) == [("R01", "R", "Nu wel, hoor.")]
    assert waar(vind(studie, "code:* EN facet:soort=ervaring")) == [("R01", "R", "Ik was gespannen.")]
    near = vind(studie, "code:stress BINNEN 1 code:nabijheid")
    assert [t for _, _, t in waar(near)] == ["Ik was gespannen. / I: En nu? / R: Nu wel, hoor."]
    assert near.vraag == "code:stress BINNEN 1 zinnen code:nabijheid"


def test_how_much_context_is_given(studie):
    def around(**opties):
        (found,) = zoek(studie, Zoekopdracht("gespannen").met_context(**opties)).vindplaatsen
        return found.voor.strip(), found.na

    assert around(voor=1, na=2) == ("was", ". / I: En")
    assert around(voor=2, na=None) == ("Ik was", ". / I: En")
    assert around(voor=None, na=0) == ("", "")
    assert Zoekopdracht("x").met_context(None, None).voor == WOORDEN


@pytest.mark.parametrize(
    ("opties", "fout"),
    [
        ({"binnen": "alinea"}, "--binnen alinea bestaat niet."),
        ({"getallen": "be"}, "--getallen be bestaat niet."),
        ({"voor": -1}, "--voor -1 kan niet."),
        ({"na": 501}, "--na 501 kan niet."),
    ],
)
def test_options_are_checked_before_the_study_is_read(tmp_path, opties, fout):
    with pytest.raises(GebruiksFout) as gevangen:
        vind(tmp_path / "nergens", "x", **opties)
    assert gevangen.value.fout == fout


def test_names_in_the_query_are_those_of_the_study(studie):
    with pytest.raises(ZoekvraagFout) as gevangen:
        vind(studie, "ik EN code:nabijheit")
    assert gevangen.value.plek == (6, 20)
    assert gevangen.value.tip == "Bedoel je «nabijheid»?"
    with pytest.raises(ZoekvraagFout) as gevangen:  # as a Mac may type it
        vind(studie, "cafe\u0301 EN code:x")
    assert gevangen.value.fout.splitlines()[1:] == ["  café EN code:x", "          ^^^^^^"]


def test_one_interview_that_cannot_be_read_stops_nothing(studie):
    studie.tekst("G01").write_bytes(b"\xff\xfe\x00")
    seen = []
    found = zoek(studie, Zoekopdracht("gespannen"), lambda *step: seen.append(step))
    assert waar(found) == [("R01", "R", "gespannen")]
    assert [row[0] for row in found.overgeslagen] == ["G01"]
    assert found.afloop is Afloop.FOUT
    assert seen == [(0, 2, "G01"), (1, 2, "R01"), (2, 2, "")]


def test_a_study_without_interviews_says_so(tmp_path):
    found = vind(maak_studie(tmp_path / "leeg", teksten={}), "x")
    assert found.vindplaatsen == ()
    assert "Er zijn nog geen interviews." in found.meldingen[0]


def rows(onderzoek, delimiter=";"):
    path = onderzoek.rapporten / "zoek.csv"
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines(), delimiter=delimiter))


def test_a_table_for_excel_and_what_was_asked(studie):
    found = vind(studie, "luisteren OF nemen OF helemaal", csv=True)
    assert found.bestanden == ("zoek.csv", "zoek.json")
    raw = (studie.rapporten / "zoek.csv").read_bytes()
    assert raw.startswith("\ufeffinterview;respondent;gemeente;spreker;tijd;".encode())
    assert raw.endswith(b"\r\n")
    one, other, last = rows(studie)
    assert (one["interview"], one["spreker"], one["respondent"], one["gemeente"]) == (
        "G01",
        "R1",
        "Anna",
        "Ede",
    )
    assert (other["gemeente"], other["treffer"]) == ("Den Haag", "helemaal")
    assert (last["regelnummer"], last["zin"], last["waarom"]) == (
        "3",
        "Ze luisterde niet.",
        "«luisterde»: luisteren",
    )
    asked = json.loads((studie.rapporten / "zoek.json").read_text("utf-8"))
    assert asked["vraag"] == "luisteren OF nemen OF helemaal"
    assert asked["treffers"] == 3
    assert asked["per_interview"] == {"G01": 2, "R01": 1}
    vind(studie, "luisteren", csv=True, getallen="int")
    assert [row["treffer"] for row in rows(studie, ",")] == ["luisterde"]


def test_a_cell_that_excel_would_run_is_guarded(tmp_path):
    onderzoek = maak_studie(tmp_path / "s", teksten={"R01": "I: =1+1\n\nR: =cmd() gespannen"})
    vind(onderzoek, '"=cmd() gespannen"', csv=True)
    (row,) = rows(onderzoek)
    assert row["treffer"] == "'=cmd() gespannen"


def test_tables_are_made_again_and_what_a_person_changed_is_kept(studie):
    vind(studie, "luisteren", csv=True)
    first = (studie.rapporten / "zoek.csv").read_bytes(), (studie.rapporten / "zoek.json").read_bytes()
    assert vind(studie, "mij", csv=True).meldingen == ()
    assert vind(studie, "luisteren", csv=True).meldingen == ()
    assert first == (
        (studie.rapporten / "zoek.csv").read_bytes(),
        (studie.rapporten / "zoek.json").read_bytes(),
    )
    (studie.rapporten / "zoek.csv").write_text("van mij", encoding="utf-8")
    told = vind(studie, "luisteren", csv=True).meldingen
    assert told == ("zoek.csv was door iemand veranderd en staat nu in bewaard/zoek.csv.",)
    assert (studie.rapporten / "bewaard" / "zoek.csv").read_text("utf-8") == "van mij"


@pytest.mark.parametrize(
    "inhoud", ["{", "[]", '{"bestanden": {}}', '{"bestanden": {"zoek.csv": "x"}, "sha256": "y"}']
)
def test_an_account_that_makes_no_sense_keeps_the_table_apart(studie, inhoud):
    vind(studie, "luisteren", csv=True)
    (studie.rapporten / "zoek.json").write_text(inhoud, encoding="utf-8")
    told = vind(studie, "mij", csv=True).meldingen
    assert any("zoek.csv" in line for line in told)
    assert (studie.rapporten / "bewaard" / "zoek.csv").exists()


def test_a_table_that_is_in_use_is_told(studie, monkeypatch):
    vind(studie, "luisteren", csv=True)

    def refuse(*_):
        raise PermissionError(13, "in use", "zoek.csv")

    monkeypatch.setattr("os.replace", refuse)
    found = vind(studie, "mij", csv=True)
    assert [m.bestand for m in found.mislukt] == ["zoek.csv", "zoek.json"]
    assert found.afloop is Afloop.FOUT


def test_a_query_becomes_a_line_for_the_codebook(studie):
    term = vind(studie, "wel hoor OF serieus nemen", als_term="nabijheid.plus").term
    assert (term.code, term.pool, term.sleutel) == ("nabijheid", "plus", "plus")
    # «serieus nemen» is there already, and so is what it finds
    assert (term.regels, term.bekend, term.elders) == (("- wel hoor",), ("serieus nemen",), ())
    assert (term.voorstellen, term.nieuw, term.omgekeerd) == (2, 1, 0)
    line = BOEK.splitlines().index("    plus: [luisteren, serieus nemen]") + 1
    assert term.staat_er_al == (line,)


def test_a_term_of_another_code_is_told(studie):
    term = vind(studie, "gespannen", als_term="nabijheid.min").term
    assert (term.regels, term.elders) == (("- gespannen",), ("stress",))


@pytest.mark.parametrize(
    ("vraag", "write"),
    [("Stress OF code:stress", "code:stress"), ("nabijheid", "code:nabijheid"), ("walvis", "")],
)
def test_a_word_that_is_a_code_too_is_told_once(studie, vraag, write):
    told = vind(studie, vraag).meldingen
    assert len(told) == bool(write)
    assert all(zin.endswith(f"codeer zoek {write}") for zin in told)


def test_the_name_of_a_pole_is_told_as_well(studie):
    book = BOEK.replace("    min: ['stress*'", "    namen: {plus: rust, min: spanning}\n    min: ['stress*'")
    studie.codeboek.write_text(book, encoding="utf-8")
    (told,) = vind(studie, "spanning").meldingen
    assert "kant van de code stress" in told
    assert told.endswith("codeer zoek code:stress.min")


@pytest.mark.parametrize(
    ("vraag", "tip"),
    [
        ("R01:brief", "codeer zoek 'brief EN interview:R01'"),
        ('bang EN g01:"geen brief"', "'\"geen brief\" EN interview:G01'"),
        ("rol:brief", "Zet er een woord of code bij"),
    ],
)
def test_one_interview_is_searched_by_its_kenmerk(studie, vraag, tip):
    with pytest.raises(ZoekvraagFout) as gevangen:
        vind(studie, vraag)
    assert tip in gevangen.value.tip


def test_a_negation_turns_what_a_term_would_suggest(studie):
    turned = vind(studie, "luisteren", als_term="stress.+").term
    assert (turned.voorstellen, turned.nieuw, turned.omgekeerd) == (1, 1, 1)
    without = vind(studie, "luisteren", als_term="stress").term
    assert (without.sleutel, without.voorstellen) == ("termen", 0)
    assert vind(studie, '"luisterde niet"', als_term="stress.geen").term.voorstellen == 1


@pytest.mark.parametrize(
    ("vraag", "opties", "regel"),
    [
        ("wachten", {}, "- wachten"),
        ("*lijst", {}, '- "*lijst"'),
        ('"geen woord"', {}, "- {exact: geen woord}"),
        ('"ja, hoor"', {}, '- {exact: "ja, hoor"}'),
        ("lijst", {"samenstellingen": True}, "- {term: lijst, samenstellingen: ja}"),
        ('"lijst"', {"samenstellingen": True}, "- {exact: lijst}"),
    ],
)
def test_the_line_can_go_into_the_codebook_as_it_is(studie, vraag, opties, regel):
    term = vind(studie, vraag, als_term="stress.min", **opties).term
    assert term.regels == (regel,)
    book = BOEK.replace("    min: ['stress*', gespannen]\n", f"    min:\n      {regel}\n")
    studie.codeboek.write_text(book, encoding="utf-8")
    assert vind(studie, vraag, als_term="stress.min", **opties).term.staat_er_al == (
        book.splitlines().index(f"      {regel}") + 1,
    )


@pytest.mark.parametrize(
    "vraag", ["a EN b", "code:stress", "a BINNEN 3 b", "a OF (b EN NIET c)", "a EN spreker:R"]
)
def test_what_is_no_term_is_refused(studie, vraag):
    with pytest.raises(ZoekvraagFout, match="kan geen term"):
        vind(studie, vraag, als_term="stress.min")


@pytest.mark.parametrize(
    ("doel", "fout"),
    [("stres.min", "geen code «stres»"), ("*", "geen code «»"), ("stress.links", "geen kant «links»")],
)
def test_a_code_for_a_term_must_be_there(studie, doel, fout):
    with pytest.raises(ZoekvraagFout) as gevangen:
        vind(studie, "a", als_term=doel)
    assert fout in gevangen.value.fout
    assert f"--als-term {doel}" in gevangen.value.fout


def test_what_a_term_would_suggest_is_what_it_suggests(studie):
    before = vind(studie, "code:stress").per_deel["code:stress"]
    term = vind(studie, "helemaal OF nu", als_term="stress.min").term
    lines = "".join(f"      {regel}\n" for regel in term.regels)
    book = BOEK.replace(
        "    min: ['stress*', gespannen]\n", f"    min:\n      - 'stress*'\n      - gespannen\n{lines}"
    )
    studie.codeboek.write_text(book, encoding="utf-8")
    assert vind(studie, "code:stress").per_deel["code:stress"] == before + term.nieuw


def test_with_a_warm_cache_spacy_is_not_fetched(studie):
    vind(studie, "luisteren")
    vind(studie, "luisteren", alle_sprekers=True)
    program = (
        "import sys; from pathlib import Path; from codeer.storage.onderzoek import Onderzoek\n"
        "from codeer.steps.zoek import zoek, Zoekopdracht\n"
        "study = Onderzoek(Path(sys.argv[1]))\n"
        "for alle in (False, True):\n"
        "    print(len(zoek(study, Zoekopdracht('luisteren EN NIET code:stress', alle_sprekers=alle)).vindplaatsen))\n"
        "print('spacy' in sys.modules)\n"
    )
    vind(studie, "code:stress")
    done = subprocess.run(
        [sys.executable, "-c", program, str(studie.map)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["0", "1", "False"]


def test_the_words_of_an_interview_that_is_gone_are_not_kept(studie):
    vind(studie, "luisteren", alle_sprekers=True)
    kept = studie.tijdelijk / "taal_alle" / "G01.json"
    assert kept.exists()
    studie.tekst("G01").unlink()
    vind(studie, "luisteren")
    assert not kept.exists()
