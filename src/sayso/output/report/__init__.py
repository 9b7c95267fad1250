"""Readings as pages: one self-contained HTML file a story, and an index of several."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
