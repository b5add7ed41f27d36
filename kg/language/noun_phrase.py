"""Noun phrases in a parsed sentence: which tokens belong to a head."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.model.sentence import Sentence, Token

# What belongs to a phrase, seen from its head; everything else (clauses, loose appositions, conjuncts) stays out.
_INSIDE = {"det", "det:poss", "amod", "nummod", "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked", "compound", "flat", "fixed", "dep", "goeswith"}
_OF_NAME = {"flat", "compound", "goeswith", "fixed"}
_ROLES = {
    "nsubj": "subject",
    "nsubj:pass": "subject",
    "csubj": "subject",
    "obj": "object",
    "iobj": "indirect",
    "obl": "oblique",
    "obl:arg": "oblique",
    "obl:agent": "oblique",
    "nmod": "modifier",
    "nmod:poss": "modifier",
    "appos": "apposition",
}


_CLAUSES = ("acl", "advcl", "parataxis", "appos")


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence with the children of every token, in text order."""

    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]

    def before(self, index: int, *deps: str) -> list[int]:
        return [c for c in self.children[index] if c < index and self.tokens[c].dep in deps]

    def has(self, index: int, dep: str) -> bool:
        return any(self.tokens[c].dep == dep for c in self.children[index])


def tree_of(sentence: Sentence) -> Tree:
    children: list[list[int]] = [[] for _ in sentence.tokens]
    for token in sentence.tokens:
        if token.head != token.index:
            children[token.head].append(token.index)
    return Tree(sentence.tokens, tuple(map(tuple, children)))


def phrase_of(tree: Tree, head: int, *, keep: Callable[[int], bool] = lambda _: False) -> list[int]:
    """The tokens of the phrase around ``head``, sorted and without gaps; ``keep`` lets further children of the head in."""
    inside = {head}
    todo = [c for c in tree.children[head] if tree.tokens[c].dep in _INSIDE or keep(c)]
    seen = set(todo)
    while todo:
        index = todo.pop()
        inside.add(index)
        for child in tree.children[index]:
            dep = tree.tokens[child].dep
            if child not in seen and (not dep.startswith(_CLAUSES) or _premodifies(child, head, dep) or _is_close_name(tree, index, child, dep)):
                seen.add(child)
                todo.append(child)
    return _without_gaps(tree.tokens, inside, head)


def _is_close_name(tree: Tree, noun: int, child: int, dep: str) -> bool:
    """ "der Absturz der Raumfähre Columbia": the name right behind an inner noun belongs to the phrase."""
    return dep == "appos" and child == noun + 1 and tree.tokens[child].pos == "PROPN"


def _premodifies(child: int, head: int, dep: str) -> bool:
    # "der am Montag in Wien geborene Künstler": what hangs from a participle before the head belongs to it
    return child < head and dep != "parataxis"


def _without_gaps(tokens: Sequence[Token], inside: set[int], head: int) -> list[int]:
    first = last = head
    while first > 0 and (first - 1 in inside or (tokens[first - 1].pos == "PUNCT" and first - 2 in inside)):
        first -= 1
    while last + 1 < len(tokens) and (last + 1 in inside or (tokens[last + 1].pos == "PUNCT" and last + 2 in inside)):
        last += 1
    while first < head and (tokens[first].pos == "PUNCT" or tokens[first].dep == "case" and tokens[first].head == head):
        first += 1
    while last > head and tokens[last].pos == "PUNCT":
        last -= 1
    return list(range(first, last + 1))


def role_of(tree: Tree, index: int) -> str:
    """The grammatical role of the phrase headed by a token; a conjunct has that of the first member."""
    token = tree.tokens[index]
    for _ in range(8):
        if token.dep != "conj":
            break
        token = tree.tokens[token.head]
    if token.dep == "root" and tree.has(token.index, "cop"):
        return "complement"
    return _ROLES.get(token.dep, token.dep.split(":")[0])


def lemma_of(token: Token) -> str:
    """The dictionary form in the text's own spelling: "Ausschuss", where the lemmatiser still writes "Ausschuß"."""
    return token.lemma.replace("ß", "ss") if "ß" in token.lemma and "ß" not in token.text else token.lemma


def is_name_part(token: Token) -> bool:
    return token.dep in _OF_NAME
