"""Empty pipelines to train: one with the encoder, morphology and parser, one with its own encoder and the entities."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from importlib import resources
from typing import Any

import spacy
from spacy.language import Language
from thinc.api import Config, use_ops

import kg.annotate.features  # noqa: F401  registers the encoder with spaCy
from kg.annotate.ops import NAME
from kg.train.clusters import add_cluster_vectors


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of a pipeline; ``forms`` word forms get a cluster vector."""

    width: int = 128
    depth: int = 5
    hidden: int = 96
    wide_state: bool = False  # the parser looks at 13 words of a state instead of 8
    forms: int = 250_000
    min_action_freq: int = 10


def encoder(shape: Shape) -> dict[str, Any]:
    text = (resources.files(__package__) / "encoder.cfg").read_text(encoding="utf-8")
    config = Config().from_str(text)["model"]
    config["embed"]["width"] = config["encode"]["width"] = shape.width
    config["encode"]["depth"] = shape.depth
    return dict(config)


def _listener(shape: Shape) -> dict[str, Any]:
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": shape.width, "upstream": "*"}


def _transitions(state: str, *, hidden: int, tok2vec: dict[str, Any], wide: bool = False) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": wide,
        "hidden_width": hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }


def fast(build: Callable[..., Language]) -> Callable[..., Language]:
    """Let a pipeline's layers compute with `kg.annotate.ops`."""

    @wraps(build)
    def built(language: str, *, shape: Shape) -> Language:
        with use_ops(NAME):
            return build(language, shape=shape)

    return built


@fast
def syntax_pipeline(language: str, *, shape: Shape) -> Language:
    """Encoder, morphologizer (part of speech and features) and parser (dependencies and sentence boundaries)."""
    nlp = spacy.blank(language)
    add_cluster_vectors(nlp, language, forms=shape.forms)
    nlp.add_pipe("tok2vec", config={"model": encoder(shape)})
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": _listener(shape)}
    nlp.add_pipe("morphologizer", config={"model": tagger, "overwrite": True})
    parser = _transitions("parser", hidden=shape.hidden, tok2vec=_listener(shape), wide=shape.wide_state)
    nlp.add_pipe("parser", config={"model": parser, "min_action_freq": shape.min_action_freq})
    return nlp


@fast
def entity_pipeline(language: str, *, shape: Shape) -> Language:
    nlp = spacy.blank(language)
    add_cluster_vectors(nlp, language, forms=shape.forms)
    nlp.add_pipe("ner", config={"model": _transitions("ner", hidden=shape.hidden, tok2vec=encoder(shape))})
    return nlp


def same_encoder(trained: Language) -> Callable[[Language], None]:
    """A function that copies the encoder of a syntax pipeline into another of its size."""
    return lambda nlp: nlp.get_pipe("tok2vec").model.from_bytes(  # type: ignore[attr-defined]
        trained.get_pipe("tok2vec").model.to_bytes()  # type: ignore[attr-defined]
    )


def encoder_of(trained: Language) -> Callable[[Language], None]:
    """A function that copies the encoder of a syntax pipeline into an entity pipeline, whose encoder may be shallower."""

    def copy(nlp: Language) -> None:
        source = trained.get_pipe("tok2vec").model  # type: ignore[attr-defined]
        target = nlp.get_pipe("ner").model.get_ref("tok2vec")  # type: ignore[attr-defined]
        pairs = zip(source.walk(order="dfs_pre"), target.walk(order="dfs_pre"), strict=False)
        for old, new in pairs:
            for name in new.param_names:
                if new.has_param(name) and old.has_param(name) and old.get_param(name).shape == new.get_param(name).shape:
                    new.set_param(name, old.get_param(name).copy())

    return copy
