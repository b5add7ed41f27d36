"""Exported files read into a store in memory."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.backend import with_union

FORMATS: dict[str, ox.RdfFormat] = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
}


def read_file(path: Path) -> ox.Store:
    """The triples or quads of a file, the format told by its ending (``.gz`` may follow)."""
    packed = path.suffix == ".gz"
    ending = Path(path.stem).suffix if packed else path.suffix
    if ending.lower() not in FORMATS:
        raise StoreError(f"{path}: kg reads RDF files ending in {', '.join(FORMATS)}; rename the file or convert it")
    store = ox.Store()
    try:
        with cast("IO[bytes]", gzip.open(path) if packed else path.open("rb")) as file:
            store.bulk_load(file, FORMATS[ending.lower()], base_iri=path.absolute().as_uri())
    except SyntaxError as error:
        raise StoreError(f"{path} does not parse: {error}; check the line, or the file's ending if it is another format") from None
    except (OSError, EOFError) as error:
        raise StoreError(f"{path} cannot be read: {error}; check the name and the permissions") from None
    return with_union(store)
