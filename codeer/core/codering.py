"""Suggestions and fragments: a code and pole on a piece of text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

AUTOMAAT = "automaat"
OVERLEG = "overleg"


class Voorstel(NamedTuple):
    """A suggestion by the computer on a unit of text; `waarom` says which words and rule made it."""

    code: str
    pool: str
    begin: int
    eind: int
    waarom: str


class Herkomst(StrEnum):
    """Where a fragment comes from."""

    AUTOMAAT = "automaat"
    NAGEKEKEN = "nagekeken"
    MENS = "mens"


@dataclass(frozen=True, slots=True)
class Fragment:
    """One (unit, code, pole) that counts, with where it stands and who gave it."""

    interview: str
    beurt: int
    spreker: str
    tijd: str
    regelnummer: int
    begin: int
    eind: int
    code: str
    pool: str
    citaat: str
    voor: str
    na: str
    codeur: str = AUTOMAAT
    herkomst: Herkomst = Herkomst.AUTOMAAT
    waarom: str = ""
    memo: str = ""
    # what people gave with the code, such as ("soort", "wens"), each once
    facetten: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """Give the stable id: a hash of interview, begin, eind, code and pool.

        The letter in front keeps Excel from reading it as a number.
        """
        key = "\x1f".join((self.interview, str(self.begin), str(self.eind), self.code, self.pool))
        return "f" + hashlib.sha256(key.encode()).hexdigest()[:12]
