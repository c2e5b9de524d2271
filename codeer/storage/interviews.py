"""The interviews of a study: a text that never changes unseen, and a file that says where it came from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from codeer.core.blokken import GEEN_KAART, Blokkaart, keten, lees_kaart
from codeer.core.errors import Melding, OnderzoekFout
from codeer.core.interview import Interview
from codeer.core.interview_id import ID, natural_key
from codeer.core.namen import is_terzijde
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.schrijf import leftovers, write_both

FORMAAT = 1
NIET_GEPSEUDONIMISEERD = "niet gepseudonimiseerd"
# what Excel, macOS and Windows put in folders by themselves
_TABEL = "kenmerken.csv"


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker label of the source, never a name in clear; its role, and how often it stood there."""

    label: str
    rol: str
    aantal: int


@dataclass(frozen=True, slots=True)
class Versie:
    """A change of the text: the sha256 before and after, that of the source before, and the block map.

    The text of before is not kept: who took a name out of a transcript must not find it back here.
    """

    oud: str
    nieuw: str
    bron_oud: str
    kaart: Blokkaart = GEEN_KAART

    def to_json(self) -> dict[str, str]:
        """Give it as the file has it, the map on a few lines."""
        plain = {"oud": self.oud, "nieuw": self.nieuw, "bron_oud": self.bron_oud}
        kaart = self.kaart
        lines = {
            "blokken": kaart.blok_regel(),
            "gewijzigd": kaart.wijzig_regel(),
            "sprekers": kaart.spreker_regel(),
        }
        return plain | {name: line for name, line in lines.items() if line}

    @classmethod
    def from_json(cls, raw: dict[str, str]) -> Versie:
        """Read what `to_json` gave, also without a map; ValueError when the map is damaged."""
        kaart = lees_kaart(raw.get("blokken", ""), raw.get("gewijzigd", ""), raw.get("sprekers", ""))
        return cls(str(raw["oud"]), str(raw["nieuw"]), str(raw["bron_oud"]), kaart)


