// In the office, buttons and keys that type Markdown. Without this file one types the signs oneself.
(() => {
  const said = document.currentScript.dataset;
  const KEYS = { b: "bold", i: "italic", k: "link" };
  const BUTTONS = [
    ["bold", "bold"],
    ["italic", "italic"],
    ["list", "list-ul"],
    ["steps", "list-ol"],
    ["link", "link"],
    ["title", "h3"],
  ];

  // As if typed: Ctrl-Z takes it back, and Wagtail hears it.
  const type = (field, text) => {
    field.focus();
    if (!document.execCommand("insertText", false, text)) {
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  const wrap = (field, before, after, start, chosen) => {
    type(field, `${before}${chosen}${after}`);
    field.setSelectionRange(start + before.length, start + before.length + chosen.length);
  };

  // The whole lines that the selection touches.
  const lines = (field, prefix) => {
    const text = field.value;
    const from = text.lastIndexOf("\n", field.selectionStart - 1) + 1;
    const end = text.indexOf("\n", field.selectionEnd);
    field.setSelectionRange(from, end < 0 ? text.length : end);
    const chosen = text.slice(field.selectionStart, field.selectionEnd).split("\n");
    type(field, chosen.map((line, place) => prefix(place) + line).join("\n"));
  };

  const actions = {
    bold: (field, start, chosen) => wrap(field, "**", "**", start, chosen),
    italic: (field, start, chosen) => wrap(field, "*", "*", start, chosen),
    link: (field, start, chosen) => {
      type(field, `[${chosen}](https://)`);
      const end = start + chosen.length + 3;
      field.setSelectionRange(chosen ? end : start + 1, chosen ? end + 8 : start + 1);
    },
    list: (field) => lines(field, () => "- "),
    steps: (field) => lines(field, (place) => `${place + 1}. `),
    title: (field) => lines(field, () => "### "),
  };

  const act = (field, name) => {
    const start = field.selectionStart;
    field.focus();
    actions[name](field, start, field.value.slice(start, field.selectionEnd));
  };

  const button = (field, name, icon) => {
    const made = document.createElement("button");
    made.type = "button";
    made.title = said[name];
    made.setAttribute("aria-label", said[name]);
    made.innerHTML = `<svg aria-hidden="true"><use href="#icon-${icon}"></use></svg>`;
    made.addEventListener("click", () => act(field, name));
    return made;
  };

  const equip = (field) => {
    if (field.dataset.equipped) return;
    field.dataset.equipped = "yes";
    const bar = document.createElement("div");
    bar.className = "markdown-bar";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", said.group);
    for (const [name, icon] of BUTTONS) {
      if (name !== "title" || field.dataset.markdown !== "flat") bar.append(button(field, name, icon));
    }
    field.before(bar);
  };

  const look = () => document.querySelectorAll("textarea[data-markdown]").forEach(equip);

  document.addEventListener("keydown", (event) => {
    const field = event.target;
    const name = KEYS[event.key];
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || !name) return;
    if (!(field instanceof HTMLTextAreaElement) || !("markdown" in field.dataset)) return;
    event.preventDefault();
    act(field, name);
  });
  document.addEventListener("DOMContentLoaded", () => {
    look();
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  });
})();
