"""Making events: an id that sorts by time, and a number that counts on."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime

from codeer.core.gebeurtenis import STUDIE, Anker, Gebeurtenis, Inhoud
from codeer.core.gebeurtenis_regel import check
from codeer.core.vouwen import Staat

Klok = Callable[[], datetime]
Toeval = Callable[[int], bytes]


def maak_id(moment: datetime, toeval: bytes) -> str:
    """Give the UUIDv7 (RFC 9562) of a moment and ten random bytes."""
    since_1970 = int(moment.timestamp() * 1000)
    random = int.from_bytes(toeval[:10], "big")
    value = (since_1970 & (1 << 48) - 1) << 80 | random & ~(0xF << 76) & (1 << 80) - 1
    value = value & ~(0xF << 76) | 0x7 << 76  # the version
    value = value & ~(0x3 << 62) | 0x2 << 62  # the variant
    return str(uuid.UUID(int=value))


class Maker:
    """Makes the events of one codeur on one device; `nr` is the highest number seen so far."""

    def __init__(self, codeur: str, apparaat: str, klok: Klok, toeval: Toeval, nr: int = 0) -> None:
        self.codeur = codeur
        self._apparaat = apparaat
        self._klok = klok
        self._toeval = toeval
        self._nr = nr

    def zag(self, nr: int) -> None:
        """Take note of a number seen elsewhere: what is made from now on counts on from it."""
        self._nr = max(self._nr, nr)

    def maak(  # noqa: PLR0913 -- an event has these parts
        self,
        inhoud: Inhoud,
        *,
        interview: str = STUDIE,
        tekst: str = "",
        anker: Anker | None = None,
        codeboek: str = "",
        na: tuple[str, ...] = (),
    ) -> Gebeurtenis:
        """Make an event; ValueError when its parts do not belong together."""
        moment = self._klok().astimezone(UTC)
        made = Gebeurtenis(
            id=maak_id(moment, self._toeval(10)),
            apparaat=self._apparaat,
            nr=self._nr + 1,
            tijd=moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
            codeur=self.codeur,
            inhoud=inhoud,
            na=na,
            interview=interview,
            tekst=tekst,
            codeboek=codeboek,
            anker=anker,
        )
        check(made)
        self._nr += 1
        return made


def sluit_aan(staat: Staat, gebeurtenis: Gebeurtenis) -> Gebeurtenis:
    """Let an event replace all that holds now on its own target; call this before it is kept.

    `staat` is what the person had before her: what she did not see stays beside it, as a conflict.
    ValueError when the event's number does not come after all in it (call `Maker.zag` first).
    """
    if gebeurtenis.nr <= staat.nr:
        raise ValueError("de maker zag deze stand niet")
    return gebeurtenis._replace(na=tuple(dict.fromkeys((*gebeurtenis.na, *staat.koppen_voor(gebeurtenis)))))
