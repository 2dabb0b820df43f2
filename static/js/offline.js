// On a device of one's own: what is kept without a connection, and what waits to be sent. The rest
// is fetched by whoever needs it. Where a browser cannot keep anything, nothing is offered.
const canKeep =
  isSecureContext &&
  ["indexedDB", "caches"].every((it) => it in self) &&
  "serviceWorker" in navigator &&
  "randomUUID" in crypto;
const has = (selector) => document.querySelector(selector) !== null;
const keeps = /(?:^|; )kept=1/.test(document.cookie);

if (canKeep) {
  if (has("[data-keep-module]")) import("./offline/keeping.js");
  if (keeps) {
    import("./offline/banner.js");
    if (has("[data-dialogue]")) import("./offline/dialogue.js");
    if (has("[data-leads]")) import("./offline/led.js");
    if (has("form[data-activity]")) import("./offline/forms.js");
    if (has("[data-kept-modules]")) import("./offline/shelf.js");
  }
}
