"""The program as a shell sees it: a process of its own, in a folder of its own, with a plain environment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from support import fakes

WITH_FAKE_READER = (sys.executable, fakes.__file__)
AS_INSTALLED = (sys.executable, "-m", "sayso")
PATIENCE = 60  # seconds; only a hang takes as long, however loaded the machine is
ENVIRONMENT = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}


@dataclass(frozen=True)
class Ended:
    """What a process left behind."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Program:
    """``sayso`` in a folder."""

    folder: Path
    command: tuple[str, ...] = WITH_FAKE_READER

    def __call__(self, *arguments: str, stdin: bytes = b"", **environment: str) -> Ended:
        """Run it to its end."""
        with self.started(*arguments, **environment) as process:
            out, err = process.communicate(stdin, timeout=PATIENCE)
        return Ended(process.returncode, out.decode(), err.decode())

    def started(self, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start it, in a process group of its own, as a shell does."""
        return subprocess.Popen(
            [*self.command, *arguments],
            cwd=self.folder,
            env=ENVIRONMENT | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            preexec_fn=_heed_interrupts if os.name == "posix" else None,
        )

    def write(self, name: str, text: str) -> str:
        """Put a file into the folder; gives its name back."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return name


def _heed_interrupts() -> None:
    """In the new process: a job in the background of a script has been told to ignore Ctrl-C, and hands that on."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
