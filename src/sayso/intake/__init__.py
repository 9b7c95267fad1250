"""Bytes in, a story out: who published what, when, with which pictures and links.

    page.py        Page -> Story: the one entrance, and the limits
    media.py       HTML, text, Markdown, a JSON record, or none of these
    encoding.py    bytes -> characters
    whitespace.py  characters as they will be shown
    draft.py       paragraphs, pictures and facts on their way to a Story
    html.py        a web page;     body.py, images.py, metadata.py, schemaorg.py read its parts
    plain.py       plain text;     markdown.py its marked-up sister;     record.py one JSON object
    captions.py    words under a picture: credit, licence, archive
    bylines.py     words that name who wrote it
    dates.py       words and numbers that say when
    wire.py        dateline and agencies

Nothing here touches network, disk, clock or database: the same page gives the same story.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
