"""Where names stand: the recogniser's spans, mended by the tree and by what the same document says elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.language.name_pairs import NameSpan, parted, words_in
from kg.language.name_signs import is_institution, is_lettered, signs_of_names
from kg.language.names import NameData, given_names
from kg.language.noun_phrase import Tree, lemma_of
from kg.language.places import is_land, is_place
from kg.model.sentence import Token

_SENTENCE_WORDS = {"und", "and", "of", "the"}  # particles that also join names: "Anna und Bert"
_SMALL = {"DET", "ADP", "CCONJ", "ADJ", "VERB", "ADV"}
_EDGE = {"PUNCT", "DET", "ADP", "CCONJ", "SYM", "PART", "SCONJ", "PRON", "AUX"}


def name_spans(trees: Sequence[Tree], names: NameData) -> tuple[NameSpan, ...]:
    """All names of a document in text order, without overlap."""
    spans = [s for number, tree in enumerate(trees) for s in _spans_in(number, tree, names)]
    spans = parted(spans, trees)
    spans += _repeated(spans, trees)
    if not names.nominative:
        spans = _without_common_words(spans, trees)
    return tuple(sorted(_agreed(spans, trees, names), key=lambda s: (s.sentence, s.first)))


def _without_common_words(spans: Sequence[NameSpan], trees: Sequence[Tree]) -> list[NameSpan]:
    """Without single words that only the tagger took for names and the same text writes small elsewhere ("Iodine")."""
    small = {t.text for tree in trees for t in tree.tokens if t.text.islower()}
    return [s for s in spans if s.label or s.first != s.last or trees[s.sentence].tokens[s.first].text.lower() not in small]


def _spans_in(number: int, tree: Tree, names: NameData) -> list[NameSpan]:
    taken: set[int] = set()
    spans: list[NameSpan] = []
    for span in _recognised(number, tree):
        trimmed = _trimmed(span, tree, names)
        if trimmed is None or trimmed.first in taken:
            continue
        grown = _with_particles(_with_family(trimmed, tree, taken, names), tree, taken, names)
        taken.update(range(grown.first, grown.last + 1))
        spans.append(grown)
    for first, last in signs_of_names(tree, names):
        while _leads_on(last, tree) and last + 1 not in taken:
            last += 1
        if not taken & set(range(first, last + 1)):
            taken.update(range(first, last + 1))
            spans.append(NameSpan(number, first, last, _label_by_sign(first, last, tree, names)))
    for index, token in enumerate(tree.tokens):
        if index in taken or token.pos != "PROPN" or token.text.lower().endswith(names.time_nouns) or token.text.lower() in names.titles:
            continue
        seen = _trimmed(_grown(NameSpan(number, index, index, ""), tree, taken), tree, names)
        if seen is not None:
            taken.update(range(seen.first, seen.last + 1))
            spans.append(seen)
    return spans


def _label_by_sign(first: int, last: int, tree: Tree, names: NameData) -> str:
    if _is_quoted_at(first, last, tree, names):
        return "WORK"
    if first == last and is_land(tree.tokens[first].text):
        return "LOC"
    body = lemma_of(tree.tokens[first])
    return "ORG" if first == last and is_institution(body, names) or first < last and body.lower().endswith(names.bodies_for) else ""


def _leads_on(index: int, tree: Tree) -> bool:
    """Whether a name goes on: "KaDeWe" is only the first part of "KaDeWe Group"."""
    token = tree.tokens[index]
    following = tree.tokens[index + 1] if index + 1 < len(tree.tokens) else None
    return following is not None and following.pos == "PROPN" and token.dep == "compound" and token.head == following.index


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
    while first <= last and (_is_no_end(tree.tokens[last], names) or tree.tokens[last].text in names.particles):
        last -= 1
    if span.label == "PER":
        last = _before_office(first, last, tree, names)
    if span.label in ("PER", ""):
        while first < last and _is_title(first, last, tree, names):
            first += 1
    if span.label == "LOC" and first < last and tree.tokens[first].pos == "NOUN" and tree.tokens[first].text.lower().endswith(names.place_kinds):
        first += 1
    label = span.label
    if label != "PER" and (owner := _owner(first, last, tree, names)) is not None:
        last, label = owner, "PER"
    if label == "ORG" and first < last and _is_bearer(tree.tokens[first], tree.tokens[first + 1], names):
        first += 1
    words = [t.text for t in tree.tokens[first : last + 1]]
    if first > last or not any(c.isalpha() for word in words for c in word) or not span.label and all(map(str.islower, words)):
        return None
    return replace(span, first=first, last=last, label=label)


def _before_office(first: int, last: int, tree: Tree, names: NameData) -> int:
    """The end of a name before "von" and a noun, which no family name is: "[Anna II.] von Generalgouverneurin Berger"."""
    tokens = tree.tokens
    return next((i - 1 for i in range(first + 1, last) if tokens[i].text in names.particles and tokens[i + 1].pos == "NOUN"), last)


def _owner(first: int, last: int, tree: Tree, names: NameData) -> int | None:
    """The end of a person's name that a noun was taken to belong to: "[Anna Musters] Film"."""
    if not names.nominative or tree.tokens[first].text not in given_names():
        return None
    end = next((i for i in range(first + 1, last) if tree.tokens[i].text.endswith("s") and tree.tokens[i].pos == "PROPN"), None)
    return end if end is not None and all(t.pos == "NOUN" for t in tree.tokens[end + 1 : last + 1]) else None


