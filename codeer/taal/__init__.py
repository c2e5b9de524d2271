"""The language layer: from text to tokens, sentences and candidate lemmas."""
