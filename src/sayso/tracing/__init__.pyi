from .claims.about import about
from .claims.constraints import read_constraints
from .stories.given import GivenMention
from .stories.identity import story_id
from .stories.passages import passages
from .tracer import Tracer

__all__ = ["GivenMention", "Tracer", "about", "passages", "read_constraints", "story_id"]
