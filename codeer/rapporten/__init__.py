"""Reports: one file per table, found by its file name."""
