"""The name of a story among others."""

from __future__ import annotations

import hashlib

from sayso.vocabulary import Story


def story_id(story: Story) -> str:
    """Twelve hexadecimal digits of where the story was found and of its bytes.

    The same page at two places is two stories, two texts at one address are too; the same one added twice is one.
    """
    digest = hashlib.blake2b(digest_size=6)
    for part in (story.location, story.sha256, story.text):
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.hexdigest()
