"""The one value every corpus is read into: a sentence with whatever layers its corpus annotates."""

from __future__ import annotations

from dataclasses import dataclass, replace

UNKNOWN = "-"
"""Entity tag of a word whose entity the corpus leaves open; ``O`` says that there is none."""


@dataclass(frozen=True, slots=True)
class Word:
    """One token as spaCy's tokenizer would cut it.

    ``head`` is an index in the sentence (the word itself for the root, -1 if unannotated);
    ``entity`` is a BIO tag or `UNKNOWN`; empty strings mean "not annotated".
    """

    form: str
    lemma: str = ""
    pos: str = ""
    tag: str = ""  # the corpus's own part of speech
    morph: str = ""
    head: int = -1
    dep: str = ""
    entity: str = UNKNOWN
    space: bool = True


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence, its name in the corpus, and which share of the corpus it belongs to."""

    words: tuple[Word, ...]
    name: str = ""
    split: str = "train"

    @property
    def text(self) -> str:
        return "".join(word.form + " " * word.space for word in self.words).rstrip()

    @property
    def has_syntax(self) -> bool:
        return all(word.head >= 0 for word in self.words)

    @property
    def has_morphology(self) -> bool:
        return any(word.morph for word in self.words)

    @property
    def has_entities(self) -> bool:
        return any(word.entity != UNKNOWN for word in self.words)

    def with_entities(self, tags: tuple[str, ...]) -> Sample:
        """The same sentence under other BIO tags, one for each word."""
        words = tuple(replace(word, entity=tag) for word, tag in zip(self.words, tags, strict=True))
        return replace(self, words=words)


def spans_of(tags: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Entities in BIO tags as half-open (start, end, label), in order; an ``I-`` without a beginning starts one."""
    spans: list[tuple[int, int, str]] = []
    for index, tag in enumerate(tags):
        if tag in ("O", UNKNOWN):
            continue
        prefix, _, label = tag.partition("-")
        if prefix == "I" and spans and spans[-1][1] == index and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], index + 1, label)
        else:
            spans.append((index, index + 1, label))
    return spans


def tags_of(spans: list[tuple[int, int, str]], *, length: int, outside: str = "O") -> tuple[str, ...]:
    """BIO tags of ``length`` words; spans must not overlap."""
    tags = [outside] * length
    for start, end, label in spans:
        tags[start] = f"B-{label}"
        tags[start + 1 : end] = [f"I-{label}"] * (end - start - 1)
    return tuple(tags)
