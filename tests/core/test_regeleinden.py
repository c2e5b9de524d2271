"""Line ends inside a sentence: joined where a program broke the line, kept where a person did."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeer.core._regeleinden import join_lines
from codeer.core._woordbreuk import glue
from codeer.core.labels import read_kop
from codeer.core.lezing import Lezing, Regel
from codeer.core.sprekers import bouw, herken
from codeer.readers.txt import read

MELDING = "Regels die midden in een zin afbraken, zijn samengevoegd"
VRAAG = "Hoe ging het daarna verder, want u zei dat u eerst bij Bureau Noord liep en later bij Zuid?"
ALINEAS = (
    (
        "Ik woon al jaren in Oosterhout en daar kreeg ik te maken met mevrouw Kramer van Bureau Noord. "
        "Dat was prettig. Na de zomer kwam er iemand anders en die heb ik nooit meer durven bellen."
    ),
    "Bij het loket van Bureau Zuid moest ik alles opnieuw vertellen en dat wilde ik niet meer.",
)


def build(tekst: str):
    (source,) = read(tekst.encode())
    return bouw(source, herken(source, {}))


def turns(*pairs: str) -> str:
    return "".join(f"{'IR'[n % 2]}: {said}\n\n" for n, said in enumerate(pairs))[:-1]


class TestWithinASentence:
    @pytest.mark.parametrize(
        ("bron", "antwoord"),
        [
            ("Ik heb geen\nzin in een cursus.", "Ik heb geen zin in een cursus."),
            ("Ik kom,\n's avonds\nniet", "Ik kom, 's avonds niet"),
            ("Ik ging\n(zucht)\nweg.", "Ik ging (zucht) weg."),
            ("Klaar.\nen toen weg", "Klaar.\nen toen weg"),
            ("Hij zei:\nga maar", "Hij zei:\nga maar"),
            ("Hij (lacht.)\nen zij", "Hij (lacht.)\nen zij"),
            ("Ja\nNee hoor", "Ja\nNee hoor"),
            ("Brood\n- melk\n- kaas", "Brood\n- melk\n- kaas"),
            ("Brood\na) melk\n2. kaas", "Brood\na) melk\n2. kaas"),
            ("Ik ging\n\nweg", "Ik ging\nweg"),
            ("Ik riep\nvraag: waarom", "Ik riep\nvraag: waarom"),
            ("Ik zei\n\xa0I: en dat\nwas het", "Ik zei\n\xa0I: en dat\nwas het"),
            ("Ik ging\n   naar huis", "Ik ging naar huis"),
        ],
    )
    def test_an_answer(self, bron, antwoord):
        assert build(f"I: Hoe?\nR: {bron}\nI: En?\nR: Zo.\n").tekst == turns("Hoe?", antwoord, "En?", "Zo.")

    def test_says_how_many(self):
        built = build("I: Hoe?\nR: Ik heb geen\nzin in een\ncursus.\n")
        assert f"{MELDING}: 2." in built.meldingen
        assert not any(MELDING in m for m in build("I: Hoe?\nR: Goed.\nJa.\n").meldingen)

    def test_a_label_or_time_starts_anew(self):
        built = build("I: Hoe\nR: goed\n[00:01:00] en toen\nbeter\n")
        assert built.tekst == "I: Hoe\n\nR: goed\n\n[00:01:00] R: en toen beter\n"

    def test_a_name_on_its_own_line_stays_a_name(self):
        built = build("Interviewer\nhoe gaat\nhet?\nRespondent\ngoed\nhoor\n")
        assert built.tekst == "I: hoe gaat het?\n\nR: goed hoor\n"

    def test_lines_above_the_first_speaker_stay(self):
        assert build("Gesprek\nplaats buiten\nI: Hoe?\nR: Zo.\n").tekst.startswith(
            "O: Gesprek\nplaats buiten\n"
        )

    def test_text_without_speakers(self):
        assert (
            build("Ik heb geen\nzin.\nEn toen\nging ik.\n").tekst
            == "R: Ik heb geen zin.\n\nR: En toen ging ik.\n"
        )

    def test_an_answer_without_label_stays_apart_from_its_question(self):
        built = build("I: Vertel eens\nnou gewoon\ngoed\nI: En u\nslaapt wel?\nja\n")
        assert built.tekst == "I: Vertel eens\n\nR: nou gewoon goed\n\nI: En u slaapt wel?\n\nR: ja\n"

    def test_a_line_that_its_format_sets_apart(self):
        source = Lezing((Regel("Ik haal"), Regel("brood", blok=True), Regel("en melk")))
        joined = join_lines(source, [read_kop(r) for r in source.regels], {})
        assert [r.tekst for r in joined.lezing.regels] == ["Ik haal", "brood en melk"]

    def test_bold_and_plain_do_not_mix(self):
        source = Lezing(
            (Regel("Hoe gaat", vet="Hoe gaat"), Regel("het", vet="het"), Regel("goed"), Regel("ja"))
        )
        joined = join_lines(source, [read_kop(r) for r in source.regels], {})
        assert [(r.tekst, r.vet) for r in joined.lezing.regels] == [("Hoe gaat het",) * 2, ("goed ja", "")]


class TestHardWrapped:
    @pytest.mark.parametrize("width", [40, 60, 72, 100, 120])
    def test_paragraphs_come_back_whole(self, width):
        wrap = lambda tekst: textwrap.fill(tekst, width)  # noqa: E731
        bron = (wrap(f"I: {VRAAG}") + "\n" + wrap(f"R: {ALINEAS[0]}") + "\n" + wrap(ALINEAS[1]) + "\n") * 5
        assert build(bron).tekst == turns(*(VRAAG, "\n".join(ALINEAS)) * 5)

    @pytest.mark.parametrize("width", [40, 72])
    def test_without_speakers_a_paragraph_is_a_turn(self, width):
        bron = "\n\n".join(textwrap.fill(a, width) for a in ALINEAS * 4)
        assert build(bron).tekst == "".join(f"R: {a}\n\n" for a in ALINEAS * 4)[:-1]

    def test_lines_of_all_lengths_are_a_choice(self):
        verse = "R: De Maas\nStroomt langs De Stad En Haar Grijze Kades\nTraag\nOver Vroeger Zwijgt Zij\n" * 4
        assert build(verse).tekst.count("\n") == verse.count("\n") + 3

    def test_a_list_in_wrapped_text_stays(self):
        wrapped = textwrap.fill(f"R: {ALINEAS[0]}", 50)
        built = build(f"I: Wat?\n{wrapped}\n- brood\n- melk\n" * 4)
        assert built.tekst.count("\n- brood\n- melk\n") == 4


@pytest.mark.parametrize(
    ("boven", "onder", "wordt"),
    [
        ("ik ben al een hele tijd een werk-", "zoekende", "werkzoekende"),
        ("ik zit al een hele tijd in een re-", "integratie", "re-integratie"),
        ("dat is al een hele tijd zo met auto-", "ongelukken", "auto-ongelukken"),
        ("dat is al een hele tijd mijn thuis-", "en werk", "thuis- en"),
        ("ik wil-", "maar nee", "wil- maar"),
        ("nou-", "stop", "nou- stop"),
        ("een werk-", "zoekende", "werk-zoekende"),
        ("een bij-", "baan", "bijbaan"),
        ("een oud-", "leraar", "oud-leraar"),
        ("in Noord-", "Holland", "Noord- Holland"),
        ("in de x-", "straal die er al een tijd is", "x-straal"),
    ],
)
def test_a_hyphen_at_the_end(boven, onder, wordt):
    joint, left = glue(boven, onder, frozenset({"bijbaan", "x-straal"}), hard=False)
    assert wordt in left + joint + onder


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["I: Wat?", "R: Nou", "", "- a", "[00:00:05] ja", "Vraag: hoe", "\xa0R: x", "Wim", "werk-"]
        ),
        st.text(st.sampled_from("abcAB  .,?-:'\t1"), max_size=45),
        st.lists(
            st.sampled_from("ik jij Hij was. niet gaan- werken Maar".split()), min_size=8, max_size=12
        ).map(" ".join),
    ),
    max_size=30,
)


def letters(tekst: str) -> str:
    return "".join(c for c in tekst if c.isalnum())


@given(LINES)
def test_no_word_is_lost_and_twice_is_once(lines):
    source = Lezing(
        tuple(Regel(line) for line in lines if line.strip()),
        leeg_voor=frozenset(
            i for i in range(1, len(lines), 7) if i < sum(bool(line.strip()) for line in lines)
        ),
    )
    sprekers = herken(source, {}).sprekers
    once = join_lines(source, [read_kop(r) for r in source.regels], sprekers)
    assert letters("".join(r.tekst for r in once.lezing.regels)) == letters(
        "".join(r.tekst for r in source.regels)
    )
    assert once.regels == len(source.regels) - len(once.lezing.regels)
    assert list(once.koppen) == [read_kop(r) for r in once.lezing.regels]
    assert len(once.lezing.leeg_voor) == len(source.leeg_voor)
    if not any("-" in line for line in lines):
        words = [w for r in source.regels for w in r.tekst.split()]
        assert [w for r in once.lezing.regels for w in r.tekst.split()] == words
    again = join_lines(once.lezing, once.koppen, sprekers)
    assert (again.lezing, again.regels) == (once.lezing, 0)
    speakers = [k.sleutel for r in source.regels if (k := read_kop(r)).soort and k.sleutel in sprekers]
    assert [k.sleutel for k in once.koppen if k.soort and k.sleutel in sprekers] == speakers
