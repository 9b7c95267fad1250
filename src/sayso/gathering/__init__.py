"""What touches the world: a path, an ``https://`` URL or ``-`` becomes Pages, bytes as they were found.

    location.py    what a user named, taken apart: one location after another, then the pages in it
    files.py       files, folders and standard input
    web.py         one page of the web

Nothing is written, and nothing is fetched but the one URL that was named.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
