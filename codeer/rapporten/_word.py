"""Write a Word document: parts of fixed text around a body, with the same bytes for the same content."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from codeer.core.tekst import clean
from codeer.rapporten._word_lijf import Lijf

_SJABLONEN = Path(__file__).parent / "_sjablonen" / "word"
_GEEN_DATUM = "2000-01-01"  # as in the workbook: what has no date is of no day
_TIJD = (1980, 1, 1, 0, 0, 0)  # the first that a zip can tell
# The names that programs look for, each with the template that fills it.
_DELEN = {
    "[Content_Types].xml": "inhoudstypen.xml",
    "_rels/.rels": "pakket.rels",
    "docProps/app.xml": "app.xml",
    "docProps/core.xml": "kern.xml",
    "word/_rels/document.xml.rels": "document.rels",
    "word/document.xml": "document.xml",
    "word/fontTable.xml": "lettertypen.xml",
    "word/footer1.xml": "voettekst.xml",
    "word/header1.xml": "koptekst.xml",
    "word/numbering.xml": "nummering.xml",
    "word/settings.xml": "instellingen.xml",
    "word/styles.xml": "stijlen.xml",
    "word/theme/theme1.xml": "thema.xml",
}
_DIEPTE = 2  # of headings in the table of contents
# Word would ask at every opening whether it may update fields «that may refer to other files». So it is not
# told to: the contents are there already, and what is missing (page numbers only Word itself knows) comes
# when the reader asks for it. This line is part of the field and goes when she does.
_TIP = (
    "Paginanummers erbij? Klik met de rechtermuisknop op deze lijst, kies Veld bijwerken en dan In zijn "
    "geheel bijwerken."
)


class Omslag(NamedTuple):
    """What a document is called, what stands on top of every page, and the day of its newest material."""

    titel: str
    kop: str
    datum: str = ""


def schrijf(pad: Path, omslag: Omslag, voorwerk: Lijf, lijf: Lijf) -> None:
    """Write a document: what stands first, a table of contents that is filled in, and the body."""
    sjablonen = Environment(
        loader=FileSystemLoader(_SJABLONEN),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    inhoud: Mapping[str, object] = {
        "titel": clean(omslag.titel),
        "kop": omslag.kop,
        "gemaakt": f"{(omslag.datum or _GEEN_DATUM)[:10]}T00:00:00Z",
        "tip": _TIP,
        "diepte": _DIEPTE,
        "inhoud": [k for k in lijf.koppen if k.niveau <= _DIEPTE],
        "voorwerk": voorwerk.xml(),
        "lijf": lijf.xml(),
        "beelden": len(lijf.beelden),
    }
    delen = {naam: sjablonen.get_template(uit).render(inhoud).encode() for naam, uit in _DELEN.items()}
    delen |= {f"word/media/figuur{nr}.png": beeld for nr, beeld in enumerate(lijf.beelden, 1)}
    with zipfile.ZipFile(pad, "w") as pakket:
        for naam, deel in delen.items():
            entry = zipfile.ZipInfo(naam, _TIJD)
            entry.create_system = 0  # or the bytes would tell which computer made them
            # a picture is compressed already
            entry.compress_type = zipfile.ZIP_STORED if naam.endswith(".png") else zipfile.ZIP_DEFLATED
            pakket.writestr(entry, deel)
