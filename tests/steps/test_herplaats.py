"""A corrected transcript carries people's work over, and says what became of each piece."""

import json
import os
import unicodedata
from itertools import product

import pytest
from gebeurtenissen import maker
from studie import CODEBOEK

from codeer.core.gebeurtenis import (
    Afronding,
    Anker,
    Beslissing,
    Besluit,
    Codering,
    Herroeping,
    Inzage,
    Memo,
    OpenCode,
    Over,
    Zicht,
)
from codeer.core.gebeurtenis_toets import toets
from codeer.core.herplaatsing import Plaats
from codeer.core.zinsdekking import Zinsdekking
from codeer.core.zinsoordelen import beoordeel
from codeer.steps.herplaats import overzicht
from codeer.steps.importeer import Keuzes, importeer
from codeer.steps.materiaal import open_stroom
from codeer.steps.stand import Standen, vroegere_teksten
from codeer.storage.codeboek import lees_codeboek
from codeer.storage.interviews import hash_tekst, lees_herkomst, lees_interview
from codeer.storage.journaal import Journaal
from codeer.storage.logboek import lees_logboek
from codeer.storage.onderzoek import Onderzoek

EEN = (
    "I: Hoe was het bij de gemeente?\n\n"
    "R: Ze luisterde goed naar mij. Ik was wel gespannen voor dat gesprek. Toen ging ik naar huis.\n\n"
    "I: En daarna, hoe ging het verder?\n\n"
    "R: Ja. Daarna nam ze mij pas echt serieus. Dat deed mij goed.\n"
)
TWEE = EEN.replace("wel gespannen", "erg gespannen").replace("I: En daarna", "I: Mooi. En daarna")
DRIE = TWEE.replace("naar huis.", "naar huis. Met de bus.").replace("Daarna nam ze", "Daarna toen nam ze")


@pytest.fixture
def o(tmp_path):
    folder = tmp_path / "onderzoek"
    folder.mkdir()
    (folder / "codeboek.yaml").write_text(CODEBOEK, encoding="utf-8")
    return Onderzoek(folder)


@pytest.fixture
def breng(o, tmp_path):
    """Import a text as R01, or as a new version of it; give the entry."""

    def run(tekst, **keuzes):
        path = tmp_path / "R01.txt"
        path.write_bytes(tekst if isinstance(tekst, bytes) else tekst.encode())
        uitkomst = importeer(o, [str(path)], Keuzes(vervang=True, **keuzes), lambda _: b"")
        assert not uitkomst.mislukt, uitkomst.mislukt
        return uitkomst.gelukt[0]

    return run


def plek(tekst, citaat):
    at = tekst.index(citaat)
    return {
        "interview": "R01",
        "tekst": hash_tekst(tekst),
        "anker": Anker.in_tekst(tekst, at, at + len(citaat)),
    }


def bewaar(o, *events):
    for g in events:
        with Journaal(o, g.codeur, g.interview) as journaal:
            journaal.bewaar([g])


def stand(o):
    return Standen(o, lees_codeboek(o.codeboek)).van(lees_interview(o, "R01"))


def oordelen(o, codeur="anna", code="stress"):
    """Which sentences the codeur judged for a code, with what she found."""
    now = stand(o)
    zinnen = next(iter(open_stroom(o))).zinnen
    found = beoordeel(now.staat, Zinsdekking("R01", now.tekst, zinnen)).codeurs[codeur]
    tekst = lees_interview(o, "R01").tekst
    return {tekst[b:e]: found.oordeel(nr, code) for nr, (b, e, _) in enumerate(zinnen)}


ZINNEN = [
    "Ze luisterde goed naar mij.",
    "Ik was wel gespannen voor dat gesprek.",
    "Toen ging ik naar huis.",
    "Daarna nam ze mij pas echt serieus.",
    "Dat deed mij goed.",
]


