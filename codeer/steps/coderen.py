"""Someone at work: every act is checked against the disk, kept on the disk, and only then told as done."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace

from codeer.core.codering import OVERLEG
from codeer.core.codeurnaam import is_eigenaar
from codeer.core.errors import CodeerFout, GebruiksFout, SlotFout
from codeer.core.gebeurtenis import STUDIE, Anker, Beslissing, Gebeurtenis, Inzage, Over, Zicht
from codeer.core.hernoemd import Hertaler, vertaal
from codeer.core.terugdraaien import samen
from codeer.core.vouwen import vouw
from codeer.steps import _daden
from codeer.steps._bronbeeld import Bron, Bronbeeld
from codeer.steps._werk import Werk, Werkbeeld
from codeer.storage.apparaat import open_maker
from codeer.storage.journaal import WACHT, Journaal
from codeer.storage.onderzoek import Onderzoek

Plan = Callable[[Werk], list[Gebeurtenis]]
# a place as a person chose it: begin, eind, and the text that she had before her there
Plek = tuple[int, int, str]
_VIEWS = 20  # that are remembered of an interview


@dataclass(frozen=True, slots=True)
class Bewaard:
    """What an act came to: the ids of its events (also of those that were there), and what stands now."""

    ids: tuple[str, ...]
    beeld: Werkbeeld


class Werkplek:
    """One codeur at work in a study, in one or more interviews; safe for several threads.

    Each act takes the lock of her journal, reads anew what stands on the disk, checks, keeps, and
    gives back what stands there now. `gezien` is the highest event number that the person saw: an act
    on what came after it raises VerouderdFout, as does a quote that the text does not have. SlotFout
    when another process holds the journal, SchrijfFout when the disk is full: nothing is kept then.
    `blind` hides suggestions and others in all interviews, `blind_in` in these.
    """

    def __init__(
        self,
        onderzoek: Onderzoek,
        codeur: str,
        *,
        blind: bool = False,
        blind_in: Sequence[str] = (),
        wacht: float = WACHT,
    ) -> None:
        if not is_eigenaar(codeur):
            raise ValueError(codeur)
        self.onderzoek = onderzoek
        self.codeur = codeur
        self.blind = blind
        self._blind_in = frozenset(blind_in)
        self._wacht = wacht
        self._maker = open_maker(onderzoek, codeur)
        self._lock = threading.RLock()
        self._held: tuple[Journaal, Werkbeeld] | None = None
        self._shown: dict[str, dict[int, frozenset[str]]] = {}
        self.bron = Bronbeeld(onderzoek)

    def is_blind(self, interview: str) -> bool:
        """Tell whether an interview is to be coded without suggestions and others in view."""
        return self.blind or interview in self._blind_in

    def beeld(self, interview: str) -> Werkbeeld:
        """Give an interview as it stands on the disk now; STUDIE for what belongs to none."""
        with self._lock:
            bron = self.bron.lees(interview)
            if any(path.parent.name == self.codeur for path in self.bron.onleesbaar):
                raise SlotFout(
                    "Een ander programma houdt je werk even vast.",
                    "Wacht tot OneDrive, SURFdrive of de virusscanner klaar is, en probeer het opnieuw.",
                )
            return self._beeld(bron)

    def beelden(self) -> Iterator[tuple[str, Werkbeeld | CodeerFout]]:
        """Give all interviews as they stand on the disk now, or why one cannot be read."""
        with self._lock:
            for interview, bron in self.bron.lees_alle():
                yield interview, bron if isinstance(bron, CodeerFout) else self._beeld(bron)

    def _beeld(self, bron: Bron) -> Werkbeeld:
        return Werkbeeld(
            codeur=self.codeur,
            codeboek=bron.codeboek,
            codeboek_hash=bron.codeboek_hash,
            interview=bron.interview,
            stand=bron.stand,
            voorgesteld=bron.voorgesteld,
            dekking=bron.dekking,
            blind=self.is_blind(bron.interview.id),
        )

    def bekijk(self, interview: str, beeld: Werkbeeld | None = None) -> Werkbeeld:
        """Give what this codeur may see of an interview, after it was noted that she sees it."""
        with self._lock:
            shown = beeld or self.beeld(interview)
            if not _unnoted(shown):
                return shown
            return self._do(
                interview, lambda werk: [werk.maak(Inzage(z)) for z in _unnoted(werk.beeld)]
            ).beeld

    def toonde(self, beeld: Werkbeeld) -> None:
        """Remember what a person was shown, to know what she acts on when she gives its number back."""
        with self._lock:
            views = self._shown.setdefault(beeld.interview.id, {})
            views.pop(beeld.staat.nr, None)
            views[beeld.staat.nr] = frozenset(g.id for g in beeld.staat.gebeurtenissen)
            while len(views) > _VIEWS:
                views.pop(next(iter(views)))

    def besluit(  # noqa: PLR0913 -- a decision has these parts
        self,
        interview: str,
        plek: Plek,
        code: str,
        pool: str,
        beslissing: Beslissing,
        *,
        wordt: tuple[str, str] | None = None,
        facetten: Mapping[str, str] | None = None,
        waarom: str = "",
        reden: str = "",
        gezien: int | None = None,
    ) -> Bewaard:
        """Decide on a suggestion; `wordt` is the code and pole that it became, with ANDERS."""

        def plan(werk: Werk) -> list[Gebeurtenis]:
            anker = werk.anker(*plek)
            why = _daden.Waarom(waarom, reden)
            return _daden.besluit(werk, anker, (code, pool), beslissing, wordt, facetten, why)

        return self._do(interview, plan, gezien)

    def codeer(  # noqa: PLR0913 -- a coding has these parts
        self,
        interview: str,
        plek: Plek,
        code: str,
        pool: str,
        *,
        facetten: Mapping[str, str] | None = None,
        na: Sequence[str] = (),
        reden: str = "",
        gezien: int | None = None,
    ) -> Bewaard:
        """Give a code to a text; `na` are ids of own codings or decisions that it replaces."""

        def plan(werk: Werk) -> list[Gebeurtenis]:
            anker = werk.anker(*plek)
            return _daden.codeer(werk, anker, code, pool, facetten=facetten, na=na, reden=reden)

        return self._do(interview, plan, gezien)

    def facetten(
        self, interview: str, id: str, facetten: Mapping[str, str], *, gezien: int | None = None
    ) -> Bewaard:
        """Give an own coding or decision these facets and no others."""
        return self._do(interview, lambda werk: _daden.facetten(werk, id, facetten), gezien)

    def haal_weg(self, interview: str, id: str, *, gezien: int | None = None) -> Bewaard:
        """Take back an own coding, decision, memo, idea or finish."""
        return self._do(interview, lambda werk: _daden.haal_weg(werk, id), gezien)

    def memo(
        self, interview: str, over: Over, sleutel: str, tekst: str, *, gezien: int | None = None
    ) -> Bewaard:
        """Write a memo (an empty text takes it back); `sleutel` is an event id, a code, or nothing.

        A memo on a code or on the study belongs to no interview: `interview` does not matter then.
        """
        here = interview if over in (Over.CODERING, Over.INTERVIEW) else STUDIE
        # the number that was seen is of the interview; the study has its own count
        seen = gezien if here else None
        return self._do(here, lambda werk: _daden.memo(werk, over, sleutel, tekst), seen)

    def open_code(
        self, interview: str, plek: Plek, naam: str, toelichting: str = "", *, gezien: int | None = None
    ) -> Bewaard:
        """Note an idea for a code at a place."""
        return self._do(
            interview, lambda werk: _daden.open_code(werk, werk.anker(*plek), naam, toelichting), gezien
        )

    def klaar(
        self,
        interview: str,
        plek: tuple[int, int] | None = None,
        codes: Sequence[str] | None = None,
        *,
        gezien: int | None = None,
    ) -> Bewaard:
        """Finish a passage or the whole interview, for the codes of now or for these of them alone."""
        return self._do(interview, lambda werk: _daden.klaar(werk, _passage(werk, plek), codes), gezien)

    def heropen(
        self, interview: str, plek: tuple[int, int] | None = None, *, gezien: int | None = None
    ) -> Bewaard:
        """Let a passage or the whole interview be unfinished again."""
        return self._do(interview, lambda werk: _daden.heropen(werk, *(plek or (None, None))), gezien)

    def kies(self, interview: str, ids: Sequence[str], id: str, *, gezien: int | None = None) -> Bewaard:
        """Settle an own conflict: the choice `id` holds and the others of `ids` do not."""
        return self._do(interview, lambda werk: _daden.kies(werk, ids, id), gezien)

    def plaats(self, interview: str, id: str, plek: Plek, *, gezien: int | None = None) -> Bewaard:
        """Say where in the text of now a piece of own work belongs."""
        return self._do(interview, lambda werk: _daden.plaats(werk, id, werk.anker(*plek)), gezien)

    def terug(self, interview: str, *, gezien: int | None = None) -> Bewaard:
        """Undo the codeur's last act in an interview; again and again, also after a restart."""
        return self._do(interview, _daden.terug, gezien)

    @contextmanager
    def samen(self, interview: str) -> Iterator[None]:
        """Hold the journal of an interview during many acts, such as all of a sheet: read it only once."""
        with self._lock, ExitStack() as stack:
            journaal = stack.enter_context(self._journaal(interview))
            self._held = journaal, self.beeld(interview)
            stack.callback(self._release)
            yield

    def _release(self) -> None:
        self._held = None

    def _journaal(self, interview: str) -> Journaal:
        self.bron.check(interview)
        return Journaal(self.onderzoek, self.codeur, interview, self._wacht)

    def _do(self, interview: str, plan: Plan, gezien: int | None = None) -> Bewaard:
        """Carry out one act: under the lock, on what stands on the disk, kept before anyone is told."""
        with self._lock, ExitStack() as stack:
            held = self._held
            if held is None or held[1].interview.id != interview:
                held = stack.enter_context(self._journaal(interview)), self.beeld(interview)
            journaal, beeld = held
            shown = self._shown.get(interview, {}).get(-1 if gezien is None else gezien)
            made = plan(Werk(beeld, self._maker, gezien, shown))
            new = samen([g for g in made if beeld.staat.gebeurtenis(g.id) is None])
            journaal.bewaar(new)
            ids = tuple(g.id for g in made)
            if _reads_back(beeld, new):
                # what was just kept reads back as it was made: that much the journal checked
                after = _with(beeld, new) if new else beeld
                self.bron.onthoud(after.stand, new)
            else:
                after = self.beeld(interview)
            if self._held is held:
                self._held = journaal, after
            return Bewaard(ids, after)


