"""What leaves the team: attacked as someone would who wants to know more than she may."""

from __future__ import annotations

import csv
import json
import random
import runpy
from dataclasses import replace
from pathlib import Path

import pytest
from aanval import geraden, opgelost, soms
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from studie import CODEBOEK, maak_studie

from codeer.core.citeren import Citeerregel
from codeer.core.codeboek import Codeboek, Instellingen
from codeer.core.errors import Afloop, GebruiksFout, KenmerkenFout
from codeer.core.terugkoppeling import Antwoordsoort, Blokkade
from codeer.steps import _delen_document
from codeer.steps._delen_peiling import SAMEN
from codeer.steps.delen import SLEUTEL
from codeer.steps.logboek import logboek
from codeer.steps.rapport import Invoer, Keuze, maak_rapport, schrijf_rapport
from codeer.storage.logboek import lees_logboek

S = runpy.run_path(str(Path(__file__).with_name("rapportstudie.py")))
maak, code = S["maak"], S["code"]
DELEN = ("rol", "gemeente")


@pytest.fixture(autouse=True, scope="module")
def _zonder_pagina():
    """Draw no charts: the page to read has tests of its own, in test_delen_document."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_delen_document, "STANDAARD", ())
        yield


KENMERKEN = ("respondent", "rol", "gemeente", "leeftijd", "toestemming_citeren")
LEEG = Codeboek("leeg")


def boek(delen=DELEN, codes=None):
    return replace(S["CODEBOEK"], instellingen=Instellingen(delen=delen), codes=codes or S["CODEBOEK"].codes)


def mens(nr, codes="", **kenmerken):
    """One person in one interview, who says one sentence per code."""
    zinnen = [(f"Dit zei ik {nr} keer, nummer {n}.", f"{c}*mens") for n, c in enumerate(codes.split())]
    row = {"rol": "cliënt", "gemeente": "Ede", "leeftijd": str(nr), "toestemming_citeren": "ja", **kenmerken}
    return maak(f"Q{nr:03}", [("I", ["En toen?"]), ("R", ["Nou ja.", *zinnen])], row)


def deel(map, materiaal, *namen, codeboek=None, citeren=None, log=None, **keuze):
    invoer = Invoer(
        codeboek or boek(),
        KENMERKEN,
        materiaal,
        citeren=citeren or Citeerregel(),
        noteer=(log if log is not None else []).append,
    )
    return schrijf_rapport(invoer, Keuze(namen, delen=True, **keuze), map)


def rijen(map, naam):
    with (map / "delen" / f"{naam}.csv").open(encoding="utf-8-sig", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


def rij(rows, **zoek):
    (found,) = [r for r in rows if all(r[k] == v for k, v in zoek.items())]
    return found


def groot():
    """Thirty people in two roles and three places; of two places one is small."""
    return [
        mens(
            nr,
            "wantrouwen.min" + (" stress.min" if nr % 2 else "") + (" wantrouwen.plus" if nr < 3 else ""),
            rol="cliënt" if nr % 3 else "consulent",
            gemeente="Ede" if nr < 14 else "Aalten" if nr < 27 else "Zuid",
        )
        for nr in range(30)
    ]


def test_the_files_go_into_a_folder_of_their_own(tmp_path):
    uit = deel(tmp_path, groot())
    made = {p.name for p in (tmp_path / "delen").iterdir()}
    assert made == {
        *("frequenties.csv", "frequenties_per_rol.csv", "frequenties_per_gemeente.csv"),
        *("vergelijking_per_rol.csv", "vergelijking_per_gemeente.csv", "citaten.csv"),
        *("rapport.xlsx", "verantwoording.json", "verantwoording.md"),
    }
    assert {p.name for p in tmp_path.iterdir()} == {"delen", f"{SLEUTEL}.csv"}
    assert uit.afloop is Afloop.GOED
    assert "delen/citaten.csv" in uit.geschreven


def test_small_cells_are_empty_and_so_is_what_would_tell_them(tmp_path):
    deel(tmp_path, groot())
    freq = rijen(tmp_path, "frequenties")
    assert rij(freq, code="wantrouwen", pool="min")["respondenten"] == "30"
    for pool in ("plus", "totaal"):  # three people said plus; 33 less 30 would tell it
        assert set(list(rij(freq, code="wantrouwen", pool=pool).values())[3:]) == {""}
    assert rij(freq, code="idee", pool="")["fragmenten"] == ""  # nobody: that is not told either


def test_small_groups_are_one_group_without_their_names(tmp_path):
    people = [*groot(), *[mens(40 + n, "wantrouwen.min", gemeente="Noord") for n in range(4)]]
    deel(tmp_path, people)
    groups = dict.fromkeys(r["gemeente"] for r in rijen(tmp_path, "frequenties_per_gemeente"))
    assert set(groups) == {"Aalten", "Ede", SAMEN}
    for path in (tmp_path / "delen").iterdir():
        assert b"Noord" not in path.read_bytes()


def test_a_row_is_there_for_all_groups_or_for_none(tmp_path):
    deel(tmp_path, groot(), per=("rol",))
    for naam in ("frequenties_per_rol", "vergelijking_per_rol"):
        rows = rijen(tmp_path, naam)
        for cel in {(r["code"], r["pool"]) for r in rows}:
            full = {bool(r["fragmenten"]) for r in rows if (r["code"], r["pool"]) == cel}
            assert len(full) == 1
    assert rij(rows, rol="consulent", code="wantrouwen", pool="min")["respondenten_met"] == "10"
    assert rij(rows, rol="consulent", code="idee", pool="")["herkomst"] == ""


# ---------------------------------------------------------------- the attack

LAAG = [
    "wantrouwen.plus",
    "wantrouwen.min",
    "stress.min",
    "stress/geld",
    "stress/tijd.plus",
    "stress/tijd.min",
    "idee",
]
mensen = st.lists(
    st.tuples(
        st.lists(st.sampled_from(LAAG), max_size=5),
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["x", "y"]),
    ),
    min_size=4,
    max_size=24,
)


@given(mensen, st.integers(2, 5), st.sampled_from([("rol",), ("rol", "gemeente"), ("gemeente", "rol"), ()]))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_empty_cell_follows_from_the_others_by_algebra(tmp_path_factory, people, minimum, per):
    map = tmp_path_factory.mktemp("delen")
    made = [mens(nr, " ".join(c), rol=rol, gemeente=g) for nr, (c, rol, g) in enumerate(people)]
    deel(
        map,
        made,
        "frequenties",
        "frequenties_per",
        "vergelijking",
        minimum=minimum,
        per=per,
        codeboek=boek(per),
    )
    seen = [k for k in per if (map / "delen" / f"vergelijking_per_{k}.csv").exists()]
    tables = {k: rijen(map, f"vergelijking_per_{k}") for k in seen}
    cells = soms(rijen(map, "frequenties"), tables)
    assert opgelost(cells) == set()
    for row in [r for rows in tables.values() for r in rows] + rijen(map, "frequenties"):
        said = row.get("respondenten_met", row["respondenten"])
        assert not said or int(said) >= minimum


KLEIN = (code("wantrouwen"), code("idee", "-"))


@pytest.mark.parametrize("zaad", range(12))
def test_no_empty_cell_can_be_guessed_by_trying_all_that_fits(tmp_path, zaad):
    dice = random.Random(zaad)  # noqa: S311 -- a study, not a secret
    people = [
        mens(
            nr,
            " ".join(c for c in ("wantrouwen.plus", "wantrouwen.min", "idee") if dice.random() < 0.45),
            rol=dice.choice("ab"),
        )
        for nr in range(dice.randint(4, 9))
    ]
    book = boek(("rol",), KLEIN)
    deel(tmp_path, people, "frequenties", "vergelijking", minimum=2, per=("rol",), codeboek=book)
    name = "vergelijking_per_rol"
    per = {"rol": rijen(tmp_path, name)} if (tmp_path / "delen" / f"{name}.csv").exists() else {}
    assert zaad or per  # the first has a table per role, with cells left out
    for naam, values in geraden(soms(rijen(tmp_path, "frequenties"), per)).items():
        assert len(values) > 1, naam


def test_the_attack_works_on_what_is_not_protected():
    freq = [
        {"code": "a", "pool": "plus", "fragmenten": "7"},
        {"code": "a", "pool": "min", "fragmenten": ""},
        {"code": "a", "pool": "totaal", "fragmenten": "9"},
    ]
    assert opgelost(soms(freq, {})) == {("", "a", "min")}
    assert geraden(soms(freq, {}))["", "a", "min"] == {2}
    per = {
        "rol": [
            {"rol": g, "code": "a", "pool": p, "fragmenten": n}
            for g, p, n in (("x", "plus", "7"), ("y", "plus", ""), ("x", "min", ""), ("y", "min", ""))
        ]
    }
    # nought can be guessed where algebra alone does not tell
    cells = soms([{**r, "fragmenten": "7" if r["pool"] == "plus" else ""} for r in freq], per)
    assert geraden(cells)["y", "a", "plus"] == {0}


def test_two_kenmerken_that_cut_the_same_people_tell_no_more_than_one(tmp_path):
    # all of Zuid are consulenten and nobody else: the line that one kenmerk leaves out, the other may not give
    people = [
        mens(n, "wantrouwen.min idee" if n < 12 else "wantrouwen.min", rol="cliënt", gemeente="Ede")
        for n in range(14)
    ]
    people += [mens(20 + n, "wantrouwen.min", rol="consulent", gemeente="Zuid") for n in range(6)]
    people += [
        mens(30 + n, "wantrouwen.min", rol="cliënt" if n else "anders", gemeente="Ede") for n in range(6)
    ]
    deel(tmp_path, people)
    per = {
        k: rijen(tmp_path, f"vergelijking_per_{k}")
        for k in DELEN
        if (tmp_path / "delen" / f"vergelijking_per_{k}.csv").exists()
    }
    assert per
    assert opgelost(soms(rijen(tmp_path, "frequenties"), per)) == set()


def test_a_small_crossing_of_two_kenmerken_does_not_follow(tmp_path):
    # Ede is a part of the clients; the other clients are two: client less Ede would tell of those two
    people = [mens(n, "idee wantrouwen.min", rol="cliënt", gemeente="Ede") for n in range(8)]
    people += [mens(10 + n, "idee wantrouwen.min", rol="cliënt", gemeente="Zuid") for n in range(2)]
    people += [mens(20 + n, "idee wantrouwen.min", rol="consulent", gemeente="Zuid") for n in range(8)]
    uit = deel(tmp_path, people)
    assert (tmp_path / "delen" / "frequenties_per_rol.csv").exists()
    assert not (tmp_path / "delen" / "frequenties_per_gemeente.csv").exists()
    assert any("per gemeente" in m for m in uit.meldingen)


def test_one_person_under_two_spellings_is_one(tmp_path):
    people = [
        replace(mens(n, "idee"), respondenten={"R": naam})
        for n, naam in enumerate(["Jo", "jo", "JO", " jo ", "An", "Bo"])
    ]
    deel(tmp_path, people)
    assert rij(rijen(tmp_path, "frequenties"), code="idee", pool="")["fragmenten"] == ""


@pytest.mark.parametrize(("alleen_later", "gedeeld"), [(5, True), (2, False)])
def test_waves_do_not_tell_how_few_changed(tmp_path, alleen_later, gedeeld):
    # of ten people at both moments, all who said it less those of the first moment came to say it
    def one(n, moment, said):
        row = mens(100 * (moment == "2026") + n, "idee" if said else "wantrouwen.min", gemeente=moment)
        return replace(row, respondenten={"R": f"P{n}"})

    first = [one(n, "2024", n < 20 - alleen_later) for n in range(20)]
    second = [one(n, "2026", n >= 10 - alleen_later) for n in range(20)]
    deel(tmp_path, first + second, codeboek=boek(("gemeente",)))
    assert rij(rijen(tmp_path, "frequenties"), code="idee", pool="")["respondenten"] == "20"
    made = tmp_path / "delen" / "vergelijking_per_gemeente.csv"
    shown = (
        {r["respondenten_met"] for r in rijen(tmp_path, made.stem) if r["code"] == "idee"}
        if made.exists()
        else {""}
    )
    assert (shown != {""}) is gedeeld


# ---------------------------------------------------------------- quotes


def test_only_who_said_yes_is_quoted(tmp_path):
    answers = ["ja", "ja", "nee", "na inzage", "", "ja", "ja"]
    people = [mens(n, "idee", toestemming_citeren=a) for n, a in enumerate(answers)]
    deel(tmp_path, people, citeren=Citeerregel(weigeraars=frozenset({"q005"})))
    said = {r["citaat"] for r in rijen(tmp_path, "citaten")}
    assert said == {f"Dit zei ik {n} keer, nummer 0." for n in (0, 1, 6)}


def test_what_was_blocked_is_quoted_under_no_code(tmp_path):
    people = [mens(n, "idee wantrouwen.min") for n in range(6)]
    first = people[0].fragmenten[0]
    stop = Blokkade(first.begin + 3, first.begin + 5, "Q000", Antwoordsoort.NIET)
    people[0] = replace(people[0], blokkades=(stop,))
    deel(tmp_path, people)
    assert len(rijen(tmp_path, "citaten")) == 11


def test_quotes_of_a_small_cell_would_tell_it_so_they_stay(tmp_path):
    deel(tmp_path, groot())
    assert {(r["code"], r["pool"]) for r in rijen(tmp_path, "citaten")} == {
        ("wantrouwen", "min"),
        ("stress", "min"),
    }


def test_a_quote_leads_to_nobody(tmp_path):
    people = groot()
    deel(tmp_path, people)
    rows = rijen(tmp_path, "citaten")
    traces = ("interview", "spreker", "tijd", "regelnummer", "begin", "eind", "voor", "na", "codeur")
    assert {r[k] for r in rows for k in (*traces, "waarom", "memo")} == {""}
    assert list(rows[0])[:3] == ["id", "interview", "rol"]
    ids = {f.id for m in people for f in m.fragmenten} | {m.interview.id for m in people}
    for path in (tmp_path / "delen").iterdir():
        assert not [i for i in ids if i.encode() in path.read_bytes()]
    # the order is that of the words, whoever said them
    assert [r["citaat"] for r in rows] == sorted(
        [r["citaat"] for r in rows if r["pool"] == "min" and r["code"] == "wantrouwen"]
    ) + sorted([r["citaat"] for r in rows if r["code"] == "stress"])


def test_a_quote_shows_its_group_only_where_the_table_does(tmp_path):
    people = groot()[:18] + [mens(50 + n, "wantrouwen.min idee", rol="consulent") for n in range(6)]
    deel(tmp_path, people, codeboek=boek(("rol",)))
    shown = {(r["code"], r["rol"]) for r in rijen(tmp_path, "citaten")}
    assert shown == {("wantrouwen", "cliënt"), ("wantrouwen", "consulent"), ("stress", ""), ("idee", "")}


def test_the_team_keeps_the_key(tmp_path):
    people = groot()
    deel(tmp_path, people)
    deel(tmp_path, people)
    with (tmp_path / f"{SLEUTEL}.csv").open(encoding="utf-8-sig", newline="") as bestand:
        key = {r["nummer"]: r["id"] for r in csv.DictReader(bestand, delimiter=";")}
    said = {f.id: f.citaat for m in people for f in m.fragmenten}
    assert {r["id"]: r["citaat"] for r in rijen(tmp_path, "citaten")} == {n: said[i] for n, i in key.items()}
    assert not (tmp_path / "bewaard").exists()


# ---------------------------------------------------------------- what may be asked


@pytest.mark.parametrize("naam", ["frequenties_per_interview", "samenhang", "gepaard"])
def test_some_reports_stay_in_the_team(naam, tmp_path):
    with pytest.raises(GebruiksFout, match=f"{naam} kan niet gedeeld worden: ") as gevangen:
        deel(tmp_path, groot(), naam)
    assert "frequenties" in gevangen.value.tip
    assert not tmp_path.joinpath("delen").exists()


@pytest.mark.parametrize(
    ("keuze", "fout"),
    [
        ({"codeurs": ("anna",)}, "hele team"),
        ({"minimum": 1}, "--minimum 1"),
        ({"per": ("interview",)}, "Per interview kan niet"),
        ({"per": ("Respondent",)}, "Per respondent kan niet"),
    ],
)
def test_what_points_at_one_person_is_refused(keuze, fout, tmp_path):
    with pytest.raises(GebruiksFout, match=fout) as gevangen:
        deel(tmp_path, groot(), **keuze)
    assert gevangen.value.tip


def test_minimum_is_for_sharing_only(tmp_path):
    with pytest.raises(GebruiksFout, match="hoort bij --delen"):
        schrijf_rapport(S["invoer"](), Keuze(minimum=9), tmp_path)


def test_only_kenmerken_on_the_list(tmp_path):
    with pytest.raises(KenmerkenFout, match="leeftijd mag niet gedeeld") as gevangen:
        deel(tmp_path, groot(), per=("leeftijd",))
    assert "delen: [leeftijd]" in gevangen.value.tip
    uit = deel(tmp_path, groot(), codeboek=boek(("Respondent", "Rol", "beroep")))
    assert [m.split()[1] for m in uit.meldingen[:1]] == ["Respondent"] or uit.meldingen[0].startswith("Per ")
    assert any("'beroep'" in m for m in uit.meldingen)
    assert (tmp_path / "delen" / "frequenties_per_rol.csv").exists()


def test_named_reports_only(tmp_path):
    deel(tmp_path, groot(), "citaten", "citaten")
    assert {p.stem for p in (tmp_path / "delen").iterdir()} == {"citaten", "verantwoording"}
    uit = deel(tmp_path / "b", groot(), "frequenties", per=("rol",))
    assert {Path(n).name for n in uit.geschreven} == {
        *("frequenties.csv", "frequenties_per_rol.csv", "verantwoording.md", "verantwoording.json"),
    }
    assert "geen citaten" in (tmp_path / "b" / "delen" / "verantwoording.md").read_text("utf-8")


def test_groups_that_only_the_computer_coded_are_not_compared(tmp_path):
    people = [
        replace(m, fragmenten=tuple(replace(f, herkomst=S["Herkomst"].AUTOMAAT) for f in m.fragmenten))
        for m in groot()
    ]
    uit = deel(tmp_path, people)
    assert not list((tmp_path / "delen").glob("*_per_*"))
    assert sum("alleen door de computer" in m for m in uit.meldingen) == 2
    asked = deel(tmp_path, people, per=("rol",))
    assert [m.bestand for m in asked.mislukt] == ["delen/frequenties_per_rol.csv"]
    assert asked.afloop is Afloop.FOUT


def test_groups_that_are_all_small_are_not_compared(tmp_path):
    uit = deel(tmp_path, groot()[:8], codeboek=boek(("gemeente",)))
    assert "geen twee groepen van minstens 5" in uit.meldingen[0]


def test_nobody_enough_gives_empty_rows_and_says_so(tmp_path):
    deel(tmp_path, groot()[:4])
    assert not [r for r in rijen(tmp_path, "frequenties") if r["fragmenten"]]
    assert "alle rijen zijn leeg" in (tmp_path / "delen" / "verantwoording.md").read_text("utf-8")
    account = json.loads((tmp_path / "delen" / "verantwoording.json").read_text("utf-8"))
    assert set(account["totaal"].values()) == {None}


# ---------------------------------------------------------------- the account


def test_the_account_says_what_was_left_out_and_gives_nothing_away(tmp_path):
    deel(tmp_path, groot())
    text = (tmp_path / "delen" / "verantwoording.md").read_text("utf-8")
    assert "minder dan 5 mensen" in text
    account = json.loads((tmp_path / "delen" / "verantwoording.json").read_text("utf-8"))
    freq = rijen(tmp_path, "frequenties")
    assert account["delen"]["tabellen"]["frequenties"] == {
        "rijen": len(freq),
        "onderdrukt": sum(not r["fragmenten"] for r in freq),
    }
    # sums over all cells would help to work out one
    assert set(account["totaal"]) == {"interviews", "respondenten", "woorden"}
    assert "bronnen" not in account
    assert not [k for k in ("interviews", "codeurs", "coderen") if k in account]


def test_the_log_knows_what_was_shared_of_whom(tmp_path):
    log = []
    people = groot()
    people[0] = mens(0, "wantrouwen.min", toestemming_citeren="nee")
    deel(tmp_path, people, log=log)
    (noted,) = log
    assert noted["interviews"] == [m.interview.id for m in people]
    assert "Q000 R" not in noted["geciteerd"]
    assert "Q001 R" in noted["geciteerd"]
    assert len(noted["sha256"]) == len(noted["bestanden"]) == 9


def test_what_was_shared_before_and_is_not_now_goes(tmp_path):
    deel(tmp_path, groot())
    changed = tmp_path / "delen" / "vergelijking_per_rol.csv"
    changed.write_text("met de hand", "utf-8")
    uit = deel(tmp_path, groot(), "frequenties", per=("gemeente",))
    left = {p.name for p in (tmp_path / "delen").iterdir()}
    assert left == {
        *("frequenties.csv", "frequenties_per_gemeente.csv", "vergelijking_per_rol.csv"),
        *("verantwoording.json", "verantwoording.md"),
    }
    assert any(m.startswith("Weggehaald uit delen") and "citaten.csv" in m for m in uit.meldingen)
    assert any("door iemand veranderd: vergelijking_per_rol.csv" in m for m in uit.meldingen)


def test_two_runs_tell_of_a_quote_no_more_than_one_kenmerk(tmp_path):
    told = [deel(tmp_path / kenmerk, groot(), per=(kenmerk,)).meldingen for kenmerk in DELEN]
    assert ["Bij de citaten staat geen groep" in "".join(m) for m in told] == [False, True]
    assert {r["rol"] for r in rijen(tmp_path / "rol", "citaten")} == {"cliënt", "consulent"}
    assert "gemeente" not in rijen(tmp_path / "gemeente", "citaten")[0]


def test_two_runs_tell_no_more_than_one(tmp_path):
    # all seven consulenten are of Aalten, so 9 there less these 7 are two clients
    people = [
        mens(
            nr,
            "stress.min",
            rol="consulent" if nr < 7 else "cliënt",
            gemeente="Aalten" if nr < 9 else "Ede",
        )
        for nr in range(20)
    ]
    for kenmerk in DELEN:
        uit = deel(tmp_path / kenmerk, people, per=(kenmerk,))
    row = rij(rijen(tmp_path / "rol", "frequenties_per_rol"), rol="consulent", code="stress", pool="min")
    assert row["respondenten"] == "7"
    assert [m.bestand for m in uit.mislukt] == ["delen/frequenties_per_gemeente.csv"]
    assert not (tmp_path / "gemeente" / "delen" / "frequenties_per_gemeente.csv").exists()


def test_what_a_person_changed_goes_out_of_the_folder(tmp_path):
    deel(tmp_path, groot())
    (tmp_path / "delen" / "citaten.csv").write_text("nagelezen", "utf-8")
    uit = deel(tmp_path, groot())
    assert (tmp_path / "bewaard" / "citaten.csv").read_text("utf-8") == "nagelezen"
    assert any("bewaard/citaten.csv" in m for m in uit.meldingen)


def test_twice_the_same_gives_the_same_bytes(tmp_path):
    for naam in ("a", "b"):
        deel(tmp_path / naam, groot())
    for path in (tmp_path / "a" / "delen").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / "delen" / path.name).read_bytes()


def test_a_speaker_without_words_makes_no_group(tmp_path):
    silent = maak("Q900", [("R", [""])], {"rol": "wethouder", "gemeente": "Zuid"})
    deel(tmp_path, [*groot(), silent])
    assert {r["rol"] for r in rijen(tmp_path, "frequenties_per_rol")} == {"cliënt", "consulent"}


def test_mixed_sources_are_told_without_their_counts(tmp_path):
    people = groot()
    first = people[1]
    people[1] = replace(
        first, fragmenten=tuple(replace(f, herkomst=S["Herkomst"].NAGEKEKEN) for f in first.fragmenten)
    )
    uit = deel(tmp_path, people)
    assert uit.let_op.startswith("Niet alles rust op dezelfde bron: niet geschikt")


def test_a_whole_study_with_its_answers_and_its_log(tmp_path):
    plaatsen = maak_studie(
        tmp_path / "o",
        {f"R{n}": "R: Ik was gespannen.\n\nI: Ja?" for n in range(1, 8)},
        CODEBOEK.replace("sprekers: [R]", "sprekers: [R], delen: [rol]"),
    )
    rows = [
        "interview;spreker;respondent;rol;toestemming_citeren",
        *(f"R{n};;;cliënt;ja" for n in range(1, 6)),
    ]
    rows += ["R6;;An;cliënt;ja", "R7;;an;cliënt;nee", "R5;R;;;misschien"]
    plaatsen.kenmerken.write_text("\n".join(rows), "utf-8")
    uit = maak_rapport(plaatsen, Keuze(delen=True))
    quotes = [r for r in rijen(plaatsen.rapporten, "citaten") if r["citaat"]]
    # R5's speaker was not understood, and An said no the second time
    assert len(quotes) == 4
    assert uit.afloop is Afloop.GOED
    events, _ = lees_logboek(plaatsen)
    assert events[-1].soort == "gedeeld"
    assert events[-1].gegevens["geciteerd"] == ["R1 R", "R2 R", "R3 R", "R4 R"]
    assert logboek(plaatsen).regels[-1].zin.startswith("Gedeeld buiten het team: delen/")
