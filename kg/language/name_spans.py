"""Where names stand: the recogniser's spans, mended by the tree and by what the same document says elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.language.names import NameData
from kg.language.noun_phrase import Tree

_LONGEST_TITLE = 10  # words of a title in quotation marks
_SMALL = {"DET", "ADP", "CCONJ", "ADJ", "VERB", "ADV"}
_EDGE = {"PUNCT", "DET", "ADP", "CCONJ", "SYM", "PART", "SCONJ", "PRON", "AUX"}


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name in a sentence: token indexes, both inclusive, and the recogniser's label (``""`` when only the tagger saw it)."""

    sentence: int
    first: int
    last: int
    label: str

    def __contains__(self, index: int) -> bool:
        return self.first <= index <= self.last


def name_spans(trees: Sequence[Tree], names: NameData) -> tuple[NameSpan, ...]:
    """All names of a document in text order, without overlap."""
    spans = [s for number, tree in enumerate(trees) for s in _spans_in(number, tree, names)]
    spans += _repeated(spans, trees)
    return tuple(sorted(_agreed(spans, trees), key=lambda s: (s.sentence, s.first)))


def _spans_in(number: int, tree: Tree, names: NameData) -> list[NameSpan]:
    taken: set[int] = set()
    spans: list[NameSpan] = []
    for span in _recognised(number, tree):
        trimmed = _trimmed(span, tree, names)
        if trimmed is None or trimmed.first in taken:
            continue
        grown = _trimmed(_grown(trimmed, tree, taken), tree, names) or trimmed
        taken.update(range(grown.first, grown.last + 1))
        spans.append(grown)
    for span in (*_capitalised(number, tree, names), *_titled(number, tree, names), *_lettered(number, tree)):
        if not taken & set(range(span.first, span.last + 1)):
            taken.update(range(span.first, span.last + 1))
            spans.append(span)
    for index, token in enumerate(tree.tokens):
        if index in taken or token.pos != "PROPN" or token.text.lower().endswith(names.time_nouns):
            continue
        span = _trimmed(_grown(NameSpan(number, index, index, ""), tree, taken), tree, names)
        if span is not None and any(c.isalpha() for c in tree.tokens[span.first].text):
            taken.update(range(span.first, span.last + 1))
            spans.append(span)
    return spans


def _capitalised(number: int, tree: Tree, names: NameData) -> Iterator[NameSpan]:
    """German writes an adjective with a capital only inside a name: "Zweiter Weltkrieg", "Rotes Kreuz"."""
    if not names.nominative:
        return
    for token in tree.tokens[1:-1]:
        head = tree.tokens[token.index + 1]
        previous = tree.tokens[token.index - 1]
        is_adjective = token.pos == "ADJ" and token.text[0].isupper() and not token.text.isupper() and token.text.isalpha()
        is_before = head.pos in {"NOUN", "PROPN"} and token.head == head.index and token.dep == "amod" and head.text[0].isupper()
        # "Berliner Polizei": what is made from a place always has a capital
        if is_adjective and is_before and previous.pos != "PUNCT" and not token.text.endswith("er"):
            yield NameSpan(number, token.index, head.index, "")


def _lettered(number: int, tree: Tree) -> Iterator[NameSpan]:
    """A word right after a noun that no common noun looks like: "der Kurznachrichtendienst X", "die Firma eBay", "Projekt A380"."""
    for token in tree.tokens[1:]:
        kind = tree.tokens[token.index - 1]
        is_beside = token.pos in {"NOUN", "X", "PROPN"} and token.dep in {"appos", "flat", "compound"} or is_letter(token.text)
        if kind.pos == "NOUN" and is_beside and _is_lettered(token.text):
            yield NameSpan(number, token.index, token.index, "")


def is_letter(word: str) -> bool:
    """Whether a word is a single capital that is no word of the language ("X"), so that only a name can look like it."""
    return len(word) == 1 and word.isalpha() and word.isupper() and word not in "IAO"


def _is_lettered(word: str) -> bool:
    has_capital = any(c.isupper() for c in word)
    return has_capital and (len(word) == 1 or any(c.isupper() or c.isdigit() for c in word[1:]) and "-" not in word)


def _titled(number: int, tree: Tree, names: NameData) -> Iterator[NameSpan]:
    """What stands in quotation marks right after a noun for things with titles: "das Magazin „Wired“"."""
    quotes = names.opening_quotes | names.toggling_quotes
    for token in tree.tokens[1:]:
        kind = tree.tokens[token.index - 1]
        if token.text not in quotes or kind.pos != "NOUN" or not kind.lemma.lower().endswith(names.titled):
            continue
        closing = names.closing_quotes | names.toggling_quotes
        inside = tree.tokens[token.index + 1 : token.index + 2 + _LONGEST_TITLE]
        end = next((t.index for t in inside if t.text in closing), None)
        if end is not None and end > token.index + 1 and not inside[0].text[0].islower():
            yield NameSpan(number, token.index + 1, end - 1, "")


