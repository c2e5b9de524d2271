"""Random transcripts, and random edits of them that remember which sentence became what.

Each sentence bears a marker that stands nowhere else, unless it is one of the repeated ones.
"""

import random
from dataclasses import dataclass, field

WOORDEN = "ik was daar niet meer bang voor de brief van mijn consulent en toen zei zij dat het wel goed kwam 😀 👩‍💻 één x̂ zo'n".split()
HERHAALD = ["Ja.", "Ja.", "Hm.", "Nou ja, dat weet ik niet.", "Ja hoor 😀."]


@dataclass
class Zin:
    tekst: str
    merk: str = ""  # empty: a sentence that comes back
    nr: int = -1  # which sentence it is of the old text; -1: new
    gelijk: bool = True  # nothing in it was touched


@dataclass
class Beurt:
    spreker: str
    zinnen: list
    tijd: str = ""
    nieuw: bool = field(default=False)


def maak(dice, beurten=8, herhaald=0.25):
    """A transcript as a list of turns."""
    teller = 0
    made = []
    for nr in range(beurten):
        zinnen = []
        for _ in range(dice.randint(1, 4)):
            if dice.random() < herhaald:
                zinnen.append(Zin(dice.choice(HERHAALD), nr=teller))
            else:
                zinnen.append(_zin(dice, f"merk{teller}q", teller))
            teller += 1
        made.append(Beurt("IR"[nr % 2], zinnen))
    return made


def _zin(dice, merk, nr=-1):
    words = [dice.choice(WOORDEN) for _ in range(dice.randint(1, 9))]
    words.insert(dice.randint(0, len(words)), merk)
    return Zin(" ".join(words).capitalize().replace(merk.capitalize(), merk) + ".", merk, nr)


def schrijf(beurten):
    """Give the text, and where each sentence stands, as (begin, eind, Zin) in order."""
    parts, spans, at = [], [], 0
    for nr, beurt in enumerate(beurten):
        head = "\n\n" * bool(nr) + (f"[{beurt.tijd}] " if beurt.tijd else "") + f"{beurt.spreker}: "
        parts.append(head)
        at += len(head)
        for i, zin in enumerate(beurt.zinnen):
            if i:
                parts.append(" ")
                at += 1
            spans.append((at, at + len(zin.tekst), zin))
            parts.append(zin.tekst)
            at += len(zin.tekst)
    return "".join(parts), spans


def kopie(beurten):
    return [
        Beurt(b.spreker, [Zin(z.tekst, z.merk, z.nr, z.gelijk) for z in b.zinnen], b.tijd) for b in beurten
    ]


def bewerk(dice, beurten, keer):
    """Edit a copy a number of times, in the ways in which people correct transcripts."""
    new = kopie(beurten)
    for nr in range(keer):
        dice.choice(_DADEN)(dice, new, nr)
        new = [b for b in new if b.zinnen] or new[:1]
    return new


def _plek(dice, beurten):
    beurt = dice.choice([b for b in beurten if b.zinnen] or beurten)
    return beurt, dice.randrange(len(beurt.zinnen)) if beurt.zinnen else 0


def typefout(dice, beurten, nr):
    beurt, i = _plek(dice, beurten)
    if not beurt.zinnen:
        return
    zin = beurt.zinnen[i]
    words = zin.tekst.split(" ")
    at = dice.randrange(len(words))
    if zin.merk and zin.merk in words[at]:
        words.insert(at, "echt")
    else:
        words[at] = dice.choice(["wel", words[at] + "e", words[at][:-1] or "o", words[at] + " hoor"])
    zin.tekst, zin.gelijk = " ".join(words), False


def nieuwe_zin(dice, beurten, nr):
    beurt, _ = _plek(dice, beurten)
    zin = _zin(dice, f"nieuw{nr}w") if dice.random() < 0.7 else Zin(dice.choice(HERHAALD))
    beurt.zinnen.insert(dice.randint(0, len(beurt.zinnen)), zin)


def zin_weg(dice, beurten, nr):
    beurt, i = _plek(dice, beurten)
    if beurt.zinnen:
        del beurt.zinnen[i]


def beurt_weg(dice, beurten, nr):
    if len(beurten) > 2:
        del beurten[dice.randrange(len(beurten))]


def beurt_elders(dice, beurten, nr):
    moved = beurten.pop(dice.randrange(len(beurten)))
    beurten.insert(dice.randint(0, len(beurten)), moved)


def splits(dice, beurten, nr):
    at = dice.randrange(len(beurten))
    beurt = beurten[at]
    if len(beurt.zinnen) > 1:
        cut = dice.randrange(1, len(beurt.zinnen))
        beurten.insert(at + 1, Beurt("O", beurt.zinnen[cut:]))
        del beurt.zinnen[cut:]


def voeg_samen(dice, beurten, nr):
    if len(beurten) > 1:
        at = dice.randrange(len(beurten) - 1)
        beurten[at].zinnen += beurten.pop(at + 1).zinnen


def ander_label(dice, beurten, nr):
    dice.choice(beurten).spreker = dice.choice(["I", "R", "O"])


def tijdcodes(dice, beurten, nr):
    for at, beurt in enumerate(beurten):
        beurt.tijd = f"00:{at % 60:02}:{nr:02}"


_DADEN = [
    typefout,
    typefout,
    nieuwe_zin,
    zin_weg,
    beurt_weg,
    beurt_elders,
    splits,
    voeg_samen,
    ander_label,
    tijdcodes,
]


def dobbel(zaad):
    return random.Random(zaad)  # noqa: S311 -- dice, no secrets
