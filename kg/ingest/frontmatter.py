"""Front matter: the metadata block at the head of a Markdown or text file."""

from __future__ import annotations

import re
import tomllib

_YAML = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\A\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"([\w\- ]{1,40}?)\s*:(?:\s+(.*)|\s*)\Z")
_COMMENT = re.compile(r"\s+#.*\Z")


def split(text: str) -> tuple[dict[str, object], str]:
    """The metadata and the text after it; no block, no metadata.

    YAML is read as flat ``key: value`` lines with lists, which is what front matter holds; no tags, no anchors.

    >>> split("---\\ntitle: Storm\\n---\\nA storm ...")
    ({'title': 'Storm'}, 'A storm ...')
    """
    match = _YAML.match(text)
    if match:
        pairs = _flat_yaml(match[1])
        return (pairs, text[match.end() :]) if pairs else ({}, text)
    match = _TOML.match(text)
    if match:
        try:
            return dict(tomllib.loads(match[1])), text[match.end() :]
        except tomllib.TOMLDecodeError:
            return {}, text
    return {}, text


def _flat_yaml(block: str) -> dict[str, object]:
    pairs: dict[str, object] = {}
    name = ""
    for line in block.split("\n"):
        item = re.match(r"\s*-\s+(.*)", line)
        if item and name:
            before = pairs.get(name)
            pairs[name] = [*(before if isinstance(before, list) else []), _scalar(item[1])]
        elif line[:1].isspace() and name and line.strip():  # a folded or indented value goes on
            before = pairs.get(name)
            pairs[name] = f"{before} {line.strip()}".strip(" >|-") if isinstance(before, str) else before
        elif pair := _PAIR.match(line.rstrip()):
            name = pair[1].strip().lower()
            pairs[name] = _value(pair[2] or "")
    return pairs


def _value(text: str) -> object:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return [_scalar(part) for part in text[1:-1].split(",") if part.strip()]
    return _scalar(text)


def _scalar(text: str) -> str:
    text = text.strip()
    if len(text) >= 2 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return _COMMENT.sub("", text)
