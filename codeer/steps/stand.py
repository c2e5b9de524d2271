"""What people's work says now: read once, brought to the texts and code names of now, and folded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from codeer.core.codeboek import Codeboek
from codeer.core.errors import Melding, OnderzoekFout
from codeer.core.gebeurtenis import STUDIE, Anker, Besluit, Codering, Gebeurtenis, Onbekend
from codeer.core.gebeurtenis_toets import Vroeger, Vroegere
from codeer.core.hernoemd import Hertaler
from codeer.core.herplaatsing import Herplaatser, te_plaatsen, zonder_nieuwe_sprekers
from codeer.core.interview import Interview
from codeer.core.vouwen import Staat, vouw
from codeer.storage.codeboek import lees_codeboek
from codeer.storage.interviews import Herkomstblad, hash_tekst, lees_herkomst
from codeer.storage.journaal_lezen import Gelezen, lees_journaal
from codeer.storage.onderzoek import Onderzoek

# how the journals are read; who reads often may remember what did not change
Lezer = Callable[[Onderzoek, str | None], Gelezen]


@dataclass(frozen=True, slots=True)
class Onzeker:
    """Work whose words changed with a later version of the text: it counts only once a person places it.

    The event is in `staat` with the sha256 and place of its own text. It is settled by an event with
    its id in `na`: the same on a place in the text of now, or a Herroeping. `voorstel` is where it may
    be; `soort_plaats` is `onzeker`, or `verloren` when nothing near it is left.
    """

    id: str
    codeur: str
    soort: str
    code: str
    pool: str
    citaat: str
    ervoor: str
    erna: str
    voorstel: Anker | None
    soort_plaats: str


@dataclass(frozen=True, slots=True)
class Stand:
    """The state of all people's work on one interview; `tekst` is the sha256 of its text.

    `gebeurtenissen` are the events behind `staat`, in no order, for who folds a part of them again.
    What was made in a former version stands where its quote is now. `onzeker` is what could not be
    brought along for sure, `verouderd` what was made in a text that no version leads from.
    `geschreven` has, by id, the events that are read otherwise than they were written.
    """

    interview: str
    tekst: str
    gebeurtenissen: tuple[Gebeurtenis | Onbekend, ...]
    staat: Staat
    onzeker: tuple[Onzeker, ...] = ()
    verouderd: tuple[Gebeurtenis, ...] = ()
    geschreven: Mapping[str, Gebeurtenis] = field(default_factory=dict)

    @property
    def codeurs(self) -> tuple[str, ...]:
        """Give who did anything here, by name."""
        return tuple(sorted({g.codeur for g in self.staat.gebeurtenissen}))


class Standen:
    """The work of all people in a study, read in one go; damage in the files is in `meldingen`.

    With `interview` only what is about that one is read.
    """

    def __init__(
        self,
        onderzoek: Onderzoek,
        codeboek: Codeboek,
        interview: str | None = None,
        lezer: Lezer = lees_journaal,
    ) -> None:
        read = lezer(onderzoek, interview)
        self.meldingen: tuple[tuple[Path, Melding], ...] = read.meldingen
        self._onderzoek = onderzoek
        self._sprekers = codeboek.instellingen.sprekers
        self._by_interview: dict[str, list[Gebeurtenis | Onbekend]] = {}
        self._written: dict[str, list[Gebeurtenis | Onbekend]] = {}
        written = tuple(read.gebeurtenissen)
        for was, g in zip(written, Hertaler.van(codeboek).alle(written), strict=True):
            self._by_interview.setdefault(g.interview, []).append(g)
            self._written.setdefault(g.interview, []).append(was)

    @property
    def codeurs(self) -> tuple[str, ...]:
        """Give everyone who did anything, by name."""
        return tuple(sorted({g.codeur for row in self._by_interview.values() for g in row if g.codeur}))

    @property
    def interviews(self) -> tuple[str, ...]:
        """Give the interviews that anyone worked on, also those that are no longer there."""
        return tuple(sorted(id for id in self._by_interview if id != STUDIE))

    def gebeurtenissen(self, interview: str) -> tuple[Gebeurtenis | Onbekend, ...]:
        """Give the events on one interview as they were written, in no order."""
        return tuple(self._written.get(interview, ()))

    def van(self, interview: Interview) -> Stand:
        """Fold the work on one interview, each place brought to its text of now."""
        sha = hash_tekst(interview.tekst)
        found = tuple(self._counted(g, interview, sha) for g in self._by_interview.get(interview.id, ()))
        if all(isinstance(g, Onbekend) or g.tekst in ("", sha) for g in found):
            return Stand(interview.id, sha, found, vouw(found), geschreven=self._differing(found, interview))
        herplaatser = open_herplaatser(self._onderzoek, interview, self._sprekers)
        over = herplaatser.breng_over(found)
        staat = vouw(over.gebeurtenissen)
        return Stand(
            interview.id,
            sha,
            over.gebeurtenissen,
            staat,
            tuple(_onzeker(g, herplaatser) for g in te_plaatsen(staat) if g.id in over.onzeker),
            tuple(g for g in staat.geldend if g.id in over.onbekend),
            self._differing(over.gebeurtenissen, interview),
        )

    def _counted(self, g: Gebeurtenis | Onbekend, interview: Interview, sha: str) -> Gebeurtenis | Onbekend:
        if isinstance(g, Onbekend) or g.tekst != sha:
            return g
        return zonder_nieuwe_sprekers(g, interview, self._sprekers)

    def _differing(
        self, read: Iterable[Gebeurtenis | Onbekend], interview: Interview
    ) -> dict[str, Gebeurtenis]:
        """Give as they were written those events that are read as something else."""
        both = zip(read, self._written.get(interview.id, ()), strict=True)
        return {was.id: was for g, was in both if g is not was and isinstance(was, Gebeurtenis)}

    def van_studie(self) -> Staat:
        """Fold what belongs to no interview: memos on codes and on the study."""
        return vouw(self._by_interview.get(STUDIE, ()))


def lees_standen(onderzoek: Onderzoek) -> Standen:
    """Read the work of all people in a study once, to give to all that ask for it."""
    return Standen(onderzoek, lees_codeboek(onderzoek.codeboek))


def open_herplaatser(
    onderzoek: Onderzoek, interview: Interview, sprekers: tuple[str, ...], blad: Herkomstblad | None = None
) -> Herplaatser:
    """Give what brings work on former versions of an interview to its text.

    `blad` is the provenance, where that is not the one on the disk. Without any that can be read
    nothing can be brought along.
    """
    sha = hash_tekst(interview.tekst)
    try:
        kaarten = (blad or lees_herkomst(onderzoek, interview.id)).kaarten(sha)
    except OnderzoekFout:
        kaarten = {}
    return Herplaatser(interview, sha, kaarten, sprekers)


def vroegere_teksten(onderzoek: Onderzoek, interview: Interview) -> Vroegere:
    """Give what is left of the former versions of an interview, to verify work on them by."""
    kaarten = lees_herkomst(onderzoek, interview.id).kaarten(hash_tekst(interview.tekst))
    return {(interview.id, sha): Vroeger(kaart, interview.tekst) for sha, kaart in kaarten.items()}


def code_van(gebeurtenis: Gebeurtenis) -> tuple[str, str]:
    """Give the code and pole that an event is about, if any."""
    inhoud = gebeurtenis.inhoud
    return (inhoud.code, inhoud.pool) if isinstance(inhoud, (Besluit, Codering)) else ("", "")


def _onzeker(g: Gebeurtenis, herplaatser: Herplaatser) -> Onzeker:
    assert g.anker is not None  # noqa: S101 -- what has to be placed has a place
    found = herplaatser.plaats(g.anker, g.tekst)
    _, _, citaat, ervoor, erna = g.anker
    return Onzeker(
        g.id, g.codeur, g.soort, *code_van(g), citaat, ervoor, erna, found.anker, found.plaats.value
    )
