// « Garder ce module sur mon appareil »: how much it weighs, then yes or no, then how far it is.
import { all, answersOf, drop, get, isWaiting, keepPage, leaveWord } from "./store.js";
import { inDrafts, put, queueOf, rememberHere, shelfOf } from "./store.js";
import { counted, dayOf, person, weightOf, wordsHere } from "./words.js";

const { worker } = document.querySelector("script[data-worker]").dataset;
const WEEK = 7 * 24 * 3600 * 1000;
const place = document.querySelector("[data-keep-module]");
const address = place.dataset.keepModule;
const id = `${person} ${address}`;
const words = await wordsHere();
const [said, more] = [place.querySelector("[data-said]"), place.querySelector("[data-more]")];
const buttons = place.querySelectorAll("button");

// What can be pressed now: a label and what it does, one or two of them.
function offer(sentence, detail, ...choices) {
  const hadFocus = place.contains(document.activeElement);
  said.textContent = sentence;
  more.textContent = detail;
  more.hidden = !detail;
  buttons.forEach((button, at) => {
    const [label, act] = choices[at] || [];
    button.hidden = !label;
    button.textContent = label || "";
    button.onclick = act || null;
  });
  if (hadFocus) (choices.length ? buttons[0] : said).focus();
}

const offerToKeep = () => offer(words.offer, "", [words.keep, weigh]);

async function weigh() {
  try {
    const answer = await fetch(answersOf(address));
    const told = await answer.json();
    const weight = weightOf(words, told.weight);
    const detail = [words.only_here, told.stays_online && words.stays_online];
    offer(
      words.weighs.replace("{weight}", weight).replace("{n}", told.pages.length - 2),
      detail.filter(Boolean).join(" "),
      [words.keep_now.replace("{weight}", weight), () => keep(told)],
      [words.not_now, offerToKeep],
    );
  } catch {
    offer(words.cut, "", [words.try_again, weigh]);
  }
}

async function keep(told) {
  leaveWord();
  const paths = [...told.pages, ...told.files, answersOf(address)];
  try {
    await navigator.storage?.persist?.();
    await navigator.serviceWorker.register(worker, { scope: "/" });
    await rememberHere(person);
    let bytes = 0;
    for (let at = 0; at < paths.length; at += 1) {
      if (at % Math.ceil(paths.length / 4) === 0) {
        offer(words.progress.replace("{done}", at).replace("{all}", paths.length), "");
      }
      const [size, needed] = await keepOne(paths[at], told);
      bytes += size;
      paths.push(...needed.filter((path) => !paths.includes(path)));
    }
    await put("modules", { id, person, address, title: told.title, at: Date.now(), bytes });
    await showKept();
  } catch (error) {
    const why = error.name === "QuotaExceededError" ? words.no_room : words.cut;
    offer(why, "", [words.try_again, () => keep(told)], [words.not_now, forget]);
  }
}

// How much it takes, and which of our files the page asks for.
async function keepOne(path, told) {
  const answer = await fetch(path);
  if (told.files.includes(path) && answer.status === 404) return [0, []]; // the page lacks it too
  if (!answer.ok || answer.redirected) throw new Error(`${answer.status}: ${path}`);
  if (told.pages.includes(path)) {
    const needed = neededBy(await answer.clone().text());
    const size = await keepPage(person, path, answer);
    if (!size) throw new Error(`somebody else's: ${path}`);
    return [size, needed];
  }
  const size = (await answer.clone().arrayBuffer()).byteLength;
  await (await shelfOf(person)).put(path, answer);
  return [size, []];
}

function neededBy(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const asking = [...page.querySelectorAll("script[src], img[src], link[href]")];
  const paths = asking.map((it) => it.getAttribute("src") || it.getAttribute("href"));
  return [...new Set(paths)].filter((path) => /^\/(?:static|media)\//.test(path));
}

// Some browsers forget what they were not told to keep: say by when to come back.
async function untilWhen() {
  const isSafe = await navigator.storage?.persisted?.();
  return isSafe ? "" : words.come_back.replace("{day}", dayOf(Date.now() + WEEK));
}

async function showKept() {
  const kept = await get("modules", id);
  if (!kept) return offerToKeep();
  const sentence = words.kept
    .replace("{day}", dayOf(kept.at))
    .replace("{weight}", weightOf(words, kept.bytes));
  offer(sentence, await untilWhen(), [words.again_now, weigh], [words.forget, forget]);
}

// What waits to be sent stays: it goes when the line is there.
async function forget() {
  const shelf = await shelfOf(person);
  for (const { url } of await shelf.keys()) {
    if (new URL(url).pathname.startsWith(address)) await shelf.delete(url);
  }
  await drop("modules", id);
  for (const { name, page } of await all("state")) {
    if (page?.startsWith(address)) await drop("state", name); // js/offline/dialogue.js
  }
  for (const draft of await inDrafts(person)) {
    if (draft.lesson.startsWith(address)) await drop("drafts", draft.id);
  }
  if (!(await all("modules")).length && !(await all("queue")).length) {
    leaveWord(0);
    await caches.delete(`kept-${person}`);
    await (await navigator.serviceWorker.getRegistration("/"))?.unregister();
  }
  const waiting = (await queueOf(person)).filter(isWaiting).length;
  offer(
    words.forgotten,
    waiting ? counted(words, "waiting", waiting) : "",
    [words.keep, weigh],
  );
}

place.hidden = false;
await showKept();
