"""The verbal complex: which tokens head clauses, and what their auxiliaries tell of voice, tense and mood."""

from __future__ import annotations

from kg.language.adapter import Adapter
from kg.language.draft import PARENT_LINKS, Draft
from kg.language.view import View

_NOT_HEADS = frozenset({
    "auxiliary", "passive_auxiliary", "copula", "case", "marker", "fixed", "flat", "particle", "determiner", "compound", "coordinator",
    "punctuation", "number",
})


_STATES = ("copula", "passive_auxiliary")  # with an active participle they form the perfect: "ist zurückgegangen"


def drafts_of(view: View, adapter: Adapter, folded: dict[int, str]) -> dict[int, Draft]:
    """A draft for every verbal or copular predicate, by its token, heads before dependents."""
    drafts: dict[int, Draft] = {}
    for token in view.order:
        kind = _kind(view, adapter, token)
        if kind:
            draft = Draft(token, kind, link=PARENT_LINKS.get(view.relations[token], "parataxis"))
            _read_complex(view, adapter, draft, folded)
            drafts[token] = draft
    return drafts


def _kind(view: View, adapter: Adapter, token: int) -> str:
    relation, pos = view.relations[token], view.pos[token]
    if relation in _NOT_HEADS or pos == "PUNCT":
        return ""
    if relation == "adjective":
        return "verb" if _is_attributive(view, adapter, token) else ""
    if pos in ("VERB", "AUX"):
        if view.has(token, "copula") and pos == "VERB" and adapter.participle(view, token) and not view.has(token, "determiner"):
            return "verb"
        return "copula" if view.has(token, "copula") else "verb"
    if view.has(token, "passive_auxiliary") and adapter.participle(view, token):
        return "verb"
    if view.has(token, "auxiliary") and not view.has(token, "copula") and adapter.participle(view, token) and pos in ("ADJ", "ADV"):
        return "verb"
    if pos == "ADJ" and not view.has(token, "copula") and view.has(token, "object") and view.has(token, "subject"):
        return "verb"  # a finite verb that the tagger took for an adjective
    if view.has(token, "copula") and pos == "ADJ" and adapter.participle(view, token) == "past" and not view.has(token, "determiner"):
        return "verb"  # "ist geklärt": the parser wavers between adjective and participle
    bare = view.has(token, "subject", "passive_subject") and relation != "open_complement" and pos not in ("ADV", "ADP", "PART", "SCONJ", "X")
    if view.has(token, "copula") or bare:
        return "copula"
    return "verb" if relation == "noun_clause" and pos == "ADJ" and adapter.participle(view, token) else ""


def _is_attributive(view: View, adapter: Adapter, token: int) -> bool:
    """A participle before its noun that has something to say of its own: ``die von X gegründete Firma``."""
    if not adapter.participle(view, token):
        return False
    if view.pos[token] == "VERB":
        return True
    return view.has(token, "oblique", "agent", "object", "indirect", "nominal") or view.morph[token].get("VerbForm") == "Part"


def _read_complex(view: View, adapter: Adapter, draft: Draft, folded: dict[int, str]) -> None:
    head = draft.head
    kids = view.children[head]
    draft.auxiliaries = [c for c in kids if view.relations[c] in ("auxiliary", "passive_auxiliary", "copula")]
    particles = [c for c in kids if view.relations[c] in ("particle", "open_complement") and _is_particle(view, c)]
    draft.tokens = {*draft.auxiliaries, *particles, *_infinitive_marks(view, [head, *draft.auxiliaries])}
    copulas = [c for c in kids if view.relations[c] == "copula"]
    if draft.kind == "verb":
        draft.tokens.add(head)
        particle = view.low[particles[0]] if particles else ""
        draft.predicate = adapter.verb_lemma(view, head, particle)
    else:
        be = view.grammar.verbs.be
        draft.predicate = adapter.verb_lemma(view, copulas[0], "") if copulas else be
    _read_finite(view, adapter, draft, copulas)
    draft.marker = _marker(view, head, draft.finite)
    _read_voice(view, adapter, draft, folded)
    _read_tense(view, adapter, draft)
    _read_modal(view, draft, folded)
    if not draft.tokens:
        draft.tokens = {head}


