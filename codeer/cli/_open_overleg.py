"""Open the page "Verschillen bespreken", for a meeting around one screen."""

from __future__ import annotations

from pathlib import Path

from codeer.cli._uitvoer import show, tell


def bespreek(map: Path | None, *, poort: int, browser: bool) -> int:
    """Serve the page until Ctrl+C."""
    from codeer.cli.open import _flush, _open_browser, _storing
    from codeer.steps.onderzoek import open_onderzoek
    from codeer.steps.overlegpagina import open_overleg

    server = open_overleg(open_onderzoek(map), poort, _storing)
    tell("Verschillen bespreken. Wat jullie kiezen wordt meteen bewaard, als overleg.")
    tell("Laat dit venster open zolang jullie bezig zijn. Stoppen: Ctrl+C.")
    show(f"Adres: {server.adres()}")
    if browser and not _open_browser(server.adres()):
        tell("Er opende geen browser. Kopieer het adres en plak het in je browser.")
    _flush()
    server.loop()
    tell("\nGestopt. Jullie besluiten staan in coderingen/overleg")
    return 0
