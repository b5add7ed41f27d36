"""A drawing as plain data for the page: JSON with short keys, every text once."""

from __future__ import annotations

from typing import Any

from kg.model import Document, Evidence, Statement
from kg.model.iri import KG
from kg.view.drawing import Drawing, Node
from kg.view.palette import palette
from kg.view.vis import vis_network
from kg.view.wording import LANGUAGES, Wording, entity_name, words_of

Json = Any
Places = dict[str, dict[str, int]]  # where each thing, document, relation, class and quote stands in its list


def payload(drawing: Drawing, *, title: str = "", language: str = "en") -> dict[str, Json]:
    """What the page's script reads (assets/js/model.js). Numbers refer to places in the lists."""
    documents = {str(document.iri): place for place, document in enumerate(drawing.documents)}
    classes = sorted({c for node in drawing.nodes for c in node.entity.classes})
    relations = sorted({s.predicate for s in drawing.statements})
    quotes = sorted({e.quote for s in drawing.statements for e in s.evidence})
    places: Places = {
        "node": {str(node.entity.iri): number for number, node in enumerate(drawing.nodes)},
        "document": documents,
        "relation": {iri: place for place, iri in enumerate(relations)},
        "class": {iri: place for place, iri in enumerate(classes)},
        "quote": {text: place for place, text in enumerate(quotes)},
    }
    nodes, edges, options = vis_network(drawing, language=language)
    look = palette()
    return {
        "title": title,
        "language": language,
        "looks": {name: {"light": v.light, "dark": v.dark, "shape": v.shape} for name, v in look.looks.items()},
        "lines": {name: {"dashes": list(v.dashes), "mark": v.mark, "arrow": v.arrow} for name, v in look.lines.items()},
        "families": {name: drawing.wording.both(KG + name) for name in look.looks},
        "classes": [_term(iri, drawing.wording) for iri in classes],
        "relations": [_term(iri, drawing.wording) for iri in relations],
        "documents": [_document(document) for document in drawing.documents],
        "quotes": quotes,
        "things": [_thing(node, places) for node in drawing.nodes],
        "statements": [_statement(statement, places) for statement in drawing.statements],
        "groups": [list(group[:4]) + [len(group)] for group in drawing.groups],
        "clashes": [list(clash) for clash in drawing.clashes],
        "nodes": nodes,
        "edges": edges,
        "options": options,
    }


def _term(iri: str, wording: Wording) -> dict[str, str]:
    return {"iri": iri, **wording.both(iri)}


def _document(document: Document) -> dict[str, Json]:
    return _filled({
        "iri": document.iri,
        "title": document.title or words_of(document.iri),
        "date": document.published.isoformat() if document.published else "",
        "publisher": document.publisher,
        "authors": list(document.authors),
        "url": document.url if document.url.startswith(("http://", "https://")) else "",
        "language": document.language,
    })


def _thing(node: Node, places: Places) -> dict[str, Json]:
    entity = node.entity
    return _filled({
        "iri": entity.iri,
        **{language: entity_name(entity, language) for language in LANGUAGES},
        "names": sorted({*entity.names, *(text for _, text in entity.translations)}),
        "former": list(entity.former_names),
        "links": [link for link in (*entity.same_as, *entity.close_match) if link.startswith(("http://", "https://"))],
        "family": node.family,
        "classes": [places["class"][c] for c in entity.classes],
        "documents": [places["document"][d] for d in entity.documents if d in places["document"]],
        "nameless": not entity.named,
        "importance": node.importance,
        "bridge": node.bridge,
        "group": node.group,
    })


def _statement(statement: Statement, places: Places) -> dict[str, Json]:
    target = places["node"].get(statement.object) if isinstance(statement.object, str) else None
    return _filled({
        "iri": statement.iri,
        "s": places["node"].get(statement.subject),
        "who": "" if statement.subject in places["node"] else words_of(statement.subject),
        "p": places["relation"][statement.predicate],
        "o": target,
        "text": "" if target is not None else _plain(statement),
        "status": str(statement.status),
        "confidence": round(statement.confidence, 3),
        "by": [places["node"][speaker] for speaker in statement.attributed_to if speaker in places["node"]],
        "at": statement.time.at,
        "from": statement.time.start,
        "until": statement.time.end,
        "position": statement.position,
        "evidence": [_evidence(e, places) for e in statement.evidence],
    })


def _plain(statement: Statement) -> str:
    return words_of(statement.object) if isinstance(statement.object, str) else statement.object.value


def _evidence(evidence: Evidence, places: Places) -> list[Json]:
    """Document, quote, then start and end of subject and object within the quote, each pair null where not expressed in it."""
    marks = []
    for span in (evidence.subject, evidence.object):
        inside = span is not None and evidence.span.contains(span)
        marks.append([span.start - evidence.span.start, span.end - evidence.span.start] if span is not None and inside else None)
    return [places["document"].get(evidence.document), places["quote"][evidence.quote], *marks]


def _filled(record: dict[str, Json]) -> dict[str, Json]:
    """Without what is empty; the page fills in the blanks."""
    return {key: value for key, value in record.items() if value == 0 and value is not False or value}
