// A dialogue without a connection: one goes on from where the page, or this device, left it. What
// waits for the line is the whole of it, once; with the line, the browser sends each choice itself.
import { backTo, isOver, play } from "./play.js";
import { closingOf, endOf, replyOf, sceneOf } from "./scenes.js";
import { answersOf, drop, get, put, queueOf, shelfOf } from "./store.js";
import { drawn, isCopy, person, wordsHere } from "./words.js";

const over = document.querySelector("[data-dialogue]");
const main = over.closest("main");
const activity = over.dataset.dialogue;
const page = location.pathname.replace(/(dialogue\/[\w-]+\/).*$/, "$1");
const [id, act] = [`${person} ${activity}`, `act ${person} ${activity}`];
const keys = {};
const turn = main.querySelector("[name=turn]")?.value;
const here = { ...JSON.parse(over.dataset.leftAt), left: [], turn };
let dialogue = await inBundle();
let last = here;
let isPlayedHere = false;
let waits = false; // whether something of it is still to be sent

async function inBundle() {
  const kept = await (await shelfOf(person)).match(answersOf(page));
  return kept && (await kept.json()).dialogues?.[activity];
}

// The author wrote it anew, or one handed in: what plays it here is asked for again.
async function renewBundle() {
  const answer = await fetch(answersOf(page)).catch(() => undefined);
  if (!answer?.ok || answer.redirected) return;
  await (await shelfOf(person)).put(answersOf(page), answer);
  dialogue = await inBundle();
}

const inQueue = async () =>
  (await queueOf(person)).filter((it) => it.activity === activity && it.state !== "refused");
const mayPlay = () => dialogue?.version === last.version;
const gameOf = ({ choices }) => play(dialogue.scenario, choices);

async function goOn() {
  const waiting = (await inQueue()).at(-1);
  const [draft, cut] = [await get("drafts", id), await get("state", act)];
  const isLost = cut && !(cut.received && !isCopy); // the line went while it was on its way
  if (cut && !isLost) await drop("state", act);
  if (isLost) last = JSON.parse(cut.said.left_at);
  else if (waiting) last = waiting.led;
  else if (draft && isCopy) last = { ...draft.led, rounds: draft.led.rounds - 1, is_begun: true };
  waits = Boolean(waiting);
  isPlayedHere = Boolean((isCopy || waiting || isLost) && mayPlay());
  if (isLost && isPlayedHere) {
    await drop("state", act);
    await say(new Map(Object.entries(cut.said))).catch(() => draw());
  } else if (isPlayedHere) draw(new URLSearchParams(location.search).get("reponse"));
  else if (isCopy || waiting) await tell("play_later");
  if (draft && !waiting) await readAgain(draft.led.sentence);
}

// What the browser sends itself says whose it is and where it was: if the line goes, the worker
// keeps it, and this page, opened again, does it here.
function sign({ formData }) {
  const said = new URLSearchParams([...formData].filter(([, is]) => typeof is === "string"));
  const key = (keys[said] ??= crypto.randomUUID());
  const more = { key, person, activity, done_at: Date.now(), left_at: JSON.stringify(here) };
  for (const [name, value] of Object.entries(more)) formData.set(name, value);
}

function take(event) {
  if (!isPlayedHere && (navigator.onLine || !mayPlay())) return;
  event.preventDefault();
  isPlayedHere = true;
  const said = new FormData(event.target);
  if (event.submitter?.name) said.set(event.submitter.name, event.submitter.value);
  say(said);
}

function follow(event) {
  if (!isPlayedHere || !event.target.closest(`a[href="${page}"]`)) return;
  event.preventDefault();
  draw();
}

async function say(said) {
  if (said.has("choice")) return choose(Number(said.get("choice")));
  if (said.has("sentence")) return finish(said);
  const number = Number(said.get("number"));
  const choices = number ? backTo(last.choices, number) : [];
  await keep({ ...last, choices, left: withWay(last.left, last.choices), is_begun: true });
  return draw();
}

async function choose(place) {
  const next = { ...last, choices: [...last.choices, place], is_begun: true };
  gameOf(next); // a choice that is not offered throws
  await keep(next);
  draw(next.choices.length);
}

