"""Write the files that are made from the code: the JSON Schemas and the reference of the command line.

python scripts/generate.py           write them
python scripts/generate.py --check   say which are stale, and fail if any is
"""

from __future__ import annotations

import ast
import inspect
import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import typer
import typer.main
from pydantic import TypeAdapter

import sayso.cli
import sayso.vocabulary.publication
import sayso.vocabulary.reading
import sayso.vocabulary.tracing
from sayso.output import SCHEMA, Batch, batch, rows, sourcing
from sayso.output.tracing import TRACING_SCHEMA
from sayso.vocabulary import Reading, Tracing

ROOT = Path(__file__).parent.parent

_TYPES = (sayso.vocabulary.publication, sayso.vocabulary.reading, sayso.vocabulary.tracing, batch)
"""The modules whose comments explain the fields of the schema."""

_INTRODUCTION = """\
# The command line

<!-- Made by scripts/generate.py from the program itself. Change the help texts there, then run it. -->
"""

_FORMATS = """\
## What comes out

**For people** (without an option): what the sourcing comes to, the sources, and through whom relayed words came; the
text with every ‹source›¹, «cue»¹ and {{content}}¹ marked; a table of the attributions with who stands behind the words
of each and how firmly it is put forward, where that is more or less than a statement; the figures as intervals, those
that differ, and the forecasts; what is known of the publication. Colours go to terminals only; `NO_COLOR` and
`FORCE_COLOR` are honoured.

**`--html`**: the same as a page for a browser, see [report.md](report.md).

**`--json`**: one document. Where one file, URL or `-` is named and holds one story, it is the reading itself; otherwise
it is `{{"schema": …, "readings": […], "failures": [{{"location": …, "reason": …}}]}}`.

**`--jsonl`**: one reading a line, in the order of the inputs. What fails is told on stderr only.

`sayso schema` prints the JSON Schema of both. The version in `"schema": "{schema}"` rises when a field goes or
changes its meaning; new fields may come without that, so ignore what you do not know. Every span has `start` and
`end`, in Unicode code points of the story's text, and `text`, the words there: `story["text"][start:end] == text`.

**`--csv`**: UTF-8, CR LF, quoted as RFC 4180 has it, one attribution a row:

| column | what it holds |
| --- | --- |
{columns}

**`--format sourcing-csv`**: the table that audits of sourcing use, as CSV: one row for each source of each sourced
statement, in reading order. Where several stories are named, a column `{story}` comes first, with the path or URL.

| column | what it holds |
| --- | --- |
{sourcing}

A story's words come from anybody, and a spreadsheet runs a cell as a formula when it begins with `=`, `+`, `-`, `@`, a
tab or a carriage return. Such a cell gets an apostrophe in front, and so does one that already looks like that
(`'=…`). To have the verbatim words back, take one apostrophe off every cell that matches `^'+[=+\\-@\\t\\r]`; nothing
else has changed. Excel takes a CSV file for UTF-8 when it is opened through *Data › From Text/CSV*.

## Exit codes

| code | meaning |
| --- | --- |
| 0 | done |
| 1 | failed: nothing could be read, or the output could not be written |
| 2 | wrong usage |
| 3 | some of several inputs failed, the others are in the output |
| 130, 141, 143 | stopped: by Ctrl-C, by a closed pipe (`sayso … \\| head`), by the system |
"""


def schema() -> str:
    """The JSON Schema of a reading and of a batch."""
    return _schema((Reading, Batch), SCHEMA, "What sayso read from a story, or from several")


def tracing_schema() -> str:
    """The JSON Schema of a tracing."""
    return _schema((Tracing,), TRACING_SCHEMA, "What sayso traced across stories")


def _schema(kinds: tuple[type, ...], version_name: str, title: str) -> str:
    """The JSON Schema of documents of some types, whose docstrings and comments become descriptions."""
    parts = {kind: TypeAdapter(kind).json_schema(ref_template="#/$defs/{model}") for kind in kinds}
    types: dict[str, Any] = {}
    for kind, part in parts.items():
        types |= part.pop("$defs", {})
        types[kind.__name__] = part
    comments = {of: comment for module in _TYPES for of, comment in _comments(module)}
    for name, type_ in types.items():
        _describe(name, type_, comments)
    version = {"const": version_name, "description": "name and version of this schema"}
    for kind in parts:
        types[kind.__name__]["properties"] = {"schema": version, **types[kind.__name__]["properties"]}
        types[kind.__name__]["required"].insert(0, "schema")
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": version_name,
        "title": title,
        "description": "Offsets are Unicode code points of the story's text: text[start:end] are the words of a span.",
        "anyOf": [{"$ref": f"#/$defs/{kind.__name__}"} for kind in parts],
        "$defs": dict(sorted(types.items())),
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _describe(name: str, type_: dict[str, Any], comments: dict[tuple[str, str], str]) -> None:
    """Add the comments as descriptions. sayso writes every field, also those that a Python caller may leave out."""
    for field, of_field in type_["properties"].items():
        of_field.pop("title", None)
        of_field.pop("default", None)
        if comment := comments.get((name, field)):
            of_field["description"] = comment
    type_["required"] = list(type_["properties"])


