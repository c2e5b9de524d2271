"""The values and pure functions of codeer: standard library only, nothing here reads, writes or prints."""
