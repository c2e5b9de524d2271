"""Importing what is in the study already, in another form or under another name, surprises nobody."""

import pytest
from importproef import bronnen_in, leeg_onderzoek
from importproef import voer_in as run

from codeer.steps.importeer import Keuzes, importeer
from codeer.storage.interviews import interview_ids, lees_herkomst, lees_interview

NAMEN = "Jan: Hoe gaat het?\n\nPiet: En nu?\n\nJan: Goed hoor.\n\nPiet: Fijn, en verder?\n"
LETTERS = "B: Hoe gaat het?\n\nI: Goed, dank u.\n\nB: En verder?\n\nI: Het gaat zo.\n"


@pytest.fixture
def o(tmp_path):
    return leeg_onderzoek(tmp_path / "onderzoek")


@pytest.fixture
def bron(tmp_path):
    return bronnen_in(tmp_path / "bron")


def roles(o, id):
    return [b.spreker for b in lees_interview(o, id).beurten]


@pytest.mark.parametrize(
    ("tekst", "sprekers", "verwacht"),
    [
        (NAMEN, {"Jan": "I", "Piet": "R"}, ["I", "R", "I", "R"]),
        (NAMEN, {"Jan": "R2", "Piet": "R1"}, ["R2", "R1", "R2", "R1"]),
        (NAMEN, {"Jan": "R1", "Piet": "R1"}, ["R1", "R1", "R1", "R1"]),
        (LETTERS, {"B": "I", "I": "R"}, ["I", "R", "I", "R"]),
        (
            NAMEN.replace("Jan", "Spreker 1").replace("Piet", "Spreker 2"),
            {"Spreker 1": "I", "Spreker 2": "R"},
            ["I", "R", "I", "R"],
        ),
    ],
)
def test_a_corrected_speaker_stays_when_the_source_is_replaced(o, bron, tekst, sprekers, verwacht):
    path = bron("jp.txt", tekst)
    run(o, path, sprekers=sprekers)
    assert roles(o, "jp") == verwacht
    bron("jp.txt", tekst.replace("verder", "straks"))
    u = run(o, path, vervang=True)
    assert "straks" in lees_interview(o, "jp").tekst
    assert roles(o, "jp") == verwacht
    told = [m for m in u.gelukt[0].meldingen if "vorige versie:" in m]
    assert len(told) == 1
    assert "--spreker" in told[0]
    assert "Jan" not in o.herkomst("jp").read_text("utf-8")


def test_other_labels_than_before_are_told(o, bron):
    path = bron("jp.txt", NAMEN)
    run(o, path, sprekers={"Jan": "R", "Piet": "I"})
    bron("jp.txt", NAMEN + "\nKees: Dag.\n\nKees: Hoi.\n")
    u = run(o, path, vervang=True)
    told = next(m for m in u.gelukt[0].meldingen if m.startswith("Sprekers anders ingedeeld"))
    assert "toen naam 1 = R, naam 2 = I, nu Jan = " in told
    assert "--spreker" in told


def test_what_the_user_types_now_goes_before_what_was(o, bron):
    path = bron("jp.txt", NAMEN)
    run(o, path, sprekers={"Jan": "R", "Piet": "I"})
    u = run(o, path, vervang=True, sprekers={"Jan": "I"})
    assert roles(o, "jp") == ["I", "R", "I", "R"]
    assert any("anders ingedeeld" in m for m in u.gelukt[0].meldingen)


def test_a_label_typed_for_another_file_leaves_the_former_speakers(o, bron):
    path = bron("jp.txt", NAMEN)
    run(o, path, sprekers={"Jan": "R", "Piet": "I"})
    run(o, path, vervang=True, sprekers={"Fatima": "R"})
    assert roles(o, "jp") == ["R", "I", "R", "I"]


def test_the_same_speakers_as_before_need_no_word(o, bron):
    path = bron("jp.txt", LETTERS.replace("B:", "R:"))
    run(o, path)
    bron("jp.txt", LETTERS.replace("B:", "R:") + "\nR: Dag.\n")
    assert run(o, path, vervang=True).gelukt[0].meldingen == ("Vervangt de vorige versie van jp.",)


def test_a_label_that_does_not_occur_is_named_and_not_kept(o, bron):
    u = run(o, bron("jp.txt", NAMEN), sprekers={"Ahmet": "R", "Jan": "R"})
    assert "Uit --spreker komt hier niet voor: «Ahmet»." in u.gelukt[0].meldingen
    assert "Ahmet" not in o.herkomst("jp").read_text("utf-8")


def test_an_unchanged_file_shows_the_known_speakers(o, bron):
    path = bron("jp.txt", NAMEN)
    run(o, path, sprekers={"Jan": "R", "Piet": "I"})
    labels = run(o, path).gelukt[0].sprekers
    assert [(s.naam, s.spreker, s.beurten) for s in labels] == [("naam 1", "R", 2), ("naam 2", "I", 2)]


