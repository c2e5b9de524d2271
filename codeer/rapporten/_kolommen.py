"""The columns of all reports, each with its kind and what it means for who reads the table."""

from __future__ import annotations

from codeer.core.materiaal import Materiaal, Opzet
from codeer.core.tabel import Celsoort, Kolom

_V, _T, _G, _D = Celsoort.VAST, Celsoort.TEKST, Celsoort.GEHEEL, Celsoort.DECIMAAL

_ALLE: tuple[tuple[Kolom, str], ...] = (
    (Kolom("id", _V), "Vast kenmerk van het fragment: gelijk zolang plaats, code en pool gelijk blijven."),
    (Kolom("interview", _V), "Naam van het interview, als in de map interviews."),
    (
        Kolom("spreker", _V),
        "Wie er spreekt: R is een respondent, R2 de tweede, I de interviewer, O een ander.",
    ),
    (Kolom("tijd", _V), "Tijd in de opname waarop de beurt begint, als de bron die gaf."),
    (Kolom("regelnummer", _G), "Regel in het tekstbestand van het interview waar het citaat begint."),
    (Kolom("begin", _G), "Plaats in de tekst waar het citaat begint, in tekens vanaf 0."),
    (Kolom("eind", _G), "Plaats in de tekst waar het citaat ophoudt (dat teken hoort er niet meer bij)."),
    (Kolom("code", _V), "Code uit het codeboek; een subcode staat er als code/subcode."),
    (Kolom("ouder", _V), "Code waar deze subcode onder valt; leeg bij een hoofdcode."),
    (
        Kolom("pool", _V),
        (
            "Kant van de code: plus, min of leeg (geen kant). De rij totaal telt elk fragment van de code "
            "één keer, die van subcodes erbij; tel haar dus niet bij de andere rijen op."
        ),
    ),
    (
        Kolom("fragmenten", _G),
        (
            "Aantal fragmenten: stukken tekst (meestal zinnen) met deze code en pool. "
            "Leeg betekent: niemand heeft deze code hier beoordeeld; dat is iets anders dan 0."
        ),
    ),
    (Kolom("interviews", _G), "Aantal interviews met minstens één zo'n fragment."),
    (
        Kolom("interviews_pct", _D),
        "Dat aantal als percentage van de interviews met getelde woorden waarin deze code beoordeeld is.",
    ),
    (Kolom("respondenten", _G), "Aantal verschillende personen die zo'n fragment hebben uitgesproken."),
    (Kolom("respondenten_met", _G), "Hoeveel van deze personen het minstens één keer noemden."),
    (
        Kolom("aandeel_pct", _D),
        "Dat aantal als percentage van de respondenten van wie hiervoor iets beoordeeld is.",
    ),
    (
        Kolom("onder", _D),
        (
            "Ondergrens: zo laag kan het percentage ernaast ook zijn, gezien hoe weinig mensen het zijn. "
            "Onder en boven samen zijn een interval van 95 procent."
        ),
    ),
    (Kolom("boven", _D), "Bovengrens: zo hoog kan dat percentage ook zijn."),
    (
        Kolom("goed_pct", _D),
        (
            "Van de voorstellen van de computer die mensen bekeken: het percentage dat zij goed vonden. Leeg "
            "bij minder dan 10 zinnen, en bij totaal. Geldt ook voor de rest als die erop lijkt."
        ),
    ),
    (Kolom("goed_onder", _D), "Ondergrens van goed_pct (interval van 95 procent)."),
    (Kolom("goed_boven", _D), "Bovengrens van goed_pct."),
    (
        Kolom("gemist_pct", _D),
        (
            "Van de zinnen zonder voorstel die mensen helemaal lazen: het percentage waar deze code toch bij "
            "hoort, en dat de computer dus mist. Leeg bij minder dan 10 zinnen, en bij totaal."
        ),
    ),
    (Kolom("gemist_onder", _D), "Ondergrens van gemist_pct (interval van 95 procent)."),
    (Kolom("gemist_boven", _D), "Bovengrens van gemist_pct."),
    (Kolom("moment_1", _T), "Het eerste van twee momenten."),
    (Kolom("moment_2", _T), "Het tweede van twee momenten."),
    (Kolom("ja_ja", _G), "Hoeveel respondenten het op beide momenten noemden."),
    (Kolom("ja_nee", _G), "Hoeveel respondenten het alleen op het eerste moment noemden."),
    (Kolom("nee_ja", _G), "Hoeveel respondenten het alleen op het tweede moment noemden."),
    (Kolom("nee_nee", _G), "Hoeveel respondenten het op geen van beide noemden."),
    (
        Kolom("erbij_pct", _D),
        (
            "Van wie veranderde (ja_nee en nee_ja samen): het percentage dat het er juist bij noemde. "
            "Ligt 50 tussen onder en boven, dan kan de verandering toeval zijn."
        ),
    ),
    (
        Kolom("tegenover", _T),
        (
            "De groep waarmee deze groep vergeleken is. Leeg als er niet precies twee groepen zijn, of als "
            "iemand in allebei zit."
        ),
    ),
    (
        Kolom("verschil", _D),
        (
            "In procentpunten: het percentage van deze groep min dat van de groep bij tegenover. In gepaard: "
            "het percentage dat het op het tweede moment noemde min dat op het eerste."
        ),
    ),
    (
        Kolom("verschil_onder", _D),
        (
            "Ondergrens van verschil (interval van 95 procent). Ligt 0 tussen verschil_onder en "
            "verschil_boven, dan kan het verschil toeval zijn."
        ),
    ),
    (Kolom("verschil_boven", _D), "Bovengrens van verschil."),
    (Kolom("woorden", _G), "Aantal woorden van de sprekers die meetellen, voor zover beoordeeld."),
    (Kolom("per_1000_woorden", _D), "Fragmenten per 1.000 van die woorden; leeg als er geen woorden zijn."),
    (Kolom("automaat", _G), "Waarvan voorgesteld door de computer en door niemand nagekeken."),
    (Kolom("nagekeken", _G), "Waarvan voorgesteld door de computer en door een mens goedgekeurd."),
    (Kolom("mens", _G), "Waarvan door mensen gecodeerd, in wat zij af hebben of in overleg."),
    (Kolom("citaat", _T), "De woorden zelf, zoals ze in het interview staan."),
    (Kolom("voor", _T), "Wat er vlak voor staat."),
    (Kolom("na", _T), "Wat er vlak na staat."),
    (Kolom("codeur", _T), "Wie de code gaf; automaat is de computer, overleg het hele team."),
    (Kolom("herkomst", _V), "Waar het fragment op rust: automaat, nagekeken of mens."),
    (
        Kolom("waarom", _T),
        (
            "Welke woorden en welke regel tot het voorstel van de computer leidden, de reden die mensen "
            "gaven, of het nog niet besproken is, en of wie het zei niet geciteerd wil worden."
        ),
    ),
    (Kolom("memo", _T), "Wat een codeur erbij schreef."),
    (Kolom("code_a", _V), "De eerste code van het paar. Een hoofdcode telt haar subcodes mee."),
    (Kolom("code_b", _V), "De tweede code van het paar."),
    (Kolom("samen", _G), "Aantal stukken (beurten, zinnen of interviews) waarin beide codes voorkomen."),
    (Kolom("alleen_a", _G), "Aantal stukken waarin alleen de eerste code voorkomt."),
    (Kolom("alleen_b", _G), "Aantal stukken waarin alleen de tweede code voorkomt."),
    (Kolom("jaccard", _D, 4), "Samen gedeeld door samen + alleen_a + alleen_b: 0 is nooit samen, 1 altijd."),
)
_KOLOM = {kolom.naam: kolom for kolom, _ in _ALLE}
UITLEG = {kolom.naam: uitleg for kolom, uitleg in _ALLE}
ONBEKEND = "(onbekend)"


