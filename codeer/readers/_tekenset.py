"""The encoding ladder: from bytes to text, saying so whenever that took a guess."""

from __future__ import annotations

import codecs
import re

from codeer.core.errors import LeesFout
from codeer.core.telwoord import count

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ALIAS = {"ansi": "cp1252", "windows": "cp1252", "mac": "mac_roman", "macintosh": "mac_roman", "dos": "cp850"}
# Python counts these as text encodings, but no transcript is written in them.
_NO_TEXT = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7"})
# Multi-byte UTF-8 of the letters, marks and emoji that Dutch text holds.
_UTF8 = re.compile(rb"[\xc2-\xc5\xcc\xcd][\x80-\xbf]|\xe2[\x80-\xbf]{2}|\xf0\x9f[\x80-\xbf]{2}")
_HIGH = re.compile(rb"[\x80-\xff]")
_IN_WORD = re.compile(rb"(?<=[A-Za-z])[\x80-\xff]{1,2}|[\x80-\xff]{1,2}(?=[a-z])")
_DUTCH = frozenset("áàâäãåçéèêëíìîïñóòôöõúùûüýÿøæœßÉËÏÖÜÁÀÇ‘’")
# UTF-8 that was read as Windows text and saved again: "Ã©", "â€™"
_MOJIBAKE = re.compile(r"Ã[\u0080-\u00bf©«¯¨´¶¼…‰ˆ¤§\u203a\u2039]|â€[™œ\u009d“”˜¦¢]|Â[\u00a0€£«»°]|â‚¬")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WORD = re.compile(r"[^\W\d_]*[^\x00-\x7f]+\w*")

TIP_TEKENSET = (
    "Staan deze woorden er niet goed, geef dan de tekenset op, bijvoorbeeld --tekenset mac of --tekenset dos."
)


def decode(inhoud: bytes, tekenset: str = "") -> tuple[str, tuple[str, ...]]:
    """Give the text of a file and the Dutch remarks on how it was read; raise LeesFout when it is no text."""
    if tekenset:
        return _checked(_decode_as(inhoud, tekenset)), ()
    for bom, name in _BOMS:
        if inhoud.startswith(bom):
            return _checked(_strict(inhoud[len(bom) :], name)), ()
    inhoud = inhoud.removeprefix(codecs.BOM_UTF8)
    if b"\0" in inhoud:
        raise LeesFout("Dit is geen tekst: er staan nul-tekens in.", _nul_tip(inhoud))
    try:
        tekst = inhoud.decode("utf-8")
    except UnicodeDecodeError:
        tekst, remarks = _guess(inhoud)
        return _checked(tekst), remarks
    return _checked(tekst), _mojibake(tekst)


def sample_words(tekst: str, pattern: re.Pattern[str] = _WORD) -> str:
    """Give up to three different words with letters outside ASCII, to judge the reading by."""
    words: dict[str, None] = {}
    for match in pattern.finditer(tekst):
        begin, end = match.span()
        while begin > match.start() - 20 and begin > 0 and tekst[begin - 1].isalpha():
            begin -= 1
        while end < match.end() + 20 and end < len(tekst) and tekst[end].isalpha():
            end += 1
        words.setdefault(tekst[begin:end])
        if len(words) == 3:
            break
    return ", ".join(f"«{word}»" for word in words)


def _decode_as(inhoud: bytes, tekenset: str) -> str:
    name = _ALIAS.get(tekenset.strip().casefold(), tekenset.strip())
    tip = "Bekende tekensets zijn utf-8, utf-16, cp1252 (Windows), mac_roman en cp850 (dos)."
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        found = ""
    if not found or found.replace("_", "-") in _NO_TEXT:
        raise LeesFout(f"«{tekenset}» is geen bekende tekenset.", tip)
    try:
        return inhoud.decode(found).removeprefix("\ufeff")
    except LookupError as fault:
        raise LeesFout(f"«{tekenset}» is geen tekenset voor tekst.", tip) from fault
    except ValueError as fault:
        raise LeesFout(f"Het bestand past niet bij de tekenset «{tekenset}».", tip) from fault


