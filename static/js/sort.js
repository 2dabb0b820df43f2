// Drag the cards of a sorting into their groups. Without this file, each card has its list.
for (const board of document.querySelectorAll("[data-sorting]")) {
  const waiting = board.querySelector("ol");
  const boxes = new Map([["", waiting]]);
  const first = board.querySelector("select");
  let held = null;

  for (const { value, textContent } of first ? first.options : []) {
    if (!value) continue;
    const group = document.createElement("div");
    const name = document.createElement("p");
    const cards = document.createElement("ol");
    group.className = "sorting__group";
    name.textContent = textContent;
    cards.className = "plain-list";
    group.append(name, cards);
    group.addEventListener("dragover", (event) => {
      event.preventDefault();
      group.classList.add("is-over");
    });
    group.addEventListener("dragleave", () => group.classList.remove("is-over"));
    group.addEventListener("drop", (event) => {
      event.preventDefault();
      group.classList.remove("is-over");
      if (held) put(held, value);
    });
    board.append(group);
    boxes.set(value, cards);
  }

  const put = (card, value) => {
    const select = card.querySelector("select");
    select.value = value;
    select.dispatchEvent(new Event("input", { bubbles: true }));
    (boxes.get(value) || waiting).append(card);
  };

  for (const card of [...waiting.children]) {
    const select = card.querySelector("select");
    card.draggable = true;
    card.addEventListener("dragstart", (event) => {
      held = card;
      event.dataTransfer.setData("text/plain", "");
    });
    card.addEventListener("dragend", () => (held = null));
    // A keyboard goes through a list with its arrows: the card moves once one leaves it.
    select.addEventListener("blur", () => (boxes.get(select.value) || waiting).append(card));
    if (select.value) boxes.get(select.value)?.append(card);
  }
  board.querySelector("[data-sorting-hint]")?.removeAttribute("hidden");
}
