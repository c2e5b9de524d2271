import re

from codeer.storage.logboek import lees_logboek, noteer
from codeer.storage.onderzoek import Onderzoek


def test_events_come_back_in_order(tmp_path):
    o = Onderzoek(tmp_path)
    assert lees_logboek(o) == ((), ())
    noteer(o, "import", {"interview": "R1", "woorden": 3})
    noteer(o, "notitie", {"tekst": "één\nregel"})
    events, broken = lees_logboek(o)
    assert [(e.soort, dict(e.gegevens)) for e in events] == [
        ("import", {"interview": "R1", "woorden": 3}),
        ("notitie", {"tekst": "één\nregel"}),
    ]
    assert broken == ()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", events[0].tijd)
    assert o.logboek.read_bytes().count(b"\n") == 2


def test_a_broken_line_costs_only_itself(tmp_path):
    o = Onderzoek(tmp_path)
    noteer(o, "import", {})
    with o.logboek.open("ab") as file:
        file.write(b'\n{"v":1,"tij')
    noteer(o, "import", {})
    with o.logboek.open("ab") as file:
        file.write(b"[]\n{}\n")
    events, broken = lees_logboek(o)
    assert len(events) == 2
    assert broken == (3, 5, 6)


def test_an_empty_log(tmp_path):
    o = Onderzoek(tmp_path)
    o.logboek.touch()
    noteer(o, "import", {})
    assert len(lees_logboek(o)[0]) == 1
