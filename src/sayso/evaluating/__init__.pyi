from .attributions import MEASURES, ROLES, Measure, Scores
from .labels import Part, Shown
from .report import as_json, as_text
from .run import compare, evaluate
from .sameness import SameEvents, SamePairs, claims_json, claims_text, judge_claims
from .sources import Resolutions, audit, resolve
from .sourcing import SourcingScores
from .tracing import TracedCase, trace_cases, tracing_json, tracing_text

__all__ = [
    "MEASURES",
    "ROLES",
    "Measure",
    "Part",
    "Resolutions",
    "SameEvents",
    "SamePairs",
    "Scores",
    "Shown",
    "SourcingScores",
    "TracedCase",
    "as_json",
    "as_text",
    "audit",
    "claims_json",
    "claims_text",
    "compare",
    "evaluate",
    "judge_claims",
    "resolve",
    "trace_cases",
    "tracing_json",
    "tracing_text",
]
