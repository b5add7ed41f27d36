"""Small mends of a parse before it is read: what hangs from an auxiliary, verb particles that were missed."""

from __future__ import annotations

from kg.language.view import View, reorder

_AUXILIARIES = frozenset({"auxiliary", "passive_auxiliary", "copula"})
_SUBJECTS = ("subject", "passive_subject")
_STAY = frozenset({"fixed", "auxiliary", "passive_auxiliary", "other", "punctuation"})
_MISSED = frozenset({"adverb", "case", "other", "oblique", "marker", "nominal", "coordinator", "object"})
_MODIFIERS = frozenset({"description", "compound", "adjective", "number", "determiner", "flat"})
_NAME_ERRORS = frozenset({"subject", "passive_subject", "object", "indirect", "adverb", "oblique"})
_NEAR = 3  # words between a conjunction and the noun of a short phrase
_CLAUSE_END = frozenset({"PUNCT", "CCONJ", "SCONJ"})


def tidy(view: View) -> None:
    """Mend the tree in place."""
    moved = _lift_from_auxiliaries(view)
    moved |= _lift_from_pronouns(view)
    moved |= _lift_prepositions(view)
    moved |= _join_titles(view)
    moved |= _mend_torn_names(view)
    if view.grammar.forms.determiner_case:
        moved |= _hang_genitive_names(view)
    if view.grammar.terms.particles:
        moved |= _rejoin_particles(view)
    if moved:
        reorder(view)
    _set_clause_kinds(view)
    moved = _split_copulas(view)
    moved |= _free_subjects(view)
    moved |= _split_finite_pairs(view)
    if moved:
        reorder(view)


def _lift_from_auxiliaries(view: View) -> bool:
    """A subject under ``hat`` belongs to the verb above it."""
    moved = False
    for token in view.order:
        head = view.heads[token]
        from_adverb = view.relations[head] == "adverb" and view.pos[head] in ("ADV", "ADJ") and _is_lost(view, token, head)
        from_auxiliary = view.relations[head] in _AUXILIARIES and view.relations[token] not in _STAY
        if head == token or not (from_auxiliary or from_adverb):
            continue
        if view.heads[head] != head:
            view.heads[token] = view.heads[head]
            moved = True
    return moved


def _mend_torn_names(view: View) -> bool:
    """``Anna Berger of the union Verdi``: a name behind a noun is that noun's, not the last part of a name before the phrase."""
    moved = False
    for token in range(2, len(view.tokens)):
        before = token - 1
        is_torn = view.relations[token] == "flat" and view.heads[token] < before and view.tokens[token].begins and view.pos[before] == "NOUN"
        if is_torn and view.relations[before] in ("nominal", "oblique") and view.heads[before] <= view.heads[token]:
            view.heads[token], view.relations[token] = before, "apposition"
            moved = True
    return moved


def _split_copulas(view: View) -> bool:
    """``The answer is that X left``: a clause as predicate becomes the content of the copula."""
    moved = False
    for token in view.order:
        copulas = view.kids(token, "copula")
        if not copulas or view.pos[token] != "VERB":
            continue
        copula, subjects = copulas[0], view.kids(token, "subject", "passive_subject")
        inner = [c for c in view.kids(token, "marker", "subject", "passive_subject") if c > copula]
        if not (inner and subjects and subjects[0] < copula):
            continue
        _swap_places(view, token, copula)
        for child in view.children[token]:
            if child < copula and view.relations[child] not in ("marker", "punctuation"):
                view.heads[child] = copula
        moved = True
    return moved


def _free_subjects(view: View) -> bool:
    """A name right before a verb without subject, and behind a comma or conjunction, is that verb's subject.

    ``A verlor in B, C verlor in D``; ``A lobte B und C löste D ab``: a verb that shared the subject would follow "und" itself.
    """
    moved = False
    for verb in view.order:
        if view.relations[verb] not in ("parataxis", "conjunct") or not _is_finite(view, verb) or view.has(verb, *_SUBJECTS, "expletive"):
            continue
        verbs = [verb, *view.kids(verb, "auxiliary", "passive_auxiliary", "copula")]
        name = min(verbs) - 1
        if name > 0 and view.relations[name] == "flat":
            name = view.heads[name]
        comma = 0 < name and view.low[name - 1] == ","
        found: int | None = name
        if not (comma and view.relations[name] == "conjunct" and view.is_nominal(name) and not view.has(name, "coordinator", "case")):
            found = _second_subject(view, min(verbs) - 1) if view.relations[verb] == "conjunct" else None
        if found is not None:
            view.heads[found], view.relations[found] = verb, "subject"
            moved = True
    return moved


