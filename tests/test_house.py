"""The rules of the house (CONTRIBUTING.md), held by the code."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import sayso

PACKAGE = Path(sayso.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
STUBS = sorted(PACKAGE.rglob("__init__.pyi"))
SOURCES = [*MODULES, *sorted((PACKAGE.parents[1] / "scripts").glob("*.py"))]
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 400, 50


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def short(path: Path) -> str:
    return str(path.relative_to(PACKAGE.parents[1]))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@pytest.mark.parametrize("path", SOURCES, ids=short)
def test_a_module_fits_a_head(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES
    for function in functions(tree_of(path)):
        assert function.end_lineno
        length = function.end_lineno - function.lineno + 1
        assert length <= MOST_LINES_OF_A_FUNCTION, f"{function.name} has {length} lines"


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_no_import_of_our_own_stands_in_a_function(path: Path) -> None:
    for function in functions(tree_of(path)):
        for node in ast.walk(function):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = ["sayso" if node.level else node.module or ""]
            assert not [name for name in names if name.partition(".")[0] == "sayso"], f"{function.name} imports sayso"


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_everything_public_has_a_docstring(path: Path) -> None:
    tree = tree_of(path)
    assert ast.get_docstring(tree)
    for parent in ast.walk(tree):
        if isinstance(parent, ast.Module | ast.ClassDef) and not getattr(parent, "name", "").startswith("_"):
            for node in parent.body:
                is_definition = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
                if is_definition and not node.name.startswith("_"):
                    assert ast.get_docstring(node), f"{node.name} has no docstring"


def test_the_public_names() -> None:
    assert sorted(sayso.__all__) == [
        "Access",
        "Attribution",
        "ChainLink",
        "Change",
        "Claim",
        "ClaimMention",
        "Conflict",
        "Constraint",
        "Credit",
        "Derivation",
        "Drift",
        "Edge",
        "ExtraMissingError",
        "Failure",
        "Finding",
        "Form",
        "GatheringError",
        "GoldError",
        "Grade",
        "Ground",
        "Hand",
        "Image",
        "Independence",
        "IntakeError",
        "Kind",
        "Link",
        "Mention",
        "ModelError",
        "NoStoryError",
        "NotAllowedError",
        "NotTextError",
        "Origin",
        "Page",
        "Place",
        "Profile",
        "Reader",
        "Reading",
        "Remark",
        "Resolution",
        "SaysoError",
        "Share",
        "Source",
        "SourceType",
        "Span",
        "Statement",
        "Step",
        "Story",
        "TooLargeError",
        "Topic",
        "TracedStory",
        "Tracer",
        "Tracing",
        "TracingError",
        "Utterance",
        "Versions",
        "Way",
        "read",
        "read_many",
        "trace",
    ]


@pytest.mark.parametrize("path", STUBS, ids=short)
def test_a_stub_names_what_is_there(path: Path) -> None:
    package = importlib.import_module(name_of(path.with_suffix(".py")))
    named = {
        alias.asname or alias.name
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert named == set(package.__all__)
    assert [name for name in sorted(named) if not hasattr(package, name)] == []


def test_every_error_is_public_and_has_one_parent() -> None:
    errors = importlib.import_module("sayso.errors")
    assert isinstance(errors, ModuleType)
    for name, error in inspect.getmembers(errors, inspect.isclass):
        assert issubclass(error, sayso.SaysoError)
        assert getattr(sayso, name) is error