def kolommen(namen: str) -> tuple[Kolom, ...]:
    """Give the columns with these names, written as in a header: `code;pool;fragmenten`."""
    return tuple(_KOLOM[naam] for naam in namen.split(";"))


def vrije_kenmerken(opzet: Opzet) -> tuple[str, ...]:
    """Give the kenmerken that become columns: those that no column of a report is named after."""
    return tuple(naam for naam in opzet.kenmerken if naam not in _KOLOM)


def kenmerk_kolommen(opzet: Opzet) -> tuple[Kolom, ...]:
    """Give a column for every free kenmerk, in the order of the file."""
    return tuple(
        Kolom(naam, Celsoort.DATUM if naam == "datum" else Celsoort.TEKST) for naam in vrije_kenmerken(opzet)
    )


def groepswaarde(materiaal: Materiaal, per: str, spreker: str) -> str:
    """Give the group in which a speaker falls, for a table per this kenmerk."""
    if per == "spreker":
        return spreker
    if per == "respondent":
        return persoon(materiaal, spreker)
    return materiaal.kenmerk(per, spreker).strip() or ONBEKEND


def kenmerk_waarde(materiaal: Materiaal, naam: str) -> str:
    """Give the value of a kenmerk for a whole interview: what all its counted speakers share, if they do."""
    eigen = {materiaal.kenmerk(naam, spreker) for spreker in materiaal.woorden}
    return eigen.pop() if len(eigen) == 1 else materiaal.kenmerken.get(naam, "")


def persoon(materiaal: Materiaal, spreker: str) -> str:
    """Give the person behind a speaker; the interview where that is not told."""
    return materiaal.respondenten.get(spreker) or materiaal.interview.id


def per_1000(fragmenten: int, woorden: int) -> float | None:
    """Give fragments per 1,000 words, or None without words."""
    return 1000 * fragmenten / woorden if woorden else None
