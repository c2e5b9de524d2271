"""Work comes together: the union, in any order, as often as one likes; what cannot come is told."""

import shutil
import zipfile

import pytest
from gebeurtenissen import maker
from studie import CODEBOEK, TEKSTEN
from team import codeer, maak_team

from codeer.core.blokken_zoek import zoek_blokken
from codeer.core.gebeurtenis import Anker, Beslissing, Besluit, Codering, Inzage, Memo, Over, Zicht
from codeer.core.gebeurtenis_regel import schrijf_regel
from codeer.core.vouwen import vouw
from codeer.steps._keuring import Reden
from codeer.steps.samenvoegen import samenvoegen
from codeer.steps.zending import maak_zending
from codeer.storage.grafstenen import Grafsteen, zet_grafsteen
from codeer.storage.grafstenen import Reden as Graf
from codeer.storage.interviews import Versie, hash_tekst, lees_herkomst, schrijf_interview
from codeer.storage.journaal import Journaal, journaal_pad
from codeer.storage.journaal_lezen import lees_journaal
from codeer.storage.logboek import lees_logboek
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.studie import Studie, schrijf_studie


@pytest.fixture
def thuis(tmp_path):
    return maak_team(tmp_path / "thuis")


def kopie(tmp_path, naam):
    """A laptop with the same study."""
    return maak_team(tmp_path / naam)


def los(tmp_path, *events, naam="los.jsonl", ruw=b""):
    path = tmp_path / naam
    path.write_bytes(b"".join(map(schrijf_regel, events)) + ruw)
    return path


def werk(onderzoek):
    return {g.id: g for g in lees_journaal(onderzoek).gebeurtenissen}


def codering(tekst=TEKSTEN["R01"], interview="R01", codeur="anna", begin=3, sha=None, **maken):
    return maker(codeur, **maken).maak(
        Codering("stress", "min"),
        interview=interview,
        tekst=sha or hash_tekst(tekst),
        anker=Anker.in_tekst(tekst, begin, begin + 9),
        codeboek="c" * 64,
    )


def redenen(uitkomst):
    return dict(uitkomst.geweigerd)


def test_two_people_in_either_order_and_again(tmp_path, thuis):
    anna, bo = (kopie(tmp_path, name) for name in ("laptop-a", "laptop-b"))
    done = [*codeer(anna, "anna"), *codeer(anna, "anna", "G01", nr=9), *codeer(bo, "bo", apparaat="b1")]
    zips = [maak_zending(anna, "anna"), maak_zending(bo, "bo")]
    ander = kopie(tmp_path, "ander")
    first = samenvoegen(thuis, zips)
    assert first.nieuw == len(done)
    assert first.gelukt
    assert first.meldingen == ()
    samenvoegen(ander, zips[1:])
    samenvoegen(ander, zips[:1])
    assert werk(thuis) == werk(ander) == {g.id: g for g in done}
    for journal in (thuis.coderingen).rglob("*.jsonl"):
        other = ander.coderingen / journal.relative_to(thuis.coderingen)
        assert other.read_bytes() == journal.read_bytes()
    again = samenvoegen(thuis, [*zips, anna.map, anna.map / "opsturen"])
    assert again.nieuw == 0
    assert sum(a.bekend for a in again.aankomsten) == len(done)
    assert [e.soort for e in lees_logboek(thuis)[0]] == ["samenvoegen"] * 2
    facts = lees_logboek(thuis)[0][0].gegevens
    assert (facts["codeurs"], facts["interviews"], facts["nieuw"]) == (
        ["anna", "bo"],
        ["G01", "R01"],
        len(done),
    )


def test_a_trial_writes_nothing(tmp_path, thuis):
    anna = kopie(tmp_path, "laptop")
    done = codeer(anna, "anna")
    before = sorted(p for p in thuis.map.rglob("*") if ".codeer" not in p.parts)
    found = samenvoegen(thuis, [maak_zending(anna, "anna")], proef=True)
    assert (found.nieuw, found.proef) == (len(done), True)
    assert sorted(p for p in thuis.map.rglob("*") if ".codeer" not in p.parts) == before


def test_work_that_goes_on_comes_in_where_it_belongs(tmp_path, thuis):
    anna = kopie(tmp_path, "laptop")
    codeer(anna, "anna")
    samenvoegen(thuis, [maak_zending(anna, "anna")])
    more = codeer(anna, "anna", "G01", nr=9)
    found = samenvoegen(thuis, [maak_zending(anna, "anna")])
    assert found.nieuw == len(more)
    assert [(a.interview, a.nieuw, a.bekend) for a in found.aankomsten] == [
        ("", 1, 1),
        ("G01", 3, 0),
        ("R01", 0, 3),
    ]


def test_another_study_is_refused_unless_told(tmp_path, thuis):
    anna = kopie(tmp_path, "laptop")
    schrijf_studie(anna, Studie("6" * 16))
    codeer(anna, "anna")
    zip = maak_zending(anna, "anna")
    found = samenvoegen(thuis, [zip])
    assert "ander onderzoek" in found.bronnen[0].fout
    assert (found.nieuw, found.gelukt) == (0, False)
    assert samenvoegen(thuis, [zip], ander_onderzoek=True).nieuw == 4


