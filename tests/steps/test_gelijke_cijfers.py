"""One study, one figure: what the page, the workbook, Word, the tables and the account say is the same."""

from __future__ import annotations

import csv
import json
import re
import shutil
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from mensenwerk import Mensen
from python_calamine import CalamineWorkbook
from studie import maak_studie

from codeer.steps.rapport import Keuze, maak_rapport
from codeer.storage.onderzoek import Onderzoek

WORTEL = Path(__file__).parents[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CIJFERS = ("fragmenten", "interviews", "respondenten", "per_1000_woorden")
KOP = ["kant", *CIJFERS[:3], "per 1.000 woorden"]
TEKSTEN = {
    f"R0{n}": f"I: Hoe was het?\n\nR: Ze luisterde niet naar nummer {n}. Ik was gespannen. "
    "Ze nam me serieus. Het was stressvol.\n\nI: En toen?\n\nR: Toen niets. Ik was weer gespannen."
    for n in range(1, 7)
}


def voorbeeld(map):
    """The example study: all that is in it was suggested by the computer."""
    for naam in ("codeboek.yaml", "studie.json", "logboek.jsonl"):
        shutil.copy(WORTEL / naam, map / naam)
    shutil.copytree(WORTEL / "interviews", map / "interviews")
    return maak_rapport(Onderzoek(map), Keuze())


def gecodeerd(map):
    """Six interviews that two people coded, one of them only in part, at two moments."""
    plaatsen = maak_studie(map / "studie", TEKSTEN)
    rows = ["interview;respondent;rol;meetmoment"]
    rows += [
        f"R0{n};P{(n + 1) // 2};{'cliënt' if n < 4 else 'consulent'};{'2024' if n % 2 else '2026'}"
        for n in range(1, 7)
    ]
    plaatsen.kenmerken.write_text("\n".join(rows), "utf-8")
    mensen = Mensen(plaatsen)
    for n in range(1, 6):
        for wie in ("anna", "bo")[: 1 + n % 2]:
            mensen.geeft(wie, f"R0{n}", "Ik was gespannen.", "stress.min")
            if n % 3:
                mensen.geeft(wie, f"R0{n}", "Ze nam me serieus.", "nabijheid.plus")
            mensen.rondt_af(wie, f"R0{n}", "nabijheid", "stress")
    return maak_rapport(plaatsen, Keuze(per=("meetmoment", "rol")))


@pytest.fixture(scope="module", params=[voorbeeld, gecodeerd])
def gemaakt(request, tmp_path_factory):
    return request.param(tmp_path_factory.mktemp(request.param.__name__))


def csv_van(pad: Path) -> list[list[str]]:
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        return list(csv.reader(bestand, delimiter=";"))


def rijen(pad: Path) -> list[dict[str, str]]:
    kop, *rest = csv_van(pad)
    return [dict(zip(kop, r, strict=True)) for r in rest]


def getal(tekst: str) -> float | None:
    """Read a number as Dutch readers write it; nothing where nobody judged it."""
    plain = tekst.strip().replace(".", "").replace(",", ".")
    return float(plain) if plain not in {"", "–"} else None


def kaal(html: str) -> str:
    return re.sub(r"<.*?>", "", html).strip()


def html_tabellen(html: str) -> list[list[list[str]]]:
    """All tables of the page as rows of cells."""
    return [
        [
            re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", r, re.DOTALL)
            for r in re.findall(r"<tr.*?</tr>", t, re.DOTALL)
        ]
        for t in re.findall(r"<table>.*?</table>", html, re.DOTALL)
    ]


def word_tabellen(pad: Path) -> list[list[list[str]]]:
    """All tables of the Word document as rows of cells."""
    with zipfile.ZipFile(pad) as parts:
        lijf = ET.fromstring(parts.read("word/document.xml"))  # noqa: S314 -- our own file
    return [
        [["".join(x.text or "" for x in c.iter(W + "t")) for c in r.iter(W + "tc")] for r in t.iter(W + "tr")]
        for t in lijf.iter(W + "tbl")
    ]


def per_thema(tabellen) -> list[list[float | None]]:
    """The figures under each theme, row by row."""
    found = [t for t in tabellen if [kaal(c) for c in t[0]] == KOP]
    return [[getal(kaal(c)) for c in row[1:]] for t in found for row in t[1:]]


def test_the_workbook_says_what_the_tables_say(gemaakt):
    boek = CalamineWorkbook.from_path(str(gemaakt.map / "rapport.xlsx"))
    with zipfile.ZipFile(gemaakt.map / "rapport.xlsx") as parts:
        names = parts.read("xl/workbook.xml").decode()
    place = dict(re.findall(r'<definedName name="(\w+)">\'(.*?)\'!\$A\$', names))
    tables = list(gemaakt.map.glob("*.csv"))
    assert {p.stem for p in tables} <= set(place)
    for pad in tables:
        kop, *rest = csv_van(pad)
        sheet = boek.get_sheet_by_name(place[pad.stem]).to_python()
        # on the sheet of quotes the quote stands before its kenmerken
        top = next(nr for nr, row in enumerate(sheet) if set(kop) == {c for c in row if c})
        own = sheet[top + 1 :]
        assert len(own) == len(rest), pad.name
        for row, cells in zip(rest, own, strict=True):
            on_sheet = dict(zip(sheet[top], cells, strict=True))
            for naam, told in zip(kop, row, strict=True):
                cell = on_sheet[naam]
                if isinstance(cell, float):
                    assert getal(told) == pytest.approx(cell, abs=0.00501), (pad.name, naam)
                elif isinstance(cell, str):
                    assert told.strip() == cell.strip(), (pad.name, naam)


def test_the_page_says_what_the_tables_say(gemaakt):
    html = (gemaakt.map / "rapport.html").read_text("utf-8")
    freq = rijen(gemaakt.map / "frequenties.csv")
    assert per_thema(html_tabellen(html)) == [[getal(r[k]) for k in CIJFERS] for r in freq]
    for naam in (p.stem for p in (gemaakt.map / "figuren").glob("*.csv")):
        block = html.split(f'id="fig-{naam}"', 1)[1].split("</details>", maxsplit=1)[0]
        told = [[kaal(c) for c in row] for row in html_tabellen(block)[0][1:]]
        own = csv_van(gemaakt.map / "figuren" / f"{naam}.csv")[1:]
        assert len(told) == min(len(own), 400)
        assert [[_waarde(c) for c in r] for r in told] == [[_waarde(c) for c in r] for r in own[:400]]


def _waarde(cel: str) -> float | str | None:
    try:
        return getal(cel)
    except ValueError:
        return " ".join(cel.split())


def test_charts_rest_on_the_tables_of_the_same_figures(gemaakt):
    charts = gemaakt.map / "figuren"
    assert csv_van(charts / "codes.csv") == csv_van(gemaakt.map / "frequenties.csv")
    assert csv_van(charts / "samen_genoemd.csv") == csv_van(gemaakt.map / "samenhang.csv")
    # every fragment has its place on a line
    lines = [r for p in charts.glob("verloop*.csv") for r in rijen(p)]
    assert len(lines) == len(rijen(gemaakt.map / "citaten.csv"))
    for pad in gemaakt.map.glob("vergelijking_per_*.csv"):
        per = pad.stem.removeprefix("vergelijking_per_")
        wide = rijen(pad)
        for naam in (f"per_{per}", f"aandeel_{per}"):
            own = rijen(charts / f"{naam}.csv")
            assert own == [{k: r[k] for k in own[0]} for r in wide]
        by = rijen(gemaakt.map / f"frequenties_per_{per}.csv")
        assert {(r[per], r["code"], r["pool"]): r["fragmenten"] for r in by} == {
            (r[per], r["code"], r["pool"]): r["fragmenten"] for r in wide if r["pool"] != "totaal"
        }


def test_what_charts_print_is_in_their_tables(gemaakt):
    freq = [r for r in rijen(gemaakt.map / "frequenties.csv") if r["pool"] == "totaal"]
    svg = (gemaakt.map / "figuren" / "codes.svg").read_text("utf-8")
    drawn = [getal(t) for t in re.findall(r"<text[^>]*>([\d.]+)</text>", svg)]
    assert drawn == [getal(r[k]) for k in ("fragmenten", "interviews") for r in freq]
    for pad in (gemaakt.map / "figuren").glob("aandeel_*.csv"):
        drawn = re.findall(r">(\d+ van \d+)<", pad.with_suffix(".svg").read_text("utf-8"))
        told = [
            f"{r['respondenten_met']} van {r['respondenten']}"
            for r in rijen(pad)
            if r["pool"] == "totaal" and r["respondenten"] and not next(iter(r.values())).startswith("(")
        ]
        assert sorted(drawn) == sorted(told)


def test_the_account_says_what_the_tables_say(gemaakt):
    boek = json.loads((gemaakt.map / "verantwoording.json").read_text("utf-8"))
    html = (gemaakt.map / "rapport.html").read_text("utf-8")
    quotes = rijen(gemaakt.map / "citaten.csv")
    assert boek["totaal"]["fragmenten"] == len(quotes) == sum(boek["bronnen"].values())
    for wat in ("interviews", "respondenten", "woorden", "fragmenten"):
        shown = re.search(rf"<b>([\d.]+)</b> (?:getelde )?{wat}", html)
        assert getal(shown[1]) == boek["totaal"][wat]
    freq = rijen(gemaakt.map / "frequenties.csv")
    whole = [r for r in freq if r["pool"] == "totaal" and not r["ouder"]]
    assert sum(int(r["fragmenten"] or 0) for r in whole) == len(quotes)
    every = rijen(gemaakt.map / "frequenties_per_interview.csv")
    for r in (r for r in freq if r["pool"] != "totaal"):
        own = [int(e["fragmenten"] or 0) for e in every if (e["code"], e["pool"]) == (r["code"], r["pool"])]
        assert sum(own) == int(r["fragmenten"] or 0)


def test_the_screen_says_what_the_tables_say(gemaakt):
    names = [k.naam for k in gemaakt.samenvatting.kolommen][2:]
    told = [row[2:] for row in gemaakt.samenvatting.rijen]
    freq = rijen(gemaakt.map / "frequenties.csv")
    assert len(told) == len(freq)
    for row, r in zip(told, freq, strict=True):
        for naam, cell in zip(names, row, strict=True):
            own = getal(r[{"per 1.000 woorden": "per_1000_woorden"}.get(naam, naam)])
            assert (cell is None) == (own is None)
            assert cell is None or cell == pytest.approx(own, abs=0.00501)


def test_word_says_what_the_page_says(gemaakt):
    docx = gemaakt.map / "rapport.docx"
    assert "rapport.docx" in gemaakt.geschreven
    html = (gemaakt.map / "rapport.html").read_text("utf-8")
    word = word_tabellen(docx)
    assert per_thema(word) == per_thema(html_tabellen(html))
    codes = rijen(gemaakt.map / "frequenties.csv")
    whole = next(t for t in word if t[0][:2] == ["code", "kant"] and "fragmenten" in t[0])
    assert [[getal(c) for c in row[2:]] for row in whole[1:]] == [
        [getal(r[k]) for k in CIJFERS] for r in codes
    ]
    for pad in (gemaakt.map / "figuren").glob("aandeel_*.csv"):
        own = [r for r in rijen(pad) if r["pool"] == "totaal"]
        per = next(iter(own[0]))
        (table,) = [t for t in word if t[0][:3] == [per.replace("_", " "), "code", "respondenten"]]
        assert [[_waarde(c) for c in row] for row in table[1:]] == [
            [
                _waarde(r[k])
                for k in (per, "code", "respondenten", "respondenten_met", "aandeel_pct", "onder", "boven")
            ]
            for r in own
        ]
        if "verschil" in own[0]:
            shown = next(t for t in word if t[0] == ["code", "verschil", "van", "tot"])
            assert [[_waarde(c) for c in row] for row in shown[1:]] == [
                [_waarde(r[k]) for k in ("code", "verschil", "verschil_onder", "verschil_boven")]
                for r in own
                if r[per] == own[0][per]
            ]
