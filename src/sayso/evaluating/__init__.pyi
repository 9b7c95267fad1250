from .attributions import MEASURES, ROLES, Measure, Scores
from .labels import Part
from .report import Shown, as_json, as_text
from .run import compare, evaluate
from .sources import Resolutions, audit, resolve
from .sourcing import SourcingScores

__all__ = [
    "MEASURES",
    "ROLES",
    "Measure",
    "Part",
    "Resolutions",
    "Scores",
    "Shown",
    "SourcingScores",
    "as_json",
    "as_text",
    "audit",
    "compare",
    "evaluate",
    "resolve",
]
