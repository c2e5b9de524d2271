import json

import pytest
from gebeurtenissen import TEKST, gebeurtenissen, maker, plek
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.gebeurtenis import (
    Afronding,
    Anker,
    Beslissing,
    Besluit,
    Codering,
    Gebeurtenis,
    Memo,
    Onbekend,
    Over,
)
from codeer.core.gebeurtenis_regel import MAX_NR, lees_regel, schrijf_regel

HEAD = ["v", "id", "apparaat", "nr", "tijd", "codeur", "soort", "na", "interview", "tekst", "codeboek"]
PLACE = ["begin", "eind", "citaat", "ervoor", "erna"]


@given(gebeurtenissen())
def test_any_event_survives_its_line(gebeurtenis):
    line = schrijf_regel(gebeurtenis)
    assert line.count(b"\n") == 1
    assert line.endswith(b"}\n")
    assert lees_regel(line.decode("utf-8")) == gebeurtenis
    assert schrijf_regel(lees_regel(line.decode("utf-8"))) == line


def test_keys_stand_in_one_order():
    found = json.loads(schrijf_regel(maker().maak(Codering("stress", "min"), **plek())))
    assert list(found) == [*HEAD, *PLACE, "inhoud"]
    assert list(found["inhoud"]) == ["code", "pool", "facetten", "blind", "reden"]
    whole = maker().maak(Memo(Over.STUDIE, "", "Een gedachte."))
    assert list(json.loads(schrijf_regel(whole))) == [*HEAD, "inhoud"]


def test_text_is_kept_as_people_read_it():
    line = schrijf_regel(maker().maak(Memo(Over.STUDIE, "", "één 😀 regel\nen nog een\u2028")))
    assert "één 😀 regel\\nen nog een\u2028".encode() in line


def test_half_an_emoji_is_read_as_a_mark_that_can_be_written():
    made = maker().maak(Memo(Over.STUDIE, "", "half \ud83d"))
    found = lees_regel(schrijf_regel(made).decode("ascii"))
    assert found == made._replace(inhoud=Memo(Over.STUDIE, "", "half \ufffd"))


def raw(**changes):
    plain = json.loads(schrijf_regel(maker().maak(Codering("stress", "min"), **plek())))
    for name, value in changes.items():
        target = plain["inhoud"] if name in plain["inhoud"] else plain
        if value is None:
            del target[name]
        else:
            target[name] = value
    return json.dumps(plain)


def memo(**changes):
    plain = json.loads(schrijf_regel(maker().maak(Memo(Over.STUDIE, "", "x"))))
    return json.dumps(plain | changes)


@pytest.mark.parametrize(
    ("line", "reden"),
    [
        (raw(v=2), "versie 2"),
        (raw(v=True), "versie True"),
        (raw(v=None), "v ontbreekt"),
        (raw(soort="splitsing"), "soort splitsing"),
        (raw(soort=3), "tekst verwacht, geen 3"),
        (raw(code=None), "code ontbreekt"),
        (raw(pool="links"), "pool 'links'"),
        (raw(pool=[]), "pool []"),
        (raw(blind="nee"), "true of false verwacht, geen 'nee'"),
        (raw(facetten=[]), "object verwacht, geen []"),
        (raw(facetten={"soort": 1}), "tekst verwacht, geen 1"),
        (raw(na="x"), "lijst verwacht, geen 'x'"),
        (raw(nr=-1), "getal verwacht, geen -1"),
        (raw(nr=True), "getal verwacht, geen True"),
        (raw(nr=MAX_NR + 1), f"getal verwacht, geen {MAX_NR + 1}"),
        (raw(eind=3), "begin en eind kloppen niet: 3 en 3"),
        (raw(begin=None), "begin ontbreekt"),
        (raw(tekst=""), "interview of tekst ontbreekt"),
        (raw(soort="herroeping"), "na is leeg"),
        (raw(soort="besluit", inhoud={"beslissing": "wellicht"}), "beslissing 'wellicht'"),
        (memo(inhoud={"over": "code", "sleutel": "", "tekst": "x"}), "sleutel klopt niet"),
        (memo(inhoud=[]), "object verwacht, geen []"),
        (memo(soort="afronding", inhoud={"codes": []}), "interview of tekst ontbreekt"),
        (
            raw(soort="besluit", inhoud={"beslissing": "anders", "code": "a", "pool": ""}),
            "wordt_code klopt niet",
        ),
    ],
)
def test_what_cannot_be_understood_is_kept_with_the_reason(line, reden):
    found = lees_regel(line)
    assert isinstance(found, Onbekend)
    assert (found.regel, found.reden) == (line, reden)
    assert found.id == json.loads(line)["id"]
    assert found.codeur == "anna"


def test_a_later_event_tells_what_its_head_tells():
    found = lees_regel(raw(v=7, nr=12))
    assert (found.volgorde, found.interview, found.soort) == ((12, "a1", found.id), "R01", "codering")
    assert lees_regel(raw(v=7, nr="x", apparaat=1)).volgorde == (0, "", found.id)


