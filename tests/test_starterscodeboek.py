"""The starter codebook: the same everywhere, complete, true to its examples and good enough to start with."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from codeer.core.codeboek import Codeboek
from codeer.core.namen import plain_naam
from codeer.steps.codeboek_controleer import controleer
from codeer.steps.suggereer import suggereer
from codeer.storage.codeboek import lees_codeboek

WORTEL = Path(__file__).parents[1]
CODEBOEK = WORTEL / "codeboek.yaml"
IJKSET = WORTEL / "tests" / "gevallen" / "starter_ijkset.tsv"
ONTWIKKELSET = WORTEL.parent / "shared" / "goud" / "ontwikkelset.tsv"
THEMAS = ("machtsongelijkheid", "continuïteit", "stress", "wantrouwen", "nabijheid")
POLEN = {"+": "plus", "-": "min"}


@pytest.fixture(scope="module")
def codeboek() -> Codeboek:
    return lees_codeboek(CODEBOEK)


def labels(cell):
    """`stress-;nabijheid+` -> {"stress": "min", "nabijheid": "plus"}; `-` is none."""
    if cell == "-":
        return {}
    return {plain_naam(part[:-1]): POLEN[part[-1]] for part in cell.split(";")}


def rows(pad):
    with pad.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def score(codeboek, texts, coders):
    """Micro F1 over the themes and the share of right poles; where coders differ nothing counts."""
    tp = fp = fn = right = 0
    for found, said in zip(suggereer(texts, codeboek), coders, strict=True):
        got = {(plain_naam(v.code), v.pool) for v in found}
        names = {name for name, _ in got}
        for theme in map(plain_naam, THEMAS):
            wanted = {theme in one for one in said}
            if len(wanted) > 1:
                continue
            expected, hit = wanted.pop(), theme in names
            tp, fp, fn = tp + (expected and hit), fp + (hit and not expected), fn + (expected and not hit)
            right += expected and hit and (theme, said[0][theme]) in got
    return 2 * tp / (2 * tp + fp + fn), right / tp


def test_template_and_root_are_the_same_bytes():
    sjabloon = WORTEL / "codeer" / "sjablonen" / "codeboek.yaml"
    assert sjabloon.read_bytes() == CODEBOEK.read_bytes()


def test_nothing_to_remark():
    found = controleer(CODEBOEK)
    assert (found.fouten, found.waarschuwingen) == ((), ())


def test_the_codes_of_the_study(codeboek):
    assert tuple(c.naam for c in codeboek.codes) == (*THEMAS, "verbeteridee")
    assert codeboek.taalmodel == "ingebouwd"
    assert codeboek.instellingen.sprekers == ("R",)


def test_every_code_explains_itself(codeboek):
    for code in codeboek.codes:
        assert code.definitie
        assert code.wel
        assert code.niet
        assert re.fullmatch("#[0-9a-f]{6}", code.kleur)
    assert len({c.kleur for c in codeboek.codes}) == len(codeboek.codes)


@pytest.mark.parametrize("naam", THEMAS)
def test_a_theme_has_both_poles_named_and_filled(codeboek, naam):
    code = codeboek.code(naam)
    assert code.poolnaam("plus") != "plus"
    assert code.poolnaam("min") != "min"
    for pool in ("plus", "min"):
        assert sum(t.pool == pool for t in code.termen) >= 30
        assert any(v.pool == pool for v in code.voorbeelden)


def test_few_enough_terms_to_know_them(codeboek):
    assert 1000 <= sum(len(code.termen) for code in codeboek.codes) <= 1250


@pytest.mark.parametrize(
    "zin",
    [
        "Aardig.",
        "Wat lief.",
        "Heel attent.",
        "Het was druk.",
        "Niet bot, hoor.",
        "Ik luister.",
        "Ze hoeven hem niet aan te kijken.",
        "Daar is hij nergens bang voor.",
        "Dat heb ik niet verborgen.",
        "Wij hebben geen korting gekregen.",
        "Ik zou het niet weten.",
        "Laat ze maar.",
        "Ik stel me voor dat het koud was.",
        "Hij heeft zich ingelezen.",
        "Met vriendelijke groet.",
        "De buren staan altijd klaar.",
        "Er zit een knoop vast.",
        "Goed gesprek, zei mijn broer.",
        "Met een bakkie koffie erbij.",
    ],
)
def test_everyday_words_alone_suggest_nothing(codeboek, zin):
    """In speech they are about the dog, the weather or the family; only a second word makes them a term."""
    assert [list(found) for found in suggereer([zin], codeboek)] == [[]]


def test_enough_examples_and_all_come_true(codeboek):
    for code in codeboek.codes:
        assert len(code.voorbeelden) >= 8
        assert sum(not v.verwacht for v in code.voorbeelden) >= 3
        for example, found in zip(
            code.voorbeelden, suggereer([v.tekst for v in code.voorbeelden], codeboek), strict=True
        ):
            poles = {v.pool for v in found if v.code == code.naam}
            expected = {example.pool} if example.verwacht else set()
            assert poles == expected, example.tekst


def test_invented_sentences_keep_their_score(codeboek):
    data = rows(IJKSET)
    f1, poles = score(codeboek, [r["tekst"] for r in data], [(labels(r["codes"]),) for r in data])
    assert f1 >= 0.85
    assert poles >= 0.9


@pytest.mark.skipif(not ONTWIKKELSET.exists(), reason="the gold sentences are not next to the repository")
def test_gold_sentences_keep_their_score(codeboek):
    data = rows(ONTWIKKELSET)
    f1, poles = score(
        codeboek,
        [r["tekst"] for r in data],
        [(labels(r["codeur_a"]), labels(r["codeur_b"])) for r in data],
    )
    assert f1 >= 0.84
    assert poles >= 0.9


def test_sentences_of_another_hand_keep_their_score(codeboek):
    """Indirect speech on purpose: a word list reaches little of it, and must not do worse unseen."""
    data = rows(IJKSET.with_name("onafhankelijke_ijkset.tsv"))
    f1, poles = score(codeboek, [r["tekst"] for r in data], [(labels(r["codes"]),) for r in data])
    assert f1 >= 0.45
    assert poles >= 0.75
