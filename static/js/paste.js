// In the office, a word processor's paste comes in as Markdown. Without this file it comes as plain text.
(() => {
  const said = document.currentScript.dataset;
  const most = Number(said.most);
  const LONGEST = 100000;
  const STRUCTURE = /<(?:strong|b|em|i|ul|ol|li|h[1-6]|table|a\s[^>]*href)\b|mso-list|font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic|<img\b/i;

  const notice = (field, words) => {
    const box = field.parentElement;
    let note = box.querySelector("[data-paste-said]");
    if (!note) {
      note = document.createElement("p");
      note.dataset.pasteSaid = "";
      note.className = "help";
      note.setAttribute("role", "status");
      box.append(note);
    }
    note.textContent = words;
  };

  // As if typed: Ctrl-Z takes it back, and Wagtail hears it.
  const type = (field, text) => {
    field.focus();
    if (!document.execCommand("insertText", false, text)) {
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  const tokenOf = () => JSON.parse(document.getElementById("wagtail-config").textContent).CSRF_TOKEN;

  const convert = async (html) => {
    const answer = await fetch(said.address, {
      method: "POST",
      headers: { "X-CSRFToken": tokenOf(), "Content-Type": "text/html; charset=utf-8" },
      body: html,
    });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };

  document.addEventListener("paste", async (event) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement) || !("markdown" in field.dataset)) return;
    const plain = event.clipboardData.getData("text/plain");
    const html = event.clipboardData.getData("text/html");
    if (plain.length > LONGEST) {
      event.preventDefault();
      notice(field, said.tooLong);
      return;
    }
    if (!html || !STRUCTURE.test(html)) return;
    event.preventDefault();
    const from = field.selectionStart;
    const to = field.selectionEnd;
    let text = plain;
    let words = "";
    try {
      if (html.length > most) throw new Error("too long");
      const made = await convert(html);
      text = made.markdown || plain;
      const before = field.value.slice(0, from).trimEnd();
      if (before && /^(?:#|-|\||\d+\.)/.test(text)) text = `\n\n${text}`;
      words = made.pictures ? said.pictures : "";
    } catch {
      words = said.failed;
    }
    field.focus();
    if (field.selectionStart === from) field.setSelectionRange(from, to);
    type(field, text);
    notice(field, words);
  });
})();
