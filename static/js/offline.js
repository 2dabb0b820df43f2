// On a device of one's own: what is kept without a connection, and what waits to be sent. The rest
// is fetched by whoever needs it. Where a browser cannot keep anything, nothing is offered.
const canKeep =
  isSecureContext &&
  ["indexedDB", "caches"].every((it) => it in self) &&
  "serviceWorker" in navigator &&
  "randomUUID" in crypto;
const has = (selector) => document.querySelector(selector) !== null;
const keeps = /(?:^|; )kept=1/.test(document.cookie);

// Every hand-in carries whose it is, when it was done, and a key made at that moment: without them
// the worker cannot keep it, so this waits for no other file. The same answers of the same page
// keep their key: pressing twice is once.
function sign(form) {
  const { activity, kind = "quiz" } = form.dataset;
  const { person = "" } = document.documentElement.dataset;
  const keys = {};
  form.addEventListener("formdata", ({ formData }) => {
    const said = new URLSearchParams([...formData].filter(([, is]) => typeof is === "string"));
    const key = (keys[said] ??= crypto.randomUUID());
    const more = { key, person, activity, kind, done_at: Date.now() };
    if (form.dataset.corrects) more.corrects = form.dataset.corrects; // see offline/aside.js
    for (const [name, value] of Object.entries(more)) formData.set(name, value);
  });
}

if (canKeep) {
  if (has("[data-keep-module]")) import("./offline/keeping.js");
  if (keeps) {
    document.querySelectorAll("form[data-activity]").forEach(sign);
    import("./offline/banner.js");
    if (has("[data-dialogue]")) import("./offline/dialogue.js");
    if (has("[data-leads]")) import("./offline/led.js");
    if (has("form[data-activity]")) import("./offline/forms.js");
    if (has("[data-kept-modules]")) import("./offline/shelf.js");
  }
}
