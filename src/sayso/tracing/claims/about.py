"""Which claims a question is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

from sayso.reading.sourcing.likeness import stems
from sayso.vocabulary import Claim

_MOST = 0.5  # of the weight of a question's words that a claim must have; one rare word of two is enough


def about(query: str, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The ``claims`` that ``query`` is about, the best first; of equals in their order.

    A claim has the words of its statement, of all its mentions and of everybody in their chains, by their stems; rare
    ones count more (Spärck Jones 1972). Empty where no claim has half of what the query says.
    """
    wanted = frozenset(stems(query))
    of_claim = {claim.id: _words(claim) for claim in claims}
    having = Counter(word for words in of_claim.values() for word in words & wanted)
    weight = {word: log(1 + len(claims) / (1 + having[word])) for word in wanted}
    most = sum(weight.values())
    if not most:
        return ()
    score = {claim.id: sum(weight[word] for word in of_claim[claim.id] & wanted) / most for claim in claims}
    found = [claim for claim in claims if score[claim.id] >= _MOST]
    return tuple(sorted(found, key=lambda claim: -round(score[claim.id], 9)))


def _words(claim: Claim) -> frozenset[str]:
    texts = [claim.statement]
    for mention in claim.mentions:
        texts += [span.text for span in mention.spans]
        texts += [hand.name for hand in mention.chain]
    return frozenset(stem for text in texts for stem in stems(text))
