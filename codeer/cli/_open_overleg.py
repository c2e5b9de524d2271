"""Open the page "Verschillen bespreken", for a meeting around one screen."""

from __future__ import annotations

from pathlib import Path

from codeer.cli._uitvoer import tell


def bespreek(map: Path | None, *, poort: int, browser: bool) -> int:
    """Serve the page until Ctrl+C."""
    from codeer.cli._browser import Doorstuurblad
    from codeer.cli.open import _storing, show_adres
    from codeer.steps.onderzoek import open_onderzoek
    from codeer.steps.overlegpagina import open_overleg

    server = open_overleg(open_onderzoek(map), poort, _storing)
    tell("Verschillen bespreken. Wat jullie kiezen wordt meteen bewaard, als overleg.")
    tell("Laat dit venster open zolang jullie bezig zijn. Stoppen: Ctrl+C.")
    blad = Doorstuurblad(server.adres())
    try:
        show_adres(server.adres(), server.bij_eerste, blad if browser else None)
        server.loop()
    finally:
        blad.weg()
    tell("\nGestopt. Jullie besluiten staan in coderingen/overleg")
    return 0
