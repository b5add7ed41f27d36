"""The news industry's XML (iptc.org): NITF, and NewsML-G2 or NewsML 1 with NITF or XHTML inside.

There is no kept library for them; the elements that hold text and metadata are few and looked up by
their local names, so that every version's namespace fits.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.ingest.characters import one_line
from kg.ingest.dates import read_date
from kg.ingest.draft import Draft, Unreadable

_ITEMS = frozenset({"newsitem"})
# Element names, likeliest first; "a/b" is a b below an a.
_TITLES = ("headline", "hedline/hl1", "hl1", "headlinetext", "title")
_DATES = ("contentcreated", "firstcreated", "versioncreated", "story.date", "date.release", "date.issue", "dateid", "thisrevisioncreated")
_AUTHORS = ("by", "byline", "byttl", "person")
_PUBLISHERS = ("copyrightholder", "provider", "infosource", "distributor", "doc.copyright", "org")
_SKIPPED = frozenset({"byline", "dateline", "media", "table", "script", "style", "note", "distributor", "title", "head"})


def newsml_drafts(root: Any, *, source: str) -> Iterator[Draft]:
    """One draft an item; pictures and other items without text are left out when there are others."""
    items = [element for element in root.iter() if _name(element) in _ITEMS] or [root]
    found = [draft for number, item in enumerate(items, start=1) if (draft := _draft(item, f"{source}#{number}" if len(items) > 1 else source)).text]
    if not found:
        raise Unreadable("this news item holds no text")
    yield from found


def _draft(item: Any, source: str) -> Draft:
    date_element = _first(item, _DATES)
    return Draft(
        text=_body(item),
        source=source,
        title=_words(_first(item, _TITLES)),
        published=read_date(_date(date_element)),
        publisher=_publisher(item),
        authors=_authors(item),
        language=_language(item),
    )


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _all(item: Any, path: str) -> list[Any]:
    outer, _, inner = path.rpartition("/")
    scopes = [element for element in item.iter() if _name(element) == outer] if outer else [item]
    return [element for scope in scopes for element in scope.iter() if _name(element) == inner]


def _first(item: Any, paths: tuple[str, ...]) -> Any:
    return next((element for path in paths for element in _all(item, path)), None)


def _words(element: Any) -> str:
    return "" if element is None else one_line(" ".join(str(part) for part in element.itertext()))


def _date(element: Any) -> str:
    if element is None:
        return ""
    return str(element.get("norm") or _words(element))


def _publisher(item: Any) -> str:
    for path in _PUBLISHERS:
        for element in _all(item, path):
            named = next((child for child in element.iter() if _name(child) == "name"), None)
            text = element.get("holder") or (_words(named) if named is not None else _words(element)) or element.get("literal") or ""
            if text:
                return one_line(str(text))
    return ""


def _authors(item: Any) -> tuple[str, ...]:
    creators = [element for element in _all(item, "creator") for element in element.iter() if _name(element) == "name"]
    persons = [element for element in _all(item, "byline") for element in element.iter() if _name(element) == "person"]
    names = [_words(element) for element in creators or persons] or [_words(element) for element in _all(item, "byline")[:1]]
    cleaned = (name.removeprefix("By ").removeprefix("Von ").strip() for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if name and len(name.split()) <= 6))


def _language(item: Any) -> str:
    element = _first(item, ("language",))
    stated = element.get("tag") if element is not None else None
    return str(stated or item.get("{http://www.w3.org/XML/1998/namespace}lang") or "")


def _body(item: Any) -> str:
    """The paragraphs of ``body.content`` (NITF), of an XHTML body, or of inline plain text."""
    scopes = _all(item, "body.content") or _all(item, "inlinexml") or _all(item, "body") or _all(item, "datacontent")
    paragraphs = [_words(element) for scope in scopes for element in scope.iter() if _is_paragraph(element, scope)]
    if not paragraphs:
        paragraphs = [str(element.text or "") for element in _all(item, "inlinedata")]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip())


def _is_paragraph(element: Any, scope: Any) -> bool:
    if _name(element) not in ("p", "hl2", "li", "h2", "h3", "blockquote"):
        return False
    for outer in element.iterancestors():
        if outer is scope:
            return True
        if _name(outer) in _SKIPPED or _name(outer) in ("p", "li", "blockquote"):
            return False
    return True
