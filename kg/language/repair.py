"""Case and agreement overrule a doubtful parse: a nominative subject agrees with its verb."""

from __future__ import annotations

from kg.language.adapter import Adapter
from kg.language.draft import Draft
from kg.language.phrases import adposition_of
from kg.language.view import View


def repair(view: View, adapter: Adapter, draft: Draft) -> None:
    """Move participants whose forms rule out the role the parser gave them."""
    _prepositional_subjects(view, draft)
    if not adapter.marks_case:
        return  # word order is all there is, and the parser knows it
    _spans_of_time(view, draft)
    _infinitive_subject(draft)
    if draft.finite is None and not draft.subjects:
        return
    _wrong_subjects(view, adapter, draft)
    _behind_es(view, adapter, draft)
    _real_es(view, draft)
    _wrong_objects(view, adapter, draft)
    _nominal_adverbs(view, adapter, draft)
    _disagreement(view, adapter, draft)
    _fronted_pronoun(view, adapter, draft)
    _double_subject(view, adapter, draft)
    _missing_subject(view, adapter, draft)


def _cases(view: View, adapter: Adapter, head: int) -> frozenset[str]:
    return frozenset() if view.has(head, "conjunct") else adapter.cases(view, head)


def _wrong_subjects(view: View, adapter: Adapter, draft: Draft) -> None:
    """``den Vertrag`` and ``ihm`` are no subjects."""
    for subject in list(draft.subjects):
        cases = _cases(view, adapter, subject)
        if not cases or "Nom" in cases:
            continue
        draft.subjects.remove(subject)
        free = [o for o in draft.objects if _may_be(view, adapter, o, "Nom")]
        if not draft.subjects and free:
            draft.objects.remove(free[0])
            draft.subjects.append(free[0])
        (draft.objects if "Acc" in cases and not draft.passive else draft.indirects).append(subject)


def _prepositional_subjects(view: View, draft: Draft) -> None:
    """A phrase with a preposition is no subject, unless it counts: ``über 100 Menschen``."""
    for places in (draft.subjects, draft.objects):
        for found in list(places):
            before = [a for a in adposition_of(view, found) if a < found]
            if before and not view.has(found, "number") and found not in view.antecedents:
                places.remove(found)
                draft.obliques.append(found)


def _spans_of_time(view: View, draft: Draft) -> None:
    """``Eine Minute später traf X``: what stands right before such a word is no participant."""
    for places in (draft.subjects, draft.objects):
        for found in [f for f in places if f + 1 < len(view.tokens) and view.low[f + 1] in view.grammar.terms.after_span]:
            if view.pos[found] == "NOUN" and view.has(found, "determiner", "number") and found not in view.antecedents:
                places.remove(found)
                draft.obliques.append(found)


def _real_es(view: View, draft: Draft) -> None:
    """``Es befasst sich mit X``: beside an object or a reflexive, "es" stands for something."""
    empty = [c for c in view.kids(draft.head, "expletive") if view.low[c] in view.grammar.terms.impersonal]
    acts = bool(draft.objects) or draft.reflexive
    known = ("sich " if draft.reflexive else "") + draft.predicate in view.grammar.verbs.impersonal
    clausal = draft.content or view.has(draft.head, "clausal_subject")
    if not empty or not acts or draft.subjects or draft.passive or known or clausal:
        return
    if not draft.objects or draft.finite is None or empty[0] < draft.finite or view.pos[draft.objects[0]] == "PRON":
        draft.subjects.append(empty[0])
        draft.impersonal = False


def _behind_es(view: View, adapter: Adapter, draft: Draft) -> None:
    """``Es folgten Proteste``: what stands behind the empty pronoun is the subject."""
    known = draft.predicate in view.grammar.verbs.impersonal
    if not draft.impersonal or draft.subjects or len(draft.objects) != 1 or draft.content or known or draft.passive:
        return
    if _may_be(view, adapter, draft.objects[0], "Nom"):
        draft.subjects.append(draft.objects.pop())


def _nominal_adverbs(view: View, adapter: Adapter, draft: Draft) -> None:
    """A bare noun that the parser took for an adverb is the missing subject, or an adverbial phrase."""
    missing = draft.finite is not None and not draft.subjects and not draft.impersonal and draft.link != "conjunct"
    for found in [a for a in draft.adverbs if not adposition_of(view, a)]:
        pronoun = missing and not draft.subjects and "Nom" in view.grammar.forms.pronoun_case.get(view.low[found], "")
        if view.pos[found] not in ("NOUN", "PROPN", "PRON") and not pronoun:
            continue
        draft.adverbs.remove(found)
        missing = missing and not draft.subjects
        (draft.subjects if missing and _may_be(view, adapter, found, "Nom") else draft.obliques).append(found)


def _wrong_objects(view: View, adapter: Adapter, draft: Draft) -> None:
    """A dative is an indirect object; ``er`` beside an accusative is the subject."""
    for found in list(draft.objects):
        cases = _cases(view, adapter, found)
        if len(draft.objects) > 1 and cases and adapter.cases(view, found, narrowed=True) == {"Dat"}:
            cases = frozenset({"Dat"})  # "allen Gästen einen Platz anbieten"
        if not cases or "Acc" in cases:
            continue
        if "Nom" in cases and "Dat" not in cases:
            _swap_with_subject(view, adapter, draft, found)
        elif cases == {"Dat"}:
            draft.objects.remove(found)
            draft.indirects.append(found)


