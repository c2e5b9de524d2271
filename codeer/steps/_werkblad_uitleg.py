"""The explanation on the first sheet of the review sheet."""

from __future__ import annotations

from codeer.core.werkblad import CODEBOEK, GELEZEN, KLAAR, NAKIJKEN, STEEKPROEF, ZELF, ZINNEN, Bladrij

_BEGIN = (
    (
        "Zo werkt het",
        (
            "Vul de gele kolommen in, bewaar dit bestand, en lees het terug met dezelfde opdracht als "
            "waarmee je het maakte. Grijze kolommen laat je zoals ze zijn. Sorteren, filteren en eigen "
            "kolommen toevoegen mag gewoon."
        ),
    ),
    (
        "Leeg is leeg",
        (
            "Een rij die je leeg laat of weghaalt, verandert niets: zij telt nooit als afgewezen. Je kunt "
            "het blad dus gerust half invullen en later verder gaan."
        ),
    ),
)
_NAKIJKEN = (
    (
        f"Blad {NAKIJKEN}",
        "Op elke rij staat een voorstel van de computer of een codering van jezelf. Kies bij besluit:",
    ),
    ("akkoord", "Ja, deze code hoort bij dit citaat."),
    ("afgewezen", "Nee, deze code hoort hier niet."),
    ("anders", "Er hoort een andere code of kant bij. Kies die bij wordt_code en wordt_kant."),
    ("open", "Ik neem mijn besluit terug: het voorstel staat weer open."),
    ("eigen", "Een codering van jezelf. Kies anders om haar te wijzigen, of weg om haar weg te halen."),
    (
        "memo",
        (
            "Schrijf hier wat je erbij dacht. Een memo kan zodra er een besluit staat. Leegmaken haalt een "
            "memo niet weg; dat doe je op de pagina (codeer open)."
        ),
    ),
)
_ZINNEN = (
    (
        f"Blad {ZINNEN}",
        (
            "Hier staat het hele interview, zin voor zin, zonder voorstellen. Kies bij een zin een code en "
            "een kant; er passen er drie. Wat een interviewer zegt staat ertussen om mee te lezen."
        ),
    ),
)
_EIND = (
    (
        f"Blad {ZELF}",
        (
            "Mist er een code? Zet hier het interview, het citaat (kopieer het, of typ het precies over), de "
            "code en de kant. Staat het citaat er vaker dan één keer, neem er dan woorden bij."
        ),
    ),
    (
        f"Blad {KLAAR}",
        "Zet ja als je een heel interview hebt gelezen. Pas dan telt ook wat je níet codeerde als gezien.",
    ),
    (f"Blad {CODEBOEK}", "Wat elke code betekent, en wat er wel en niet bij hoort."),
    (
        "melding",
        (
            "Kon een rij niet worden overgenomen, dan staat in deze kolom waarom. Verbeter de rij en lees "
            "het blad nog eens terug."
        ),
    ),
)


_STEEKPROEF = (
    (
        f"Blad {STEEKPROEF}",
        (
            "Hier staan zinnen die door het toeval zijn gekozen. Jullie lezen ze om te weten wat de computer "
            "mist. Wat de computer of een ander bij een zin vond, staat er daarom niet bij."
        ),
    ),
    (
        GELEZEN,
        (
            "Zet ja als je de zin voor alle codes hebt bekeken. Past er geen enkele code, laat de kolommen "
            "met codes dan leeg: ook dat telt. Zonder ja telt een zin niet mee."
        ),
    ),
    (
        "code en kant",
        "Kies welke codes bij deze zin horen; er passen er drie. Ervoor en erna zijn om haar te begrijpen.",
    ),
    ("al gecodeerd", f"Wat je eerder bij deze zin koos. Veranderen doe je op het blad {NAKIJKEN}."),
)


def uitleg_steekproef() -> list[Bladrij]:
    """Give the rows of the explanation of a sample."""
    return [
        Bladrij({"uitleg": what, "wat het is": text}) for what, text in (*_BEGIN, *_STEEKPROEF, *_EIND[-2:])
    ]


def uitleg(*, blind: bool) -> list[Bladrij]:
    """Give the rows of the explanation; `blind` when there are sentences to code without suggestions."""
    rows = (*_BEGIN, *_NAKIJKEN, *(_ZINNEN if blind else ()), *_EIND)
    return [Bladrij({"uitleg": what, "wat het is": text}) for what, text in rows]
