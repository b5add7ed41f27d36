"""Bytes to text: which encoding a file is in."""

from __future__ import annotations

import codecs
import re

from kg.ingest.draft import Unreadable

# Byte order marks, longest first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 65_536
# One-byte encodings of German and English text, most frequent first; ISO 8859-1 is a part of CP1252.
_OLD = ["cp1252", "iso8859_15", "mac_roman", "cp850", "cp437"]


def decode(data: bytes, encoding: str = "") -> tuple[str, str]:
    """The text and a note for the user (``""`` when nothing was doubtful); raises ``Unreadable`` for binary data.

    A byte order mark wins over ``encoding``; without either UTF-8 is tried, then UTF-16 without a mark,
    then the one-byte encodings.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], name)
    if encoding:
        try:
            return _lenient(data, codecs.lookup(encoding).name)
        except LookupError:
            raise Unreadable(f"the encoding {encoding!r} is unknown; name one such as utf-8 or cp1252") from None
    wide = _wide(data[:_SAMPLE])
    if wide:
        return _lenient(data, wide)
    if _is_binary(data[:_SAMPLE]):
        raise Unreadable("this is not text but binary data")
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _damaged_or_old(data)


def _lenient(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding, errors="replace")
    except (LookupError, UnicodeError, ValueError, TypeError):  # a codec that is not a text encoding, such as "hex" or "idna"
        raise Unreadable(f"the text cannot be decoded as {encoding}") from None
    if not isinstance(text, str):
        raise Unreadable(f"{encoding!r} is not an encoding of text")
    bad = text.count("\ufffd")
    return text, f"{bad} characters could not be decoded as {encoding}" if bad else ""


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: nearly every second byte of Western text is NUL."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _is_binary(sample: bytes) -> bool:
    return b"\x00" in sample or len(_CONTROL.findall(sample)) > 0.02 * len(sample)


def _damaged_or_old(data: bytes) -> tuple[str, str]:
    """UTF-8 with a few broken bytes stays UTF-8; otherwise a one-byte encoding is guessed."""
    lenient = data.decode("utf-8", errors="replace")
    bad = lenient.count("\ufffd")
    good = sum(1 for character in lenient if character > "\x7f") - bad
    if bad <= 0.1 * good or (bad <= 2 and good):
        return lenient, f"{bad} characters could not be decoded as utf-8"
    encoding = _guess(data)
    text, _ = _lenient(data, encoding)
    return text, f"read as {encoding}; choose another with --encoding"


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    lines = [line for line in data[: 4 * _SAMPLE].splitlines() if any(byte > 0x7F for byte in line)]
    best = from_bytes(b"\n".join(lines)[:_SAMPLE], cp_isolation=_OLD).best()
    return best.encoding if best else "cp1252"
