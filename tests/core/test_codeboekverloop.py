"""How the codebook changed, in words."""

from __future__ import annotations

from codeer.core.codeboek_vergelijking import (
    ANDERS,
    ERBIJ,
    GELIJK,
    WEG,
    Codeboekwijziging,
    Codewijziging,
    Tekstwijziging,
)
from codeer.core.codeboekverloop import NIETS, ONBEKEND, wat_anders


def anders(*codes: Codewijziging, algemeen: tuple[Tekstwijziging, ...] = ()) -> tuple[str, ...]:
    return wat_anders(Codeboekwijziging(codes, algemeen))


def test_what_is_not_known_is_said():
    assert wat_anders(None) == (ONBEKEND,)
    assert anders(Codewijziging("a", "a", GELIJK)) == (NIETS,)


def test_codes_that_came_went_and_were_renamed():
    assert anders(
        Codewijziging("a", "", ERBIJ, termen_erbij=("x",)),
        Codewijziging("c", "b", ANDERS),
        Codewijziging("d", "d", WEG),
    ) == ("nieuw: a, met 1 term", "c (eerst b): verder gelijk", "weg: d")


def test_texts_terms_and_examples():
    code = Codewijziging(
        *("a", "a", ANDERS),
        teksten=(Tekstwijziging("definitie", "Oud.", "Nieuw."), Tekstwijziging("namen", "", "plus: x")),
        termen_erbij=("plus: x", "y"),
        termen_weg=("z",),
        termen_anders=("q",),
        voorbeelden_erbij=2,
        voorbeelden_weg=1,
    )
    (line,) = anders(code)
    assert line.split("; ") == [
        *("a: definitie aangepast, eerst «Oud.»", "namen van de kanten erbij"),
        *("termen erbij: plus: x, y", "termen weg: z", "andere opties bij: q"),
        *("2 voorbeelden erbij", "1 voorbeeld weg"),
    ]


def test_many_terms_are_counted_and_a_long_text_is_cut():
    code = Codewijziging(
        *("a", "a", ANDERS),
        teksten=(Tekstwijziging("wel", "w" * 400, "kort"),),
        termen_erbij=tuple(f"t{n}" for n in range(20)),
    )
    (line,) = anders(code)
    assert "t14 en nog 5" in line
    assert f"«{'w' * 300}…»" in line


def test_what_holds_for_the_whole_codebook():
    assert anders(algemeen=(Tekstwijziging("versie", "1.0", "1.1"), Tekstwijziging("delen", "", "rol"))) == (
        "versie: was «1.0», nu «1.1»",
        "delen: was niets, nu «rol»",
    )
