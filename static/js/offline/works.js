// What comes of an exercise, as learners/views/learning/exercise_results.py finds it: one table of
// works is told on both sides. Where this file is not sure, it says nothing of a text.
import { SPACE } from "./spaces.js";

const ENDS = new RegExp(`^${SPACE.source}|${SPACE.source}$`, "gu");
const DOTS = /[\u0130\u0131]/u; // the dotted and the dotless i are not folded in the same way
const OF_A_QUESTION = ["first", "second"];

const cleaned = (text) =>
  text.replaceAll("\0", "").replaceAll("\r\n", "\n").normalize("NFC").replace(ENDS, "");

// What a form says, by what the exercise asks; `name` is how its fields begin.
export function madeIn(exercise, name, fields) {
  const { belongs = {}, groups, texts = [] } = exercise;
  const said = (id) => fields.get(`${name}-${id}`) || "";
  const placed = Object.keys(belongs).filter((card) => groups.includes(said(card)));
  return {
    placed: Object.fromEntries(placed.map((card) => [card, said(card)])),
    ticked: fields.getAll(`${name}-ticked`),
    texts: Object.fromEntries(texts.map((id) => [id, cleaned(said(id))])),
  };
}

// The names of the fields where something is not there yet.
export function missingIn(exercise, name, fields) {
  const { kind, belongs = {}, meant = {}, originals = {}, texts = [] } = exercise;
  const made = madeIn(exercise, name, fields);
  const isAsked = (id) => fields.has(`${name}-${id}`);
  const needsTicks = kind === "diagnosis" || Object.values(meant).some(Boolean);
  return [
    ...Object.keys(belongs).filter((card) => isAsked(card) && !made.placed[card]),
    ...(needsTicks && !made.ticked.length ? ["ticked"] : []),
    ...texts.filter((id) => !isWritten(made.texts[id], originals[id])),
  ].map((id) => `${name}-${id}`);
}

const isWritten = (text, original = "") =>
  /[0-9\p{L}]/u.test(text) && text.toLowerCase() !== original.toLowerCase();

// Whether the form asks what the exercise is: another version of it is told by us.
export function isKnown({ belongs, meant, texts, stays = [] }, name, form) {
  const asked = [...form.elements].filter((field) => field.name?.startsWith(`${name}-`));
  const idsOf = (selector) => asked.filter((it) => it.matches(selector)).map(idOf);
  const idOf = (it) => (it.type === "checkbox" ? it.value : it.name.slice(name.length + 1));
  const isSame = (found, wanted) => [...found].sort().join() === [...wanted].sort().join();
  if (belongs) return isSame(new Set([...idsOf("select"), ...stays]), Object.keys(belongs));
  const ticks = idsOf(`[name="${CSS.escape(name)}-ticked"]`);
  return isSame(idsOf("textarea"), texts) && (!ticks.length || isSame(ticks, Object.keys(meant)));
}

// What is in its place stays there, whatever comes after.
export function madeOfAll(exercise, every) {
  const { belongs, stays = [] } = exercise;
  if (!belongs) return every.at(-1);
  const right = Object.fromEntries(stays.map((card) => [card, belongs[card]]));
  for (const { placed } of every) {
    for (const card in placed) if (placed[card] === belongs[card]) right[card] = placed[card];
  }
  return { ...every.at(-1), placed: { ...every.at(-1).placed, ...right } };
}

// `when` names what applies of all that may be told, `count` its headline. `readability` is that of
// measures.js, which a rewriting alone needs.
export function toldOf(exercise, made, readability) {
  const { belongs, meant, originals, patterns } = exercise;
  const told = { count: "", when: [], found: [], measures: {}, isSure: true };
  if (belongs) tellCards(told, belongs, made.placed);
  if (meant) tellTicks(told, exercise, made.ticked);
  if (originals) tellMeasures(told, originals, made.texts, readability);
  if (patterns) {
    try {
      tellRemarks(told, exercise, made.texts);
    } catch {
      told.isSure = false; // a browser that does not know such patterns
    }
  }
  return told;
}

function tellCards(told, belongs, placed) {
  const right = Object.keys(belongs).filter((card) => placed[card] === belongs[card]);
  const wrong = Object.keys(placed).filter((card) => !right.includes(card));
  told.count = right.length;
  told.when.push(...right.map((card) => `right:${card}`));
  told.when.push(...wrong.map((card) => `wrong:${card}:${placed[card]}`));
}

function tellTicks(told, { meant, points }, ticked) {
  const ids = Object.keys(meant);
  const right = ids.filter((id) => meant[id] === ticked.includes(id)).length;
  if (points) told.count = ids.length ? Math.floor((points * right) / ids.length) : points;
  told.when.push(...ids.map((id) => `${ticked.includes(id) ? "ticked" : "left"}:${id}`));
}

function tellMeasures(told, originals, texts, readability) {
  const ids = Object.keys(originals);
  for (const id of ids) told.measures[id] = readability(texts[id]);
  const eased = (id) => told.measures[id]?.ease > readability(originals[id])?.ease;
  told.count = ids.filter(eased).length;
}

function tellRemarks(told, { patterns, texts: names }, texts) {
  const finds = (pattern, text) => new RegExp(patterns[pattern], "iu").test(text);
  for (const name of names) {
    const text = texts[name];
    if (DOTS.test(text)) {
      told.isSure = false;
      continue;
    }
    if (patterns.third_person && finds("third_person", text)) told.when.push(`${name}:third_person`);
    if (!patterns.judging) continue;
    told.when.push(...remarks(name, text, finds).map((remark) => `${name}:${remark}`));
    told.found.push(...(text.match(new RegExp(patterns.judging, "giu")) || []));
  }
  told.found = [...new Set(told.found)];
  if (told.found.length) told.when.push("judging");
}

function remarks(name, text, finds) {
  if (!OF_A_QUESTION.includes(name)) return finds("date", text) ? [] : ["no_date"];
  if (finds("why", text)) return ["why"];
  if (finds("invites", text)) return [];
  if (finds("closed", text)) return ["closed"];
  return text.includes("?") ? [] : ["no_question"];
}