def _swap_with_subject(view: View, adapter: Adapter, draft: Draft, nominative: int) -> None:
    if not draft.subjects:
        draft.objects.remove(nominative)
        draft.subjects.append(nominative)
    elif len(draft.subjects) == 1 and _may_be(view, adapter, draft.subjects[0], "Acc"):
        draft.objects[draft.objects.index(nominative)] = draft.subjects[0]
        draft.subjects[0] = nominative


def _disagreement(view: View, adapter: Adapter, draft: Draft) -> None:
    if draft.finite is None or len(draft.subjects) != 1 or len(draft.objects) != 1 or draft.passive:
        return
    subject, found = draft.subjects[0], draft.objects[0]
    plural = adapter.finite_is_plural(view, draft.finite)
    if plural is None or adapter.is_plural(view, subject) is not (not plural) or adapter.is_plural(view, found) is (not plural):
        return
    if not plural and view.has(subject, "conjunct"):
        return  # "Haus und Hof geht verloren": a singular verb may have two subjects
    if subject < found and not adapter.cases(view, subject) and view.pos[subject] in ("PROPN", "NUM"):
        return  # a name in front may well be a plural: "Die Grünen", "Microsoft und Co."
    if _may_be(view, adapter, found, "Nom") and _may_be(view, adapter, subject, "Acc"):
        draft.subjects[0], draft.objects[0] = found, subject


def _fronted_pronoun(view: View, adapter: Adapter, draft: Draft) -> None:
    """``Sie besitzen Häuser``: a personal pronoun before the verb is its subject when its form allows."""
    if draft.finite is None or len(draft.subjects) != 1 or len(draft.objects) != 1 or draft.passive:
        return
    subject, found = draft.subjects[0], draft.objects[0]
    personal = view.pos[found] == "PRON" and found not in view.antecedents and view.low[found] in view.grammar.forms.pronoun_case
    if not (personal and found < draft.finite < subject and "Nom" in adapter.cases(view, found)):
        return
    disagrees = adapter.finite_is_plural(view, draft.finite) is not adapter.is_plural(view, found)
    sure = adapter.cases(view, subject) == {"Nom"} or (disagrees and adapter.is_plural(view, found) is not None)
    if not sure and _may_be(view, adapter, subject, "Acc"):
        draft.subjects[0], draft.objects[0] = found, subject


def _double_subject(view: View, adapter: Adapter, draft: Draft) -> None:
    """Of two subjects the one that agrees and is nominative stays; the other becomes object or indirect object."""
    if len(draft.subjects) < 2 or draft.kind != "verb" or draft.passive:
        return
    keep = max(draft.subjects, key=lambda s: (_fitness(view, adapter, draft, s), -draft.subjects.index(s)))
    for other in [s for s in draft.subjects if s != keep]:
        places = draft.indirects if draft.objects else draft.objects
        if _may_be(view, adapter, other, "Dat" if draft.objects else "Acc"):
            draft.subjects.remove(other)
            places.append(other)


def _fitness(view: View, adapter: Adapter, draft: Draft, subject: int) -> int:
    """How well a phrase suits as the subject of the finite verb."""
    plural = adapter.finite_is_plural(view, draft.finite) if draft.finite is not None else None
    number = adapter.is_plural(view, subject)
    agreement = 0 if plural is None or number is None else (2 if plural is number else -2)
    return agreement + (adapter.cases(view, subject) == {"Nom"})


def _infinitive_subject(draft: Draft) -> None:
    """A zu-infinitive has no subject of its own: what the parser took for one is its object."""
    active = draft.kind == "verb" and not draft.passive
    if active and draft.mood == "infinitive" and draft.finite is None and not draft.marker and draft.subjects and not draft.objects:
        draft.objects, draft.subjects = draft.subjects[:1], []


def _missing_subject(view: View, adapter: Adapter, draft: Draft) -> None:
    """A finite clause has a subject: the object that may be nominative and agrees takes the free place."""
    if draft.finite is None or draft.subjects or draft.impersonal or draft.link == "conjunct":
        return
    if not draft.objects:
        _bare_name(view, adapter, draft)
    if draft.passive:
        return
    around = len(draft.objects) == 2 and draft.objects[0] < draft.finite < draft.objects[1]  # one before, one behind the verb
    if draft.mood == "imperative" or draft.predicate in view.grammar.verbs.impersonal or draft.content:
        return
    if len(draft.objects) != 1 and not around:
        return
    found = draft.objects[0]
    speaker = view.morph[draft.finite].get("Person") in ("1", "2")  # "Habe alles gelesen": the speaker left herself out
    if draft.kind == "verb" and not speaker and _may_be(view, adapter, found, "Nom") and _fitness(view, adapter, draft, found) >= 0:
        draft.subjects.append(draft.objects.pop(0))


def _bare_name(view: View, adapter: Adapter, draft: Draft) -> None:
    """A name without a preposition in front of the verb is no adverbial but the subject."""
    for found in draft.obliques:
        fits = view.pos[found] == "PROPN" and draft.finite is not None and found < draft.finite
        if fits and not adposition_of(view, found) and not view.has(found, "determiner") and _may_be(view, adapter, found, "Nom"):
            draft.obliques.remove(found)
            draft.subjects.append(found)
            return


def _may_be(view: View, adapter: Adapter, head: int, case: str) -> bool:
    cases = _cases(view, adapter, head)
    return not cases or case in cases
