"""Measures of how far coders agree: one file each, found by its file name."""
