"""The headline of agreement for the account: per code, over what two or more finished blind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codeer.core.errors import CodeerFout
from codeer.storage.onderzoek import Onderzoek

if TYPE_CHECKING:
    from codeer.steps.stand import Standen


def overeenstemming(onderzoek: Onderzoek, standen: Standen | None = None) -> dict[str, object] | None:
    """Give the figures on independent judgements as what JSON knows; None when there are none.

    `standen` is people's work, where it was read before.
    """
    from codeer.steps._consistentie_keuze import Keuzes  # noqa: PLC0415 -- only where people coded
    from codeer.steps.consistentie_onderzoek import (  # noqa: PLC0415 -- idem
        vergelijk_onderzoek,
    )

    try:
        found = vergelijk_onderzoek(onderzoek, Keuzes(), standen=standen)
    except CodeerFout:
        return None
    if found.hoofd is None:
        return None
    return {
        "codeurs": list(found.hoofd.codeurs),
        "eenheden": found.hoofd.eenheden,
        "methodezin": found.methodezin,
        "codes": {
            row.code: {
                "keren": row.keren,
                "zekerheid": row.zekerheid,
                "positieve_overeenstemming": row.p_pos,
                "krippendorff_alpha": row.alpha,
            }
            for row in found.hoofd.codes
        },
    }
