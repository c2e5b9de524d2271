import os

import pytest
from gebeurtenissen import maker, plek

from codeer.core.errors import SchrijfFout, SlotFout
from codeer.core.gebeurtenis import STUDIE, Codering, Memo, Onbekend, Over
from codeer.core.gebeurtenis_regel import schrijf_regel
from codeer.storage.apparaat import lees_apparaat, open_maker
from codeer.storage.journaal import Journaal, journaal_pad
from codeer.storage.journaal_lezen import lees_bestand, lees_journaal
from codeer.storage.journaal_verenig import verenig, vergelijk
from codeer.storage.onderzoek import Onderzoek

MIN = Codering("stress", "min")


@pytest.fixture
def o(tmp_path):
    return Onderzoek(tmp_path)


def some(count=3, codeur="anna", interview="R01", **more):
    made = maker(codeur, **more)
    return [made.maak(MIN, **plek(interview=interview)) for _ in range(count)]


def keep(onderzoek, events):
    for g in events:
        with Journaal(onderzoek, g.codeur, g.interview) as journaal:
            journaal.bewaar([g])


class TestWriting:
    def test_events_come_back_in_order(self, o):
        made = some()
        with Journaal(o, "anna", "R01") as journaal:
            journaal.bewaar(made[:1])
            journaal.bewaar([])
            journaal.bewaar(made[1:])
        found = lees_journaal(o)
        assert found.gebeurtenissen == tuple(made)
        assert [r.nr for r in found.regels] == [1, 2, 3]
        assert found.meldingen == ()
        path = o.coderingen / "anna" / "R01.jsonl"
        assert path.read_bytes() == b"".join(map(schrijf_regel, made))

    def test_what_is_of_no_interview_has_its_own_file(self, o):
        memo = maker().maak(Memo(Over.STUDIE, "", "x"))
        keep(o, [memo, *some(1, start=9)])
        assert (o.coderingen / "anna" / "_studie.jsonl").is_file()
        assert lees_journaal(o, STUDIE).gebeurtenissen == (memo,)

    def test_it_is_on_the_disk_before_bewaar_returns(self, o, monkeypatch):
        calls = []
        write, fsync = os.write, os.fsync
        monkeypatch.setattr(os, "write", lambda *a: calls.append("write") or write(*a))
        monkeypatch.setattr(os, "fsync", lambda *a: calls.append("fsync") or fsync(*a))
        with Journaal(o, "anna", "R01") as journaal:
            calls.clear()
            journaal.bewaar(some())
            assert calls == ["write", "fsync"]

    def test_an_event_of_another_journal_is_refused(self, o):
        with Journaal(o, "anna", "R01") as journaal:
            for wrong in (some(1, codeur="bo"), some(1, interview="R02")):
                with pytest.raises(ValueError, match="hoort niet in"):
                    journaal.bewaar(wrong)
        assert lees_journaal(o).gebeurtenissen == ()

    @pytest.mark.parametrize(
        ("codeur", "interview"),
        [
            ("../anna", "R01"),
            ("", "R01"),
            ("CON", "R01"),
            ("anna", "../../x"),
            ("anna", "con"),
            ("Anna", "R01"),
        ],
    )
    def test_names_that_lead_elsewhere_are_refused(self, o, codeur, interview):
        with pytest.raises(ValueError):
            journaal_pad(o, codeur, interview)

    def test_a_folder_that_cannot_be_made(self, o):
        o.coderingen.touch()
        with pytest.raises(SchrijfFout), Journaal(o, "anna", "R01"):
            pass
        # and the lock is free again
        o.coderingen.unlink()
        keep(o, some(1))

    def test_a_folder_that_cannot_be_synced_lets_go_of_the_file(self, o, monkeypatch):
        def fail(file):
            raise OSError(5, "Input/output error")

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", fail)
            if os.name != "nt":
                with pytest.raises(SchrijfFout, match="kan niet geschreven"), Journaal(o, "anna", "R01"):
                    pass
        keep(o, some(1))

    def test_windows_syncs_no_folders(self, o, monkeypatch):
        from codeer.storage import journaal

        monkeypatch.setattr(journaal.os, "name", "nt")
        journaal._sync_folder(o.map / "weg")


