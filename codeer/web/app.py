"""The web app: routes of the page and of its questions, every fault a Dutch sentence in JSON."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from secrets import token_bytes
from string import Template
from types import TracebackType
from typing import NamedTuple, Protocol

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, InternalServerError

from codeer.core.errors import (
    CodeerFout,
    GebruiksFout,
    OnderzoekFout,
    SchrijfFout,
    SlotFout,
    VerouderdFout,
)
from codeer.web.beveiliging import MAX_BYTES, Poortwachter, bewijs, voeg_koppen_toe

Json = dict[str, object]
# told of a fault in codeer itself; what it makes of it is not shown in the page
Storing = Callable[[Exception], None]
_MAP = Path(__file__).parent / "pagina"
_HTML = "text/html; charset=utf-8"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_STATUS: dict[type[CodeerFout], int] = {
    GebruiksFout: 400,
    OnderzoekFout: 404,
    VerouderdFout: 409,
    SlotFout: 423,
    SchrijfFout: 507,
}
_ZINNEN = {
    400: "Dit verzoek is niet te begrijpen.",
    404: "Deze pagina is er niet.",
    405: "Dit kan hier niet.",
    413: "Dit is te veel tekst in één keer.",
    500: "Er ging iets mis in codeer zelf.",
}
_TIP = "Laad de pagina opnieuw. Helpt dat niet, start codeer dan opnieuw met: codeer open"


class Kader(NamedTuple):
    """What differs between the pages: their name, where a skip link goes, their looks and their script."""

    titel: str
    sprong: str
    stijlen: tuple[str, ...]
    begin: str

    def html(self) -> bytes:
        """Give the page without anything in it; the script fills it."""
        links = "\n".join(f'  <link rel="stylesheet" href="/pagina/{s}.css">' for s in self.stijlen)
        template = Template((_MAP / "kader.html").read_text("utf-8"))
        filled = template.substitute(self._asdict() | {"stijlen": links})
        return filled.encode("utf-8")


LEZEN = Kader("Lezen en coderen", "Naar de tekst", ("stijl", "lijst", "lezen", "paneel"), "start")


class Pagina(Protocol):
    """What answers the page; every answer is plain values, every fault a CodeerFout."""

    def begin(self) -> Json:
        """Give the codebook and the list of interviews."""
        ...

    def interview(self, id: str) -> Json:
        """Give one interview and how it stands."""
        ...

    def stand(self, id: str) -> Json:
        """Give how one interview stands."""
        ...

    def daad(self, id: str, gegevens: object) -> Json:
        """Carry out an act in an interview; when this returns it is on the disk."""
        ...

    def ideeen(self, id: str) -> Json:
        """Give the ideas to make things better."""
        ...

    def idee(self, id: str, gegevens: object) -> Json:
        """Put a coding under an idea, or take it away."""
        ...

    def memo(self, gegevens: object) -> Json:
        """Keep a memo on a code or on the study."""
        ...

    def bekeken(self, gegevens: object) -> Json:
        """Note that the codeur sees what an interview has to show."""
        ...

    def opsturen(self) -> Json:
        """Make the file to send back."""
        ...


class _App(Flask):
    """Flask without its log: a traceback could hold what people said."""

    storing: Storing | None = None

    def log_exception(
        self,
        exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None],
    ) -> None:
        if self.storing is not None and isinstance(exc_info[1], Exception):
            self.storing(exc_info[1])


def maak_app(
    pagina: Pagina, poort: int, sleutel: str, storing: Storing | None = None, kluis: bytes = b""
) -> Flask:
    """Make the app that answers on this port to who knows the secret; `kluis` as maak_kale_app says."""
    app = maak_kale_app(poort, sleutel, storing, kluis=kluis)
    _add_questions(app, pagina)
    return app


def maak_kale_app(
    poort: int,
    sleutel: str,
    storing: Storing | None = None,
    kader: Kader = LEZEN,
    kluis: bytes = b"",
) -> Flask:
    """Make an app that guards its port and gives out the files of the page, framed by `kader`.

    `kluis` are 32 bytes with which the page locks what the browser holds for it, else made up anew.
    """
    app = _App(__name__, static_folder=None)
    app.storing = storing
    app.config.update(MAX_CONTENT_LENGTH=MAX_BYTES, PROVIDE_AUTOMATIC_OPTIONS=False)
    # every fault comes to the handlers below, whatever the environment says of debugging
    app.config.update(PROPAGATE_EXCEPTIONS=False, TRAP_HTTP_EXCEPTIONS=False, TESTING=False, DEBUG=False)
    wachter = Poortwachter(poort, sleutel)

    @app.before_request
    def guard() -> Response | None:
        refused = wachter.weigert(request)
        return _fault(refused[0], refused[1]) if refused else None

    app.after_request(voeg_koppen_toe)
    app.register_error_handler(CodeerFout, _on_fout)
    app.register_error_handler(HTTPException, _on_http)
    _add_files(app, kader)
    _add_secrets(app, sleutel, kluis or token_bytes(32))
    return app


def _add_files(app: Flask, kader: Kader) -> None:
    """Serve the files of the page; a name that is not among them is nothing, whatever dots it holds."""

    @app.get("/")
    def index() -> Response:
        return Response(kader.html(), content_type=_HTML)

    @app.get("/pagina/<naam>")
    def bestand(naam: str) -> Response:
        return _file(naam)


def _add_secrets(app: Flask, sleutel: str, kluis: bytes) -> None:
    @app.get("/bewijs/<vraag>")
    def prove(vraag: str) -> Response:
        proof = bewijs(sleutel, vraag)
        return _fault(404, _ZINNEN[404]) if proof is None else antwoord({"bewijs": proof})

    @app.get("/api/kluis")
    def vault() -> Response:
        return antwoord({"kluis": b64encode(kluis).decode("ascii")})


def _add_questions(app: Flask, pagina: Pagina) -> None:
    @app.get("/api/begin")
    def begin() -> Response:
        return antwoord(pagina.begin())

    @app.get("/api/interview/<id>")
    def interview(id: str) -> Response:
        return antwoord(pagina.interview(id))

    @app.post("/api/interview/<id>/daad")
    def daad(id: str) -> Response:
        try:
            return antwoord(pagina.daad(id, lees_verzoek()))
        except VerouderdFout as fout:
            return antwoord({"fout": fout.fout, "tip": fout.tip, "stand": pagina.stand(id)}, 409)

    @app.get("/api/interview/<id>/ideeen")
    def ideeen(id: str) -> Response:
        return antwoord(pagina.ideeen(id))

    @app.post("/api/interview/<id>/idee")
    def idee(id: str) -> Response:
        return antwoord(pagina.idee(id, lees_verzoek()))

    @app.post("/api/memo")
    def memo() -> Response:
        return antwoord(pagina.memo(lees_verzoek()))

    @app.post("/api/bekeken")
    def bekeken() -> Response:
        return antwoord(pagina.bekeken(lees_verzoek()))

    @app.post("/api/opsturen")
    def opsturen() -> Response:
        return antwoord(pagina.opsturen())


def lees_verzoek() -> object:
    """Read the JSON that was sent; GebruiksFout when it is none."""
    try:
        return json.loads(request.get_data())
    except (ValueError, RecursionError) as error:
        raise GebruiksFout(_ZINNEN[400], _TIP) from error


def antwoord(values: Json, status: int = 200) -> Response:
    """Give plain values as JSON."""
    # escaped, so that half an emoji, as a browser may send, comes back as it was
    return Response(json.dumps(values, separators=(",", ":")), status, mimetype="application/json")


def _fault(status: int, fout: str, tip: str = _TIP) -> Response:
    return antwoord({"fout": fout, "tip": tip}, status)


def _on_fout(fout: CodeerFout) -> Response:
    status = next((number for kind, number in _STATUS.items() if isinstance(fout, kind)), 422)
    return _fault(status, fout.fout, fout.tip)


def _on_http(error: HTTPException) -> Response:
    status = error.code or InternalServerError.code
    return _fault(status, _ZINNEN.get(status, _ZINNEN[400]))


def _file(naam: str) -> Response:
    path = next((p for p in _MAP.iterdir() if p.name == naam and p.suffix in _TYPES), None)
    if path is None:
        return _fault(404, _ZINNEN[404])
    return Response(path.read_bytes(), content_type=_TYPES[path.suffix])
