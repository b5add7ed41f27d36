"""Markdown: front matter read, markup removed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from kg.ingest import frontmatter
from kg.ingest.bounded import check_length, read_all
from kg.ingest.characters import tidy
from kg.ingest.decode import decode
from kg.ingest.draft import Draft
from kg.ingest.markup import text_of_html
from kg.ingest.options import Options
from kg.ingest.records import with_metadata

if TYPE_CHECKING:
    from markdown_it.token import Token


def drafts(stream: BinaryIO, *, source: str, options: Options) -> Iterator[Draft]:
    text, note = decode(read_all(stream, options.largest), options.encoding)
    check_length(text, options.longest)
    metadata, body = frontmatter.split(tidy(text))
    heading, paragraphs = _read(body)
    draft = with_metadata(Draft(text="\n\n".join(paragraphs), source=source, notes=(note,) if note else ()), metadata)
    if not draft.title and heading and paragraphs[0] == heading:
        draft = with_metadata(draft, {**metadata, "title": heading})
    yield draft


def _read(body: str) -> tuple[str, list[str]]:
    """The first top heading and the text of all blocks but code."""
    from markdown_it import MarkdownIt

    heading = ""
    paragraphs: list[str] = []
    opened = ""
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        if token.type == "heading_open":
            opened = token.tag
        elif token.type == "inline":
            line = _inline(token.children or [])
            if line:
                paragraphs.append(line)
            if opened == "h1" and not heading:
                heading = line
            opened = ""
        elif token.type == "html_block":
            paragraphs += text_of_html(token.content).split("\n\n")
    return heading, [paragraph for paragraph in paragraphs if paragraph]


def _inline(tokens: list[Token]) -> str:
    """The words of a block: link texts stay, addresses, images and inline HTML go."""
    parts = {"softbreak": " ", "hardbreak": " "}
    return " ".join("".join(parts.get(token.type, token.content if token.type in {"text", "code_inline"} else "") for token in tokens).split())
