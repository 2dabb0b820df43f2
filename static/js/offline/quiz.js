// A quiz without a connection: marked here, and what is left of it asked again.
import { fieldsOf, fill, refill, tellAbove } from "./filling.js";
import { isWhole, marked, replyTo } from "./marking.js";
import { drawn, wordsHere } from "./words.js";

const FULL = 100000;
const boxOf = (form, name) => form.querySelector(`#${CSS.escape(name)}`)?.closest(".field");
const askedIn = (form, { questions }) =>
  new Map(Object.entries(questions).filter(([id]) => boxOf(form, `q-${id}`)));

export function missingIn(form, quiz, fields) {
  const lacks = ([id, it]) => !isWhole(it, replyTo(`q-${id}`, it, fields));
  return [...askedIn(form, quiz)].filter(lacks).map(([id]) => `q-${id}`);
}

export async function showResult(form, quiz, entries) {
  const asked = askedIn(form, quiz);
  const words = await wordsHere();
  const handed = entries.map((entry) => new URLSearchParams(entry.body));
  // What the page does not ask any more was right.
  const right = new Set(Object.keys(quiz.questions).filter((id) => !asked.has(id)));
  let isSure = true;
  for (const [id, question] of asked) {
    const replies = handed.map((fields) => [fields, replyTo(`q-${id}`, question, fields)]);
    const marks = replies.map(([fields, reply]) => ({ fields, reply, ...marked(question, reply) }));
    const best = marks.find(({ mark }) => mark === FULL) || marks.at(-1);
    if (best.mark === null) isSure = false;
    else if (best.mark === FULL) right.add(id);
    showQuestion(form, `q-${id}`, question, best, words);
  }
  if (!isSure) refill(form, handed.at(-1));
  const isOver = isSure && right.size === quiz.total;
  for (const actions of form.querySelectorAll(".actions")) {
    if (isOver) actions.hidden = true;
    else actions.querySelector(".button").textContent = words.again;
  }
  const passed = isSure && right.size >= quiz.needed;
  await tellAbove(form, passed ? "right" : "to_review", resultOf(words, isSure, right, quiz, passed));
  if (location.hash === `#${form.parentElement.id}`) form.parentElement.focus();
}

function resultOf(words, isSure, right, quiz, passed) {
  if (!isSure) return words.later;
  const count = words[right.size < 2 ? "result_one" : "result_many"];
  const said = count.replace("{right}", right.size).replace("{total}", quiz.total);
  return [said, passed ? "" : words.needed.replace("{n}", quiz.needed), words.stays]
    .filter(Boolean)
    .join(" ");
}

function showQuestion(form, name, question, { mark, told, fields }, words) {
  const box = boxOf(form, name);
  for (const old of form.querySelectorAll(`[data-told="${name}"]`)) old.remove();
  if (mark === null) return;
  const said = toldAs(name, question, told, fields);
  if (mark === FULL) {
    const heading = document.createElement("h3");
    heading.innerHTML = box.querySelector("legend, label").innerHTML;
    const section = document.createElement("section");
    section.dataset.told = name;
    section.append(heading, said);
    if (question.general) section.append(drawn(question.general));
    box.before(section);
    box.hidden = true; // its fields go on saying what was right
    return fill(form, name, fields);
  }
  for (const old of box.querySelectorAll(".answers")) old.remove();
  (box.querySelector(".hint") || box.querySelector("legend, label")).after(said);
  if (question.kind === "several" && mark) said.after(hint(name, words.partly));
  if (question.lines) return fill(form, name, fields);
  fill(form, name, new URLSearchParams());
  if (question.kind === "single") hideChoice(form, name, told[0]);
}

function hint(name, sentence) {
  const line = document.createElement("p");
  line.className = "hint";
  line.dataset.told = name;
  line.textContent = sentence;
  return line;
}

function toldAs(name, question, told, fields) {
  const list = document.createElement("ul");
  list.className = "answers";
  list.dataset.told = name;
  list.append(...told.map((key) => drawn(question.told[key])));
  if (question.fits) {
    const typed = document.createElement("p");
    typed.textContent = fields.get(name).trim();
    list.querySelector("div").prepend(typed);
  }
  return list;
}

function hideChoice(form, name, place) {
  for (const field of fieldsOf(form, name)) {
    if (field.value === place) field.closest("label").hidden = true;
  }
}
