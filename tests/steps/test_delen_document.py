"""The page that leaves the team: attacked by its own numbers, and searched for traces of people."""

from __future__ import annotations

import re
import runpy
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from aanval import opgelost, soms
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codeer.core.citeren import Citeerregel
from codeer.core.errors import GebruiksFout
from codeer.rapporten import _tekenen
from codeer.steps import _delen_document as document
from codeer.steps._delen_tabellen import Gekozen

D = runpy.run_path(str(Path(__file__).with_name("test_delen.py")))
H = runpy.run_path(str(Path(__file__).parents[1] / "rapporten" / "test_html.py"))
deel, mens, boek, groot, rijen = D["deel"], D["mens"], D["boek"], D["groot"], D["rijen"]
Lezer = H["Lezer"]


@pytest.fixture(scope="module")
def _zonder_pagina():
    """Leave out what the other tests of sharing patch away."""


def pagina(map) -> str:
    return (map / "delen" / "rapport.html").read_text("utf-8")


@pytest.fixture(scope="module")
def gedeeld(tmp_path_factory):
    map = tmp_path_factory.mktemp("gedeeld")
    extra = [
        mens(
            60 + n,
            "idee stress/geld stress/tijd.min",
            toestemming_citeren="nee" if n % 3 else "ja",
            rol="consulent" if n % 2 else "cliënt",
            gemeente="Aalten" if n % 2 else "Ede",
        )
        for n in range(14)
    ]
    uit = deel(map, [*groot(), *extra])
    return map, uit


def thematabel(tekst: str) -> list[dict[str, str]]:
    """The figures of the whole study as the page prints them, in the shape of the table."""
    rows = []
    for code, body in re.findall(
        r'<article class="thema[^"]*" id="[^"]*"[^>]*>\s*<h3[^>]*><bdi>([^<]*)</bdi>(.*?)</article>',
        tekst,
        re.DOTALL,
    ):
        for kop, cells in re.findall(r'<tr[^>]*><th scope="row">(.*?)</th>(.*?)</tr>', body, re.DOTALL):
            shown = [c.replace("–", "") for c in re.findall(r'<td class="getal">([^<]*)</td>', cells)]
            pool = "totaal" if kop == "totaal" else (re.findall(r'class="teken ([a-z]*)"', kop) or [""])[0]
            names = ("fragmenten", "interviews", "respondenten", "per_1000_woorden")
            rows.append({"code": code, "pool": pool, **dict(zip(names, shown, strict=True))})
    return rows


def figuurtabel(tekst: str, naam: str) -> list[dict[str, str]]:
    """The table under a chart as the page prints it."""
    block = tekst.split(f'id="fig-{naam}"')[1].split("</details>", maxsplit=1)[0]
    kop = [
        re.sub(r"<.*?>", "", k).replace(" (%)", "_pct").replace(" ", "_")
        for k in re.findall(r"<th .*?</th>", block)
    ]
    kop = ["pool" if k == "kant" else k for k in kop]
    rows = re.findall(r"<tr[^>]*>(<td.*?)</tr>", block)
    cells = [[re.sub(r"<.*?>", "", c).replace("–", "") for c in re.findall(r"<td.*?</td>", r)] for r in rows]
    return [dict(zip(kop, c, strict=True)) for c in cells]


def test_the_page_and_its_charts_are_there(gedeeld):
    map, uit = gedeeld
    lezer = Lezer(pagina(map))
    assert lezer.open == []
    assert [id for id, n in lezer.ids.items() if n > 1] == []
    assert {href[1:] for href in lezer.naar} <= set(lezer.ids)
    assert not lezer.namen & {"script", "link", "img", "iframe", "object"}
    charts = {p.stem for p in (map / "delen" / "figuren").iterdir()}
    assert {"codes", "kanten"} <= charts
    assert not charts & {"samen_genoemd", "verloop"}
    assert "delen/rapport.html" in uit.geschreven
    assert not list((map / "delen").rglob("*.bezig"))