def test_fields_with_a_default_may_be_absent_and_new_ones_present():
    assert lees_regel(raw(blind=None, reden=None, later={"x": 1})).inhoud == Codering("stress", "min")


@pytest.mark.parametrize(
    "line", ["", "{", '{"v":1', "[]", "{}", '{"id":1}', '{"id":""}', "null", "[" * 10**5, "NaN"]
)
def test_what_is_no_event_is_a_value_error(line):
    with pytest.raises(ValueError):
        lees_regel(line)


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=3),
    st.data(),
)
def test_no_value_in_any_place_is_a_surprise(value, data):
    plain = json.loads(raw())
    inner = data.draw(st.booleans())
    target = plain["inhoud"] if inner else plain
    target[data.draw(st.sampled_from(sorted(target)))] = value
    line = json.dumps(plain)
    if isinstance(plain["id"], str) and plain["id"]:
        assert isinstance(lees_regel(line), Gebeurtenis | Onbekend)
    else:
        with pytest.raises(ValueError):
            lees_regel(line)


def test_an_anchor_takes_its_quote_from_the_text():
    found = Anker.in_tekst(TEKST, 22, 38)
    assert (found.citaat, found.ervoor, found.erna) == ("Toen was ze weg.", TEKST[:22], TEKST[38:])
    long = "a" * 50 + "b" + "c" * 50
    assert Anker.in_tekst(long, 50, 51) == Anker(50, 51, "b", "a" * 32, "c" * 32)


@pytest.mark.parametrize(("begin", "eind"), [(-1, 3), (3, 3), (4, 3), (0, len(TEKST) + 1)])
def test_an_anchor_outside_the_text_is_refused(begin, eind):
    with pytest.raises(ValueError, match="geen tekst"):
        Anker.in_tekst(TEKST, begin, eind)


def test_a_maker_makes_only_what_can_be_read():
    with pytest.raises(ValueError, match="wordt_code"):
        maker().maak(Besluit(Beslissing.AKKOORD, "a", "", "b"), **plek())


def finish(zonder):
    made = maker().maak(Afronding(("stress",), zonder=((1, 4),)), interview="R01", tekst="a" * 64)
    return schrijf_regel(made).decode().replace("[[1,4]]", zonder)


def test_what_a_finish_leaves_out_is_written_only_when_there_is_any():
    whole = maker().maak(Afronding(("stress",)), interview="R01", tekst="a" * 64)
    assert b"zonder" not in schrijf_regel(whole)
    assert lees_regel(finish("[[1,4],[6,6]]")).inhoud.zonder == ((1, 4), (6, 6))


@pytest.mark.parametrize("zonder", ["3", "[3]", "[[3]]", "[[4,1]]", "[[-1,4]]", '[["a",4]]'])
def test_a_finish_with_damaged_stretches_is_not_understood(zonder):
    assert isinstance(lees_regel(finish(zonder)), Onbekend)


def test_what_lies_beside_a_stretch_left_out_is_finished():
    found = Afronding(("stress",), zonder=((4, 8), (20, 20)))
    assert [found.dekt(*unit) for unit in [(0, 4), (3, 5), (8, 20), (20, 30), (15, 25)]] == [
        True,
        False,
        True,
        True,
        False,
    ]


def test_an_event_is_read_alike_however_its_line_is_laid_out():
    made = maker().maak(Codering("stress", "min", (("inhoud", "wens"),), blind=True), **plek())
    line = schrijf_regel(made).decode("utf-8").strip()
    plain = json.loads(line)
    turned = dict(reversed(plain.items()))
    assert all(
        lees_regel(one) == made
        for one in (line, json.dumps(plain), json.dumps(turned), json.dumps(turned, separators=(",", ":")))
    )


@pytest.mark.parametrize(
    ("maak", "reden"),
    [
        (lambda line: line.replace('"reden":""}}', '"reden":""},"inhoud":{}}'), "code ontbreekt"),
        (lambda line: line.replace('"blind":false', '"blind":1'), "true of false verwacht, geen 1"),
        (lambda line: line.replace('"soort":"codering"', '"soort":"memo"'), "over ontbreekt"),
    ],
)
def test_what_another_line_says_just_so_is_not_taken_for_this_one(maak, reden):
    line = schrijf_regel(maker().maak(Codering("stress", "min"), **plek())).decode("utf-8").strip()
    assert isinstance(lees_regel(line), Gebeurtenis)  # seen before
    found = lees_regel(maak(line))
    assert (found.reden, found.regel) == (reden, maak(line))


def test_more_behind_what_an_event_says_is_read_as_well():
    line = schrijf_regel(maker().maak(Codering("stress", "min"), **plek())).decode("utf-8").strip()
    assert lees_regel(f'{line[:-1]},"codeur":"bo"}}').codeur == "bo"
    for cut in (line[:-1], line[:-2], line + "}"):
        with pytest.raises(ValueError, match=r".*"):
            lees_regel(cut)
