"""Text -> annotated sentences: the room where spaCy lives."""

from kg.annotate.annotator import Annotator

__all__ = ["Annotator"]
