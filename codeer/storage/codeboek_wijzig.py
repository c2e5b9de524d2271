"""Change the codebook in its file: in the researcher's own text, proven right before it is written."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from yaml import YAMLError

from codeer.core import codeboek_wijzig as kern
from codeer.core.codeboek import Code, Codeboek
from codeer.core.errors import CodeboekFout, OnderzoekFout
from codeer.storage._codeboek_bewerk import Bewerking, Blok, Item, los
from codeer.storage._codeboek_boom import woord
from codeer.storage.codeboek import Lading, ontleed_codeboek
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.schrijf import write_atomic, write_faults

BEWAARD = "bewaard"
_KANTEN = (("plus", ("plus", "+")), ("min", ("min", "-")), ("", ("termen",)))


@dataclass(frozen=True, slots=True)
class Gewijzigd:
    """A codebook before and after; `inhoud` are the bytes of the file to come."""

    oud: Codeboek
    nieuw: Codeboek
    inhoud: bytes


class Codeboekbestand:
    """The codebook's file, read to be changed; raises CodeboekFout when it has faults.

    Every change gives what the file would become and writes nothing. It raises OnderzoekFout when the
    text, read again, does not say exactly what it should.
    """

    def __init__(self, pad: Path) -> None:
        self.naam = pad.name
        try:
            self.inhoud = pad.read_bytes()
        except OSError as error:
            tip = "Sluit het bestand elders en probeer het opnieuw."
            raise OnderzoekFout(f"{pad.name} is niet te lezen.", tip) from error
        self.codeboek = self._lees(self.inhoud).zonder_fouten()
        self._bom = codecs.BOM_UTF8 if self.inhoud.startswith(codecs.BOM_UTF8) else b""
        self._tekst = self.inhoud.removeprefix(self._bom).decode("utf-8")

    def hernoem(self, pad: str, naam: str) -> Gewijzigd:
        """Rename a code."""
        with self._bewerking() as work:
            nieuw = _hernoem(work, self.codeboek, pad, naam)
        return self._bewezen(work, nieuw)

    def voeg_samen(self, doel: str, anderen: tuple[str, ...], naam: str) -> Gewijzigd:
        """Merge codes into `doel`, which then gets the name `naam`."""
        book = self.codeboek
        with self._bewerking() as work:
            for ander in anderen:
                book = _voeg_samen(work, book, doel, ander)
            if naam != kern.vind(book, doel).naam:
                book = _hernoem(work, book, doel, naam)
        return self._bewezen(work, book)

    def splits(self, pad: str, namen: tuple[str, ...]) -> Gewijzigd:
        """Give a code new subcodes."""
        code = kern.vind(self.codeboek, pad)
        with self._bewerking() as work:
            for naam in namen:
                work.voeg_code_toe(pad, _nieuw_blok(kern.afgesplitst(code, naam)))
        return self._bewezen(work, kern.splits(self.codeboek, pad, namen))

    @contextmanager
    def _bewerking(self) -> Iterator[Bewerking]:
        """Give the text to change; what it cannot be changed in is told as such."""
        try:
            yield Bewerking(self._tekst)
        except (YAMLError, LookupError, StopIteration, ValueError) as error:
            raise self._te_bijzonder() from error

    def _te_bijzonder(self) -> OnderzoekFout:
        return OnderzoekFout(
            f"{self.naam} is zo opgemaakt dat codeer dit niet veilig kan wijzigen; het is zoals het was.",
            "Zet de code in de gewone vorm, elke sleutel op een eigen regel, en probeer het opnieuw.",
        )

    def _bewezen(self, work: Bewerking, nieuw: Codeboek) -> Gewijzigd:
        data = self._bom + work.tekst.encode("utf-8")
        lading = self._lees(data)
        if lading.fouten:
            raise CodeboekFout(self.naam, lading.fouten)
        if lading.codeboek != nieuw:
            raise self._te_bijzonder()
        return Gewijzigd(self.codeboek, nieuw, data)

    def _lees(self, inhoud: bytes) -> Lading:
        return ontleed_codeboek(inhoud, self.naam, waarschuw=False)


def schrijf_codeboek(onderzoek: Onderzoek, oud: bytes, nieuw: bytes) -> Path:
    """Keep a copy of the codebook as it was, then write the new one; gives the path of the copy."""
    folder = onderzoek.map / BEWAARD
    with write_faults(folder):
        folder.mkdir(exist_ok=True)
    nr = 1
    while (copy := folder / f"codeboek-{nr:02}.yaml").exists():
        nr += 1
    write_atomic(copy, oud)
    write_atomic(onderzoek.codeboek, nieuw)
    return copy


def _nieuw_blok(code: Code) -> Blok:
    """Write a code that was split off."""
    sides = ", ".join(f"{pool}: {woord(shown)}" for pool, shown in code.namen)
    names = [f"namen: {{{sides}}}"] if sides else []
    flow = ", ".join([f"definitie: {woord(code.definitie)}", *names])
    lines = [f"definitie: {code.definitie}", *names]
    return Blok((f"{code.naam}:", *("  " + line for line in lines)), f"{code.naam}: {{{flow}}}")


def _hernoem(work: Bewerking, book: Codeboek, pad: str, naam: str) -> Codeboek:
    code = kern.vind(book, pad)
    nieuw = kern.hernoem(book, pad, naam)
    below = [c.pad for c in book.alle_codes() if c.pad == pad or c.pad.startswith(f"{pad}/")]
    base = f"{code.ouder}/{naam}" if code.ouder else naam
    work.hernoem(pad, naam)
    for former in below:
        now = base + former[len(pad) :]
        _zet_voorheen(work, now, kern.vind(book, former).voorheen, kern.vind(nieuw, now).voorheen)
    return nieuw


def _zet_voorheen(work: Bewerking, pad: str, oud: tuple[str, ...], nieuw: tuple[str, ...]) -> None:
    if not oud or nieuw[: len(oud)] != oud:
        work.zet(pad, "voorheen", f"[{', '.join(map(woord, nieuw))}]")
    else:
        work.voeg_toe(pad, "voorheen", [los(naam) for naam in nieuw[len(oud) :]])


def _voeg_samen(work: Bewerking, book: Codeboek, doel: str, ander: str) -> Codeboek:
    code, other, nieuw = kern.vind(book, doel), kern.vind(book, ander), kern.voeg_samen(book, doel, ander)
    joined = kern.vind(nieuw, doel)
    items = _nieuwe_items(work, book, doel, ander)
    blocks = work.subcodes(ander)
    work.haal_weg(ander)
    for key in ("definitie", "wel", "niet"):
        if getattr(joined, key) != getattr(code, key):
            work.zet_tekst(doel, key, getattr(joined, key))
    if joined.namen != code.namen:
        sides = ", ".join(f"{pool}: {woord(shown)}" for pool, shown in joined.namen)
        work.zet(doel, "namen", f"{{{sides}}}")
    for keys, row in items.items():
        work.voeg_toe(doel, work.sleutel(doel, *keys), row)
    _zet_voorheen(work, doel, code.voorheen, joined.voorheen)
    parts = [Item(text, text) for text in map(_deel, joined.samengevoegd[len(code.samengevoegd) :])]
    if code.samengevoegd:
        work.voeg_toe(doel, "samengevoegd", parts)
    else:
        work.zet(doel, "samengevoegd", f"[{', '.join(p.vloei for p in parts)}]")
    for block, sub in zip(blocks, other.subcodes, strict=True):
        work.voeg_code_toe(doel, block)
        for one in (c for c in book.alle_codes() if c.pad == sub.pad or c.pad.startswith(f"{sub.pad}/")):
            now = doel + one.pad[len(ander) :]
            _zet_voorheen(work, now, one.voorheen, kern.vind(nieuw, now).voorheen)
    return nieuw


def _nieuwe_items(
    work: Bewerking, book: Codeboek, doel: str, ander: str
) -> dict[tuple[str, ...], list[Item]]:
    """Give the terms and examples that the other code adds, by the keys under which they may stand."""
    code, other = kern.vind(book, doel), kern.vind(book, ander)
    added = {id(term) for term in kern.nieuwe_termen(code, other)}
    found: dict[tuple[str, ...], list[Item]] = {}
    for pool, keys in _KANTEN:
        terms = [t for t in other.termen if t.pool == pool]
        rows = zip(terms, work.items(ander, keys), strict=True)
        found[keys] = [item for term, item in rows if id(term) in added]
    had = {v.tekst for v in code.voorbeelden}
    examples = zip(other.voorbeelden, work.items(ander, ("voorbeelden",)), strict=True)
    found["voorbeelden",] = [item for example, item in examples if example.tekst not in had]
    return found


def _deel(deel: tuple[str, ...]) -> str:
    names = ", ".join(map(woord, deel))
    return f"[{names}]" if len(deel) > 1 else names
