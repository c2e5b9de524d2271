"""Tables per facet and per word group: what is counted over what, and what is said of it."""

import csv
import json

import pytest
from mensenwerk import Mensen
from studie import CODEBOEK, maak_studie

from codeer.core.errors import GebruiksFout, KenmerkenFout
from codeer.core.opdeling import GEEN_WOORD, NIET_INGEVULD, VAN_COMPUTER
from codeer.steps.rapport import Keuze, maak_rapport

BOEK = CODEBOEK.replace(
    "codes:\n",
    "woordgroepen:\n  loket: [balie, sociale dienst]\n  mens_zelf: [buurvrouw]\n"
    "facetten:\n  soort: [wens, ervaring]\n  over: [nu, toen]\ncodes:\n",
    1,
)
TEKSTEN = {
    "R01": "I: En?\n\nR: Ik was gespannen bij de balie. Ze luisterde goed. Thuis was het stil.",
    "R02": "R: Ik had stress bij het loket. Verder ging het wel.",
    "R03": "R: De buurvrouw luisterde wel. De sociale dienst gaf me stress.",
}
GESPANNEN, STRESS = "Ik was gespannen bij de balie.", "Ik had stress bij het loket."
WENS, WAS = (("soort", "wens"),), (("soort", "ervaring"), ("over", "toen"))


@pytest.fixture
def onderzoek(tmp_path):
    found = maak_studie(tmp_path / "s", TEKSTEN, BOEK)
    found.kenmerken.write_text(
        "interview;rol;soort\nR01;a;interview\nR02;a;reflectie\nR03;b;\n", encoding="utf-8"
    )
    return found


@pytest.fixture
def gecodeerd(onderzoek):
    """R01 by two people who differ in the facet, R02 by one of whom one coding has none; R03 by nobody."""
    mensen = Mensen(onderzoek)
    mensen.geeft("anna", "R01", GESPANNEN, "stress.min", facetten=WENS)
    mensen.geeft("bas", "R01", GESPANNEN, "stress.min", facetten=WAS)
    mensen.geeft("anna", "R02", STRESS, "stress.min", facetten=WAS)
    mensen.geeft("anna", "R02", "Verder ging het wel.", "stress.min")
    for wie, id in (("anna", "R01"), ("bas", "R01"), ("anna", "R02")):
        mensen.rondt_af(wie, id, "nabijheid", "stress")
    return onderzoek


def tabel(onderzoek, naam):
    path = onderzoek.rapporten / f"{naam}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    first = next(iter(rows[0]))
    return {(r[first], r["code"], r["pool"]): r for r in rows}, first


def maak(onderzoek, *namen, per, **meer):
    return maak_rapport(onderzoek, Keuze(namen, per=per, **meer))


def test_a_facet_is_counted_over_all_that_people_judged(gecodeerd):
    told = maak(gecodeerd, "frequenties_per", per=("over",)).meldingen
    rows, first = tabel(gecodeerd, "frequenties_per_over")
    assert first == "over"
    assert list(dict.fromkeys(group for group, _, _ in rows)) == ["nu", "toen", NIET_INGEVULD, VAN_COMPUTER]
    counts = ("fragmenten", "interviews", "respondenten", "woorden")
    # two interviews of 13 and 10 words, whatever the value: a facet has no words of its own
    words = rows["toen", "stress", "min"]["woorden"]
    assert [rows["toen", "stress", "min"][k] for k in counts] == ["2", "2", "2", words]
    assert [rows["nu", "stress", "min"][k] for k in counts] == ["0", "0", "0", words]
    assert [rows[NIET_INGEVULD, "stress", "min"][k] for k in counts] == ["1", "1", "1", words]
    # the suggestion in R03 is over the words of R03 alone
    computer = rows[VAN_COMPUTER, "stress", "min"]
    assert [computer[k] for k in counts[:3]] == ["1", "1", "1"]
    assert int(words) + int(computer["woorden"]) == 33
    assert told == ()


