"""How the codebook changed, as reports tell it: from the log and the versions that were kept."""

from __future__ import annotations

from codeer.core.codeboekverloop import Boekstap, wat_anders
from codeer.steps._codeboek_bewaren import is_codeboekstap
from codeer.steps.codeboek_geschiedenis import geschiedenis
from codeer.storage.logboek import lees_logboek
from codeer.storage.onderzoek import Onderzoek


def codeboekverloop(onderzoek: Onderzoek) -> tuple[Boekstap, ...]:
    """Give all steps of the codebook in the log, the oldest first."""
    events, _ = lees_logboek(onderzoek)
    if not any(is_codeboekstap(e.soort, e.gegevens) for e in events):
        return ()  # without a step no version need be read
    return tuple(
        Boekstap(step.tijd[:10], step.zin, wat_anders(step.wijziging)) for step in geschiedenis(onderzoek)
    )
