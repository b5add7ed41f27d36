"""How one sentence was read, step by step: what users and developers look at when a fact is wrong or missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import InputError
from kg.extract.frames import Frame, frames_of
from kg.extract.knowledge import Knowledge
from kg.ingest import read
from kg.knowledge_check import reading as in_words
from kg.model.claim import Claim, Extraction
from kg.model.clause import Clause, ClauseTree
from kg.model.document import Document, Rejected
from kg.model.iri import shorten
from kg.model.sentence import Sentence
from kg.reading import Reader, reader_of
from kg.sentences import claim_cells, filler_text


def explain(source: str, wanted: str, *, language: str = "", ontology_files: tuple[Path, ...] = ()) -> Iterator[str]:
    """Lines that show how every sentence containing ``wanted`` was read; raises ``InputError`` when there is none."""
    document = _document(source, language)
    reader = reader_of(document.language, ontology_files=ontology_files)
    extraction = next(iter(reader.read([document])))
    numbers = [i for i, s in enumerate(extraction.sentences) if _plain(wanted) in _plain(s.span.of(document.text))]
    if not numbers:
        raise InputError(source, f"no sentence contains {wanted!r}; kg explain wants the sentence or part of it")
    for number in numbers:
        yield from explained_sentence(extraction, number, reader)


def _document(source: str, language: str) -> Document:
    for item in read([source], language=language or None):
        if isinstance(item, Rejected):
            raise InputError(item.source, item.reason)
        return item
    raise InputError(source, "there is no article in it")


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def explained_sentence(extraction: Extraction, number: int, reader: Reader) -> Iterator[str]:
    """Tokens with their tree, mentions, clauses, phrases tried, and claims of one sentence."""
    sentence = extraction.sentences[number]
    tree = reader.clauses(sentence)
    yield f"# {' '.join(sentence.span.of(extraction.document.text).split())}"
    yield from _tokens(sentence)
    yield "mentions"
    for mention in extraction.mentions:
        if mention.sentence == number:
            more = f"  ({', '.join(mention.nouns)})" if mention.nouns else ""
            yield f"  {mention.kind:8} {mention.label or '-':7} {mention.name}{more}"
    yield "clauses"
    for clause in tree.clauses:
        yield from _clause(clause, sentence)
    yield "phrases"
    yield from _phrases(sentence, tree, reader.knowledge)
    yield "statements"
    claims = [c for c in extraction.claims if c.sentence == number]
    for claim in claims:
        yield from _claim(claim, extraction)
    if not claims:
        yield "  none"


def _tokens(sentence: Sentence) -> Iterator[str]:
    yield "tokens"
    for t in sentence.tokens:
        head = "-" if t.head == t.index else sentence.tokens[t.head].text
        yield f"  {t.index:3} {t.text:20} {t.lemma:20} {t.pos:6} {t.dep:12} <- {head:18} {t.entity:6} {t.morph}"


def _clause(clause: Clause, sentence: Sentence) -> Iterator[str]:
    marks = [clause.tense, clause.mood, clause.modal, "negated" if clause.negated else "", "passive" if clause.passive else ""]
    hangs = f"{clause.link} of {clause.parent}" if clause.parent is not None else clause.link
    yield f"  [{clause.index}] {clause.kind} {clause.predicate} ({hangs}; {', '.join(m for m in marks if m)})"
    for argument in clause.arguments:
        for member in argument.all:
            words = " ".join(sentence.tokens[i].text for i in member.tokens)
            yield f"        {argument.role} {argument.preposition}: {member.part or words}"


def _phrases(sentence: Sentence, tree: ClauseTree, knowledge: Knowledge) -> Iterator[str]:
    frames = frames_of(sentence, tree, knowledge.wording)
    tried = False
    for frame in frames:
        matched = {m.pattern for m in knowledge.lexicon.matches(frame, frames, sentence)}
        for pattern in knowledge.lexicon.candidates(frame):
            tried = True
            why = "matches" if pattern in matched else f"rejected: {_why(frame, pattern.fixed, pattern.slots, sentence)}"
            yield f"  {shorten(pattern.term)} by {pattern.text!r} ({in_words(pattern)}) {why}"
    if not tried:
        yield "  none for these predicates"


def _why(
    frame: Frame, fixed: Sequence[tuple[str, str]], slots: Sequence[tuple[str, tuple[str, ...]]], sentence: Sentence
) -> str:
    for slot, lemma in fixed:
        if not any(sentence.tokens[a.head].lemma.lower() == lemma.lower() for a in frame.slots_named(slot)):
            return f"no {lemma!r} as {slot}"
    missing = [f"{{{name}}} as {'/'.join(path)}" for name, path in slots if frame.slot(path[0]) is None]
    return f"nothing for {' and '.join(missing)}" if missing else "its places are not filled"


def _claim(claim: Claim, extraction: Extraction) -> Iterator[str]:
    status, subject, predicate, object_, speaker = claim_cells(claim, extraction)
    said = f", says {speaker}" if speaker else ""
    when = f", {claim.time.at or claim.time.start + '/' + claim.time.end}" if claim.time else ""
    yield f"  {status}: {subject} — {predicate} — {object_}{said}{when} ({claim.readings[0].rule})"
    for reading in claim.readings[1:]:
        other = reading.label or shorten(reading.predicate)
        yield f"      or: {filler_text(reading.subject, extraction)} — {other} — {filler_text(reading.object, extraction)} ({reading.rule})"
