"""Numbers that are no figures: dates, times of day, ages, telephone numbers, addresses, scores, numbered things.

What is looked for stands around one number at a time, so that a text without numbers costs nothing.
"""

from __future__ import annotations

import re

from sayso.reading.figures.lists import any_in
from sayso.reading.figures.units import currency_before

REACH = 40
"""Characters in front of a number in which what makes it no figure stands."""

LONGEST_LINK = 120
"""Characters of an address in the net that are looked at to either side of a number in it."""

_DASH = "[-–—]"
_MONTH = any_in("months")
_OLD = rf"(?:year|month|week|day|hour)s?{_DASH}old"

# At the number itself, over all its digits.
_WHOLE = re.compile(
    r"\d+:\d\d(?::\d\d)?"  # 10:30
    r"|\d+(?:\.\d+){2,}"  # addresses in the net, versions
    r"|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d)"  # 5/17/2018, 2018-05-17
    r"|\+?\(?\d{1,4}\)?[ .-]\(?\d{2,4}\)?(?:[ ./-]\d{2,4}){1,5}(?![\d,])(?<=\d{4})(?<!\d,\d{3})"  # 555-010-1234
    r"|\d{3}-\d{4}(?!\d)"  # 555-0101
    r"|\d+(?:st|nd|rd|th)\b(?:[- ](?:and|to) ?\d+(?:st|nd|rd|th))?"  # 12th
    r"|\d+'?s\b|\d'\d+"  # 1990s, 747s, 6'3
    r"|(?:1[5-9]|20)\d\d ?[-–/] ?(?:(?:1[5-9]|20)\d\d|\d\d)(?![\d,.]*\d)"  # 2019-20, 1939–45
    r"|9/11|24/7|50/50|50-50|20/20"
)
_BEHIND = re.compile(
    r" ?(?:[ap]\.?m\b\.?|o'clock\b|gmt\b|noon\b|midnight\b)"
    rf"|[-–— ]{_OLD}(?:s|er)?\b| (?:years?|months?|weeks?) (?:old|older|of age|younger)\b"
    rf"|[-–— ](?:and|to|or){_DASH}?\s?\d+{_DASH}{_OLD}s?\b|{_DASH}\d+{_DASH}{_OLD}s?\b"
    rf"|(?: of)? {_MONTH}(?!\w)(?! have| has| be\b)"
    rf"|{_DASH}[a-z]+ (?:anniversary|birthday)\b"
)
_STREET = re.compile(
    r"[A-Za-z]?,? (?:[NSEW]\.? )?(?:[A-Z][\w.'’-]*\.? |\d+(?:st|nd|rd|th) ){1,3}"
    rf"{any_in('streets')}\b(?! (?:protesters|traders|banks|journalists))"
)
_FRONT = re.compile(
    rf"(?:(?<![a-z]){_MONTH} |(?<![a-z]){_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,| to| -|{_DASH}|,? and) ?"
    rf"|(?<![a-z]){any_in('ages')} |\bage[sd]? \d+(?: (?:to|and|or|-) |{_DASH})"
    rf"|(?<![a-z]){any_in('numbered')} ?#?|[#№§] ?"
    r"|(?<![a-z])(?:articles?|sections?|pages?|nos?\.?) [\d(), ]+(?:and|to|or|-|–|,) )$"
)
_AGED = re.compile(r"[A-Z][\w.'’-]+\)?,? ?[(,] ?$")
_AGE_ENDS = re.compile(r"(?:[,)]|\.(?!\d)| [–—―-] )(?! ?\d)")
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d(?!\d|,\d|\.\d)")
_YEAR_COUNTS = re.compile(rf"[ -]?{any_in('counted_by_year_numbers')}")
_YEAR_HEDGED = re.compile(rf"\b{any_in('hedges_of_counts')} $")
_YEAR_DATED = re.compile(rf"\b{any_in('dating')} $")
_SCORE = re.compile(
    rf"(\d{{1,3}}) ?{_DASH} ?(\d{{1,3}})(?:{_DASH}(\d+))?(?![\d%])(?!\.\d)(?! ?(?:percent|per cent|million|billion))"
)
_ODDS = re.compile(r"(\d{1,3}) to (\d{1,3})(?![\d%,]|\.\d| ?(?:percent|per cent|million|billion|thousand))")
_FROM = re.compile(rf"\bfrom $|\b{any_in('changes')} [^.]{{0,20}}$")
_CLOCK = re.compile(r" (?:o'clock|[ap]\.?m\b)")
_SCORED = re.compile(rf"(?:in the |of )?[ -]?(?:\w+ )?{any_in('scored')}\b")
_SCORING = re.compile(rf"\b{any_in('scoring')}(?: [\w' ]{{1,30}})? $")
_STATE = re.compile(r"[A-Z]{2} $")
_TOKEN = re.compile(r"\S+")
_NUMBER = re.compile(r"\d[\d,.]{0,40}")
_STANDS_ALONE = re.compile(r"mid-$|~$")
_ATTACHED = re.compile(r"[a-z_][-.]?$|\d[-–/:.,]$")
_LINKED = re.compile(r"://|www\.|@\w|\.(?:com|org|net|gov|co|io)\b|%\d\d|/\w+/|[\w-]{1,30}=|\.html?\b")


