"""Document IRIs: from the article's URL, else from its content."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from kg.model.iri import Iri, mint_hashed

_PORTS = {"http": 80, "https": 443}
# Query parameters that only tell where a reader came from.
_TRACKING = re.compile(
    r"utm_\w+|at_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|_hs\w+|ref|ref_src|referrer|cmp(id)?"
    r"|ncid|ocid|smid|sr_share|wt_\w+|wt\.\w+|xtor|share|shared|source|feature|ito|taid|xing_share|sharetype|src",
    re.IGNORECASE,
)


def normal_url(url: str) -> str:
    """One way to write an http(s) URL: no fragment, no tracking parameters, no default port; ``""`` for anything else.

    >>> normal_url("HTTPS://News.Example:443/a/?utm_source=x&id=7#top")
    'https://news.example/a?id=7'
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not host or re.search(r"[\s<>\"{}|\\^`]", url.strip()):
        return ""
    place = f"[{host}]" if ":" in host else host
    if port and port != _PORTS[scheme]:
        place += f":{port}"
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])))
    return urlunsplit((scheme, place, parts.path.rstrip("/"), query, ""))


def document_iri(*, url: str, text: str, title: str, published: date | None, base: str) -> Iri:
    """The same article has the same IRI wherever its file lies; http and https are one address."""
    address = normal_url(url)
    if address:
        return mint_hashed("document", address.partition("://")[2], base=base)
    return mint_hashed("document", title, published.isoformat() if published else "", text, base=base)
