"""The stored text form: Unicode NFC, line feeds only, and nothing that a reader cannot see."""

from __future__ import annotations

import re
import unicodedata

# Terminal codes would leave "[31m" behind if only their escape character went.
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\))")
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb\ufffe\uffff]")
_INVISIBLE = re.compile(r"[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SOFT_HYPHEN = re.compile("\u00ad")
_GONE = re.compile("|".join(p.pattern for p in (_CONTROL, _INVISIBLE, _SOFT_HYPHEN)))
# Half a character pair cannot be written as UTF-8.
_HALF = re.compile(r"[\ud800-\udfff]")


def clean(tekst: str) -> str:
    """Give the text in the stored form, but with its tabs, which may still part a label from speech."""
    if tekst.isascii() and tekst.isprintable():
        return tekst
    tekst = _LINE_END.sub("\n", _ANSI.sub("", tekst))
    tekst = _HALF.sub("\ufffd", _GONE.sub("", tekst))
    return unicodedata.normalize("NFC", tekst)


def normalise(tekst: str) -> str:
    """Give the text in the stored form; doing so twice changes nothing more."""
    return clean(tekst).replace("\t", " ")


def heel(tekst: str) -> str:
    """Give the text with a mark for each half of a character pair, such as a browser may send."""
    return tekst if tekst.isascii() else _HALF.sub("\ufffd", tekst)


def count_removed(tekst: str) -> tuple[int, int, int, int]:
    """Count what `clean` takes out: control characters, invisible ones, soft hyphens, broken halves."""
    if tekst.isascii() and tekst.isprintable():
        return (0, 0, 0, 0)
    rest, ansi = _ANSI.subn("", tekst)
    return (
        ansi + len(_CONTROL.findall(rest)),
        len(_INVISIBLE.findall(rest)),
        len(_SOFT_HYPHEN.findall(rest)),
        len(_HALF.findall(rest)),
    )


def removed_remarks(counts: tuple[int, int, int, int]) -> tuple[str, ...]:
    """Say in Dutch what was taken out, from the counts of `count_removed`."""
    names = (
        ("stuurteken", "stuurtekens"),
        ("onzichtbaar teken", "onzichtbare tekens"),
        ("zacht afbreekstreepje", "zachte afbreekstreepjes"),
        ("half teken", "halve tekens"),
    )
    return tuple(
        f"{n} {one if n == 1 else many} weggelaten."
        for n, (one, many) in zip(counts, names, strict=True)
        if n
    )