def passed_over(text: str, plain: str, start: int, *, linked: bool = False) -> int | None:
    """Where the number in digits at ``start`` ends, with what belongs to it, if it is no figure; None if it may be one.

    ``linked`` where a number stands in front that it may form a range with.
    """
    since = max(0, start - LONGEST_LINK)
    token_start = max(plain.rfind(" ", since, start), plain.rfind("\n", since, start), since - 1) + 1
    token = _TOKEN.match(plain, token_start, start + LONGEST_LINK)
    if token and _LINKED.search(token[0]):
        return token.end()
    if whole := _WHOLE.match(plain, start):
        return whole.end()
    number = _NUMBER.match(plain, start)
    if number is None:
        return None
    end = number.end() - (number[0][-1] in ",.")
    front = plain[max(0, start - REACH) : start]
    is_attached = not linked and _ATTACHED.search(front[-2:]) and not _STANDS_ALONE.search(front)
    if is_attached and currency_before(text, plain, start) is None:
        return end
    if behind := _BEHIND.match(plain, end):
        return behind.end()
    if street := _STREET.match(text, end):
        return street.end()
    if _FRONT.search(front) or (
        _STATE.search(text[max(0, start - 3) : start]) and number[0].isdigit() and end - start == 5
    ):
        return end
    if end - start <= 3 and _AGED.search(text[max(0, start - 25) : start]) and _AGE_ENDS.match(plain, end):
        return end
    return _year(plain, start, end, front) or _score(plain, start, front)


def _year(plain: str, start: int, end: int, front: str) -> int | None:
    """``end`` where the number can only be a year; round and early ones are years where the word in front says so."""
    if end - start != 4 or not _YEAR.match(plain, start):
        return None
    if front.rstrip().endswith(("$", "£", "€")) or _YEAR_COUNTS.match(plain, end) or _YEAR_HEDGED.search(front):
        return None
    value = int(plain[start:end])
    if (value < 1900 or (value % 100 == 0 and value != 2000)) and not _YEAR_DATED.search(front):
        return None
    return end


def is_of_the_clock(plain: str, end: int) -> bool:
    """Whether a number in words that stops at ``end`` is a time of day: *three o'clock*."""
    return _CLOCK.match(plain, end) is not None


def _score(plain: str, start: int, front: str) -> int | None:
    if (odds := _ODDS.match(plain, start)) and int(odds[1]) >= int(odds[2]) and not _FROM.search(front):
        return odds.end()
    score = _SCORE.match(plain, start)
    if score is None:
        return None
    first, second = int(score[1]), int(score[2])
    if first >= second or score[3] or _SCORED.match(plain, score.end()) or _SCORING.search(front):
        return score.end()
    return None
