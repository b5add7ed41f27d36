"""Turtle files as lists of triples; the only place that knows the parser."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from kg.errors import OntologyError

# Shapes speak about graphs and alignments about other vocabularies; neither teaches the reader anything.
NOT_READ = frozenset({"shapes.ttl", "alignments.ttl"})


class Value(NamedTuple):  # a tuple, because thousands are made at every start
    """The object of a triple: an IRI (``datatype`` empty) or a literal with its language."""

    text: str
    language: str = ""
    datatype: str = ""

    @property
    def is_iri(self) -> bool:
        return not self.datatype


@dataclass(frozen=True, slots=True)
class TurtleFile:
    """A parsed file: its triples without blank nodes, and its prefixes."""

    path: Path
    triples: tuple[tuple[str, str, Value], ...]
    prefixes: tuple[tuple[str, str], ...]

    def short(self, iri: str) -> str:
        """A name as this file would write it."""
        fits = [(space, prefix) for prefix, space in self.prefixes if iri.startswith(space)]
        return f"{max(fits)[1]}:{iri[len(max(fits)[0]) :]}" if fits else f"<{iri}>"

    def where(self, fragment: str) -> str:
        """File and line of the first place where a fragment stands, for messages."""
        lines = self.path.read_text(encoding="utf-8").splitlines()
        number = next((n for n, line in enumerate(lines, start=1) if fragment in line), None)
        return f"{self.path}, line {number}" if number else str(self.path)


def default_directory() -> Path:
    """The ontologies that come with kg: inside the installed package, or next to it in the source tree."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "ontologies"
    return inside if inside.is_dir() else package.parent / "ontologies"


def ontology_files(directory: Path, extra: Iterable[Path]) -> tuple[Path, ...]:
    """The Turtle files of a directory by name, then the extra ones in their order; raises OntologyError when one is missing."""
    if not directory.is_dir():
        raise OntologyError(f"{directory}: no such folder of ontologies; name one that holds Turtle files (*.ttl)")
    own = tuple(sorted(p for p in directory.glob("*.ttl") if p.name not in NOT_READ))
    if not own:
        raise OntologyError(f"{directory}: no Turtle file (*.ttl) in this folder; name the folder that holds the ontology")
    further = tuple(Path(p) for p in extra)
    for path in further:
        if not path.is_file():
            raise OntologyError(f"{path}: no such ontology file; check the name given with --ontology")
    return own + further


def read_turtle(path: Path) -> TurtleFile:
    """Parse one Turtle file; raises OntologyError with file, line and a remedy."""
    try:
        parser = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        triples = tuple(
            (quad.subject.value, quad.predicate.value, _value(quad.object))
            for quad in parser
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal)
        )
    except SyntaxError as error:
        raise OntologyError(_explain(path, error)) from None
    except OSError as error:
        raise OntologyError(f"{path}: the ontology cannot be read ({error.strerror or error}); check the name and its permissions") from None
    return TurtleFile(path, triples, tuple(sorted(parser.prefixes.items())))


def _value(node: ox.NamedNode | ox.Literal) -> Value:
    if isinstance(node, ox.NamedNode):
        return Value(node.value)
    return Value(node.value, (node.language or "").lower(), node.datatype.value)


def _explain(path: Path, error: SyntaxError) -> str:
    message = str(error.args[0]) if error.args else str(error)
    reason = message.partition(": ")[2] if message.startswith("Parser error at line") else message
    if "has not been declared" in reason:
        remedy = "declare it at the top, for example: @prefix kg: <https://kg.example/ontology#> ."
    elif "UTF-8" in message:
        remedy = "save the file as UTF-8"
    elif "IRI" in reason:
        remedy = "write IRIs in full, without spaces, between < and >"
    else:
        remedy = "check the line and the one before it for a missing dot, semicolon, comma or quotation mark"
    return f"{path}, line {error.lineno}: this is not valid Turtle ({reason}); {remedy}"
