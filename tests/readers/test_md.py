"""Markdown: markup goes, words stay."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("# Kop ##", "Kop"),
        ("> - **vet** en *schuin* en __ook vet__ en _ook schuin_", "vet en schuin en ook vet en ook schuin"),
        ("1. een_twee_drie en 2 * 3 * 4", "een_twee_drie en 2 * 3 * 4"),
        (r"\*lacht\* en \_niks\_ en \\", r"*lacht* en _niks_ en \ ".strip()),
        ("[tekst](https://x.nl) ![plaat](p.png) <https://y.nl>", "tekst  https://y.nl".replace("  ", " ")),
        ("een<br>twee <b>drie</b> &amp; vier", "een twee drie & vier"),
        ("***alles*** tegelijk", "alles tegelijk"),
        ("regel met einde\\", "regel met einde"),
        ("gewone regel", "gewone regel"),
        ("2 * 3 is 6, a*b*c", "2 * 3 is 6, a*b*c"),
    ],
)
def test_inline(line, shown, text_of):
    assert text_of(line, ".md") == f"R: {shown}\n"


def test_bold_labels_on_their_own_and_before_text(text_of):
    source = "**Noor:** Hoe is het?\n\n**Wim**: Goed.\n\n**Noor:** Fijn?\n\n**Wim**\n\nJa.\n"
    assert text_of(source, ".md") == "I: Hoe is het?\n\nR: Goed.\n\nI: Fijn?\n\nR: Ja.\n"


def test_front_matter_comments_and_rules(text_of, remarks_of):
    source = (
        "---\ntitel: Geheim\n---\n\nI: Hoe <!-- x\ny --> is het?\n\n---\n\n```\nR: Goed.\n```\n<!-- open\n"
    )
    text = text_of(source, ".md")
    assert text.startswith("I: Hoe is het?\n\nR: Goed.\n")
    assert "Geheim" not in text
    said = remarks_of(source, ".md")
    assert "bovenaan" in said
    assert "1 verborgen opmerking" in said


def test_a_table_is_a_talk(text_of):
    source = "| wie | tekst |\n|-----|-------|\n| I | Hoe gaat het? |\n| R | Goed. |\n| I | Fijn. |\n"
    assert text_of(source, ".md") == "I: Hoe gaat het?\n\nR: Goed.\n\nI: Fijn.\n"


def test_a_line_too_long_for_markup_is_kept(text_of):
    assert len(text_of("**a** " * 20_000, ".md")) > 100_000


class TestFrontMatter:
    @pytest.mark.parametrize(
        "block",
        [
            "I: Hoe gaat het?\n\nR: Goed.",
            "Anna: Hoe gaat het?\nPiet: Goed.",
            "Anna: dag\nPiet: dag\nAnna: tot ziens",
            "Dit is een gesprek.",
            "- een\n- twee",
            "titel: Eerste gesprek\n\nR: Nee hoor.",
            "titel: Eerste gesprek\n  I: Ja\n  R: Nee hoor.",
            "interviewer: hoe gaat het\nrespondent: goed",
            "interviewer: Anna",
        ],
    )
    def test_speech_between_two_rules_stays(self, block, text_of, remarks_of):
        source = f"---\n{block}\n---\nI: En dan?\n\nR: Niets.\n"
        text = text_of(source, ".md")
        for line in block.split("\n"):
            assert line.partition(": ")[2].strip() in text
        if ": " not in block:
            assert block.split("\n")[-1].strip("- ") in text
        assert "bovenaan" not in remarks_of(source, ".md")

    @pytest.mark.parametrize(
        "block",
        [
            "titel: Gesprek 3\ndatum: 2024-03-04\ntags:\n  - schuld\n- werk\n# los\n\nauteur: Geheim",
            "Titel: Hoe gaat het?\nDatum: 4 maart\nBron: https://voorbeeld.nl/a:b",
            "titel: Gesprek\ninterviewer: Anna Bos\nrespondent: R03",
        ],
    )
    def test_data_goes(self, block, text_of, remarks_of):
        source = f"---\n{block}\n---\nI: En dan?\n\nR: Niets.\n"
        assert text_of(source, ".md") == "I: En dan?\n\nR: Niets.\n"
        assert "bovenaan" in remarks_of(source, ".md")
