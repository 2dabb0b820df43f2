// An exercise handed in without a connection: our templates drew all that may be told of it, and
// what applies stays.
import { refill } from "./filling.js";
import { counted, drawn, wordsHere } from "./words.js";
import { isKnown, madeIn, madeOfAll, toldOf } from "./works.js";

// False when the page and what is known of the exercise do not go together.
export async function showWork(form, exercise, entries) {
  const { activity } = form.dataset;
  const name = `x-${activity}`;
  if (!isKnown(exercise, name, form)) return false;
  const words = await wordsHere();
  const handed = entries.map(({ body }) => new URLSearchParams(body));
  const made = madeOfAll(exercise, handed.map((fields) => madeIn(exercise, name, fields)));
  const measures = exercise.originals && (await import("./measures.js"));
  const told = toldOf(exercise, made, measures?.readability);
  const result = drawResult(exercise, made, told, words);
  const box = form.closest("details") || form;
  for (const old of box.parentElement.querySelectorAll(":scope > :is(.notice, [data-result])")) {
    old.remove();
  }
  box.before(result);
  refill(form, handed.at(-1));
  if (exercise.belongs) askAgain(form, exercise, made, name, words);
  else fold(form, words);
  form.querySelector(".button").textContent = words.again_work;
  if (location.hash === `#activity-${activity}`) form.closest("section").focus();
  return true;
}

export function drawResult(exercise, made, told, words) {
  const result = document.createElement("div");
  result.className = "stack";
  result.dataset.result = "";
  result.innerHTML = exercise.told;
  keepWhatApplies(result, told);
  for (const place of result.querySelectorAll("[data-own]")) write(place, made.texts[place.dataset.own]);
  for (const cell of result.querySelectorAll("[data-measure]")) measure(cell, told, words);
  result.prepend(drawn(exercise.headlines[told.count]));
  if (!told.isSure) result.querySelector("[role=status] p").append(` ${words.rest_later}`);
  return result;
}

function keepWhatApplies(result, { when, found }) {
  for (const it of result.querySelectorAll("[data-if]")) {
    if (!when.includes(it.dataset.if)) it.remove();
  }
  for (const it of result.querySelectorAll("[data-some]")) {
    if (!it.querySelector("[data-if]")) it.remove();
  }
  const judging = result.querySelector("[data-if=judging] p");
  if (judging) judging.textContent = judging.textContent.replace("{words}", () => found.join(", "));
}

// Paragraphs and line ends, as they were written.
function write(place, text) {
  const paragraphs = place.localName === "span" ? [text] : text.split(/\n{2,}/);
  const written = paragraphs.map((paragraph) => {
    const box = document.createElement(place.localName === "span" ? "span" : "p");
    const lines = paragraph.split("\n").flatMap((line) => [document.createElement("br"), line]);
    box.append(...lines.slice(1));
    return box;
  });
  place.replaceChildren(...written);
}

function measure(cell, { measures }, words) {
  const [id, name] = cell.dataset.measure.split(":");
  const figure = measures[id]?.[name];
  if (figure === undefined) return;
  const rounded = Math.sign(figure) * Math.round(Math.abs(figure));
  cell.textContent = name === "longest" ? counted(words, "longest", figure) : String(rounded + 0);
}

// What is in its place is not asked again; its field goes on saying where it is.
function askAgain(form, { belongs }, { placed }, name, words) {
  const isRight = (card) => placed[card] === belongs[card];
  for (const card of Object.keys(belongs)) {
    const field = form.elements[`${name}-${card}`];
    if (field) field.closest(".line").hidden = isRight(card);
  }
  form.querySelector("legend").textContent = words.cards_again;
  form.hidden = Object.keys(belongs).every(isRight);
  form.querySelector("[data-sorting]").dispatchEvent(new Event("input")); // js/sort.js counts again
}

function fold(form, words) {
  if (form.closest("details")) return;
  const box = document.createElement("details");
  box.className = "fold";
  const summary = document.createElement("summary");
  summary.textContent = words.take_up;
  form.before(box);
  box.append(summary, form);
}
