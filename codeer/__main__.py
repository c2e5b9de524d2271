"""Run codeer as a module: `python -m codeer`."""

from codeer.cli.app import main

if __name__ == "__main__":
    raise SystemExit(main())
