"""Changing the codebook in its own text: comments, order and layout stay, and what comes out is proven."""

import difflib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.errors import CodeboekFout, OnderzoekFout
from codeer.storage import codeboek_wijzig
from codeer.storage.codeboek import ontleed_codeboek
from codeer.storage.codeboek_wijzig import Codeboekbestand, schrijf_codeboek
from codeer.storage.onderzoek import Onderzoek

BOEK = """\
# van ons
formaat: 1
codeboek: Klein   # de naam
codes:
  # eerst de stress
  stress:
    definitie: Spanning.   # kort
    plus: [rust, 'ont*']
    min:
      # in het lijf
      - gespannen
      - {term: druk, behalve: [indruk]}

      - term: piekeren
        bij_ontkenning: blijft
    voorbeelden:
      - {tekst: "Ik was gespannen.", pool: min}
    subcodes:
      thuis:
        definitie: Thuis.
        termen: [huis]

  zorgen:
    definitie: >-
      Zich zorgen maken
      over later.
    wel: ook over geld
    namen: {plus: zorgeloos, min: bezorgd}
    kleur: "#112233"
    min:
      # over later
      - zorgen maken
      - gespannen  # staat er al
      - "a, b"
    voorbeelden:
      - Ik maak me zorgen.
    voorheen: [angst]
    subcodes:
      geld: {definitie: Geld., termen: [geld], voorheen: centen}
  los: {definitie: Los., termen: [los], subcodes: {een: {definitie: Een., termen: [x1]}, twee: {termen: [x2]}}}
# einde
"""


def open_boek(tmp_path, tekst=BOEK, codering="utf-8"):
    path = tmp_path / "codeboek.yaml"
    path.write_bytes(tekst.encode(codering))
    return Codeboekbestand(path)


def verschil(oud, nieuw):
    diff = difflib.ndiff(oud.splitlines(), nieuw.splitlines())
    return [line for line in diff if line[:2] in ("+ ", "- ")]


def voorheen(gewijzigd, pad):
    return gewijzigd.nieuw.code(pad).voorheen


