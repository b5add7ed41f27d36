"""Who is who in one document: Extraction -> LocalGraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.language.mentions import mention_at
from kg.language.names import NameData, names_of
from kg.language.organizations import organization_of
from kg.language.places import country_of_people, is_place
from kg.model.claim import Claim, Extraction, Filler, Reading
from kg.model.mention import NAME, NOUN, PRONOUN, Mention
from kg.model.sentence import Sentence
from kg.ontology import Ontology
from kg.resolve.classes import votes_for
from kg.resolve.cluster import Cluster, Clusters, fullest
from kg.resolve.graph import LocalEntity, LocalGraph
from kg.resolve.kinds import GROUP, PERSON, POSITION, Nouns, coarse, kg, may_be_one, nouns_of
from kg.resolve.links import ABBREVIATION, APPOSITION, FORMER, RELATIVE, Link, links_in, name_spelt_out
from kg.resolve.naming import cluster_names
from kg.resolve.nominals import NounMemory, antecedent_of_noun
from kg.resolve.pronouns import antecedent_of, speaker_of
from kg.resolve.salience import Focus

_KINDS_OF_THINGS = ("Company", "Party", "Team", "MediaOutlet", "University", "City", "Country", "Region", "Facility")
_LONGEST = 8  # words of a description


def resolve_document(extraction: Extraction, ontology: Ontology) -> LocalGraph:
    """The things that a document speaks of, and its claims about them. Cost grows linearly with the document."""
    sentences, text = extraction.sentences, extraction.document.text
    has_headline = len(sentences) > 1 and "\n" in text[sentences[0].span.end : sentences[1].span.start + 1]
    clusters = coreference(sentences, extraction.mentions, extraction.document.language, ontology, has_headline=has_headline)
    entities, index_of = _entities(clusters, extraction, ontology)
    claims = tuple(_with_entities(claim, index_of) for claim in extraction.claims)
    return LocalGraph(extraction.document, entities, claims)


def coreference(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], language: str, ontology: Ontology, *, has_headline: bool = False
) -> Clusters:
    """Every mention in one cluster: names first, then what the tree links, then nouns and pronouns from left to right."""
    names, nouns = names_of(language), nouns_of(ontology, language)
    mentions = tuple(_as_noun(m, nouns, ontology, language, has_capitals=bool(names.nominative)) for m in mentions)
    clusters = Clusters(mentions)
    cluster_names(clusters, nouns, ontology)
    links = list(links_in(sentences, mentions, mention_at(mentions, sentences), names))
    _name_linked(clusters, links, nouns)
    _merge_named(clusters, links)
    forced = {link.right: link.left for link in links if link.why == RELATIVE or link.why == APPOSITION and not _tells_time(link, mentions, names)}
    words = frozenset(w for m in mentions if m.kind == NAME for w in m.text.split())
    focus, memory = Focus(clusters), NounMemory(words, has_headline=has_headline)
    for mention in sorted(mentions, key=lambda m: (m.sentence, m.span.start, -m.span.end, m.index)):
        _settle(mention, clusters, forced, focus, memory, sentences, names, nouns, ontology)
        if not _is_time(mention, names.time_nouns):
            focus.add(mention)
    return clusters


def _tells_time(link: Link, mentions: Sequence[Mention], names: NameData) -> bool:
    return any(_is_time(mentions[i], names.time_nouns) for i in (link.left, link.right))


def _is_time(mention: Mention, times: tuple[str, ...]) -> bool:
    return mention.kind == NOUN and bool(mention.nouns) and mention.nouns[0].lower().endswith(times)


def _as_noun(mention: Mention, nouns: Nouns, ontology: Ontology, language: str, *, has_capitals: bool) -> Mention:
    """A noun that was taken for a name is a noun again: "Rechtsexpertin", tagged as one, or "ein Deutscher", one of many.

    ``has_capitals`` tells that the language writes every noun with one.
    """
    if mention.kind != NAME or mention.nouns or " " in mention.name or mention.role == "adjective":
        return mention
    is_one_of_a_people = mention.number != "Plur" and bool(_people_of(mention.name, language))
    found = nouns.find(mention.name) if not mention.label and len(mention.name) >= 4 and not is_place(mention.name) else None
    # where only names have capitals, "the Constitution" is one; "the President" is whoever holds the office
    is_common = found is not None and (has_capitals or coarse(found, ontology) in (PERSON, GROUP, POSITION))
    is_common = is_common or has_capitals and mention.label in ("ORG", "LOC") and _is_kind_of_thing(mention.name, nouns, ontology)
    return replace(mention, kind=NOUN, nouns=(mention.name,), name_span=mention.span) if is_one_of_a_people or is_common else mention


def _is_kind_of_thing(name: str, nouns: Nouns, ontology: Ontology) -> bool:
    """Whether a word says what kind of thing something is and names none: "Partei", "Stadt", never "Bundestag" or "Polizei"."""
    found = nouns.exact(name)
    return found is not None and organization_of(name) is None and any(ontology.is_a(found, kg(c)) for c in _KINDS_OF_THINGS)


def _people_of(name: str, language: str) -> str:
    return country_of_people(name, language) or country_of_people(name.removesuffix("r"), language)


def _name_linked(clusters: Clusters, links: Iterable[Link], nouns: Nouns) -> None:
    """A word that a former name was told with ("dem früheren Twitter") is a name, unless the ontology knows it as a noun.

    So is a noun that is abbreviated in brackets.
    """
    for link in links:
        left = clusters.mentions[link.left]
        if link.why == ABBREVIATION and left.kind == NOUN and clusters.of(left.index) is None:
            clusters.start(left.index).names[name_spelt_out(clusters.mentions[link.right].name, left.name)] += 1
        mention = clusters.mentions[link.right]
        if link.why == FORMER and mention.kind == NOUN and nouns.find(mention.nouns[0]) is None:
            clusters.start(mention.index).names[mention.name.split()[-1]] += 1


def _merge_named(clusters: Clusters, links: Iterable[Link]) -> None:
    for link in links:
        left, right = clusters.of(link.left), clusters.of(link.right)
        if left is None or right is None or not may_be_one(left.kind, right.kind):
            continue
        if link.why == FORMER:
            left.former.update(right.names)
            clusters.merge(left, right)
        elif link.why == ABBREVIATION:
            clusters.merge(left, right)


def _settle(
    mention: Mention, clusters: Clusters, forced: Mapping[int, int], focus: Focus, memory: NounMemory,
    sentences: Sequence[Sentence], names: NameData, nouns: Nouns, ontology: Ontology,
) -> None:  # fmt: skip
    """Find the cluster of one mention, all earlier ones being settled."""
    known = clusters.of(mention.index)
    left = forced.get(mention.index)
    target = clusters.of(left) if left is not None else None
    if known is not None:
        if target is not None and _may_join(target, known):
            known = clusters.merge(target, known)
    elif target is not None and _fits(mention, target, nouns, ontology):
        clusters.join(target, mention.index)
        known = target
    else:
        known = _found(mention, focus, memory, sentences, names, nouns, ontology)
        if known is None:
            known = clusters.start(mention.index)
            _describe(known, mention, nouns, ontology)
        else:
            clusters.join(known, mention.index)
            _learn_gender(known, mention)
    if mention.kind != PRONOUN and mention.nouns:
        memory.add(mention, known)


def _found(
    mention: Mention, focus: Focus, memory: NounMemory, sentences: Sequence[Sentence], names: NameData, nouns: Nouns, ontology: Ontology
) -> Cluster | None:
    if mention.kind == PRONOUN:
        return antecedent_of(mention, focus, sentences) or speaker_of(mention, focus)
    return antecedent_of_noun(mention, focus, memory, nouns=nouns, ontology=ontology, names=names)


def _describe(cluster: Cluster, mention: Mention, nouns: Nouns, ontology: Ontology) -> None:
    if mention.kind == NOUN:
        cluster.kind = coarse(nouns.find(mention.nouns[0]), ontology)
        cluster.gender = mention.gender if cluster.kind == PERSON else ""


def _learn_gender(cluster: Cluster, mention: Mention) -> None:
    if cluster.kind == PERSON and not cluster.gender and mention.gender in ("Masc", "Fem"):
        cluster.gender = mention.gender


def _may_join(left: Cluster, right: Cluster) -> bool:
    return may_be_one(left.kind, right.kind) and not (left.is_named and right.is_named)


def _fits(mention: Mention, target: Cluster, nouns: Nouns, ontology: Ontology) -> bool:
    """Whether a linked noun can speak of the thing: an apposition to a name must not be of another kind."""
    if mention.kind == PRONOUN:
        return True
    kind = coarse(nouns.find(mention.nouns[0]), ontology) if mention.nouns else ""
    return may_be_one(kind, target.kind) and not (mention.number == "Plur" and target.number == "Sing")


def _entities(clusters: Clusters, extraction: Extraction, ontology: Ontology) -> tuple[tuple[LocalEntity, ...], dict[int, int]]:
    entities: list[LocalEntity] = []
    index_of: dict[int, int] = {}
    seen: Counter[str] = Counter()
    for index, cluster in enumerate(clusters.all()):
        entity = _entity(index, cluster, clusters, extraction, ontology)
        if not entity.named:
            entity = replace(entity, order=seen[entity.name])
            seen[entity.name] += 1
        entities.append(entity)
        index_of.update(dict.fromkeys(cluster.mentions, index))
    return tuple(entities), index_of


def _entity(index: int, cluster: Cluster, clusters: Clusters, extraction: Extraction, ontology: Ontology) -> LocalEntity:
    mentions = [clusters.mentions[i] for i in sorted(cluster.mentions)]
    nominal = [m for m in mentions if m.kind == NOUN]
    current = [(n, c) for n, c in sorted(cluster.names.items()) if n not in cluster.former]
    if cluster.is_named:
        name = fullest(current or cluster.names.items())
    else:
        name = _description(nominal) if nominal else mentions[0].text
    names: Sequence[tuple[str, int]] = sorted(cluster.names.items()) if cluster.is_named else sorted(Counter(m.name for m in nominal).items())
    votes = votes_for(cluster, mentions, nouns_of(ontology, extraction.document.language), ontology)
    return LocalEntity(
        index=index,
        name=name,
        names=tuple(names),
        kind=cluster.kind,
        votes=votes,
        named=cluster.is_named,
        gender=cluster.gender,
        number=cluster.number,
        place=cluster.place,
        former_names=tuple(sorted(cluster.former)),
        mentions=tuple(sorted(cluster.mentions)),
        vague=all(m.kind == PRONOUN for m in mentions),
    )


def _description(nominal: Sequence[Mention]) -> str:
    """The fullest phrase for a thing without a name, unless it rambles."""
    fitting = [m.name for m in nominal if len(m.name.split()) <= _LONGEST] or [nominal[0].name]
    return max(fitting, key=lambda n: len(n.split()))


def _with_entities(claim: Claim, index_of: Mapping[int, int]) -> Claim:
    """The claim with the whole numbers of its fillers turned from mentions to entities."""

    def turned(filler: Filler) -> Filler:
        return index_of[filler] if isinstance(filler, int) else filler

    readings: tuple[Reading, ...] = tuple(replace(r, subject=turned(r.subject), object=turned(r.object)) for r in claim.readings)
    speaker = index_of[claim.speaker] if isinstance(claim.speaker, int) else claim.speaker
    return replace(claim, readings=readings, speaker=speaker)

