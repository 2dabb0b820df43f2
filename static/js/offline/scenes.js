// The pages of a dialogue, filled in on the device: the server drew them, with nothing in them
// (learners/views/learning/dialogues_drawn.py). Each is a title and what stands below the way back.
import { endingsOf, isLed, isOver, nowOf } from "./play.js";
import { drawn } from "./words.js";

const put = (sentence, said) =>
  Object.entries(said).reduce((text, [name, is]) => text.replaceAll(`{${name}}`, () => is), sentence);

function copyOf(html) {
  const shape = document.createElement("template");
  shape.innerHTML = html;
  return shape.content;
}

function write(page, selector, text) {
  const part = page.querySelector(selector);
  if (text) part.textContent = text;
  else part.remove();
}

// As many copies of the first one of a list as there are things to show.
function repeat(list, things, fill) {
  const shape = list.firstElementChild;
  const copies = things.map((thing, at) => {
    const copy = shape.cloneNode(true);
    fill(copy, thing, at);
    return copy;
  });
  list.replaceChildren(...copies);
}

// A title that is in another language than its page stands in a part of its own.
function entitle(heading, sentence, title) {
  const part = heading.querySelector("span");
  if (part) part.textContent = title;
  const [before, after] = sentence.split("{title}");
  heading.replaceChildren(before, part || title, after);
}

export function sceneOf({ scenario, texts, said, pages, pieces }, game, order) {
  const page = copyOf(pages.scene);
  const now = nowOf(game);
  const last = game.turns.at(-1);
  const here = texts[now.scene];
  const about = { number: game.turns.length + 1, title: here.title };
  entitle(page.querySelector("h1"), put(said.scene, { number: about.number }), here.title);
  showSoFar(page, game, texts, said);
  write(page, ".setting", here.setting);
  write(page, ".says", here.says);
  showTrust(page, pieces, said, now, last);
  repeat(page.querySelector(".lines"), order[now.scene], (line, place) => {
    line.querySelector("button").value = place;
    write(line, "span", here.choices[place].text);
  });
  goBack(page, game);
  showClues(page, pieces, said, now, last ? last.new_clues : now.clues, scenario);
  return { page, title: put(said.page_scene, about) };
}

export function replyOf({ texts, said, pages, pieces }, game) {
  const page = copyOf(pages.reply);
  const last = game.turns.at(-1);
  const scene = texts[last.before.scene];
  const { text, feedback, verdict } = scene.choices[last.place];
  write(page, "h1", verdict);
  write(page, ".says", text);
  page.querySelector(".notice").replaceWith(drawn(pieces.verdicts[verdict]));
  write(page, ".notice p", feedback);
  const found = last.new_clues.length && clueWords(said, last.after, last.new_clues);
  write(page, ".notice ~ p", found);
  showTrust(page, pieces, said, last.after, last);
  goBack(page, game);
  const about = { verdict, number: game.turns.length, title: scene.title };
  return { page, title: put(said.page_reply, about) };
}

// `closing` is what it ends with: « done », « write », « wrong » or « short ».
export function endOf({ scenario, texts, said, pages, pieces }, game, closing) {
  const page = copyOf(pages.end);
  const now = nowOf(game);
  const here = texts[now.scene];
  write(page, "h1", here.title);
  write(page, ".lead", here.says);
  write(page, ".rows > .row:first-child > p:last-child", here.debrief);
  const list = page.querySelector(".moments");
  list.replaceChildren(
    ...[game.first, ...game.turns.map(({ after }) => after)].map(({ scene, trust }) => {
      const moment = drawn(pieces.moments[trust]);
      write(moment, "span", texts[scene].title);
      return moment;
    }),
  );
  const heard = once(game.turns).map(({ before, place }) => texts[before.scene].choices[place]);
  showSaid(page, "opened", heard.filter(({ is_trap }) => !is_trap));
  showSaid(page, "closed", heard.filter(({ is_trap }) => is_trap));
  showClues(page, pieces, said, now, []);
  const missed = said.expected.filter((clue) => !now.clues.includes(clue));
  fillOrDrop(page, "missed", (section) =>
    section.querySelector("ul").replaceChildren(...missed.map((clue) => drawn(pieces.missed[clue]))),
  missed.length);
  page.querySelector(".rows").nextElementSibling.replaceWith(closing);
  repeat(page.querySelector(".again"), game.turns, (line, turn, at) => {
    line.querySelector("button").value = at + 1;
    write(line, "button", texts[turn.before.scene].title);
  });
  return { page, title: put(said.page_end, { title: here.title }) };
}