def test_the_proof(o, breng):
    breng(EEN)
    make = maker()
    bewaar(o, *(make.maak(Codering("stress", "min"), **plek(EEN, zin)) for zin in ZINNEN))
    h = breng(TWEE).herplaatsing
    assert h.aantallen() == {"ongewijzigd": 2, "verplaatst": 2, "onzeker": 1, "verloren": 0}
    assert h.codeurs == ("anna",)
    (regel,) = h.na_te_kijken
    assert regel.oud.citaat == "Ik was wel gespannen voor dat gesprek."
    assert regel.nieuw.citaat == "Ik was erg gespannen voor dat gesprek."
    plain = json.loads(json.dumps(h.to_json()))
    assert plain["onzeker"] == 1
    assert [r["plaats"] for r in plain["lijst"]] == [
        "ongewijzigd",
        "onzeker",
        "ongewijzigd",
        "verplaatst",
        "verplaatst",
    ]
    assert plain["lijst"][3]["oud"]["citaat"] == plain["lijst"][3]["nieuw"]["citaat"]
    # it can be made again at any time, and the log has the figures and no word
    assert overzicht(o, lees_interview(o, "R01")) == h
    assert breng(TWEE).herplaatsing == h
    line = lees_logboek(o)[0][-1]
    assert (line.soort, line.gegevens["onzeker"], line.gegevens["verplaatst"]) == ("vervang", 1, 2)
    assert "gespannen" not in o.logboek.read_text("utf-8")
    assert "gespannen" not in o.herkomst("R01").read_text("utf-8")


def test_a_dry_run_shows_it_and_does_nothing(o, breng):
    breng(EEN)
    bewaar(o, maker().maak(Codering("stress", "min"), **plek(EEN, ZINNEN[1])))
    assert breng(TWEE, proef=True).herplaatsing.aantallen()["onzeker"] == 1
    assert lees_interview(o, "R01").tekst == EEN
    assert stand(o).onzeker == ()


def test_nothing_done_nothing_shown(o, breng):
    breng(EEN)
    assert breng(TWEE).herplaatsing is None


def test_decisions_made_on_two_versions_of_a_sentence_meet(o, breng):
    breng(EEN)
    make = maker()
    bewaar(o, make.maak(Besluit(Beslissing.AKKOORD, "nabijheid", "plus"), **plek(EEN, ZINNEN[0])))
    breng("I: Even wat vooraf.\n\n" + EEN)
    nieuw = lees_interview(o, "R01").tekst
    elsewhere = maker(apparaat="b2", start=50)
    bewaar(o, elsewhere.maak(Besluit(Beslissing.AFGEWEZEN, "nabijheid", "plus"), **plek(nieuw, ZINNEN[0])))
    (conflict,) = stand(o).staat.conflicten
    assert {g.anker.citaat for g in conflict.gebeurtenissen} == {ZINNEN[0]}
    assert len({g.anker.begin for g in conflict.gebeurtenissen}) == 1


def test_what_was_uncertain_is_settled_by_a_person(o, breng):
    breng(EEN)
    make = maker()
    coded = make.maak(Codering("stress", "min"), **plek(EEN, ZINNEN[1]))
    idea = make.maak(OpenCode("wachtkamer"), **plek(EEN, ZINNEN[1]))
    bewaar(o, coded, idea)
    breng(TWEE)
    one, two = stand(o).onzeker
    assert (one.id, one.codeur, one.soort, one.code, one.pool) == (
        coded.id,
        "anna",
        "codering",
        "stress",
        "min",
    )
    assert (two.soort, two.code, two.soort_plaats) == ("open_code", "", "onzeker")
    assert one.citaat == ZINNEN[1]
    assert one.ervoor.endswith("naar mij. ")
    # as long as nobody placed it, it counts nowhere
    assert [g.tekst for g in stand(o).staat.coderingen] == [hash_tekst(EEN)]
    where = {"interview": "R01", "tekst": hash_tekst(TWEE), "anker": one.voorstel}
    bewaar(
        o,
        make.maak(Codering("stress", "min"), na=(one.id,), **where),
        make.maak(Herroeping(), na=(two.id,), interview="R01"),
    )
    assert stand(o).onzeker == ()
    (now,) = stand(o).staat.coderingen
    assert now.anker.citaat == "Ik was erg gespannen voor dat gesprek."


