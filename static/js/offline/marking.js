// Marking on the device, as curriculum/rules/replies.py does: one table of cases is marked on both
// sides. Where this file is not sure, it gives no mark. The server's marks are what counts.
import { SPACE } from "./spaces.js";

const NONE = -1;
const LONGEST_TYPED = 255;
const PLACES = 60;
const UNIT = 10n ** BigInt(PLACES);
const FULL = 100000n; // a mark counts in hundred-thousandths
const LARGEST = 10n ** 15n * UNIT;
const SPACES = new RegExp(SPACE, "gu");
const NUMBER = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i;
const SPELT_OUT = { "’": "'", œ: "oe", æ: "ae", ß: "ss" };
const GREEK = /\p{Script=Greek}|[\u0345\u034f]/u; // its final letters are not told apart in the same way
const OF_LINES = ["matching", "ordering"];
const TYPED = ["numeric", "short_text"];

class Unsure extends Error {}

// A decimal number as a count of 10^-60; undefined for what is no number.
function decimal(text) {
  const [whole, sign, before, after, power] = NUMBER.exec(text) || [];
  if (whole === undefined || !(before + after)) return undefined;
  const shift = BigInt(power || 0) - BigInt(after.length) + BigInt(PLACES);
  const digits = BigInt(before + after);
  if (!digits) return 0n;
  if (shift < 0n) throw new Unsure();
  const size = shift > 400n ? LARGEST : digits * 10n ** shift;
  return sign === "-" ? -size : size;
}

function numberIn(typed) {
  const written = typed.replace(SPACES, "").replaceAll(",", ".").replaceAll("−", "-");
  if (/[^\x00-\x7f]/u.test(written) && /\p{Nd}/u.test(written)) throw new Unsure();
  const number = decimal(written);
  const size = number < 0n ? -number : number;
  return number === undefined || size >= LARGEST ? undefined : number;
}

export function forgiving(text) {
  const low = text.toLowerCase().replace(/[’œæß]/gu, (sign) => SPELT_OUT[sign]);
  const bare = low.normalize("NFKD").toLowerCase().replace(/\p{Mn}/gu, "");
  return bare.split(SPACE).filter(Boolean).join(" ");
}

function fitsNumber(fit, typed) {
  const given = numberIn(typed);
  if (given === undefined || fit.number === "") return false;
  if (fit.number === "*") return true;
  const apart = given - decimal(fit.number);
  return (apart < 0n ? -apart : apart) <= decimal(fit.within);
}

function fitsText(fit, typed) {
  if (GREEK.test(typed)) throw new Unsure();
  const written = forgiving(typed);
  const [first, ...middle] = fit.pieces;
  const last = middle.pop();
  if (last === undefined || !written) return Boolean(written) && written === first;
  if (!(written.startsWith(first) && written.endsWith(last))) return false;
  let start = first.length;
  const end = written.length - last.length;
  for (const piece of middle) {
    const found = written.indexOf(piece, start);
    if (found < 0 || found + piece.length > end) return false;
    start = found + piece.length;
  }
  return start <= end;
}

// What was replied: numbers picked, or one number a line, or what was typed.
export function replyTo(name, question, fields) {
  if (TYPED.includes(question.kind)) return { picked: [], typed: typedIn(fields.get(name) || "") };
  if (!OF_LINES.includes(question.kind)) {
    const chosen = fields.getAll(name).filter(isNumber).map(Number);
    return { picked: question.order.filter((place) => chosen.includes(place)), typed: "" };
  }
  const count = question.order.length;
  const shown = Array.from({ length: question.lines }, (_, line) => {
    const said = fields.get(`${name}-${line}`) || "";
    return isNumber(said) && Number(said) < count ? Number(said) : NONE;
  });
  return { picked: placed(question, shown), typed: "" };
}

const isNumber = (text) => /^\d{1,4}$/.test(text);

function typedIn(text) {
  const bare = text.replaceAll("\0", "");
  const start = bare.match(new RegExp(`^${SPACE.source}`, "u"))?.[0].length || 0;
  const stripped = bare.slice(start).replace(new RegExp(`${SPACE.source}$`, "u"), "");
  return Array.from(stripped).slice(0, LONGEST_TYPED).join("");
}

function placed(question, shown) {
  if (shown.every((place) => place === NONE)) return [];
  if (question.kind === "matching") {
    return shown.map((place) => (place === NONE ? NONE : question.order[place]));
  }
  return shown.map((_, item) => shown[question.order.indexOf(item)]);
}

export function isWhole(question, { picked, typed }) {
  if (question.kind === "numeric") return isSure(() => numberIn(typed) !== undefined, true);
  if (question.kind === "short_text") return Boolean(typed);
  if (!OF_LINES.includes(question.kind)) return picked.length > 0;
  const isTwice = (place, line) => question.kind === "ordering" && picked.indexOf(place) < line;
  return (
    picked.length === question.lines &&
    !picked.some((place, line) => place === NONE || isTwice(place, line))
  );
}

// The mark, in hundred-thousandths, and what is told of the reply; no mark when one is not sure.
export function marked(question, reply) {
  return isSure(() => markOf(question, reply), { mark: null, told: [] });
}

function isSure(act, otherwise) {
  try {
    return act();
  } catch (error) {
    if (error instanceof Unsure) return otherwise;
    throw error;
  }
}

function markOf(question, { picked, typed }) {
  if (OF_LINES.includes(question.kind)) return markOfLines(question, picked);
  if (TYPED.includes(question.kind)) {
    const fits = question.kind === "numeric" ? fitsNumber : fitsText;
    const place = question.fits.findIndex((fit) => fits(fit, typed));
    const share = place < 0 ? "0" : question.fits[place].share;
    return { mark: kept(decimal(share)), told: [String(place)] };
  }
  if (question.kind !== "several" && picked.length > 1) throw new Unsure();
  const total = picked.reduce((sum, place) => sum + decimal(question.shares[place]), 0n);
  return { mark: kept(total), told: picked.map(String) };
}

function markOfLines(question, picked) {
  const right = picked.filter((place, line) => place === question.pairs[line]).length;
  const lines = question.pairs.length;
  const told = right === lines ? "right" : String(right);
  return { mark: Math.floor((2 * right * Number(FULL) + lines) / (2 * lines)), told: [told] };
}

function kept(total) {
  const rounded = (2n * total * FULL + UNIT) / (2n * UNIT);
  return Number(total <= 0n ? 0n : rounded > FULL ? FULL : rounded);
}
