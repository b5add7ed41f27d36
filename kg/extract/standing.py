"""Standing: for every clause, whether the text itself vouches for it, and if not, who says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.quotes import is_quoted
from kg.extract.speakers import Speaker, cited_speaker, speaker_of
from kg.language.speech import Speech
from kg.model import clause as c
from kg.model.claim import Status
from kg.model.clause import Clause, ClauseTree
from kg.model.sentence import Sentence
from kg.model.span import Span


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of a clause; ``speaker`` is kept for negated and possible clauses as well."""

    status: Status = Status.ASSERTED
    speaker: Speaker | None = None


ASSERTED = Standing()


@dataclass(frozen=True, slots=True)
class _Wrapper:
    """What a clause inherits from outside: reported by a speaker, or made possible or negated by its governor."""

    status: Status = Status.ASSERTED
    speaker: Speaker | None = None
    inner: Status = Status.ASSERTED  # what the direct governor does (plan, deny, negated infinitive)


def standings(
    sentence: Sentence, tree: ClauseTree, *, speech: Speech, quotes: Sequence[Span] = (), said_before: Speaker | None = None
) -> tuple[Standing, ...]:
    """One standing for each clause, by index.

    ``said_before`` is who spoke last in the text before: the speaker of a quotation or of reported
    speech (Konjunktiv I) that names nobody itself.
    """
    cited = cited_speaker(sentence, tree, speech)
    quote_speaker = speaker_of(sentence, tree, speech=speech, quotes=quotes)
    wrappers: dict[int, _Wrapper] = {}
    results: dict[int, Standing] = {}
    for clause in _top_down(tree):
        wrapper = _wrapper(clause, tree, wrappers, speech)
        if cited is not None and not _is_citation(clause, cited[0]) and wrapper.status is Status.ASSERTED:
            wrapper = _Wrapper(Status.REPORTED, cited[1], wrapper.inner)
        unsaid = wrapper.status is Status.ASSERTED or (wrapper.status is Status.POSSIBLE and wrapper.speaker is None)
        if unsaid and is_quoted(sentence.tokens[clause.head].start, quotes):
            wrapper = _Wrapper(Status.REPORTED, quote_speaker or said_before, wrapper.inner)
        own = _own(clause, sentence, speech)
        if wrapper.status is Status.ASSERTED and (own is Status.REPORTED or clause.mood == "reported"):
            wrapper = _Wrapper(Status.REPORTED, _carried(clause, quote_speaker, said_before), wrapper.inner)
        elif wrapper.status is Status.ASSERTED and wrapper.speaker is None and _stands_for_reported(clause, sentence):
            wrapper = _Wrapper(wrapper.status, said_before, wrapper.inner)
        wrappers[clause.index] = wrapper
        results[clause.index] = _combine(own, wrapper)
    return tuple(results.get(clause.index, ASSERTED) for clause in tree.clauses)


def _carried(clause: Clause, speaker: Speaker | None, said_before: Speaker | None) -> Speaker | None:
    """Who says a Konjunktiv I that nobody governs: the sentence's speaker, else the last one; another hearsay is nobody's."""
    return (speaker or said_before) if clause.mood == "reported" else None


def _stands_for_reported(clause: Clause, sentence: Sentence) -> bool:
    """A plural Konjunktiv II in a main clause: Konjunktiv I would look like the indicative ("Sie würden kommen")."""
    words = (sentence.tokens[i] for i in clause.tokens)
    plural = any(t.feature("Mood") == "Sub" and t.feature("Number") == "Plur" for t in words)
    return plural and clause.mood == "conditional" and clause.link in ("root", "conjunct")


def _top_down(tree: ClauseTree) -> list[Clause]:
    """Clauses with every parent before its children; clauses on a cycle come last, as if they had no parent."""
    children: dict[int | None, list[Clause]] = {}
    for clause in tree.clauses:
        children.setdefault(clause.parent, []).append(clause)
    order, seen, queue = [], set(), list(children.get(None, ()))
    while queue:
        clause = queue.pop(0)
        if clause.index in seen:
            continue
        seen.add(clause.index)
        order.append(clause)
        queue.extend(children.get(clause.index, ()))
    return order + [clause for clause in tree.clauses if clause.index not in seen]


def _combine(own: Status, wrapper: _Wrapper) -> Standing:
    if Status.NEGATED in (own, wrapper.inner) and own is not wrapper.inner:
        return Standing(Status.NEGATED, wrapper.speaker)
    if wrapper.status is Status.REPORTED:
        return Standing(Status.REPORTED, wrapper.speaker)
    if Status.POSSIBLE in (own, wrapper.inner, wrapper.status):
        return Standing(Status.POSSIBLE, wrapper.speaker)
    if own is Status.NEGATED:  # negated twice is not asserted either
        return Standing(Status.POSSIBLE, wrapper.speaker)
    return Standing(wrapper.status, wrapper.speaker)


def _own(clause: Clause, sentence: Sentence, speech: Speech) -> Status:
    """What the clause's own words say: negation, mood, modal, hedge, question."""
    adverbs = {sentence.tokens[i].lemma.lower() for i in clause.adverbs}
    if clause.kind == "noun":
        adverbs |= {sentence.tokens[a.head].lemma.lower() for a in clause.having(c.ADJECTIVE)}
        if adverbs & speech.negating_adjectives:
            return Status.NEGATED
    if clause.negated:
        return Status.NEGATED
    if clause.mood in ("conditional", "imperative") or clause.tense == "future" or clause.marker in speech.conditional_markers:
        return Status.POSSIBLE
    if clause.modal and not (clause.tense == "past" and clause.modal in speech.realised_past_modals and clause.mood == "indicative"):
        return Status.REPORTED if clause.modal in speech.hearsay_modals else Status.POSSIBLE
    if adverbs & speech.hedges_reported:
        return Status.REPORTED
    if adverbs & speech.hedges_possible or (clause.link in ("root", "conjunct") and sentence.tokens[-1].text == "?"):
        return Status.POSSIBLE
    return Status.REPORTED if clause.mood == "reported" else Status.ASSERTED


