"""spaCy documents -> plain sentences, column by column, because it is done for every word."""

from __future__ import annotations

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, LENGTH, MORPH, POS, SENT_START
from spacy.strings import StringStore
from spacy.tokens import Doc

from kg.model.sentence import Sentence, Token

_COLUMNS = [LEMMA, POS, MORPH, DEP, ENT_TYPE, ENT_IOB, LENGTH, HEAD, SENT_START]
_BEGINS = 3  # spaCy's code for the first token of an entity


class Converter:
    """Keeps the strings of labels it has met, which are looked up for every word otherwise."""

    def __init__(self, strings: StringStore) -> None:
        self._strings = strings
        self._known: dict[int, str] = {0: ""}

    def sentences_of(self, doc: Doc, *, text: str, starts: list[int]) -> list[Sentence]:
        """Sentences in order; ``starts`` are the offsets of the tokens in ``text``."""
        table = doc.to_array(_COLUMNS)
        heads: list[int] = table[:, 7].astype("int64").tolist()
        begins: list[int] = table[:, 8].astype("int64").tolist()
        rows: list[list[int]] = table[:, :7].tolist()
        firsts = [index for index, mark in enumerate(begins) if mark == 1 or index == 0]
        return [
            self._sentence(rows, heads, first=first, end=end, text=text, starts=starts)
            for first, end in zip(firsts, [*firsts[1:], len(rows)], strict=True)
        ]

    def _sentence(self, rows: list[list[int]], heads: list[int], *, first: int, end: int, text: str, starts: list[int]) -> Sentence:
        name = self._name
        tokens = []
        inside = False
        for index in range(first, end):
            lemma, pos, morph, dep, label, iob, length, *_ = rows[index]
            start = starts[index]
            form = text[start : start + length]
            entity = name(label)
            features = name(morph)
            features = "" if features == "_" else features  # spaCy's word for none
            tokens.append(
                Token(
                    index=index - first,
                    start=start,
                    end=start + length,
                    text=form,
                    lemma=_spelt(name(lemma), form, name(pos)) or form,
                    pos=name(pos),
                    morph=features,
                    head=index - first + heads[index],
                    dep=name(dep).replace("ROOT", "root"),  # spaCy's one label that is not UD's
                    entity=entity,
                    begins=bool(entity) and (iob == _BEGINS or not inside),
                )
            )
            inside = bool(entity)
        return Sentence(tuple(tokens))

    def _name(self, key: int) -> str:
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._strings[key]
        return known


def _spelt(lemma: str, form: str, pos: str) -> str:
    """A noun's lemma in the text's own spelling: "Prozess", where the lemmatiser still writes "Prozeß"."""
    return lemma.replace("ß", "ss") if pos == "NOUN" and "ß" in lemma and "ß" not in form else lemma
