"""Who may speak to the server: only the page that it gave out itself, on this computer."""

from __future__ import annotations

import hmac
import re
import secrets
from hmac import compare_digest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Request, Response

HEADER = "X-Codeer-Sleutel"
MAX_BYTES = 1_000_000
_VRAAG = re.compile(r"[0-9a-f]{32}")
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def maak_sleutel() -> str:
    """Make up the secret of one session; in the address it stands after the #, which no browser sends."""
    return secrets.token_urlsafe(32)


def bewijs(sleutel: str, vraag: str) -> str | None:
    """Prove that this server knows the secret, without showing it; None for what is not a question.

    When codeer stops, any user of this computer may take over its port, and a page that was left open
    would speak to that stranger. So the page asks this first, each time, before it shows its own secret
    or what was typed. The answer to one random question is of no use for the next.
    """
    if not _VRAAG.fullmatch(vraag):
        return None
    return hmac.new(sleutel.encode(), f"codeer {vraag}".encode(), "sha256").hexdigest()


class Poortwachter:
    """Says of each request why it is refused, or nothing.

    A page of another site cannot pass: its Origin differs, and its Host too when a name was made to
    point to this computer. Another program of this computer does not know the secret.
    """

    def __init__(self, poort: int, sleutel: str) -> None:
        self._hosts = {f"127.0.0.1:{poort}", f"localhost:{poort}"}
        self._origins = {f"http://{host}" for host in self._hosts}
        self._sleutel = sleutel.encode()

    def weigert(self, verzoek: Request) -> tuple[int, str] | None:
        """Give the status and a sentence for a request that is refused."""
        headers = verzoek.headers
        if verzoek.environ.get("HTTP_HOST", "") not in self._hosts:
            return 403, "Deze pagina is alleen op deze computer te bereiken."
        origin = headers.get("Origin")
        if origin is not None and origin not in self._origins:
            return 403, "Een andere website mag hier niets vragen."
        if not verzoek.path.startswith("/api/"):
            return None
        if headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            return 403, "Een andere website mag hier niets vragen."
        if not compare_digest(headers.get(HEADER, "").encode("utf-8", "replace"), self._sleutel):
            return 403, "Dit venster hoort niet bij de codeer die nu loopt."
        if verzoek.method == "POST":
            return _refuse_body(verzoek)
        return None


def _refuse_body(verzoek: Request) -> tuple[int, str] | None:
    if verzoek.mimetype != "application/json":
        return 415, "Dit verzoek heeft niet de goede vorm."
    if (verzoek.content_length or 0) > MAX_BYTES:
        return 413, "Dit is te veel tekst in één keer."
    return None


def voeg_koppen_toe(antwoord: Response) -> Response:
    """Add the headers that keep the browser from doing anything but showing our page."""
    for name, value in _HEADERS.items():
        antwoord.headers[name] = value
    return antwoord
