"""Measures over all codes at once; each takes the matrices of the codes, one per code."""
