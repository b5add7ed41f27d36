"""Runs the trained pipeline of a language over texts and gives plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from kg.annotate.blocks import Block, batches_of, blocks_of
from kg.annotate.boundaries import read_boundaries
from kg.annotate.convert import Converter
from kg.annotate.ops import rows_stay_alike
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
        remaining = iter(texts)
        while batch := list(islice(remaining, batch_size)):
            with nlp.memory_zone():
                results = self._sentences(batch)
            yield from results

    def _sentences(self, texts: Sequence[str]) -> list[tuple[Sentence, ...]]:
        """Blocks of several texts are parsed together, which is cheaper, where a block is sure to be parsed the same."""
        nlp = load(self.path)
        converter = Converter(nlp.vocab.strings)
        found: list[list[Sentence]] = [[] for _ in texts]
        blocks = ((number, block) for number, text in enumerate(texts) for block in blocks_of(text))
        for batch in batches_of(blocks, across=rows_stay_alike()):
            cut = [(number, self._tokens(block)) for number, block in batch]
            cut = [(number, tokens) for number, tokens in cut if len(tokens.doc)]
            docs = nlp.pipe((tokens.doc for _, tokens in cut), batch_size=4 * len(cut) or 1)  # spaCy parses a quarter of it at a time
            for (number, tokens), doc in zip(cut, docs, strict=True):
                found[number] += converter.sentences_of(doc, text=texts[number], starts=tokens.starts)
        return [tuple(sentences) for sentences in found]

    def _tokens(self, block: Block) -> Tokenized:
        tokens = tokenized(block, tokenizer=load(self.path).tokenizer)
        read_boundaries(self.language).mark(tokens.doc)
        return tokens