def _second_subject(view: View, last: int) -> int | None:
    """The conjunct whose phrase ends at ``last`` and begins behind its conjunction: "und [die Firma Bosch] löste ..."."""
    name = last
    for _ in range(2):
        if name > 0 and view.relations[name] != "conjunct" and view.heads[name] < name and view.is_nominal(view.heads[name]):
            name = view.heads[name]
    if name < 1 or view.relations[name] != "conjunct" or not view.is_nominal(name) or view.has(name, "case"):
        return None
    coordinators = view.kids(name, "coordinator")
    nominal_head = view.is_nominal(view.heads[name])
    return name if nominal_head and coordinators and name - coordinators[-1] <= _NEAR and coordinators[-1] < name else None


def _split_finite_pairs(view: View) -> bool:
    """A finite verb cannot be the auxiliary of another: ``Er hat ein Ziel: ..., das er verfolgte`` are two clauses."""
    moved = False
    for token in view.order:
        if view.pos[token] != "VERB" or view.morph[token].get("VerbForm") != "Fin":
            continue
        for auxiliary in view.kids(token, "auxiliary", "passive_auxiliary"):
            border = next((i for i in range(auxiliary, token) if view.low[i] in view.grammar.terms.loose), None)
            if view.morph[auxiliary].get("VerbForm") != "Fin" or border is None:
                continue
            _swap_places(view, token, auxiliary)
            view.relations[token] = "parataxis"
            for child in view.children[token]:
                if child < border and child != auxiliary:
                    view.heads[child] = auxiliary
            moved = True
            break
    return moved


def _swap_places(view: View, token: int, copula: int) -> None:
    view.heads[copula] = copula if view.heads[token] == token else view.heads[token]
    view.relations[copula] = view.relations[token]
    view.heads[token] = copula
    view.relations[token] = "content"


def _is_lost(view: View, token: int, adverb: int) -> bool:
    """A subject, or a prepositional phrase behind its adverb, cannot be the adverb's own."""
    if view.relations[token] in _SUBJECTS:
        return True
    if view.relations[token] == "nominal" and token > adverb and view.has(token, "case"):
        view.relations[token] = "oblique"
        return True
    return False


def _set_clause_kinds(view: View) -> None:
    """``weil`` opens an adverbial clause and ``dass`` a content clause, whatever the parser calls them."""
    terms = view.grammar.terms
    for token, relation in enumerate(view.relations):
        if relation == "open_complement" and view.has(token, *_SUBJECTS) and _is_finite(view, token):
            view.relations[token] = "parataxis"  # a finite clause with its own subject is nobody's infinitive
        if relation not in ("content", "adverbial_clause"):
            continue
        marks = {view.low[c] for c in view.kids(token, "marker")}
        if relation == "content" and marks & terms.adverbial_markers:
            view.relations[token] = "adverbial_clause"
        elif relation == "adverbial_clause" and marks & terms.content_markers and not view.has(view.heads[token], "content"):
            view.relations[token] = "content"


def _is_finite(view: View, token: int) -> bool:
    verbs = [token, *view.kids(token, "auxiliary", "passive_auxiliary", "copula")]
    return view.pos[token] in ("VERB", "AUX") and any(view.morph[v].get("VerbForm") == "Fin" for v in verbs)


def _lift_from_pronouns(view: View) -> bool:
    """``bei dem Musk sprach``: a name cannot be part of a pronoun; it is the verb's subject or object."""
    moved = False
    for token, relation in enumerate(view.relations):
        head = view.heads[token]
        verb = view.heads[head]
        if relation != "flat" or view.pos[head] != "PRON" or view.pos[token] != "PROPN" or verb == head:
            continue
        view.relations[token] = "object" if view.has(verb, *_SUBJECTS) else "subject"
        view.heads[token] = verb
        moved = True
    return moved


