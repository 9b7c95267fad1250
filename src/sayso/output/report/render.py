"""Templates filled in, with the style, the script and the policy of a page that loads nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.output.report import palette


def render(template: str, **values: object) -> str:
    """A page from a template of this package. Whatever ``values`` hold is escaped.

    The policy in its head lets no address be loaded, and nothing run or style it but what stands in the page.
    """
    return _page(template, __package__, palette.css() + _file(__package__, "report.css"), "report.js", **values)


def render_beside(package: str, name: str, **values: object) -> str:
    """The page ``name`` of another package, which has its own template, script, and style beyond that of reports."""
    css = palette.css() + _file(__package__, "report.css") + _file(package, f"{name}.css")
    return _page(f"{name}.html.j2", package, css, f"{name}.js", **values)


def _page(template: str, package: str, css: str, script_name: str, **values: object) -> str:
    """A page from a template of ``package``, with its policy; ``css`` must be our own."""
    script = _file(package, script_name)
    policy = (
        f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    ours = {"css": Markup(css), "script": Markup(script)}  # noqa: S704  our own files, which close no element
    return _templates(package).get_template(template).render(policy=policy, **ours, **values)


@cache
def _templates(package: str) -> Environment:
    return Environment(
        loader=ChoiceLoader([PackageLoader(package, "templates"), PackageLoader(__package__, "templates")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _file(package: str, name: str) -> str:
    return resources.files(package).joinpath("templates", name).read_text("utf-8")


def _digest(text: str) -> str:
    """As a Content-Security-Policy names what may stand in a page."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