def _is_particle(view: View, token: int) -> bool:
    known = view.grammar.terms.particles
    if view.relations[token] == "open_complement" and (view.pos[token] not in ("ADJ", "ADV") or not known or view.children[token]):
        return False
    return view.low[token] not in view.grammar.terms.infinitive and (not known or view.low[token] in known)


def _marker(view: View, head: int, finite: int | None) -> str:
    """The subordinator; one behind the finite verb is none: ``has since left``."""
    infinitive = view.grammar.terms.infinitive
    marks = [c for c in view.kids(head, "marker") if view.low[c] not in infinitive and (finite is None or c < finite)]
    return view.low[marks[0]] if marks else ""


def _infinitive_marks(view: View, heads: list[int]) -> list[int]:
    infinitive = view.grammar.terms.infinitive
    return [c for h in heads for c in view.children[h] if view.relations[c] in ("marker", "particle", "other") and view.low[c] in infinitive]


def _read_finite(view: View, adapter: Adapter, draft: Draft, copulas: list[int]) -> None:
    verbs = sorted({*draft.auxiliaries, *([draft.head] if draft.kind == "verb" else copulas)})
    finite = [v for v in verbs if view.morph[v].get("VerbForm") == "Fin" or "Mood" in view.morph[v]]
    if not finite and draft.auxiliaries:
        finite = [v for v in draft.auxiliaries if view.morph[v].get("VerbForm") not in ("Inf", "Part")][:1]
    subjects = view.kids(draft.head, "subject", "passive_subject")
    if finite:
        draft.finite = finite[0]
        draft.mood = adapter.mood(view, finite[0], subjects[0] if subjects else None)
        return
    form = view.morph[draft.head].get("VerbForm", "")
    participle = adapter.participle(view, draft.head) if draft.kind == "verb" else ""
    if not form and subjects and not copulas and not (participle and draft.auxiliaries):
        draft.finite = draft.head if draft.kind == "verb" else None
        return
    if form == "Inf" and draft.kind == "verb" and _is_plural_form(view, adapter, draft, subjects):
        draft.finite = draft.head
        return
    alone = not draft.auxiliaries and view.relations[draft.head] != "conjunct" and not _waits(view, draft.head)
    if participle == "past" and subjects and alone:
        draft.finite, draft.tense = draft.head, "past"  # a headline, or a past tense that the tagger took for a participle
        draft.passive = view.has(draft.head, "passive_subject")
    elif participle and form != "Inf":
        draft.participle = participle
        draft.mood = "participle"
    elif draft.kind == "verb" or copulas:
        draft.mood = "infinitive" if form == "Inf" or _infinitive_marks(view, [draft.head]) or not subjects else "indicative"


def _is_plural_form(view: View, adapter: Adapter, draft: Draft, subjects: list[int]) -> bool:
    """Whether a lone verb is a plural that looks like an infinitive: "Die Lokführer streiken", "X und Y fusionieren"; no "Stellen abbauen"."""
    head = draft.head
    if not adapter.marks_case or not subjects or draft.auxiliaries or view.heads[head] != head or _infinitive_marks(view, [head]):
        return False
    subject = subjects[0]
    several = view.has(subject, "determiner", "conjunct") and adapter.is_plural(view, subject) is not False
    return subject < head and several and view.is_nominal(subject)


def _waits(view: View, head: int) -> bool:
    """Whether a participle's auxiliary stands with a later member of its coordination."""
    queue = [head]
    for token in queue:
        queue += view.kids(token, "conjunct") if len(queue) < 8 else []
    return any(view.has(token, "auxiliary", "passive_auxiliary") for token in queue[1:])