class TestTwoAtOnce:
    def test_the_second_is_told_who_is_busy(self, o):
        with Journaal(o, "anna", "R01"):
            with pytest.raises(SlotFout, match="anna werkt op dit moment in een ander venster") as caught:
                Journaal(o, "anna", "R01", wacht=0).__enter__()
            assert "interview R01" in caught.value.fout
            assert "sluit het andere venster" in caught.value.tip
            keep(o, [*some(1, codeur="bo"), *some(1, interview="R02")])
        keep(o, some(1))

    def test_on_what_is_of_no_interview(self, o):
        with Journaal(o, "anna", STUDIE), pytest.raises(SlotFout, match="aan dit onderzoek"):
            Journaal(o, "anna", STUDIE, wacht=0).__enter__()

    def test_released_after_a_fault(self, o):
        with pytest.raises(RuntimeError), Journaal(o, "anna", "R01"):
            raise RuntimeError
        keep(o, some(1))

    def test_a_lock_that_cannot_be_made(self, o):
        o.tijdelijk.touch()
        with pytest.raises(SchrijfFout), Journaal(o, "anna", "R01"):
            pass


class TestWhatACrashLeaves:
    """The first event was cut off; the second is written after it."""

    LINE = schrijf_regel(some(1)[0])
    INSIDE_A_CHARACTER = "ë".encode()[:1]

    @pytest.mark.parametrize(
        "tail",
        [b"{", LINE[:-2], LINE[:100] + INSIDE_A_CHARACTER, b"\0" * 512, LINE[:50] + b"\0" * 90, b"[]"],
        ids=["one", "almost", "half a character", "empty", "half and empty", "something else"],
    )
    def test_stays_alone_and_is_told(self, o, tail):
        path = journaal_pad(o, "anna", "R01")
        first, later = some(2)
        keep(o, [first])
        with path.open("ab") as file:
            file.write(tail)
        assert lees_bestand(path).gebeurtenissen == (first,)
        keep(o, [later])
        found = lees_bestand(path)
        assert found.gebeurtenissen == (first, later)
        ((where, melding),) = found.meldingen
        assert (where, melding.regel) == (path, 2)
        assert melding.tip
        assert tail in path.read_bytes()

    def test_a_whole_line_without_its_end_counts(self, o):
        first, later = some(2)
        path = journaal_pad(o, "anna", "R01")
        path.parent.mkdir(parents=True)
        path.write_bytes(schrijf_regel(first)[:-1])
        keep(o, [later])
        assert lees_journaal(o).gebeurtenissen == (first, later)
        assert lees_journaal(o).meldingen == ()

    def test_an_event_after_empty_bytes_on_one_line_counts(self, o):
        path = journaal_pad(o, "anna", "R01")
        path.parent.mkdir(parents=True)
        path.write_bytes(b"\0" * 40 + self.LINE)
        assert lees_journaal(o).gebeurtenissen == tuple(some(1))

    def test_what_an_editor_makes_of_it_is_still_read(self, o):
        made = some()
        path = journaal_pad(o, "anna", "R01")
        path.parent.mkdir(parents=True)
        path.write_bytes(
            b"\xef\xbb\xbf" + b"".join(map(schrijf_regel, made)).replace(b"\n", b"\r\n") + b"\r\n\r\n"
        )
        assert lees_journaal(o).gebeurtenissen == tuple(made)
        assert lees_journaal(o).meldingen == ()


