"""Whether a text is English: dyads reads nothing else, and a parse of another language would be nonsense."""

from __future__ import annotations

import re
import unicodedata

from dyads.extract.knowledge.words import words
from dyads.graph.errors import InputError

_WORD = re.compile(r"[^\W\d_]+")
_FEW_WORDS = 20
_SAMPLE = 20_000


def check_english(text: str, where: str) -> None:
    """Raises InputError, beginning with `where`, for a text in another language; it names the language."""
    if not is_english(text):
        language = _language(text[:_SAMPLE])
        found = f", it seems to be {language}" if language else ""
        raise InputError(f"{where}: is not English, which is all that dyads reads{found}")


def is_english(text: str) -> bool:
    """Whether `text` may be read as English: enough of its words are those that hold English together.

    English news has 25 to 50 % of them, a lone sentence full of names as few as 11, other languages 0 to 12.
    Texts of 20 words or fewer always pass, unless written in another script.
    """
    sample = text[:_SAMPLE]
    letters = [letter for letter in sample if letter.isalpha()]
    if len(letters) >= _FEW_WORDS and sum(map(_is_latin, letters)) < len(letters) / 2:
        return False
    found = _WORD.findall(sample.lower())
    if len(found) <= _FEW_WORDS:
        return True
    needed = 0.1 if len(found) <= 3 * _FEW_WORDS else 0.15
    function_words = words("function")
    return sum(word in function_words for word in found) / len(found) >= needed


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or unicodedata.name(letter, "").startswith("LATIN")


def _language(text: str) -> str | None:
    """The name of the language, None where the model, too, thinks of English."""
    import py3langid  # takes a second to load its model, which only a refused text needs
    from babel import Locale, UnknownLocaleError

    code: str = py3langid.classify(text)[0]
    if code == "en":
        return None
    try:
        return str(Locale.parse(code).english_name)
    except (ValueError, UnknownLocaleError):
        return code
