// How hard is this French to read? content/rules/plain_words.py says where the figures come from,
// and counts the same: one table of texts is measured on both sides.
import { SPACE } from "./spaces.js";

const VOWELS = "aeiouyàâäéèêëîïôöùûüÿœæ";
const LETTERS = "0-9A-Za-zÀ-ÖØ-öø-ÿŒœ";
const WORD = new RegExp(`[${LETTERS}]+(?:-[${LETTERS}]+)*`, "gu");
const AFTER_AN_END = new RegExp(`([.!?…])${SPACE.source}`, "gu");
const VOWEL_GROUP = new RegExp(`[${VOWELS}]+`, "gu");
const MUTE_ENDING = new RegExp(`[^${VOWELS}](?:e|es)$`, "u");
const LONG_WORD = 7;

const wordsOf = (text) => text.match(WORD) || [];
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

function syllables(word) {
  const groups = word.toLowerCase().match(VOWEL_GROUP)?.length || 0;
  return Math.max(groups > 1 && MUTE_ENDING.test(word.toLowerCase()) ? groups - 1 : groups, 1);
}

// Undefined for a text without a word.
export function readability(text) {
  const words = wordsOf(text);
  if (!words.length) return undefined;
  const parts = text.replace(AFTER_AN_END, "$1\n").split(/\n+/);
  const lengths = parts.map((part) => wordsOf(part).length).filter(Boolean);
  const bySentence = words.length / lengths.length;
  const long = words.filter((word) => word.replaceAll("-", "").length >= LONG_WORD).length;
  return {
    ease: 207 - 1.015 * bySentence - (73.6 * sum(words.map(syllables))) / words.length,
    lix: bySentence + (100 * long) / words.length,
    longest: Math.max(...lengths),
  };
}
