"""Codes that were renamed: events keep the name of their time, and are read under the name of now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from codeer.core.codeboek import Codeboek
from codeer.core.gebeurtenis import Afronding, Besluit, Codering, Gebeurtenis, Memo, Over


def namen_van_nu(codeboek: Codeboek) -> dict[str, str]:
    """Give for each earlier name of a code the name that it has now; a name in use now is never one."""
    now = {code.pad for code in codeboek.alle_codes()}
    return {
        former: code.pad for code in codeboek.alle_codes() for former in code.voorheen if former not in now
    }


def vertaal(gebeurtenis: Gebeurtenis, namen: Mapping[str, str]) -> Gebeurtenis:
    """Give the event with its codes under their names of now; the very same event when none changed."""
    inhoud = gebeurtenis.inhoud
    now = inhoud
    if isinstance(inhoud, Codering) and inhoud.code in namen:
        now = replace(inhoud, code=namen[inhoud.code])
    elif isinstance(inhoud, Besluit) and not namen.keys().isdisjoint((inhoud.code, inhoud.wordt_code)):
        becomes = namen.get(inhoud.wordt_code, inhoud.wordt_code)
        now = replace(inhoud, code=namen.get(inhoud.code, inhoud.code), wordt_code=becomes)
    elif isinstance(inhoud, Afronding) and not namen.keys().isdisjoint(inhoud.codes):
        codes = tuple(dict.fromkeys(namen.get(code, code) for code in inhoud.codes))
        now = replace(inhoud, codes=codes)
    elif isinstance(inhoud, Memo) and inhoud.over is Over.CODE and inhoud.sleutel in namen:
        now = replace(inhoud, sleutel=namen[inhoud.sleutel])
    return gebeurtenis if now is inhoud else gebeurtenis._replace(inhoud=now)
