"""Names in a query against those of the study."""

import pytest

from codeer.core.codeboek import Code, Codeboek, Term
from codeer.core.errors import ZoekvraagFout
from codeer.core.zoekvraag import schrijf
from codeer.core.zoekvraag_lees import lees_vraag
from codeer.core.zoekvraag_toets import onbekende_waarden, toets_vraag

CODEBOEK = Codeboek(
    "Proef",
    woordgroepen=(("consulent", ("coach",)), ("veel", tuple(f"w{n} x" for n in range(30)))),
    facetten=(("Soort", ("wens", "ervaring")),),
    codes=(
        Code(
            "Continuïteit",
            namen=(("plus", "vaste gezichten"), ("min", "Wisseling")),
            termen=(Term("a", "plus"),),
            subcodes=(Code("brief", ouder="Continuïteit", termen=(Term("b"),)),),
        ),
    ),
)
KOLOMMEN = ("gemeente", "Geworven via")


def toets(tekst, codeboek=CODEBOEK):
    return schrijf(toets_vraag(lees_vraag(tekst), tekst, codeboek, KOLOMMEN))


@pytest.mark.parametrize(
    ("tekst", "zoals_het_heet"),
    [
        ("code:continuiteit", "code:Continuïteit"),
        ("code:CONTINUITEIT/brief.geen", "code:Continuïteit/brief.geen"),
        ("code:continuïteit.min", "code:Continuïteit.min"),
        ("code:continuïteit.wisseling", "code:Continuïteit.min"),
        ('code:"continuïteit.vaste gezichten"', "code:Continuïteit.plus"),
        ("code:continuïteit/brief.plus", "code:Continuïteit/brief.plus"),
        ("code:*.plus", "code:*.plus"),
        ("facet:soort=Wens OF facet:SOORT", "facet:Soort=wens OF facet:Soort"),
        ("a EN Gemeente:x EN NIET (spreker:r2 OF RESPONDENT:p)", "a EN gemeente:x EN NIET (spreker:R2 OF respondent:p)"),
        ('a BINNEN 3 @Consulent EN "geworven via":kerk', 'a BINNEN 3 woorden @Consulent EN "Geworven via":kerk'),
    ],
)  # fmt: skip
def test_names_become_those_of_the_study(tekst, zoals_het_heet):
    assert toets(tekst) == zoals_het_heet


@pytest.mark.parametrize(
    ("tekst", "onder", "fout", "tip"),
    [
        (
            "a EN code:continuitijt",
            "code:continuitijt",
            "geen code «continuitijt»",
            "Bedoel je «Continuïteit»?",
        ),
        ("code:continuïteit.links", "code:continuïteit.links", "geen kant «links»", "plus, min"),
        ("code:*.links", "code:*.links", "geen kant «links»", "plus, min, geen"),
        ("facet:sort=wens", "facet:sort=wens", "geen facet «sort»", "Bedoel je «Soort»?"),
        ("facet:soort=wenz", "facet:soort=wenz", "geen waarde «wenz»", "wens, ervaring"),
        ("a EN gemente:x", "gemente:x", "geen kenmerk «gemente»", "Bedoel je «gemeente»?"),
        ("a EN cod:x", "cod:x", "geen kenmerk «cod»", "Bedoel je «code»?"),
        ("a EN spreker:Anna", "spreker:Anna", "«Anna» is geen spreker", "R2"),
        ("a EN met @konsulent b", "@konsulent", "geen woordgroep «konsulent»", "Bedoel je «consulent»?"),
        ("a EN @veel @veel @veel", "@veel @veel @veel", "schrijfwijzen", "woordgroepen"),
    ],
)
def test_names_that_are_not_there_are_pointed_at(tekst, onder, fout, tip):
    with pytest.raises(ZoekvraagFout) as gevangen:
        toets(tekst)
    assert fout in gevangen.value.fout
    assert tip in gevangen.value.tip
    assert tekst[slice(*gevangen.value.plek)] == onder


def test_a_codebook_without_facets_or_word_groups_says_so():
    with pytest.raises(ZoekvraagFout, match="geen facetten"):
        toets("facet:soort=wens", Codeboek("Leeg"))
    with pytest.raises(ZoekvraagFout) as gevangen:
        toets("@x", Codeboek("Leeg"))
    assert gevangen.value.tip == "Het codeboek heeft nog geen woordgroepen."


def test_values_that_no_interview_has_are_told_once():
    vraag = lees_vraag('a EN (g:Utrect OF g:Utrect OF g:utrecht OF g:Z* OF g:"" OF spreker:R)')
    told = onbekende_waarden(vraag, {"g": {"Utrecht", "Ede"}})
    assert told == ["Geen interview heeft g «Utrect». Bedoel je «Utrecht»?"]
    assert onbekende_waarden(vraag, {"g": set()})[0] == "Geen interview heeft g «Utrect»."