def _recognised(number: int, tree: Tree) -> list[NameSpan]:
    spans: list[NameSpan] = []
    for index, token in enumerate(tree.tokens):
        if not token.entity:
            continue
        previous = tree.tokens[index - 1] if index else None
        if token.begins or previous is None or previous.entity != token.entity:
            spans.append(NameSpan(number, index, index, token.entity))
        else:
            spans[-1] = replace(spans[-1], last=index)
    return spans


def _trimmed(span: NameSpan, tree: Tree, names: NameData) -> NameSpan | None:
    """Without quotes, articles and titles at the edges; for persons without the noun that says what they are."""
    first, last = span.first, span.last
    while first <= last and tree.tokens[first].pos in _EDGE and not tree.tokens[first].text[0].isalnum():
        first += 1
    while first < last and tree.tokens[first].pos in _SMALL and tree.tokens[first].text.islower() and tree.tokens[first].text not in names.particles:
        first += 1
    while first <= last and (tree.tokens[last].pos == "PUNCT" or not any(map(str.isalnum, tree.tokens[last].text)) or tree.tokens[last].text in names.genitive_endings and first < last):
        last -= 1
    if span.label in ("PER", ""):
        while first < last and _is_title(first, last, tree, names):
            first += 1
    if first > last:
        return None
    return replace(span, first=first, last=last)


def _is_title(index: int, last: int, tree: Tree, names: NameData) -> bool:
    token = tree.tokens[index]
    if token.text.lower() in names.titles:
        return True
    return token.pos == "NOUN" and any(tree.tokens[i].pos == "PROPN" for i in range(index + 1, last + 1))


def _grown(span: NameSpan, tree: Tree, taken: set[int]) -> NameSpan:
    """With the rest of a name that the recogniser cut: neighbours tied to it as parts of one name."""
    first, last = span.first, span.last
    tokens = tree.tokens
    while last + 1 < len(tokens) and last + 1 not in taken and _joins(last + 1, range(first, last + 1), tree, span.label):
        last += 1
    while first > 0 and first - 1 not in taken and _joins_left(first, last, tree, span.label):
        first -= 1
    return replace(span, first=first, last=last)


def _joins(index: int, name: range, tree: Tree, label: str) -> bool:
    token = tree.tokens[index]
    if token.entity and token.entity != label:
        return False
    return token.pos == "PROPN" and token.dep in {"flat", "goeswith"} and token.head in name


def _joins_left(first: int, last: int, tree: Tree, label: str) -> bool:
    left, token = tree.tokens[first - 1], tree.tokens[first]
    if left.pos != "PROPN" or (left.entity and left.entity != label):
        return False
    if token.dep in {"flat", "goeswith"} and token.head == left.index:
        return True
    return left.dep == "compound" and first <= left.head <= last


def _key(span: NameSpan, trees: Sequence[Tree]) -> tuple[str, ...]:
    return tuple(t.text for t in trees[span.sentence].tokens[span.first : span.last + 1])


def _repeated(spans: Sequence[NameSpan], trees: Sequence[Tree]) -> list[NameSpan]:
    """Names that were recognised in one place, in the other places where the same words stand unrecognised."""
    taken = {(s.sentence, i) for s in spans for i in range(s.first, s.last + 1)}
    known: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for key, label in sorted({(_key(s, trees), s.label) for s in spans if s.label != "NORP"}, key=lambda k: (-len(k[0]), k)):
        if len(key) > 1 or key[0][:1].isupper():
            known[key[0]].append((key, label))
    found: list[NameSpan] = []
    for number, tree in enumerate(trees):
        for index, token in enumerate(tree.tokens):
            for key, label in known.get(token.text, ()):
                end = index + len(key)
                if len(key) == 1 and not _is_lettered(key[0]) and (token.pos not in {"PROPN", "NOUN", "X"} or token.pos == "NOUN" and index == 0):
                    continue
                if end > len(tree.tokens) or any((number, i) in taken for i in range(index, end)):
                    continue
                if tuple(t.text for t in tree.tokens[index:end]) == key:
                    taken.update((number, i) for i in range(index, end))
                    found.append(NameSpan(number, index, end - 1, label))
                    break
    return found


def _agreed(spans: Sequence[NameSpan], trees: Sequence[Tree]) -> list[NameSpan]:
    """With one label for equal names: the majority's; a bare last name has the label of the full one."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for span in spans:
        if span.label:
            votes[_key(span, trees)][span.label] += 1
    last_names: dict[str, Counter[str]] = defaultdict(Counter)
    for key, counts in votes.items():
        if len(key) > 1 and counts["PER"]:
            last_names[key[-1]]["PER"] += counts["PER"]
    return [replace(s, label=_label(s, _key(s, trees), votes, last_names)) for s in spans]


def _label(
    span: NameSpan, key: tuple[str, ...], votes: dict[tuple[str, ...], Counter[str]], last_names: dict[str, Counter[str]]
) -> str:
    counts = votes.get(key, Counter[str]())
    if len(key) == 1 and key[0] in last_names and counts["LOC"] <= last_names[key[0]]["PER"]:
        return "PER"
    if not counts:
        return span.label
    best, count = max(counts.items(), key=lambda item: (item[1], item[0]))
    return best if not span.label or count > counts[span.label] else span.label
