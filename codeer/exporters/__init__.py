"""Writers of report rows: one file per output format."""
