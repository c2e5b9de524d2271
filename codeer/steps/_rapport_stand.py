"""Whether the reports still say what the study says now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from enum import StrEnum

from codeer.core.codeboek import Codeboek
from codeer.steps._gedeeld import bekende_weigeringen
from codeer.steps._rapport_bestanden import VERANTWOORDING
from codeer.storage.kenmerken import Kenmerken
from codeer.storage.onderzoek import Onderzoek


class Rapportstand(StrEnum):
    """How the reports relate to the study."""

    GEEN = "geen"
    ACTUEEL = "actueel"
    VEROUDERD = "verouderd"
    ONBEKEND = "onbekend"


def rapport_stand(
    onderzoek: Onderzoek,
    codeboek: Codeboek | None,
    teksten: Mapping[str, str],
    kenmerken: Kenmerken,
    werk: str,
) -> Rapportstand:
    """Compare the account of the last report with the study: by content, whatever the dates of files.

    `teksten` are the sha256 of each interview's text by id, `werk` the hash of what people did. Raises
    OnderzoekFout when the answers of respondents cannot be read.
    """
    path = onderzoek.rapporten / VERANTWOORDING
    if not path.is_file():
        return Rapportstand.GEEN
    try:
        account = json.loads(path.read_bytes())
        used = {str(i["interview"]): str(i["sha256"]) for i in account["interviews"]}
        book = str(account["codeboek"]["hash"])
        # accounts of earlier versions have none of these: make them anew
        rest = (
            account.get("kenmerken_hash"),
            account.get("coderen", {}).get("hash"),
            account.get("weigeringen"),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Rapportstand.ONBEKEND
    same = codeboek is not None and codeboek.hash() == book and used == dict(teksten)
    now = hash_kenmerken(kenmerken), werk, bekende_weigeringen(onderzoek)
    return Rapportstand.ACTUEEL if same and rest == now else Rapportstand.VEROUDERD


def hash_kenmerken(kenmerken: Kenmerken) -> str:
    """Give the sha256 of what the table of kenmerken says, however it is written."""
    said = [
        list(kenmerken.kolommen),
        sorted([list(key), sorted(row.items())] for key, row in kenmerken.rows()),
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
