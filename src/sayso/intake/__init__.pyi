from .page import Limits, story
from .record import JsonFields

__all__ = ["JsonFields", "Limits", "story"]
