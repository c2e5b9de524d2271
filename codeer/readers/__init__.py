"""Readers of transcript formats: one file per format, found by its file name."""