def _read_voice(view: View, adapter: Adapter, draft: Draft, folded: dict[int, str]) -> None:
    if draft.kind != "verb":
        return
    verbs, head = view.grammar.verbs, draft.head
    participle = adapter.participle(view, head)
    last_folded = max((a for a in draft.auxiliaries if a in folded and a < head), default=-1)
    for aux in draft.auxiliaries:
        if aux < last_folded:
            continue  # "is said to have bought": the passive is that of "said"
        lemma, relation = view.lemmas[aux].lower(), view.relations[aux]
        labelled = relation in _STATES and participle == "past"
        if labelled and (lemma != verbs.be or not adapter.marks_case):
            draft.passive = True
        elif lemma == verbs.be and participle == "past" and adapter.marks_case and not _has_been(view, draft):
            draft.passive = not adapter.moves(view, draft.predicate)  # "ist geklärt", but "ist gesunken"
        elif lemma in verbs.passive and lemma not in verbs.have and participle == "past" and view.low[head] != draft.predicate:
            draft.passive = not _is_conditional(view, aux)
    bare = not draft.auxiliaries and not view.has(head, "subject")
    if bare and draft.participle == "past" and view.heads[head] != head:
        draft.passive = draft.predicate not in verbs.no_passive or view.relations[head] != "adjective"


def _has_been(view: View, draft: Draft) -> bool:
    """``ist verkauft worden``: another auxiliary tells the passive."""
    verbs = view.grammar.verbs
    return any(view.lemmas[a].lower() in verbs.passive - {verbs.be} for a in draft.auxiliaries)


def _is_conditional(view: View, token: int) -> bool:
    return view.low[token] in view.grammar.verbs.conditional


def _read_tense(view: View, adapter: Adapter, draft: Draft) -> None:
    verbs = view.grammar.verbs
    if draft.finite is not None and draft.mood == "indicative" and draft.tense != "past":
        draft.tense = adapter.tense(view, draft.finite)
    for aux in draft.auxiliaries:
        lemma = view.lemmas[aux].lower()
        if view.relations[aux] == "auxiliary" and lemma in verbs.have and (draft.kind == "verb" or len(draft.auxiliaries) > 1):
            draft.tense = "past"
        elif lemma in verbs.future and not draft.passive and draft.tense != "past":
            if not _is_conditional(view, aux) and not (draft.participle and lemma in verbs.passive):
                draft.tense = "future"
        elif view.low[aux] in verbs.past_forms or (
            lemma == verbs.be and view.relations[aux] in _STATES and draft.kind == "verb" and not draft.passive
        ):
            draft.tense = "past"
        if _is_conditional(view, aux):
            draft.mood = "conditional"
    if draft.participle == "past" and draft.mood == "participle":
        draft.tense = "past"


def _read_infinitive(view: View, draft: Draft) -> None:
    """``ist zu finden`` is a passive, ``is to leave`` a plan."""
    verbs, finite = view.grammar.verbs, draft.finite
    if draft.kind != "verb" or finite is None or finite == draft.head or view.lemmas[finite].lower() != verbs.be:
        return
    if draft.passive or len(draft.auxiliaries) != 1 or not _infinitive_marks(view, [draft.head]):
        return
    draft.passive = bool(verbs.infinitive_passive)
    draft.modal = verbs.infinitive_passive or verbs.infinitive_modal


def _read_modal(view: View, draft: Draft, folded: dict[int, str]) -> None:
    verbs = view.grammar.verbs
    _read_infinitive(view, draft)
    for aux in draft.auxiliaries:
        lemma, kind = view.lemmas[aux].lower(), folded.get(aux, "")
        if kind == "negative":
            draft.negated = not draft.negated
        elif kind == "hearsay":
            draft.mood = "reported"
        elif kind == "raising" and lemma in verbs.future:
            draft.tense = "future"
        elif (kind == "raising" or lemma in verbs.modal) and not draft.modal:
            draft.modal = lemma
