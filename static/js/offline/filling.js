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

const asked = (form) =>
  [...form.elements].filter(({ name, type }) => name && !/^(?:hidden|submit)$/.test(type));

export function refill(form, said) {
  for (const name of new Set(asked(form).map((field) => field.name))) fill(form, name, said);
}

// Whether what one sees in the form is what was said then.
export function holds(form, said) {
  const here = new URLSearchParams(new FormData(form));
  const plain = (values) => values.filter(Boolean).join("\n").replaceAll("\r\n", "\n");
  return asked(form).every(({ name }) => plain(here.getAll(name)) === plain(said.getAll(name)));
}

// Above the form, or above the fold in which it stands; one at a time.
export async function tellAbove(form, name, sentence = "") {
  const box = form.closest("details") || form;
  for (const old of box.parentElement.querySelectorAll(":scope > .notice")) old.remove();
  const notice = drawn((await wordsHere())[name]);
  box.before(notice);
  if (sentence) notice.querySelector("[data-said]").textContent = sentence;
}
