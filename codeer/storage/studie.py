"""The study's own id and the version of its format."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass

from codeer.core.errors import OnderzoekFout
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.schrijf import write_atomic

FORMAAT = 1


@dataclass(frozen=True, slots=True)
class Studie:
    """The random id that tells studies apart, and the version of the folder's format."""

    id: str
    formaat: int = FORMAAT


def nieuwe_studie() -> Studie:
    """Make up a study id that says nothing about the study."""
    return Studie(secrets.token_hex(8))


def lees_studie(onderzoek: Onderzoek) -> Studie | None:
    """Read `studie.json`, or give None where there is none (a folder made by hand)."""
    path = onderzoek.studie
    if not path.is_file():
        return None
    try:
        raw = json.loads(path.read_text("utf-8"))
        studie = Studie(str(raw["studie"]), int(raw["formaat"]))
    except (ValueError, KeyError, TypeError) as error:
        raise OnderzoekFout(
            f"{path} is beschadigd.", "Zet studie.json terug uit een reservekopie, of haal het bestand weg."
        ) from error
    if studie.formaat > FORMAAT:
        raise OnderzoekFout(
            f"Dit onderzoek is gemaakt met een nieuwere codeer (formaat {studie.formaat}).",
            "Werk codeer bij en probeer het opnieuw.",
        )
    return studie


def schrijf_studie(onderzoek: Onderzoek, studie: Studie) -> None:
    """Write `studie.json`."""
    text = json.dumps({"studie": studie.id, "formaat": studie.formaat}, indent=2)
    write_atomic(onderzoek.studie, (text + "\n").encode("utf-8"))
