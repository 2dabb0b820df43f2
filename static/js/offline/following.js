// What a lesson asks, without a connection. What is handed in is told here, and what is left of it
// asked again; the rest waits. `data-activity` says which activity a form is for, `data-kind` which
// sort.
import { fieldsOf, holds, refill, tellAbove } from "./filling.js";
import { answersOf, drop, get, isWaiting, put, queueOf, shelfOf } from "./store.js";
import { isCopy, person, wordsHere } from "./words.js";

const bundle = loadAnswers();
for (const form of document.querySelectorAll("form[data-activity]")) follow(form);

async function loadAnswers() {
  const kept = await (await shelfOf(person)).match(answersOf(location.pathname));
  return kept ? kept.json() : { quizzes: {} };
}

async function follow(form) {
  const { activity, kind = "quiz" } = form.dataset;
  const { quizzes, exercises } = await bundle;
  const [quiz, exercise] = [quizzes[activity], exercises?.[activity]];
  const [quizzing, works] = [quiz && (await import("./quiz.js")), exercise && (await import("./works.js"))];
  // The names of the fields that lack an answer.
  const missing = (fields) =>
    quizzing?.missingIn(form, quiz, fields) || works?.missingIn(exercise, `x-${activity}`, fields) || [];
  form.addEventListener("submit", (event) => {
    const isHandedIn = !event.submitter?.hasAttribute("formaction");
    if (navigator.onLine || !isHandedIn || !askFor(form, missing)) return;
    event.preventDefault();
    form.dispatchEvent(new Event("input")); // js/keep.js keeps what there is
  });
  const ofThis = async () => (await queueOf(person)).filter((it) => it.activity === activity);
  const isAside = ({ state }) => state === "aside";
  // A form that comes back as it was typed stays as it is.
  const mine = "sent" in form.dataset ? [] : await ofThis();
  const entries = await finished(mine.filter((entry) => !isAside(entry)), missing);
  const isTold = entries.length && exercise && (await showWork(form, exercise, entries));
  if (entries.length && quiz) await quizzing.showResult(form, quiz, entries);
  else if (entries.length && !isTold) await showWaiting(form, kind, entries.at(-1));
  await showDraft(form, missing);
  const aside = (await ofThis()).filter(isAside);
  if (aside.length) (await import("./aside.js")).showAside(form, aside);
}

const showWork = async (...told) => (await import("./exercise.js")).showWork(...told);

async function showDraft(form, missing) {
  const draft = await get("drafts", `${person} ${form.dataset.activity}`);
  if (!draft || "sent" in form.dataset) return;
  const said = new URLSearchParams(draft.body);
  if (isOlder(draft, form.dataset)) return holds(form, said) ? drop("drafts", draft.id) : setAside(draft);
  refill(form, said);
  if (said.get("corrects")) form.dataset.corrects = said.get("corrects");
  form.closest("details")?.setAttribute("open", "");
  if (draft.isUnfinished) askFor(form, missing);
  // js/keep.js sends what was begun; not from a page that was here before, which does not know what
  // was done elsewhere since.
  if (navigator.onLine && !isCopy && arrived() > draft.done_at) form.dispatchEvent(new Event("input"));
}

// When our page came, by this device's clock.
function arrived() {
  const { responseStart } = performance.getEntriesByType("navigation")[0];
  return performance.timeOrigin + responseStart;
}

// Than what this page shows, by our clock: a device may show another time, and runs as we do.
function isOlder({ done_at: done }, { last, now }) {
  const ahead = arrived() / 1000 - now;
  return !isCopy && Boolean(last) && done / 1000 - ahead < last;
}

// Neither takes the place of the other: this one stays here, in its author's hands.
async function setAside({ id, ...entry }) {
  await put("queue", { ...entry, state: "aside", sentence: (await wordsHere()).older });
  if (id) await drop("drafts", id);
}

// What the worker took without looking, and is not whole, goes back to be finished.
async function finished(entries, missing) {
  const whole = [];
  for (const entry of entries) {
    if (!missing(new URLSearchParams(entry.body)).length) whole.push(entry);
    else if (isWaiting(entry)) await takeBack(entry);
  }
  return whole;
}

async function takeBack(entry) {
  const id = `${person} ${entry.activity}`;
  const draft = await get("drafts", id);
  if (draft?.done_at > entry.done_at) return setAside(entry);
  await put("drafts", { ...entry, id, isUnfinished: true }); // it was pressed before we were there
  await drop("queue", entry.number);
}

// Whether something is missing, which is then shown.
function askFor(form, missing) {
  const names = missing(new URLSearchParams(new FormData(form)));
  for (const box of form.querySelectorAll(".field--error")) box.classList.remove("field--error");
  if (!names.length) return false;
  const lacking = names.flatMap((name) => fieldsOf(form, name));
  for (const field of lacking) field.closest(".line, .field").classList.add("field--error");
  tellAbove(form, "missing");
  [...form.elements].find((field) => lacking.includes(field)).focus();
  return true;
}

// Nothing marks it here: it stays as it was sent, and may be sent again.
async function showWaiting(form, kind, entry) {
  const words = await wordsHere();
  refill(form, new URLSearchParams(entry.body));
  form.querySelector(".button").hidden = kind === "read";
  await tellAbove(form, "right", kind === "read" ? words.was_read : words.later);
}

