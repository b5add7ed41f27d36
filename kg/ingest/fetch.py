"""Pages that the user names by their address: fetched once, in bounded time and size."""

from __future__ import annotations

import io
import re
import time
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kg.ingest import registry
from kg.ingest.bounded import megabytes
from kg.ingest.draft import Unreadable
from kg.ingest.options import Options
from kg.ingest.sources import Input

if TYPE_CHECKING:
    import httpx

_SECONDS = 30.0  # for the whole page; a server that drips bytes is given up
_WAIT = 10.0  # for the connection and for each piece
_REDIRECTS = 5
_TYPES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md", "application/pdf": ".pdf",
    "application/json": ".json", "application/x-ndjson": ".jsonl", "application/jsonl": ".jsonl", "text/csv": ".csv", "text/xml": ".xml",
    "application/xml": ".xml", "application/rss+xml": ".xml", "application/atom+xml": ".xml", "application/zip": ".zip",
    "application/gzip": ".gz", "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx", "application/vnd.oasis.opendocument.text": ".odt",
}  # fmt: skip


def is_address(source: str) -> bool:
    return re.match(r"https?://", source, re.IGNORECASE) is not None


def fetched(address: str, options: Options) -> Input:
    """The page behind an http(s) address; raises ``Unreadable`` with the reason in plain words."""
    import httpx

    deadline = time.monotonic() + _SECONDS
    try:
        with (
            httpx.Client(timeout=_WAIT, follow_redirects=True, max_redirects=_REDIRECTS, headers={"User-Agent": "kg (news reader)"}) as client,
            client.stream("GET", address) as response,
        ):
            if response.status_code >= 400:
                raise Unreadable(f"the server answers {response.status_code} {response.reason_phrase}".rstrip())
            data = _body(response, options.largest, deadline)
            place, kind, charset = str(response.url), response.headers.get("content-type", ""), response.charset_encoding or ""
    except httpx.TimeoutException:
        raise Unreadable(f"the server does not answer within {_WAIT:g} seconds") from None
    except httpx.TooManyRedirects:
        raise Unreadable(f"the address redirects more than {_REDIRECTS} times") from None
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, ValueError):
        raise Unreadable("this is no valid address") from None
    except (httpx.HTTPError, httpx.StreamError, OSError) as error:
        raise Unreadable(f"it cannot be fetched: {error or type(error).__name__}") from None
    suffix = _TYPES.get(kind.partition(";")[0].strip().lower()) or _suffix_of(place)
    return Input(address, suffix, lambda: io.BytesIO(data), url=place, encoding=charset)


def _body(response: httpx.Response, largest: int, deadline: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in response.iter_bytes(65_536):
        size += len(part)
        parts.append(part)
        if size > largest:
            raise Unreadable(f"the page is larger than {megabytes(largest)}")
        if time.monotonic() > deadline:
            raise Unreadable(f"the page did not arrive within {_SECONDS:g} seconds")
    return b"".join(parts)


def _suffix_of(address: str) -> str:
    suffix = PurePosixPath(urlsplit(address).path).suffix.lower()
    return suffix if registry.is_known(suffix) else ""
