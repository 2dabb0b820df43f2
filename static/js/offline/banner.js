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
  const aside = person ? queue.filter(({ state }) => state === "aside") : [];
  if (!waiting && !refused.length && !aside.length && !tellsCopy && !before) return tell("");
  const words = await wordsHere();
  const parts = [
    before,
    tellsCopy && !before && words.copy.replace("{day}", dayOf(Number(document.documentElement.dataset.kept))),
    waiting && counted(words, "waiting", waiting),
    refused.length && counted(words, "refused", refused.length),
    refused.length && refused[0].sentence,
    aside.length && counted(words, "aside", aside.length),
  ];
  await tell(parts.filter(Boolean).join(" "));
  list(aside, words);
  const place = banner.querySelector("[data-refused]");
  if (person && refused.length) (await import("./aside.js")).quote(place, refused);
  else place.hidden = true;
}

// Each in its lesson, where its author corrects it or drops it.
function list(aside, words) {
  const place = banner.querySelector("[data-aside-list]");
  place.hidden = !aside.length;
  place.replaceChildren(
    ...aside.map(({ sentence, address, lesson }) => {
      const [line, link] = [document.createElement("li"), document.createElement("a")];
      Object.assign(link, { href: address || lesson, textContent: words.see_aside });
      link.addEventListener("click", readAgain);
      line.append(sentence, " ", link);
      return line;
    }),
  );
}

// This very page was drawn before that text came back.
function readAgain(event) {
  const { pathname, hash } = event.target;
  if (pathname !== location.pathname) return;
  event.preventDefault();
  location.hash = hash;
  location.reload();
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

// Once to say so, once to be sure.
async function forgetRefused({ currentTarget: button }) {
  if (button.textContent !== button.dataset.forget) {
    button.textContent = button.dataset.forget;
    return;
  }
  const queue = await queueHere();
  for (const entry of queue) if (entry.state === "refused") await drop("queue", entry.number);
  banner.focus();
  await show();
}

if (!isCopy && !("hidden" in document.documentElement.dataset)) await rememberHere(person);
addEventListener("online", () => sendNow()); // before the first try, which may come too early
addEventListener("aside", () => show());
await show();
const everything = await all("queue");
if (everything.some(({ state }) => ["waiting", "sent"].includes(state))) await sendNow();
else if (!everything.length && !(await all("modules")).length) leaveWord(0); // everything was taken away
// js/counter.js hid the page, and shows it again to whoever knows the four digits.
new BroadcastChannel("curtain").onmessage = ({ data }) => data === "show" && rememberHere(person);
