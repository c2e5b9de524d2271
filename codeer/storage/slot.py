"""The lock on a study: one codeer at a time changes it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import filelock

from codeer.core.errors import SlotFout
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.schrijf import leftovers, write_faults

WACHT = 3.0


@contextmanager
def slot(onderzoek: Onderzoek, wacht: float = WACHT) -> Iterator[None]:
    """Hold the study's lock while the block runs, and clear away what a killed codeer left half written.

    Raises SlotFout when another codeer still holds it after `wacht` seconds.
    """
    path = onderzoek.tijdelijk / "slot"
    lock = filelock.FileLock(path)
    with write_faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=wacht, poll_interval=0.05)
        except filelock.Timeout as error:
            raise SlotFout(
                f"Een andere codeer werkt op dit moment in {onderzoek.map}.",
                "Wacht tot die klaar is, of sluit dat venster, en probeer het opnieuw.",
            ) from error
    try:
        # under the lock nobody else is writing, so whatever is half written stays so
        for rest in (*leftovers(onderzoek.map), *leftovers(onderzoek.interviews)):
            with suppress(OSError):
                rest.unlink()
        yield
    finally:
        lock.release()