def _is_bearer(token: Token, following: Token, names: NameData) -> bool:
    # "[der Autobauer] Tesla": the noun says what it is
    return token.pos == "NOUN" and following.pos == "PROPN" and token.text.lower().endswith(names.bearers)


def _is_no_end(token: Token, names: NameData) -> bool:
    # "Yahoo!" ends in its mark, no name in a comma or a bracket
    return not any(map(str.isalnum, token.text)) and token.text != "!" or token.text in names.genitive_endings


def _is_title(index: int, last: int, tree: Tree, names: NameData) -> bool:
    token = tree.tokens[index]
    if token.text.lower() in names.titles:
        return True
    return not token.entity and token.pos == "NOUN" and any(tree.tokens[i].pos == "PROPN" for i in range(index + 1, last + 1))


def _with_family(span: NameSpan, tree: Tree, taken: set[int], names: NameData) -> NameSpan:
    """With the family name after a given name, where the recogniser stopped between the two.

    Where nouns are written small, a single word with a name hanging from it is a given name, known or not.
    """
    following = span.last + 1
    if span.label != "PER" or following >= len(tree.tokens) or following in taken:
        return span
    if tree.tokens[span.last].text not in given_names() and (names.nominative or span.first != span.last):
        return span
    return replace(span, last=following) if _joins(following, range(span.first, following), tree, span.label) else span


def _grown(span: NameSpan, tree: Tree, taken: set[int]) -> NameSpan:
    """A name that only the tagger saw, with the neighbours that the parser ties to it."""
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
    return token.pos == "PROPN" and token.text[0].isupper() and token.dep in {"flat", "goeswith"} and token.head in name


def _joins_left(first: int, last: int, tree: Tree, label: str) -> bool:
    left, token = tree.tokens[first - 1], tree.tokens[first]
    if left.pos != "PROPN" or (left.entity and left.entity != label):
        return False
    if token.dep in {"flat", "goeswith"} and token.head == left.index:
        return True
    return left.dep == "compound" and first <= left.head <= last


def _with_particles(span: NameSpan, tree: Tree, taken: set[int], names: NameData) -> NameSpan:
    """With what a particle ties to a person's name: "Anna [von Musterfeld]", "[van der] Beispiel"."""
    tokens, first, last = tree.tokens, span.first, span.last
    if span.label == "PER" and (end := _after_particles(last, tree, names)) is not None and tokens[last].text in given_names():
        last = end
    while first > 0 and first - 1 not in taken and tokens[first - 1].text in names.foreign_particles and span.label in ("PER", "ORG", ""):
        first -= 1
    return replace(span, first=first, last=last)


def _after_particles(last: int, tree: Tree, names: NameData) -> int | None:
    """The end of the family name that follows one to three particles."""
    index = last + 1
    while index < len(tree.tokens) and index - last <= 3 and tree.tokens[index].text in names.particles:
        index += 1
    if index == last + 1 or index >= len(tree.tokens):
        return None
    family = tree.tokens[index]
    is_name = family.pos == "PROPN" and not (family.text.isupper() and len(family.text) > 1) and family.entity in ("PER", "LOC", "ORG", "")
    return index if is_name and tree.tokens[index - 1].text not in _SENTENCE_WORDS else None


