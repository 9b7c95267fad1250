from .attributions import MEASURES, ROLES, Measure, Scores
from .labels import Part, Shown
from .report import as_json, as_text
from .run import compare, evaluate
from .sources import Resolutions, audit, resolve
from .sourcing import SourcingScores
from .tracing import TracedCase, trace_cases, tracing_json, tracing_text

__all__ = [
    "MEASURES",
    "ROLES",
    "Measure",
    "Part",
    "Resolutions",
    "Scores",
    "Shown",
    "SourcingScores",
    "TracedCase",
    "as_json",
    "as_text",
    "audit",
    "compare",
    "evaluate",
    "resolve",
    "trace_cases",
    "tracing_json",
    "tracing_text",
]
