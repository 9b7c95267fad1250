"""When: the times and lengths of time that a text names, resolved against its publication."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
