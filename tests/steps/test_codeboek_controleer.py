from __future__ import annotations

from pathlib import Path

import pytest

from codeer.steps.codeboek_controleer import controleer, lemma_of

TEKST = """\
formaat: 1
codeboek: Proef
codes:
  a:
    definitie: x
    plus: [regels]
    termen: [b]
    voorbeelden: [c]
    subcodes: {d: {definitie: y, termen: [vragen]}}
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "codeboek.yaml"
    path.write_text(text, "utf-8")
    return path


def test_counts_and_warnings(tmp_path: Path) -> None:
    found = controleer(write(tmp_path, TEKST), lambda w: w.removesuffix("s"))
    assert found.in_orde
    assert (found.codes, found.subcodes, found.termen, found.voorbeelden) == (1, 1, 3, 1)
    assert [m.regel for m in found.waarschuwingen] == [6]
    assert found.json()["waarschuwingen"] == [
        {
            "regel": 6,
            "tekst": "«regels» lijkt een vorm van «regel».",
            "tip": "Bedoel je «regel»? Dat vindt alle vormen; alleen deze kan met exact.",
        }
    ]
    assert found.json()["in_orde"] is True
    assert len(found.hash) == 64


def test_faults_and_what_could_be_read(tmp_path: Path) -> None:
    found = controleer(write(tmp_path, TEKST + "    zomaar: x\n"), None)
    assert not found.in_orde
    assert [m.regel for m in found.fouten] == [10]
    assert (found.codes, found.hash) == (1, "")


def test_nothing_to_read(tmp_path: Path) -> None:
    found = controleer(tmp_path / "weg.yaml")
    assert found.json()["fouten"]
    assert found.naam == ""


def test_lemmas_of_the_dictionary() -> None:
    assert [lemma_of(w) for w in ("regels", "vragen", "zomaarwoord")] == ["regel", "vragen", "zomaarwoord"]


BOEK = """\
formaat: 1
codeboek: Proef
taalmodel: nl_core_news_lg
woordgroepen:
  rol: [consulent, k.o., medewerker van dienst]
  geld: [50+]
codes:
  a:
    definitie: x
    voorbeelden: [c]
    termen:
"""


def onvindbaar(tmp_path: Path, *termen: str) -> list[str]:
    lines = "".join(f"      - {term}\n" for term in termen)
    found = controleer(write(tmp_path, BOEK + lines), None)
    assert found.in_orde, found.fouten
    return [f"{m} {m.tip}" for m in found.waarschuwingen if "nooit gevonden" in m.tekst]


@pytest.mark.parametrize(
    ("term", "shown", "tip"),
    [
        ("o.k.", "o.k.", "Schrijf: o.k"),
        ("50+", "50+", 'Schrijf: {exact: "50+"}'),
        ("hè?", "hè?", "Schrijf: hè"),
        ("jobcoach/consulent", "jobcoach/consulent", "Maak er een term per woord van."),
        ('"€50"', "€50", 'Schrijf: {exact: "€50"}'),
        ("geen vertrouwen.", "geen vertrouwen.", "Schrijf: geen vertrouwen"),
        ("werk maar moe", "werk maar moe", 'Schrijf: {exact: "werk maar moe"}'),
        ("{exact: ik. jij}", "ik. jij", "Schrijf: ik jij"),
        ("werk* wat?hoe*", "werk* wat?hoe*", "Schrijf het in woorden"),
    ],
)
def test_a_term_that_is_read_in_other_pieces_than_it_is_written(
    tmp_path: Path, term: str, shown: str, tip: str
) -> None:
    found = [w for w in onvindbaar(tmp_path, "gewoon", term) if w.startswith("regel 13")]
    text = f"regel 13: «{shown}» wordt nooit gevonden, ook niet waar het precies zo in een tekst staat. {tip}"
    assert [w[: len(text)] for w in found] == [text]


def test_names_in_word_groups_and_exclusions(tmp_path: Path) -> None:
    found = onvindbaar(tmp_path, "'@rol weg'", "{term: druk, behalve: [hè?, bouw*]}", "hè?")
    assert [w.split(" wordt")[0] for w in found] == [
        "regel 5: «k.o.» in woordgroep rol",
        "regel 6: «50+» in woordgroep geld",
        "regel 13: «hè?»",
    ]
    assert "(ook op regel 14)" in found[2]
    assert "uit de woordgroep" in found[1]


def test_terms_that_are_found_say_nothing(tmp_path: Path) -> None:
    words = ["zo'n", "ex-man", "WW-uitkering", "één op één", "stress*", "te denken", "cliënt", "veel vragen"]
    quoted = ["'s avonds", "*stress*", "@geld weg", "zich niet gehoord", "cafe\u0301"]
    exact = ["24/7", "€ 50", "50+", "@rol ja", "mag niet*"]
    termen = [*words, *(f'"{q}"' for q in quoted), *(f'{{exact: "{e}"}}' for e in exact)]
    found = onvindbaar(tmp_path, *termen, "{term: werk*, behalve: werk}")
    assert all("woordgroep" in w for w in found), found


def test_a_faulty_codebook_asks_for_no_language_layer(tmp_path: Path) -> None:
    def never(_: str) -> None:
        raise AssertionError

    assert controleer(write(tmp_path, TEKST + "    zomaar: x\n"), None, never).fouten


def test_one_text_does_for_many_terms(tmp_path: Path) -> None:
    from codeer.steps.codeboek_controleer import layer_of

    texts = []

    def count(tekst: str) -> object:
        texts.append(tekst)
        return layer_of(tekst)

    words = ", ".join(f"woord{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(400))
    text = f"formaat: 1\ncodeboek: x\ncodes: {{a: {{definitie: x, termen: [{words}]}}}}\n"
    assert controleer(write(tmp_path, text), None, count).waarschuwingen == ()
    assert len(texts) == 1
