"""Tracings, shown: for a terminal, as a page, as JSON, as CSV."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