def test_without_an_id_the_texts_tell(tmp_path, thuis):
    vreemd = codering("R: Iets heel anders.", start=1)
    found = samenvoegen(thuis, [los(tmp_path, vreemd), los(tmp_path, codering(start=5), naam="b.jsonl")])
    assert [b.nieuw for b in found.bronnen] == [0, 1]
    assert "ander onderzoek" in found.bronnen[0].fout
    thuis.studie.unlink()
    memo = maker("bo").maak(Memo(Over.STUDIE, "", "Los."))
    assert samenvoegen(thuis, [los(tmp_path, memo)]).nieuw == 1


def test_what_is_withdrawn_does_not_come_back(tmp_path, thuis):
    anna = kopie(tmp_path, "laptop")
    codeer(anna, "anna")
    codeer(anna, "anna", "G01", nr=9)
    zet_grafsteen(thuis, Grafsteen(Graf.INTREKKEN, "R01", (hash_tekst(TEKSTEN["R01"]),)))
    found = samenvoegen(thuis, [maak_zending(anna, "anna")])
    assert redenen(found) == {Reden.INGETROKKEN: 3}
    assert found.gelukt
    assert not journaal_pad(thuis, "anna", "R01").exists()


def test_the_machine_never_and_joint_decisions_only_when_told(tmp_path, thuis):
    events = [codering(codeur=name, start=nr * 99) for nr, name in enumerate(["automaat", "overleg", "bo"])]
    path = los(tmp_path, *events)
    found = samenvoegen(thuis, [path])
    assert redenen(found) == {Reden.AUTOMAAT: 1, Reden.OVERLEG: 1}
    assert (found.nieuw, found.gelukt) == (1, True)
    assert redenen(samenvoegen(thuis, [path], met_overleg=True)) == {Reden.AUTOMAAT: 1}
    assert set(werk(thuis)) == {e.id for e in events[1:]}


def test_what_cannot_be_right_is_refused_and_the_rest_comes(tmp_path, thuis):
    there = codering(start=1)
    samenvoegen(thuis, [los(tmp_path, there)])
    good = codering(start=50)
    wrong = [
        there._replace(inhoud=Codering("nabijheid", "plus")),
        codering(start=100)._replace(codeur="../../x"),
        codering(start=150)._replace(interview="a/b"),
        codering(start=200, nr=2**50),
        codering(start=250)._replace(anker=Anker(3, 12, "iets anders")),
    ]
    found = samenvoegen(thuis, [los(tmp_path, *wrong, good)])
    assert redenen(found) == {Reden.NUMMER: 2, Reden.NAAM: 2, Reden.CITAAT: 1}
    assert not found.gelukt
    assert werk(thuis) == {there.id: there, good.id: good}
    assert {a.codeur for a in found.aankomsten} == {"anna", "?"}


def test_a_sender_brings_only_her_own(tmp_path, thuis):
    anna = kopie(tmp_path, "laptop")
    codeer(anna, "anna")
    zip = maak_zending(anna, "anna")
    with zipfile.ZipFile(zip, "a") as archive:
        archive.writestr("coderingen/bo/R01.jsonl", schrijf_regel(codering(codeur="bo")))
    found = samenvoegen(thuis, [zip])
    assert redenen(found) == {Reden.ANDERMANS: 1}
    assert found.nieuw == 4


def test_texts_that_are_not_here_or_other_are_told(tmp_path, thuis):
    blad = lees_herkomst(thuis, "R01")
    new = TEKSTEN["R01"] + " Klaar."
    kaart = zoek_blokken(TEKSTEN["R01"], new)
    old = Versie(blad.tekst_sha256, hash_tekst(new), blad.bron_sha256, kaart)
    schrijf_interview(thuis, new, type(blad)("R01", "R01.txt", "0" * 64, hash_tekst(new), versies=(old,)))
    later = schrijf_regel(codering(start=90)).replace(b'"v":1', b'"v":9')
    events = [
        codering(start=1),
        codering("R: Nog weer anders.", start=20),
        codering("R: Onbekend interview.", "R77", start=40),
        maker(start=60).maak(Memo(Over.INTERVIEW, "R01", "?"), interview="R01"),
        maker(start=70).maak(Inzage(Zicht.ANDEREN), interview="R01"),
    ]
    wrong = codering(start=110)._replace(anker=Anker(3, 12, "iets anders"))
    found = samenvoegen(thuis, [los(tmp_path, *events, wrong, ruw=later)])
    assert found.nieuw == 6
    assert redenen(found) == {Reden.CITAAT: 1}
    told = " ".join(found.meldingen)
    assert "van anna: 1 gebeurtenis over een interview dat dit onderzoek niet heeft" in told
    assert "van anna: 1 gebeurtenis uit een andere versie" in told
    assert "van anna: 1 gebeurtenis uit een eerdere versie" in told
    assert "van anna: 1 gebeurtenis van een nieuwere codeer" in told


