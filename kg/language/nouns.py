"""Nouns that carry arguments: genitives, possessors, prepositions, compounds, names and appositions."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.language.adapter import Adapter
from kg.language.phrases import adposition_of, argument_of, is_loose, phrase_argument
from kg.language.view import View
from kg.model import clause as c
from kg.model.clause import Argument


@dataclass(slots=True)
class NounDraft:
    """A noun clause under construction."""

    head: int
    predicate: str
    arguments: list[Argument] = field(default_factory=list)


def noun_clauses(view: View, adapter: Adapter) -> dict[int, NounDraft]:
    """Noun drafts by their head token, in text order."""
    drafts: dict[int, NounDraft] = {}
    for token in range(len(view.tokens)):
        if view.pos[token] in ("NOUN", "PROPN"):
            _read_noun(view, adapter, token, drafts)
    for pronoun, antecedent in view.antecedents.items():
        if view.low[pronoun] in view.grammar.terms.relative_possessive:
            noun = view.heads[pronoun]
            if view.pos[noun] in ("NOUN", "PROPN"):
                _add(view, adapter, drafts, noun, argument_of(view, adapter, c.GENITIVE, antecedent, preposition=""))
    return {token: drafts[token] for token in sorted(drafts)}


def _add(view: View, adapter: Adapter, drafts: dict[int, NounDraft], noun: int, argument: Argument) -> None:
    if noun not in drafts:
        part, predicate = adapter.compound(view, noun)
        drafts[noun] = NounDraft(noun, predicate)
        if part:
            own = phrase_argument(view, c.COMPOUND, noun, (noun,))
            drafts[noun].arguments.append(Argument(c.COMPOUND, noun, (noun,), own.span, part=part))
    drafts[noun].arguments.append(argument)


def _read_noun(view: View, adapter: Adapter, noun: int, drafts: dict[int, NounDraft]) -> None:
    part, predicate = adapter.compound(view, noun)
    if part:
        span = phrase_argument(view, c.COMPOUND, noun, (noun,)).span
        drafts.setdefault(noun, NounDraft(noun, predicate, [Argument(c.COMPOUND, noun, (noun,), span, part=part)]))
    names = [f for f in view.kids(noun, "flat") if view.pos[f] == "PROPN"]
    if view.pos[noun] == "NOUN" and names:
        _add(view, adapter, drafts, noun, phrase_argument(view, c.NAME, names[0], tuple(names)))
    for child in view.children[noun]:
        _read_child(view, adapter, noun, child, drafts)


def _read_child(view: View, adapter: Adapter, noun: int, child: int, drafts: dict[int, NounDraft]) -> None:
    relation = view.relations[child]
    if child in view.antecedents:
        return
    if relation == "possessive":
        role = c.GENITIVE if view.pos[child] in ("NOUN", "PROPN") or adapter.is_genitive(view, child) else c.POSSESSOR
        _add(view, adapter, drafts, noun, argument_of(view, adapter, role, child, preposition=""))
    elif relation == "nominal" and view.low[child] in view.grammar.terms.relative_possessive:
        _add(view, adapter, drafts, noun, argument_of(view, adapter, c.POSSESSOR, child, preposition=""))
    elif relation == "nominal":
        role = c.GENITIVE if adapter.is_genitive(view, child) else c.OBLIQUE
        preposition = "" if role == c.GENITIVE else None
        _add(view, adapter, drafts, noun, argument_of(view, adapter, role, child, preposition=preposition))
    elif relation == "adjective" and not adapter.participle(view, child):
        _add(view, adapter, drafts, noun, phrase_argument(view, c.ADJECTIVE, child, (child,)))
    elif relation == "description":
        _add(view, adapter, drafts, child, _name(view, c.NAME, noun))
    elif relation == "compound":
        _read_compound(view, adapter, noun, child, drafts)
    elif relation == "apposition":
        _read_apposition(view, adapter, noun, child, drafts)


def _read_compound(view: View, adapter: Adapter, noun: int, child: int, drafts: dict[int, NounDraft]) -> None:
    """``Facebook founder``; but ``founder Mark Zuckerberg`` introduces a name, whatever the parser calls it."""
    is_title = view.pos[noun] == "PROPN" and view.pos[child] == "NOUN" and view.tokens[noun].entity in ("PER", "ORG")
    if is_title and not view.tokens[child].entity and child < noun:
        _add(view, adapter, drafts, child, _name(view, c.NAME, noun))
        return
    if view.pos[noun] == "PROPN" and view.tokens[noun].entity and view.tokens[noun].entity == view.tokens[child].entity:
        return
    argument = phrase_argument(view, c.COMPOUND, child, _name_tokens(view, child))
    text = " ".join(view.tokens[t].text for t in argument.tokens)
    _add(view, adapter, drafts, noun, Argument(c.COMPOUND, child, argument.tokens, argument.span, part=text))


def _read_apposition(view: View, adapter: Adapter, noun: int, child: int, drafts: dict[int, NounDraft]) -> None:
    if view.pos[child] not in ("NOUN", "PROPN", "X", "NUM") or (view.pos[child] == "NUM" and not view.tokens[child].entity):
        return
    if adposition_of(view, child):
        _add(view, adapter, drafts, noun, argument_of(view, adapter, c.OBLIQUE, child))
        return
    loose = is_loose(view, noun, child)
    role = c.APPOSITION if loose else c.NAME
    if view.pos[noun] == "NOUN" and (view.pos[child] == "PROPN" or not loose):
        _add(view, adapter, drafts, noun, argument_of(view, adapter, role, child, preposition=""))
    elif loose or view.pos[child] == "NOUN":
        _add(view, adapter, drafts, child, argument_of(view, adapter, role, noun, preposition=""))


def _name(view: View, role: str, head: int) -> Argument:
    return phrase_argument(view, role, head, _name_tokens(view, head))


def _name_tokens(view: View, head: int) -> tuple[int, ...]:
    """A name's own words: its flat parts and what the recogniser counts to it."""
    found = [head]
    for token in found:
        if len(found) < 40:
            found += [k for k in view.kids(token, "flat", "compound") if view.relations[k] == "flat" or view.pos[k] == "PROPN"]
    return tuple(sorted({*found, *_entity_around(view, head)}))


def _entity_around(view: View, token: int) -> range:
    """The recognised entity that a token stands in; empty outside of one."""
    tokens = view.tokens
    if not tokens[token].entity:
        return range(0)
    first = last = token
    while first > 0 and not tokens[first].begins and tokens[first - 1].entity == tokens[token].entity and token - first < 12:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].entity == tokens[token].entity and not tokens[last + 1].begins and last - token < 12:
        last += 1
    return range(first, last + 1)
