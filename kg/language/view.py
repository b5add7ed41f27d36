"""A sentence as the adapters look at it: labels made neutral, children and features indexed once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from kg.language.grammar import Grammar
from kg.model.sentence import Sentence, Token

ROOT = "root"
OTHER = "other"
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


@lru_cache(maxsize=8192)
def features(morph: str) -> dict[str, str]:
    """UD features as a table; shared between calls, never to be changed."""
    return dict(pair.split("=", 1) for pair in morph.split("|") if "=" in pair)


@dataclass(frozen=True, slots=True)
class View:
    """Parallel lists over the tokens of a sentence. Trees only: heads out of range and cycles are cut.

    ``heads[i] == i`` for a root; ``relations`` holds field names of ``Labels``, ``root`` or ``other``.
    ``order`` lists every token after its head. ``antecedents`` maps relative pronouns to what they stand for.
    """

    grammar: Grammar
    tokens: tuple[Token, ...]
    heads: list[int]
    relations: list[str]
    children: list[list[int]]
    order: list[int]
    low: list[str]
    lemmas: list[str]
    pos: list[str]
    morph: list[dict[str, str]]
    antecedents: dict[int, int] = field(default_factory=dict)

    def kids(self, head: int, *relations: str) -> list[int]:
        """Children of a token that bear one of the relations, in text order."""
        return [c for c in self.children[head] if self.relations[c] in relations]

    def has(self, head: int, *relations: str) -> bool:
        return any(self.relations[c] in relations for c in self.children[head])

    def below(self, head: int, *, limit: int = 400) -> Iterator[int]:
        """A token and its descendants, nearest first, at most ``limit`` of them."""
        queue = [head]
        for count, token in enumerate(queue):
            if count >= limit:
                return
            yield token
            queue.extend(self.children[token])

    def is_nominal(self, token: int) -> bool:
        return self.pos[token] in NOUNS


def view_of(sentence: Sentence, grammar: Grammar) -> View:
    tokens = sentence.tokens
    count = len(tokens)
    heads = [t.head if 0 <= t.head < count else i for i, t in enumerate(tokens)]
    relations = [ROOT if heads[i] == i else _relation(grammar, t, tokens[heads[i]]) for i, t in enumerate(tokens)]
    order = _order(heads, relations)
    return View(
        grammar=grammar,
        tokens=tokens,
        heads=heads,
        relations=relations,
        children=children_of(heads),
        order=order,
        low=[t.text.lower() for t in tokens],
        lemmas=[t.lemma or t.text for t in tokens],
        pos=[t.pos for t in tokens],
        morph=[features(t.morph) for t in tokens],
    )


def _relation(grammar: Grammar, token: Token, head: Token) -> str:
    known = grammar.relations
    if grammar.has_conditional_labels:
        found = known.get(f"{token.dep}<{head.pos}") or known.get(f"{token.dep}/{token.pos}")
        if found:
            return found
    return known.get(token.dep, OTHER)


def children_of(heads: list[int]) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in heads]
    for token, head in enumerate(heads):
        if head != token:
            children[head].append(token)
    return children


def _order(heads: list[int], relations: list[str]) -> list[int]:
    """Tokens from the roots down; a cycle is cut at its first token, which becomes a root."""
    children = children_of(heads)
    order = [i for i, head in enumerate(heads) if head == i]
    seen = set(order)
    position = 0
    for start in range(len(heads) + 1):
        while position < len(order):
            fresh = [c for c in children[order[position]] if c not in seen]
            seen.update(fresh)
            order.extend(fresh)
            position += 1
        if start < len(heads) and start not in seen:
            _cut(start, heads, relations)
            children[heads[start]] = children[heads[start]]
            seen.add(start)
            order.append(start)
    return order


def _cut(token: int, heads: list[int], relations: list[str]) -> None:
    heads[token] = token
    relations[token] = ROOT


def reorder(view: View) -> None:
    """Bring children and order up to date after heads were changed; heads must form trees."""
    view.children[:] = children_of(view.heads)
    view.order[:] = _order(view.heads, view.relations)