def test_every_figure_is_one_of_the_tables(gedeeld):
    map, _ = gedeeld
    text = pagina(map)
    own = rijen(map, "frequenties")
    kolommen = ("code", "pool", "fragmenten", "interviews", "respondenten", "per_1000_woorden")
    assert thematabel(text) == [{k: r[k] for k in kolommen} for r in own]
    assert any(r["fragmenten"] == "" for r in own)
    for per in D["DELEN"]:
        if f'id="fig-per_{per}"' in text:
            wide = rijen(map, f"vergelijking_per_{per}")
            for naam in (f"per_{per}", f"aandeel_{per}"):
                told = figuurtabel(text, naam)
                assert told
                assert told == [{k: r[k] for k in told[0]} for r in wide]


def test_charts_draw_no_figure_that_was_left_out(gedeeld):
    map, _ = gedeeld
    seen = {r[k] for r in rijen(map, "frequenties") for k in ("fragmenten", "interviews")}
    for naam in ("codes", "kanten"):
        svg = (map / "delen" / "figuren" / f"{naam}.svg").read_text("utf-8")
        drawn = set(re.findall(r"<text[^>]*>(\d+)</text>", svg))
        assert drawn <= seen
        assert "–" in svg


def test_nothing_leads_to_a_person(gedeeld):
    map, _ = gedeeld
    every = [*groot(), *[mens(60 + n) for n in range(14)]]
    secret = {m.interview.id for m in every} | {f.id for m in groot() for f in m.fragmenten}
    for path in (map / "delen").rglob("*"):
        if path.is_file() and path.suffix != ".xlsx":
            text = path.read_bytes().decode("utf-8", "ignore")
            assert not [s for s in secret if s in text], path.name
    text = pagina(map)
    assert "Nou ja." not in text  # what was said and not coded
    assert "<mark>" not in text
    assert "Zuid" not in text  # a small group
    assert "Let op" not in text or "niet geschikt" in text


def test_only_who_agreed_is_quoted_and_by_number(gedeeld):
    map, _ = gedeeld
    text = pagina(map)
    shared = {r["id"]: r["citaat"] for r in rijen(map, "citaten")}
    told = re.findall(r'<strong>([^<]*)</strong></p>\s*<p class="bron">(c\d+)', text)
    assert told
    assert all(shared[nr] == said for said, nr in told)
    assert not [said for said, _ in told if re.search(r"ik (61|62|64|65|67|68) keer", said)]
    # those of one pole stand in the order of their numbers
    for body in text.split("<h4>")[1:]:
        nrs = re.findall(r'class="bron">(c\d+)', body)
        assert nrs == sorted(nrs)
        assert len(nrs) <= 4


LAAG = ["wantrouwen.plus", "wantrouwen.min", "stress.min", "stress/geld", "stress/tijd.plus", "idee"]
mensen = st.lists(
    st.tuples(st.lists(st.sampled_from(LAAG), max_size=4), st.sampled_from("abc"), st.sampled_from("xy")),
    min_size=6,
    max_size=24,
)


@pytest.fixture(scope="module")
def _zonder_tekenen():
    """Charts are drawn of the tables: the attack is on those, and need not wait for the drawing."""

    def blank(wat, tabel, hoog, bouw, **meer):
        return _tekenen.Figuur(*wat, "<svg></svg>", b"", tabel, **meer)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_tekenen, "teken", blank)
        yield


@pytest.mark.usefixtures("_zonder_tekenen")
@given(mensen, st.integers(2, 5), st.sampled_from([("rol",), ("rol", "gemeente"), ()]))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_number_left_out_follows_from_the_page(tmp_path_factory, people, minimum, per):
    map = tmp_path_factory.mktemp("aanval")
    made = [mens(nr, " ".join(c), rol=rol, gemeente=g) for nr, (c, rol, g) in enumerate(people)]
    deel(map, made, "html", minimum=minimum, per=per, codeboek=boek(per))
    text = pagina(map)
    shown = {k: figuurtabel(text, f"per_{k}") for k in per if f'id="fig-per_{k}"' in text}
    whole = thematabel(text)
    assert opgelost(soms(whole, shown)) == set()
    for row in whole:
        assert not row["respondenten"] or int(row["respondenten"]) >= minimum
    for k in shown:
        for row in figuurtabel(text, f"aandeel_{k}"):
            assert not row["respondenten_met"] or int(row["respondenten_met"]) >= minimum
    files = {p.name for p in (map / "delen").iterdir()}
    assert files <= {"rapport.html", "figuren", "verantwoording.md", "verantwoording.json"}


