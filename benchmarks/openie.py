"""Open triples against BenchIE's fact synsets: python -m benchmarks.openie --data ../shared

A triple is right when its three slots equal, word for word, those of one accepted wording of a fact; words in
[brackets] are optional. precision = right triples / triples, recall = facts met / facts
(Gashteovski et al., BenchIE, ACL 2022).
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.annotate import Annotator
from kg.extract.open import OpenTriple, extract_open
from kg.language.clauses import clauses_of
from kg.language.grammar import LANGUAGES, grammar_of

FILE = "corpora/{language}/openie/benchie-dev.txt"
WORD = re.compile(r"\[([^\]]*)\]|([^\[\]]+)")

Wording = tuple[re.Pattern[str], ...]
Fact = list[Wording]


@dataclass(frozen=True, slots=True)
class Score:
    """What one language got."""

    triples: int
    right: int
    facts: int
    met: int

    @property
    def precision(self) -> float:
        return self.right / self.triples if self.triples else 0.0

    @property
    def recall(self) -> float:
        return self.met / self.facts if self.facts else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read_gold(lines: Iterable[str]) -> Iterator[tuple[str, list[Fact]]]:
    """Sentences with their facts, in file order."""
    sentence = ""
    facts: list[Fact] = []
    for line in (line.strip() for line in lines):
        if line.startswith("sent_id:"):
            if sentence:
                yield sentence, facts
            sentence, facts = line.partition("\t")[2], []
        elif re.match(r"\d+--> Cluster", line):
            facts.append([])
        elif facts and len(slots := line.split(" --> ")) == 3:
            facts[-1].append(tuple(map(pattern_of, slots)))
    if sentence:
        yield sentence, facts


def pattern_of(slot: str) -> re.Pattern[str]:
    """A slot of the gold as an expression over its words, each followed by a blank."""
    parts = []
    for optional, plain in WORD.findall(slot):
        words = "".join(re.escape(w) + " " for w in (optional or plain).split())
        parts.append(f"(?:{words})?" if optional else words)
    return re.compile("".join(parts))


def is_wording(triple: OpenTriple, wording: Wording) -> bool:
    slots = (triple.subject, triple.predicate, triple.object)
    return all(pattern.fullmatch(" ".join(slot.split()) + " ") for pattern, slot in zip(wording, slots, strict=True))


def score(gold: list[tuple[str, list[Fact]]], triples: Iterable[tuple[int, OpenTriple]]) -> Score:
    """Triples come with the number of their sentence, counted from 1."""
    total = right = 0
    met: set[tuple[int, int]] = set()
    for number, triple in triples:
        hits = {(number, k) for k, fact in enumerate(gold[number - 1][1]) if any(is_wording(triple, w) for w in fact)}
        total, right = total + 1, right + bool(hits)
        met |= hits
    return Score(total, right, sum(len(facts) for _, facts in gold), len(met))


def run(language: str, path: Path) -> Score:
    gold = list(read_gold(path.read_text(encoding="utf-8").splitlines()))
    grammar = grammar_of(language)
    triples = extract_open(
        [sentence for sentence, _ in gold],
        annotate=Annotator(language).annotate,
        read=lambda sentence: clauses_of(sentence, grammar),
        grammar=grammar,
    )
    return score(gold, triples)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds corpora/{de,en}/openie")
    parser.add_argument("--file", default=FILE, help="gold file below --data, with {language} for the language")
    arguments = parser.parse_args()
    print(f"{'language':10}{'P':>7}{'R':>7}{'F1':>7}{'triples':>9}{'facts':>7}")
    for language in LANGUAGES:
        path = arguments.data / arguments.file.format(language=language)
        if not path.is_file():
            print(f"{language:10}no file {path}")
            continue
        result = run(language, path)
        print(f"{language:10}{result.precision:7.3f}{result.recall:7.3f}{result.f1:7.3f}{result.triples:9}{result.facts:7}")


if __name__ == "__main__":
    main()
