"""Readings, shown: for a terminal, as pages, as JSON, as JSON Lines, as CSV."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
