"""E-mails (.eml): newsletters and forwarded articles, through the standard library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from typing import BinaryIO

from kg.ingest.bounded import read_all
from kg.ingest.dates import read_date
from kg.ingest.decode import decode
from kg.ingest.draft import Draft, Unreadable
from kg.ingest.formats.html import draft_of_html
from kg.ingest.options import Options

_LARGEST = 25_000_000  # bytes; mail servers take no more
_REPLY = re.compile(r"\A(?:\s*(?:re|aw|fw|fwd|wg|antwort)\s*:|\s*\[[^\]]{1,40}\])+\s*", re.IGNORECASE)
_SIGNATURE = re.compile(r"\n-- ?\n.*\Z", re.DOTALL)
_QUOTED = re.compile(r"^>.*\n?", re.MULTILINE)


def drafts(stream: BinaryIO, *, source: str, options: Options) -> Iterator[Draft]:
    data = read_all(stream, min(options.largest, _LARGEST))
    try:
        message = message_from_bytes(data, policy=policy.default)
        title = _REPLY.sub("", _header(message, "subject"))
        name = parseaddr(_header(message, "from"))[0].strip("\"' ")
        date = read_date(_header(message, "date"))
        part = message.get_body(preferencelist=("plain", "html"))
        files = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
        body = _body(part, options) if isinstance(part, EmailMessage) else ("", "")
    except (LookupError, ValueError, AttributeError, TypeError, AssertionError, RecursionError):  # what email raises for damaged mails
        raise Unreadable("this e-mail is damaged") from None
    text, html = body
    notes = (f"{files} attached files were not read",) if files else ()
    if html:
        page = draft_of_html(html, source=source)
        text = page.text
    if not text.strip():
        raise Unreadable("there is no text in this e-mail")
    yield Draft(text=text, source=source, wrapped=not html, title=title, published=date, authors=(name,) if name else (), notes=notes)


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name) or "").split())


def _body(part: EmailMessage, options: Options) -> tuple[str, str]:
    """Plain text and HTML of the mail's main part; one of them is empty."""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    text, _ = decode(content, options.encoding or str(part.get_content_charset() or ""))
    if part.get_content_type() == "text/html":
        return "", text
    return _QUOTED.sub("", _SIGNATURE.sub("\n", text.replace("\r\n", "\n"))), ""
