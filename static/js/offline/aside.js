// What may not be taken as it is, or came after something newer, above the form that asks for it:
// its author takes it up again, or drops it. Nothing else takes it away.
import { holds, refill } from "./filling.js";
import { drop, put, queueOf } from "./store.js";
import { drawn, person, wordsHere } from "./words.js";

const NOTHING = new URLSearchParams();

// In an empty form it stands at once. What a form corrects goes once that is taken (worker.js).
export async function showAside(form, entries) {
  const isSent = "sent" in form.dataset; // it came back as it was typed
  const known = Number(form.dataset.corrects || (isSent && sessionStorage.getItem(placeOf(form))));
  const isEmpty = holds(form, NOTHING);
  const begun = isEmpty ? entries[0] : entries.find(({ taken }) => taken);
  const current = entries.find(({ number }) => number === known) || begun;
  if (current) takeUp(form, current, isEmpty && !isSent);
  await draw(form, entries, current);
}

const placeOf = (form) => `corrects-${form.dataset.activity}`;

function takeUp(form, { number, body }, isFilled) {
  form.dataset.corrects = number;
  sessionStorage.setItem(placeOf(form), number);
  if (isFilled) refill(form, new URLSearchParams(body));
  form.closest("details")?.setAttribute("open", "");
}

async function draw(form, entries, current) {
  const words = await wordsHere();
  const box = form.closest("details") || form;
  for (const old of box.parentElement.querySelectorAll(":scope > [data-aside]")) old.remove();
  for (const entry of entries) box.before(drawOne(form, entry, words, entry === current));
}

function drawOne(form, entry, words, isCurrent) {
  const box = drawn(words.aside);
  const part = (name) => box.querySelector(`[data-${name}]`);
  part("said").textContent = entry.sentence;
  const reasons = entry.reasons || [];
  part("reasons").append(...reasons.map((reason) => line("li", reason)));
  part("reasons").hidden = !reasons.length;
  part("texts").append(...(isCurrent ? [] : textsIn(form, entry)).map((text) => line("blockquote", text)));
  part("take").hidden = isCurrent;
  part("take").addEventListener("click", () => swap(form, entry));
  const ask = (isSure) => {
    [part("choices").hidden, part("sure").hidden] = [isSure, !isSure];
    part(isSure ? "no" : "drop").focus();
  };
  part("drop").addEventListener("click", () => ask(true));
  part("no").addEventListener("click", () => ask(false));
  part("yes").addEventListener("click", () => forget(form, entry, box, words));
  return box;
}

function line(name, text) {
  const box = document.createElement(name);
  box.dir = "auto";
  box.textContent = text;
  return box;
}

function textsIn(form, { body }) {
  const said = new URLSearchParams(body);
  return [...form.querySelectorAll("textarea")].map(({ name }) => said.get(name)).filter(Boolean);
}

// What nobody asks any more is in no form: its author reads it here, and takes it elsewhere.
export function quote(place, entries) {
  const texts = entries.flatMap(({ body }) =>
    [...new URLSearchParams(body)].filter(([name, text]) => name.startsWith("x-") && /\s/.test(text)),
  );
  place.hidden = !texts.length;
  place.querySelector("[data-texts]").replaceChildren(...texts.map(([, text]) => line("blockquote", text)));
}

// What stood in the form goes aside in its turn: nothing is lost by looking at the other.
async function swap(form, entry) {
  const { activity } = entry;
  const ofThis = async () =>
    (await queueOf(person)).filter((it) => it.activity === activity && it.state === "aside");
  const known = [NOTHING, ...(await ofThis()).map(({ body }) => new URLSearchParams(body))];
  if (!known.some((said) => holds(form, said))) await putAside(form, entry);
  takeUp(form, entry, true);
  const entries = await ofThis();
  await draw(form, entries, entries.find(({ number }) => number === entry.number));
  form.querySelector("textarea, select, input:not([type=hidden])").focus();
}

async function putAside(form, { number, ...entry }) {
  const body = new URLSearchParams(new FormData(form)).toString();
  const { aside_here: sentence } = await wordsHere();
  await put("queue", { ...entry, body, done_at: Date.now(), taken: false, reasons: [], sentence });
}

// A correction that stands in the form stays there.
async function forget(form, entry, box, words) {
  await drop("queue", entry.number);
  if (Number(form.dataset.corrects) === entry.number) delete form.dataset.corrects;
  if (holds(form, new URLSearchParams(entry.body))) refill(form, NOTHING);
  const told = drawn(words.right);
  told.tabIndex = -1;
  told.querySelector("[data-said]").textContent = words.dropped;
  box.replaceWith(told);
  told.focus();
  dispatchEvent(new Event("aside")); // js/offline/banner.js counts again
}
