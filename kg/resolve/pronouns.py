"""Pronouns: who "er", "sie", "ihr" and "it" are."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model.mention import PRONOUN, Mention
from kg.model.sentence import Sentence
from kg.resolve.cluster import Cluster
from kg.resolve.kinds import GROUP, ORGANIZATION, PERSON, PLACE
from kg.resolve.salience import Candidate, Focus

_REACH = 2  # sentences before the pronoun's own
_THIRD = "3"
_LEAST = -1.0


def antecedent_of(mention: Mention, focus: Focus, sentences: Sequence[Sentence]) -> Cluster | None:
    """The thing that a personal or possessive pronoun of the third person stands for, ``None`` when unsure."""
    if mention.person != _THIRD or mention.nouns == ("relative",):
        return None
    if mention.nouns == ("demonstrative",):
        return _nearest(mention, focus, sentences)
    scored = [
        (c.weight + _bonus(mention, c), -c.distance, -i, c.cluster)
        for i, c in enumerate(focus.candidates(mention.sentence, reach=_REACH))
        if agrees(mention, c) and not _is_of_speech(c) and not _bound(mention, c, sentences)
    ]
    if not scored:
        return None
    best = max(scored, key=lambda s: s[:3])
    return best[3] if best[0] >= _LEAST else None


def _nearest(mention: Mention, focus: Focus, sentences: Sequence[Sentence]) -> Cluster | None:
    """What "dieser" points at: the thing spoken of last in the sentence before, if a person or known by its gender."""
    near = [c for c in focus.candidates(mention.sentence, reach=1) if c.distance == 1 and agrees(mention, c)]
    if not mention.gender or mention.role != "subject" or "Neut" in mention.gender:
        return None
    persons = [c for c in near if c.cluster.kind == PERSON]
    best = max(persons, key=lambda c: c.last.span.start, default=None)
    return best.cluster if best is not None else None


def speaker_of(mention: Mention, focus: Focus) -> Cluster | None:
    """Who says "ich" in a quotation: the person who is subject outside the quotation nearest before it."""
    if not mention.quoted or mention.person != "1" or mention.number != "Sing":
        return None
    outside = [c for c in focus.candidates(mention.sentence, reach=1) if not c.last.quoted and c.cluster.kind == PERSON and not _is_plural(c.cluster, c.last)]
    best = max(outside, key=lambda c: (c.last.role == "subject", -c.distance, c.weight), default=None)
    return best.cluster if best is not None else None


def agrees(mention: Mention, candidate: Candidate) -> bool:
    """Whether gender, number and kind of a pronoun and a thing fit together; what is unknown fits."""
    cluster, last = candidate.cluster, candidate.last
    genders = set(mention.gender.split(",")) if mention.gender else set()
    number = mention.number
    is_plural = _is_plural(cluster, last)
    if number == "Plur":
        return is_plural or cluster.kind == GROUP or cluster.kind == ORGANIZATION and cluster.number != "Sing"
    if number == "Sing" and is_plural:
        return False
    if not number and is_plural:
        return True
    if cluster.kind == PERSON:
        return genders != {"Neut"} and (not cluster.gender or not genders or cluster.gender in genders)
    if cluster.is_named and cluster.kind == PLACE and genders == {"Neut"} and not mention.possessive and last.role != "subject":
        return False  # "in Berlin ... es regnet": a place that is only where something happens
    if cluster.is_named:
        return _named_thing_agrees(genders, cluster)
    if genders and "Neut" not in genders and not cluster.grammatical and cluster.kind not in (PERSON, ""):
        return False  # where nouns have no gender, only somebody is "he" or "she"
    return not genders or not cluster.grammatical or bool(genders & cluster.grammatical)


def _is_of_speech(candidate: Candidate) -> bool:
    """Whether only "I", "we" or "you" speaks of the thing: nobody is called "she" after that."""
    last = candidate.last
    return last.kind == PRONOUN and last.person != _THIRD and not candidate.cluster.is_named


def _named_thing_agrees(genders: set[str], cluster: Cluster) -> bool:
    """A name without article is neuter ("Tesla ... es"); a thing's grammatical gender is that of its article or noun."""
    return not genders or bool(genders & (cluster.grammatical or {"Neut"}))


def _is_plural(cluster: Cluster, last: Mention) -> bool:
    if last.number and not cluster.is_named and (last.kind != PRONOUN or not cluster.number):
        return last.number == "Plur"
    return cluster.number == "Plur" or cluster.kind == GROUP and cluster.number != "Sing"


def _bonus(mention: Mention, candidate: Candidate) -> float:
    bonus = 0.0
    if candidate.cluster.kind == PERSON and "Neut" not in mention.gender:
        # "sie" is many a thing in German: a person of unknown gender is not preferred for it
        bonus += 0.5 if mention.gender == "Fem" and not candidate.cluster.gender and not mention.number else 2.5
    if candidate.cluster.gender and candidate.cluster.gender in mention.gender.split(","):
        bonus += 1.0
    if mention.role == candidate.last.role == "subject":
        bonus += 0.7
    if mention.possessive and candidate.distance == 0:
        bonus += 1.5
    if mention.quoted != candidate.last.quoted:
        bonus -= 1.0
    return bonus


def _bound(mention: Mention, candidate: Candidate, sentences: Sequence[Sentence]) -> bool:
    """Whether both hang from one verb: "er" and "ihn" of one clause are two persons; or one lies inside the other."""
    last = candidate.last
    if last.sentence != mention.sentence:
        return False
    tokens = sentences[mention.sentence].tokens
    token, other = tokens[mention.head], tokens[last.head]
    if last.span.contains(mention.span) and last.kind != PRONOUN:
        return True
    return not mention.possessive and token.head == other.head and token.head not in (token.index, other.index)