def test_a_coding_with_two_values_counts_at_both(gecodeerd):
    maak(gecodeerd, "vergelijking", "gepaard", per=("facet:soort",))
    rows, first = tabel(gecodeerd, "vergelijking_per_facet_soort")
    assert first == "facet_soort"
    met = {g: rows[g, "stress", "min"]["respondenten_met"] for g in ("wens", "ervaring", NIET_INGEVULD)}
    assert met == {"wens": "1", "ervaring": "2", NIET_INGEVULD: "1"}
    assert {rows[g, "stress", "min"]["respondenten"] for g in met} == {"2"}
    assert rows["wens", "stress", "min"]["herkomst"] == "mens"
    assert rows[VAN_COMPUTER, "stress", "min"]["herkomst"] == "automaat"
    # of the same people: one said it as both, one only as what was
    with (gecodeerd.rapporten / "gepaard_per_facet_soort.csv").open(encoding="utf-8-sig") as file:
        pairs = [
            r for r in csv.DictReader(file, delimiter=";") if (r["code"], r["pool"]) == ("stress", "min")
        ]
    assert [(p["moment_1"], p["moment_2"], p["ja_ja"], p["ja_nee"], p["nee_ja"]) for p in pairs] == [
        ("wens", "ervaring", "1", "0", "1")
    ]


def test_when_nobody_coded_nothing_is_mixed_in(onderzoek):
    told = maak(onderzoek, "frequenties_per", per=("over",)).meldingen
    rows, _ = tabel(onderzoek, "frequenties_per_over")
    assert rows["nu", "stress", "min"]["fragmenten"] == rows[NIET_INGEVULD, "stress", "min"]["woorden"] == ""
    assert rows[VAN_COMPUTER, "stress", "min"]["fragmenten"] == "3"
    assert "een facet geef je als mens" in told[0]


def test_when_nobody_gave_the_facet_it_is_said(onderzoek):
    mensen = Mensen(onderzoek)
    for id in TEKSTEN:
        mensen.rondt_af("anna", id, "nabijheid", "stress")
    mensen.geeft("anna", "R01", GESPANNEN, "stress.min")
    told = maak(onderzoek, "frequenties_per", per=("over",)).meldingen
    assert told[0].startswith("Nog niemand gaf een waarde voor facet over")
    rows, _ = tabel(onderzoek, "frequenties_per_over")
    # nothing is left of the computer, so it has no row
    assert VAN_COMPUTER not in {group for group, _, _ in rows}


def test_a_value_that_left_the_codebook_keeps_its_row(gecodeerd):
    book = BOEK.replace("soort: [wens, ervaring]", "soort: [wens]")
    gecodeerd.codeboek.write_text(book, encoding="utf-8")
    maak(gecodeerd, "frequenties_per", per=("facet:soort",))
    rows, _ = tabel(gecodeerd, "frequenties_per_facet_soort")
    assert list(dict.fromkeys(g for g, _, _ in rows)) == ["wens", "ervaring", NIET_INGEVULD, VAN_COMPUTER]


def test_a_kenmerk_goes_before_a_facet_of_the_same_name_and_says_so(gecodeerd):
    told = maak(gecodeerd, "frequenties_per", per=("soort",)).meldingen
    _, first = tabel(gecodeerd, "frequenties_per_soort")
    assert first == "soort"
    assert "--per facet:soort" in told[0]


@pytest.mark.parametrize(
    ("per", "fout", "tip"),
    [
        ("zwxq", "en geen facet of woordgroep in codeboek.yaml", " Een woordgroep uit je codeboek kan ook."),
        ("ovr", "en geen facet of woordgroep in codeboek.yaml", "«over»"),
        ("facet:sort", "geen facet 'sort' in codeboek.yaml, onder facetten", "«soort»"),
        ("@lokt", "geen woordgroep 'lokt' in codeboek.yaml, onder woordgroepen", "«loket»"),
    ],
)
def test_a_name_that_is_not_there_says_where_it_was_looked_for(onderzoek, per, fout, tip):
    with pytest.raises(KenmerkenFout, match=fout) as gevangen:
        maak(onderzoek, "frequenties", per=(per,))
    assert tip in gevangen.value.tip


