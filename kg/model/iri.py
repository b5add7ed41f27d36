"""IRIs: checked strings, made only by the functions here."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import NewType

Iri = NewType("Iri", str)

BASE = "https://kg.example/"
KG = BASE + "ontology#"

PREFIXES: dict[str, str] = {
    "kg": KG,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "time": "http://www.w3.org/2006/time#",
}

_ILLEGAL = re.compile(r'[\x00-\x20<>"{}|^`\\]')  # RFC 3987 and Turtle IRIREF: never inside an IRI
_NOT_SLUG = re.compile(r"[^\w.\-]+", re.UNICODE)


def iri(text: str) -> Iri:
    """Check an absolute IRI; raises ``ValueError`` when a Turtle parser would not take it."""
    if not re.match(r"[A-Za-z][A-Za-z0-9+.\-]*:", text) or _ILLEGAL.search(text):
        raise ValueError(f"not an absolute IRI: {text!r}")
    return Iri(text)


def expand(name: str) -> Iri:
    """The full IRI of a prefixed name.

    >>> expand("kg:owns")
    'https://kg.example/ontology#owns'
    """
    prefix, _, local = name.partition(":")
    if prefix not in PREFIXES:
        raise ValueError(f"unknown prefix in {name!r}; known: {', '.join(PREFIXES)}")
    return iri(PREFIXES[prefix] + local)


def shorten(name: str) -> str:
    """The prefixed name of an IRI, or the IRI itself where no prefix fits."""
    for prefix, space in PREFIXES.items():
        if name.startswith(space):
            return f"{prefix}:{name[len(space):]}"
    return name


@lru_cache(maxsize=50_000)
def slug(text: str) -> str:
    """The text as one IRI path segment: letters (umlauts too) and digits stay, the rest becomes ``_``.

    >>> slug("Müller & Söhne")
    'Müller_Söhne'
    """
    plain = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) not in {"Cf", "Co", "Cs", "Cn"})
    return _NOT_SLUG.sub("_", plain).strip("_.") or "_"


def mint(kind: str, name: str, *, base: str = BASE) -> Iri:
    """The IRI of a thing of a kind (``entity``, ``relation``) under its slug; equal names give equal IRIs."""
    return iri(f"{base}{kind}/{slug(name)}")


def mint_hashed(kind: str, *parts: str, base: str = BASE) -> Iri:
    """The IRI of a thing known by its content: the first 16 hex digits of a SHA-256 over its parts, in order."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return iri(f"{base}{kind}/{digest}")
