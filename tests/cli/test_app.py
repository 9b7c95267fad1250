import resource
import subprocess
import sys
from importlib.metadata import version

import pytest
from support.program import AS_INSTALLED, PATIENCE, Program
from typer.testing import CliRunner

from sayso.cli import app

HEAVY = ("httpx", "lxml", "numpy", "onnxruntime", "tokenizers", "trafilatura", "rich")


def cpu_seconds(*command: str) -> float:
    """User and system time of a command: what it costs, however loaded the machine is."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.parametrize("command", [(), ("read",), ("schema",)])
def test_help_answers_at_once(command: tuple[str, ...]) -> None:
    assert min(cpu_seconds(*AS_INSTALLED, *command, "--help") for _ in range(5)) < 0.3


@pytest.mark.parametrize("command", ["", "read"])
def test_help_loads_neither_the_model_nor_the_network(command: str) -> None:
    script = f"""
import atexit, sys
atexit.register(lambda: print("LOADED", [name for name in {HEAVY!r} if name in sys.modules]))
sys.argv[1:] = {[*command.split(), "--help"]!r}
from sayso.cli import main
main()
"""
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=PATIENCE)
    assert "Usage: " in done.stdout
    assert done.stdout.endswith("LOADED []\n")


def test_version(sayso: Program) -> None:
    ended = Program(sayso.folder, AS_INSTALLED)("--version")
    assert (ended.code, ended.out, ended.err) == (0, f"sayso {version('sayso')}\n", "")


@pytest.mark.parametrize(
    "arguments", [[], ["write"], ["read"], ["read", "a", "--json", "--csv"], ["read", "a", "--xml"]]
)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, arguments).exit_code == 2


def test_a_command_that_fails_is_1_in_the_runner_too() -> None:
    assert CliRunner().invoke(app, ["schema"]).exit_code == 0
    result = CliRunner().invoke(app, ["read", "/nowhere/at/all.html"])
    assert result.exit_code == 1
    assert result.stderr == "sayso: error: /nowhere/at/all.html does not exist: check the path\n"
    assert result.stdout == ""
