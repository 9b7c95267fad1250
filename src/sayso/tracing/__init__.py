"""Across stories: the same claim, who has it from whom, and how many independent origins it has."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
