"""Measures over all codes at once; each takes a row with what was counted per code."""