def test_a_codebook_without_facets_says_where_they_go(onderzoek):
    onderzoek.codeboek.write_text(CODEBOEK, encoding="utf-8")
    for per, key in (("facet:x", "facetten"), ("@x", "woordgroepen")):
        with pytest.raises(KenmerkenFout, match=f"geen {key}") as gevangen:
            maak(onderzoek, "frequenties", per=(per,))
        assert f"onder {key}" in gevangen.value.tip
    with pytest.raises(KenmerkenFout, match=r"in kenmerken\.csv\.$"):
        maak(onderzoek, "frequenties", per=("woordgroep",))


def test_words_of_a_group_are_counted_over_the_sentences_with_them(onderzoek):
    maak(onderzoek, "frequenties_per", per=("@loket",))
    rows, first = tabel(onderzoek, "frequenties_per_loket")
    assert first == "loket"
    groups = list(dict.fromkeys(g for g, _, _ in rows))
    assert groups == ["loket", "balie", "sociale dienst", GEEN_WOORD]
    found = {g: (r["fragmenten"], r["respondenten"], r["woorden"])
             for (g, code, pool), r in rows.items() if (code, pool) == ("stress", "min")}  # fmt: skip
    assert found == {
        "loket": ("1", "1", "6"), "balie": ("1", "1", "6"), "sociale dienst": ("1", "1", "6"),
        GEEN_WOORD: ("0", "0", "15"),
    }  # fmt: skip


@pytest.mark.parametrize("per", ["woordgroep", "Woordgroepen"])
def test_all_word_groups_at_once(gecodeerd, per):
    maak(gecodeerd, "frequenties_per", "gepaard", per=(per,))
    rows, first = tabel(gecodeerd, "frequenties_per_woordgroep")
    assert first == "woordgroep"
    assert list(dict.fromkeys(g for g, _, _ in rows)) == ["loket", "mens_zelf", GEEN_WOORD]
    assert rows["loket", "stress", "min"]["fragmenten"] == "3"
    assert rows["mens_zelf", "nabijheid", "plus"]["fragmenten"] == "1"
    assert rows[GEEN_WOORD, "stress", "min"]["fragmenten"] == "1"
    whole = sum(int(rows[g, "stress", "min"]["woorden"]) for g in ("loket", "mens_zelf", GEEN_WOORD))
    assert whole == 33


def test_a_word_group_of_a_name_that_a_facet_has_says_what_it_is(onderzoek):
    book = BOEK.replace("mens_zelf", "over")
    onderzoek.codeboek.write_text(book, encoding="utf-8")
    maak(onderzoek, "frequenties_per", per=("over", "@over"))
    assert tabel(onderzoek, "frequenties_per_over")[1] == "over"
    assert tabel(onderzoek, "frequenties_per_woordgroep_over")[1] == "woordgroep_over"


def test_the_account_says_what_the_rows_are(gecodeerd):
    maak(gecodeerd, "frequenties_per", per=("over", "@loket"))
    account = (gecodeerd.rapporten / "verantwoording.md").read_text("utf-8")
    assert "facet over: een kenmerk van de codering, niet van wie het zei" in account
    assert "woordgroep loket: de rijen zijn de woorden uit deze woordgroep" in account
    known = json.loads((gecodeerd.rapporten / "verantwoording.json").read_text("utf-8"))
    assert known["opties"]["per"] == ["facet:over", "@loket"]
    # what only the computer found stands apart: people's values rest on the same source
    assert known["let_op_per"]["facet:over"] == ""


def test_a_facet_is_shared_only_when_the_codebook_says_so(gecodeerd):
    with pytest.raises(KenmerkenFout, match="Het facet over mag niet gedeeld worden") as gevangen:
        maak(gecodeerd, per=("over",), delen=True)
    assert "delen: [facet:over]" in gevangen.value.tip
    with pytest.raises(GebruiksFout, match="woordgroep loket kan niet gedeeld worden"):
        maak(gecodeerd, per=("@loket",), delen=True)


