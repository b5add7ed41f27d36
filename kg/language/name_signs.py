"""Names that the recogniser misses and spelling gives away: capitals inside a phrase, quotation marks, letters and digits."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.names import NameData
from kg.language.noun_phrase import Tree, lemma_of
from kg.language.places import is_land

_SHORTEST_PART = 3  # letters before the end of a compound
_LONGEST_TITLE = 10  # words of a title in quotation marks

# First and last token of a name, both inclusive.
Range = tuple[int, int]


def signs_of_names(tree: Tree, names: NameData) -> Iterator[Range]:
    """Ranges that are names by their spelling, surest first; they may overlap."""
    yield from _lands(tree, names)
    yield from _capitalised(tree, names)
    yield from _titled(tree, names)
    yield from _lettered(tree)
    yield from _bodies_for(tree, names)
    yield from _institutions(tree, names)


def _lands(tree: Tree, names: NameData) -> Iterator[Range]:
    """A country or sea that was taken for a common noun, after an article or a preposition: "über dem Atlantik"."""
    for token in tree.tokens[1:]:
        before = tree.tokens[token.index - 1]
        if token.pos == "NOUN" and not token.entity and token.text[0].isupper() and before.pos in {"DET", "ADP"} and is_land(token.text):
            yield token.index, token.index


def _bodies_for(tree: Tree, names: NameData) -> Iterator[Range]:
    """A body with what it is for: "das Institut für Musterkunde", "der Nobelpreis für Literatur"."""
    for token in tree.tokens[:-2]:
        is_body = token.pos == "NOUN" and not token.entity and token.lemma.lower().endswith(names.bodies_for)
        if not is_body or tree.tokens[token.index + 1].text not in names.bodies_for_word:
            continue
        last = token.index + 1
        while last + 1 < len(tree.tokens) and tree.tokens[last + 1].pos == "ADJ":
            last += 1
        noun = tree.tokens[last + 1] if last + 1 < len(tree.tokens) else None
        articles = [tree.tokens[c].text.lower() for c in tree.children[token.index] if c < token.index and tree.tokens[c].pos == "DET"]
        if noun is not None and noun.pos == "NOUN" and not noun.entity and all(a in names.definite for a in articles):
            yield token.index, noun.index


def _institutions(tree: Tree, names: NameData) -> Iterator[Range]:
    """An institution called by a compound alone: "im Justizausschuss", "die XY-Fraktion"; one of many ("ein Ausschuss") is none."""
    for token in tree.tokens:
        if token.pos == "NOUN" and not token.entity and is_institution(lemma_of(token), names):
            before = [tree.tokens[c] for c in tree.children[token.index] if c < token.index]
            is_plain = not any(t.dep in {"amod", "nummod", "det:poss", "nmod", "compound"} for t in before)
            if is_plain and all(t.text.lower() in names.definite for t in before if t.pos == "DET") and token.feature("Number") != "Plur":
                yield token.index, token.index


def is_institution(lemma: str, names: NameData) -> bool:
    """Whether a noun is a compound that ends in a kind of institution, or such an institution by itself ("Landtag")."""
    word = lemma.lower()
    end = next((e for e in names.institutions if word.endswith(e)), "")
    is_compound = end.startswith("-") or len(word) - len(end) >= _SHORTEST_PART
    return bool(end) and lemma[:1].isupper() and (is_compound or word in names.self_standing)


def _capitalised(tree: Tree, names: NameData) -> Iterator[Range]:
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
            yield token.index, head.index


def _lettered(tree: Tree) -> Iterator[Range]:
    """A word right after a noun that no common noun looks like: "der Kurznachrichtendienst X", "die Firma eBay", "Projekt A380"."""
    for token in tree.tokens[1:]:
        kind = tree.tokens[token.index - 1]
        is_beside = token.pos in {"NOUN", "X", "PROPN"} and token.dep in {"appos", "flat", "compound"} or is_letter(token.text)
        if kind.pos == "NOUN" and is_beside and is_lettered(token.text):
            yield token.index, token.index


def is_letter(word: str) -> bool:
    """Whether a word is a single capital that is no word of the language ("X"), so that only a name can look like it."""
    return len(word) == 1 and word.isalpha() and word.isupper() and word not in "IAO"


def is_lettered(word: str) -> bool:
    has_capital = any(c.isupper() for c in word)
    return has_capital and (len(word) == 1 or any(c.isupper() or c.isdigit() for c in word[1:]) and "-" not in word)


def _titled(tree: Tree, names: NameData) -> Iterator[Range]:
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
            yield token.index + 1, end - 1
