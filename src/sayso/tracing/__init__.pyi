from .about import about
from .constraints import read_constraints
from .given import GivenMention
from .identity import story_id
from .passages import passages
from .tracer import Tracer

__all__ = ["GivenMention", "Tracer", "about", "passages", "read_constraints", "story_id"]
