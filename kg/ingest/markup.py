"""HTML fragments to text: a paragraph per block, scripts and styles left out."""

from __future__ import annotations

import re
from typing import Any

from kg.ingest.draft import Unreadable

MOST_TAGS = 50_000  # the longest articles have some thousand
# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
})
_SILENT = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "head", "iframe", "object", "button", "select", "textarea", "nav", "footer", "form",
})
# fmt: on


def check_tags(html: str) -> None:
    """Raise ``Unreadable`` for a page that no author wrote: parsers need quadratic time for some of them."""
    if html.count("<") > MOST_TAGS:
        raise Unreadable(f"it has more than {MOST_TAGS:,} tags; no article has so many")


def text_of_html(html: str) -> str:
    """The words of a fragment or of a page without navigation, paragraphs with a blank line between."""
    from lxml import etree
    from lxml import html as parser

    check_tags(html)
    if not html.strip():
        return ""
    try:
        root = parser.document_fromstring(_without_declaration(html))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    paragraphs: list[list[str]] = [[]]
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        _collect(event, element, paragraphs)
    lines = (" ".join("".join(parts).split()) for parts in paragraphs)
    return "\n\n".join(line for line in lines if line)


def _without_declaration(html: str) -> str:
    return re.sub(r"\A\s*<\?xml[^>]*\?>", "", html.replace("\x00", ""))


def _collect(event: str, element: Any, paragraphs: list[list[str]]) -> None:
    name = element.tag if isinstance(element.tag, str) else ""
    silent = any(isinstance(up.tag, str) and up.tag in _SILENT for up in (element, *element.iterancestors()))
    if name in _BLOCKS:
        paragraphs.append([])
    if event == "start" and not silent and element.text and name:
        paragraphs[-1].append(element.text)
    if event != "start" and element.tail and not _silent_above(element):
        paragraphs[-1].append(element.tail)


def _silent_above(element: Any) -> bool:
    return any(isinstance(up.tag, str) and up.tag in _SILENT for up in element.iterancestors())