def _join_titles(view: View) -> bool:
    """``team member Noori`` told as two subjects side by side is a title with its name."""
    moved = False
    for name in range(1, len(view.tokens)):
        title = name - 1
        same = view.heads[name] == view.heads[title] and view.relations[name] == view.relations[title] in _SUBJECTS
        if not same or view.pos[name] != "PROPN" or view.pos[title] != "NOUN" or not view.tokens[name].entity:
            continue
        if view.grammar.forms.determiner_case or view.tokens[name].entity != "PER":
            view.heads[name], view.relations[name] = title, "apposition"
        else:
            view.heads[title], view.relations[title] = name, "description"
        moved = True
    return moved


def _lift_prepositions(view: View) -> bool:
    """``with [French President] Macron``: a preposition before a phrase belongs to its head, not to its first modifier."""
    moved = False
    for token in range(len(view.tokens)):
        if view.relations[token] != "case" or view.low[token] in view.grammar.terms.possessive_mark:
            continue
        inner = view.heads[token]
        joined = token + 1 < len(view.tokens) and view.low[token + 1] == "-"  # "in-flight"
        if view.relations[inner] in _MODIFIERS and token < inner < view.heads[inner] and not joined:
            view.heads[token] = view.heads[inner]
            moved = True
    return moved


def _hang_genitive_names(view: View) -> bool:
    """``Musks politisches Ansehen``: a name in -s before a noun is its genitive, whatever the parser says."""
    moved = False
    for token in range(len(view.tokens) - 1):
        if view.pos[token] != "PROPN" or not view.low[token].endswith("s"):
            continue
        if view.relations[token] in ("adjective", "determiner", "compound") and view.pos[view.heads[token]] == "NOUN" and view.heads[token] > token:
            view.relations[token] = "nominal"
        elif view.relations[token] in _NAME_ERRORS and _is_genitive_form(view, token):
            noun = _noun_behind(view, token)
            if noun is not None and noun != view.heads[token] and view.heads[noun] != token:
                view.heads[token], view.relations[token] = noun, "nominal"
                moved = True
    return moved


def _is_genitive_form(view: View, name: int) -> bool:
    """The lemma lacks the -s, or the tagger sees a genitive that no article explains."""
    if view.tokens[name].text == view.lemmas[name] + "s":
        return True
    return view.morph[name].get("Case") == "Gen" and not view.has(name, "determiner", "case")


def _noun_behind(view: View, name: int) -> int | None:
    """The noun of the phrase that starts right after a name: only adjectives may stand between."""
    for token in range(name + 1, min(name + 5, len(view.tokens))):
        if view.pos[token] == "NOUN":
            return token
        if view.pos[token] != "ADJ":
            return None
    return None


def _rejoin_particles(view: View) -> bool:
    """``Er lehnt den Plan ab.`` A preposition with nothing to its right closes the verb's bracket."""
    moved = False
    last = len(view.tokens) - 1
    for token, word in enumerate(view.low):
        if word not in view.grammar.terms.particles or view.relations[token] not in _MISSED or view.pos[token] != "ADP":
            continue
        if token == last or view.pos[token + 1] not in _CLAUSE_END or view.children[token]:
            continue
        verb = _open_verb(view, token)
        if verb is not None:
            view.heads[token] = verb
            view.relations[token] = "particle"
            moved = True
    return moved


def _open_verb(view: View, particle: int) -> int | None:
    """The finite full verb to the left that the particle hangs below and that has no particle yet."""
    token = view.heads[particle]
    for _ in range(8):
        if view.pos[token] == "VERB" and token < particle and not view.has(token, "particle", "auxiliary", "passive_auxiliary"):
            finite = view.morph[token].get("VerbForm", "Fin") == "Fin"
            return token if finite and view.relations[token] != "adjective" else None
        if view.heads[token] == token:
            return None
        token = view.heads[token]
    return None
