"""Who is who, measured: chains of mentions, their names and their classes.

    python -m benchmarks.coreference --data ../shared [--errors N] [--pipelines FOLDER]

German: articles with chains of named things (``gold/coreference/de.jsonl``), mentions matched by exact character
span; a name's mention is the name without article and title, any other mention the whole phrase. English: GUM's
dev documents (``corpora/en/ud/gum-dev.conllu``), gold tokens, kg's own annotation, mentions matched by head word (of a name by any of its words),
once every chain of at least two mentions (speakers of conversations and bare concepts too), once those
in which a proper noun is a head, single mentions too, which is what the German gold has. MUC (Vilain et al. 1995), B3 (Bagga & Baldwin 1998) and CEAF-e (Luo 2005) by the
scorer scorch; their mean is the CoNLL score (Pradhan et al. 2014). "names right": share of the gold chains of named
things for which the chain that shares most mentions bears the gold name; "classes right": the gold class. The pipelines that ship were trained on sentences of these
articles too: honest figures need pipelines that were not (``--pipelines``, the ``measured`` folder of ``kg train``).
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.annotate import Annotator
from kg.language.mentions import mentions_of
from kg.language.names import names_of
from kg.model import Document, Extraction, Iri, Mention, Sentence
from kg.model.mention import NAME
from kg.ontology import Ontology, read_ontology
from kg.resolve import LocalEntity, resolve_document
from kg.resolve.classes import best_class
from kg.resolve.kinds import coarse
from kg.resolve.variants import key_of

CLASSES = {"PER": "Person", "ORG": "Organization", "LOC": "Place", "GROUP": "Group", "WORK": "Work", "EVENT": "Event", "PRODUCT": "Product"}
DESCRIBED = {"GROUP"}  # chains whose "name" is a description


@dataclass(frozen=True)
class Chain:
    """A thing with its mentions, keyed so that gold and found can be compared; ``name`` and ``kind`` may be unknown."""

    mentions: frozenset[Hashable]
    name: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Scored:
    """Figures between 0 and 1; ``None`` where the gold does not tell."""

    muc: float
    b_cubed: float
    ceaf: float
    mentions: tuple[float, float]
    names: float | None = None
    names_found: float | None = None
    classes: float | None = None

    @property
    def mean(self) -> float:
        return (self.muc + self.b_cubed + self.ceaf) / 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with gold/coreference and corpora/en/ud")
    parser.add_argument("--errors", type=int, default=0, help="show the wrong names of so many articles")
    parser.add_argument("--pipelines", type=Path, help="folder with a pipeline for each language; default: those that ship")
    arguments = parser.parse_args()
    ontology = read_ontology()
    print(f"{'':24}{'MUC':>7}{'B3':>7}{'CEAF-e':>8}{'CoNLL':>7}{'ment. P':>9}{'ment. R':>9}{'names':>8}{'of found':>10}{'classes':>9}")
    german = arguments.data / "gold" / "coreference" / "de.jsonl"
    if german.is_file():
        show("German articles", german_score(german, ontology, errors=arguments.errors, pipelines=arguments.pipelines))
    english = arguments.data / "corpora" / "en" / "ud" / "gum-dev.conllu"
    if english.is_file():
        show("English GUM, every chain", english_score(english, ontology, pipelines=arguments.pipelines))
        show("English GUM, names", english_score(english, ontology, named=True, pipelines=arguments.pipelines))


def show(title: str, score: Scored) -> None:
    def percent(value: float | None) -> str:
        return "" if value is None else f"{100 * value:.1f}"

    precision, recall = score.mentions
    cells = [score.muc, score.b_cubed, score.ceaf, score.mean, precision, recall, score.names, score.names_found, score.classes]
    print(f"{title:24}" + "".join(f"{percent(c):>{w}}" for c, w in zip(cells, (7, 7, 8, 7, 9, 9, 8, 10, 9), strict=True)))


def annotator(language: str, pipelines: Path | None) -> Annotator:
    return Annotator(language, path=pipelines / language if pipelines is not None else None)


def german_score(path: Path, ontology: Ontology, *, errors: int = 0, pipelines: Path | None = None) -> Scored:
    articles = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    gold: list[Chain] = []
    found: list[Chain] = []
    for article, sentences in zip(articles, annotator("de", pipelines).annotate([a["text"] for a in articles]), strict=True):
        wanted = [
            Chain(frozenset((article["id"], m["start"], m["end"]) for m in c["mentions"]), c["name"], c["class"]) for c in article["chains"]
        ]
        got = chains_of(article["id"], article["text"], sentences, "de", ontology)
        gold += wanted
        found += got
        if errors > 0:
            errors -= 1
            show_errors(wanted, got)
    return score(gold, found)


def chains_of(name: str, text: str, sentences: tuple[Sentence, ...], language: str, ontology: Ontology) -> list[Chain]:
    """What kg finds in an article: things with a name, and persons, groups, houses and places spoken of at least twice."""
    mentions = mentions_of(sentences, names_of(language))
    graph = resolve_document(Extraction(Document(Iri(f"https://a.example/{name}"), text, language), sentences, mentions, ()), ontology)
    chains = []
    for entity in graph.entities:
        spans = frozenset((name, *span_of(mentions[i])) for i in entity.mentions if mentions[i].role != "adjective")
        if spans and is_worth_a_chain(entity, len(spans)):
            chains.append(Chain(spans, entity.name, coarse(best_class(entity.votes, ontology), ontology)))
    return chains


def is_worth_a_chain(entity: LocalEntity, size: int) -> bool:
    return entity.named or size > 1 and entity.kind in ("Person", "Group", "Organization", "Place")


def span_of(mention: Mention) -> tuple[int, int]:
    span = mention.name_span if mention.kind == NAME else mention.span
    return span.start, span.end


def score(gold: Sequence[Chain], found: Sequence[Chain]) -> Scored:
    from scorch.scores import b_cubed, ceaf_e, muc

    key, response = [set(c.mentions) for c in gold], [set(c.mentions) for c in found]
    every, got = set[Hashable]().union(*key), set[Hashable]().union(*response)
    shared = len(every & got)
    owner = {m: c for c in found for m in c.mentions}
    pairs = [(c, nearest(c, owner)) for c in gold]
    named = [(g, f) for g, f in pairs if g.name and g.kind not in DESCRIBED]
    right = sum(f is not None and key_of(f.name) == key_of(g.name) for g, f in named)
    classed = [(g, f) for g, f in pairs if g.kind and f is not None]
    return Scored(
        muc(key, response)[2],
        b_cubed(key, response)[2],
        ceaf_e(key, response)[2],
        (shared / max(1, len(got)), shared / max(1, len(every))),
        right / len(named) if named else None,
        right / sum(f is not None for _, f in named) if named else None,
        sum(CLASSES.get(g.kind, g.kind) == f.kind for g, f in classed) / len(classed) if classed else None,
    )


def nearest(chain: Chain, owner: dict[Hashable, Chain]) -> Chain | None:
    """The found chain that shares most mentions with a gold chain; of equals the one with the fewest others."""
    shared: dict[int, int] = {}
    chains: dict[int, Chain] = {}
    for mention in chain.mentions:
        if (found := owner.get(mention)) is not None:
            shared[id(found)] = shared.get(id(found), 0) + 1
            chains[id(found)] = found
    best = min(shared, key=lambda i: (-shared[i], len(chains[i].mentions), chains[i].name), default=None)
    return chains[best] if best is not None else None


def show_errors(gold: Iterable[Chain], found: Sequence[Chain]) -> None:
    owner = {m: c for c in found for m in c.mentions}
    for chain in gold:
        other = nearest(chain, owner)
        if other is None:
            print(f"  not found: {chain.name} ({chain.kind})")
        elif key_of(other.name) != key_of(chain.name) or other.kind != CLASSES.get(chain.kind):
            print(f"  {chain.name} ({chain.kind}): {other.name} ({other.kind})")


def english_score(path: Path, ontology: Ontology, *, named: bool = False, pipelines: Path | None = None) -> Scored:
    """Every chain of at least two mentions, or (``named``) those of things with a name, single mentions too, as in the German gold."""
    gold: list[Chain] = []
    found: list[Chain] = []
    documents = list(gum_documents(path))
    for document, sentences in zip(documents, annotator("en", pipelines).annotate([d.text for d in documents]), strict=True):
        wanted = [heads for heads in document.chains if (heads & document.proper if named else len(heads) > 1)]
        gold += [Chain(frozenset((document.name, h) for h in heads)) for heads in wanted]
        mentions = mentions_of(sentences, names_of("en"))
        graph = resolve_document(Extraction(Document(Iri("https://a.example/1"), document.text, "en"), sentences, mentions, ()), ontology)
        every = frozenset[int]().union(*document.chains)
        for entity in graph.entities:
            spoken = [mentions[i] for i in entity.mentions if mentions[i].role != "adjective"]
            heads = frozenset((document.name, head_of(m, sentences, every)) for m in spoken)
            if heads and entity.named if named else len(heads) > 1:
                found.append(Chain(heads))
    return score(gold, found)


def head_of(mention: Mention, sentences: Sequence[Sentence], gold: frozenset[int] = frozenset()) -> int:
    """Where the head word starts. Treebanks differ on which word of a name is its head: any that the gold takes for one is right."""
    tokens = sentences[mention.sentence].tokens
    inside = [t.start for t in tokens if mention.kind == NAME and mention.name_span.start <= t.start < mention.name_span.end]
    return next((start for start in inside if start in gold), tokens[mention.head].start)


@dataclass(frozen=True)
class GumDocument:
    """A GUM document as text, with the character offsets of its chains' head words."""

    name: str
    text: str
    chains: tuple[frozenset[int], ...]
    proper: frozenset[int] = frozenset()  # head words of mentions that are proper nouns


