"""Turtle for people: prefixes, one block per thing, its type and label first, everything sorted.

Oxigraph writes N-Triples, which are sorted as lines and then shortened here. This is faster than sorting terms one by
one, needs no blank nodes, and gives the same bytes for the same triples. (W3C RDF 1.1 Turtle, 2.4, 6.5)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.model.iri import PREFIXES, expand

_BASE_CHARACTER = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff"
    "\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_LOCAL = re.compile(
    rf"[{_BASE_CHARACTER}_0-9](?:[{_BASE_CHARACTER}_0-9.\-\u00b7\u0300-\u036f\u203f-\u2040]*[{_BASE_CHARACTER}_0-9\-\u00b7\u0300-\u036f])?\Z"
)
_KIND = re.compile(r"(?P<base>.+/)(?P<kind>entity|statement|evidence|document|relation)/[^/#]+\Z")
_XSD = expand("xsd:string").removesuffix("string")
_INTEGER = re.compile(r"[+-]?\d+\Z")
_DECIMAL = re.compile(r"[+-]?\d*\.\d+\Z")
# what a reader wants to see first of a thing; the other predicates follow by IRI
_FIRST = {f"<{expand(n)}>": rank for rank, n in enumerate(("rdf:type", "rdfs:label", "rdf:subject", "rdf:predicate", "rdf:object"))}


def turtle_text(lines: Iterable[str]) -> str:
    """Turtle for N-Triples lines (``s p o .``) without doubles, in any order."""
    ordered = sorted(lines)
    names = Names(kind_prefixes(ordered))
    body = list(blocks(ordered, names))
    return "".join([*names.header(), *body])


def blocks(ordered: Iterable[str], names: Names, *, indent: str = "") -> Iterator[str]:
    """One block of Turtle per subject of sorted N-Triples lines."""
    subject, facts = "", {}  # type: str, dict[str, list[str]]
    term = names.term
    for line in ordered:
        this, predicate, rest = line.split(" ", 2)
        if this != subject:
            if facts:
                yield _block(subject, facts, names, indent)
            subject, facts = this, {}
        if predicate in facts:
            facts[predicate].append(term(rest[:-2]))
        else:
            facts[predicate] = [term(rest[:-2])]
    if facts:
        yield _block(subject, facts, names, indent)


def _block(subject: str, facts: dict[str, list[str]], names: Names, indent: str) -> str:
    predicates = sorted(facts, key=lambda p: (_FIRST.get(p, len(_FIRST)), p))
    told = [f"{names.predicate(p)} {', '.join(facts[p])}" for p in predicates]
    return f"\n{indent}{names.term(subject)} {f' ;{chr(10)}{indent}    '.join(told)} .\n"


def kind_prefixes(lines: Iterable[str]) -> dict[str, str]:
    """Prefixes for the kinds of things kg mints (entity:, statement: ...), under the base IRI that is used most."""
    counts: dict[str, int] = {}
    for line in lines:
        subject = line[1 : line.find("> ")]
        space = subject[: subject.rfind("/") + 1]
        counts[space] = counts.get(space, 0) + 1
    best = sorted(counts, key=lambda space: (counts[space], space))
    return {found["kind"]: space for space in best if (found := _KIND.match(f"{space}x"))}


class Names:
    """Terms of N-Triples in the short forms of Turtle; remembers which prefixes it used."""

    def __init__(self, kinds: dict[str, str]) -> None:
        self._spaces = {space: prefix for prefix, space in (PREFIXES | kinds).items()}
        self._known: dict[str, str] = {}
        self._used: dict[str, str] = {}

    def header(self) -> list[str]:
        """The declarations of the prefixes that were used."""
        return [f"@prefix {prefix}: <{space}> .\n" for prefix, space in sorted(self._used.items())]

    def term(self, text: str) -> str:
        """The short form of one N-Triples term."""
        short = self._known.get(text)
        if short is not None:
            return short
        if text[0] == "<":
            short = self._known[text] = self._iri(text[1:-1])
            return short
        if text[-1] == '"' and "\\" not in text:
            return text
        return self._literal(text) if text[0] == '"' else text

    def predicate(self, text: str) -> str:
        return "a" if _FIRST.get(text) == 0 else self.term(text)

    def _iri(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        space, local = iri[:cut], iri[cut:]
        prefix = self._spaces.get(space)
        if prefix is None or not _LOCAL.match(local):
            return f"<{iri}>"
        self._used[prefix] = space
        return f"{prefix}:{local}"

    def _literal(self, text: str) -> str:
        if text[-1] == ">":
            quoted, _, datatype = text.rpartition("^^")
            value = quoted[1:-1]
            pattern = {f"<{_XSD}integer>": _INTEGER, f"<{_XSD}decimal>": _DECIMAL}.get(datatype)
            return value if pattern and pattern.match(value) else f"{quoted}^^{self.term(datatype)}"
        if "\\n" in text and "\\\\" not in text:
            value, _, language = text.rpartition('"')
            return '""' + value.replace("\\n", "\n") + '"""' + language
        return text