class TestCopiesByTheCloud:
    @pytest.mark.parametrize(
        "name",
        [
            "R01-LAPTOP-7K2.jsonl",
            "R01 (conflicted copy 2025-03-01 120000).jsonl",
            "R01 (Anna's conflicted copy 2025-03-01).jsonl",
            "R01 (1).jsonl",
            "R01 2.jsonl",
            "R01_conflict-20250301-120000.jsonl",
            "R01.sync-conflict-20250301-120000-ABCDEF.jsonl",
            "R01 - kopie.JSONL",
            "heel iets anders.jsonl",
            "R02.jsonl",
        ],
    )
    def test_are_found_by_what_is_in_them(self, o, name):
        shared, here = some(2)
        there = some(1, apparaat="a2", start=50)
        keep(o, [shared, here])
        copy = o.coderingen / "anna" / name
        copy.write_bytes(b"".join(map(schrijf_regel, [shared, *there])))
        found = lees_journaal(o, "R01")
        assert set(found.gebeurtenissen) == {shared, here, *there}
        assert [p for p, _ in found.meldingen] == [copy]
        assert "hoort bij anna/R01.jsonl" in found.meldingen[0][1].tekst

    def test_a_copied_folder_is_no_new_codeur(self, o):
        copy = o.coderingen / "anna (1)" / "R01.jsonl"
        copy.parent.mkdir(parents=True)
        copy.write_bytes(schrijf_regel(some(1)[0]))
        assert [g.codeur for g in lees_journaal(o).gebeurtenissen] == ["anna"]

    def test_hidden_and_lock_files_are_no_work(self, o):
        keep(o, some(1))
        for name in (".R01.jsonl", "~$R01.jsonl", "R01.jsonl.tmp"):
            (o.coderingen / "anna" / name).write_bytes(schrijf_regel(some(1, start=7)[0]))
        (o.coderingen / "anna" / "map.jsonl").mkdir()
        assert len(lees_journaal(o).gebeurtenissen) == 1


class TestReading:
    def test_no_folder_is_no_work(self, o):
        assert lees_journaal(o).regels == ()

    def test_one_interview_of_all_codeurs(self, o):
        mine, hers, other = some(1), some(1, codeur="bo"), some(1, interview="R02", start=5)
        keep(o, [*mine, *hers, *other])
        assert lees_journaal(o, "R01").gebeurtenissen == (*mine, *hers)

    def test_an_event_of_the_future_is_told_and_kept(self, o):
        line = schrijf_regel(some(1)[0]).replace(b'"v":1', b'"v":2')
        with Journaal(o, "anna", "R01") as journaal:
            journaal.bewaar_regels([line])
        found = lees_journaal(o, "R01")
        (unknown,) = found.gebeurtenissen
        assert isinstance(unknown, Onbekend)
        assert "versie 2" in found.meldingen[0][1].tekst
        assert "werk codeer dan bij" in found.meldingen[0][1].tip

    def test_a_byte_that_rotted_costs_only_its_line(self, o):
        first, later = some(2)
        keep(o, [first, later])
        path = journaal_pad(o, "anna", "R01")
        path.write_bytes(path.read_bytes().replace(b"luisterde", b"luister\xe9e", 1))
        found = lees_bestand(path)
        assert found.gebeurtenissen == (later,)
        assert [m.regel for _, m in found.meldingen] == [1]

    @pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="needs a file that cannot be read")
    def test_a_file_that_is_shut(self, o):
        keep(o, [*some(1), *some(1, codeur="bo")])
        path = journaal_pad(o, "anna", "R01")
        path.chmod(0)
        found = lees_journaal(o)
        assert [g.codeur for g in found.gebeurtenissen] == ["bo"]
        assert "kan niet gelezen worden" in found.meldingen[0][1].tekst

    def test_a_file_that_is_gone_meanwhile(self, o):
        found = lees_bestand(o.coderingen / "anna" / "R01.jsonl")
        assert "kan niet gelezen worden" in found.meldingen[0][1].tekst

    def test_a_file_of_nobody(self, o):
        path = o.coderingen / "x.jsonl"
        path.parent.mkdir()
        path.write_bytes(schrijf_regel(some(1, codeur="Bo de Groot")[0]))
        ((_, melding),) = lees_journaal(o).meldingen
        assert "geen bekend journaal" in melding.tekst
        path.write_bytes(schrijf_regel(some(1, interview="../x")[0]))
        assert "geen bekend journaal" in lees_journaal(o).meldingen[0][1].tekst