def gum_documents(path: Path) -> Iterator[GumDocument]:
    for block in re.split(r"(?m)^(?=# newdoc id)", path.read_text(encoding="utf-8"))[1:]:
        name = block.split("=", 1)[1].split("\n", 1)[0].strip()
        yield gum_document(name, block)


def gum_document(name: str, block: str) -> GumDocument:
    text = ""
    chains: dict[str, set[int]] = {}
    proper: set[int] = set()
    for paragraph in re.split(r"\n\n+", block.strip()):
        rows = [r.split("\t") for r in paragraph.split("\n") if r and r[0].isdigit()]
        if not rows:
            continue
        text += "\n\n" if "# newpar" in paragraph and text else ""
        text, starts = with_words(text, rows)
        words = [r for r in rows if r[0].isdigit()]
        for identifier, tokens in gum_mentions(words):
            head = head_among(tokens, words)
            chains.setdefault(identifier, set()).add(starts[head])
            if words[head - 1][3] == "PROPN":
                proper.add(starts[head])
    return GumDocument(name, text, tuple(frozenset(chains[i]) for i in sorted(chains)), frozenset(proper))


def with_words(text: str, rows: Sequence[Sequence[str]]) -> tuple[str, dict[int, int]]:
    """The text with a sentence's words added, and where each word starts; parts of a multiword token share its letters."""
    starts: dict[int, int] = {}
    covered: set[int] = set()
    for row in rows:
        space = "" if "SpaceAfter=No" in row[9] else " "
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            parts = {int(r[0]): r[1] for r in rows if r[0].isdigit()}
            at = len(text)
            for i in range(first, last + 1):
                starts[i] = at
                at += len(parts[i])
            covered.update(range(first, last + 1))
            text += row[1] + space
        elif row[0].isdigit() and int(row[0]) not in covered:
            starts[int(row[0])] = len(text)
            text += row[1] + space
    return text, starts


def gum_mentions(words: Sequence[Sequence[str]]) -> Iterator[tuple[str, list[int]]]:
    """Identifier and token numbers of the mentions in GUM's ``Entity=`` brackets."""
    open_: list[tuple[str, int]] = []
    for row in words:
        number = int(row[0])
        value = next((f[7:] for f in row[9].split("|") if f.startswith("Entity=")), "")
        for opening, closing, bare in re.findall(r"\((\d+)-[^()]*(\))?|(\d+)\)", value):
            if opening and closing:
                yield opening, [number]
            elif opening:
                open_.append((opening, number))
            else:
                place = next((i for i in range(len(open_) - 1, -1, -1) if open_[i][0] == bare), None)
                if place is not None:
                    identifier, first = open_.pop(place)
                    yield identifier, list(range(first, number + 1))


def head_among(tokens: Sequence[int], words: Sequence[Sequence[str]]) -> int:
    inside = set(tokens)
    by_number = {int(w[0]): w for w in words}
    return next((t for t in tokens if int(by_number[t][6]) not in inside), tokens[-1])


if __name__ == "__main__":
    main()
