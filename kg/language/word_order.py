"""Mends of a parse where word order alone tells who does what: languages whose nouns show no case."""

from __future__ import annotations

from kg.language.speech import speech
from kg.language.view import View, reorder

_SUBJECTS = ("subject", "passive_subject")
_VERBS = ("auxiliary", "passive_auxiliary", "copula")
_CLAUSE = ("content", "conjunct", "parataxis", "open_complement")
_FIRST_WORDS = frozenset({"auxiliary", "passive_auxiliary", "copula", "adverb"})


def mend_word_order(view: View) -> None:
    """Mend the tree in place; a language with case is left as it is."""
    if view.grammar.forms.determiner_case:
        return
    moved = _clause_told_as_phrase(view)
    moved |= _verb_told_as_adjective(view)
    moved |= _rejoin_phrasal_verbs(view)
    moved |= _content_told_as_relative(view)
    moved |= _join_hyphenated(view)
    if moved:
        reorder(view)
    moved = _second_clauses(view)
    moved |= _objects_of_second_clauses(view)
    if moved:
        reorder(view)


def _clause_told_as_phrase(view: View) -> bool:
    """``The storm struck near Leeds.`` read as "the storm that was struck": a whole sentence has a finite verb."""
    roots = [t for t in range(len(view.tokens)) if view.heads[t] == t]
    if len(roots) != 1 or view.low[-1] not in (".", "!") or view.pos[roots[0]] not in ("NOUN", "PROPN"):
        return False
    noun = roots[0]
    verbs = [c for c in view.kids(noun, "noun_clause") if view.pos[c] == "VERB" and view.morph[c].get("VerbForm") == "Part" and c > noun]
    inside = [t for t in range(len(view.tokens)) if view.pos[t] in ("VERB", "AUX") and view.heads[t] in (noun, *verbs[:1])]
    if len(verbs) != 1 or view.low[verbs[0]].endswith("ing") or len(inside) != 1 or view.has(noun, *_SUBJECTS, "case"):
        return False
    verb = verbs[0]
    if view.has(verb, "agent", "passive_auxiliary", "marker") or any(view.low[c] in view.grammar.terms.agent for o in view.kids(verb, "oblique") for c in view.kids(o, "case")):
        return False
    view.heads[verb], view.relations[verb] = verb, "root"
    view.heads[noun], view.relations[noun] = verb, "subject"
    view.morph[verb] = {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin"}
    for child in view.children[noun]:
        if view.relations[child] == "punctuation" and child > verb or view.relations[child] == "oblique":
            view.heads[child] = verb
    return True


def _verb_told_as_adjective(view: View) -> bool:
    """``Kolvik [signed] keeper Tom Lee.`` read as a keeper who is signed: an adjective has no subject."""
    for verb in range(1, len(view.tokens) - 1):
        noun = view.heads[verb]
        if view.relations[verb] != "adjective" or view.pos[verb] != "VERB" or view.heads[noun] != noun or noun < verb:
            continue
        subjects = [s for s in view.kids(verb, "subject") if s < verb]
        if len(subjects) != 1 or view.low[verb].endswith("ing") or view.has(noun, *_SUBJECTS, *_VERBS, "case"):
            continue
        for child in view.children[noun]:
            if child != verb and (child < verb or view.relations[child] == "punctuation"):
                view.heads[child] = verb
        view.heads[verb], view.relations[verb] = verb, "root"
        view.heads[noun], view.relations[noun] = verb, "object"
        view.morph[verb] = {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin"}
        return True
    return False


def _rejoin_phrasal_verbs(view: View) -> bool:
    """``take over [the firm]``: a particle right behind its verb is no preposition of what follows."""
    moved = False
    phrasal = view.grammar.verbs.phrasal
    for verb in range(len(view.tokens) - 2):
        particle = verb + 1
        if view.pos[verb] not in ("VERB", "NOUN", "ADJ") or view.relations[particle] not in ("case", "adverb", "other", "marker"):
            continue
        if view.low[particle] not in phrasal.get(view.lemmas[verb].lower(), "").split() or view.pos[verb] != "VERB":
            continue
        noun = view.heads[particle]
        if view.relations[particle] == "case" and view.relations[noun] == "oblique" and view.heads[noun] == verb and not view.has(verb, "object"):
            view.relations[noun] = "passive_subject" if view.has(verb, "passive_auxiliary") and not view.has(verb, *_SUBJECTS) else "object"
        elif noun != verb:
            continue
        view.heads[particle], view.relations[particle] = verb, "particle"
        moved = True
    return moved


def _join_hyphenated(view: View) -> bool:
    """``[Oslo]-based Kolvik``: a name before the hyphen belongs to the participle behind it."""
    moved = False
    for name in range(len(view.tokens) - 3):
        participle = name + 2
        joined = view.low[name + 1] == "-" and view.pos[name] == "PROPN"
        if not joined or view.lemmas[participle].lower() not in view.grammar.verbs.hyphenated:
            continue
        whole = view.heads[name] if view.relations[name] == "flat" else name  # "San [Francisco]-based"
        if view.relations[participle] == "adjective" and view.heads[whole] != participle and view.heads[participle] != whole:
            view.heads[whole], view.relations[whole] = participle, "compound"
            moved = True
    return moved


def _content_told_as_relative(view: View) -> bool:
    """``told the BBC that Kolvik had left``: a clause that lacks nothing is what is said, not what the hearer is like."""
    say = speech(view.grammar.language).say
    moved = False
    for clause in range(len(view.tokens)):
        hearer = view.heads[clause]
        verb = view.heads[hearer]
        if view.relations[clause] not in ("relative", "noun_clause") or view.relations[hearer] not in ("indirect", "object") or view.lemmas[verb].lower() not in say:
            continue
        markers = [c for c in view.kids(clause, "object", "marker", "oblique", "indirect") if c == hearer + 1 and view.low[c] == view.grammar.terms.content_opener]
        subjects = [s for s in view.kids(clause, *_SUBJECTS) if s not in markers]
        person = view.pos[hearer] == "PROPN" or view.relations[hearer] == "indirect" or view.pos[hearer] == "PRON"
        complete = [o for o in view.kids(clause, "object", "oblique", "content") if o not in markers]
        if not markers or not subjects or not (person or complete) or view.has(verb, "content"):
            continue
        view.heads[clause], view.relations[clause] = verb, "content"
        view.relations[markers[0]] = "marker"
        if view.relations[hearer] == "object":
            view.relations[hearer] = "indirect"
        moved = True
    return moved


def _second_clauses(view: View) -> bool:
    """``A praised B and C replaced D``: C is no second object, it is the subject that the second verb lacks."""
    moved = False
    for verb in view.order:
        if view.relations[verb] not in _CLAUSE or not _is_finite(view, verb) or view.has(verb, *_SUBJECTS, "expletive", "marker"):
            continue
        name = _phrase_before(view, verb)
        first = view.heads[verb]
        if name is None or not first < name or view.pos[view.heads[name]] == "VERB":
            continue
        _make_clause(view, verb, name)
        moved = True
    return moved


def _objects_of_second_clauses(view: View) -> bool:
    """``A closed [its plant] and B opened ...``: what stands right behind the first verb is its object, though both were told as subjects."""
    moved = False
    opens = speech(view.grammar.language)
    for verb in view.order:
        first = view.heads[verb]
        subjects = view.kids(verb, *_SUBJECTS)
        if view.relations[verb] != "content" or len(subjects) != 1 or not _is_finite(view, verb) or view.has(verb, "marker"):
            continue
        thing, name = subjects[0], _phrase_before(view, verb)
        lemma = view.lemmas[first].lower()
        takes_clause = lemma in opens.say | opens.plan | opens.factive | opens.deny
        if takes_clause or name is None or view.heads[name] != thing or not first < thing or view.has(first, "object"):
            continue
        view.heads[thing], view.relations[thing] = first, "object"
        _make_clause(view, verb, name)
        moved = True
    return moved


def _make_clause(view: View, verb: int, name: int) -> None:
    for coordinator in view.kids(name, "coordinator"):
        view.heads[coordinator] = verb
    view.heads[name], view.relations[name] = verb, "subject"
    view.relations[verb] = "conjunct"


def _phrase_before(view: View, verb: int) -> int | None:
    """The conjunct noun whose phrase stands between its conjunction and the verb."""
    start = min([verb, *view.kids(verb, *_FIRST_WORDS)])
    while start > 0 and view.heads[start - 1] == verb and view.relations[start - 1] in _FIRST_WORDS:
        start -= 1
    name = start - 1
    for _ in range(4):
        if name > 0 and view.relations[name] != "conjunct" and view.heads[name] < start and view.is_nominal(view.heads[name]) and view.heads[name] != name:
            name = view.heads[name]
    if name < 1 or view.relations[name] != "conjunct" or not view.is_nominal(name) or view.has(name, "case", "conjunct"):
        return None
    coordinators = view.kids(name, "coordinator")
    return name if coordinators and coordinators[-1] < name and view.is_nominal(view.heads[name]) else None


def _is_finite(view: View, token: int) -> bool:
    verbs = [token, *view.kids(token, *_VERBS)]
    return view.pos[token] in ("VERB", "AUX") and any(view.morph[v].get("VerbForm") == "Fin" for v in verbs)
