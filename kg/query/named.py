"""Questions with a name: SPARQL files with parameters, answered with labels instead of IRIs.

A file begins with comments: ``# en:`` and ``# de:`` say what it answers, ``# required about: ...`` and
``# optional about: ...`` name its parameters; ``(text)`` after the name marks one that is taken as it stands, all
others name a person or thing. A line that begins with ``#about`` takes part only when that parameter is given; ``$about``
in it stands for the value, and several bearers of one name make the line a UNION. ``# show statement: ...`` says what is
told of the statements in a column (``kg.query.details``). ``# first 200 by -mentions statement`` sorts (``-``: greatest first)
and cuts the rows; Oxigraph's own ORDER BY reads each IRI from the disk again at every comparison.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import QueryError
from kg.model import Iri, Text
from kg.model.iri import expand
from kg.query.details import with_details
from kg.query.labels import with_labels
from kg.query.results import Table, Term
from kg.query.run import run
from kg.store import Store
from kg.store.terms import node, plain

_PARAMETER = re.compile(r"# (required|optional) (\w+)( \(text\))?: (.*)")
_SHOWN = re.compile(r"# show (\w+): (.*)")
_FIRST = re.compile(r"# first (\d+) by (.*)")
_INTEGER = expand("xsd:integer")
_DESCRIPTION = re.compile(r"# (en|de): (.*)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question wants to know; ``is_text`` for a date and the like, else the name (or IRI) of a person or thing."""

    name: str
    description: str
    required: bool
    is_text: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A named question; ``text`` is its file, valid SPARQL even before parameters are filled in."""

    name: str
    descriptions: tuple[tuple[str, str], ...]
    parameters: tuple[Parameter, ...]
    shown: tuple[tuple[str, tuple[str, ...]], ...]
    order: tuple[str, ...]
    limit: int
    text: str

    def description(self, language: str) -> str:
        """What it answers, in German or English."""
        return dict(self.descriptions).get(language, dict(self.descriptions)["en"])


@cache
def questions() -> tuple[Question, ...]:
    """All named questions, by name."""
    files = sorted((Path(__file__).parent / "questions").glob("*.rq"))
    return tuple(_question(file.stem, file.read_text(encoding="utf-8")) for file in files)


def _question(name: str, text: str) -> Question:
    parameters = tuple(Parameter(n, what, kind == "required", bool(mark)) for kind, n, mark, what in _PARAMETER.findall(text))
    shown = tuple((column, tuple(fields.split())) for column, fields in _SHOWN.findall(text))
    found = _FIRST.search(text)
    limit, order = (int(found[1]), tuple(found[2].split())) if found else (1000, ())
    return Question(name, tuple(_DESCRIPTION.findall(text)), parameters, shown, order, limit, text)


def question(name: str) -> Question:
    """The question of this name; raises ``QueryError`` with the nearest names."""
    found = next((q for q in questions() if q.name == name), None)
    if found is None:
        raise QueryError(f"there is no question {name!r}; there are: {', '.join(q.name for q in questions())}")
    return found


def ask(
    store: Store,
    name: str,
    parameters: Mapping[str, str] | Sequence[str] = (),
    *,
    language: str = "en",
    limit: int | None = None,
    timeout: float | None = None,
) -> Table:
    """Answer a named question in words; parameters by name, or in the order of the question.

    Persons and things are found by any of their names, whatever case and spelling of umlauts, or by IRI. Raises
    ``QueryError`` when a required parameter is missing or nothing bears the name.
    """
    asked = question(name)
    result = run(store, filled(store, asked, parameters), timeout=timeout)
    if not isinstance(result, Table):
        raise QueryError(f"the question {name} is not a SELECT; named questions give tables")
    best = first(result, asked.order, asked.limit if limit is None else limit)
    told = with_labels(store, with_details(store, best, dict(asked.shown)), language=language)
    # the IRI of a statement is a hash: among equals, people look for the alphabet
    visible = [name for name in asked.order if name.lstrip("-") not in dict(asked.shown)]
    ranks = [_rank(best, row, visible) for row in best.rows]
    rows = sorted(zip(ranks, told.rows, strict=True), key=lambda pair: (pair[0], [_key(term) for term in pair[1]]))
    return Table(told.variables, tuple(row for _, row in rows))


def first(table: Table, order: Sequence[str], limit: int) -> Table:
    """The first rows by some columns (``-``: greatest first), unbound values last; equal ones by all columns."""
    return Table(table.variables, tuple(sorted(table.rows, key=lambda row: (_rank(table, row, order), [_key(term) for term in row]))[:limit]))


def _rank(table: Table, row: tuple[Term | None, ...], order: Sequence[str]) -> list[tuple[bool, float, str]]:
    return [_key(row[table.variables.index(name.lstrip("-"))], falling=name.startswith("-")) for name in order]


def _key(term: Term | None, *, falling: bool = False) -> tuple[bool, float, str]:
    if term is None:
        return (True, 0.0, "")
    if isinstance(term, Text) and term.datatype == _INTEGER:
        return (False, -float(term.value) if falling else float(term.value), "")
    return (False, 0.0, term.value if isinstance(term, Text) else term)


def filled(store: Store, asked: Question, parameters: Mapping[str, str] | Sequence[str]) -> str:
    """The SPARQL of a question with its parameters in place."""
    given = _by_name(asked, parameters)
    text = asked.text
    for parameter in asked.parameters:
        value = given.get(parameter.name)
        if value is None:
            continue
        terms = [str(plain(value))] if parameter.is_text else [str(node(iri)) for iri in _named(store, value)]
        text = "\n".join(_activated(line, parameter.name, terms) for line in text.split("\n"))
    return text


def _activated(line: str, name: str, terms: Sequence[str]) -> str:
    """A line that waits for a parameter, with its values; other lines as they are."""
    waiting = line.lstrip().removeprefix(f"#{name} ")
    if waiting == line.lstrip():
        return line
    told = [waiting.replace(f"${name}", value) for value in terms]
    if waiting.startswith("FILTER"):
        return "FILTER (" + " || ".join(one.removeprefix("FILTER ") for one in told) + ")"
    return " UNION ".join(f"{{ {one} }}" for one in told) if len(told) > 1 else told[0]


def _by_name(asked: Question, parameters: Mapping[str, str] | Sequence[str]) -> Mapping[str, str]:
    names = [p.name for p in asked.parameters]
    usage = f"kg query --help shows how; {asked.name} takes {' and '.join(names) or 'nothing'}"
    if isinstance(parameters, Mapping):
        given = dict(parameters)
    elif len(parameters) <= len(names):
        given = dict(zip(names, parameters, strict=False))
    else:
        raise QueryError(f"too many parameters for {asked.name}: {', '.join(parameters)}; {usage}")
    if unknown := sorted(set(given) - set(names)):
        raise QueryError(f"{asked.name} knows no parameter {unknown[0]!r}; {usage}")
    missing = [p for p in asked.parameters if p.required and not given.get(p.name, "").strip()]
    if missing:
        raise QueryError(f"{asked.name} needs {missing[0].name}: {missing[0].description}; {usage}")
    return given


def _named(store: Store, value: str) -> Sequence[Iri]:
    """The entities that bear a name; if none does, the best match when its name begins with the text."""
    if store.entity(Iri(value)) if ":" in value and " " not in value else None:
        return [Iri(value)]
    exact = store.names().named(value)
    if exact:
        return exact
    near = store.search(value, limit=5)
    if not near:
        raise QueryError(f"nothing in the graph is called {value!r}; check the spelling, or look for it with: kg query who-is NAME")
    raise QueryError(f"nothing in the graph is called {value!r}; there is: {', '.join(entity.label for entity in near)}")
