"""Participants that are not said twice: coordination, infinitives, participles, relative clauses with a gap."""

from __future__ import annotations

from kg.language.adapter import Adapter
from kg.language.draft import Draft
from kg.language.view import View


def share(view: View, adapter: Adapter, drafts: dict[int, Draft]) -> None:
    """Give every draft the subject it shares with another. Heads come before dependents in ``drafts``."""
    for draft in reversed(drafts.values()):
        _share_backwards(view, drafts, draft)
    for head, draft in drafts.items():
        relation = view.relations[head]
        above = _above(view, drafts, head, climb=relation == "conjunct")
        if relation == "conjunct" and above is not None and above is not draft:
            _share_coordination(view, adapter, draft, above)
        elif relation == "open_complement" and above is not None:
            _control(view, draft, above)
        elif relation == "adverbial_clause" and above is not None and draft.finite is None and not draft.subjects:
            draft.shared_subject = _adverbial_subject(view, draft, above)
            if draft.mood == "infinitive" and not draft.marker and _controls(view, above) and above.objects and not above.content:
                _control(view, draft, above)
                draft.link = "complement"
                above.content.append(head)
        elif relation in ("noun_clause", "relative", "adjective"):
            _noun_clause(view, adapter, draft, drafts)


def _above(view: View, drafts: dict[int, Draft], head: int, *, climb: bool) -> Draft | None:
    """The clause that another hangs from; a conjunct may have been hung from a noun inside it."""
    token = view.heads[head]
    for _ in range(5 if climb else 1):
        if token in drafts and token != head:
            return drafts[token]
        token = view.heads[token]
    return None


def _share_backwards(view: View, drafts: dict[int, Draft], draft: Draft) -> None:
    """``der geschnitten und gespült wird``: the auxiliary at the end serves both participles."""
    if draft.finite is not None or draft.participle != "past" or draft.auxiliaries or draft.kind != "verb":
        return
    for child in view.kids(draft.head, "conjunct"):
        other = drafts.get(child)
        if other is not None and other.finite is not None and other.auxiliaries and min(other.auxiliaries) > child > draft.head:
            draft.tokens |= set(other.auxiliaries)
            draft.auxiliaries = list(other.auxiliaries)
            draft.passive, draft.tense, draft.mood, draft.modal = other.passive, other.tense, other.mood, other.modal
            draft.finite, draft.participle = other.finite, ""
            return


def surface_subject(draft: Draft) -> list[int]:
    return draft.subjects or draft.shared_subject


def _share_coordination(view: View, adapter: Adapter, draft: Draft, above: Draft) -> None:
    if draft.kind == "verb" and above.kind == "verb" and draft.finite is None and draft.mood in ("participle", "infinitive"):
        _share_auxiliaries(view, draft, above)
    if not draft.subjects and not draft.impersonal and draft.mood != "imperative":
        draft.shared_subject = list(surface_subject(above))
    if draft.link == "conjunct" and not draft.marker:
        draft.marker = above.marker
    _share_objects(draft, above)


def _share_auxiliaries(view: View, draft: Draft, above: Draft) -> None:
    """``hatte X übernommen und Y entlassen``: the second participle has the first one's auxiliary."""
    if draft.participle and not above.participle and above.finite == above.head:
        return  # "kam, gesehen von allen": a participle beside a plain finite verb is not its twin
    if draft.participle:
        draft.tokens |= set(above.auxiliaries)
    draft.passive = above.passive if draft.participle or draft.mood == "infinitive" else draft.passive
    draft.tense, draft.modal = above.tense, above.modal
    misread = draft.subjects and not draft.objects and view.relations[draft.subjects[0]] == "passive_subject"
    if misread and not draft.passive:  # "hatte X gekauft und [Leute] entlassen"
        draft.objects, draft.subjects = draft.subjects, []
    draft.mood = above.mood
    draft.negated = draft.negated or (above.negated and above.head < draft.head and not draft.has_arguments)


def _share_objects(draft: Draft, above: Draft) -> None:
    """``kaufte und verkaufte Aktien``: an object after both verbs belongs to both."""
    if draft.kind != "verb" or above.kind != "verb" or draft.passive != above.passive:
        return
    if draft.objects or draft.content or draft.obliques or draft.complements or not above.objects:
        return
    twins = draft.finite is None and draft.mood == above.mood and not draft.adverbs and not draft.indirects
    if twins or min(above.objects) > draft.head:
        draft.objects = list(above.objects)


def _control(view: View, draft: Draft, above: Draft) -> None:
    """Who acts in an infinitive: the object of ``zwingen``, the subject of ``versuchen``."""
    if draft.subjects:
        return
    verbs = view.grammar.verbs
    objects = above.objects or above.indirects
    by_object = _controls(view, above)
    if above.passive:
        draft.shared_subject = list(surface_subject(above)) if by_object else list(above.agents)
    elif objects and by_object and above.predicate not in verbs.subject_control:
        draft.shared_subject = list(objects)
    else:
        draft.shared_subject = list(surface_subject(above))


def _controls(view: View, above: Draft) -> bool:
    verbs = view.grammar.verbs
    return above.predicate in verbs.object_control or above.predicate.split(" ")[0] in verbs.object_control


def _adverbial_subject(view: View, draft: Draft, above: Draft) -> list[int]:
    """``accused X of lying``: the object acts; else the subject does: ``left without paying``."""
    if draft.marker in view.grammar.terms.object_clause and above.predicate in view.grammar.verbs.object_control and above.objects:
        return list(surface_subject(above)) if above.passive else list(above.objects)
    return list(surface_subject(above))


def _noun_clause(view: View, adapter: Adapter, draft: Draft, drafts: dict[int, Draft]) -> None:
    noun = view.heads[draft.head]
    if noun == draft.head or draft.subjects:
        _fill_gap(view, adapter, draft, noun)
    elif draft.marker in view.grammar.terms.object_clause and _is_controlled_object(view, drafts, noun):
        draft.shared_subject, draft.link = [noun], "complement"
    elif draft.participle and not draft.marker:
        draft.shared_subject = [noun]
    elif view.relations[draft.head] == "noun_clause" and draft.finite is not None:
        draft.link = "complement"
    elif draft.finite is None and draft.link == "relative" and not _has_relative(view, draft):
        draft.link = "complement"
        draft.shared_subject = [c for c in view.children[noun] if view.relations[c] == "possessive"][:1]
    else:
        _fill_gap(view, adapter, draft, noun)


def _is_controlled_object(view: View, drafts: dict[int, Draft], noun: int) -> bool:
    above = drafts.get(view.heads[noun])
    return above is not None and noun in above.objects and above.predicate in view.grammar.verbs.object_control


def _has_relative(view: View, draft: Draft) -> bool:
    return any(h in view.antecedents for h in [*draft.subjects, *draft.objects, *draft.obliques, *draft.indirects])


def _fill_gap(view: View, adapter: Adapter, draft: Draft, noun: int) -> None:
    """``the company Musk bought``: without a relative pronoun the noun fills the place that is missing."""
    if view.relations[draft.head] != "relative" or noun == draft.head or adapter.marks_case:
        return  # a language that marks case does not leave its relative pronouns out
    inside = [t for t in view.below(draft.head, limit=60) if t in view.antecedents and view.antecedents[t] == noun]
    if inside:
        return
    if not draft.subjects:
        draft.subjects = [noun]
    elif draft.kind == "verb" and not draft.objects and not draft.passive and not draft.content:
        draft.objects = [noun]
