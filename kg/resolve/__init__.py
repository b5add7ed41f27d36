"""Who is who: claims about mentions become statements about entities, within a document and across all."""

from kg.resolve.graph import LocalEntity, LocalGraph
from kg.resolve.local import resolve_document
from kg.resolve.reduce import resolve

__all__ = ["LocalEntity", "LocalGraph", "resolve", "resolve_document"]
