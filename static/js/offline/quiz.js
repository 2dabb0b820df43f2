// What a lesson asks, without a connection. A quiz is marked here and what is left of it asked
// again; the rest waits. `data-activity` says which activity a form is for, `data-kind` which sort.
import { answersOf, drop, get, put, queueOf, shelfOf } from "./store.js";
import { isWhole, marked, replyTo } from "./marking.js";
import { drawn, person, wordsHere } from "./words.js";

const FULL = 100000;
const bundle = loadAnswers();
for (const form of document.querySelectorAll("form[data-activity]")) follow(form);

async function loadAnswers() {
  const kept = await (await shelfOf(person)).match(answersOf(location.pathname));
  return kept ? kept.json() : { quizzes: {} };
}

async function follow(form) {
  const { activity, kind = "quiz" } = form.dataset;
  const quiz = (await bundle).quizzes[activity];
  const asked = new Map(
    Object.entries(quiz?.questions || {}).filter(([id]) => boxOf(form, `q-${id}`)),
  );
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine && !event.submitter?.hasAttribute("formaction")) {
      refuseUnfinished(event, form, asked);
    }
  });
  const mine = (await queueOf(person)).filter((entry) => entry.activity === activity);
  const entries = await finished(mine, asked);
  if (entries.length && quiz) await showResult(form, quiz, asked, entries);
  else if (entries.length) await showWaiting(form, kind, entries.at(-1));
  const draft = await get("drafts", `${person} ${activity}`);
  if (!draft) return;
  refill(form, new URLSearchParams(draft.body));
  // js/keep.js sends what was begun, now that the line is there.
  if (navigator.onLine) form.dispatchEvent(new Event("input"));
}

const boxOf = (form, name) => form.querySelector(`#${CSS.escape(name)}`)?.closest(".field");
const fieldsOf = (form, name) =>
  [...form.elements].filter((it) => it.name === name || it.name?.startsWith(`${name}-`));

function missingIn(asked, fields) {
  return [...asked].filter(([id, it]) => !isWhole(it, replyTo(`q-${id}`, it, fields)));
}

// What the worker took without looking, and is not whole, goes back to be finished.
async function finished(entries, asked) {
  const whole = [];
  for (const entry of entries) {
    if (!missingIn(asked, new URLSearchParams(entry.body)).length) whole.push(entry);
    else {
      await put("drafts", { ...entry, id: `${person} ${entry.activity}` });
      await drop("queue", entry.number);
    }
  }
  return whole;
}

function refuseUnfinished(event, form, asked) {
  const missing = missingIn(asked, new URLSearchParams(new FormData(form)));
  for (const box of form.querySelectorAll(".field--error")) box.classList.remove("field--error");
  if (!missing.length) return;
  event.preventDefault();
  for (const [id] of missing) boxOf(form, `q-${id}`).classList.add("field--error");
  tellAbove(form, "missing");
  fieldsOf(form, `q-${missing[0][0]}`)[0].focus();
  form.dispatchEvent(new Event("input")); // js/keep.js keeps what there is
}

async function tellAbove(form, name, sentence = "") {
  const place = form.parentElement;
  for (const old of place.querySelectorAll(":scope > .notice")) old.remove();
  const notice = drawn((await wordsHere())[name]);
  form.before(notice);
  if (sentence) notice.querySelector("[data-said]").textContent = sentence;
}

// Nothing marks it here: it stays as it was sent, and may be sent again.
async function showWaiting(form, kind, entry) {
  const words = await wordsHere();
  refill(form, new URLSearchParams(entry.body));
  form.querySelector(".button").hidden = kind === "read";
  await tellAbove(form, "right", kind === "read" ? words.was_read : words.later);
}

async function showResult(form, quiz, asked, entries) {
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

function fill(form, name, said) {
  for (const field of fieldsOf(form, name)) {
    const values = said.getAll(field.name);
    if (/^(?:radio|checkbox)$/.test(field.type)) field.checked = values.includes(field.value);
    else field.value = values[0] || "";
  }
}

function refill(form, said) {
  const fields = [...form.elements].filter(({ name, type }) => name && type !== "hidden");
  for (const name of new Set(fields.map((field) => field.name))) fill(form, name, said);
}
