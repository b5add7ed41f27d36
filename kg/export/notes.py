"""Markdown notes for Obsidian and its like: one per person and organisation, linked, with quotes and sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from kg.export.rows import namer
from kg.model import Document, Entity, Iri, Statement, Status, Text
from kg.model.iri import expand, shorten
from kg.store import Store

_KINDS = frozenset({expand("kg:Person"), expand("kg:Organization")})
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\\/:*?"<>|#^\[\]%]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\Z", re.IGNORECASE)
_MARKUP = re.compile(r"([\\`*_\[\]<>|#$])")


def notes(store: Store) -> dict[str, bytes]:
    """File name to Markdown, sorted; every name is a plain file name that all systems take."""
    entities = {entity.iri: entity for entity in store.entities()}
    files = _file_names(e for e in entities.values() if _KINDS & set(e.classes))
    name = namer(store, entities)
    documents = {document.iri: document for document in store.documents()}
    about: dict[Iri, list[Statement]] = {iri: [] for iri in files}
    for statement in store.statements():
        for iri in sorted({statement.subject, statement.object} & set(files), key=str):
            about[Iri(str(iri))].append(statement)
    link = _linker(files, name)
    return {
        f"{files[iri]}.md": "\n".join(_note(entities[iri], about[iri], documents, link)).encode("utf-8") for iri in sorted(files, key=lambda i: files[i])
    }


def _file_names(entities: Iterator[Entity]) -> dict[Iri, str]:
    """A file name for each entity; among equal labels the second by IRI gets a number."""
    taken: dict[str, int] = {}
    names = {}
    for entity in entities:
        bare = _NOT_IN_NAMES.sub(" ", entity.label).strip(" .")[:100].strip() or "unnamed"
        bare = f"{bare}_" if _RESERVED.match(bare) else bare
        taken[bare.casefold()] = number = taken.get(bare.casefold(), 0) + 1
        names[entity.iri] = bare if number == 1 else f"{bare} ({number})"
    return names


def _linker(files: Mapping[Iri, str], name: Callable[[Iri], str]) -> Callable[[Iri | Text], str]:
    def link(value: Iri | Text) -> str:
        if isinstance(value, Text):
            return _escaped(value.value)
        return f"[[{files[value]}]]" if value in files else _escaped(name(value))

    return link


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _note(entity: Entity, statements: list[Statement], documents: Mapping[Iri, Document], link: Callable[[Iri | Text], str]) -> Iterator[str]:
    yield "---"
    yield f"iri: {_quoted(entity.iri)}"
    yield f"aliases: [{', '.join(_quoted(n) for n in (*entity.names, *entity.former_names))}]"
    yield f"tags: [{', '.join(shorten(c).removeprefix('kg:') for c in entity.classes)}]"
    yield "---"
    yield f"# {_escaped(entity.label)}"
    for title, wanted in (("Facts", True), ("Said, denied or possible", False)):
        chosen = [s for s in statements if (s.status is Status.ASSERTED) == wanted]
        if chosen:
            yield f"\n## {title}"
        for statement in chosen:
            yield from _told(statement, documents, link)
    yield ""


def _told(statement: Statement, documents: Mapping[Iri, Document], link: Callable[[Iri | Text], str]) -> Iterator[str]:
    when = statement.time.at or " to ".join(filter(None, (statement.time.start, statement.time.end)))
    speaker = f", says {', '.join(map(link, statement.attributed_to))}" if statement.attributed_to else ""
    status = "" if statement.status is Status.ASSERTED else f" ({statement.status.lower()}{speaker})"
    yield f"\n- {link(statement.subject)} {link(statement.predicate)} {link(statement.object)}{f' ({when})' if when else ''}{status}"
    for evidence in statement.evidence:
        yield f"  > {_escaped(evidence.quote)}"
        yield f"  > — {_source(documents.get(evidence.document), evidence.document)}\n"


def _source(document: Document | None, iri: Iri) -> str:
    if document is None:
        return _escaped(iri)
    parts = [document.publisher, document.published.isoformat() if document.published else ""]
    title = _escaped(document.title or document.iri)
    is_web = document.url.startswith(("https://", "http://")) and not re.search(r"[\s<>]", document.url)
    return ", ".join(filter(None, [f"[{title}](<{document.url}>)" if is_web else title, *map(_escaped, parts)]))


def _quoted(text: str) -> str:
    """A YAML string in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", " ", escaped) + '"'
