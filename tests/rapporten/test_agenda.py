"""The agenda as a page: safe, whole in itself, and readable for everyone."""

import re

from codeer.rapporten._agenda import Agenda, Groep, Optie, Punt, Uitleg, maak, reeks

KWAAD = "<script>alert(1)</script>\u202e😀 \"'&"


def punt(**anders):
    velden = {
        "id": "v1",
        "interview": "R01",
        "zin": 1,
        "regelnummer": 2,
        "voor": KWAAD,
        "citaat": KWAAD,
        "na": KWAAD,
    }
    velden |= {
        "soort": "andere kant",
        "gaven": (("anna", KWAAD), ("bo", "niet")),
        "keuzes": (Optie(KWAAD, "anna", "anna"), Optie("allebei", "", "allebei")),
    }
    return Punt(**(velden | anders))


def agenda(*punten, **anders):
    groep = Groep(Uitleg("stress/thuis", KWAAD, "wel", "niet", ("rust", "stress")), punten)
    velden = {"codeboek": KWAAD, "codeurs": ("anna", "bo"), "interviews": ("R01",), "groepen": (groep,)}
    return Agenda(**(velden | {"eerste": (("stress/thuis", punten[0]),)} | anders))


def test_nothing_that_people_wrote_becomes_part_of_the_page():
    page = maak(
        agenda(punt(besluit=KWAAD, reden=KWAAD, door=KWAAD, datum="2025-03-01", ook=(Uitleg(KWAAD),)))
    )
    assert "<script" not in page
    assert page.count("&lt;script&gt;") > 8


def test_nothing_is_asked_from_outside():
    page = maak(agenda(punt()))
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not re.search(r"https?:|src=|@import|url\(", page)
    assert set(re.findall(r'href="(.)', page)) == {"#"}


def test_every_link_has_a_target_and_every_list_a_name():
    page = maak(agenda(punt(), punt(id="v2")))
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert set(re.findall(r'aria-labelledby="([^"]+)"', page)) <= set(ids)
    assert '<html lang="nl">' in page


def test_one_and_many_are_worded_well():
    one = maak(agenda(punt()))
    assert "1 plek." in one
    assert "1 interview." in one
    assert "Begin met deze plek" in one
    more = maak(agenda(punt(), punt(id="v2"), interviews=("R01", "R02")))
    assert "2 plekken." in more
    assert "2 interviews." in more
    assert reeks(()) == ""
    assert reeks(("anna",)) == "anna"
    assert reeks(("anna", "bo", "cas")) == "anna, bo en cas"


def luminance(color):
    def part(v):
        v = int(v, 16) / 255
        return v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4

    r, g, b = (part(color[i : i + 2]) for i in (0, 2, 4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_colours_are_readable_by_day_and_by_night():
    page = maak(agenda(punt()))
    for block in re.findall(r":root \{ ?(?:color-scheme: light dark;)?([^}]*--koppel[^}]*)\}", page)[:2]:
        found = re.findall(r"--(\w+): #(\w+)", block)
        colors = {n: "".join(c * 2 for c in v) if len(v) == 3 else v for n, v in found}
        for back in ("papier", "vlak"):
            for front in ("inkt", "zacht", "koppel"):
                assert contrast(colors[front], colors[back]) >= 4.5, (front, back)
            assert contrast(colors["lijn"], colors[back]) >= 3
        assert contrast(colors["inkt"], colors["merk"]) >= 4.5