class TestRename:
    def test_only_the_name_and_voorheen_change(self, tmp_path):
        done = open_boek(tmp_path).hernoem("stress", "spanning")
        assert verschil(BOEK, done.inhoud.decode()) == [
            "-   stress:",
            "+   spanning:",
            "+     voorheen: [stress]",
            "+         voorheen: [stress/thuis]",
        ]
        assert voorheen(done, "spanning/thuis") == ("stress/thuis",)

    def test_in_every_layout(self, tmp_path):
        done = open_boek(tmp_path).hernoem("zorgen", "onrust")
        assert "voorheen: [angst, zorgen]" in done.inhoud.decode()
        assert voorheen(done, "onrust/geld") == ("centen", "zorgen/geld")
        done = open_boek(tmp_path).hernoem("los", "vrij")
        assert voorheen(done, "vrij/twee") == ("los/twee",)
        assert voorheen(done, "vrij") == ("los",)
        done = open_boek(tmp_path).hernoem("stress/thuis", "privé")
        assert done.nieuw.code("stress/privé").voorheen == ("stress/thuis",)

    def test_back_again(self, tmp_path):
        there = open_boek(tmp_path).hernoem("stress", "spanning").inhoud.decode()
        back = open_boek(tmp_path, there).hernoem("spanning", "stress")
        assert voorheen(back, "stress") == ("spanning",)
        assert voorheen(back, "stress/thuis") == ("spanning/thuis",)

    def test_a_list_on_lines_of_its_own_gets_a_line(self, tmp_path):
        book = BOEK.replace("    voorheen: [angst]\n", "    voorheen:\n      - angst  # lang geleden\n")
        done = open_boek(tmp_path, book).hernoem("zorgen", "onrust")
        assert "      - angst  # lang geleden\n      - zorgen\n" in done.inhoud.decode()

    @pytest.mark.parametrize("empty", ["voorheen:", "voorheen: []", "voorheen:   # nog niets"])
    def test_an_empty_list_is_filled(self, tmp_path, empty):
        book = BOEK.replace("    voorheen: [angst]\n", f"    {empty}\n")
        assert voorheen(open_boek(tmp_path, book).hernoem("zorgen", "onrust"), "onrust") == ("zorgen",)

    def test_line_ends_and_byte_order_mark_stay(self, tmp_path):
        book = BOEK.replace("\n", "\r\n")
        done = open_boek(tmp_path, book, "utf-8-sig").hernoem("stress", "spanning").inhoud
        assert done.startswith(b"\xef\xbb\xbf")
        assert done.count(b"\n") == done.count(b"\r\n")

    def test_a_block_with_subcodes_first_and_a_last_line_without_end(self, tmp_path):
        book = "codes:\n  a:\n    subcodes:\n      b:\n        termen: [x1]"
        done = open_boek(tmp_path, book).hernoem("a", "c")
        assert (voorheen(done, "c"), voorheen(done, "c/b")) == (("a",), ("a/b",))
        book = "codes: {a: {subcodes: {b: {termen: [x1]}}}}"
        assert voorheen(open_boek(tmp_path, book).hernoem("a", "c"), "c") == ("a",)

    def test_block_texts_and_blank_lines_with_tabs(self, tmp_path):
        book = "codes:\n  a:\n    termen: [x1]\n    wel: |\n      regel een\n\t\n      regel twee\n\n\n  b:\n    termen: [y1]\n"
        done = open_boek(tmp_path, book).hernoem("a", "c").inhoud.decode()
        assert "      regel twee\n    voorheen: [a]\n" in done

    def test_what_cannot_be_proven_is_not_written(self, tmp_path):
        shared = "codes:\n  a: &zo\n    termen: [x1]\n  b: *zo\n"
        with pytest.raises((OnderzoekFout, CodeboekFout)):
            open_boek(tmp_path, shared).hernoem("a", "c")

    def test_a_codebook_with_faults_is_left_alone(self, tmp_path):
        with pytest.raises(CodeboekFout):
            open_boek(tmp_path, "codes: [")
        with pytest.raises(OnderzoekFout):
            Codeboekbestand(tmp_path / "weg.yaml")


