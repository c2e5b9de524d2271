"""Whether the reports still say what the study says now."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum

from codeer.core.codeboek import Codeboek
from codeer.steps._rapport_bestanden import VERANTWOORDING
from codeer.storage.onderzoek import Onderzoek


class Rapportstand(StrEnum):
    """How the reports relate to the study."""

    GEEN = "geen"
    ACTUEEL = "actueel"
    VEROUDERD = "verouderd"
    ONBEKEND = "onbekend"


def rapport_stand(
    onderzoek: Onderzoek, codeboek: Codeboek | None, teksten: Mapping[str, str]
) -> Rapportstand:
    """Compare the account of the last report with codebook, texts (id -> sha256) and kenmerken."""
    path = onderzoek.rapporten / VERANTWOORDING
    if not path.is_file():
        return Rapportstand.GEEN
    try:
        account = json.loads(path.read_bytes())
        used = {str(i["interview"]): str(i["sha256"]) for i in account["interviews"]}
        book = str(account["codeboek"]["hash"])
    except (OSError, ValueError, KeyError, TypeError):
        return Rapportstand.ONBEKEND
    if codeboek is None or codeboek.hash() != book or used != dict(teksten):
        return Rapportstand.VEROUDERD
    # the account does not hold the kenmerken themselves: a table saved later may have changed them
    table = onderzoek.kenmerken
    newer = table.is_file() and table.stat().st_mtime > path.stat().st_mtime
    return Rapportstand.VEROUDERD if newer else Rapportstand.ACTUEEL