async function finish(said) {
  const sentence = said.get("sentence").trim();
  const length = [...sentence.normalize("NFC")].length;
  const { empty, long, longest } = dialogue.said;
  last = { ...last, sentence };
  if (!length) return refuse(empty);
  if (length > longest) return refuse(long.replace("{length}", length));
  const rounds = last.rounds + 1;
  await keep({ ...last, rounds, is_begun: false }, said.get("key"), said.get("sentence_invented"));
  await drop("drafts", id);
  return draw();
}

// One entry for as long as it is not finished: each takes the place of the one before.
async function keep(next, key = "", isInvented = "") {
  const begun = (await inQueue()).filter((it) => it.state === "waiting" && it.led.is_begun);
  const before = begun.at(-1);
  if (before) {
    // another page of this device may have gone another way
    const ways = [...before.led.left, before.led.choices].filter((way) => !isStart(next.choices, way));
    next.left = ways.reduce(withWay, next.left);
  }
  const sent = { key: key || crypto.randomUUID(), person, activity, done_at: Date.now() };
  const body = new URLSearchParams({ ...sent, kind: "dialogue", turn: next.turn, ...waysOf(next) });
  if (!next.is_begun) body.set("sentence", next.sentence);
  if (isInvented) body.set("sentence_invented", isInvented);
  const lesson = page.replace(/dialogue\/.*$/, "");
  await put("queue", { ...sent, lesson, page, body: body.toString(), led: next, state: "waiting" });
  if (before) await drop("queue", before.number);
  [last, waits] = [next, true];
  announce(); // not waited for: the line may be slow
}

// Another sending that is under way would not see it: it comes after.
async function announce() {
  const { sendNow, show } = await import("./banner.js");
  if (!navigator.onLine) return show();
  await navigator.locks?.request("a-portee", () => {});
  return sendNow();
}

async function settle() {
  waits = (await inQueue()).length > 0;
  if (!waits) main.querySelector("[data-waits]")?.remove();
}

const waysOf = ({ left, choices }) => ({
  left: left.map((way) => way.join("-")).join("."),
  choices: choices.join("-"),
});
const isStart = (way, start) => start.every((place, at) => way[at] === place);

function withWay(ways, way) {
  if (ways.some((known) => isStart(known, way))) return ways;
  return [...ways.filter((known) => !isStart(way, known)), way];
}

function draw(reply = "") {
  const [game, order] = [gameOf(last), last.rounds > dialogue.rounds ? 1 : 0];
  const isReply = game.turns.length && Number(reply) === game.turns.length;
  if (isReply) showPage(replyOf(dialogue, game));
  else if (isOver(dialogue.scenario, game)) showEnd(game);
  else showPage(sceneOf(dialogue, game, dialogue.orders[order]));
}

function showEnd(game, problem = "") {
  const closing = closingOf(dialogue, game, last, waits, problem);
  return showPage(endOf(dialogue, game, closing), problem);
}

function refuse(problem) {
  const summary = drawn(dialogue.pieces.problems.replace("{problem}", problem));
  showEnd(gameOf(last), problem);
  over.before(summary);
  document.title = `${dialogue.said.error} ${document.title}`;
  summary.focus();
}

function showPage({ page: shown, title }) {
  for (const old of main.querySelectorAll(":scope > .notice")) old.remove();
  while (over.nextSibling) over.nextSibling.remove();
  over.after(shown);
  document.title = title;
  scrollTo(0, 0);
  main.querySelector("h1").focus({ preventScroll: true });
}

async function tell(name, sentence = "") {
  const notice = drawn((await wordsHere()).to_review);
  notice.querySelector("[data-said]").textContent = sentence || (await wordsHere())[name];
  over.after(notice);
}

// A sentence that names somebody came back: it is in its field again.
async function readAgain(sentence) {
  const field = main.querySelector("textarea");
  if (field) field.value = sentence;
  const words = await wordsHere();
  await tell("", words.read_again.replace("{sentence}", sentence));
}

if (dialogue) {
  main.addEventListener("formdata", sign);
  main.addEventListener("submit", take);
  main.addEventListener("click", follow);
  document.addEventListener("sent", settle);
  const isStale = dialogue.version !== here.version || dialogue.rounds !== here.rounds;
  if (!isCopy && navigator.onLine && isStale) await renewBundle();
  await goOn();
}
