"""On which side of publication a day without a year or week lies: the verbs beside it tell."""

from __future__ import annotations

import re
from functools import cache

from sayso.reading.dates.lexicon import lexicon
from sayso.reading.dates.stretch import Side

_SIDES = ("future", "past")
_BEFORE, _AFTER = 120, 60  # characters in which a verb is looked for
_SENTENCE = re.compile(r"[.!?;]\s+|\n|[.!?]?[”\"]")
_CLAUSE = re.compile(r",\s|\s(?:and|but|while|when|that|which|who|as|after|before)\s")


def side(text: str, start: int, end: int) -> Side:
    """-1 where the verb beside ``[start, end)`` tells of what was, 1 of what will be, 0 where there is none.

    The nearest one before it in its clause counts, else the first one after it, else the nearest before it in its
    sentence.
    """
    before = _SENTENCE.split(text[max(0, start - _BEFORE) : start])[-1]
    clause = _CLAUSE.split(before)[-1]
    after = _SENTENCE.split(text[end : end + _AFTER].removeprefix(","), maxsplit=1)[0]
    after = _CLAUSE.split(after, maxsplit=1)[0]
    verb = _last(clause) or _verbs().search(after) or _last(before)
    if verb is None:
        return 0
    return 1 if verb["future"] else -1


def _last(words: str) -> re.Match[str] | None:
    verbs = list(_verbs().finditer(words))
    return verbs[-1] if verbs else None


@cache
def _verbs() -> re.Pattern[str]:
    """Marks of the future with the verb they belong to, so that *will be closed* is not *closed*; and pasts."""
    future, past = (
        "|".join(re.escape(word).replace("\\-", r"\s+") for word in lexicon().tense[side]) for side in _SIDES
    )
    return re.compile(
        rf"(?:\b|(?=['’]))(?:(?P<future>(?:{future})\b(?:\s+(?:not|also|be|have|been|get|\w+ly))*(?:\s+\w+)?)"
        rf"|(?P<past>(?:{past}|\w{{2,}}ed)\b))",
        re.IGNORECASE,
    )
