// The forms of a lesson: putting in them what was said, and a word above them.
import { drawn, wordsHere } from "./words.js";

export const fieldsOf = (form, name) =>
  [...form.elements].filter((it) => it.name === name || it.name?.startsWith(`${name}-`));

export function fill(form, name, said) {
  for (const field of fieldsOf(form, name)) {
    const values = said.getAll(field.name);
    if (/^(?:radio|checkbox)$/.test(field.type)) field.checked = values.includes(field.value);
    else field.value = values[0] || "";
  }
}

export function refill(form, said) {
  const fields = [...form.elements].filter(({ name, type }) => name && !/^(?:hidden|submit)$/.test(type));
  for (const name of new Set(fields.map((field) => field.name))) fill(form, name, said);
}

// Above the form, or above the fold in which it stands; one at a time.
export async function tellAbove(form, name, sentence = "") {
  const box = form.closest("details") || form;
  for (const old of box.parentElement.querySelectorAll(":scope > .notice")) old.remove();
  const notice = drawn((await wordsHere())[name]);
  box.before(notice);
  if (sentence) notice.querySelector("[data-said]").textContent = sentence;
}