def test_an_interview_that_cannot_be_read_stops_nothing(tmp_path, thuis):
    thuis.tekst("G01").write_text("R: stuk", encoding="utf-8")
    found = samenvoegen(thuis, [los(tmp_path, codering())])
    assert found.nieuw == 1


def test_one_name_on_two_computers_is_asked_about(tmp_path, thuis):
    codeer(thuis, "anna")
    path = los(tmp_path, codering(apparaat="zzz", start=7))
    assert "op 2 computers gewerkt" in samenvoegen(thuis, [path], proef=True).meldingen[0]
    samenvoegen(thuis, [path])
    again = samenvoegen(thuis, [los(tmp_path, codering(apparaat="zzz", start=9, nr=4))])
    assert again.meldingen == ()


def test_conflicts_that_arise_are_counted(tmp_path, thuis):
    def besluit(beslissing, apparaat, start):
        return maker("anna", apparaat, start=start).maak(
            Besluit(beslissing, "stress", "min"),
            interview="R01",
            tekst=hash_tekst(TEKSTEN["R01"]),
            anker=Anker.in_tekst(TEKSTEN["R01"], 3, 12),
        )

    one, other = besluit(Beslissing.AKKOORD, "a1", 1), besluit(Beslissing.AFGEWEZEN, "a2", 30)
    samenvoegen(thuis, [los(tmp_path, one)])
    found = samenvoegen(thuis, [los(tmp_path, one, other)])
    assert found.conflicten == (("R01", 1),)
    assert len(vouw(werk(thuis).values()).conflicten) == 1
    assert samenvoegen(thuis, [los(tmp_path, one, other)]).conflicten == ()


def test_another_codebook_is_told_code_by_code(tmp_path, thuis):
    book = (
        CODEBOEK.replace("Spanning.", "Druk.").replace("  nabijheid:", "  dichtbij:")
        + "  nieuw: {termen: [x]}\n"
    )
    anna = maak_team(tmp_path / "laptop", codeboek=book)
    codeer(anna, "anna")
    for source in (maak_zending(anna, "anna"), anna.map):
        verschil = samenvoegen(thuis, [source], proef=True).bronnen[0].codeboek
        assert verschil.erbij == ("dichtbij", "nieuw")
        assert verschil.weg == ("nabijheid",)
        assert verschil.anders == (("stress", ("definitie",)),)
    samenvoegen(thuis, [maak_zending(anna, "anna")])
    facts = lees_logboek(thuis)[0][-1].gegevens
    assert facts["codeboek_anders"] == ["dichtbij", "nabijheid", "nieuw", "stress"]
    thuis.codeboek.write_text("codes: [", encoding="utf-8")
    assert not samenvoegen(thuis, [maak_zending(anna, "anna")]).bronnen[0].codeboek


def test_one_bad_file_stops_none_of_the_others(tmp_path, thuis):
    anna = kopie(tmp_path, "laptop")
    codeer(anna, "anna")
    bad = tmp_path / "kapot.zip"
    bad.write_bytes(b"PK")
    found = samenvoegen(thuis, [tmp_path / "weg", bad, maak_zending(anna, "anna")])
    assert found.nieuw == 4
    assert not found.gelukt
    plain = found.to_json()
    assert [bool(b["fout"]) for b in plain["bronnen"]] == [True, True, False]
    assert plain["codeurs"][0] == {"codeur": "anna", "interview": "", "nieuw": 1, "bekend": 0, "geweigerd": 0}


def test_an_archive_that_would_make_a_million_files(tmp_path, thuis, monkeypatch):
    monkeypatch.setattr("codeer.steps.samenvoegen._MAX_JOURNALEN", 2)
    memos = [maker(start=n * 9).maak(Memo(Over.INTERVIEW, f"X{n}", "?"), interview=f"X{n}") for n in range(3)]
    found = samenvoegen(thuis, [los(tmp_path, *memos), los(tmp_path, codering(), naam="b.jsonl")])
    assert "meer interviews" in found.bronnen[0].fout
    assert found.nieuw == 1


def test_a_journal_in_use_waits_and_the_others_come(tmp_path, thuis, monkeypatch):
    monkeypatch.setattr("codeer.storage.journaal.WACHT", 0.05)
    monkeypatch.setattr("codeer.storage.journaal_verenig.schrijf.__defaults__", (0.05,))
    anna = kopie(tmp_path, "laptop")
    codeer(anna, "anna")
    zip = maak_zending(anna, "anna")
    with Journaal(thuis, "anna", "R01"):
        found = samenvoegen(thuis, [zip])
    assert redenen(found) == {Reden.BEZET: 3}
    assert (found.nieuw, found.gelukt) == (1, False)
    assert samenvoegen(thuis, [zip]).nieuw == 3


def test_a_copy_of_a_whole_folder_comes_in_once(tmp_path, thuis):
    codeer(thuis, "anna")
    shutil.copytree(thuis.map, tmp_path / "kopie")
    assert samenvoegen(thuis, [tmp_path / "kopie"]).nieuw == 0
    assert samenvoegen(Onderzoek(tmp_path / "kopie"), [thuis.map]).nieuw == 0
