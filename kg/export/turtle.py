"""Turtle for people: prefixes, one block per thing, its type and label first, everything sorted.

Oxigraph writes N-Triples, which are sorted as lines and then shortened here. This is faster than sorting terms one by
one, needs no blank nodes, and gives the same bytes for the same triples. (W3C RDF 1.1 Turtle, 2.4, 6.5)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from kg.model.iri import PREFIXES, expand

_BASE_CHARACTER = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff"
    "\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_LOCAL = re.compile(rf"[{_BASE_CHARACTER}_0-9](?:[{_BASE_CHARACTER}_0-9.\-\u00b7\u0300-\u036f\u203f-\u2040]*[{_BASE_CHARACTER}_0-9\-\u00b7\u0300-\u036f])?\Z")
_KIND = re.compile(r"(?P<base>.+/)(?P<kind>entity|statement|evidence|document|relation)/[^/#]+\Z")
_XSD = expand("xsd:string").removesuffix("string")
_NUMBER = re.compile(rf'"([+-]?\d+)"\^\^<{_XSD}integer>\Z|"([+-]?\d*\.\d+)"\^\^<{_XSD}decimal>\Z')
_TYPE, _LABEL = f"<{expand('rdf:type')}>", f"<{expand('rdfs:label')}>"
_FIRST = {_TYPE: "0", _LABEL: "1"}


def turtle_text(lines: Iterable[str]) -> Iterator[str]:
    """Pieces of Turtle for N-Triples lines (``s p o .``), which are sorted and freed of doubles here."""
    ordered = sorted(set(lines))
    names = Names(kind_prefixes(ordered))
    yield from (f"@prefix {prefix}: <{space}> .\n" for prefix, space in sorted(names.prefixes.items()))
    yield from blocks(ordered, names)


def blocks(ordered: Iterable[str], names: Names, *, indent: str = "") -> Iterator[str]:
    """One block of Turtle per subject of sorted N-Triples lines."""
    for subject, group in groupby((line.split(" ", 2) for line in ordered), key=lambda parts: parts[0]):
        by_predicate: dict[str, list[str]] = {}
        for _, predicate, rest in group:
            by_predicate.setdefault(predicate, []).append(names.term(rest[:-2]))
        predicates = sorted(by_predicate, key=lambda p: _FIRST.get(p, "2") + p)
        facts = f" ;\n{indent}    ".join(
            f"{'a' if p == _TYPE else names.term(p)} {', '.join(by_predicate[p])}" for p in predicates
        )
        yield f"\n{indent}{names.term(subject)} {facts} .\n"


def kind_prefixes(lines: Iterable[str]) -> dict[str, str]:
    """Prefixes for the kinds of things kg mints (entity:, statement: ...), under the base IRI that is used most."""
    counts: dict[tuple[str, str], int] = {}
    before = ""
    for line in lines:
        subject = line[1 : line.find("> ")]
        if subject != before and (found := _KIND.match(subject)):
            key = (found["kind"], f"{found['base']}{found['kind']}/")
            counts[key] = counts.get(key, 0) + 1
        before = subject
    best = sorted(counts, key=lambda key: (counts[key], key))
    return {kind: space for kind, space in best}


class Names:
    """Terms of N-Triples in the short forms of Turtle."""

    def __init__(self, kinds: dict[str, str]) -> None:
        self.prefixes = PREFIXES | kinds
        self._spaces = {space: prefix for prefix, space in self.prefixes.items()}
        self._known: dict[str, str] = {}

    def term(self, text: str) -> str:
        """The short form of one N-Triples term."""
        if text[0] == "<":
            short = self._known.get(text)
            if short is None:
                short = self._known[text] = self._iri(text[1:-1])
            return short
        return self._literal(text) if text[0] == '"' else text

    def _iri(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._spaces.get(iri[:cut])
        local = iri[cut:]
        return f"{prefix}:{local}" if prefix is not None and _LOCAL.match(local) else f"<{iri}>"

    def _literal(self, text: str) -> str:
        if text[-1] == ">":
            if number := _NUMBER.match(text):
                return number[1] or number[2]
            value, _, datatype = text.rpartition("^^")
            return f"{value}^^{self.term(datatype)}"
        if "\\n" in text and "\\\\" not in text:
            value, _, language = text.rpartition('"')
            return '""' + value.replace("\\n", "\n") + '"""' + language
        return text
