"""On whose say-so? Reads a news story and shows who is said to know what.

>>> import sayso
>>> reading = sayso.read("story.html")
>>> for attribution in reading.attributions:
...     print(attribution.source, attribution.cue.text, attribution.content)
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
