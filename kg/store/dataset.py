"""The store for users of rdflib."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.model.iri import PREFIXES
from kg.store.backend import Embedded
from kg.store.store import Store

if TYPE_CHECKING:
    import rdflib


def dataset(store: Store) -> rdflib.Dataset:
    """An rdflib Dataset over the store itself, without a copy: one named graph per document, the default graph their union.

    Pass queries as strings: rdflib evaluates prepared ones itself, far slower.
    """
    import oxrdflib
    import rdflib

    if not isinstance(store.backend, Embedded):
        raise StoreError("a SPARQL server has no rdflib dataset here; use rdflib.plugins.stores.sparqlstore with its address")
    store.backend.mixed = True  # what a user adds to the default graph belongs to no document
    found = rdflib.Dataset(store=oxrdflib.OxigraphStore(store=store.backend.store), default_union=False)
    for prefix, space in PREFIXES.items():
        found.bind(prefix, space, override=True, replace=True)
    return found