@dataclass(frozen=True, slots=True)
class Herkomstblad:
    """Where an interview comes from, as `<id>.json` keeps it.

    `bron` is the source's name without path (empty: typed in), `deel` the part of a source with
    several interviews, `lezer` the kind of file. `versies` goes from old to new.
    """

    interview: str
    bron: str
    bron_sha256: str
    tekst_sha256: str
    lezer: str = ""
    deel: str = ""
    sprekers: tuple[Label, ...] = ()
    meldingen: tuple[str, ...] = ()
    pseudo: str = NIET_GEPSEUDONIMISEERD
    versies: tuple[Versie, ...] = ()

    def to_json(self) -> bytes:
        """Give the bytes of the file."""
        plain = {f.name: getattr(self, f.name) for f in fields(self)}
        plain |= {
            "sprekers": [asdict(s) for s in self.sprekers],
            "versies": [v.to_json() for v in self.versies],
        }
        text = json.dumps({"formaat": FORMAAT, **plain}, ensure_ascii=False, indent=2)
        return (text + "\n").encode("utf-8")

    @classmethod
    def from_json(cls, inhoud: bytes) -> Herkomstblad:
        """Read the bytes of the file; ValueError when they are no provenance."""
        raw = json.loads(inhoud)
        try:
            if not isinstance(raw["formaat"], int) or raw["formaat"] > FORMAAT:
                raise ValueError("formaat")
            return cls(
                **{k: str(raw[k]) for k in ("interview", "bron", "bron_sha256", "tekst_sha256")},
                **{k: str(raw.get(k, "")) for k in ("lezer", "deel")},
                sprekers=tuple(Label(**s) for s in raw.get("sprekers", ())),
                meldingen=tuple(str(m) for m in raw.get("meldingen", ())),
                pseudo=str(raw.get("pseudo", NIET_GEPSEUDONIMISEERD)),
                versies=tuple(Versie.from_json(v) for v in raw.get("versies", ())),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("onvolledig") from error

    def kaarten(self, tekst: str) -> dict[str, Blokkaart]:
        """Give the block map from every former version to the one with this sha256."""
        return keten([(v.oud, v.nieuw, v.kaart) for v in self.versies], tekst)


def hash_tekst(tekst: str) -> str:
    """Give the sha256 of a text in the stored form."""
    return hashlib.sha256(tekst.encode("utf-8")).hexdigest()


def interview_ids(onderzoek: Onderzoek) -> tuple[str, ...]:
    """Give the ids of all interviews, R2 before R10; files with another kind of name are left out."""
    found = (p.stem for p in _files(onderzoek) if p.suffix == ".txt" and ID.fullmatch(p.stem))
    return tuple(sorted(found, key=lambda name: (natural_key(name), name)))


def odd_files(onderzoek: Onderzoek) -> Iterator[tuple[Path, Melding]]:
    """Say which files in `interviews/` belong to no interview, have half of one, or count a text twice."""
    files = list(_files(onderzoek))
    names = {p.name for p in files}
    for path in sorted(files):
        pair = path.with_suffix(".json" if path.suffix == ".txt" else ".txt").name
        if path.name.casefold() == _TABEL:
            continue
        if path.suffix not in (".txt", ".json") or not ID.fullmatch(path.stem):
            text = "hoort niet in deze map en wordt niet gelezen."
            yield path, Melding(0, text, "Zet het ergens anders, of importeer het met: codeer import BESTAND")
        elif path.suffix == ".json" and pair not in names:
            text = "hoort bij een interview waarvan de tekst ontbreekt."
            yield (
                path,
                Melding(0, text, f"Zet {pair} terug, of haal dit bestand weg en importeer het interview."),
            )
    for path in leftovers(onderzoek.interviews):
        yield path, Melding(0, "is een rest van een afgebroken import.", "De volgende import ruimt hem op.")
    yield from _twins(onderzoek)


def _twins(onderzoek: Onderzoek) -> Iterator[tuple[Path, Melding]]:
    """Say which interviews have the text of one before."""
    seen: dict[str, str] = {}
    for id in interview_ids(onderzoek):
        try:
            sha = lees_herkomst(onderzoek, id).tekst_sha256
        except OnderzoekFout:
            continue  # that has its own fault
        first = seen.setdefault(sha, id)
        if first != id:
            tip = f"Is het hetzelfde gesprek, haal dan {id}.txt en {id}.json weg."
            yield onderzoek.tekst(id), Melding(0, f"heeft dezelfde tekst als {first} en telt dubbel.", tip)


def lees_interview(onderzoek: Onderzoek, id: str, blad: Herkomstblad | None = None) -> Interview:
    """Read an interview; OnderzoekFout when its text is not the one that codeer wrote.

    `blad` spares reading the provenance again where the caller has it.
    """
    blad = blad or lees_herkomst(onderzoek, id)
    return Interview.from_tekst(id, _verified(onderzoek, id, blad))


def lees_herkomst(onderzoek: Onderzoek, id: str) -> Herkomstblad:
    """Read where an interview comes from; OnderzoekFout when that file is missing or damaged."""
    path = onderzoek.herkomst(id)
    try:
        return Herkomstblad.from_json(path.read_bytes())
    except FileNotFoundError as error:
        raise OnderzoekFout(
            f"Bij interviews/{id}.txt ontbreekt {path.name}.",
            f"Zet {path.name} terug. Is dit een nieuw interview: haal het uit deze map en importeer het.",
        ) from error
    except (ValueError, OSError) as error:
        raise OnderzoekFout(
            f"interviews/{path.name} is niet te lezen.", "Zet het terug uit een reservekopie."
        ) from error


def schrijf_interview(onderzoek: Onderzoek, tekst: str, blad: Herkomstblad) -> None:
    """Write text and provenance of an interview; a full disk leaves both as they were.

    The text comes last: an interview counts from the moment that its text stands there. A new text
    need not be forced to the disk: one that a power cut takes is recognised by its provenance, and the
    same import writes it again. One that replaces another is: people's work may hang on it.
    """
    write_both(
        (onderzoek.herkomst(blad.interview), blad.to_json()),
        (onderzoek.tekst(blad.interview), tekst.encode("utf-8")),
        fsync_last=bool(blad.versies),
    )


def tekst_van(onderzoek: Onderzoek, id: str, sha: str) -> str | None:
    """Give the text that stands there when it is the one with this sha256, whatever the provenance says."""
    path = onderzoek.tekst(id)
    data = path.read_bytes() if path.is_file() else b""
    return data.decode("utf-8") if _sha(data) == sha else None


def is_half_written(onderzoek: Onderzoek, blad: Herkomstblad) -> bool:
    """Tell whether writing stopped halfway: new provenance, with the text of before or no text at all."""
    path = onderzoek.tekst(blad.interview)
    data = path.read_bytes() if path.is_file() else b""
    return not data.strip(b"\0") or (bool(blad.versies) and _sha(data) == blad.versies[-1].oud)


def _verified(onderzoek: Onderzoek, id: str, blad: Herkomstblad) -> str:
    path = onderzoek.tekst(id)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise OnderzoekFout(
            f"interviews/{path.name} is niet te lezen.", "Zet het terug uit een reservekopie."
        ) from error
    if _sha(data) != blad.tekst_sha256:
        # git and editors on Windows change line ends and add a mark: that can be undone without loss
        data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
        if _sha(data) != blad.tekst_sha256:
            raise OnderzoekFout(
                f"interviews/{path.name} is {_change(onderzoek, blad)}", _tip(onderzoek, blad)
            )
    return data.decode("utf-8")


def _change(onderzoek: Onderzoek, blad: Herkomstblad) -> str:
    if is_half_written(onderzoek, blad):
        return "maar half geschreven: de laatste import is afgebroken."
    return "buiten codeer om gewijzigd; plaatsen van citaten kloppen dan niet meer."


def _tip(onderzoek: Onderzoek, blad: Herkomstblad) -> str:
    if is_half_written(onderzoek, blad):
        return f"Importeer {blad.bron or 'dit interview'} nog eens; daarmee is het in orde."
    return (
        "Zet de tekst terug zoals hij was. Wil je je wijziging houden: verplaats "
        f"{blad.interview}.txt en {blad.interview}.json uit deze map en importeer die tekst opnieuw."
    )


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _files(onderzoek: Onderzoek) -> Iterator[Path]:
    """Walk over the files in `interviews/`; hidden and lock files are no one's work."""
    if onderzoek.interviews.is_dir():
        for path in onderzoek.interviews.iterdir():
            if not is_terzijde(path.name) and path.is_file():
                yield path
