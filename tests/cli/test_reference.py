"""The files that are made from the code are up to date, and everything in them has words."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from sayso.cli import app

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def generate() -> Any:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "scripts" / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def commands(name: str = "sayso", command: Any = None) -> Iterator[tuple[str, Any]]:
    command = command or typer.main.get_command(app)
    yield name, command
    for part, under in getattr(command, "commands", {}).items():
        yield from commands(f"{name} {part}", under)


def test_nothing_is_stale(generate: Any) -> None:
    assert [path.name for path in generate.stale()] == [], "run python scripts/generate.py"


@pytest.mark.parametrize(("name", "command"), list(commands()))
def test_every_command_and_every_option_is_documented(name: str, command: Any) -> None:
    reference = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert f"\n## `{name}`\n" in reference
    assert command.help
    for parameter in command.params:
        assert parameter.help, f"{name} {parameter.name} has no help"
        for flag in parameter.opts if parameter.param_type_name == "option" else ():
            assert f"`{flag}" in reference or f", {flag}" in reference or flag.endswith("-completion")
