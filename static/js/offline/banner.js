// How many hand-ins wait for the line, when they went, and whether this page is a copy.
import { all, drop, isWaiting, leaveWord, queueOf, rememberHere } from "./store.js";
import { counted, dayOf, drawn, hourOf, isCopy, person, wordsHere } from "./words.js";

// The list of what is kept is no copy of anything.
const tellsCopy = isCopy && !document.querySelector("[data-kept-modules]");
let banner;
let tells = "";

async function tell(sentence) {
  if (!banner && !sentence) return;
  if (!banner) {
    banner = drawn((await wordsHere()).banner);
    document.querySelector("main").prepend(banner);
    banner.querySelector("[data-send]").addEventListener("click", () => sendNow());
    banner.querySelector("[data-forget]").addEventListener("click", forgetRefused);
  }
  const queue = await queueHere();
  for (const [button, state] of [["send", "waiting"], ["forget", "refused"]]) {
    banner.querySelector(`[data-${button}]`).hidden = !queue.some((entry) => entry.state === state);
  }
  const actions = banner.querySelector(".actions");
  actions.hidden = !actions.querySelector("button:not([hidden])");
  banner.hidden = !sentence;
  if (sentence !== tells) banner.querySelector("[data-said]").textContent = tells = sentence;
}

// Their author's on a page of theirs; everybody's, in number alone, where nobody is signed in.
const queueHere = () => (person ? queueOf(person) : queueOf());
const countWaiting = (queue) => queue.filter(isWaiting).length;

export async function show(before = "") {
  const queue = await queueHere();
  const waiting = countWaiting(queue);
  const refused = queue.filter(({ state }) => state === "refused");
  if (!waiting && !refused.length && !tellsCopy && !before) return tell("");
  const words = await wordsHere();
  const parts = [
    before,
    tellsCopy && !before && words.copy.replace("{day}", dayOf(Number(document.documentElement.dataset.kept))),
    waiting && counted(words, "waiting", waiting),
    refused.length && counted(words, "refused", refused.length),
    refused.length && refused[0].sentence,
  ];
  return tell(parts.filter(Boolean).join(" "));
}

export async function sendNow() {
  const waiting = countWaiting(await queueHere());
  try {
    const { send } = await import("./sending.js");
    const report = await send();
    await show(report ? await said(report, waiting) : "");
  } catch {
    await show();
  }
  document.dispatchEvent(new Event("sent")); // as far as it could be
}

async function said({ sent, notes, mustSignIn }, waiting) {
  const words = await wordsHere();
  const parts = [
    sent && counted(words, "sent", sent).replace("{hour}", hourOf(words, Date.now())),
    ...notes,
    mustSignIn && waiting && words.sign_in,
  ];
  return parts.filter(Boolean).join(" ");
}

async function forgetRefused() {
  const queue = await queueHere();
  for (const entry of queue) if (entry.state === "refused") await drop("queue", entry.number);
  banner.focus();
  await show();
}

if (!isCopy && !("hidden" in document.documentElement.dataset)) await rememberHere(person);
await show();
if ((await all("queue")).length) await sendNow();
else if (!(await all("modules")).length) leaveWord(0); // everything was taken away
addEventListener("online", sendNow);
// js/counter.js hid the page, and shows it again to whoever knows the four digits.
new BroadcastChannel("curtain").onmessage = ({ data }) => data === "show" && rememberHere(person);