def _strict(inhoud: bytes, name: str) -> str:
    try:
        return inhoud.decode(name)
    except UnicodeDecodeError as fault:
        raise LeesFout(
            f"Het bestand zegt {name} te zijn, maar is afgebroken of beschadigd.",
            "Open het in een tekstverwerker en bewaar het opnieuw als UTF-8.",
        ) from fault


def _nul_tip(inhoud: bytes) -> str:
    """Say what to do; every second byte zero means UTF-16 without its mark."""
    head = inhoud[:2000]
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = head[start::2]
        if half.count(0) * 3 > len(half) * 2:
            return f"Het lijkt op UTF-16: probeer --tekenset {name}."
    return (
        "Open het in het programma waarin het is gemaakt en bewaar het als platte tekst (UTF-8) of als .docx."
    )


def _checked(tekst: str) -> str:
    head = tekst[:20_000]
    if len(_CONTROL.findall(head)) * 50 > len(head) + 100 or "\0" in tekst:
        raise LeesFout(
            "Dit is geen leesbare tekst: er staan te veel stuurtekens in.",
            "Bewaar het als platte tekst (UTF-8) of als .docx, of geef de tekenset op met --tekenset.",
        )
    return tekst


def _guess(inhoud: bytes) -> tuple[str, tuple[str, ...]]:
    """Read bytes that are no UTF-8: Windows text, perhaps mixed with UTF-8, or an old Mac or DOS file."""
    good = len(_UTF8.findall(inhoud))
    other = len(_HIGH.findall(_UTF8.sub(b"", inhoud))) if good else len(_HIGH.findall(inhoud))
    if good and good * 4 >= other:
        tekst = _decode_mixed(inhoud)
        how = f"gemengd: deels UTF-8 ({good} tekens), deels Windows (cp1252, {other} tekens)"
    else:
        name = _best_table(inhoud)
        tekst = inhoud.decode(name, "replace")
        shown = {
            "cp1252": "Windows (cp1252)",
            "mac_roman": "een oude Mac (mac_roman)",
            "cp850": "DOS (cp850)",
        }[name]
        how = f"waarschijnlijk {shown}"
    lost = tekst.count("\ufffd")
    remarks = [f"Geen UTF-8; gelezen als {how}. Kijk of dit klopt: {sample_words(tekst)}. {TIP_TEKENSET}"]
    if lost:
        remarks.append(f"Niet te lezen en als \ufffd in de tekst gezet: {count(lost, 'teken', 'tekens')}.")
    return tekst, tuple(remarks)


def _decode_mixed(inhoud: bytes) -> str:
    pieces = []
    done = 0
    for match in _UTF8.finditer(inhoud):
        pieces.append(inhoud[done : match.start()].decode("cp1252", "replace"))
        pieces.append(match[0].decode("utf-8"))
        done = match.end()
    pieces.append(inhoud[done:].decode("cp1252", "replace"))
    return "".join(pieces)


def _best_table(inhoud: bytes) -> str:
    """Give the table under which the bytes inside words become letters; Windows unless that clearly fails."""
    inside = b"".join(_IN_WORD.findall(inhoud)[:5000])
    scores = {
        name: sum(c in _DUTCH for c in inside.decode(name, "replace"))
        for name in ("cp1252", "mac_roman", "cp850")
    }
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= 2 and scores[best] > 2 * scores["cp1252"] else "cp1252"


def _mojibake(tekst: str) -> tuple[str, ...]:
    if tekst.isascii():
        return ()
    n = len(_MOJIBAKE.findall(tekst))
    if n < 2:
        return ()
    words = sample_words(tekst, _MOJIBAKE)
    remark = (
        f"De tekst is eerder verkeerd omgezet: {n} keer vreemde tekens, zoals {words}. "
        "Bewaar het oorspronkelijke bestand opnieuw als UTF-8 en importeer dat."
    )
    return (remark,)