def _deel(tmp_path, mensen, per_waarde, eigen=()):
    """A study in which so many people give each value of the facet, and share it."""
    book = BOEK.replace("sprekers: [R]", "sprekers: [R], delen: [facet:over]")
    ids = [f"R{n:02}" for n in range(1, mensen + 1)]
    onderzoek = maak_studie(tmp_path / "d", dict.fromkeys(ids, "R: Ik was gespannen. Ook dat."), book)
    work = Mensen(onderzoek)
    for nr, id in enumerate(ids):
        given = [w for w, which in per_waarde.items() if nr in which]
        for codeur, waarde in zip(("anna", "bas"), given, strict=False):
            work.geeft(codeur, id, "Ik was gespannen.", "stress.min", facetten=(("over", waarde),))
            work.rondt_af(codeur, id, "nabijheid", "stress")
        if not given:
            work.rondt_af("anna", id, "nabijheid", "stress")
    return onderzoek, maak_rapport(onderzoek, Keuze(("frequenties_per",), delen=True))


def test_what_only_the_computer_found_keeps_a_facet_from_being_shared(tmp_path):
    book = BOEK.replace("sprekers: [R]", "sprekers: [R], delen: [over, '@loket']")
    ids = [f"R{n:02}" for n in range(1, 13)]
    onderzoek = maak_studie(tmp_path / "d", dict.fromkeys([*ids, *(f"X{n}" for n in range(6))],
                                                          "R: Ik was gespannen."), book)  # fmt: skip
    work = Mensen(onderzoek)
    for nr, id in enumerate(ids):
        facet = (("over", "nu" if nr % 2 else "toen"),)
        work.geeft("anna", id, "Ik was gespannen.", "stress.min", facetten=facet)
        work.rondt_af("anna", id, "nabijheid", "stress")
    mixed = maak_rapport(onderzoek, Keuze(("frequenties_per",), delen=True)).meldingen
    assert any("Per @loket wordt niets gedeeld" in told for told in mixed)
    assert any("die hebben geen facet; met --bron mens" in told for told in mixed)
    maak_rapport(onderzoek, Keuze(("frequenties_per",), delen=True, bron="mens"))
    rows, _ = tabel(onderzoek, "delen/frequenties_per_over")
    assert rows["nu", "stress", "min"]["fragmenten"] == "6"
    account = (onderzoek.rapporten / "delen" / "verantwoording.md").read_text("utf-8")
    assert "Per facet over: een kenmerk van de codering" in account


def test_a_facet_that_enough_people_are_behind_is_shared(tmp_path):
    onderzoek, _ = _deel(tmp_path, 12, {"nu": range(6), "toen": range(6, 12)})
    rows, _ = tabel(onderzoek, "delen/frequenties_per_over")
    found = {g: r["fragmenten"] for (g, code, pool), r in rows.items() if (code, pool) == ("stress", "min")}
    assert (found["nu"], found["toen"]) == ("6", "6")


@pytest.mark.parametrize(
    ("per_waarde", "why"),
    [
        ({"nu": range(9), "toen": range(9, 12)}, "bij toen gaat het om minder dan 5 mensen"),
        # a value that two codeurs differ on is a value of its own, and too small
        ({"nu": range(7), "toen": range(6, 12)}, "bij nu en toen gaat het om minder dan 5 mensen"),
    ],
)
def test_a_facet_of_which_some_value_has_few_people_is_not_shared(tmp_path, per_waarde, why):
    onderzoek, uit = _deel(tmp_path, 12, per_waarde)
    assert not (onderzoek.rapporten / "delen" / "frequenties_per_over.csv").exists()
    assert any(why in told for told in uit.meldingen)


def test_tables_that_compare_are_shown_in_short_when_asked_for(gecodeerd):
    uit = maak(gecodeerd, "vergelijking", "gepaard", per=("over", "rol"))
    shown = {t.naam: t for t in uit.tabellen}
    assert list(shown) == ["vergelijking_per_over", "vergelijking_per_rol", "gepaard_per_over"]
    assert [k.naam for k in shown["vergelijking_per_over"].kolommen] == ["code", "nu", "toen"]
    assert shown["vergelijking_per_over"].rijen[1] == ("stress", "0 van 2 (0–66 %)", "2 van 2 (34–100 %)")
    assert shown["gepaard_per_over"].rijen[1] == ("stress", 2, 0, 0, 2, 0, "+100 (+7 tot +100)")
    told = "\n".join(uit.meldingen)
    assert "gepaard_per_rol is leeg: niemand is bij twee verschillende waarden van rol" in told
    assert "codeer rapport vergelijking --per rol" in told
    assert "vergelijking_per_rol: weinig mensen in a (2), b (1)" in told
    assert "gepaard_per_over: hoogstens 2 mensen" in told


