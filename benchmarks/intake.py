"""How much of a page comes out right: each field of a story against what people and page-by-page parsers read.

    python benchmarks/intake.py FOLDER... [--verbose]

A FOLDER is either of these, and says so when it is neither:

- the test pages of the Fundus project: ``meta.info``, ``OUTLET_DATE.html.gz`` and ``OUTLET.json`` with title,
  authors, date, body and images as a parser written for that one site reads them;
- reporting networks: ``CASE/truth.json`` and ``CASE/stories/*``, with outlet, URL, date, byline and agency by hand.

For each field it prints right / of how many; the body is compared word by word. ``--verbose`` shows what is wrong.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sayso.errors import SaysoError
from sayso.intake import story
from sayso.vocabulary import Image, Page, Story


@dataclass
class Truth:
    """What a page should come out as; None or nothing where the page's makers did not say."""

    page: Page
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    dated: bool = True
    byline: tuple[str, ...] | None = None
    wire: tuple[str, ...] | None = None
    body: str | None = None
    may_be_there: str = ""  # a standfirst: neither missed nor wrong
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()


@dataclass
class Score:
    """Per field how many are right and of how many; of the bodies precision, recall and F1."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    body: list[tuple[float, float, float]] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


def main() -> int:
    """Measure every folder that is named, each by itself."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    options.add_argument("--verbose", action="store_true", help="show each field that is wrong")
    chosen = options.parse_args()
    done = 0
    for folder in chosen.folders:
        truths = list(_truths(folder))
        if not truths:
            print(f"{folder}: no Fundus pages (meta.info) and no cases (*/truth.json) here", file=sys.stderr)
            continue
        _show(folder, _measure(truths, chosen.verbose))
        done += 1
    return 0 if done == len(chosen.folders) else 1


def _truths(folder: Path) -> Iterator[Truth]:
    if (folder / "meta.info").is_file():
        yield from _fundus(folder)
    for truth in sorted(folder.glob("*/truth.json")):
        yield from _case(truth)


def _fundus(folder: Path) -> Iterator[Truth]:
    pages = json.loads((folder / "meta.info").read_text())
    for name, known in sorted(pages.items()):
        path = folder / name
        if not path.is_file():
            continue
        outlet = name.partition("_")[0]
        versions = json.loads((folder / f"{outlet}.json").read_text()).values()
        data = gzip.decompress(path.read_bytes())
        fields = max(versions, key=lambda version: _overlap(version["title"], data.decode("utf-8", "replace")))
        body, images = fields.get("body") or {}, fields.get("images") or []
        parts = [
            part for section in body.get("sections", []) for part in [*section["headline"], *section["paragraphs"]]
        ]
        yield Truth(
            page=Page(name, data, "text/html", None, known["url"]),
            title=fields.get("title"),
            outlet=outlet,
            published=fields.get("publishing_date"),
            byline=tuple(fields.get("authors") or ()) or None,
            body="\n\n".join(parts),
            may_be_there=" ".join(body.get("summary") or ()),
            captions=tuple({image["caption"] for image in images if image.get("caption")}),
            credits=tuple({author for image in images for author in image.get("authors") or ()}),
        )


def _overlap(title: str, html: str) -> int:
    return html.count(title) + (2 if re.search(rf"<title[^>]*>[^<]*{re.escape(title[:30])}", html) else 0)


def _case(path: Path) -> Iterator[Truth]:
    for known in json.loads(path.read_text(encoding="utf-8"))["stories"]:
        file = path.parent / "stories" / known["file"]
        page = Page(f"{path.parent.name}/{file.name}", file.read_bytes(), None, None, known["url"])
        names = re.sub(r"^(?:from|by|compiled by)\s+", "", known["byline"] or "", flags=re.I)
        names = re.sub(r"\s+in\s+[A-Z].*$|,\s+[a-z].*$", "", names)
        yield Truth(
            page=page,
            outlet=known["outlet"],
            url=known["url"],
            published=known["published"],
            dated=known["published"] is not None,
            byline=tuple(re.split(r"\s+and\s+(?:the\s+)?|\s+/\s+", names)) if names else (),
            wire=(known["wire"],) if known["wire"] else (),
        )


def _measure(truths: list[Truth], verbose: bool) -> Score:
    score = Score()
    for truth in truths:
        started = time.perf_counter()
        try:
            found = story(truth.page)
        except SaysoError as error:
            score.total["story"] += 1
            print(f"{truth.page.location}: {error}")
            continue
        score.seconds.append(time.perf_counter() - started)
        score.right["story"] += 1
        score.total["story"] += 1
        for name, right, detail in _judged(truth, found):
            score.total[name] += 1
            score.right[name] += right
            if verbose and not right:
                print(f"{truth.page.location}\n    {name}: {detail}")
        if truth.body is not None:
            score.body.append(_body(truth, found, verbose))
    return score


