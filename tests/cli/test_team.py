"""The commands of a team on several laptops, as its members give them."""

import json
import zipfile

import pytest
from gebeurtenissen import maker
from studie import TEKSTEN
from team import codeer as werk
from team import maak_team, pak_uit

from codeer.core.gebeurtenis import Anker, Beslissing, Besluit
from codeer.storage.interviews import hash_tekst
from codeer.storage.journaal import Journaal


@pytest.fixture
def studie(tmp_path):
    return maak_team(tmp_path / "studie", {f"R0{n}": t for n, t in enumerate([*TEKSTEN.values()] * 2, 1)})


def test_from_plan_to_one_study_again(codeer, studie, tmp_path):
    first = codeer("verdeel", "--map", studie.map)
    assert "niet_door" in first.err
    plan = codeer("verdeel", "--map", studie.map, "Anna", "Bo", "--dubbel", "50%")
    assert plan.afloop == 0
    assert "Door twee of meer mensen: 2 interviews" in plan.out
    assert "toewijzingen erbij in verdeling.csv" in plan.err
    assert "niets veranderd" in codeer("verdeel", "--map", studie.map).err
    for naam in ("anna", "bo"):
        given = codeer("meegeven", naam, "--map", studie.map)
        assert given.afloop == 0
        assert given.out.strip().endswith(f"codeer-{naam}.zip")
        assert "nog niet gepseudonimiseerd: R0" in given.err
        assert "codeer samenvoegen werk-" in given.err
        laptop = pak_uit(studie.map / "meegeven" / f"codeer-{naam}.zip", tmp_path / naam)
        for id in ("R01", "R02", "R03", "R04"):
            if laptop.tekst(id).is_file():
                werk(laptop, naam, id, nr=10 * int(id[-1]))
        back = codeer("meegeven", naam, "--terug", "--map", laptop.map)
        assert back.out.strip() == str(laptop.map / "opsturen" / f"werk-{naam}.zip")
        assert "Geef dit aan je team" in back.err
    zips = [tmp_path / n / f"codeer-{n}" / "opsturen" / f"werk-{n}.zip" for n in ("anna", "bo")]
    trial = codeer("samenvoegen", *zips, "--proef", "--map", studie.map)
    assert "Er zouden" in trial.out
    assert not studie.coderingen.exists()
    done = codeer("samenvoegen", *zips, "--map", studie.map)
    assert (done.afloop, done.err) == (0, "")
    assert "erbij." in done.out
    again = codeer("samenvoegen", tmp_path / "anna", tmp_path / "bo", "--map", studie.map)
    assert (again.afloop, again.out.splitlines()[-1]) == (0, "Niets nieuws; alles was er al.")


def test_json_of_each(codeer, studie, tmp_path):
    verdeeld = json.loads(codeer("verdeel", "anna", "bo", "--json", "--map", studie.map).out)
    assert set(verdeeld) == {
        "bestand",
        "proef",
        "verdeling",
        "nieuw",
        "woorden",
        "dubbel",
        "niemand",
        "zonder_interviews",
        "onmogelijk",
        "meldingen",
        "overgeslagen",
    }
    gegeven = json.loads(codeer("meegeven", "anna", "--json", "--map", studie.map).out)
    assert gegeven["niet_gepseudonimiseerd"] == [i["interview"] for i in gegeven["interviews"]]
    werk(studie, "anna")
    terug = json.loads(codeer("meegeven", "anna", "--terug", "--json", "--map", studie.map).out)
    assert (terug["codeur"], terug["interviews"], terug["gebeurtenissen"]) == ("anna", ["R01"], 4)
    found = json.loads(codeer("samenvoegen", terug["bestand"], "--json", "--map", studie.map).out)
    assert [(c["interview"], c["bekend"]) for c in found["codeurs"]] == [("", 1), ("R01", 3)]


def test_what_goes_wrong_is_told(codeer, studie, tmp_path):
    (tmp_path / "verdeling.csv").write_bytes(b"")
    plan = "interview;codeurs;blind;niet_door\r\nR01;anna;misschien;\r\nR02;;;Anna\r\nR77;x;;\r\n"
    (studie.map / "verdeling.csv").write_text(plan, encoding="utf-8")
    studie.tekst("R03").write_text("anders", encoding="utf-8")
    found = codeer("verdeel", "--map", studie.map, "--blind", "nee", "--proef")
    assert found.afloop == 1
    for part in ("Dit lukte niet: R02", "'misschien' is geen ja", "Niet verdeeld: R03", "Dit was een proef"):
        assert part in found.err
    plan = "interview;codeurs\r\nR01;anna\r\nR03;anna\r\nR77;anna\r\n"
    (studie.map / "verdeling.csv").write_text(plan, encoding="utf-8")
    given = codeer("meegeven", "anna", "--map", studie.map)
    assert given.afloop == 1
    assert "Niet meegegeven: R03" in given.err
    assert "Let op: verdeling.csv, regel 4: interview 'R77' bestaat niet" in given.err
    assert codeer("meegeven", "anna", "--terug", "--zonder-programma", "--map", studie.map).afloop == 2
    assert codeer("meegeven", "overleg", "--map", studie.map).afloop == 2
    assert codeer("verdeel", "--dubbel", "x", "anna", "--map", studie.map).afloop == 2
    assert "kies uit ja, nee" in codeer("verdeel", "--blind", "soms", "--map", studie.map).err


