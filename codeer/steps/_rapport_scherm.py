"""Tables that compare, in short for on the screen; and what keeps them from saying much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from codeer.core import opdeling
from codeer.core.materiaal import Rapport
from codeer.core.tabel import Cel, Celsoort, Kolom, Tabel
from codeer.core.telwoord import count
from codeer.rapporten._opdeling import REST
from codeer.rapporten._tel import TOTAAL
from codeer.rapporten.gepaard import Gepaard
from codeer.rapporten.vergelijking import Vergelijking
from codeer.steps._rapport_keuze import Keuze

WEINIG = 10  # of so few people nearly any share can be
_MAX_GROEPEN = 4  # that fit beside one another
_MAX_PAREN = 3
_LEEG = (
    "{naam} is leeg: niemand is bij twee verschillende waarden van {per} aan het woord, dus er is niemand "
    "om met zichzelf te vergelijken. {tip}"
)
_TIP = (
    "Sprak je iemand vaker? Zet dan in kenmerken.csv bij respondent steeds dezelfde naam, en bij {per} "
    "bij elk gesprek een eigen waarde. Groepen van verschillende mensen vergelijk je met: "
    "codeer rapport vergelijking --per {per}"
)
_TIP_OPDELING = "Mensen moeten er eerst meer over gecodeerd hebben, of meer woorden uit de groep zeggen."
_VERSCHIL = "verschil"
_OVER_VERSCHIL = (
    "{naam}: verschil is {een} min {ander}, in procentpunten, met het interval van 95 procent (Newcombe). "
    "Ligt 0 daarin, dan kan het verschil toeval zijn."
)
_OVER_VERANDERING = (
    "{naam}: verschil is hoeveel meer van deze mensen het bij moment_2 noemden dan bij moment_1, in "
    "procentpunten, met het interval van 95 procent (Newcombe). Ligt 0 daarin, dan kan het verschil toeval "
    "zijn."
)
_Rij = Mapping[str, Cel]


class Scherm:
    """Looks at rows on their way to the files; of tables that were asked for by name it keeps the totals."""

    def __init__(self, keuze: Keuze) -> None:
        self._genoemd = keuze.rapporten
        self._tabellen: list[Tabel] = []
        self._meldingen: list[str] = []

    def kijk(self, tabel: Rapport) -> Iterable[tuple[Cel, ...]]:
        """Give the rows of a table that is closed."""
        if not isinstance(tabel, (Vergelijking, Gepaard)):
            return tabel.sluit()
        rows = tuple(tabel.sluit())
        # the first column by its place: a kenmerk may be named as anything
        names = ["groep", *(k.naam for k in tabel.kolommen[1:])]
        kept = [dict(zip(names, row, strict=True)) for row in rows]
        if isinstance(tabel, Gepaard):
            self._gepaard(tabel, [{**r, "moment_1": r["groep"]} for r in kept])
        else:
            self._vergelijking(tabel, kept)
        return rows

    def tabellen(self) -> tuple[Tabel, ...]:
        """Give the tables for on the screen."""
        return tuple(self._tabellen)

    def meldingen(self) -> Iterator[str]:
        """Say what tables are empty, or about few people."""
        yield from self._meldingen

    def _vergelijking(self, tabel: Vergelijking, rows: Sequence[_Rij]) -> None:
        people: dict[str, int] = {}
        for r in rows:
            people[str(r["groep"])] = max(people.get(str(r["groep"]), 0), _n(r["respondenten"]))
        few = [f"{g} ({n})" for g, n in people.items() if 0 < n < WEINIG and g not in REST]
        if few:
            listed = ", ".join(few[:6]) + (
                f" en nog {count(len(few) - 6, 'groep', 'groepen')}" if len(few) > 6 else ""
            )
            self._meldingen.append(
                f"{tabel.naam}: weinig mensen in {listed}. Een verschil kan dan goed toeval zijn; lees onder "
                "en boven mee."
            )
        shown = [g for g in people if g not in REST][:_MAX_GROEPEN] if "vergelijking" in self._genoemd else []
        if shown:
            totals = {(str(r["groep"]), str(r["code"])): r for r in rows if r["pool"] == TOTAAL}
            codes = dict.fromkeys(code for _, code in totals)
            two = tuple(tabel.tegenover())
            titel = f"{tabel.titel}: hoeveel mensen het noemen"
            if len([g for g in people if g not in REST]) > _MAX_GROEPEN:
                titel += f" (de eerste {_MAX_GROEPEN} groepen)"
            if two:
                self._meldingen.append(_OVER_VERSCHIL.format(naam=tabel.naam, een=two[0], ander=two[1]))
            self._tabellen.append(
                Tabel(
                    tabel.naam,
                    titel,
                    (
                        Kolom("code"),
                        *(Kolom(g, Celsoort.TEKST) for g in (*shown, *([_VERSCHIL] if two else []))),
                    ),
                    tuple(
                        (
                            code,
                            *(_deel(totals[g, code]) for g in shown),
                            *([_verschil(totals[two[0], code])] if two else []),
                        )
                        for code in codes
                    ),
                )
            )

    def _gepaard(self, tabel: Gepaard, rows: Sequence[_Rij]) -> None:
        if not rows:
            tip = _TIP_OPDELING if opdeling.is_opdeling(tabel.per) else _TIP.format(per=tabel.per)
            self._meldingen.append(_LEEG.format(naam=tabel.naam, per=tabel.per, tip=tip))
            return
        people = max(_n(r["respondenten"]) for r in rows)
        if people < WEINIG:
            self._meldingen.append(
                f"{tabel.naam}: hoogstens {count(people, 'mens', 'mensen')} bij twee waarden. Een "
                "verandering kan dan goed toeval zijn; lees onder en boven mee."
            )
        if "gepaard" not in self._genoemd:
            return
        self._meldingen.append(_OVER_VERANDERING.format(naam=tabel.naam))
        pairs = list(dict.fromkeys((str(r["moment_1"]), str(r["moment_2"])) for r in rows))
        more = f" (de eerste {_MAX_PAREN} van {len(pairs)} paren)" if len(pairs) > _MAX_PAREN else ""
        for van, naar in pairs[:_MAX_PAREN]:
            mine = [r for r in rows if (r["moment_1"], r["moment_2"], r["pool"]) == (van, naar, TOTAAL)]
            names = ("code", "mensen", "beide", f"alleen {van}", f"alleen {naar}", "geen van beide")
            keys = ("code", "respondenten", "ja_ja", "ja_nee", "nee_ja", "nee_nee")
            titel = f"{tabel.titel}: {van} en {naar}{more}"
            whole = (Kolom(n, Celsoort.GEHEEL) for n in names[1:])
            kolommen = (Kolom(names[0]), *whole, Kolom(_VERSCHIL, Celsoort.TEKST))
            rijen = tuple((*(r[k] for k in keys), _verschil(r)) for r in mine)
            self._tabellen.append(Tabel(tabel.naam, titel, kolommen, rijen))


def _verschil(row: _Rij) -> str:
    """Give a difference in percentage points, and between which values it may be."""
    found = [row[k] for k in (_VERSCHIL, "verschil_onder", "verschil_boven")]
    own, low, high = (round(x) if isinstance(x, float) else 0 for x in found)
    return f"{own:+d} ({low:+d} tot {high:+d})".replace("-", "−") if found[0] is not None else ""


def _n(cel: Cel) -> int:
    return cel if isinstance(cel, int) else 0


def _deel(row: _Rij) -> str:
    """Give a share as people read it: so many of so many, and between which percentages that may be."""
    if row["respondenten"] is None:
        return "niet beoordeeld"
    said = f"{row['respondenten_met']} van {row['respondenten']}"
    low, high = row["onder"], row["boven"]
    if not isinstance(low, float) or not isinstance(high, float):
        return said
    return f"{said} ({low:.0f}–{high:.0f} %)"
