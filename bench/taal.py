"""Measure what the language layer costs beside tokenising: `taskset -c 0 python bench/taal.py [WORDS]`.

Both run in one process on the same invented, non-repeating text, in interviews of 6,000 words; the
dictionary is loaded before the clock starts. Every third word is a random stem with a random ending, so
that new word types keep coming. Prints seconds, and the ratio of the extra time to tokenising.
"""

from __future__ import annotations

import random
import sys
import time

import spacy

from codeer.core.interview import Interview
from codeer.taal._woordenboek import woordenboek
from codeer.taal.model import open_taal
from codeer.taal.scheidbaar import verbs_by_particle

FRAMES = """
Ik heb het hem al {} keer uitgelegd maar hij {} gewoon niet . En toen dacht ik van nou , dat {} !
Ze belde me op en zei dat ik {} moest inleveren omdat de {} anders niet door zou gaan . Dat is {} ?
We spraken af dat de {} naar huis mocht , want mijn {} was al weken {} . Je geeft het op een moment {} op
Op die {} zat ik met mijn {} te wachten en niemand legde iets {} uit hoor . Wie {} daar nu over na ?
""".strip().split("\n")
ENDINGS = ("", "je", "en", "s", "heid", "lijk")


def make_texts(words: int) -> list[str]:
    rng = random.Random(1)
    stems = sorted(lemma for lemma in woordenboek().lemmas if lemma.isalpha() and 4 <= len(lemma) <= 9)
    stems = rng.sample(stems, 5000)
    texts, total = [], 0
    while total < words:
        turns, count = [], 0
        while count < 6000:
            said = " ".join(rng.choice(FRAMES) for _ in range(rng.randint(1, 4)))
            filled = " ".join(
                rng.choice(stems) + rng.choice(ENDINGS)
                if word == "{}" or (rng.random() < 0.15 and word.isalpha())
                else word
                for word in said.split()
            )
            turns.append(
                f"{'IR'[len(turns) % 2]}: {filled}".replace(" .", ".").replace(" ,", ",").replace(" ?", "?")
            )
            count += len(filled.split())
        texts.append("\n\n".join(turns))
        total += count
    return texts


def main() -> None:
    start = time.process_time()
    woordenboek()
    verbs_by_particle()
    print(f"dictionary: {time.process_time() - start:.2f} s")
    texts = make_texts(int(sys.argv[1]) if len(sys.argv) > 1 else 600_000)
    nlp, taal = spacy.blank("nl"), open_taal("ingebouwd")
    taal.laag_tekst("Even warm worden.")
    bare = whole = 0.0
    tokens, types = 0, set()
    for nr, text in enumerate(texts):  # in turns, so that other work on the machine hits both alike
        interview = Interview.from_tekst(f"R{nr}", text)
        start = time.process_time()
        doc = nlp.tokenizer(text)
        between = time.process_time()
        laag = taal.laag(interview)
        whole += time.process_time() - between
        bare += between - start
        tokens += len(doc)
        types.update(laag.vormen)
    print(f"{tokens} tokens, {len(types)} types: tokenising {bare:.2f} s, layer {whole:.2f} s")
    print(f"extra: {(whole - bare) / bare:.2f} x tokenising")


if __name__ == "__main__":
    main()