def test_work_that_comes_late_from_a_laptop_with_the_old_text(o, breng):
    breng(EEN)
    breng(TWEE)
    breng(DRIE)
    make = maker("bob")
    bewaar(o, *(make.maak(Codering("stress", "min"), **plek(EEN, zin)) for zin in ZINNEN))
    now = stand(o)
    tekst = lees_interview(o, "R01").tekst
    here = [g.anker for g in now.staat.coderingen if g.tekst == now.tekst]
    assert [tekst[a.begin : a.eind] for a in here] == [a.citaat for a in here]
    assert {a.citaat for a in here} == {ZINNEN[0], ZINNEN[2], ZINNEN[4]}
    assert [x.citaat for x in now.onzeker] == [ZINNEN[1], ZINNEN[3]]
    assert now.codeurs == ("bob",)


def test_a_text_that_no_version_leads_from(o, breng):
    breng(EEN)
    breng(TWEE)
    strange = maker().maak(Codering("stress", "min"), **plek(EEN, ZINNEN[0]) | {"tekst": "9" * 64})
    bewaar(o, strange)
    now = stand(o)
    assert now.verouderd == (strange,)
    assert now.onzeker == ()
    h = overzicht(o, lees_interview(o, "R01"))
    assert h
    assert (h.onbekend, h.regels) == (1, ())


def test_a_study_whose_provenance_is_gone_brings_nothing_along(o, breng):
    breng(EEN)
    bewaar(o, maker().maak(Codering("stress", "min"), **plek(EEN, ZINNEN[0])))
    breng(TWEE)
    interview = lees_interview(o, "R01")
    o.herkomst("R01").write_text("{}", encoding="utf-8")
    assert len(Standen(o, lees_codeboek(o.codeboek)).van(interview).verouderd) == 1


def test_the_text_of_before_comes_back(o, breng):
    breng(EEN)
    make = maker()
    bewaar(o, make.maak(Codering("stress", "min"), **plek(EEN, ZINNEN[1])))
    breng(TWEE)
    assert len(stand(o).onzeker) == 1
    entry = breng(EEN)
    assert entry.herplaatsing is None
    assert stand(o).onzeker == ()
    assert [v.nieuw for v in lees_herkomst(o, "R01").versies] == [hash_tekst(TWEE), hash_tekst(EEN)]


class TestAfronding:
    def test_what_is_new_is_not_finished(self, o, breng):
        breng(EEN)
        whole = maker().maak(Afronding(("stress",)), interview="R01", tekst=hash_tekst(EEN))
        bewaar(o, whole)
        assert None not in oordelen(o).values()
        h = breng(DRIE).herplaatsing
        assert (h.afrondingen, h.regels) == (1, ())
        assert [zin for zin, found in oordelen(o).items() if found is None] == [
            "Ik was erg gespannen voor dat gesprek.",
            "Met de bus.",
            "Daarna toen nam ze mij pas echt serieus.",
        ]

    def test_a_passage_that_was_edited(self, o, breng):
        breng(EEN)
        a, b = EEN.index(ZINNEN[0]), EEN.index(ZINNEN[2]) + len(ZINNEN[2])
        where = {"interview": "R01", "tekst": hash_tekst(EEN), "anker": Anker.in_tekst(EEN, a, b)}
        bewaar(o, maker().maak(Afronding(("stress",)), **where))
        breng(DRIE)
        assert [zin for zin, found in oordelen(o).items() if found is not None] == [ZINNEN[0], ZINNEN[2]]

    def test_a_passage_of_which_nothing_is_left(self, o, breng):
        breng(EEN)
        bewaar(o, maker().maak(Afronding(("stress",)), **plek(EEN, ZINNEN[1])))
        breng(EEN.replace(f" {ZINNEN[1]}", ""))
        assert "anna" not in {g.codeur for g in stand(o).staat.afrondingen if g.tekst == stand(o).tekst}

    def test_what_the_interviewer_said_before_was_not_judged(self, o, breng):
        breng(EEN)
        bewaar(o, maker().maak(Afronding(("stress",)), interview="R01", tekst=hash_tekst(EEN)))
        other = EEN.replace("I: En daarna", "R: En daarna")
        breng(other)
        assert [zin for zin, found in oordelen(o).items() if found is None] == [
            "En daarna, hoe ging het verder?"
        ]

    def test_it_goes_on_over_more_versions(self, o, breng):
        breng(EEN)
        make = maker()
        bewaar(o, make.maak(Afronding(("stress",)), interview="R01", tekst=hash_tekst(EEN)))
        breng(TWEE)
        (now,) = stand(o).staat.afrondingen
        # undoing may write what was projected: it keeps what it leaves out
        again = make.maak(now.inhoud, interview="R01", tekst=now.tekst, na=(now.id,))
        bewaar(o, again)
        breng(DRIE)
        assert len([zin for zin, found in oordelen(o).items() if found is None]) == 3