def _repeated(spans: Sequence[NameSpan], trees: Sequence[Tree]) -> list[NameSpan]:
    """Names that were recognised in one place, in the other places where the same words stand unrecognised."""
    taken = {(s.sentence, i) for s in spans for i in range(s.first, s.last + 1)}
    known: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for key, label in sorted({(words_in(s, trees), s.label) for s in spans if s.label != "NORP"}, key=lambda k: (-len(k[0]), k)):
        if len(key) > 1 or key[0][:1].isupper():
            known[key[0]].append((key, label))
    found: list[NameSpan] = []
    for number, tree in enumerate(trees):
        for index, token in enumerate(tree.tokens):
            for key, label in known.get(token.text, ()):
                end = index + len(key)
                if len(key) == 1 and not is_lettered(key[0]) and (token.pos not in {"PROPN", "NOUN", "X"} or token.pos == "NOUN" and index == 0):
                    continue
                if end > len(tree.tokens) or any((number, i) in taken for i in range(index, end)):
                    continue
                if tuple(t.text for t in tree.tokens[index:end]) == key:
                    taken.update((number, i) for i in range(index, end))
                    found.append(NameSpan(number, index, end - 1, label))
                    break
    return found


def _agreed(spans: Sequence[NameSpan], trees: Sequence[Tree], names: NameData) -> list[NameSpan]:
    """With one label for equal names: the majority's; a bare last name has that of the full one; a title is a work."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for span in spans:
        if span.label:
            votes[words_in(span, trees)][span.label] += 1
    last_names: dict[str, Counter[str]] = defaultdict(Counter)
    for key, counts in votes.items():
        if len(key) > 1 and counts["PER"]:
            last_names[key[-1]]["PER"] += counts["PER"]
    labelled = [replace(s, label=_label(s, words_in(s, trees), votes, last_names)) for s in spans]
    localities = {words_in(s, trees) for s in labelled if _is_locality(s, trees[s.sentence], names)}
    labelled = [replace(s, label="LOC") if s.label and words_in(s, trees) in localities and s.label != "NORP" else s for s in labelled]
    outside = {words_in(s, trees) for s in spans if not _is_quoted(s, trees, names)}
    return [replace(s, label="WORK") if s.label in ("PER", "LOC") and words_in(s, trees) not in outside else s for s in labelled]


def _is_locality(span: NameSpan, tree: Tree, names: NameData) -> bool:
    """Whether a name of one word that is known as a place's stands where places stand: "in Musterstadt", "nach Süd-Musterland"."""
    before = tree.tokens[span.first - 1].text.lower() if span.first else ""
    if span.first != span.last or before not in names.local_prepositions or span.label == "LOC":
        return False
    word = tree.tokens[span.first].text
    direction = next((d for d in names.directions if word.lower().startswith(d)), "")
    rest = word[len(direction) :].lstrip("-")
    return is_place(word) or bool(direction) and is_place(rest[:1].upper() + rest[1:])


def _is_quoted(span: NameSpan, trees: Sequence[Tree], names: NameData) -> bool:
    """Whether a name stands alone in quotation marks, as titles do and persons do not."""
    return _is_quoted_at(span.first, span.last, trees[span.sentence], names)


def _is_quoted_at(first: int, last: int, tree: Tree, names: NameData) -> bool:
    tokens = tree.tokens
    before, after = tokens[max(0, first - 1)].text, tokens[min(len(tokens) - 1, last + 1)].text
    return before in names.opening_quotes | names.toggling_quotes and after in names.closing_quotes | names.toggling_quotes


def _label(
    span: NameSpan, key: tuple[str, ...], votes: dict[tuple[str, ...], Counter[str]], last_names: dict[str, Counter[str]]
) -> str:
    counts = votes.get(key, Counter[str]())
    if len(key) == 1 and key[0] in last_names and counts["LOC"] <= last_names[key[0]]["PER"]:
        return "PER"
    if not counts:
        is_person = len(key) > 1 and (key[0] in given_names() or set(votes.get(key[-1:], ())) == {"PER"})
        return span.label or ("PER" if is_person else "")
    best, count = max(counts.items(), key=lambda item: (item[1], item[0]))
    return best if not span.label or count > counts[span.label] else span.label
