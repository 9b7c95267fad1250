from .attributions import MEASURES, ROLES, Measure, Scores
from .run import compare, evaluate

__all__ = ["MEASURES", "ROLES", "Measure", "Scores", "compare", "evaluate"]
