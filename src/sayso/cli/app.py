"""The program ``sayso``: its commands, and what it says and returns when one of them cannot do its work."""

from __future__ import annotations

import os
import signal
import sys
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from sayso.cli.evaluate import evaluate
from sayso.cli.read import read
from sayso.cli.schema import schema
from sayso.cli.streams import say_error
from sayso.cli.trace import trace
from sayso.errors import SaysoError

FAILED = 1
STOPPED_BY_PIPE, STOPPED_BY_USER, STOPPED_BY_SYSTEM = (128 + number for number in (13, 2, 15))  # as shells count


class Commands(TyperGroup):
    """All commands. What goes wrong in one ends it with one line on stderr and an exit code, not a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that is named; every end but a good one raises ``typer.Exit``."""
        try:
            value = super().invoke(ctx)
            if sys.stdout:
                sys.stdout.flush()
        except SaysoError as error:
            say_error(str(error))
            raise typer.Exit(FAILED) from error
        except BrokenPipeError as error:  # whoever reads our output has seen enough: sayso … | head
            _drop_stdout()
            raise typer.Exit(STOPPED_BY_PIPE) from error
        except OSError as error:  # the disk is full, the terminal is gone
            say_error(f"{error.strerror}: {error.filename}" if error.filename else str(error))
            raise typer.Exit(FAILED) from error
        except KeyboardInterrupt as error:
            raise typer.Exit(STOPPED_BY_USER) from error
        return value


def _drop_stdout() -> None:
    """Nobody reads it any more, and Python would complain when it flushes it at the end."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)


app = typer.Typer(
    name="sayso",
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help: it opens twice as fast, and pipes see what terminals see
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(read)
app.command()(trace)
app.command()(schema)
app.add_typer(evaluate)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sayso {version('sayso')}")
        raise typer.Exit


@app.callback(
    epilog="Exit codes: 0 done, 1 failed, 2 wrong usage, 3 some of several inputs failed. "
    "Data goes to stdout, everything else to stderr. An option given counts before its environment variable."
)
def sayso(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """On whose say-so? Reads news stories and shows who is said to know what.

    Everything happens on this machine; a URL is fetched only where you name one.
    """


def main() -> None:
    """What the command ``sayso`` runs. Ends the process with the exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(STOPPED_BY_SYSTEM))  # so that unfinished files are taken away
    app()
