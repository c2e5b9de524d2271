"""Who may be quoted outside the team, and with which words: the one place that decides it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from codeer.core.codering import Fragment
from codeer.core.materiaal import Materiaal
from codeer.core.namen import plain_naam
from codeer.core.terugkoppeling import geblokkeerd

TOESTEMMING = "toestemming_citeren"
JA, NEE = "ja", "nee"


@dataclass(frozen=True, slots=True)
class Citeerregel:
    """What the table of kenmerken says of quoting, over all interviews.

    `weigeraars` are people who said no in any interview; `onduidelijk` are answers that could not be
    understood, as (interview id casefolded, speaker or nothing).
    """

    weigeraars: frozenset[str] = frozenset()
    onduidelijk: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def van(
        cls, antwoorden: Iterable[tuple[str, str]], onduidelijk: Iterable[tuple[str, str]] = ()
    ) -> Citeerregel:
        """Make the rule of each person's answers, as (person, answer)."""
        no = frozenset(plain_naam(who) for who, answer in antwoorden if answer == NEE)
        return cls(no, frozenset(onduidelijk))


def mag_citeren(materiaal: Materiaal, fragment: Fragment, regel: Citeerregel) -> bool:
    """Tell whether a fragment may be quoted outside the team: asked for, agreed to, and not blocked.

    No answer is no consent. A no in one interview holds for all interviews of that person, and what one
    speaker of a group answers goes before what was noted of the whole conversation.
    """
    return mag_geciteerd(materiaal, fragment.spreker, regel) and not geblokkeerd(
        materiaal.blokkades, fragment.begin, fragment.eind
    )


def mag_geciteerd(materiaal: Materiaal, spreker: str, regel: Citeerregel) -> bool:
    """Tell whether a speaker agreed to be quoted, whatever of it she blocked later."""
    id = materiaal.interview.id.casefold()
    if {(id, ""), (id, spreker)} & regel.onduidelijk:
        return False
    who = materiaal.respondenten.get(spreker) or materiaal.interview.id
    return plain_naam(who) not in regel.weigeraars and materiaal.kenmerk(TOESTEMMING, spreker) == JA
