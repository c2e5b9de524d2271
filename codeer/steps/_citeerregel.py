"""What the table of kenmerken says of quoting people outside the team."""

from __future__ import annotations

from codeer.core.citeren import TOESTEMMING, Citeerregel
from codeer.storage.kenmerken import Kenmerken


def citeerregel(kenmerken: Kenmerken) -> Citeerregel:
    """Give what the table of kenmerken says of who may be quoted, over all interviews."""
    answers = [
        (row.get("respondent") or kenmerken.respondent(id, spreker), row.get(TOESTEMMING, ""))
        for (id, spreker), row in kenmerken.rows()
    ]
    odd = [(id, spreker) for id, spreker, kolom in kenmerken.onbegrepen if kolom == TOESTEMMING]
    return Citeerregel.van(answers, odd)


def vreemde_toestemming(kenmerken: Kenmerken) -> tuple[str, ...]:
    """Say which answers about quoting are none that codeer knows: it takes them for no consent."""
    return tuple(
        f"{TOESTEMMING} van {f'{kenmerken.regels[id][0]} {spreker}'.strip()}: {waarde!r} is geen ja, nee of "
        "na inzage. Dat telt als geen toestemming, tot er ja staat."
        for (id, spreker, kolom), waarde in kenmerken.onbegrepen.items()
        if kolom == TOESTEMMING and waarde
    )
