"""The command line: the only layer that prints, exits and imports lazily."""
