"""For tests that import: a study with nothing in it, sources beside it, and the import itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from codeer.steps.importeer import Keuzes, Uitkomst, importeer
from codeer.storage.onderzoek import Onderzoek


def leeg_onderzoek(folder: Path) -> Onderzoek:
    folder.mkdir()
    (folder / "codeboek.yaml").touch()
    return Onderzoek(folder)


def bronnen_in(folder: Path, gewoon: str = "") -> Callable[..., str]:
    """Give what writes a source in a folder and tells where it is."""

    def maak(naam: str = "gesprek.txt", tekst: str | bytes = gewoon) -> str:
        path = folder / naam
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(tekst if isinstance(tekst, bytes) else tekst.encode())
        return str(path)

    return maak


def voer_in(o: Onderzoek, *bronnen: object, stdin: bytes = b"", **keuzes: object) -> Uitkomst:
    return importeer(o, [str(b) for b in bronnen], Keuzes(**keuzes), lambda n: stdin[:n])