def test_who_gets_nothing_is_named_with_what_would_help(codeer, studie):
    codeer("verdeel", "anna", "bo", "--dubbel", "1", "--map", studie.map)
    for names in (("cor",), ("anna", "bo", "cor")):
        found = codeer("verdeel", *names, "--dubbel", "1", "--map", studie.map)
        assert "cor: geen interviews" in found.out
        assert "codeer verdeel anna bo cor --dubbel 2. Of zet cor in verdeling.csv" in found.err
    assert "codeer verdeel anna bo cor" not in codeer("meegeven", "cor", "--map", studie.map).err
    found = codeer("verdeel", "anna", "bo", "cor", "--dubbel", "2", "--map", studie.map)
    assert "cor: 1 interview," in found.out
    assert "geen interviews" not in found.out
    full = codeer("verdeel", "anna", "bo", "cor", "dora", "--dubbel", "4", "--map", studie.map)
    assert "dora:" in full.out
    last = codeer("verdeel", "zoe", "--dubbel", "4", "--map", studie.map)
    assert "Wil je zoe iets geven, zet zoe in verdeling.csv" in last.err


def test_what_cannot_be_read_was_not_there_already(codeer, studie, tmp_path):
    before = (studie.map / "logboek.jsonl").read_bytes() if (studie.map / "logboek.jsonl").exists() else b""
    (tmp_path / "fout.zip").write_bytes(b"geen zip")
    found = codeer("samenvoegen", tmp_path / "weg.zip", tmp_path / "fout.zip", "--map", studie.map)
    assert found.afloop == 1
    assert found.out.splitlines()[-1] == "Er is niets samengevoegd."
    log = studie.map / "logboek.jsonl"
    assert (log.read_bytes() if log.exists() else b"") == before


def test_a_program_that_goes_along_is_not_announced_as_missing(codeer, studie):
    (studie.map / "programma").mkdir()
    (studie.map / "programma" / "codeer").write_bytes(b"x")
    codeer("verdeel", "anna", "--map", studie.map)
    assert "zit er niet bij" not in codeer("meegeven", "anna", "--map", studie.map).err
    assert "zit er niet bij" in codeer("meegeven", "anna", "--zonder-programma", "--map", studie.map).err


def test_all_that_needs_a_look_after_merging(codeer, studie, tmp_path):
    book = studie.codeboek.read_text("utf-8")
    laptop = maak_team(
        tmp_path / "laptop",
        {"R01": TEKSTEN["R01"]},
        book.replace("  stress:", "  druk:").replace("Gezien worden", "Gezien zijn"),
    )
    werk(laptop, "anna", apparaat="zz")
    werk(studie, "anna", nr=70)
    zip = laptop.map / "opsturen" / "werk-anna.zip"
    codeer("meegeven", "anna", "--terug", "--map", laptop.map)
    with zipfile.ZipFile(zip, "a") as archive:
        archive.writestr("coderingen/anna/R02.jsonl", b"half\n")
        event = archive.read("coderingen/anna/R01.jsonl").splitlines()[0]
        archive.writestr("coderingen/bo/R01.jsonl", event.replace(b'"anna"', b'"bo"'))
    found = codeer("samenvoegen", zip, tmp_path / "weg.zip", "--map", studie.map)
    assert found.afloop == 1
    for part in (
        "Overgeslagen: weg.zip",
        "half geschreven of beschadigd zijn: 1",
        "Niet overgenomen, 1 gebeurtenis: niet van wie het bestand opstuurde.",
        "nabijheid: anders bij definitie",
        "druk: die code heeft dit onderzoek niet",
        "stress: die code was er daar niet",
        "op 2 computers gewerkt",
    ):
        assert part in found.err


def test_conflicts_between_two_devices_are_told(codeer, studie, tmp_path):
    tekst = TEKSTEN["R01"]
    texts = {"R01": tekst}
    thuis = maak_team(tmp_path / "thuis", texts)
    for nr, decision in enumerate([Beslissing.AKKOORD, Beslissing.AFGEWEZEN]):
        laptop = maak_team(tmp_path / f"laptop{nr}", texts)
        made = maker("anna", f"a{nr}", start=nr * 50).maak(
            Besluit(decision, "stress", "min"),
            interview="R01",
            tekst=hash_tekst(tekst),
            anker=Anker.in_tekst(tekst, 3, 12),
        )
        with Journaal(laptop, "anna", "R01") as journaal:
            journaal.bewaar([made])
        found = codeer("samenvoegen", laptop.map, "--map", thuis.map)
    assert "R01: 1 nieuw conflict" in found.err