def _reads_back(beeld: Werkbeeld, new: Sequence[Gebeurtenis]) -> bool:
    """Tell whether events read as they were made, and change nothing in how others are read.

    Work on a former text has to be brought to that of now, and that on merged codes to one name.
    """
    hertaler = Hertaler.van(beeld.codeboek)
    here = all(g.tekst in ("", beeld.stand.tekst) for g in new)
    return here and not hertaler.delen and all(vertaal(g, hertaler.namen) is g for g in new)


def _with(beeld: Werkbeeld, new: Sequence[Gebeurtenis]) -> Werkbeeld:
    """Add events that were just kept, without reading the disk again."""
    stand = beeld.stand
    events = (*stand.gebeurtenissen, *new)
    placed = {id for g in new for id in g.na}
    onzeker = tuple(o for o in stand.onzeker if o.id not in placed)
    return replace(beeld, stand=replace(stand, gebeurtenissen=events, staat=vouw(events), onzeker=onzeker))


def _passage(werk: Werk, plek: tuple[int, int] | None) -> Anker | None:
    """Anchor a passage that is finished; None is the whole interview."""
    if plek is None:
        return None
    text = werk.beeld.interview.tekst
    if not 0 <= plek[0] < plek[1] <= len(text):
        raise GebruiksFout("Deze passage staat niet in de tekst.", "Laad de pagina opnieuw.")
    return Anker.in_tekst(text, *plek)


def _unnoted(beeld: Werkbeeld) -> list[Zicht]:
    """Give what this codeur is about to see, and of which no event tells yet that she does."""
    if beeld.blind or not beeld.interview.id or beeld.codeur == OVERLEG:
        return []
    noted = {g.inhoud.van for g in beeld.eigen if isinstance(g.inhoud, Inzage)}
    seen = [Zicht.VOORSTELLEN] if beeld.voorgesteld.voorstellen else []
    seen += [Zicht.ANDEREN] if beeld.anderen else []
    return [zicht for zicht in seen if zicht not in noted]