def _judged(truth: Truth, found: Story) -> Iterator[tuple[str, bool, str]]:
    if truth.title:
        yield "title", _same(truth.title, found.title), f"{found.title!r}, not {truth.title!r}"
    if truth.outlet:
        yield "outlet", _same_outlet(truth.outlet, found.outlet), f"{found.outlet!r}, not {truth.outlet!r}"
    if truth.url and truth.body is None:
        yield "url", found.url == truth.url, f"{found.url!r}, not {truth.url!r}"
    if truth.published or not truth.dated:
        yield "published", _same_time(truth.published, found.published), f"{found.published!r}, not {truth.published!r}"
    if truth.byline is not None:
        said = {_letters(name) for name in (*found.byline, *(found.wire if not found.byline else ()))}
        yield "byline", said == {_letters(name) for name in truth.byline}, f"{found.byline!r}, not {truth.byline!r}"
    if truth.wire is not None:
        yield (
            "wire",
            [_letters(name) for name in found.wire] == [_letters(name) for name in truth.wire],
            f"{found.wire!r}, not {truth.wire!r}",
        )
    for caption in truth.captions:
        yield "captions found", _in_images(caption, found.images), f"{caption!r}"
        yield "captions not in body", _letters(caption) not in _letters(found.text), f"{caption!r}"
    for credit in truth.credits:
        said_credits = _letters(" ".join(f"{image.credit} {image.via}" for image in found.images))
        yield (
            "credits found",
            _letters(credit) in said_credits
            or all(_letters(w) in said_credits for w in credit.replace(" via ", " ").split()),
            f"{credit!r}",
        )


def _body(truth: Truth, found: Story, verbose: bool) -> tuple[float, float, float]:
    wanted, got = Counter(_words(truth.body or "")), Counter(_words(found.text))
    extra = (got - wanted) - Counter(_words(truth.may_be_there))
    common = sum((wanted & got).values())
    precision, recall = common / max(1, common + sum(extra.values())), common / max(1, sum(wanted.values()))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    if verbose and f1 < 0.97:
        print(f"{truth.page.location}\n    body: precision {precision:.2f}, recall {recall:.2f}")
        there = _letters(truth.body or "") + _letters(truth.may_be_there)
        for paragraph in found.text.split("\n\n"):
            if _letters(paragraph) not in there:
                print(f"      + {paragraph[:150]!r}")
        for paragraph in (truth.body or "").split("\n\n"):
            if _letters(paragraph) not in _letters(found.text):
                print(f"      - {paragraph[:150]!r}")
    return precision, recall, f1


def _show(folder: Path, score: Score) -> None:
    seconds = score.seconds or [0.0]
    mean, most = sum(seconds) / len(seconds), max(seconds)
    print(f"\n{folder.name}: {score.total['story']} pages, {mean:.2f} s a page on average, {most:.2f} s at most")
    for name, total in score.total.items():
        print(f"  {name:22}{score.right[name]:5} / {total:<5}{score.right[name] / total:7.1%}")
    for place, name in enumerate(("precision", "recall", "F1") if score.body else ()):
        values = sorted(body[place] for body in score.body)
        mean, median = sum(values) / len(values), values[len(values) // 2]
        print(f"  body {name:17}mean {mean:.3f}   lowest {values[0]:.3f}   median {median:.3f}")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _letters(text: str | None) -> str:
    return re.sub(r"\W+|_", "", (text or "").casefold())


def _same(wanted: str, got: str | None) -> bool:
    return _letters(wanted) == _letters(got)


def _same_outlet(wanted: str, got: str | None) -> bool:
    """Whether a name is the one that Fundus writes in one word: LATimes is Los Angeles Times, APNews is AP News."""
    name = "".join(_letters(word) for word in (got or "").split() if word.lower() not in ("the", "news"))
    initials = re.sub(r"\b(\w)\w*\s+(?=\w+\s+\w)", r"\1", got or "")  # Los Angeles Times: LAngeles Times
    short = re.sub(r"(\w)\w+ (\w)\w+ (\w+)", r"\1\2\3", got or "")
    if _same(wanted, got):
        return True
    wanted = re.sub(r"^the|news$", "", _letters(wanted))
    return wanted in (name, _letters(short), _letters(initials)) or (len(wanted) > 8 and wanted in name)


def _same_time(wanted: str | None, got: str | None) -> bool:
    if wanted is None or got is None:
        return wanted is got
    if len(got) == len("2031-09-10"):
        return wanted[:10] == got
    moments = [datetime.fromisoformat(words) for words in (wanted, got)]
    if any(moment.tzinfo is None for moment in moments):  # the same in some zone, then
        apart = moments[0].replace(tzinfo=None, microsecond=0) - moments[1].replace(tzinfo=None)
        return abs(apart) <= timedelta(hours=14) and apart % timedelta(minutes=15) == timedelta(0)
    return moments[0].astimezone(UTC).replace(microsecond=0) == moments[1].astimezone(UTC)


def _in_images(caption: str, images: tuple[Image, ...]) -> bool:
    wanted = set(_words(caption))
    return any(
        len(wanted & set(_words(f"{i.caption} {i.credit} {i.via}"))) >= 0.8 * len(wanted) for i in images if i.caption
    )


if __name__ == "__main__":
    sys.exit(main())
