// The sentences of these scripts: the server says them, in the language of the page.
import { get, put } from "./store.js";

const page = document.documentElement;
const { here } = document.querySelector("script[data-here]").dataset;

export const language = page.lang;
export const person = page.dataset.person || "";
export const isCopy = "kept" in page.dataset;

// An answer that does not come is none; browsers that cannot say so wait as long as they wait.
export const inTime = () => AbortSignal.timeout?.(20000);

// Who is signed in, the token that sending needs, and the words, which are remembered.
export async function askServer() {
  const answer = await fetch(here, { signal: inTime() });
  if (!answer.ok) throw new Error(String(answer.status));
  const told = await answer.json();
  await put("state", { name: `words-${language}`, value: told.words });
  return told;
}

export async function wordsHere() {
  const known = (await get("state", `words-${language}`))?.value;
  return known || (await askServer()).words;
}

export const counted = (words, name, count) =>
  words[count === 1 ? `${name}_one` : `${name}_many`].replace("{n}", count);

export const dayOf = (moment) =>
  new Date(moment)
    .toLocaleDateString(language, { day: "numeric", month: "long" })
    .replaceAll(" ", "\u00a0");

export function hourOf(words, moment) {
  const [hours, minutes] = [new Date(moment).getHours(), new Date(moment).getMinutes()];
  return words.hour.replace("{h}", hours).replace("{m}", String(minutes).padStart(2, "0"));
}

export function weightOf(words, bytes) {
  const tens = Math.ceil(bytes / 1e4) * 10;
  const [unit, size] = tens >= 1000 ? ["megabytes", tens / 1000] : ["kilobytes", tens];
  const digits = { maximumFractionDigits: unit === "megabytes" ? 1 : 0 };
  return words[unit].replace("{n}", size.toLocaleString(language, digits));
}

// A piece of page that the server drew; only it writes in these words.
export function drawn(html) {
  const shape = document.createElement("template");
  shape.innerHTML = html;
  return shape.content.firstElementChild;
}
