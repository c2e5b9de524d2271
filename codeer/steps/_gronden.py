"""On which sources the figures of each group rest, and the warning where groups cannot be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from codeer.core.codeboek import Codeboek
from codeer.core.codering import Herkomst
from codeer.core.materiaal import Materiaal
from codeer.core.opdeling import VAN_COMPUTER
from codeer.rapporten._opdeling import groepen

NIET_NAGEKEKEN = "Nog niet nagekeken: niet geschikt om groepen te vergelijken"
_GEMENGD = (
    "Niet alles rust op dezelfde bron ({}): niet geschikt om groepen te vergelijken zonder dat na te gaan"
)
_MAX = 6
_Groep = dict[str, frozenset[Herkomst]]  # per code
_VAN_NIEMAND = frozenset[Herkomst]()


class Gronden:
    """The sources per code in each group of the tables that compare; interviews are groups too."""

    def __init__(self, codeboek: Codeboek, per: Sequence[str]) -> None:
        self._codeboek = codeboek
        self._codes = codes = tuple(code.pad for code in codeboek.alle_codes())
        # of interviews only which combinations there are: there may be very many interviews
        self._interviews: dict[str, set[frozenset[Herkomst]]] = {code: set() for code in codes}
        self._per: dict[str, dict[str, _Groep]] = {kenmerk: {} for kenmerk in per if kenmerk != "interview"}

    def neem(self, materiaal: Materiaal) -> None:
        """Take in one interview; where nobody who counts speaks, nothing rests on anything."""
        if not any(materiaal.woorden.values()):
            return
        here = self._per_code(materiaal, materiaal.woorden)
        for code, sources in here.items():
            self._interviews[code].add(sources)
        for kenmerk, groups in self._per.items():
            for waarde, deel, who in groepen(materiaal, kenmerk, self._codeboek):
                sprekers = [s for s in who if s in deel.woorden]
                if not sprekers:
                    continue
                whole = deel is materiaal and len(sprekers) == len(materiaal.woorden)
                found = here if whole else self._per_code(deel, sprekers)
                group = groups.setdefault(waarde, {})
                for code, sources in found.items():
                    group[code] = group.get(code, _VAN_NIEMAND) | sources

    def let_op(self, bronnen: Mapping[str, int]) -> str:
        """Give the warning for tables over the whole study and per interview, or nothing."""
        return _judge({code: found - {_VAN_NIEMAND} for code, found in self._interviews.items()}, bronnen)

    def let_op_per(self, kenmerk: str, bronnen: Mapping[str, int]) -> str:
        """Give the warning for the table per kenmerk, with what each group rests on; or nothing."""
        groups = self._per.get(kenmerk)
        if groups is None:
            return self.let_op(bronnen)
        # what only the computer found has no facet, and stands apart: it is no group to compare with
        groups = {waarde: group for waarde, group in groups.items() if waarde != VAN_COMPUTER}
        found = {code: {g.get(code, _VAN_NIEMAND) for g in groups.values()} for code in self._codes}
        zin = _judge({code: row - {_VAN_NIEMAND} for code, row in found.items()}, bronnen)
        if not zin or zin == NIET_NAGEKEKEN:
            return zin
        told = [f"{waarde}: {_said(group.values())}" for waarde, group in sorted(groups.items())]
        more = f"; en nog {len(told) - _MAX}" if len(told) > _MAX else ""
        return f"{zin}. Per {kenmerk}: {'; '.join(told[:_MAX])}{more}"

    def alleen_automaat(self, kenmerk: str) -> frozenset[str]:
        """Give the codes for which some group of a kenmerk rests on the computer alone."""
        alone = frozenset({Herkomst.AUTOMAAT})
        groups = self._per.get(kenmerk, {}).values()
        return frozenset(code for group in groups for code, sources in group.items() if sources == alone)

    def _per_code(self, materiaal: Materiaal, sprekers: Iterable[str]) -> dict[str, frozenset[Herkomst]]:
        who = frozenset(sprekers)
        if materiaal.beoordeeld is not None:
            return {code: materiaal.beoordeeld.grond(code, who) for code in self._codes}
        found = frozenset(f.herkomst for f in materiaal.fragmenten if f.spreker in who)
        return dict.fromkeys(self._codes, found or frozenset({Herkomst.AUTOMAAT}))


def _judge(per_code: Mapping[str, set[frozenset[Herkomst]]], bronnen: Mapping[str, int]) -> str:
    """Say what keeps groups from being compared; each code by itself, as one compares per code."""
    used = {source for found in per_code.values() for sources in found for source in sources}
    if used <= {Herkomst.AUTOMAAT}:
        return NIET_NAGEKEKEN
    if all(len(found) < 2 and all(_is_one(sources) for sources in found) for found in per_code.values()):
        return ""
    return _GEMENGD.format(", ".join(f"{h.value} {bronnen.get(h.value, 0)}" for h in Herkomst if h in used))


def _is_one(sources: frozenset[Herkomst]) -> bool:
    return len(sources) == 1 and Herkomst.AUTOMAAT not in sources


def _said(per_code: Iterable[frozenset[Herkomst]]) -> str:
    used = frozenset[Herkomst]().union(*per_code)
    return " en ".join(h.value for h in Herkomst if h in used) or "door niemand beoordeeld"
