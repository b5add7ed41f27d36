"""Runs the trained pipeline of a language over texts and gives plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from kg.annotate.blocks import Block, batches_of, blocks_of
from kg.annotate.boundaries import Boundaries, read_boundaries
from kg.annotate.convert import Converter
from kg.annotate.pipelines import load, shipped
from kg.annotate.tokens import Tokenized, tokenized
from kg.model.sentence import Sentence


class Annotator:
    """Parses texts of one language. Making one is cheap: its pipeline is loaded at the first text, once a process.

    What a text yields depends on nothing but the text: not on its neighbours, ``batch_size`` or earlier calls.
    """

    def __init__(self, language: str, *, path: Path | None = None) -> None:
        """``path`` is the folder of a pipeline of the user's own; else the one that ships with kg is taken."""
        self.language = language
        self.path = path if path is not None else shipped(language)

    def annotate(self, texts: Iterable[str], *, batch_size: int = 32) -> Iterator[tuple[Sentence, ...]]:
        """The sentences of every text, in order, with character offsets into that text.

        A blank line always ends a sentence. spaCy forgets the words of ``batch_size`` texts at a time,
        so memory does not grow with the number of texts.
        """
        nlp = load(self.path)
        rules = read_boundaries(self.language)
        remaining = iter(texts)
        while batch := list(islice(remaining, batch_size)):
            with nlp.memory_zone():
                converter = Converter(nlp.vocab.strings)
                results = [self._sentences(text, rules=rules, converter=converter) for text in batch]
            yield from results

    def _sentences(self, text: str, *, rules: Boundaries, converter: Converter) -> tuple[Sentence, ...]:
        nlp = load(self.path)
        sentences: list[Sentence] = []
        for batch in batches_of(blocks_of(text)):
            cut = [self._tokens(block, rules=rules) for block in batch]
            cut = [tokens for tokens in cut if len(tokens.doc)]
            docs = nlp.pipe((tokens.doc for tokens in cut), batch_size=len(cut) or 1)
            for tokens, doc in zip(cut, docs, strict=True):
                sentences += converter.sentences_of(doc, text=text, starts=tokens.starts)
        return tuple(sentences)

    def _tokens(self, block: Block, *, rules: Boundaries) -> Tokenized:
        tokens = tokenized(block, tokenizer=load(self.path).tokenizer)
        rules.mark(tokens.doc)
        return tokens
