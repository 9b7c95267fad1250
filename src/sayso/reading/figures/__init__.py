"""Figures: every quantity of a text as the interval that its words leave open, and how figures agree."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
