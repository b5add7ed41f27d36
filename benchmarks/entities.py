"""Named entities, measured for the whole job: recogniser, repair of spans, agreement within a text, classes from context.

    python -m benchmarks.entities --data ../shared [--pipelines FOLDER]

Strict: a name counts when its first and last character and its class (person, organization, place) are those of the
gold. Every sentence is read as a text of its own. The pipelines that ship with kg were trained on these files too, so
honest figures need pipelines that were not: the ``measured`` folder of ``kg train``, given as ``--pipelines``.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.annotate import Annotator
from kg.language.mentions import mentions_of
from kg.language.names import names_of
from kg.model import Document, Extraction, Iri, Sentence
from kg.model.mention import NAME
from kg.ontology import Ontology, read_ontology
from kg.resolve import resolve_document
from kg.resolve.classes import best_class
from kg.resolve.kinds import coarse

LABELS = {"Person": "PER", "Organization": "ORG", "Place": "LOC"}
FILES = (
    ("de", "GermEval dev", "corpora/de/ner/germeval-dev.tsv"),
    ("de", "UNER PUD", "corpora/de/ner/uner-pud.iob2"),
    ("en", "UNER EWT dev", "corpora/en/ner/uner-ewt-dev.iob2"),
)
_NO_SPACE_BEFORE = set(",.;:!?)%“”’…") | {"'s", "’s", "n't", "'re", "'ve", "'ll", "'m", "'d"}
_NO_SPACE_AFTER = set("(„‚$£#")

Span = tuple[int, int, str]


@dataclass(frozen=True)
class Example:
    """A sentence with its gold names: character offsets and label."""

    text: str
    names: frozenset[Span]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with corpora/de/ner and corpora/en/ner")
    parser.add_argument("--pipelines", type=Path, help="folder with a pipeline for each language; default: those that ship")
    parser.add_argument("--errors", type=int, default=0, help="show so many sentences with wrong names")
    arguments = parser.parse_args()
    ontology = read_ontology()
    print(f"{'':16}{'class':>8}{'P':>8}{'R':>8}{'F1':>8}{'gold':>8}")
    for language, title, file in FILES:
        path = arguments.data / file
        if path.is_file():
            pipeline = arguments.pipelines / language if arguments.pipelines else None
            measure(title, list(examples(path)), language, pipeline, ontology, errors=arguments.errors)


def measure(title: str, sentences: list[Example], language: str, pipeline: Path | None, ontology: Ontology, *, errors: int) -> None:
    right, found, gold = Counter[str](), Counter[str](), Counter[str]()
    annotator = Annotator(language, path=pipeline)
    for example, parsed in zip(sentences, annotator.annotate([e.text for e in sentences]), strict=True):
        names = names_in(example.text, parsed, language, ontology)
        for label in LABELS.values():
            wanted = {n for n in example.names if n[2] == label}
            got = {n for n in names if n[2] == label}
            right[label] += len(wanted & got)
            found[label] += len(got)
            gold[label] += len(wanted)
        if errors > 0 and names != example.names:
            errors -= 1
            show = [f"{sign}{example.text[s:e]}/{label}" for sign, group in (("-", example.names - names), ("+", names - example.names)) for s, e, label in sorted(group)]
            print(f"  {example.text}\n    {', '.join(show)}")
    for label in (*sorted(LABELS.values()), "micro"):
        counts = [c[label] if label != "micro" else sum(c.values()) for c in (right, found, gold)]
        print(line(title, label, *counts))


def line(title: str, label: str, right: int, found: int, gold: int) -> str:
    precision, recall = right / max(1, found), right / max(1, gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{title if label == 'LOC' else '':16}{label:>8}{100 * precision:8.1f}{100 * recall:8.1f}{100 * f1:8.1f}{gold:8}"


def names_in(text: str, sentences: tuple[Sentence, ...], language: str, ontology: Ontology) -> frozenset[Span]:
    mentions = mentions_of(sentences, names_of(language))
    graph = resolve_document(Extraction(Document(Iri("https://a.example/1"), text, language), sentences, mentions, ()), ontology)
    found = set()
    for entity in graph.entities:
        label = LABELS.get(coarse(best_class(entity.votes, ontology), ontology))
        for mention in (mentions[i] for i in entity.mentions):
            if label and mention.kind == NAME and mention.role != "adjective":
                found.add((mention.name_span.start, mention.name_span.end, label))
    return frozenset(found)


def examples(path: Path) -> Iterator[Example]:
    """Sentences of a BIO file with the word in the second column and the label in the third."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [r.split("\t") for r in block.splitlines() if r and not r.startswith("#")]
        rows = [r for r in rows if len(r) > 2]
        if rows:
            yield example(rows)


def example(rows: list[list[str]]) -> Example:
    text = ""
    spans: list[list[int]] = []
    labels: list[str] = []
    is_quoted = False
    previous = ""
    for row in rows:
        word, tag = row[1], row[2]
        closes = word == '"' and is_quoted
        glued = not text or word in _NO_SPACE_BEFORE or closes or previous in _NO_SPACE_AFTER or previous == '"' and is_quoted
        is_quoted = is_quoted != (word == '"')
        text += ("" if glued else " ") + word
        previous = word
        if tag.startswith("B-"):
            spans.append([len(text) - len(word), len(text)])
            labels.append(tag[2:])
        elif tag.startswith("I-") and spans:
            spans[-1][1] = len(text)
    return Example(text, frozenset((s, e, label) for (s, e), label in zip(spans, labels, strict=True) if label in LABELS.values()))


if __name__ == "__main__":
    main()
