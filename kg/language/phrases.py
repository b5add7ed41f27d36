"""Noun phrases: which tokens an argument covers, its preposition, its coordination."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.language.adapter import Adapter
from kg.language.view import View
from kg.model.clause import Argument
from kg.model.span import Span

LIMIT = 120  # no phrase grows beyond this many tokens, however the tree looks

_NEVER = frozenset({
    "case", "relative", "parataxis", "marker", "copula", "auxiliary", "passive_auxiliary", "subject", "passive_subject",
    "clausal_subject", "adverbial_clause", "content", "open_complement", "punctuation", "coordinator", "noun_clause", "expletive",
})
_HEAD_NEVER = _NEVER | {"conjunct", "object", "agent", "indirect"}
_INNER_NEVER = _NEVER - {"case", "coordinator"}


def argument_of(view: View, adapter: Adapter, role: str, head: int, *, preposition: str | None = None) -> Argument:
    """The phrase at a head as an argument; a relative pronoun gives the phrase it stands for."""
    target = view.antecedents.get(head, head)
    if view.tokens[target].text.endswith("-") and (last := members_of(view, target)):
        return _truncated(view, adapter, role, target, last[-1], preposition)
    own = preposition_of(view, head) if preposition is None else preposition
    first = _single(view, adapter, role, target, own, head)
    members = tuple(
        _single(view, adapter, role, m, own if preposition is not None else preposition_of(view, m) or own, m)
        for m in members_of(view, target)
    )
    if not members:
        return first
    if _is_open_choice(view, (target, *(m.head for m in members))):
        return replace(first, members=tuple(replace(m, alternative=True) for m in members), alternative=True)
    return replace(first, members=members)


def _is_open_choice(view: View, members: Iterable[int]) -> bool:
    return any(view.low[c] in view.grammar.terms.alternatives for m in members for c in view.kids(m, "coordinator"))


def _truncated(view: View, adapter: Adapter, role: str, head: int, last: int, preposition: str | None) -> Argument:
    """``Tech- und Autobranche`` is one phrase, whose head is its last word."""
    own = preposition_of(view, head) if preposition is None else preposition
    whole = _single(view, adapter, role, last, own, head)
    tokens = tuple(range(min(head, *phrase_tokens(view, head)), max(whole.tokens) + 1))[-LIMIT:]
    return replace(whole, tokens=tokens, span=span_of(view, tokens))


def phrase_argument(view: View, role: str, head: int, tokens: tuple[int, ...], *, preposition: str = "") -> Argument:
    """An argument over given tokens, with no look at the tree."""
    return Argument(role, head, tokens, span_of(view, tokens), preposition)


def span_of(view: View, tokens: tuple[int, ...]) -> Span:
    start, end = view.tokens[tokens[0]].start, view.tokens[tokens[-1]].end
    return Span(start, max(start, end))


def _single(view: View, adapter: Adapter, role: str, head: int, preposition: str, marked: int) -> Argument:
    """``marked`` is the token that bears the preposition: the head itself or its relative pronoun."""
    tokens = phrase_tokens(view, head)
    cases = adapter.cases(view, head, narrowed=True)
    case = next(iter(cases)) if len(cases) == 1 else view.morph[head].get("Case", "")
    return Argument(role, head, tokens, span_of(view, tokens), preposition, case, adposition=tuple(adposition_of(view, marked)))


def members_of(view: View, head: int) -> list[int]:
    """The further members of a coordination of nouns, in text order."""
    found: list[int] = []
    queue = [head]
    for token in queue:
        for child in view.kids(token, "conjunct"):
            if len(found) < LIMIT and is_member(view, child):
                found.append(child)
                queue.append(child)
    return sorted(found)


def is_member(view: View, token: int) -> bool:
    """Whether a conjunct is a phrase and not a clause of its own."""
    if view.has(token, "subject", "passive_subject", "copula"):
        return False
    return view.pos[token] not in ("VERB", "AUX") or view.has(token, "determiner")


def preposition_of(view: View, head: int) -> str:
    """The prepositions of a phrase, lower case, contractions undone, several parted by blanks: ``bis zu``."""
    contractions = view.grammar.terms.contractions
    return " ".join(contractions.get(view.low[w], view.low[w]) for w in adposition_of(view, head))


def adposition_of(view: View, head: int) -> list[int]:
    """The tokens of a phrase's prepositions, in text order; of a circumposition only what stands before."""
    words: list[int] = []
    terms = view.grammar.terms
    for case in view.kids(head, "case", "coordinator", "marker"):
        is_case = view.relations[case] == "case"
        if view.low[case] not in terms.possessive_mark if is_case else view.low[case] in terms.comparative and case < head:
            words += [case, *view.kids(case, "fixed", "case")]
    return sorted(w for w in words if w < head) or sorted(words)


def phrase_tokens(view: View, head: int) -> tuple[int, ...]:
    """The tokens of a phrase without preposition, relative clauses, loose appositions and parentheses."""
    found = [head]
    queue = [c for c in view.children[head] if _belongs(view, c, head, _HEAD_NEVER)]
    for token in queue:
        found.append(token)
        if len(found) >= LIMIT:
            break
        queue.extend(c for c in view.children[token] if _belongs(view, c, token, _INNER_NEVER))
    tokens = set(found)
    _drop_left_adverbs(view, head, tokens)
    _add_inner_punctuation(view, tokens)
    return tuple(sorted(tokens))


def _belongs(view: View, child: int, head: int, never: Iterable[str]) -> bool:
    relation = view.relations[child]
    if relation in never:
        return False
    if never is _HEAD_NEVER and view.has(head, "copula", "subject", "passive_subject") and relation in ("adverb", "oblique", "other"):
        return relation == "adverb" and child == head - 1 and not view.has(child, "subject")
    if relation == "apposition":
        return not is_loose(view, head, child)
    if relation in ("oblique", "object", "agent", "adverb", "indirect") and never is _HEAD_NEVER:
        return relation == "adverb" or (relation == "oblique" and view.pos[head] in ("ADJ", "NUM", "VERB", "ADV"))
    if relation == "other":
        return view.pos[child] not in ("VERB", "AUX", "PUNCT")
    return True


def is_loose(view: View, head: int, apposition: int) -> bool:
    """Whether a comma, dash or bracket sets the apposition off from its head."""
    low, high = sorted((head, apposition))
    first = low + 1 if apposition > head else min(low, high)
    between = range(max(first, high - 12), high)
    loose = view.grammar.terms.loose
    return any(view.low[i] in loose and view.relations[i] != "case" for i in between)


def _drop_left_adverbs(view: View, head: int, tokens: set[int]) -> None:
    """Leave out focus adverbs before the article: ``auch [die Firma]``."""
    while len(tokens) > 1:
        first = min(tokens)
        own = view.heads[first] == head and view.pos[head] in ("NOUN", "PROPN", "PRON")
        if view.relations[first] != "adverb" or not (own or view.low[first] in view.grammar.terms.focus):
            return
        tokens.remove(first)


def _add_inner_punctuation(view: View, tokens: set[int]) -> None:
    low, high = min(tokens), max(tokens)
    if high - low >= 3 * LIMIT:
        return
    quotes = view.grammar.terms.quotes
    opened = 0
    for i in range(low + 1, high):
        if i not in tokens and view.pos[i] == "PUNCT" and i - 1 in tokens and (i + 1 in tokens or view.pos[i + 1] == "PUNCT"):
            tokens.add(i)
        opened += view.low[i] in quotes and i in tokens
    last = high + 1
    if opened % 2 and last < len(view.tokens) and view.low[last] in quotes:
        tokens.add(last)
