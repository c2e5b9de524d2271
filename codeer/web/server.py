"""The server behind the page: on this computer alone, until it is told to stop."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

from flask import request
from waitress.server import BaseWSGIServer, create_server

from codeer.core.errors import GebruiksFout
from codeer.web.app import Pagina, Storing, maak_app
from codeer.web.beveiliging import MAX_BYTES, maak_sleutel

if TYPE_CHECKING:
    from flask import Flask, Response

ADRES = "127.0.0.1"


def _silence() -> None:
    """Keep the server's English remarks off the screen: no one who codes can act on them."""
    log = logging.getLogger("waitress")
    log.propagate = False
    if not log.handlers:
        log.addHandler(logging.NullHandler())


class Server:
    """Serves the page of one codeur on one port; 0 is any that is free, another one at every start.

    A port that can be foretold would be no comfort but a hole. While codeer is away, another user of this
    computer could sit on it and give the browser a page of his own there, with a service worker or files
    for its cache. The browser would use those under the next codeer, which then has the same origin.
    Raises GebruiksFout when the port is taken.
    """

    def __init__(
        self, pagina: Pagina, poort: int = 0, storing: Storing | None = None, kluis: bytes = b""
    ) -> None:
        self._begin(lambda poort, sleutel: maak_app(pagina, poort, sleutel, storing, kluis), poort)

    def _begin(self, maak: Callable[[int, str], Flask], poort: int) -> None:
        _silence()
        self._socket = _bind(poort)
        self.poort: int = self._socket.getsockname()[1]
        self._sleutel = sleutel = maak_sleutel()
        self._wachtend: list[Callable[[], None]] = []
        app = maak(self.poort, sleutel)
        app.after_request(self._answered)
        self._server: BaseWSGIServer = create_server(
            app,
            sockets=[self._socket],
            threads=4,
            ident="",
            # the app itself refuses what is too long, in Dutch; this is the last resort
            max_request_body_size=2 * MAX_BYTES,
            clear_untrusted_proxy_headers=True,
        )

    def adres(self, interview: str = "") -> str:
        """Give the address of the page or an interview in it, with the secret: for one person only."""
        place = f"/interview/{interview}&" if interview else ""
        return f"http://{ADRES}:{self.poort}/#{place}sleutel={self._sleutel}"

    def bij_eerste(self, doe: Callable[[], None]) -> None:
        """Do this once, as soon as someone who knows the secret was answered."""
        self._wachtend.append(doe)

    def _answered(self, antwoord: Response) -> Response:
        if self._wachtend and antwoord.status_code < 400 and request.path.startswith("/api/"):
            self._wachtend.pop()()
        return antwoord

    def loop(self) -> None:
        """Answer until Ctrl+C; what is being kept at that moment is finished first."""
        try:
            self._server.run()
        finally:
            self.sluit()

    def sluit(self) -> None:
        """Let go of the port, and of the browsers that still hold a line open."""
        self._server.close()
        for channel in list(self._server.active_channels.values()):
            channel.close()


def _bind(poort: int) -> socket.socket:
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        # on Windows a second program could else listen on the same port
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            found.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:  # after a crash the port can be had again at once
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((ADRES, poort))
    except OSError as error:
        found.close()
        raise GebruiksFout(
            f"Poort {poort} is niet vrij op deze computer.",
            "Laat --poort weg; codeer zoekt dan zelf een vrije poort.",
        ) from error
    return found
