"""Who says what in German news, measured on statements ascribed by hand.

    python -m benchmarks.attribution --data ../shared [--articles N] [--errors]

Gold: ``benchmarks/attribution.tsv``, reported statements in articles of ``corpora/de/text/wikinews-train.jsonl``: where
the content stands, where its speaker is named, and the speaker's name. kg's answer for a statement are the speakers of
its claims whose sentence overlaps the content. A speaker is right when a mention of the same thing overlaps the
gold's, or when their names agree. Recall counts gold statements with a right speaker; precision counts the different
speakers that kg gives for a gold statement. The gold does not list every reported statement of an article, so
what kg ascribes elsewhere is counted beside, not judged. The rules were improved on these articles; the pipelines
that ship were trained on some of their sentences too.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.model import Document, Extraction, Iri, Span
from kg.ontology import Ontology, read_ontology
from kg.reading import reader_of
from kg.resolve import LocalGraph, resolve_document
from kg.resolve.variants import key_of

GOLD = Path(__file__).with_name("attribution.tsv")


@dataclass(frozen=True)
class Ascribed:
    """A reported statement of the gold."""

    article: str
    content: Span
    speaker: Span
    name: str


@dataclass(frozen=True)
class Speaker:
    """Whom kg takes for a speaker: all names, and all places where the text speaks of them."""

    names: frozenset[str]
    spans: frozenset[Span]
    text: str

    def is_one_with(self, wanted: Ascribed) -> bool:
        return key_of(wanted.name) in self.names or any(s.overlaps(wanted.speaker) for s in self.spans)


@dataclass(frozen=True)
class Answer:
    """A gold statement with the speakers that kg gives; ``found`` tells whether kg states anything of the sentence."""

    wanted: Ascribed
    speakers: tuple[Speaker, ...]
    found: bool

    @property
    def right(self) -> int:
        return sum(s.is_one_with(self.wanted) for s in self.speakers)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with corpora/de/text")
    parser.add_argument("--articles", type=int, default=0, help="only so many articles")
    parser.add_argument("--errors", action="store_true", help="name the statements without a speaker or with a wrong one")
    options = parser.parse_args()
    gold = {k: tuple(v) for k, v in itertools.groupby(ascribed(GOLD), key=lambda a: a.article)}
    chosen = sorted(gold)[: options.articles or None]
    documents = documents_of(options.data / "corpora" / "de" / "text" / "wikinews-train.jsonl", chosen)
    answers, elsewhere = measure(documents, gold)
    if options.errors:
        show_errors(answers, documents)
    report(answers, elsewhere)


def ascribed(path: Path) -> Iterator[Ascribed]:
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    for article, start, end, first, last, name in csv.reader(lines, delimiter="\t"):
        yield Ascribed(article, Span(int(start), int(end)), Span(int(first), int(last)), name)


def documents_of(path: Path, wanted: Sequence[str]) -> dict[str, Document]:
    """The articles as documents, with the text exactly as it stands in the file."""
    if not path.is_file():
        raise InputError(str(path), "there is no such file; give the folder that holds corpora/de/text with --data")
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {r["id"]: Document(Iri(r["url"]), r["text"], "de") for r in records if r["id"] in wanted}


def measure(documents: Mapping[str, Document], gold: Mapping[str, Sequence[Ascribed]]) -> tuple[list[Answer], int]:
    """An answer for each gold statement, and how many other sentences kg ascribes to somebody."""
    ontology: Ontology = read_ontology()
    names = sorted(documents)
    answers: list[Answer] = []
    elsewhere = 0
    for name, extraction in zip(names, reader_of("de").read(documents[n] for n in names), strict=True):
        graph = resolve_document(extraction, ontology)
        answers += [answer(wanted, extraction, graph) for wanted in gold[name]]
        spoken = {c.quote for c in graph.claims if c.speaker is not None}
        elsewhere += sum(not any(s.overlaps(w.content) for w in gold[name]) for s in spoken)
    return answers, elsewhere


def answer(wanted: Ascribed, extraction: Extraction, graph: LocalGraph) -> Answer:
    claims = [c for c in graph.claims if c.quote.overlaps(wanted.content)]
    speakers = sorted({c.speaker for c in claims if c.speaker is not None}, key=str)
    return Answer(wanted, tuple(speaker_of(s, extraction, graph) for s in speakers), bool(claims))


def speaker_of(speaker: int | str, extraction: Extraction, graph: LocalGraph) -> Speaker:
    if isinstance(speaker, str):
        return Speaker(frozenset({key_of(speaker)}), frozenset(), speaker)
    entity = graph.entities[speaker]
    names = frozenset(key_of(n) for n, _ in (*entity.names, (entity.name, 1)))
    return Speaker(names, frozenset(extraction.mentions[m].span for m in entity.mentions), entity.name)


def report(answers: Sequence[Answer], elsewhere: int) -> None:
    stated = sum(len(a.speakers) for a in answers)
    right = sum(a.right for a in answers)
    found = sum(a.right > 0 for a in answers)
    precision, recall = right / max(stated, 1), found / max(len(answers), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{'':10} {'P':>6} {'R':>6} {'F1':>6}   right/stated  found/wanted")
    print(f"{'speakers':10} {precision:6.3f} {recall:6.3f} {f1:6.3f}   {right:5}/{stated:<6}  {found:5}/{len(answers)}")
    silent = sum(not a.found for a in answers)
    print(f"\n{silent} statements of which kg states nothing at all, {elsewhere} sentences ascribed outside the gold")


def show_errors(answers: Iterable[Answer], documents: Mapping[str, Document]) -> None:
    for a in answers:
        if len(a.speakers) != a.right or not a.speakers:
            why = "nothing stated" if not a.found else " / ".join(s.text for s in a.speakers) or "no speaker"
            text = documents[a.wanted.article].text
            print(f"{a.wanted.article} {a.wanted.name} <- {why}: {' '.join(a.wanted.content.of(text).split())}")


if __name__ == "__main__":
    main()
