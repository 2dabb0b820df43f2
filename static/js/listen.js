// Read a page aloud with a voice of this very device: no text leaves it. What is read carries
// `data-aloud`, and is shown; with `data-aloud="part"` it can also be heard alone, by a button under
// its title. Without this file, or without such a voice, there is no button.
const RATES = [0.6, 0.8, 1, 1.2, 1.5];
const LONGEST = 200; // signs: Chromium falls silent in the middle of what lasts longer
const BLOCK = "option, p, li, h1, h2, h3, h4, legend, label, dt, dd, td, th, figcaption, summary, .hint, div";
const bar = document.querySelector("[data-listen]");
const speech = window.speechSynthesis;
const marks = window.CSS?.highlights && window.Highlight;
let sentences = [];
let at = 0;
let turn = 0; // what an earlier turn still says is not listened to
let state = "off";
let rate = 1;

const keepRate = (value) => {
  try {
    if (value) localStorage.setItem("listen-rate", value);
    return Number(localStorage.getItem("listen-rate"));
  } catch {
    return 0;
  }
};
const voiceFor = (lang) => {
  const own = speech.getVoices().filter((voice) => voice.localService);
  const speaks = (wanted) => own.find((voice) => voice.lang.replace("_", "-").toLowerCase().startsWith(wanted));
  return speaks(lang === "fr" ? "fr-fr" : lang) || speaks(lang);
};
const langOf = (node) => node.closest("[lang]").lang.slice(0, 2);
const usual = () => voiceFor(langOf(document.querySelector("main [data-aloud]")));

// What a first list offers is what all of them offer; places (1, 2, 3) are not worth a voice.
const isChoice = (option) =>
  option.matches(".line:first-of-type option[value]:not([value=''])") && !/^\d+$/.test(option.text);
// The text nodes that are seen, in one list for each block of text.
const blocksOf = (root) => {
  const blocks = [];
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    const silent = parent.closest("button, .visually-hidden, [aria-hidden=true]");
    if (silent || !node.data.trim() || !(parent.getClientRects().length || isChoice(parent))) continue;
    const block = parent.closest(BLOCK);
    const last = blocks.at(-1);
    if (last?.block === block) last.nodes.push(node);
    else blocks.push({ block, nodes: [node] });
  }
  return blocks;
};
const cut = (text) =>
  (text.match(/\s*\S[\s\S]*?(?:[.!?…]+[\s»”)]*(?=\s)|$)/g) || []).flatMap((sentence) =>
    sentence.length > LONGEST ? sentence.match(/[\s\S]{1,200}(?=\s|$)|\S{200}/g) : [sentence],
  );
const sentencesOf = ({ block, nodes }) => {
  let from = 0;
  return cut(nodes.map((node) => node.data).join("")).map((text) => {
    from += text.length;
    return { text, block, nodes, from: from - text.length, lang: langOf(nodes[0].parentElement) };
  });
};
const rangeOf = ({ nodes }, from, to) => {
  const range = new Range();
  let passed = 0;
  for (const node of nodes) {
    const place = (sign) => Math.min(Math.max(sign - passed, 0), node.length);
    if (from >= passed && from <= passed + node.length) range.setStart(node, place(from));
    if (to > passed) range.setEnd(node, place(to));
    passed += node.length;
  }
  return range;
};
const unmark = () => {
  if (marks) ["listen-sentence", "listen-word"].forEach((name) => CSS.highlights.delete(name));
  document.querySelector(".is-heard")?.classList.remove("is-heard");
};
const mark = (name, sentence, from, to) => {
  if (marks) CSS.highlights.set(name, new Highlight(rangeOf(sentence, from, to)));
};

const show = (now) => {
  state = now;
  bar.dataset.listen = now;
  for (const part of bar.querySelectorAll("[data-when]")) part.hidden = !part.dataset.when.split(" ").includes(now);
  for (const button of bar.querySelectorAll("[data-do=slower], [data-do=faster]"))
    button.setAttribute("aria-disabled", rate === (button.dataset.do === "slower" ? RATES[0] : RATES.at(-1)));
  bar.querySelector("[data-rate]").textContent = rate.toLocaleString(document.documentElement.lang);
};
const hush = () => {
  turn += 1;
  speech.cancel();
};
const stop = () => {
  if (state === "off") return;
  hush();
  unmark();
  at = 0;
  if (bar.contains(document.activeElement)) bar.querySelector("[data-do=play]").focus();
  show("off");
};
const say = () => {
  const sentence = sentences[at];
  if (!sentence) return stop();
  hush();
  const mine = turn;
  const said = new SpeechSynthesisUtterance(sentence.text.trim().replace(/\s/g, " "));
  const lead = sentence.text.length - sentence.text.trimStart().length;
  const voice = voiceFor(sentence.lang) || usual();
  Object.assign(said, { voice, lang: voice.lang, rate });
  unmark();
  mark("listen-sentence", sentence, sentence.from + lead, sentence.from + sentence.text.length);
  if (!marks) sentence.block.classList.add("is-heard");
  if (sentence.block !== sentences[at - 1]?.block) sentence.block.scrollIntoView({ block: "nearest" });
  said.onboundary = (event) => {
    if (mine !== turn || event.name === "sentence") return;
    const start = sentence.from + lead + event.charIndex;
    const length = event.charLength || said.text.slice(event.charIndex).search(/\s|$/);
    mark("listen-word", sentence, start, start + length);
  };
  said.onend = () => {
    if (mine !== turn) return;
    at += 1;
    say();
  };
  said.onerror = () => mine === turn && stop();
  speech.speak(said);
};
const begin = (parts) => {
  sentences = parts.flatMap(blocksOf).flatMap(sentencesOf);
  at = 0;
  show("on");
  say();
};
const deeds = {
  play() {
    if (state === "on") {
      hush();
      return show("paused");
    }
    if (state === "off") return begin([...document.querySelectorAll("main [data-aloud]:not([data-aloud] *)")]);
    show("on");
    say();
  },
  stop,
  slower: () => pace(-1),
  faster: () => pace(1),
};
const pace = (step) => {
  rate = RATES[Math.min(Math.max(RATES.indexOf(rate) + step, 0), RATES.length - 1)];
  keepRate(rate);
  show(state);
  if (state === "on") say();
};
if (bar && speech && window.SpeechSynthesisUtterance) {
  rate = RATES.find((known) => known === keepRate()) || 1;
  const appear = () => {
    if (!bar.hidden || !usual()) return;
    bar.hidden = false;
    show("off");
    for (const part of document.querySelectorAll("[data-aloud=part]")) {
      const button = document.querySelector("template[data-listen-part]").content.firstElementChild.cloneNode(true);
      button.addEventListener("click", () => begin([part]));
      part.firstElementChild.after(button);
    }
  };
  bar.addEventListener("click", (event) => deeds[event.target.closest("[data-do]")?.dataset.do]?.());
  addEventListener("keydown", (event) => event.key === "Escape" && stop());
  addEventListener("pagehide", stop);
  speech.addEventListener?.("voiceschanged", appear);
  appear();
}
