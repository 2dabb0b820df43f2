// Sending what waits, in order, each once: the server knows a hand-in by its key and content.
import { answersOf, drop, get, isWaiting, keepPage, put, queueOf, shelfOf } from "./store.js";
import { askServer, inTime, person } from "./words.js";

const { door } = document.querySelector("script[data-door]").dataset;

// One page at a time sends; another that finds it busy leaves it at that.
export async function send() {
  if (!navigator.locks) return sendAll();
  return navigator.locks.request("a-portee", { ifAvailable: true }, (held) => held && sendAll());
}

async function sendAll() {
  const report = { sent: 0, notes: new Set(), mustSignIn: false };
  // Under former keys too: two accounts may have been made one.
  const { keys, token } = await askServer();
  const mine = keys.length ? await queueOf(...keys) : [];
  report.mustSignIn = !keys.length;
  try {
    for (const entry of mine.filter(isWaiting)) {
      if (!(await sendOne(entry, token, report))) break;
    }
    if (keys.length) await renewPages(await queueOf(...keys));
  } catch {
    // the line went again: the next time goes on from here
  }
  return report;
}

async function sendOne(entry, token, report) {
  const body = new URLSearchParams(entry.body);
  body.set("sent_at", Date.now());
  body.delete("csrfmiddlewaretoken"); // the kept page's; the fresh one goes as a header
  const signal = inTime();
  const headers = { "X-CSRFToken": token };
  const answer = await fetch(door, { method: "POST", body, headers, signal });
  if (!answer.headers.get("Content-Type")?.includes("json")) return false;
  const { outcome, sentence, notes, reasons, address } = await answer.json();
  for (const note of notes) report.notes.add(note);
  if (answer.ok) {
    report.sent += 1;
    await put("queue", { ...entry, state: "sent" });
    return true;
  }
  report.mustSignIn ||= outcome === "sign_in";
  if (outcome === "to_correct" && entry.led) {
    report.notes.add(sentence);
    const id = `${entry.person} ${entry.activity}`;
    if (await get("drafts", id)) return true; // another sentence is in its field: this one waits
    await put("drafts", { ...entry, id }); // the dialogue's page has it in its field again
    await drop("queue", entry.number);
    return true;
  }
  if (reasons) {
    // In its author's hands: its lesson shows it, until it is corrected or dropped.
    await put("queue", { ...entry, person, state: "aside", sentence, reasons, address });
    return true;
  }
  if (outcome === "to_correct") {
    // No lesson shows it: the page of a dialogue puts it back in its field.
    report.notes.add(sentence);
    const id = `${entry.person} ${entry.activity}`;
    if (await get("drafts", id)) return true; // another text is in its form: this one waits
    // It is in its form again the next time its page is opened here.
    await put("drafts", { ...entry, id });
    await drop("queue", entry.number);
    return true;
  }
  if (outcome !== "unknown") return false;
  await put("queue", { ...entry, state: "refused", sentence });
  return true;
}

// What was sent stands on the kept page once it is written again; until then the device tells it.
async function renewPages(queue) {
  const entries = queue.filter(({ state }) => state === "sent");
  for (const lesson of new Set(entries.map((entry) => entry.lesson))) {
    const gone = entries.filter((entry) => entry.lesson === lesson);
    await renewPage(lesson, new Set(gone.flatMap(({ page = [] }) => page)));
    for (const entry of gone) await drop("queue", entry.number);
  }
}

// `more` are the dialogues that one leads from there.
async function renewPage(path, more) {
  const shelf = await shelfOf(person);
  for (const address of [path, ...more, answersOf(path)]) {
    if (!(await shelf.match(address, { ignoreVary: true }))) continue;
    const answer = await fetch(address, { signal: inTime() });
    if (!answer.ok || answer.redirected) continue;
    if (address === answersOf(path)) await shelf.put(address, answer);
    else await keepPage(person, address, answer);
  }
}