def test_what_has_no_place_goes_along(o, breng):
    breng(EEN)
    make = maker()
    sha = hash_tekst(EEN)
    memo = make.maak(Memo(Over.INTERVIEW, "R01", "mooi"), interview="R01", tekst=sha)
    seen = make.maak(Inzage(Zicht.VOORSTELLEN), interview="R01", tekst=sha)
    bewaar(o, memo, seen)
    assert breng(TWEE).herplaatsing is None
    assert {g.tekst for g in stand(o).staat.geldend} == {hash_tekst(TWEE)}


def test_events_are_verified_against_their_own_version(o, breng):
    breng(EEN)
    make = maker()
    good = [make.maak(Codering("stress", "min"), **plek(EEN, zin)) for zin in ZINNEN]
    breng(TWEE)
    interview = lees_interview(o, "R01")
    teksten, vroegere = {("R01", hash_tekst(TWEE)): TWEE}, vroegere_teksten(o, interview)
    assert list(toets(good, teksten, vroegere)) == []

    def wrong(nr, **changes):
        g = good[nr]._replace(anker=good[nr].anker._replace(**changes))
        return [a.tekst for a in toets([g], teksten, vroegere)]

    a = good[2].anker
    assert "het citaat op" in wrong(2, citaat="X" + a.citaat[1:])[0]
    assert "eerdere versie van interview R01" in wrong(2, begin=a.begin + 1, eind=a.eind + 1)[0]
    assert "het citaat op" in wrong(2, citaat=a.citaat + "x")[0]
    assert "rond het citaat" in wrong(2, erna="x" * 32)[0]
    assert "het citaat op" in wrong(0, ervoor="x" * 99)[0]
    assert "andere versie" in next(toets(good, teksten)).tekst


VORMEN = list(product([False, True], [False, True], ["NFC", "NFD"]))


def in_vorm(tekst, bom, crlf, vorm):
    tekst = unicodedata.normalize(vorm, tekst)
    return (b"\xef\xbb\xbf" if bom else b"") + tekst.replace("\n", "\r\n" if crlf else "\n").encode()


