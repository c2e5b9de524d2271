"""Long and odd tokens: the layer stays right around them, and a report on them comes out whole."""

import csv

import pytest
from studie import maak_studie

from codeer.taal.lemma import lemmas
from codeer.taal.model import open_taal

VREEMD = {
    "brackets": "(" * 20_000,
    "underscores": "_" * 20_000,
    "address": "https://a.b/" * 20_000,
    "addresses without spaces": "/".join(["a.b.nl"] * 10_000),
    "clitics": "a" + "'t" * 1500,
    "clitics and hyphens": "é-" + "'t-ie" * 600,
    "letters": "aeou" * 20_000,
    "almost a verb": "uitge" * 16_000 + "legde",
    "no spaces": "stress,geld." * 2_000,
    "stops apart": ". " * 20_000 + ", x",
    "pauses apart": "... " * 20_000,
    "quotes": "'\"" * 10_000,
    "accents": "e" + "\u0301" * 20_000,
    "emoji": "👩‍👩‍👧" * 4_000,
}


@pytest.mark.usefixtures("lege_grafieken")
@pytest.mark.parametrize("vreemd", VREEMD.values(), ids=VREEMD)
def test_a_report_comes_out_whole(codeer, tmp_path, vreemd):
    tekst = f"R: Ze luisterde.\n{vreemd}\nZe luisterde weer."
    maak_studie(tmp_path / "studie", {"R01": tekst})
    run = codeer("rapport", "--map", "studie")
    assert run.afloop == 0, run.err
    with (tmp_path / "studie" / "rapporten" / "citaten.csv").open(encoding="utf-8-sig", newline="") as file:
        found = [row["citaat"] for row in csv.DictReader(file, delimiter=";") if row["code"] == "nabijheid"]
    assert found == ["Ze luisterde.", "Ze luisterde weer."]


@pytest.mark.parametrize(
    ("chunk", "expected"),
    [
        ("(" * 201, ["(" * 201]),
        ("ja-nee, " + "zo'n/" * 50, ["ja-nee", ",", *["zo'n", "/"] * 50]),
        ("https://a.nl/?q=" + "stress+" * 50, ["https://a.nl/?q=" + "stress+" * 50]),
        ("eh…" * 70, ["eh", "…"] * 70),
        ("x" * 300 + "foto’s", ["x" * 300 + "foto’s"]),
    ],
)
def test_a_very_long_chunk_is_cut_into_words_runs_and_addresses(chunk, expected):
    laag = open_taal("ingebouwd").laag_tekst(chunk)
    assert [chunk[b:e] for b, e in zip(laag.begin, laag.eind, strict=True)] == expected


def test_a_form_too_long_for_a_word_is_only_itself():
    form = "mensen" * 11
    assert lemmas(form) == (form,)
    assert len(lemmas("bijstandsgerechtigdenbelangenorganisaties")) > 1
