"""Drafts become clauses: voice is normalised, light verbs named, indices and parents set."""

from __future__ import annotations

from kg.language.adapter import Adapter
from kg.language.draft import Draft
from kg.language.light import lighten
from kg.language.nouns import NounDraft
from kg.language.phrases import argument_of, phrase_argument, preposition_of
from kg.language.view import View
from kg.model import clause as c
from kg.model.clause import Argument, Clause, ClauseTree

_PEOPLE = ("PER", "ORG", "NORP")


def assemble(view: View, adapter: Adapter, drafts: dict[int, Draft], nouns: dict[int, NounDraft]) -> ClauseTree:
    keys = sorted([(head, 0) for head in drafts] + [(head, 1) for head in nouns])
    index = {key: i for i, key in enumerate(keys)}
    owners = _owners(view, drafts, nouns)
    clauses = [
        _verb_clause(view, adapter, drafts[head], index, owners) if kind == 0 else _noun_clause(view, nouns[head], index, owners)
        for head, kind in keys
    ]
    return ClauseTree(tuple(clauses))


def _owners(view: View, drafts: dict[int, Draft], nouns: dict[int, NounDraft]) -> list[tuple[int, int] | None]:
    """For every token the key of the nearest clause above it."""
    owners: list[tuple[int, int] | None] = [None] * len(view.tokens)
    inner = {"nominal", "possessive", "apposition", "relative", "noun_clause", "adjective", "compound", "description", "flat"}
    for token in view.order:
        head = view.heads[token]
        if head == token:
            continue
        if head in nouns and (head not in drafts or view.relations[token] in inner):
            owners[token] = (head, 1)
        elif head in drafts:
            owners[token] = (head, 0)
        else:
            owners[token] = owners[head]
    return owners


def _noun_clause(view: View, noun: NounDraft, index: dict[tuple[int, int], int], owners: list[tuple[int, int] | None]) -> Clause:
    key = (noun.head, 1)
    owner = (noun.head, 0) if (noun.head, 0) in index else owners[noun.head]
    parent = index[owner] if owner is not None else None
    none = any(view.low[d] in view.grammar.terms.negative for d in view.kids(noun.head, "determiner"))  # "kein Mitglied der CDU"
    return Clause(index[key], "noun", noun.predicate, noun.head, (noun.head,), tuple(noun.arguments), negated=none, parent=parent, link="noun")


def _verb_clause(
    view: View, adapter: Adapter, draft: Draft, index: dict[tuple[int, int], int], owners: list[tuple[int, int] | None]
) -> Clause:
    arguments = [*_core(view, adapter, draft), *_rest(view, adapter, draft), *_contents(view, adapter, draft, index)]
    predicate, arguments, extra = lighten(view, adapter, draft, arguments)
    if draft.reflexive:
        predicate = view.grammar.terms.reflexive_form.format(verb=predicate)
    owner = owners[draft.head]
    subject = [a for a in arguments if a.role == c.SUBJECT]
    others = sorted((a for a in arguments if a.role != c.SUBJECT), key=lambda a: (a.head, a.role, a.preposition))
    return Clause(
        index=index[draft.head, 0],
        kind=draft.kind,
        predicate=predicate,
        head=draft.head,
        tokens=tuple(sorted({*draft.tokens, *extra})),
        arguments=(*subject, *others),
        passive=draft.passive,
        negated=draft.negated,
        tense=draft.tense,
        mood=draft.mood,
        modal=draft.modal,
        marker=draft.marker,
        adverbs=tuple(sorted(draft.adverbs)),
        parent=index[owner] if owner is not None else None,
        link=draft.link if owner is not None else "root",
    )


def _core(view: View, adapter: Adapter, draft: Draft) -> list[Argument]:
    """Subject, object and indirect object, in the active voice."""
    surface = (draft.subjects or draft.shared_subject)[:1]
    if draft.kind == "verb" and not draft.passive:
        surface = [s for s in surface if s not in draft.objects]
    if not draft.passive:
        return [
            *(argument_of(view, adapter, c.SUBJECT, s, preposition="") for s in surface),
            *(argument_of(view, adapter, c.OBJECT, o, preposition="") for o in draft.objects),
            *(argument_of(view, adapter, c.INDIRECT, i, preposition="") for i in draft.indirects),
        ]
    agents = _agents(view, draft)
    arguments = [argument_of(view, adapter, c.SUBJECT, a, preposition="") for a in agents]
    naming = draft.predicate in view.grammar.verbs.naming
    as_indirect = bool(draft.objects) and not naming
    arguments += [argument_of(view, adapter, c.INDIRECT if as_indirect else c.OBJECT, s, preposition="") for s in surface]
    arguments += [argument_of(view, adapter, c.COMPLEMENT if naming else c.OBJECT, o, preposition="") for o in draft.objects]
    return arguments + [argument_of(view, adapter, c.INDIRECT, i, preposition="") for i in draft.indirects]


def _agents(view: View, draft: Draft) -> list[int]:
    """Agents of a passive; a by-phrase the parser took for an adverbial counts when it can act."""
    terms = view.grammar.terms
    wrong = [a for a in draft.agents if (preposition_of(view, a) or draft.prepositions.get(a, "")) not in terms.agent]
    draft.agents = [a for a in draft.agents if a not in wrong]
    draft.obliques += wrong
    if draft.agents:
        return draft.agents
    for oblique in list(draft.obliques):
        entity, pos = view.tokens[oblique].entity, view.pos[oblique]
        can_act = entity in _PEOPLE or pos == "PRON" or (not entity and (pos == "PROPN" or draft.link == "relative"))
        can_act = can_act or (pos == "NOUN" and view.lemmas[oblique].lower() in terms.acting)
        can_act = can_act and not view.has(oblique, "number") and pos != "NUM"
        if can_act and preposition_of(view, oblique) in terms.agent:
            draft.obliques.remove(oblique)
            draft.agents.append(oblique)
    return draft.agents


def _rest(view: View, adapter: Adapter, draft: Draft) -> list[Argument]:
    arguments = []
    for complement in draft.complements:
        arguments.append(argument_of(view, adapter, c.COMPLEMENT, complement))
    agents = [] if draft.passive else draft.agents
    for oblique in [*draft.obliques, *agents]:
        arguments.append(argument_of(view, adapter, c.OBLIQUE, oblique, preposition=draft.prepositions.get(oblique)))
    return arguments


def _contents(view: View, adapter: Adapter, draft: Draft, index: dict[tuple[int, int], int]) -> list[Argument]:
    arguments = []
    for content in draft.content:
        clause = index.get((content, 0))
        own = phrase_argument(view, c.CONTENT, content, (content,))
        arguments.append(Argument(c.CONTENT, content, (content,), own.span, clause=clause))
    return arguments
