"""Single sentences, one a line: open triples for linguists, statements for a quick look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.open import open_triples
from kg.ingest.language import detect
from kg.model.claim import Claim, Event, Extraction, Filler
from kg.model.document import Document
from kg.model.iri import mint_hashed, shorten
from kg.reading import reader_of


def open_lines(text: str, *, language: str = "") -> Iterator[str]:
    """``number<TAB>subject<TAB>predicate<TAB>object`` for every open triple; numbers count lines from 1."""
    numbered = [(n, line.strip()) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    reader = reader_of(language or detect("\n".join(line for _, line in numbered)) or "en")
    parsed = reader.parse([line for _, line in numbered])
    for (number, _), sentences in zip(numbered, parsed, strict=True):
        for sentence, tree in sentences:
            for triple in open_triples(sentence, tree, reader.grammar):
                yield f"{number}\t{triple.subject}\t{triple.predicate}\t{triple.object}"


def statement_lines(text: str, *, language: str = "") -> Iterator[str]:
    """``number<TAB>status<TAB>subject<TAB>predicate<TAB>object<TAB>speaker`` for every claim; numbers count lines from 1."""
    numbered = [(n, line.strip()) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    reader = reader_of(language or detect("\n".join(line for _, line in numbered)) or "en")
    documents = [Document(mint_hashed("document", line), line, reader.language) for _, line in numbered]
    for (number, _), extraction in zip(numbered, reader.read(documents), strict=True):
        for claim in extraction.claims:
            yield f"{number}\t" + "\t".join(claim_cells(claim, extraction))


def claim_cells(claim: Claim, extraction: Extraction) -> tuple[str, ...]:
    """Status, subject, predicate, object and speaker of a claim's first reading, in words."""
    reading = claim.readings[0]
    predicate = reading.label or shorten(reading.predicate)
    speaker = filler_text(claim.speaker, extraction) if claim.speaker is not None else ""
    return (
        claim.status.value,
        filler_text(reading.subject, extraction),
        predicate,
        filler_text(reading.object, extraction),
        speaker,
    )


def filler_text(filler: Filler, extraction: Extraction) -> str:
    """A filler in words: a mention's name, an event's label, or the text itself."""
    if isinstance(filler, int):
        return extraction.mentions[filler].name
    if isinstance(filler, Event):
        return f"[{filler.label}]"
    return filler


def extractions_of(texts: Iterable[str], *, language: str) -> Iterator[Extraction]:
    """What texts claim, each on its own, in order."""
    documents = [Document(mint_hashed("document", t), t, language) for t in texts]
    yield from reader_of(language).read(documents)
