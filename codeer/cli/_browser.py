"""Open the page in a browser without showing its key to other users of this computer."""

from __future__ import annotations

import html
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

_SNAP = Path("/snap/bin")
_BLAD = """<!doctype html>
<html lang="nl"><meta charset="utf-8"><title>codeer</title>
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0;url={adres}">
<p>De pagina gaat zo open. Gebeurt er niets? <a href="{adres}">Klik dan hier</a>.</p>
</html>
"""


class Doorstuurblad:
    """A file that only this user can read, and that sends a browser on to the page.

    What a program is started with, all users of a computer can see: so a browser is started with the
    name of this file, and not with the address, which holds the key.
    """

    def __init__(self, adres: str) -> None:
        self._adres = adres
        self._map: Path | None = None

    def open(self) -> bool:
        """Open the browser; False when there is none, or no place for the file."""
        import webbrowser

        open_page: Callable[[str], bool] = webbrowser.open
        try:
            path = self._write()
        except OSError:
            return False
        return open_page(path.as_uri())

    def weg(self) -> None:
        """Take the file away: the page is open, or codeer stops."""
        if self._map is not None:
            shutil.rmtree(self._map, ignore_errors=True)
            self._map = None

    def _write(self) -> Path:
        # a browser that is a snap has a /tmp of its own, and sees no hidden folders
        home = Path.home() if _SNAP.is_dir() else None
        self._map = Path(tempfile.mkdtemp(prefix="codeer-", dir=home))
        path = self._map / "open.html"
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(_BLAD.format(adres=html.escape(self._adres)))
        return path
