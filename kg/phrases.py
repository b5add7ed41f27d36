"""``python -m kg.phrases``: read the shipped ontology's phrases with the shipped pipelines and keep them beside these."""

from __future__ import annotations

from kg.knowledge_check import LANGUAGES
from kg.reading import compile_phrases


def main() -> None:
    """Compile the phrases of every language and say how many were understood."""
    for language in LANGUAGES:
        understood, total = compile_phrases(language)
        print(f"{language}: {understood} of {total} phrases understood")


if __name__ == "__main__":
    main()