@pytest.mark.parametrize("emoji", ["", "😀 👩‍💻 "])
@pytest.mark.parametrize("vorm", VORMEN)
def test_no_form_of_the_file_shifts_a_quote(codeer, tmp_path, vorm, emoji):
    """BOM, line ends, emoji and composed letters, before and after, through the command itself."""
    eerst = EEN.replace("wel gespannen", f"{emoji}écht gespannen").replace("I: Hoe", f"I: {emoji}Hoe, zó")
    later = eerst.replace("gemeente?", f"gemeente, {emoji}één jaar terug?").replace(
        "naar huis", "terug naar huis"
    )
    for other in VORMEN[::3]:
        o = Onderzoek(tmp_path / "-".join(map(str, other)))
        o.map.mkdir()
        o.codeboek.write_text(CODEBOEK, encoding="utf-8")
        bron = o.map.parent / "R01.txt"
        bron.write_bytes(in_vorm(eerst, *vorm))
        assert codeer("import", bron, "--map", o.map).afloop == 0
        tekst = lees_interview(o, "R01").tekst
        make = maker()
        zinnen = [z for z, *_ in ((tekst[b:e],) for b, e, _ in next(iter(open_stroom(o))).zinnen)]
        assert len(zinnen) == 6
        bewaar(o, *(make.maak(Codering("stress", "min"), **plek(tekst, zin)) for zin in zinnen))
        # the same words in another form are the same text
        bron.write_bytes(in_vorm(eerst, *other))
        assert (
            "herplaatsing"
            not in codeer("import", bron, "--vervang", "--map", o.map, "--json").json["gelukt"][0]
        )
        bron.write_bytes(in_vorm(later, *other))
        said = codeer("import", bron, "--vervang", "--map", o.map, "--json").json["gelukt"][0]["herplaatsing"]
        assert (said["verplaatst"], said["onzeker"], said["ongewijzigd"] + said["verloren"]) == (5, 1, 0)
        now = stand(o)
        nieuw = lees_interview(o, "R01").tekst
        for g in now.staat.coderingen:
            if g.tekst == now.tekst:
                assert nieuw[g.anker.begin : g.anker.eind] == g.anker.citaat
        assert [x.citaat for x in now.onzeker] == ["Toen ging ik naar huis."]


def test_the_table_for_people(codeer, o, breng, tmp_path):
    breng(EEN)
    anna, bob = maker(), maker("bob")
    bewaar(
        o,
        *(anna.maak(Codering("stress", "min"), **plek(EEN, zin)) for zin in ZINNEN[:3]),
        *(bob.maak(OpenCode("idee"), **plek(EEN, zin)) for zin in (ZINNEN[1], ZINNEN[4])),
        bob.maak(Afronding(("stress",)), interview="R01", tekst=hash_tekst(EEN)),
        bob.maak(Codering("stress", ""), **plek(EEN, "Ja.") | {"tekst": "9" * 64}),
    )
    (tmp_path / "R01.txt").write_text(
        TWEE.replace(f" {ZINNEN[4]}", "").replace(f" {ZINNEN[2]}", "") + "R: Klaar.", encoding="utf-8"
    )
    found = codeer("import", tmp_path / "R01.txt", "--vervang", "--proef", "--map", o.map)
    assert "Codeerwerk in R01 dat bij een eerdere tekst is gedaan:" in found.out
    assert found.out.index("Na te kijken door anna") < found.out.index("Na te kijken door bob")
    assert (
        "  onzeker: stress (min)\n    was: «Ik was wel gespannen voor dat gesprek.»\n    nu:  «Ik was erg gespannen voor dat gesprek.»"
        in found.out
    )
    assert "  verloren: open code\n    was: «Dat deed mij goed.»\n    nu:  niets dat erop lijkt" in found.out
    assert "1 afronding geldt nu alleen voor de zinnen die gelijk bleven" in found.out
    assert "1 codering hoort bij een tekst die dit interview nooit had" in found.out


def test_a_long_list_is_cut_and_says_so(codeer, o, breng, tmp_path):
    tekst = "R: " + " ".join(f"Dit was zin nummer {n} over brief {n}." for n in range(30)) + "\n"
    breng(tekst)
    make = maker()
    bewaar(
        o,
        *(
            make.maak(Codering("stress", "min"), **plek(tekst, f"Dit was zin nummer {n} over brief {n}."))
            for n in range(30)
        ),
    )
    (tmp_path / "R01.txt").write_text(tekst.replace("zin nummer", "de zin met nummer"), encoding="utf-8")
    found = codeer("import", tmp_path / "R01.txt", "--vervang", "--map", o.map)
    assert found.out.count("    was:") == 20
    assert "… en nog 10; allemaal met --json." in found.out