class TestMerge:
    def test_all_comes_along(self, tmp_path):
        done = open_boek(tmp_path).voeg_samen("stress", ("zorgen",), "stress")
        code = done.nieuw.code("stress")
        assert code.voorheen == ("zorgen", "angst")
        assert code.samengevoegd == (("zorgen", "angst"),)
        assert code.definitie == "Spanning. Zich zorgen maken over later."
        assert code.wel == "ook over geld"
        assert code.namen == (("plus", "zorgeloos"), ("min", "bezorgd"))
        assert [t.tekst for t in code.termen if t.pool == "min"] == [
            "gespannen",
            "druk",
            "piekeren",
            "zorgen maken",
            "a, b",
        ]
        assert [s.pad for s in code.subcodes] == ["stress/thuis", "stress/geld"]
        assert code.subcodes[1].voorheen == ("centen", "zorgen/geld")
        text = done.inhoud.decode()
        assert "      # over later\n      - zorgen maken\n" in text
        assert "  zorgen:" not in text
        assert "# einde" in text

    def test_into_a_new_name(self, tmp_path):
        done = open_boek(tmp_path).voeg_samen("stress", ("zorgen",), "onrust")
        assert done.nieuw.code("onrust").voorheen == ("zorgen", "angst", "stress")
        assert done.nieuw.code("onrust/geld").voorheen == ("centen", "zorgen/geld", "stress/geld")

    def test_three_at_once_and_one_after_another(self, tmp_path):
        at_once = open_boek(tmp_path).voeg_samen("stress", ("zorgen", "los"), "stress")
        assert at_once.nieuw.code("stress").samengevoegd == (("zorgen", "angst"), ("los",))
        one = open_boek(tmp_path).voeg_samen("stress", ("zorgen",), "stress").inhoud.decode()
        after = open_boek(tmp_path, one).voeg_samen("stress", ("los",), "stress")
        assert after.nieuw == at_once.nieuw

    def test_between_brackets(self, tmp_path):
        done = open_boek(tmp_path).voeg_samen("los", ("stress", "zorgen"), "los")
        code = done.nieuw.code("los")
        assert {t.tekst for t in code.termen} >= {"los", "gespannen", "rust", "a, b", "piekeren"}
        assert [s.naam for s in code.subcodes] == ["een", "twee", "thuis", "geld"]

    def test_a_subcode_into_its_parent(self, tmp_path):
        done = open_boek(tmp_path).voeg_samen("stress", ("stress/thuis",), "stress")
        assert done.nieuw.code("stress").subcodes == ()
        assert "subcodes:" not in done.inhoud.decode().split("zorgen:")[0]
        done = open_boek(tmp_path).voeg_samen("los", ("los/een",), "los")
        assert [s.naam for s in done.nieuw.code("los").subcodes] == ["twee"]
        done = open_boek(tmp_path).voeg_samen("los", ("los/twee",), "los")
        assert [s.naam for s in done.nieuw.code("los").subcodes] == ["een"]
        done = open_boek(tmp_path).voeg_samen("los", ("los/een", "los/twee"), "los")
        assert done.nieuw.code("los").subcodes == ()

    def test_a_merged_code_can_be_merged_and_renamed(self, tmp_path):
        one = open_boek(tmp_path).voeg_samen("zorgen", ("stress",), "zorgen").inhoud.decode()
        two = open_boek(tmp_path, one).voeg_samen("los", ("zorgen",), "los")
        assert two.nieuw.code("los").samengevoegd == (("zorgen", "angst"), ("stress",))
        three = open_boek(tmp_path, two.inhoud.decode()).hernoem("los", "vrij")
        assert three.nieuw.code("vrij").samengevoegd == (("zorgen", "angst"), ("stress",))

    def test_long_definitions_are_folded(self, tmp_path):
        long = "Heel veel woorden over stress en wat daar allemaal bij hoort. " * 4
        kept = BOEK.replace("definitie: Spanning.", f"definitie: {long.strip()}")
        assert (
            "  # kort\n"
            in open_boek(tmp_path, kept).voeg_samen("stress", ("zorgen",), "stress").inhoud.decode()
        )
        book = kept.replace("   # kort", "")
        done = open_boek(tmp_path, book).voeg_samen("stress", ("zorgen",), "stress")
        assert "definitie: >-\n      Heel veel" in done.inhoud.decode()
        assert all(len(line) < 120 for line in done.inhoud.decode().splitlines() if "Heel veel" in line)

    def test_a_definition_on_lines_stays_on_lines(self, tmp_path):
        book = BOEK.replace("definitie: Spanning.   # kort", "definitie: |\n      Een.\n      Twee.")
        done = open_boek(tmp_path, book).voeg_samen("stress", ("zorgen",), "stress")
        assert done.nieuw.code("stress").definitie == "Een.\nTwee. Zich zorgen maken over later."


class TestSplit:
    def test_new_codes_are_subcodes_with_the_same_sides(self, tmp_path):
        done = open_boek(tmp_path).splits("zorgen", ("later", "nu"))
        new = done.nieuw.code("zorgen/later")
        assert new.namen == (("plus", "zorgeloos"), ("min", "bezorgd"))
        assert new.definitie.startswith("Afgesplitst van zorgen.")
        assert [line for line in verschil(BOEK, done.inhoud.decode()) if line[0] == "-"] == []

    @pytest.mark.parametrize("pad", ["stress", "los", "los/een", "stress/thuis", "zorgen/geld"])
    def test_in_every_layout(self, tmp_path, pad):
        done = open_boek(tmp_path).splits(pad, ("x", "y"))
        assert [s.naam for s in done.nieuw.code(pad).subcodes][-2:] == ["x", "y"]

    @pytest.mark.parametrize("empty", ["subcodes:", "subcodes: {}"])
    def test_where_an_empty_place_waits(self, tmp_path, empty):
        book = f"codes:\n  a:\n    termen: [x1]\n    {empty}\n"
        assert open_boek(tmp_path, book).splits("a", ("b",)).nieuw.code("a/b")
        book = "codes: {a: {termen: [x1], subcodes: {}}}\n"
        assert open_boek(tmp_path, book).splits("a", ("b",)).nieuw.code("a/b")


