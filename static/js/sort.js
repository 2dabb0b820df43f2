// Drag the cards of a sorting onto their groups: it chooses in their list, which is always there.
const canDrag = matchMedia("(pointer: fine)").matches;
for (const board of canDrag ? document.querySelectorAll("[data-sorting]") : []) {
  const cards = [...board.querySelectorAll("ol > li")];
  const lists = cards.map((card) => card.querySelector("select"));
  const groups = document.createElement("div");
  let held = null;

  const count = () => {
    for (const group of groups.children) {
      const isIn = (list) => list.value === group.dataset.group && !list.closest("[hidden]");
      const inside = lists.filter(isIn).length;
      group.lastChild.textContent = inside ? ` ${inside}` : "";
    }
  };
  const isOver = (group, yes) => group.classList.toggle("is-over", yes);

  for (const { value, textContent } of lists.length ? lists[0].options : []) {
    if (!value) continue;
    const group = document.createElement("p");
    group.className = "sorting__group";
    group.dataset.group = value;
    group.append(textContent, document.createElement("span"));
    group.addEventListener("dragover", (event) => {
      event.preventDefault();
      isOver(group, true);
    });
    group.addEventListener("dragleave", () => isOver(group, false));
    group.addEventListener("drop", (event) => {
      event.preventDefault();
      isOver(group, false);
      if (!held) return;
      const list = held.querySelector("select");
      list.value = value;
      list.dispatchEvent(new Event("input", { bubbles: true }));
    });
    groups.append(group);
  }

  for (const card of cards) {
    card.draggable = true;
    card.addEventListener("dragstart", (event) => {
      held = card;
      event.dataTransfer.setData("text/plain", "");
    });
    card.addEventListener("dragend", () => (held = null));
  }
  groups.className = "sorting__groups";
  groups.setAttribute("aria-hidden", "true"); // the lists say the same, and can be used by anybody
  board.querySelector("ol").before(groups);
  board.addEventListener("input", count);
  board.querySelector("[data-sorting-hint]").hidden = false;
  count();
}
