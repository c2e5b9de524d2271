"""What a researcher hears about a codebook that she mistyped: the cases stand in tests/gevallen."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from codeer.core.errors import CodeboekFout
from codeer.storage.codeboek import lees_codeboek, ontleed_codeboek

CASES = yaml.safe_load((Path(__file__).parents[1] / "gevallen/codeboek_fouten.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["naam"])
def test_every_fault_has_its_line_and_words(case: dict) -> None:
    found = list(ontleed_codeboek(case["codeboek"].encode()).fouten)
    shown = "\n".join(f"{m} // {m.tip}" for m in found)
    for expected in case["fouten"]:
        match = next(
            (
                m
                for m in found
                if m.regel == expected["regel"]
                and expected["zin"] in m.tekst
                and expected.get("tip", "") in m.tip
            ),
            None,
        )
        assert match, f"{expected} not in\n{shown}"
        found.remove(match)
    assert found == [], shown


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["naam"])
def test_the_tip_line_is_sound_yaml(case: dict) -> None:
    for melding in ontleed_codeboek(case["codeboek"].encode()).fouten:
        if (
            melding.tip.startswith("Schrijf: ")
            and "…" not in melding.tip
            and "een \\ heeft" not in melding.tekst
        ):
            line = melding.tip.removeprefix("Schrijf: ").rstrip(".")
            if not line.endswith((",", "]", ":")) or line.startswith(("termen: [", "plus: [", "min: [")):
                yaml.safe_load(line)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["naam"])
def test_sentences_are_sentences(case: dict) -> None:
    for melding in ontleed_codeboek(case["codeboek"].encode()).fouten:
        assert melding.tekst.endswith((".", "?"))
        assert "None" not in melding.tekst + melding.tip


def test_all_faults_come_in_one_exception(tmp_path: Path) -> None:
    path = tmp_path / "codeboek.yaml"
    path.write_text("codes:\n  a:\n    termen: [*b*]\n    kleur: rood\n", "utf-8")
    with pytest.raises(CodeboekFout) as caught:
        lees_codeboek(path)
    assert [m.regel for m in caught.value.meldingen] == [3, 4]
    assert caught.value.bestand == "codeboek.yaml"


def test_missing_and_unreadable(tmp_path: Path) -> None:
    with pytest.raises(CodeboekFout, match="bestaat niet"):
        lees_codeboek(tmp_path / "weg.yaml")
    with pytest.raises(CodeboekFout, match="niet te openen"):
        lees_codeboek(tmp_path)


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "codeboek.yaml"
    path.write_bytes(b"#" * 10_000_001)
    with pytest.raises(CodeboekFout, match="groter dan 10 MB"):
        lees_codeboek(path)


class TestBytes:
    GOED = "codes:\n  continuïteit:\n    definitie: één gezicht\n    termen: [vast]\n"

    def test_bom_crlf_and_nfd_change_nothing(self) -> None:
        import unicodedata

        plain = ontleed_codeboek(self.GOED.encode()).zonder_fouten()
        other = unicodedata.normalize("NFD", self.GOED).replace("\n", "\r\n").encode("utf-8-sig")
        assert ontleed_codeboek(other).zonder_fouten() == plain
        assert ontleed_codeboek(self.GOED.replace("\n", "\r").encode()).zonder_fouten() == plain

    def test_cp1252_is_one_fault_and_the_rest_is_checked_too(self) -> None:
        faults = ontleed_codeboek((self.GOED + "    kleur: rood\n").encode("cp1252")).fouten
        assert [m.regel for m in faults] == [2, 5]
        assert "«continuïteit:»" in faults[0].tekst
        assert "UTF-8" in faults[0].tip

    def test_utf16(self) -> None:
        faults = ontleed_codeboek(self.GOED.encode("utf-16")).fouten
        assert [(m.regel, "UTF-16" in m.tekst) for m in faults] == [(0, True)]

    def test_control_characters(self) -> None:
        faults = ontleed_codeboek(self.GOED.replace("vast", "va\x07st").encode()).fouten
        assert [m.regel for m in faults] == [4]
        assert "stuurteken" in faults[0].tekst

    def test_line_separators_within_a_sentence_are_no_line_ends(self) -> None:
        book = ontleed_codeboek(self.GOED.replace("één ", "één\u2028").encode()).zonder_fouten()
        assert book.codes[0].definitie == "één gezicht"

    def test_a_tab_on_an_empty_line_is_no_matter(self) -> None:
        assert not ontleed_codeboek(self.GOED.replace("    termen", "\t\n    termen").encode()).fouten


class TestBombs:
    def test_aliases_that_multiply(self) -> None:
        lines = ["a: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
        faults = ontleed_codeboek("\n".join(lines).encode()).fouten
        assert any("te groot" in m.tekst for m in faults)

    def test_deep_nesting(self) -> None:
        faults = ontleed_codeboek(("a: " + "[" * 10_000).encode()).fouten
        assert any("in elkaar" in m.tekst for m in faults)

    def test_an_anchor_within_itself(self) -> None:
        faults = ontleed_codeboek(b"codes:\n  a: {definitie: x, termen: &t [b, *t]}\n").fouten
        assert [m.regel for m in faults] == [2]
        assert "die met * begint" in faults[0].tekst

    def test_aliases_of_texts_and_lists_are_fine(self) -> None:
        text = "codes:\n  a:\n    definitie: &d iets\n    termen: &t [b]\n  c:\n    definitie: *d\n    termen: *t\n"
        book = ontleed_codeboek(text.encode()).zonder_fouten()
        assert [c.definitie for c in book.codes] == ["iets", "iets"]
        assert [c.termen[0].tekst for c in book.codes] == ["b", "b"]

    def test_more_stops_than_are_worth_reading(self) -> None:
        text = "codes:\n" + "".join(f"  c{n}: @x\n" for n in range(100))
        assert len(ontleed_codeboek(text.encode()).fouten) == 25

    @pytest.mark.parametrize(
        "text", ["%x\na: b\n", "a: b\n...\nfoo: bar\n", "a: 'b\n  c: d'\n e: f\n- g\n", "? a\n: : b\n"]
    )
    def test_whatever_is_typed_gives_faults_and_no_crash(self, text: str) -> None:
        assert ontleed_codeboek(text.encode()).fouten
