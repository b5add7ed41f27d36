"""HTML fragments to text: a paragraph per block, scripts and styles left out."""

from __future__ import annotations

import re

from kg.ingest.draft import Unreadable

_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
MOST_TAGS = 200_000  # articles have some thousand
MOST_TAGS_TO_STUDY = 20_000  # beyond, looking for the article among all elements would take minutes
# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
})
_SILENT = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "head", "iframe", "object", "button", "select", "textarea", "nav", "footer",
})
# fmt: on


def check_tags(html: str) -> None:
    """Raise ``Unreadable`` for a page that no author wrote."""
    if html.count("<") > MOST_TAGS:
        raise Unreadable(f"it has more than {MOST_TAGS:,} tags; no article has so many")


def text_of_html(html: str) -> str:
    """The words of a fragment or of a page without navigation, paragraphs with a blank line between; in linear time."""
    from lxml import etree
    from lxml import html as parser

    check_tags(html)
    if not html.strip():
        return ""
    try:
        root = parser.document_fromstring(_XML_DECLARATION.sub("", html.replace("\x00", "")))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    paragraphs: list[list[str]] = [[]]
    silent = 0  # how many of the open elements are not to be read
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = element.tag if isinstance(element.tag, str) else ""
        silent += (name in _SILENT) * {"start": 1, "end": -1}.get(event, 0)
        if name in _BLOCKS:
            paragraphs.append([])
        words = element.text if event == "start" else element.tail
        if words and not silent:
            paragraphs[-1].append(words)
    lines = (" ".join("".join(parts).split()) for parts in paragraphs)
    return "\n\n".join(line for line in lines if line)
