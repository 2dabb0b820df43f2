// Say what a word means, under the paragraph where it stands. Without this file, its link leads to
// the glossary.
const model = document.querySelector("template[data-definition]");
const close = (word) => {
  word.definition.remove();
  word.setAttribute("aria-expanded", "false");
};
const open = (word) => {
  const said = model.content.firstElementChild.cloneNode(true);
  const block = word.closest("li, td, p, h3, h4, dd, div");
  word.definition = said;
  word.setAttribute("aria-expanded", "true");
  said.querySelector("a").href = word.href;
  if (block.matches("p, h3, h4")) block.after(said);
  else block.append(said);
  // Filled once it stands there: then it is read aloud.
  setTimeout(() => (said.querySelector("[data-said]").textContent = word.dataset.meaning), 50);
};
const isOpen = (word) => word.getAttribute("aria-expanded") === "true";
for (const word of model ? document.querySelectorAll("a.term") : []) {
  word.setAttribute("role", "button");
  word.setAttribute("aria-expanded", "false");
  word.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (isOpen(word)) close(word);
    else open(word);
  });
  word.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    word.click();
  });
}
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const word of document.querySelectorAll("a.term[aria-expanded=true]")) {
    if (word.definition.contains(document.activeElement)) word.focus();
    close(word);
  }
});