@pytest.mark.parametrize("anders", ["", " Nou."])
def test_a_replacement_cannot_rename(o, bron, anders):
    run(o, bron("jp.txt", NAMEN))
    u = run(o, bron("jp.txt", NAMEN.replace("hoor.", f"hoor.{anders}")), vervang=True, id="nieuwid")
    assert interview_ids(o) == ("jp",)
    assert u.mislukt[0].fout == "jp.txt is er al, als interview jp; die naam blijft."
    assert "--id jp" in u.mislukt[0].tip


def test_a_replacement_from_another_source_is_refused(o, bron):
    run(o, bron("jp.txt", NAMEN), id="R01")
    u = run(o, bron("sprekers.txt", LETTERS), vervang=True, id="R01")
    assert "R01 niet: dat interview komt uit jp.txt." in u.mislukt[0].fout
    assert "noem het bestand dan jp.txt" in u.mislukt[0].tip
    assert lees_herkomst(o, "R01").bron == "jp.txt"
    # the same source in another form is the same source
    assert run(o, bron("JP.md", LETTERS), vervang=True, id="r01").gelukt[0].interview == "R01"


def test_a_new_version_in_another_kind_of_file_is_not_added_beside_the_old(o, bron):
    run(o, bron("jp.txt", NAMEN))
    new = bron("jp.md", NAMEN.replace("verder", "straks"))
    (refused,) = run(o, new, vervang=True).mislukt
    assert refused.fout == "jp.md vervangt niets: interview jp komt uit een ander bestand."
    assert "--vervang --id jp" in refused.tip
    assert interview_ids(o) == ("jp",)
    (added,) = run(o, new).gelukt
    assert "dit heet nu jp-2. Is het een nieuwe versie, haal jp-2 dan weg" in added.meldingen[0]
    assert run(o, new, vervang=True, id="jp").gelukt
    assert "straks" in lees_interview(o, "jp").tekst


def test_typed_input_does_not_replace_a_file(o, bron):
    run(o, bron("jp.txt", NAMEN), id="R01")
    run(o, bron("x.txt", LETTERS), id="R02")
    keuzes = Keuzes(id="R01", vervang=True)
    u = importeer(o, ["-"], keuzes, lambda n: LETTERS.encode()[:n] + b"\nB: Ja.\n")
    assert "De invoer vervangt R01 niet" in u.mislukt[0].fout


def test_a_file_does_not_replace_typed_input(o, bron):
    importeer(o, ["-"], Keuzes(id="R01"), lambda n: LETTERS.encode()[:n])
    u = run(o, bron("jp.txt", NAMEN), id="R01", vervang=True)
    assert "komt uit getypte invoer" in u.mislukt[0].fout


def test_the_same_text_from_another_source_counts_twice_and_says_so(o, bron):
    run(o, bron("jp.txt", NAMEN))
    u = run(o, bron("jp.md", NAMEN + "\n\n"))
    assert u.gelukt[0].interview == "jp-2"
    note = next(m for m in u.gelukt[0].meldingen if m.startswith("Zelfde tekst als jp: telt nu dubbel."))
    assert "jp-2.txt" in note
    assert run(o, bron("jp.md", NAMEN + "\n\n"), vervang=True).gelukt[0].ongewijzigd


@pytest.mark.parametrize("naam", ["jp.txt", "jp.json", "kenmerken.csv"])
def test_the_files_of_the_study_itself_are_no_source(o, bron, naam):
    run(o, bron("jp.txt", NAMEN))
    u = run(o, o.interviews / naam)
    assert not u.gelukt
    assert "van het onderzoek zelf" in u.mislukt[0].fout
    assert interview_ids(o) == ("jp",)


def test_a_stray_file_beside_the_interviews_is_a_source(o, bron):
    run(o, bron("jp.txt", NAMEN))
    stray = o.interviews / "los gesprek.txt"
    stray.write_text(LETTERS, encoding="utf-8")
    assert [g.interview for g in run(o, stray).gelukt] == ["los-gesprek"]


def test_kenmerken_of_the_command_are_confirmed(o, bron):
    a, b = bron("a.txt", NAMEN), bron("b.txt", LETTERS)
    assert run(o, a, kenmerken={"meetmoment": "T1"}).meldingen == (
        "kenmerken.csv: meetmoment is 'T1' bij 1 interview.",
    )
    kept, said = run(o, a, b, kenmerken={"meetmoment": "T2"}).meldingen
    assert kept.endswith("niet veranderd in 'T2'; pas het zo nodig zelf aan in interviews/kenmerken.csv.")
    assert said == "kenmerken.csv: meetmoment is 'T2' bij 1 interview."
