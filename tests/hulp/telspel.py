"""The cases of `telregels.yaml`: four sentences, two codes, and what people do with them."""

from __future__ import annotations

from pathlib import Path

import yaml
from gebeurtenissen import maker

from codeer.core.codering import Voorstel
from codeer.core.gebeurtenis import Afronding, Anker, Beslissing, Besluit, Codering, Herroeping
from codeer.storage.interviews import hash_tekst

GEVALLEN = yaml.safe_load((Path(__file__).parents[1] / "gevallen" / "telregels.yaml").read_text("utf-8"))
CODES = ("stress", "nabijheid")
TEKST = "R: Eerste zin hier. Tweede zin hier. Derde zin hier. Vierde zin hier."
SHA = hash_tekst(TEKST)
ZINNEN = ((3, 19, 1), (20, 36, 1), (37, 52, 1), (53, 69, 1))
WOORDEN = ("Eerste", "Tweede", "Derde", "Vierde")


def span(begin, eind):
    return {"interview": "R01", "tekst": SHA, "anker": Anker.in_tekst(TEKST, begin, eind)}


def place(words):
    """`0 stress.min` is unit 0, code stress, pole min."""
    zin, _, kant = words.partition(" ")
    code, _, pool = kant.partition(".")
    return int(zin), code, pool


class Spel:
    """Plays what a case tells, each codeur on her own device."""

    def __init__(self, stappen=()):
        self.makers, self.made = {}, []
        for step in stappen:
            self.do(**step)

    def do(self, wie, apparaat="a1", **what):
        who = self.makers.setdefault((wie, apparaat), maker(wie, apparaat))
        if "rond" in what:
            first, last = what["rond"]
            here = span(ZINNEN[first][0], ZINNEN[last][1] - what.get("korter", 0))
            self.made.append(who.maak(Afronding(tuple(what["codes"]), what.get("blind", False)), **here))
        elif "terug" in what:
            self.made.append(who.maak(Herroeping(), interview="R01", na=(self.made[what["terug"]].id,)))
        else:
            ((verb, words),) = ((k, v) for k, v in what.items() if k != "wordt")
            zin, code, pool = place(words)
            wordt = what.get("wordt", ".").split(".")
            inhoud = (
                Codering(code, pool) if verb == "geeft" else Besluit(Beslissing(verb), code, pool, *wordt)
            )
            self.made.append(who.maak(inhoud, **span(*ZINNEN[zin][:2])))


def suggestion(words):
    zin, code, pool = place(words)
    return Voorstel(code, pool, *ZINNEN[zin][:2], "w")