def test_the_same_words_elsewhere_are_told(codeer, o, breng, tmp_path):
    breng(EEN)
    bewaar(o, maker().maak(Codering("stress", "min"), **plek(EEN, "Ja.")))
    (tmp_path / "R01.txt").write_text(EEN.replace("R: Ja.", "R: Ja. Ja."), encoding="utf-8")
    found = codeer("import", tmp_path / "R01.txt", "--vervang", "--map", o.map)
    assert "dezelfde woorden, maar op een andere plek of vaker" in found.out


class TestAfgebroken:
    def cut(self, breng, monkeypatch, tekst):
        real, calls = os.replace, []

        def replace(source, target):
            calls.append(target)
            if len(calls) == 2:
                raise KeyboardInterrupt
            real(source, target)

        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", replace)
            with pytest.raises(KeyboardInterrupt):
                breng(tekst)

    def test_the_former_text_once_more_undoes_it(self, o, breng, monkeypatch):
        breng(EEN)
        bewaar(o, maker().maak(Codering("stress", "min"), **plek(EEN, ZINNEN[1])))
        self.cut(breng, monkeypatch, TWEE)
        breng(EEN)
        assert lees_herkomst(o, "R01").versies == ()
        assert stand(o).onzeker == ()

    def test_another_version_takes_its_place(self, o, breng, monkeypatch):
        breng(EEN)
        bewaar(o, maker().maak(Codering("stress", "min"), **plek(EEN, ZINNEN[1])))
        self.cut(breng, monkeypatch, TWEE)
        assert breng(DRIE).herplaatsing.aantallen()["onzeker"] == 1

    def test_a_coded_text_that_a_power_cut_took(self, o, breng, tmp_path):
        breng(EEN)
        bewaar(o, maker().maak(Codering("stress", "min"), **plek(EEN, ZINNEN[1])))
        breng(TWEE)
        o.tekst("R01").write_bytes(b"\0" * 50)
        (tmp_path / "R01.txt").write_text(DRIE, encoding="utf-8")
        (wrong,) = importeer(o, [str(tmp_path / "R01.txt")], Keuzes(vervang=True), lambda _: b"").mislukt
        assert "afgebroken en de tekst is er niet meer" in wrong.fout
        assert "R01.txt nog eens zoals hij toen was" in wrong.tip
        breng(TWEE)
        assert [x.soort_plaats for x in stand(o).onzeker] == [Plaats.ONZEKER]
        breng(DRIE)

    def test_one_that_nobody_coded_is_just_written(self, o, breng):
        breng(EEN)
        breng(TWEE)
        o.tekst("R01").write_bytes(b"\0" * 50)
        breng(DRIE)
        assert lees_interview(o, "R01").tekst == DRIE

    def test_a_first_import_that_lost_its_text(self, o, breng):
        breng(EEN)
        o.tekst("R01").write_bytes(b"")
        breng(TWEE)
        assert lees_herkomst(o, "R01").versies == ()


def test_what_was_opened_by_hand_is_no_news_of_a_later_text(o, breng):
    breng(EEN)
    passage = plek(EEN, "Ze luisterde goed naar mij. Ik was wel gespannen voor dat gesprek.")
    opened = plek(EEN, "Ik was wel gespannen voor dat gesprek.")["anker"]
    finish = Afronding(("stress",), zonder=((opened.begin, opened.eind),))
    bewaar(o, maker().maak(finish, **passage))
    breng(EEN.replace("Dat deed mij goed.", "Dat deed mij veel goed."))
    assert overzicht(o, lees_interview(o, "R01")).afrondingen == 0
    judged = oordelen(o)
    assert [judged[zin] for zin in ZINNEN[:2]] == [(), None]
