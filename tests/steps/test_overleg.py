"""Decisions that come back in a sheet: what is kept, what is told, and that reports follow them exactly."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import xlsxwriter
from codeurwerk import Werk, codeert
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from studie import CODEBOEK, maak_studie

from codeer.core.codering import OVERLEG, Herkomst
from codeer.core.errors import Afloop, LeesFout, SlotFout
from codeer.core.keuze_codering import kies
from codeer.steps._verschillen import Vinder, maak_lijst
from codeer.steps.overleg import leg_vast, neem_terug
from codeer.steps.verschillen import schrijf
from codeer.storage.journaal import Journaal, journaal_pad

GESPREK = "R: Eerst was het zwaar. Toen kwam zij langs. Het ging beter. Nu slaap ik weer. Dat is alles."
CODES = ("nabijheid", "stress", "rust")


@pytest.fixture
def studie(tmp_path):
    """anna and bo differ in every way: other pole, border, other code, and given by one alone."""
    plaatsen = maak_studie(tmp_path / "s", {"R01": GESPREK, "R02": GESPREK})
    codeert(
        plaatsen,
        "anna",
        {"R01": {0: "stress.min", 1: "stress.min", 4: "nabijheid.plus"}, "R02": {0: "stress.min"}},
    )
    codeert(plaatsen, "bo", {"R01": {0: "stress.plus", 2: "stress.min", 4: "stress.min"}, "R02": {}})
    return plaatsen


def rijen(studie) -> list[dict[str, str]]:
    schrijf(studie)
    with (studie.rapporten / "verschillen.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def bewaar(pad: Path, rows, kop=None) -> Path:
    with pad.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, kop or list(rows[0]), delimiter=";", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return pad


def vul(studie, tmp_path, besluiten: dict[tuple[str, str, str], str], **velden):
    """Fill in decisions by (interview, sentence from 1, code)."""
    rows = rijen(studie)
    for row in rows:
        key = (row["interview"], row["zin"], row["code"])
        if key in besluiten:
            row |= {"besluit": besluiten[key], **velden}
    return bewaar(tmp_path / "terug.csv", rows)


def telt(studie, interview="R01"):
    """What a report counts, as `0 stress.min`."""
    here = Vinder(studie).van(interview)
    keuze = kies(here.staat, here.dekking, CODES, lagen=[Herkomst.MENS])
    return [f"{g.zin} {g.code}.{g.pool}" + ("!" if g.nog_niet_besproken else "") for g in keuze.gekozen]


def test_the_list_of_the_study(studie):
    found = [(r["interview"], r["zin"], r["code"], r["soort"]) for r in rijen(studie)]
    assert found == [
        ("R01", "5", "nabijheid", "andere code"),
        ("R01", "1", "stress", "andere kant"),
        ("R01", "2", "stress", "grens"),
        ("R01", "3", "stress", "grens"),
        ("R01", "5", "stress", "andere code"),
        ("R02", "1", "stress", "gemist"),
    ]


@pytest.mark.parametrize(
    ("plek", "besluit", "verwacht"),
    [
        (("R01", "1", "stress"), "anna", ["0 stress.min"]),
        (("R01", "1", "stress"), "bo", ["0 stress.plus"]),
        (("R01", "1", "stress"), "allebei goed", ["0 stress.plus", "0 stress.min"]),
        (("R01", "1", "stress"), "geen van beide", []),
        (("R01", "1", "stress"), "anders: nabijheid (min)", ["0 nabijheid.min"]),
        (("R01", "2", "stress"), "anna", ["1 stress.min"]),
        (("R01", "2", "stress"), "bo", ["2 stress.min"]),
        (("R01", "2", "stress"), "allebei goed", ["1 stress.min", "2 stress.min"]),
        (("R01", "3", "stress"), "geen van beide", []),
        (("R01", "5", "stress"), "anna", ["4 nabijheid.plus"]),
        (("R01", "5", "nabijheid"), "bo", ["4 stress.min"]),
        (("R01", "5", "stress"), "allebei goed", ["4 nabijheid.plus", "4 stress.min"]),
        (("R01", "5", "stress"), "geen van beide", []),
        (("R01", "5", "stress"), "anders: nabijheid (min)", ["4 nabijheid.min"]),
        (("R01", "5", "stress"), "anders: stress (plus)", ["4 stress.plus"]),
        (("R02", "1", "stress"), "anna", ["0 stress.min"]),
        (("R02", "1", "stress"), "bo", []),
        (("R01", "1", "stress"), "Min", ["0 stress.min"]),
        (("R01", "2", "stress"), "min", ["1 stress.min"]),
        (("R01", "2", "stress"), "deze code niet; wel vlak ervoor of erna", ["2 stress.min"]),
        (("R01", "5", "stress"), "deze code niet", ["4 nabijheid.plus"]),
        (("R02", "1", "stress"), "plus", ["0 stress.plus"]),
    ],
)
def test_reports_follow_a_decision_exactly(studie, tmp_path, plek, besluit, verwacht):
    interview, zin, _ = plek
    zinnen = {"1": [0], "2": [1, 2], "3": [1, 2], "5": [4]}[zin]
    assert any(row.endswith("!") for row in telt(studie, interview) if int(row[0]) in zinnen)
    found = leg_vast(studie, vul(studie, tmp_path, {plek: besluit}, reden="Zo staat het in de uitleg."))
    assert (found.meldingen, found.afloop, found.zonder_reden) == ((), Afloop.GOED, 0)
    assert [row for row in telt(studie, interview) if int(row[0]) in zinnen] == verwacht


def test_the_list_shows_what_was_decided_and_reading_it_again_changes_nothing(studie, tmp_path):
    wanted = {
        ("R01", "1", "stress"): "Anna",
        ("R01", "5", "stress"): "allebei goed",
        ("R02", "1", "stress"): "bo",
    }
    pad = vul(studie, tmp_path, wanted, reden="Omdat =1 het zegt", door="anna, bo")
    first = leg_vast(studie, pad)
    assert (first.vastgelegd, first.ongewijzigd, first.open) == (4, 0, 2)
    before = journaal_pad(studie, OVERLEG, "R01").read_bytes()
    again = leg_vast(studie, pad)
    assert (again.vastgelegd, again.ongewijzigd, again.open, again.meldingen) == (0, 3, 2, ())
    shown = {(r["interview"], r["zin"], r["code"]): r for r in rijen(studie)}
    assert {key: r["besluit"] for key, r in shown.items() if r["besluit"]} == {
        ("R01", "1", "stress"): "min",
        ("R01", "5", "stress"): "allebei goed",
        ("R01", "5", "nabijheid"): "allebei goed",
        ("R02", "1", "stress"): "deze code niet",
    }
    row = shown["R01", "1", "stress"]
    assert (row["reden"], row["door"], row["datum"][:2]) == ("Omdat =1 het zegt", "anna, bo", "20")
    assert leg_vast(studie, studie.rapporten / "verschillen.csv").vastgelegd == 0
    assert journaal_pad(studie, OVERLEG, "R01").read_bytes() == before
    assert [p.besluit for p in maak_lijst(studie).open] == ["", ""]


def test_the_work_of_codeurs_stays_as_it_was(studie, tmp_path):
    files = [journaal_pad(studie, who, "R01") for who in ("anna", "bo")]
    before = [f.read_bytes() for f in files]
    leg_vast(studie, vul(studie, tmp_path, {("R01", "1", "stress"): "bo"}))
    assert [f.read_bytes() for f in files] == before
    v = next(p.verschil for p in maak_lijst(studie).plaatsen if p.besluit)
    assert [g.polen for g in v.gaven] == [("min",), ("plus",)]


def test_a_reason_may_come_later(studie, tmp_path):
    plek = {("R02", "1", "stress"): "anna"}
    assert leg_vast(studie, vul(studie, tmp_path, plek)).zonder_reden == 1
    later = leg_vast(studie, vul(studie, tmp_path, plek, reden="Nu weten we het"))
    assert (later.vastgelegd, later.zonder_reden) == (1, 0)
    assert leg_vast(studie, vul(studie, tmp_path, plek, reden="")).vastgelegd == 0
    assert rijen(studie)[-1]["reden"] == "Nu weten we het"
    assert telt(studie, "R02") == ["0 stress.min"]


def test_order_columns_and_workbooks_do_not_matter(studie, tmp_path):
    pad = vul(studie, tmp_path, {("R01", "1", "stress"): "anna", ("R01", "2", "stress"): "bo"}, reden="ja")
    with pad.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    rows = rows[3:] + rows[2::-1]
    kop = ["Eigen notitie", *sorted(rows[0], reverse=True)]
    with xlsxwriter.Workbook(tmp_path / "terug.xlsx") as book:
        book.add_worksheet("Leeg")
        sheet = book.add_worksheet("Lijst")
        sheet.write_row(0, 0, [k.upper() for k in kop])
        for nr, row in enumerate(rows, 1):
            sheet.write_row(nr, 0, [int(row[k]) if k == "zin" else row.get(k, "hoi") for k in kop])
    assert leg_vast(studie, tmp_path / "terug.xlsx").vastgelegd == 3
    assert leg_vast(studie, bewaar(tmp_path / "b.csv", rows, kop)).vastgelegd == 0
    smal = [{k: r[k] for k in ("id", "besluit")} for r in rows]
    assert leg_vast(studie, bewaar(tmp_path / "c.csv", smal)).ongewijzigd == 2


def test_what_cannot_be_followed_is_told_and_nothing_of_it_kept(studie, tmp_path):
    rows = rijen(studie)
    rows[0] |= {"besluit": "wat jij wil"}
    rows[1] |= {"besluit": "anna", "citaat": "Iets anders."}
    rows[2] |= {"besluit": "anna", "id": "v000000000000"}
    rows[3] |= {"besluit": "bo", "codeur bo": "deze code niet"}
    rows[4] |= {"besluit": "anna", "code": "nabijheid"}
    rows[5] |= {"besluit": "anna en bo"}
    rows.append({**rows[5], "besluit": "bo"})
    found = leg_vast(studie, bewaar(tmp_path / "x.csv", rows))
    assert [(m.regel, m.tekst.split(".")[0]) for m in found.meldingen] == [
        (2, "«wat jij wil» is geen bekend besluit"),
        (3, "het citaat is veranderd, of is van een oudere tekst"),
        (4, "«v000000000000» is geen plek waar jullie nu verschillen"),
        (5, "bo heeft deze plek intussen anders gecodeerd"),
        (6, "de code is veranderd: hier gaat het om stress"),
        (7, "anna en bo gaven hier niet hetzelfde"),
        (8, "deze plek staat ook op regel 7"),
    ]
    assert (found.vastgelegd, found.afloop) == (0, Afloop.FOUT)
    (shown,) = journaal_pad(studie, OVERLEG, "R01").read_text("utf-8").splitlines()
    assert '"soort":"inzage"' in shown


def test_a_row_with_another_decision_than_before_is_told_until_it_says_so(studie, tmp_path):
    plek = ("R01", "1", "stress")
    leg_vast(studie, vul(studie, tmp_path, {plek: "anna"}, reden="eerst"))
    found = leg_vast(studie, vul(studie, tmp_path, {plek: "bo"}))
    assert found.vastgelegd == 0
    assert "eerder besloten jullie «min»" in found.meldingen[0].tekst
    assert "schrijf dan: «herzien: bo»" in found.meldingen[0].tekst
    assert telt(studie)[0] == "0 stress.min"
    again = vul(studie, tmp_path, {plek: "Herzien: bo"})
    assert leg_vast(studie, again).vastgelegd == 1
    assert telt(studie)[0] == "0 stress.plus"
    assert leg_vast(studie, again).vastgelegd == 0
    assert rijen(studie)[1]["reden"] == "eerst"  # the reason stays until another comes


def test_another_code_that_the_team_refused_before_is_told(studie, tmp_path):
    leg_vast(studie, vul(studie, tmp_path, {("R01", "5", "nabijheid"): "bo"}))
    other = {("R01", "5", "stress"): "anders: nabijheid (plus)"}
    found = leg_vast(studie, vul(studie, tmp_path, other))
    assert "iets anders over nabijheid" in found.meldingen[0].tekst
    other = {("R01", "5", "stress"): "herzien: anders: nabijheid (plus)"}
    assert leg_vast(studie, vul(studie, tmp_path, other)).meldingen == ()
    assert telt(studie)[-1] == "4 nabijheid.plus"


def test_who_revises_one_half_revises_the_other(studie, tmp_path):
    leg_vast(studie, vul(studie, tmp_path, {("R01", "5", "stress"): "anna"}))
    assert telt(studie)[-1] == "4 nabijheid.plus"
    found = leg_vast(studie, vul(studie, tmp_path, {("R01", "5", "stress"): "herzien: bo"}))
    assert (found.meldingen, found.vastgelegd) == ((), 2)
    assert telt(studie)[-1] == "4 stress.min"


def test_rows_that_contradict_each_other_are_both_told(studie, tmp_path):
    besluiten = {("R01", "5", "stress"): "anders: nabijheid (min)", ("R01", "5", "nabijheid"): "anna"}
    found = leg_vast(studie, vul(studie, tmp_path, besluiten))
    assert [m.regel for m in found.meldingen] == [2, 6]
    assert all("spreekt regel" in m.tekst for m in found.meldingen)


def test_each_half_may_have_a_decision_of_its_own(studie, tmp_path):
    besluiten = {("R01", "5", "stress"): "bo", ("R01", "5", "nabijheid"): "anna"}
    found = leg_vast(studie, vul(studie, tmp_path, besluiten))
    assert (found.meldingen, found.vastgelegd) == ((), 2)
    assert telt(studie)[-2:] == ["4 nabijheid.plus", "4 stress.min"]


def test_a_half_between_two_decisions_that_differ_stays_open(tmp_path):
    plaatsen = maak_studie(tmp_path / "s", {"R01": GESPREK})
    codeert(plaatsen, "anna", {"R01": {0: "stress.min", 2: "stress.min"}})
    codeert(plaatsen, "bo", {"R01": {1: "stress.min"}})
    besluiten = {("R01", "1", "stress"): "anna", ("R01", "3", "stress"): "bo"}
    found = leg_vast(plaatsen, vul(plaatsen, tmp_path, besluiten))
    assert (found.vastgelegd, found.open) == (2, 1)


def test_a_pole_that_someone_gives_now_is_refused_too(tmp_path):
    plaatsen = maak_studie(tmp_path / "s", {"R01": GESPREK})
    codeert(plaatsen, "bo", {"R01": {}})
    anna = Werk(plaatsen, "anna", "R01").geef(0, "stress.min").rond().zag()
    anna.geef(0, "stress.plus").bewaar()
    leg_vast(plaatsen, vul(plaatsen, tmp_path, {("R01", "1", "stress"): "bo"}))
    assert telt(plaatsen) == []


def test_a_decision_can_be_taken_back(studie, tmp_path):
    before = telt(studie)
    leg_vast(studie, vul(studie, tmp_path, {("R01", "1", "stress"): "anna"}))
    vinder = Vinder(studie)
    neem_terug(studie, vinder, "R01", [(0, "stress"), (3, "stress")])
    assert telt(studie) == before
    assert not any(p.besluit for p in maak_lijst(studie).plaatsen)
    leg_vast(studie, vul(studie, tmp_path, {("R01", "1", "stress"): "bo"}))
    assert telt(studie)[0] == "0 stress.plus"


@pytest.mark.parametrize(
    ("later", "verwacht"),
    [
        ("anna", ["0 stress.min"]),
        ("bo", ["0 stress.plus"]),
        ("geen van beide", []),
        ("anders: nabijheid (plus)", ["0 nabijheid.plus"]),
        ("anders: stress (plus)", ["0 stress.plus"]),
    ],
)
def test_another_code_of_before_no_longer_counts_when_the_choice_is_revised(
    studie, tmp_path, later, verwacht
):
    plek = ("R01", "1", "stress")
    leg_vast(studie, vul(studie, tmp_path, {plek: "anders: nabijheid (min)"}))
    assert telt(studie)[0] == "0 nabijheid.min"
    assert (
        "eerder besloten jullie" in leg_vast(studie, vul(studie, tmp_path, {plek: later})).meldingen[0].tekst
    )
    again = vul(studie, tmp_path, {plek: f"herzien: {later}"})
    assert leg_vast(studie, again).vastgelegd == 1
    assert [row for row in telt(studie) if row[0] == "0"] == verwacht
    assert leg_vast(studie, again).vastgelegd == 0


def test_another_code_counts_as_long_as_one_place_in_the_sentence_chose_it(tmp_path):
    plaatsen = maak_studie(tmp_path / "s", {"R01": GESPREK}, CODEBOEK + "  rust:\n    min: [onrust]\n")
    codeert(plaatsen, "anna", {"R01": {0: "stress.min nabijheid.min"}})
    codeert(plaatsen, "bo", {"R01": {}})
    een, twee = ("R01", "1", "stress"), ("R01", "1", "nabijheid")
    leg_vast(plaatsen, vul(plaatsen, tmp_path, {een: "anders: rust (min)"}))
    leg_vast(plaatsen, vul(plaatsen, tmp_path, {twee: "anders: rust (min)"}))
    assert telt(plaatsen) == ["0 rust.min"]
    leg_vast(plaatsen, vul(plaatsen, tmp_path, {twee: "herzien: anna"}))
    assert telt(plaatsen) == ["0 nabijheid.min", "0 rust.min"]
    neem_terug(plaatsen, Vinder(plaatsen), "R01", [(0, "stress")])
    assert telt(plaatsen) == ["0 nabijheid.min", "0 stress.min!"]


def test_another_code_that_was_kept_as_an_act_of_its_own_goes_too(studie, tmp_path):
    leg_vast(studie, vul(studie, tmp_path, {("R01", "1", "stress"): "anders: nabijheid (min)"}))
    pad = journaal_pad(studie, OVERLEG, "R01")
    *most, last = pad.read_text("utf-8").splitlines(keepends=True)
    assert '"code":"nabijheid"' in last
    nr = json.loads(last)["nr"]
    pad.write_text("".join([*most, last.replace(f'"nr":{nr}', f'"nr":{nr + 1}')]), "utf-8", newline="")
    assert telt(studie)[0] == "0 nabijheid.min"
    neem_terug(studie, Vinder(studie), "R01", [(0, "stress")])
    assert telt(studie)[0] == "0 stress.plus!"


def test_files_that_are_no_list(studie, tmp_path):
    for naam, inhoud, zegt in [
        ("weg.csv", None, "bestaat niet"),
        ("a.csv", "code;besluit\nx;y\n", "geen kolommen «id» en «besluit»"),
        ("leeg.csv", "", "geen kolommen"),
        ("b.csv", "id;besluit;besluit\nv1;anna;bo\n", "meer dan eens"),
        ("c.xlsx", "geen werkmap", "niet te lezen"),
        ("d.csv", 'id;besluit\nv1;"anna\n', "aanhalingsteken"),
    ]:
        if inhoud is not None:
            (tmp_path / naam).write_text(inhoud, encoding="utf-8")
        with pytest.raises(LeesFout, match=zegt):
            leg_vast(studie, tmp_path / naam)


def test_another_window_at_work_is_told(studie, tmp_path):
    pad = vul(studie, tmp_path, {("R01", "1", "stress"): "anna"})
    with Journaal(studie, OVERLEG, "R01"), pytest.raises(SlotFout, match="overleg werkt"):
        leg_vast(studie, pad)


WOORDEN = [
    "",
    "anna",
    "bo",
    "Bo",
    "min",
    "deze code niet",
    "allebei goed",
    "geen van beide",
    "anders: stress (min)",
    "anders: nabijheid (plus)",
]
_reeks = st.lists(st.sampled_from(WOORDEN), min_size=6, max_size=6)


@pytest.fixture(scope="module")
def basis(tmp_path_factory):
    plaatsen = maak_studie(
        tmp_path_factory.mktemp("overleg") / "s", {"R01": GESPREK, "R02": GESPREK}, CODEBOEK
    )
    codeert(
        plaatsen,
        "anna",
        {"R01": {0: "stress.min", 1: "stress.min", 4: "nabijheid.plus"}, "R02": {0: "stress.min"}},
    )
    codeert(plaatsen, "bo", {"R01": {0: "stress.plus", 2: "stress.min", 4: "stress.min"}, "R02": {}})
    return plaatsen


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(woorden=_reeks, reden=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20))
def test_whatever_is_decided_comes_back_the_same(basis, tmp_path, woorden, reden):
    for id in ("R01", "R02"):
        journaal_pad(basis, OVERLEG, id).unlink(missing_ok=True)
    rows = rijen(basis)
    for row, woord in zip(rows, woorden, strict=True):
        row |= {"besluit": woord, "reden": reden}
    found = leg_vast(basis, bewaar(tmp_path / "t.csv", rows))
    after = {id: telt(basis, id) for id in ("R01", "R02")}
    # the list that is made now says the same, in words that read back to the same
    again = leg_vast(basis, bewaar(tmp_path / "u.csv", rijen(basis)))
    assert (again.vastgelegd, again.meldingen, again.open) == (0, (), found.open)
    assert {id: telt(basis, id) for id in ("R01", "R02")} == after


def test_a_decision_on_one_half_alone_stays_that(studie, tmp_path):
    leg_vast(studie, vul(studie, tmp_path, {("R01", "3", "stress"): "anders: stress (min)"}))
    shown = rijen(studie)
    assert [r["besluit"] for r in shown] == ["", "", "", "min", "", ""]
    assert leg_vast(studie, bewaar(tmp_path / "u.csv", shown)).vastgelegd == 0
