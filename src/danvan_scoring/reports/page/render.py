"""Views to HTML: templates, style sheet and script of the package, and a policy that holds them."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.page.criteria import LOOKS, look_labels


def render(template: str, language: Language, **views: object) -> bytes:
    """Fill a template of the package; every text is shown as it is, whatever it looks like.

    Args:
        template: its name, without endings.
        language: that of the page's own words: `t(vi, en)` in a template picks.
        views: what the template shows.
    """
    style, script = _part("page.css"), _part("page.js")
    page = _environment().get_template(f"{template}.html.j2")
    text = page.render(
        t=lambda vi, en: Text(vi, en).pick(language),
        language=language,
        style=Markup(style),  # noqa: S704 - the package's own file
        script=Markup(script),  # noqa: S704 - likewise
        policy=_policy(style, script),
        looks=LOOKS,
        labels=look_labels(language),
        **views,
    )
    return text.encode()


def _policy(style: str, script: str) -> str:
    """The content security policy: nothing is loaded, and these two texts alone are used."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _part(name: str) -> str:
    text = (files("danvan_scoring.reports.page") / name).read_text(encoding="utf-8")
    # Indentation is for those who write them; a page has no use for it.
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("danvan_scoring.reports.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