class TestUnion:
    def elsewhere(self, tmp_path, events):
        other = Onderzoek(tmp_path / "elders")
        keep(other, events)
        return lees_journaal(other).regels

    def test_brings_what_is_new_and_nothing_twice(self, o, tmp_path):
        shared, mine = some(2)
        theirs = [*some(2, apparaat="a2", start=30), *some(1, codeur="bo", interview="R02")]
        keep(o, [shared, mine])
        rows = self.elsewhere(tmp_path, [shared, *theirs])
        plan = vergelijk(o, rows)
        assert (plan.aantal, plan.bekend) == (3, 1)
        assert set(plan.nieuw) == {("anna", "R01"), ("bo", "R02")}
        assert len(lees_journaal(o).regels) == 2
        assert verenig(o, [*rows, *rows]).aantal == 3
        whole = {p.name: p.read_bytes() for p in o.coderingen.glob("*/*")}
        assert set(lees_journaal(o).gebeurtenissen) == {shared, mine, *theirs}
        assert verenig(o, rows).aantal == 0
        assert {p.name: p.read_bytes() for p in o.coderingen.glob("*/*")} == whole

    def test_lines_come_over_as_they_are(self, o, tmp_path):
        line = schrijf_regel(some(1)[0]).replace(b'"v":1', b'"v": 2')
        path = tmp_path / "stick.jsonl"
        path.write_bytes(line)
        verenig(o, lees_bestand(path).regels)
        assert journaal_pad(o, "anna", "R01").read_bytes() == line

    def test_names_that_lead_elsewhere_stay_out(self, o, tmp_path):
        path = tmp_path / "stick.jsonl"
        bad = [*some(1, interview="../../weg"), *some(1, codeur="..", start=3)]
        path.write_bytes(b"".join(map(schrijf_regel, [*bad, *some(1, start=6)])))
        found = verenig(o, lees_bestand(path).regels)
        assert (found.aantal, len(found.geweigerd)) == (1, 2)
        assert [p.name for p in tmp_path.rglob("*.jsonl")].count("weg.jsonl") == 0

    def test_someone_at_work_is_not_disturbed(self, o, tmp_path):
        rows = self.elsewhere(tmp_path, some(1))
        with Journaal(o, "anna", "R01"), pytest.raises(SlotFout):
            verenig(o, rows, wacht=0)
        assert verenig(o, rows).aantal == 1


class TestApparaat:
    def test_is_made_up_once(self, o):
        first = lees_apparaat(o)
        assert len(first) == 8
        assert lees_apparaat(o) == first

    def test_another_computer_has_another(self, o, monkeypatch):
        first = lees_apparaat(o)
        monkeypatch.setattr("platform.node", lambda: "ANDERE-LAPTOP")
        second = lees_apparaat(o)
        assert second != first
        assert lees_apparaat(o) == second
        assert "ANDERE" not in "".join(p.name for p in o.tijdelijk.iterdir())

    def test_a_damaged_one_is_made_anew_and_an_unwritable_one_lasts_a_session(self, o):
        lees_apparaat(o)
        (path,) = o.tijdelijk.iterdir()
        path.write_bytes(b"\xff\0")
        assert len(lees_apparaat(o)) == 8
        path.unlink()
        o.tijdelijk.rmdir()
        o.tijdelijk.touch()
        assert lees_apparaat(o) != lees_apparaat(o)

    def test_its_maker_makes_events_that_can_be_kept(self, o):
        made = open_maker(o, "anna", 4).maak(MIN, **plek())
        keep(o, [made])
        assert lees_journaal(o).gebeurtenissen == (made,)
        assert (made.nr, made.apparaat) == (5, lees_apparaat(o))
