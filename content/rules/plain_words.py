"""How hard is this French to read?

Kandel & Moles (1958) is Flesch's ease for French: 207 − 1.015 × words per sentence − 73.6 ×
syllables per word; the higher, the easier. LIX (Björnsson, 1968) is words per sentence plus the
percentage of words of seven letters or more; the lower, the easier. Both are trends, not verdicts.
"""

import re
from dataclasses import dataclass

VOWELS = "aeiouyàâäéèêëîïôöùûüÿœæ"
LETTERS = "0-9A-Za-zÀ-ÖØ-öø-ÿŒœ"
WORD = re.compile(f"[{LETTERS}]+(?:-[{LETTERS}]+)*")
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
VOWEL_GROUP = re.compile(f"[{VOWELS}]+")
MUTE_ENDING = re.compile(f"[^{VOWELS}](?:e|es)$")
LONG_WORD = 7

SIMPLE_EASE = 70
SIMPLE_SENTENCE = 20


@dataclass(frozen=True)
class Readability:
    """The measures of a text; `longest` is its longest sentence, `longest_words` its words."""

    words: int
    ease: float
    lix: float
    longest: str
    longest_words: int

    @property
    def is_simple(self) -> bool:
        return self.ease >= SIMPLE_EASE and self.longest_words <= SIMPLE_SENTENCE


def readability(text: str) -> Readability | None:
    """The measures of a plain text; None when it has no word."""
    words = words_of(text)
    if not words:
        return None
    sentences = sentences_of(text)
    by_sentence = len(words) / len(sentences)
    longest = max(sentences, key=lambda sentence: len(words_of(sentence)))
    return Readability(
        words=len(words),
        ease=207 - 1.015 * by_sentence - 73.6 * sum(map(syllables, words)) / len(words),
        lix=by_sentence + 100 * sum(map(_is_long, words)) / len(words),
        longest=longest.strip(),
        longest_words=len(words_of(longest)),
    )


def words_of(text: str) -> list[str]:
    """A compound with hyphens is one word, and so is a number."""
    return WORD.findall(text)


def sentences_of(text: str) -> list[str]:
    """What . ! ? … or a line end closes; a line without a word is no sentence."""
    return [part for part in SENTENCE_END.split(text.strip()) if words_of(part)]


def syllables(word: str) -> int:
    """Groups of vowels, without a mute e at the end; one at least."""
    groups = len(VOWEL_GROUP.findall(word.lower()))
    if groups > 1 and MUTE_ENDING.search(word.lower()):
        groups -= 1
    return max(groups, 1)


def _is_long(word: str) -> bool:
    return len(word.replace("-", "")) >= LONG_WORD
