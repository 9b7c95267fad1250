"""The short cases, with true mentions, chains, credits and copies given: origins and intervals are the truth's."""

from __future__ import annotations

import pytest
from support.truths import true_claims

from sayso.tracing.origins.origins import origins

CASES = (
    "circular-pair",
    "independent-confirmation",
    "no-comment",
    "same-man",
    "silent-correction",
    "two-officials",
    "two-outlets-one-name",
    "wire-copy",
)


@pytest.mark.parametrize("slug", CASES)
def test_origins_and_interval(slug: str) -> None:
    for one in true_claims(slug):
        found = origins(one.mentions, one.edges)
        told = (one.claim["id"], one.claim["independent_min"], one.claim["independent_max"])
        assert (one.claim["id"], found.independence.certain, found.independence.possible) == told
        pairs = {
            (found.of[mine.id], true["origin"]) for mine, true in zip(one.mentions, one.claim["mentions"], strict=True)
        }
        assert len(pairs) == len({mine for mine, _ in pairs}) == len({true for _, true in pairs})
