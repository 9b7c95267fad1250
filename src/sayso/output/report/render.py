"""Templates filled in, with the style, the script and the policy of a page that loads nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.output.report import palette


def render(template: str, **values: object) -> str:
    """A page from a template. Whatever ``values`` hold is escaped.

    The policy in its head lets no address be loaded, and nothing run or style it but what stands in the page.
    """
    css, script = palette.css() + _file("report.css"), _file("report.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    ours = {"css": Markup(css), "script": Markup(script)}  # noqa: S704  our own files, which close no element
    return _templates().get_template(template).render(policy=policy, **ours, **values)


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _file(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text("utf-8")


def _digest(text: str) -> str:
    """As a Content-Security-Policy names what may stand in a page."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
