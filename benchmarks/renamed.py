"""Many articles made of few: the same articles again and again, with other names of the same length.

Names keep their length, so that every offset in a record stays true and a record need not be read from its text again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.ingest import of_text
from kg.model import Document, Iri
from kg.ontology import Ontology
from kg.resolve.graph import LocalGraph
from kg.resolve.record import from_bytes

_WORD = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{3,}\b")
_RINGS = ("aeiou", "bdgkpt", "lmnr", "fswz")  # a letter is changed for another of its ring


def articles(path: Path, count: int) -> list[Document]:
    """The first articles of a JSON-lines file of Wikinews."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[:count]]
    return [of_text(r["text"], language="de", date=None if r["date"].startswith("0001") else r["date"], url=r["url"]) for r in rows]


def names_in(records: Iterable[bytes], ontology: Ontology) -> frozenset[str]:
    """Words that persons and organizations are called by, without those that a class is called by."""
    words: set[str] = set()
    for graph in map(from_bytes, records):
        words.update(w for e in graph.entities if e.named and e.kind in ("Person", "Organization") for w in _WORD.findall(e.name))
    kept = {w for iri in (*ontology.classes, *ontology.properties) for w in _WORD.findall(iri.rpartition("#")[2])}
    return frozenset(words - kept - {"Person", "Organization", "Place"})


def renamed(text: str, names: frozenset[str], turn: int) -> str:
    """The text with its names changed; each of the first thousands of turns gives other names."""
    return _WORD.sub(lambda m: _turned(m.group(), turn) if m.group() in names else m.group(), text) if turn else text


def _turned(word: str, turn: int) -> str:
    letters = [word[0]]
    for letter in word[1:]:
        ring = next((r for r in _RINGS if letter in r), letter)
        letters.append(ring[(ring.index(letter) + turn) % len(ring)])
        turn = turn // len(ring) or turn + 1
    return "".join(letters)


def documents(originals: list[Document], names: frozenset[str], count: int) -> Iterator[Document]:
    """``count`` articles, the originals first, made one by one."""
    for number in range(count):
        turn, place = divmod(number, len(originals))
        original = originals[place]
        text, published = renamed(original.text, names, turn), original.published.isoformat() if original.published else None
        yield of_text(text, language="de", date=published, url=f"{original.url}?turn={turn}")


def records(originals: list[tuple[Iri, bytes]], names: frozenset[str], count: int) -> Iterator[tuple[Iri, bytes]]:
    """The same for records."""
    for number in range(count):
        turn, place = divmod(number, len(originals))
        iri, data = originals[place]
        fresh = Iri(f"{iri}_{turn}") if turn else iri
        text = renamed(data.decode("utf-8"), names, turn).replace(json.dumps(iri), json.dumps(fresh))
        yield fresh, text.encode("utf-8")


def graphs(pairs: Iterable[tuple[Iri, bytes]]) -> Iterator[LocalGraph]:
    return (from_bytes(data) for _, data in pairs)