def test_two_groups_of_different_people_have_a_difference(onderzoek):
    shown = maak(onderzoek, "vergelijking", per=("rol",))
    (rol,) = shown.tabellen
    assert [k.naam for k in rol.kolommen] == ["code", "a", "b", "verschil"]
    # one of two against one of one, by Newcombe
    assert rol.rijen[0] == ("nabijheid", "1 van 2 (9–91 %)", "1 van 1 (21–100 %)", "−50 (−91 tot +39)")
    assert any("verschil is a min b" in told for told in shown.meldingen)
    # of the same people at two moments it is `gepaard` that tells
    rows = "R01;p;1\nR02;p;2\nR03;q;1\n"
    onderzoek.kenmerken.write_text(f"interview;respondent;meetmoment\n{rows}", encoding="utf-8")
    (wave,) = maak(onderzoek, "vergelijking", per=("meetmoment",)).tabellen
    assert [k.naam for k in wave.kolommen] == ["code", "1", "2"]


def test_what_nobody_judged_has_no_difference(onderzoek):
    mensen = Mensen(onderzoek)
    mensen.rondt_af("anna", "R01", "stress")
    (rol,) = maak(onderzoek, "vergelijking", per=("rol",), bron="mens").tabellen
    assert rol.rijen[0] == ("nabijheid", "niet beoordeeld", "niet beoordeeld", "")


def test_only_so_many_groups_fit_on_the_screen(onderzoek):
    rows = "".join(f"R0{n};{n}\n" for n in (1, 2, 3))
    onderzoek.kenmerken.write_text(f"interview;wijk\n{rows}", encoding="utf-8")
    uit = maak(onderzoek, "vergelijking", "gepaard", per=("@loket", "wijk", "woordgroep"))
    shown = {t.naam: t for t in uit.tabellen}
    assert len(shown["vergelijking_per_wijk"].kolommen) == 4
    assert "Mensen moeten er eerst meer over" in "\n".join(uit.meldingen)
    maak(onderzoek, "vergelijking", per=("spreker",))


def test_the_default_set_shows_no_such_table_and_has_charts_of_a_facet(gecodeerd):
    uit = maak_rapport(gecodeerd, Keuze(per=("facet:soort",)))
    assert uit.tabellen == ()
    names = {naam for naam in uit.geschreven if "facet_soort" in naam}
    assert names >= {"frequenties_per_facet_soort.csv", "vergelijking_per_facet_soort.csv"}
    assert any(naam.endswith(".svg") for naam in names)
    page = (gecodeerd.rapporten / "rapport.html").read_text("utf-8")
    assert "Per facet soort: een kenmerk van de codering" in page


def test_without_kenmerken_it_is_said_what_to_make(onderzoek):
    onderzoek.kenmerken.unlink()
    with pytest.raises(KenmerkenFout, match=r"interviews/kenmerken\.csv is er nog niet") as caught:
        maak(onderzoek, "frequenties_per", per=("meetmoment",))
    assert "een kolom meetmoment" in caught.value.tip


def test_a_kenmerk_that_nobody_filled_in_is_told(onderzoek):
    onderzoek.kenmerken.write_text("interview;respondent;rol;meetmoment\nR01;;a;\n", encoding="utf-8")
    uit = maak(onderzoek, "frequenties_per", per=("rol", "meetmoment", "respondent"))
    told = "Nergens is meetmoment ingevuld: vul eerst de kolom meetmoment in, in interviews/kenmerken.csv."
    assert [m for m in uit.meldingen if m.startswith("Nergens")] == [told]
