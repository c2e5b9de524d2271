from __future__ import annotations

import subprocess
import sys

import pytest

from codeer.core.plugins import laad_plugin, plugin_namen


def test_names_are_those_of_the_files_without_an_underscore() -> None:
    assert plugin_namen("exporters") == ("csv", "xlsx")
    assert not [
        n for pakket in ("maten", "rapporten", "readers") for n in plugin_namen(pakket) if n[0] == "_"
    ]


@pytest.mark.parametrize("pakket", ["maten", "rapporten", "readers", "exporters"])
def test_every_name_can_be_loaded(pakket: str) -> None:
    assert plugin_namen(pakket)
    for naam in plugin_namen(pakket):
        assert laad_plugin(pakket, naam).__name__ == f"codeer.{pakket}.{naam}"


def test_asking_for_names_imports_no_plugin() -> None:
    code = (
        "import sys; from codeer.core.plugins import plugin_namen; plugin_namen('exporters');"
        "print([m for m in sys.modules if m.startswith('codeer.exporters')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
