"""Cleaning at the level of characters: nothing invisible, nothing broken, one way to write each letter."""

from __future__ import annotations

import re
import unicodedata

_NEWLINES = re.compile(r"\r\n?|\x0b|\x0c|\u2028")
# A hyphen that was only there to break the line: "Über-<soft hyphen>\nnahme".
_SOFT_BREAK = re.compile("\u00ad[ \t]*\n[ \t]*")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Controls, soft hyphens, zero-width and direction marks, lone surrogates, private use, noncharacters, tags. The
# zero-width joiner stays where it builds an emoji.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200c\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001fffe\U0001ffff\U000e0000-\U0010ffff]"
    "|\u200d(?![\u2600-\u27bf\U0001f000-\U0001faff])"
)
_LATE_CONTROLS = {code: bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0)}  # as HTML 5 reads them
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_ODD = _LATE_CONTROLS | _LIGATURES
_ODD_CHARACTERS = re.compile("[\x80-\x9f\ufb00-\ufb06]")


def tidy(text: str) -> str:
    """NFC, ``\\n`` line ends, plain spaces, no invisible characters.

    >>> tidy("Mu\\u0308ller\\u200b\\r\\nGmbH")
    'Müller\\nGmbH'
    """
    text = _NEWLINES.sub("\n", text).replace("\u2029", "\n\n")
    if _ODD_CHARACTERS.search(text):
        text = text.translate(_ODD)
    text = _SPACES.sub(" ", _SOFT_BREAK.sub("", text))
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def one_line(text: str) -> str:
    """The text without line ends and runs of spaces: for titles and names.

    >>> one_line("  Ein \\n Titel ")
    'Ein Titel'
    """
    return " ".join(tidy(text).split())
