"""How well times are read: Recognizers-Text's English DateTimeModel cases, and how fast.

    python benchmarks/dates.py CASES.json[.gz] [--passed-over FILE] [--failures] [--strict] [--words N]

CASES is ``Specs/DateTime/English/DateTimeModel.json`` of Recognizers-Text (Microsoft, MIT licence). Counted is a case
that tells a date, a range of dates or a length of time in a way in which a news story would; those passed over are
listed with reasons in ``benchmarks/dates/passed-over.toml``. Cases without any time are told apart: how often nothing
is found there.

A counted case is right where every date, range and length in it is found with the right value, and nothing else. What
is right follows from the case's value by these rules, which are all:

- Days only: the time of day is left out, a moment is its day.
- The case's ranges end before the day they tell; ours with it. Where two ends are joined (*from March to May*), its
  range ends where the last one begins, ours where it ends: a month, quarter or year later, where it counts in these.
- Whether the first or last day itself belongs to a range that is told by a limit or a length (*after May 3*, *until May
  3*, *the next three days*) is left open by the words: there an end may be a day off.
- A day that the case computes exactly from a number of weeks, months or years (*two years ago*) must lie in the week,
  month or year that is found.
  (``--strict`` counts without this rule and the one before it.)
- Where a case gives the last and the next such day, the verb decides: the first of them behind a past tense, the last
  one behind *will*; either where neither stands there.
- Two lengths are alike where they are as many seconds, with the case's months of 30 and years of 365 days.

Speed: plain prose made of the sentences below, repeated to ``--words`` words, one thread, in processor time, best of
five.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
import tomllib
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta

from sayso.reading.dates import whens
from sayso.vocabulary import When

KINDS = ("date", "daterange", "datetime", "datetimerange", "duration")
PASSED_OVER = Path(__file__).with_name("dates") / "passed-over.toml"
JOINED = re.compile(r"^(?:from|between)\b|\b(?:to|through|till|until)\b|\d\s*[-~–]\s*\S|[a-z]\s*-\s*[a-z0-9]")
QUARTER = re.compile(r"(?:\d{4}[- ])?[qh]\d(?:(?:-| of | )\d{4})?")
CLOSED = re.compile(r"(?:end|start|middle|beginning) of (?:[a-z]+ )?\w+$")
WILL = re.compile(r"\b(?:will|won't|shall|going to)\b|['’]ll\b", re.IGNORECASE)
PAST = re.compile(r"\b(?:was|were|did|had|went|left|met|\w{2,}ed)\b", re.IGNORECASE)
FAR = re.compile(r"\b(?:week|fortnight|month|year|decade)s?\b")
SECONDS = {"Y": 365 * 86400, "W": 7 * 86400, "D": 86400}

PROSE = (
    "The council of Port Maren said on Tuesday that the new ferry terminal would open by the end of next year. Work "
    "on the quay, which began in March 2021 after months of protest, has cost the town far more than anybody "
    "expected. “We were told that it would be cheap, and it was not,” said Ana Ruel, who has run a shop beside the "
    "harbour for twenty years. Officials declined to say how the money had been spent, and the company that built "
    "the walls did not answer questions. The mayor, a former teacher, told reporters last week that an inquiry "
    "would be held. People who live on the hill above the port said they could hear the machines at night, and that "
    "nobody from the council had come to talk to them. A report on the noise is due to be published in the autumn, "
    "according to the ministry. "
)


def main() -> None:
    """Reads the arguments, measures, and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--passed-over", type=Path, default=PASSED_OVER)
    parser.add_argument("--failures", action="store_true", help="show the cases that are wrong")
    parser.add_argument("--strict", action="store_true", help="no end a day off, no week or month for a day in it")
    parser.add_argument("--words", type=int, default=200_000)
    arguments = parser.parse_args()
    data = arguments.cases.read_bytes()
    cases = json.loads((gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8-sig"))
    listed = tomllib.loads(arguments.passed_over.read_text("utf-8"))
    reasons = {index: name for name, part in listed.items() for index in part["cases"]}
    accuracy(cases, reasons, arguments.failures, arguments.strict)
    speed(arguments.words)


def accuracy(cases: list[dict[str, Any]], reasons: dict[int, str], failures: bool, strict: bool) -> None:
    """Prints how many of the counted cases are right, by kind, and how many were passed over, by reason."""
    counted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    empty = silent = 0
    for index, case in enumerate(cases):
        if index in reasons:
            continue
        published = ((case.get("Context") or {}).get("ReferenceDateTime") or "2020-01-01T00:00:00")[:19]
        found = whens(case["Input"], published, day_first=False)
        if not case["Results"]:
            empty += 1
            silent += not found
            if failures and found:
                print(f"{index}: {case['Input']!r}\n    nothing there, found {[shown(when) for when in found]}")
            continue
        kinds = {kind(result) for result in case["Results"]} & set(KINDS)
        wrong = errors(case, found, strict)
        counted.update([*kinds, "all"])
        if not wrong:
            right.update([*kinds, "all"])
        elif failures:
            print(f"{index}: {case['Input']!r} ({published})\n    {wrong}; found {[shown(when) for when in found]}")
    for name in (*KINDS, "all"):
        print(f"{name:14} {right[name]:4} of {counted[name]:4} right  {right[name] / max(1, counted[name]):.1%}")
    print(f"{'no time':14} {silent:4} of {empty:4} right")
    print(f"passed over    {len(reasons):4} of {len(cases):4}")
    for name, count in sorted(Counter(reasons.values()).items()):
        print(f"    {count:4} {name}")


def kind(result: dict[str, Any]) -> str:
    """What a result is: date, daterange, …"""
    return str(result.get("TypeName", "")).removeprefix("datetimeV2.")


def shown(when: When) -> str:
    """For a person who looks at failures."""
    return f"{when.span.text}: {when.start}–{when.end} {when.length or ''}"


def errors(case: dict[str, Any], found: tuple[When, ...], strict: bool) -> str:
    """What is wrong with what was found in a case; empty where nothing is."""
    places: list[tuple[int, int]] = []
    lowered = case["Input"].lower()
    for result in case["Results"]:
        start = lowered.find(result["Text"].lower(), places[-1][1] if places else 0)
        places.append((start, start + len(result["Text"])))
        if kind(result) not in KINDS:
            continue
        near = [when for when in found if when.span.start < places[-1][1] and start < when.span.end]
        if not any(alike(case["Input"], result, when, strict) for when in near):
            return f"missed {result['Text']!r}"
    for when in found:
        if not any(when.span.start < end and start < when.span.end for start, end in places):
            return f"too much: {when.span.text!r}"
    return ""


def alike(text: str, result: dict[str, Any], when: When, strict: bool) -> bool:
    """Whether a time that was found is what the case has."""
    values = result["Resolution"]["values"]
    if kind(result) == "duration":
        return when.length is not None and abs(seconds(when.length) - float(values[0]["value"])) < 1
    if len(values) > 1 and WILL.search(text):
        values = values[-1:] if len(values) == 2 else values[1::2]
    elif len(values) > 1 and PAST.search(text):
        values = values[:1] if len(values) == 2 else values[::2]
    start, end = (date.fromisoformat(day) if day else None for day in (when.start, when.end))
    return any(same(result["Text"].lower(), value, start, end, strict) for value in values)


def same(words: str, value: dict[str, str], start: date | None, end: date | None, strict: bool) -> bool:
    """Whether ``start`` to ``end`` is the case's ``value``, by the rules above."""
    if "value" in value:
        if value["value"] == "not resolved" or start is None or end is None:
            return False
        day = date.fromisoformat(value["value"][:10])
        far = not strict and FAR.search(words) is not None and (end - start).days <= 365
        return start == end == day or (far and start <= day <= end)
    first, last = bounds(words, value)
    slack = timedelta(days=1 if not strict and ("Mod" in value or value["timex"].startswith("(")) else 0)
    return near(first, start, slack) and near(last, end, slack)


def bounds(words: str, value: dict[str, str]) -> tuple[date | None, date | None]:
    """First and last day of a range of a case."""
    first, last = (date.fromisoformat(value[end][:10]) if end in value else None for end in ("start", "end"))
    if last is None:
        return first, last
    length = value["timex"].rpartition(",")[2].rstrip(")")
    words = QUARTER.sub("q", words)
    if value["timex"].startswith("(") and JOINED.search(words) and not CLOSED.search(words):
        if re.fullmatch(r"P[\d.]+Y", length):
            return first, last + relativedelta(years=1, days=-1)
        if re.fullmatch(r"P[\d.]+M", length):
            return first, last + relativedelta(months=3 if words.endswith("q") else 1, days=-1)
        return first, last
    if value.get("Mod") == "until" or (len(value["end"]) > 10 and value["end"][11:] != "00:00:00"):
        return first, last
    return first, last - timedelta(days=1)


def near(one: date | None, other: date | None, slack: timedelta) -> bool:
    """Whether two ends are the same, or both open."""
    return one is other if one is None or other is None else abs(one - other) <= slack


def seconds(length: str) -> float:
    """Of an ISO 8601 length, as the cases count them."""
    days, _, hours = length[1:].partition("T")
    total = sum(
        float(number) * (SECONDS.get(unit) or 30 * 86400) for number, unit in re.findall(r"([\d.]+)([YMWD])", days)
    )
    units = {"H": 3600, "M": 60, "S": 1}
    return total + sum(float(number) * units[unit] for number, unit in re.findall(r"([\d.]+)([HMS])", hours))


def speed(words: int) -> None:
    """Prints how many words a second are read, whole texts of about 600 words and all of it as one text."""
    once = len(PROSE.split())
    for name, times in (("texts of 600 words", 600 // once), ("one text", words // once)):
        text = PROSE * times
        rounds = max(1, words // (once * times))
        best = min(timed(text, rounds) for _ in range(5))
        print(f"{name:20} {once * times * rounds / best:10,.0f} words/s")


def timed(text: str, rounds: int) -> float:
    """Seconds to read a text so many times."""
    begin = time.process_time()
    for _ in range(rounds):
        whens(text, "2024-05-15")
    return time.process_time() - begin


if __name__ == "__main__":
    main()
