"""Search queries as people write them: read, written and read again; faults point at the place."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.errors import Afloop, ZoekvraagFout
from codeer.core.zoekvraag import (
    Afstand,
    En,
    Facet,
    Gecodeerd,
    Kenmerk,
    Nabij,
    Niet,
    Of,
    Woorden,
    bestaat_uit,
    bladen,
    delen,
    schrijf,
    vindt,
)
from codeer.core.zoekvraag_lees import MAX_STUKKEN, lees_vraag

A, B, C = Woorden("wantrouwen"), Woorden("stress"), Woorden("rust")

_word = st.sampled_from(
    [
        "stress",
        "stress*",
        "*lijst",
        "*acht*",
        "@consulent",
        "'s",
        "z'n",
        "24-uurs",
        "niet",
        "zin",
        "woorden",
        "3",
        "café",
    ]
)
_words = st.lists(_word, min_size=1, max_size=3).map(" ".join).map(Woorden)
_plain = st.text(
    st.characters(codec="utf-8", exclude_categories=["Z", "C"], exclude_characters='"“”„«»'), min_size=1
)
_text = st.lists(_plain, min_size=1, max_size=3).map(" ".join)
_exact = (
    _text.filter(lambda t: any(c.isalnum() for c in t))
    .map(lambda t: " ".join(t.split()))
    .map(lambda t: Woorden(t, exact=True))
)
_name = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True).filter(lambda n: n not in ("code", "facet"))
_kenmerk = st.builds(Kenmerk, _name | st.just("geworven via"), _text | st.just(""))
_code = st.builds(
    Gecodeerd,
    st.sampled_from(["stress", "stress/geld", "*", "continuïteit"]),
    st.sampled_from([None, "", "plus", "min", "vertrouwen"]),
)
_facet = st.builds(Facet, _name, st.none() | _text)
_finds = st.one_of(_words, _exact, _code, _facet)


def _composite(parts):
    many = st.lists(parts, min_size=2, max_size=3).map(tuple)
    finders = parts.filter(vindt)
    near = st.builds(
        Nabij,
        finders,
        finders,
        st.integers(1, 1000),
        st.sampled_from(Afstand),
        st.booleans(),
    )
    after = st.builds(Nabij, finders, finders, st.just(0), st.just(Afstand.BEURTEN), st.just(value=True))
    return st.one_of(st.builds(En, many), st.builds(Of, many), st.builds(Niet, parts), near, after)


vragen = st.recursive(st.one_of(_finds, _kenmerk), _composite, max_leaves=8).filter(vindt)


def nfc(vraag):
    """What was typed is read as composed letters; a strategy may give loose accents."""
    return unicodedata.is_normalized("NFC", schrijf(vraag))


@given(vragen.filter(nfc))
def test_a_written_query_reads_back_as_the_same(vraag):
    assert lees_vraag(schrijf(vraag)) == vraag


def lees(tekst):
    """Give the query, or where it makes no sense."""
    try:
        return lees_vraag(tekst), None
    except ZoekvraagFout as fout:
        return None, fout.plek


@given(st.text())
def test_any_text_is_a_query_or_a_fault_that_points_into_it(tekst):
    vraag, place = lees(tekst)
    assert place is None or 0 <= place[0] < place[1]
    assert vraag is None or lees_vraag(schrijf(vraag)) == vraag


_pieces = st.sampled_from(
    'EN OF NIET BINNEN GEVOLGD DOOR ( ) " stress 3 0 zinnen code:stress.min spreker:R gemeente: facet:a=b * @ , '
    'en a:b:c = "" 99999999999999999999 ٣ « -'.split()
)


@given(st.lists(_pieces, max_size=12).map(" ".join))
def test_any_row_of_pieces_is_a_query_or_a_fault(tekst):
    vraag, _ = lees(tekst)
    assert vraag is None or lees_vraag(schrijf(vraag)) == vraag


@pytest.mark.parametrize(
    ("tekst", "vraag"),
    [
        ("wantrouwen", A),
        ("wantrouwen EN stress", En((A, B))),
        ("wantrouwen EN stress OF rust", Of((En((A, B)), C))),
        ("wantrouwen EN (stress OF rust)", En((A, Of((B, C))))),
        ("wantrouwen EN NIET stress", En((A, Niet(B)))),
        ("serieus nemen", Woorden("serieus nemen")),
        ('"geen  woord"', Woorden("geen woord", exact=True)),
        ("“geen woord”", Woorden("geen woord", exact=True)),
        ("«geen woord»", Woorden("geen woord", exact=True)),
        ("wantrouwen BINNEN 3 stress", Nabij(A, B, 3, Afstand.WOORDEN)),
        ("wantrouwen BINNEN 1 zin stress", Nabij(A, B, 1, Afstand.ZINNEN)),
        ("wantrouwen BINNEN 0 beurten stress", Nabij(A, B, 0, Afstand.BEURTEN)),
        ("code:stress BINNEN 3 stress", Nabij(Gecodeerd("stress"), B, 3, Afstand.ZINNEN)),
        ("wantrouwen GEVOLGD DOOR stress", Nabij(A, B, 0, Afstand.BEURTEN, op_volgorde=True)),
        ("wantrouwen BINNEN 4 GEVOLGD DOOR stress", Nabij(A, B, 4, Afstand.WOORDEN, op_volgorde=True)),
        ("wantrouwen GEVOLGD DOOR BINNEN 4 zinnen stress", Nabij(A, B, 4, Afstand.ZINNEN, op_volgorde=True)),
        (
            "wantrouwen BINNEN 3 stress BINNEN 4 rust",
            Nabij(Nabij(A, B, 3, Afstand.WOORDEN), C, 4, Afstand.WOORDEN),
        ),
        ("code:nabijheid.-", Gecodeerd("nabijheid", "min")),
        ("code:nabijheid.+", Gecodeerd("nabijheid", "plus")),
        ("CODE:idee.geen", Gecodeerd("idee", "")),
        ("facet:soort=wens", Facet("soort", "wens")),
        ('facet:"mijn soort"="een wens"', Facet("mijn soort", "een wens")),
        ("facet:soort", Facet("soort")),
        ('gemeente:"Den Haag" EN stress', En((Kenmerk("gemeente", "Den Haag"), B))),
        ('"geworven via":kerk EN stress', En((Kenmerk("geworven via", "kerk"), B))),
        ('rol:"" EN stress', En((Kenmerk("rol", ""), B))),
        ("tijd:12:30 EN stress", En((Kenmerk("tijd", "12:30"), B))),
        ("'s avonds", Woorden("'s avonds")),
        ("en", Woorden("en")),
        ("en zo", Woorden("en zo")),
        ("Heen en weer sturen", Woorden("Heen en weer sturen")),
        ("niet bellen", Woorden("niet bellen")),
        ('stress EN ("en" OF rust)', En((B, Of((Woorden("en", exact=True), C))))),
    ],
)
def test_reads(tekst, vraag):
    assert lees_vraag(tekst) == vraag
    assert lees_vraag(schrijf(vraag)) == vraag


@pytest.mark.parametrize(
    ("tekst", "onder", "fout", "tip"),
    [
        ("", "", "Er staat geen vraag.", "wantrouwen EN stress"),
        ("a en b", "en", "«en» staat hier als gewoon woord.", 'Bedoel je EN? Schrijf dat in hoofdletters. Zoek je het woord zelf: "en"'),
        ("a of", "of", "gewoon woord", "Bedoel je OF?"),
        ("a of b", "of", "gewoon woord", "Bedoel je OF?"),
        ("a binnen 3 b", "binnen", "gewoon woord", "Bedoel je BINNEN?"),
        ("a near 3 b", "near", "gewoon woord", "Bedoel je BINNEN?"),
        ("a gevolgd door b", "gevolgd", "gewoon woord", "Bedoel je GEVOLGD DOOR?"),
        ("a AND b", "AND", "AND is Engels.", "Schrijf: EN"),
        ("a OR b", "OR", "OR is Engels.", "Schrijf: OF"),
        ("a NOT b", "NOT", "Engels", "Schrijf: NIET"),
        ("a NIET b", "NIET", "Voor NIET hoort EN.", "EN NIET"),
        ('a EN "geen woord', '"', "niet gesloten", "aanhalingsteken"),
        ('""', '""', "geen woord", "letterlijk"),
        ("'geen woord'", "'geen", "enkel aanhalingsteken", 'Gebruik een dubbel: "geen …"'),
        ("(a EN b", "(", "niet gesloten", ")"),
        ("a EN b)", ")", "sluit niets", "Haal het weg"),
        ("a EN ()", "()", "staat niets", "Haal ze weg"),
        ("(a b:c)", "b:c", "ontbreekt hoe dit bij het vorige hoort", "EN (allebei)"),
        ("(a EN )", ")", "Voor dit haakje ontbreekt", "woord"),
        ("a EN", "EN", "Achter EN ontbreekt", "woord"),
        ("EN a", "EN", "Voor EN ontbreekt", '"en"'),
        ("a EN OF b", "OF", "Tussen EN en OF ontbreekt", "woord"),
        ("a DOOR b", "DOOR", "DOOR hoort achter GEVOLGD.", "GEVOLGD DOOR"),
        ("a GEVOLGD b", "GEVOLGD", "hoort DOOR", "GEVOLGD DOOR"),
        ("a BINNEN b", "b", "hoort een getal", "cijfers"),
        ("a BINNEN", "BINNEN", "hoort een getal", "cijfers"),
        ("a BINNEN 3", "3", "Achter 3 ontbreekt", "woord"),
        ("a BINNEN 0 b", "BINNEN", "Binnen 0 woorden", "BINNEN 1 woord"),
        ("a BINNEN 1001 b", "1001", "Verder dan 1000", "interview"),
        ("a BINNEN 123456 b", "123456", "Verder dan 1000", "interview"),
        ("a BINNEN 3 spreker:R", "spreker:R", "aan elke kant", "EN"),
        ("spreker:R BINNEN 3 a", "spreker:R ", "aan elke kant", "EN"),
        ("spreker:R2", "spreker:R2", "niet wat je zoekt", "stress EN spreker:R2"),
        ("NIET a", "NIET a", "niet wat je zoekt", "stress EN NIET a"),
        ("NIET a EN spreker:R", "NIET a EN spreker:R", "niet wat je zoekt", "stress EN …"),
        ("a OF NIET b", "a OF NIET b", "rond OF", "aan elke kant"),
        ("a, b", ",", "kan geen «,»", "Bedoel je OF?"),
        ("a=b", "=", "kan geen «=»", "Letterlijk"),
        ("a & b", "&", "geen betekenis", "Bedoel je EN?"),
        ("a < b", "<", "geen betekenis", "Laat het weg"),
        ("a -b", "-b", "begint niet met «-»", "Bedoel je NIET b?"),
        ("a +b", "+b", "begint niet met «+»", "Bedoel je EN b?"),
        ("str*ss", "str*ss", "midden in een woord", "stress*"),
        ("a **", "**", "past op elk woord", "stress*"),
        ("@", "@", "naam van een woordgroep", "@consulent"),
        ("@con*", "@con*", "geen sterretje", "@con"),
        ("a …", "…", "geen letter of cijfer", "woord"),
        ("gemeente:Den Haag EN a", "Haag", "ontbreekt hoe", 'gemeente:"Den Haag"'),
        ("gemeente: EN a", "gemeente:", "ontbreekt een waarde", 'gemeente:""'),
        ('"":x', '"":x', "ontbreekt een naam", "spreker:R2"),
        ("gemeente:a=b", "gemeente:a=b", "alleen bij facet:", "gemeente:b"),
        ("facet:", "facet:", "hoort een facet", "soort=wens"),
        ("facet:a=", "facet:a=", "ontbreekt een waarde", "soort=wens"),
        ("code:", "code:", "hoort een code", "code:stress.min"),
        ("code:stress.", "code:stress.", "hoort een code", "code:stress.min"),
        ("( " * 50 + "a" + " )" * 50, "(", "te veel in elkaar", "eenvoudigere"),
        ("NIET " * 60 + "a", "NIET", "te veel in elkaar", "eenvoudigere"),
    ],
)  # fmt: skip
def test_points_at_what_makes_no_sense(tekst, onder, fout, tip):
    with pytest.raises(ZoekvraagFout) as gevangen:
        lees_vraag(tekst)
    raised = gevangen.value
    assert fout in raised.fout
    assert tip in raised.tip
    assert tekst[slice(*raised.plek)] == onder
    assert raised.afloop is Afloop.GEBRUIK


def test_a_query_that_is_too_long_points_at_where_it_becomes_that():
    tekst = " OF ".join(["stress"] * MAX_STUKKEN)
    with pytest.raises(ZoekvraagFout, match="te lang") as gevangen:
        lees_vraag(tekst)
    assert len(tekst[: gevangen.value.plek[0]].split()) == MAX_STUKKEN


def test_carets_stand_under_the_place():
    with pytest.raises(ZoekvraagFout) as gevangen:
        lees_vraag("stress AND rust")
    assert gevangen.value.fout.split("\n")[1:] == ["  stress AND rust", "         ^^^"]


def test_of_a_long_query_only_what_is_around_the_place_is_shown():
    with pytest.raises(ZoekvraagFout) as gevangen:
        lees_vraag(" OF ".join(["spanning"] * 20) + " AND\trust OF " + " OF ".join(["angst"] * 20))
    _, shown, carets = gevangen.value.fout.split("\n")
    assert len(shown) < 80
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "AND"
    assert shown.startswith("  … ")
    assert shown.endswith(" …")
    assert "\t" not in shown


def test_what_is_below_a_query():
    vraag = lees_vraag("wantrouwen BINNEN 3 stress EN NIET spreker:I")
    assert [schrijf(b) for b in bladen(vraag)] == ["wantrouwen", "stress", "spreker:I"]
    assert delen(A) == ()
    assert bestaat_uit(lees_vraag("a OF b"), Woorden)
    assert not bestaat_uit(vraag, Woorden)
