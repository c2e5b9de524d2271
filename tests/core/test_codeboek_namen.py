"""Checks on codebooks that did not come out of a file: lines may be unknown."""

from __future__ import annotations

from codeer.core.codeboek import Code, Codeboek, Term
from codeer.core.codeboek_namen import check_groepen, check_namen
from codeer.core.codeboek_termen import check_termen, warn_codes, warn_termen


def test_groups_without_lines() -> None:
    book = Codeboek("x", woordgroepen=(("a", ("@b", "@a")), ("b", ())))
    found = sorted(check_groepen(book, {}))
    assert [(m.regel, m.tekst) for m in found] == [
        (0, "woordgroep a verwijst naar zichzelf: @a → @a."),
        (0, "woordgroep b is leeg."),
    ]


def test_a_circle_further_on_is_reported_where_it_is() -> None:
    book = Codeboek("x", woordgroepen=(("a", ("@b",)), ("b", ("@c",)), ("c", ("@b", "@b"))))
    found = [m.tekst for m in check_groepen(book, {})]
    assert found == [
        "woordgroep b verwijst naar zichzelf: @b → @c → @b.",
        "woordgroep c verwijst naar zichzelf: @c → @b → @c.",
    ]


def test_a_sound_book_has_no_faults() -> None:
    book = Codeboek("x", codes=(Code("cliëntgerichtheid_2", definitie="x", termen=(Term("a", "plus"),)),))
    assert not [*check_namen(book), *check_termen(book), *warn_codes(book), *warn_termen(book)]


def test_subcodes_of_two_codes_may_share_a_name() -> None:
    subs = [Code("klant", ouder=o, definitie="x", termen=(Term(o),)) for o in ("a", "b")]
    book = Codeboek("x", codes=tuple(Code(s.ouder, subcodes=(s,)) for s in subs))
    assert not list(check_namen(book))


def test_the_side_of_a_clash_has_the_name_that_people_see() -> None:
    terms = (Term("rust", "plus", regel=1), Term("rust", "min", regel=2), Term("rust", "", regel=3))
    book = Codeboek("x", codes=(Code("a", namen=(("plus", "kalm"),), termen=terms),))
    assert [m.tekst for m in check_termen(book)] == [
        "«rust» staat bij a aan twee kanten: hier min, op regel 1 plus (kalm).",
        "«rust» staat bij a aan twee kanten: hier zonder kant, op regel 1 plus (kalm).",
    ]
