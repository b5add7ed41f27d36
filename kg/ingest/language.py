"""Which language a text is in."""

from __future__ import annotations

SUPPORTED = ("de", "en")
_SAMPLE = 300  # characters from the beginning and from the middle
# Log-probability per letter. Headlines full of foreign names stay below it, sentences in other languages lie
# above 0.75 (measured on Wikinews titles and on the example sentences of fifteen languages).
_DOUBT = 0.4

NAMES = {"de": "German", "en": "English"}


def detect(text: str) -> str:
    """The ISO 639-1 code of the text's language, ``""`` when there are no words to judge by.

    A supported language is taken when it is nearly as likely as the likeliest one: short texts are doubtful.
    """
    from py3langid.langid import rank

    middle = max(len(text) // 2, _SAMPLE)
    sample = " ".join(f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]}".split())
    letters = sum(character.isalpha() for character in sample)
    if letters < 3:
        return ""
    ranking = rank(sample)
    best, score = ranking[0]
    if best in SUPPORTED:
        return str(best)
    near, near_score = next((language, value) for language, value in ranking if language in SUPPORTED)
    return str(near if score - near_score <= _DOUBT * letters else best)


def supported_names() -> str:
    return " and ".join(f"{NAMES[code]} ({code})" for code in SUPPORTED)