def _wrapper(clause: Clause, tree: ClauseTree, wrappers: dict[int, _Wrapper], speech: Speech) -> _Wrapper:
    parent = tree.clauses[clause.parent] if clause.parent is not None and clause.parent != clause.index else None
    if parent is None:
        return _Wrapper()
    outer = wrappers.get(parent.index, _Wrapper())
    if clause.link == "conjunct":
        return outer if clause.kind != "noun" else _Wrapper(outer.status, outer.speaker)
    if clause.link == "complement":
        return _governed(clause, parent, outer, speech)
    if clause.link == "parataxis" and parent.predicate in speech.say:
        return _Wrapper(Status.REPORTED, parent.subject or outer.speaker)
    if clause.marker in speech.negative_markers and clause.link == "adverbial":
        return _Wrapper(outer.status, outer.speaker, Status.NEGATED)
    if clause.link == "adverbial" and (clause.marker in speech.purpose_markers or clause.mood == "infinitive"):
        return _Wrapper(outer.status, outer.speaker, Status.POSSIBLE)
    if clause.link == "noun":
        own = _own_of_parent(clause, parent, outer, speech)
        return _Wrapper(outer.status, outer.speaker, own)
    if clause.marker in speech.content_markers and (clause.link == "relative" or parent.kind == "noun"):  # "die Hypothese, dass ..."
        if (sayer := _sayer_of_noun(parent, tree, speech)) is not None:
            return _Wrapper(Status.REPORTED, sayer)
        return _Wrapper(Status.REPORTED if outer.status is Status.REPORTED else Status.POSSIBLE, outer.speaker)
    reported = outer.status is Status.REPORTED
    return _Wrapper(outer.status, outer.speaker) if reported else _Wrapper()


def _sayer_of_noun(noun: Clause, tree: ClauseTree, speech: Speech) -> Speaker | None:
    """Who says what a noun holds: "Sie äußerte die Hoffnung, dass ..."."""
    verb = tree.clauses[noun.parent] if noun.kind == "noun" and noun.parent is not None else noun
    return verb.subject if verb.predicate in speech.say and not verb.negated else None


def _own_of_parent(clause: Clause, parent: Clause, outer: _Wrapper, speech: Speech) -> Status:
    """What a noun with arguments takes over from the clause it stands in: "warnt vor einem Anschlag", "verhinderte den Aufprall"."""
    if parent.negated and not clause.negated:  # "kein Spieler kam" denies once
        return Status.NEGATED
    if parent.predicate in (speech.looming if parent.kind != "noun" else speech.unrealised_nouns):
        return Status.POSSIBLE
    acts = any(clause.head in a.tokens for s in parent.having(c.SUBJECT) for a in s.all)
    modal = parent.modal and not (parent.tense == "past" and parent.modal in speech.realised_past_modals)
    unreal = parent.mood in ("conditional", "imperative") or parent.tense == "future" or parent.marker in speech.conditional_markers
    planned = not acts and any(parent.predicate in verbs for verbs in (speech.plan, speech.negative_implicative, speech.feared))
    if not acts and not (modal or unreal) and outer.inner is Status.ASSERTED and parent.predicate in speech.prevent:
        return Status.NEGATED
    return Status.POSSIBLE if modal or unreal or planned or outer.inner is not Status.ASSERTED else Status.ASSERTED


def _governed(clause: Clause, parent: Clause, outer: _Wrapper, speech: Speech) -> _Wrapper:
    """A content clause or infinitive under its governing verb."""
    verb = parent.predicate
    speaker = parent.subject or outer.speaker
    infinitive = clause.mood == "infinitive"
    if verb in speech.negative_implicative:
        return _Wrapper(outer.status, outer.speaker, Status.NEGATED)
    if verb in speech.deny:
        return _Wrapper(Status.REPORTED, speaker, Status.NEGATED)
    if (
        infinitive
        and verb in speech.implicative
        or (verb in speech.factive and not parent.negated and clause.mood not in ("infinitive", "reported"))
    ):
        return _Wrapper(outer.status, outer.speaker, outer.inner)
    if verb in speech.plan and (infinitive or verb not in speech.say):
        return _Wrapper(outer.status, outer.speaker if infinitive else speaker, Status.POSSIBLE)
    if verb in speech.say or (clause.mood == "reported" and parent.subject is not None):
        return _Wrapper(Status.REPORTED, speaker, Status.POSSIBLE if infinitive else Status.ASSERTED)
    if clause.kind == "noun":
        return outer
    if infinitive:
        return _Wrapper(outer.status, outer.speaker, Status.POSSIBLE)
    return _Wrapper(Status.REPORTED if outer.status is Status.REPORTED else Status.POSSIBLE, outer.speaker)


def citing_clause(sentence: Sentence, tree: ClauseTree, speech: Speech) -> int | None:
    """The clause that only names the source of its sentence ("wie X berichtete"), if there is one."""
    cited = cited_speaker(sentence, tree, speech)
    return cited[0] if cited is not None else None


def _is_citation(clause: Clause, citing: int | None) -> bool:
    return citing is not None and clause.index == citing
