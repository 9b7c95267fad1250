"""Cases: invented reporting networks whose truth is known, one folder each (``docs/tracing.md``, *Cases*)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sayso.errors import GoldError
from sayso.output import one_line
from sayso.vocabulary import DriftKind

TRUTH, STORIES = "truth.json", "stories"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


class TrueStory(_Part):
    """What is true of a story: whom it has something from, by file."""

    file: str
    outlet: str
    copy_of: str | None = None
    credits: tuple[str, ...] = ()
    version_of: str | None = None

    @property
    def earlier(self) -> frozenset[str]:
        """The files that this story has something from."""
        return frozenset(file for file in (self.copy_of, self.version_of, *self.credits) if file)


class TrueMention(_Part):
    """A mention of a claim: the words of the page's body that express it, verbatim but for white space."""

    file: str
    text: str
    origin: str


class TrueDrift(_Part):
    """What changed on the way between two files, or between one file's body and its headline."""

    earlier: str = Field(alias="from")
    later: str = Field(alias="to")
    kind: DriftKind


class TrueClaim(_Part):
    """A claim with all its mentions, and how many independent origins it has."""

    id: str
    statement: str
    mentions: tuple[TrueMention, ...]
    independent_min: int
    independent_max: int
    drifts: tuple[TrueDrift, ...] = ()


class Truth(_Part):
    """All that is true of a case."""

    stories: tuple[TrueStory, ...]
    claims: tuple[TrueClaim, ...]


class Case(_Part):
    """A case: its name, its pages, its truth."""

    slug: str
    folder: Path
    truth: Truth

    @property
    def pages(self) -> dict[str, Path]:
        """File name to path, in the order of the truth."""
        return {story.file: self.folder / STORIES / story.file for story in self.truth.stories}


def cases(folder: Path) -> Iterator[Case]:
    """The cases in ``folder``, by name, or the one that ``folder`` itself is.

    Raises GoldError where there is none, where a truth cannot be read, or where a page of it is missing.
    """
    found = [folder] if (folder / TRUTH).is_file() else sorted(path.parent for path in folder.glob(f"*/{TRUTH}"))
    if not found:
        raise GoldError(f"{folder} holds no case: give a folder of cases, each with {TRUTH} and {STORIES}/")
    for one in found:
        yield _case(one)


def _case(folder: Path) -> Case:
    path = folder / TRUTH
    try:
        truth = Truth.model_validate_json(path.read_bytes())
    except OSError as error:
        raise GoldError(f"{path} cannot be read: {error.strerror}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise GoldError(f"{path}: {where}: {one_line(first['msg'])}; see docs/tracing.md for the format") from error
    case = Case(slug=folder.name, folder=folder, truth=truth)
    for page in case.pages.values():
        if not page.is_file():
            raise GoldError(f"{path} names {page.name}, which is not in {folder / STORIES}")
    return case
