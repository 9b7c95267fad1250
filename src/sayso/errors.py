"""What can go wrong, as a tree. Every message is one line and says what to do next.

    SaysoError
    ├── GatheringError   a file, stream or URL could not be got
    │   ├── NotAllowedError    refused on purpose: local network, not https, no permission
    │   └── TooLargeError      more bytes, or more markup, than the limit
    ├── IntakeError      bytes were got, but no story came out of them
    │   ├── NotTextError       an image, an archive, binary
    │   └── NoStoryError       a page, but no article: a home page, a login wall, nothing
    ├── ModelError       the weights are missing or damaged
    ├── GoldError        an annotated file cannot be used
    ├── TracingError     a story, a mention or a decision that is named is not there
    └── ExtraMissingError  an optional part of the installation is needed

This module imports nothing of the project.
"""

from __future__ import annotations


class SaysoError(Exception):
    """The parent of all errors that sayso raises on purpose."""


class GatheringError(SaysoError):
    """A file, a stream or a URL could not be got."""


class NotAllowedError(GatheringError):
    """Refused on purpose: an address of the local network, a scheme that is not https, no permission."""


class TooLargeError(GatheringError):
    """More bytes, or more markup, than the limit allows."""


class IntakeError(SaysoError):
    """Bytes were got, but no story came out of them."""


class NotTextError(IntakeError):
    """The bytes are no text: an image, an archive, a program."""


class NoStoryError(IntakeError):
    """A page, but no article on it: a home page, a login wall, an empty file."""


class ModelError(SaysoError):
    """The model's weights are missing or damaged."""


class GoldError(SaysoError):
    """A file of annotated attributions cannot be used."""


class TracingError(SaysoError):
    """A story, a mention or a person's decision that is named is not there, or contradicts another."""


class ExtraMissingError(SaysoError):
    """An optional part of the installation is needed; the message names the command that installs it."""
