"""Documents: one file per kind of document to read, found by its file name."""
