from .heads import Question
from .likeness import SAME, Likeness

__all__ = ["SAME", "Likeness", "Question"]
