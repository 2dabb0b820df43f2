// The modules that this device keeps, where a page has room for their list.
import { all } from "./store.js";
import { dayOf, person, weightOf, wordsHere } from "./words.js";

const place = document.querySelector("[data-kept-modules]");
const kept = (await all("modules")).filter((module) => module.person === person);
if (kept.length) await show();

async function show() {
  const words = await wordsHere();
  const shape = place.querySelector("template");
  for (const { title, address, at, bytes } of kept) {
    const row = shape.content.firstElementChild.cloneNode(true);
    const link = row.querySelector("a");
    [link.href, link.textContent] = [address, title];
    row.querySelector("[data-when]").textContent = words.kept
      .replace("{day}", dayOf(at))
      .replace("{weight}", weightOf(words, bytes));
    shape.before(row);
  }
  place.hidden = false;
}
