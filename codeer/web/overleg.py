"""The routes of the page "Verschillen bespreken", behind the same guard as the page of a codeur."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from codeer.web.app import Json, Kader, Storing, antwoord, lees_verzoek, maak_kale_app
from codeer.web.server import Server

if TYPE_CHECKING:
    from flask import Flask, Response


KADER = Kader("Verschillen bespreken", "Naar de plek", ("stijl", "overleg"), "overleg")


class Overleg(Protocol):
    """What answers the page; every fault is a CodeerFout."""

    def begin(self) -> Json:
        """Give the codebook and all places where codeurs differ."""
        ...

    def besluit(self, gegevens: object) -> Json:
        """Keep a decision; when this returns it is on the disk."""
        ...

    def laat_los(self, gegevens: object) -> Json:
        """Let a decision on words that are gone no longer hold; when this returns it is on the disk."""
        ...


def maak_overleg_app(
    overleg: Overleg, poort: int, sleutel: str, storing: Storing | None = None, kluis: bytes = b""
) -> Flask:
    """Make the app that answers on this port to who knows the secret."""
    app = maak_kale_app(poort, sleutel, storing, KADER, kluis)

    @app.get("/api/overleg")
    def begin() -> Response:
        return antwoord(overleg.begin())

    @app.post("/api/overleg/besluit")
    def besluit() -> Response:
        return antwoord(overleg.besluit(lees_verzoek()))

    @app.post("/api/overleg/laat-los")
    def laat_los() -> Response:
        return antwoord(overleg.laat_los(lees_verzoek()))

    return app


class Overlegserver(Server):
    """Serves the page of the team's decisions on one port."""

    def __init__(
        self, overleg: Overleg, poort: int = 0, storing: Storing | None = None, kluis: bytes = b""
    ) -> None:
        self._begin(lambda poort, sleutel: maak_overleg_app(overleg, poort, sleutel, storing, kluis), poort)
