"""Word and LibreOffice documents, built in memory: no binary fixtures."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
    f'Type="{R}/officeDocument" Target="/word/document.xml"/></Relationships>'
)
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip with these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def p(tekst: str, *, bold: str = "", props: str = "") -> str:
    """A paragraph of Word; `bold` comes first, a line feed is a soft break, a tab a tab."""
    return f"<w:p>{props}{run(bold, '<w:b/>') if bold else ''}{run(tekst)}</w:p>"


def run(tekst: str, props: str = "") -> str:
    inner = escape(tekst).replace("\n", "</w:t><w:br/><w:t>").replace("\t", "</w:t><w:tab/><w:t>")
    return f"<w:r><w:rPr>{props}</w:rPr><w:t>{inner}</w:t></w:r>"


def table(rows: list[list[str]]) -> str:
    cells = ("".join(f"<w:tc>{p(c)}</w:tc>" for c in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def word(body: str, *, ns: str = W, doctype: str = "", **parts: str) -> bytes:
    """A Word document with this body; parts by name without folder and extension."""
    doc = (
        f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<w:document xmlns:w="{ns}" xmlns:r="{R}" xmlns:mc="{MC}">'
        f"<w:body>{body}</w:body></w:document>"
    )
    rest = {f"word/{name}.xml": f'<w:x xmlns:w="{ns}">{xml}</w:x>' for name, xml in parts.items()}
    return pack({"_rels/.rels": RELS, "word/document.xml": doc, **rest})


def libre(body: str, *, styles: str = "", doctype: str = "", **parts: str) -> bytes:
    """A LibreOffice document with this body; `styles` are automatic styles."""
    names = " ".join(
        f'xmlns:{short}="{ODF}:{long}:1.0"'
        for short, long in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("style", "style"),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<office:document-content {names}><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    rest = {f"{name}.xml": f"<office:document {names}>{xml}</office:document>" for name, xml in parts.items()}
    return pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **rest})


Show = Callable[..., str]


@pytest.fixture
def text_of() -> Show:
    """Read a source to its stored text."""
    from codeer.core.sprekers import bouw, herken
    from codeer.readers._bestand import lees

    def show(inhoud: bytes | str, uitgang: str, **eigen: str) -> str:
        raw = inhoud if isinstance(inhoud, bytes) else inhoud.encode()
        (reading,) = lees(raw, uitgang)
        return bouw(reading, herken(reading, eigen)).tekst

    return show


@pytest.fixture
def remarks_of() -> Callable[..., str]:
    """Read a source and give its remarks, one a line."""
    from codeer.core.sprekers import bouw, herken
    from codeer.readers._bestand import lees

    def show(inhoud: bytes | str, uitgang: str, tekenset: str = "") -> str:
        raw = inhoud if isinstance(inhoud, bytes) else inhoud.encode()
        (reading,) = lees(raw, uitgang, tekenset)
        return "\n".join(bouw(reading, herken(reading, {})).meldingen)

    return show


class Documenten:
    """The builders, for tests that need them: test modules cannot import one another."""

    word = staticmethod(word)
    libre = staticmethod(libre)
    p = staticmethod(p)
    run = staticmethod(run)
    table = staticmethod(table)
    pack = staticmethod(pack)
    strict = STRICT


@pytest.fixture(scope="session")
def maak() -> type[Documenten]:
    return Documenten