class TestKeeping:
    def test_the_old_codebook_is_kept_under_a_new_number(self, tmp_path):
        study = Onderzoek(tmp_path)
        first = schrijf_codeboek(study, b"een", b"twee")
        second = schrijf_codeboek(study, b"twee", b"drie")
        assert [p.name for p in (first, second)] == ["codeboek-01.yaml", "codeboek-02.yaml"]
        assert (first.read_bytes(), second.read_bytes(), study.codeboek.read_bytes()) == (
            b"een",
            b"twee",
            b"drie",
        )
        assert first.parent.name == codeboek_wijzig.BEWAARD


_NAAM = st.text("abcdefgh", min_size=3, max_size=6)
_TERM = st.from_regex(re.compile(r"[a-z]{4,8}( [a-z]{4,8})?"), fullmatch=True)


@st.composite
def boeken(draw):
    """A codebook of three codes, each laid out in a way of its own, with comments between."""
    names = draw(st.lists(_NAAM, min_size=3, max_size=3, unique=True))
    lines = ["formaat: 1", "codeboek: x", "codes:"]
    for naam in names:
        terms = draw(st.lists(_TERM, min_size=1, max_size=4, unique_by=lambda t: frozenset(t.split())))
        if draw(st.booleans()):
            lines.append(f"  {naam}: {{definitie: 'D, {naam}', termen: [{', '.join(terms)}]}}  # vlot")
            continue
        lines += [f"  {naam}:", f"    # over {naam}", f'    definitie: "D: {naam}"']
        if draw(st.booleans()):
            lines.append(f"    min: [{', '.join(terms)}]   # kort")
        else:
            lines += ["    min:", *(f"      - {t}  # term" for t in terms)]
        if draw(st.booleans()):
            lines += ["    wel: >", "      meer", "      woorden", ""]
        if draw(st.booleans()):
            lines += ["    subcodes:", "      onder:", "        termen: [onderwerp]"]
        lines += draw(st.sampled_from([[], [""], ["# los", ""]]))
    return "\n".join(lines) + draw(st.sampled_from(["", "\n"])), names


@given(boeken(), st.booleans())
def test_any_codebook_is_renamed_merged_and_split_with_its_comments(tmp_path_factory, boek, crlf):
    text, (one, two, three) = boek
    text = text.replace("\n", "\r\n") if crlf else text
    folder = tmp_path_factory.mktemp("boek")
    before = ontleed_codeboek(text.encode(), waarschuw=False).codeboek
    done = open_boek(folder, text).hernoem(two, "nieuwenaam").inhoud.decode()
    assert next(line for line in verschil(text, done) if line[0] == "-").strip("- ").startswith(two)
    assert done.count("#") == text.count("#")
    done = open_boek(folder, done).splits(three, ("eerste", "tweede")).inhoud.decode()
    assert done.count("#") == text.count("#")
    if {s.naam for s in before.code(one).subcodes} & {s.naam for s in before.code(two).subcodes}:
        return
    merged = open_boek(folder, done).voeg_samen(one, ("nieuwenaam",), one).nieuw
    names = {c.pad for c in merged.alle_codes()}
    assert names >= {one, three, f"{three}/eerste"}
    assert set(merged.code(one).voorheen) == {"nieuwenaam", two}
    had = {t.tekst for c in (one, two) for t in before.code(c).termen}
    assert {t.tekst for t in merged.code(one).termen} == had