@pytest.mark.usefixtures("_zonder_tekenen")
def test_groups_by_the_computer_alone_are_not_compared(tmp_path):
    automaat = D["S"]["Herkomst"].AUTOMAAT
    people = [
        replace(m, fragmenten=tuple(replace(f, herkomst=automaat) for f in m.fragmenten)) for m in groot()
    ]
    deel(tmp_path, people, "html")
    text = pagina(tmp_path)
    assert 'id="fig-codes"' in text
    assert 'id="fig-per_' not in text
    assert "alleen door de computer" in text
    assert "Nog niet nagekeken" in text.split("<nav")[0]


@pytest.mark.usefixtures("_zonder_tekenen")
def test_own_quotes_are_kept_within_what_may_be_shared(tmp_path):
    people = groot()
    people[1] = mens(1, "wantrouwen.min stress.min", toestemming_citeren="nee")
    mag, mag_niet = people[5].fragmenten[0].id, people[1].fragmenten[0].id
    log = []
    uit = deel(tmp_path, people, "html", citaten=(mag_niet, mag), log=log)
    text = pagina(tmp_path)
    (stress, *_) = [b for b in text.split("<article")[1:] if "<bdi>stress</bdi>" in b]
    (own,) = [b for b in text.split("<article")[1:] if "<bdi>wantrouwen</bdi>" in b]
    assert own.count("<blockquote>") == 1
    assert "Dit zei ik 5 keer, nummer 0." in own
    assert stress.count("<blockquote>") == 4
    assert (
        f"Niet in het rapport om te delen, want dat mag niet of het telt niet: {mag_niet}." in uit.meldingen
    )
    # with the page alone only those in it were shared
    assert len(log[0]["geciteerd"]) <= 5
    assert "Q005 R" in log[0]["geciteerd"]


@pytest.mark.usefixtures("_zonder_tekenen")
def test_a_study_of_few_tells_no_figure(tmp_path):
    deel(tmp_path, groot()[:4], "html", citeren=Citeerregel())
    assert {r[k] for r in thematabel(pagina(tmp_path)) for k in ("fragmenten", "respondenten")} == {""}
    assert "Er staan geen citaten bij." in pagina(tmp_path)


@pytest.mark.usefixtures("_zonder_tekenen")
def test_a_page_of_before_goes_with_its_charts(tmp_path):
    deel(tmp_path, groot(), "html")
    uit = deel(tmp_path, groot(), "frequenties")
    assert {p.name for p in (tmp_path / "delen").iterdir()} == {
        *("frequenties.csv", "verantwoording.md", "verantwoording.json"),
    }
    assert any(
        m.startswith("Weggehaald uit delen") and "rapport.html, figuren/ (" in m for m in uit.meldingen
    )


def test_word_stays_in_the_team(tmp_path):
    with pytest.raises(GebruiksFout, match="docx kan niet gedeeld worden") as gevangen:
        deel(tmp_path, groot(), "docx")
    assert "html" in gevangen.value.tip


def test_quotes_of_few_are_spread_and_none_is_told_apart():
    first = groot()[0].fragmenten[0]
    rows = [
        (
            f"c{n}",
            Gekozen(replace(first, begin=n, citaat="een twee drie vier vijf zes zeven acht"), "", wie),
        )
        for n, wie in enumerate("aaaaab")
    ]
    chosen, told = document.kies_citaten(rows, ())
    assert told == []
    assert Counter(one.wie for _, one in chosen) == {"a": 3, "b": 1}
    short = [(nr, one._replace(fragment=replace(one.fragment, citaat="kort"))) for nr, one in rows[:5]]
    # a fitter quote comes first, whoever said it: else what is left out would tell whose it is
    chosen, _ = document.kies_citaten([*short, rows[5]], ())
    assert "c5" in [nr for nr, _ in chosen]
    assert len(chosen) == 4


def test_the_page_is_part_of_what_is_shared():
    assert document.is_gevraagd(D["Keuze"](delen=True))
    assert not document.is_gevraagd(D["Keuze"](("frequenties",), delen=True))