def _comments(module: ModuleType) -> Iterator[tuple[tuple[str, str], str]]:
    """Class, field and comment, for each field of the module's classes that has one, or whose type alias has."""
    source = inspect.getsource(module)
    lines = source.splitlines()
    body = ast.parse(source).body
    aliases = {
        alias.target.id: after.value.value
        for alias, after in pairwise(body)
        if isinstance(alias, ast.AnnAssign) and isinstance(after, ast.Expr)
    }
    for class_ in body:
        for line in class_.body if isinstance(class_, ast.ClassDef) else ():
            if isinstance(line, ast.AnnAssign):
                comment = lines[line.lineno - 1].partition("  # ")[2] or aliases.get(ast.unparse(line.annotation))
                if comment:
                    yield (class_.name, ast.unparse(line.target)), comment


def reference() -> str:
    """The command line in Markdown: every command with its arguments and options, formats, exit codes."""
    columns = "\n".join(f"| `{name}` | {meaning} |" for name, meaning in rows.COLUMNS.items())
    program = typer.main.get_command(sayso.cli.app)
    commands = "\n".join(_commands("sayso", program))
    sourced = "\n".join(f"| `{name}` | {meaning} |" for name, meaning in sourcing.COLUMNS.items())
    formats = _FORMATS.format(schema=SCHEMA, columns=columns, story=sourcing.STORY, sourcing=sourced)
    return "\n".join([_INTRODUCTION, commands, formats])


def _commands(name: str, command: Any) -> Iterator[str]:
    """The command's section, and those of the commands under it."""
    under = getattr(command, "commands", {})
    yield f"## `{name}`\n\n{inspect.cleandoc(command.help)}\n"
    parameters = [parameter for parameter in command.params if not parameter.name.endswith("completion")]
    arguments = [parameter for parameter in parameters if parameter.param_type_name == "argument"]
    usage = [name, "[OPTIONS]", *(f"{argument.metavar} …" for argument in arguments), *(["COMMAND …"] if under else [])]
    yield f"    {' '.join(usage)}\n"
    if parameters:
        yield "| argument or option | environment | what it does |\n| --- | --- | --- |"
    for parameter in parameters:
        yield _row(parameter)
    yield ""
    for part, subcommand in under.items():
        yield from _commands(f"{name} {part}", subcommand)


def _row(parameter: Any) -> str:
    is_argument = parameter.param_type_name == "argument"
    names = parameter.metavar if is_argument else ", ".join(parameter.opts)
    value = f" {parameter.metavar}" if parameter.metavar and not is_argument else ""
    default = parameter.show_default if isinstance(parameter.show_default, str) else parameter.default
    suffix = "" if default is None or default is False or parameter.required else f" Default: {default}."
    variable = f"`{parameter.envvar}`" if parameter.envvar else ""
    cells = [f"`{names}{value}`", variable, parameter.help + suffix]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


FILES = {
    ROOT / "src" / "sayso" / "output" / "schema.json": schema,
    ROOT / "src" / "sayso" / "output" / "tracing" / "schema.json": tracing_schema,
    ROOT / "docs" / "cli.md": reference,
}
"""Every file that is made from the code, and what makes its text."""


def stale() -> list[Path]:
    """The files whose text is not what the code makes."""
    return [path for path, made in FILES.items() if not path.exists() or path.read_text("utf-8") != made()]


def main() -> None:
    """Write the files, or with ``--check`` say which are stale."""
    for path in stale():
        if "--check" in sys.argv[1:]:
            sys.exit(f"{path.relative_to(ROOT)} is stale: run python scripts/generate.py")
        path.write_text(FILES[path](), "utf-8")
        sys.stdout.write(f"wrote {path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