function showSoFar(page, { turns }, texts, said) {
  const details = page.querySelector("details");
  if (!turns.length) return details.remove();
  const sentence = said.so_far[turns.length < 2 ? 0 : 1];
  write(details, "summary", put(sentence, { number: turns.length }));
  const list = details.querySelector("div");
  const [they, you] = list.children;
  const lines = turns.flatMap(({ before, place }) => {
    const scene = texts[before.scene];
    return [lineOf(they, scene.says), lineOf(you, scene.choices[place].text)];
  });
  return list.replaceChildren(...lines);
}

function lineOf(shape, words) {
  const line = shape.cloneNode(true);
  line.querySelector("span").textContent = words;
  return line;
}

function showTrust(page, pieces, said, { trust }, last) {
  const shown = drawn(pieces.trust[trust]);
  if (last) shown.querySelector(".small").append(document.createElement("br"), said.changes[last.gained]);
  page.querySelector(".trust").replaceWith(shown);
}

function goBack(page, { turns }) {
  const button = page.querySelector("[name=number]");
  if (turns.length) button.value = turns.length;
  else button.remove();
}

function showClues(page, pieces, said, { clues }, news) {
  const section = page.querySelector("[aria-labelledby=table]");
  write(section, "p", clueWords(said, { clues }, news));
  const signs = Object.entries(pieces.clues).map(([clue, [not, found, found_now]]) =>
    drawn(news.includes(clue) ? found_now : clues.includes(clue) ? found : not),
  );
  section.querySelector("ul").replaceChildren(...signs);
}

function clueWords(said, { clues }, news) {
  if (!clues.length) return said.nothing;
  const sentence = said.counted[said.expected.filter((clue) => clues.includes(clue)).length];
  if (!news.length) return sentence;
  const named = news.map((clue) => said.clues[clue]).join(", ");
  return `${sentence} ${put(said.just_now, { clues: named })}`;
}

// A sentence said twice is read once.
function once(turns) {
  const known = new Map(turns.map((turn) => [`${turn.before.scene} ${turn.place}`, turn]));
  return [...known.values()];
}

function fillOrDrop(page, name, fill, isNeeded) {
  const section = page.querySelector(`[aria-labelledby=${name}]`);
  if (isNeeded) fill(section);
  else section.remove();
}

function showSaid(page, name, choices) {
  fillOrDrop(page, name, (section) =>
    repeat(section.querySelector("div"), choices, (line, { text, feedback }) => {
      line.firstChild.textContent = text;
      write(line, "span", feedback);
    }),
  choices.length);
}

// What the debrief ends with.
export function closingOf({ scenario, enough, said, pages, pieces }, game, left, waits, problem) {
  const endings = endingsOf(scenario, left.endings, [...left.left, left.choices]);
  if (!left.is_begun) {
    const done = drawn(pages.done);
    write(done, "strong", quoted(said, left.sentence));
    if (waits) done.querySelector("p").append(" ", drawn(pieces.waits));
    return done;
  }
  if (!isLed(endings, enough) || !isOver(scenario, game)) return drawn(pages.short);
  const form = drawn(problem ? put(pages.wrong, { problem }) : pages.write);
  form.querySelector("textarea").value = left.sentence;
  return form;
}

const quoted = (said, sentence) => (/^[«(]/.test(sentence) ? sentence : put(said.quoted, { sentence }));
