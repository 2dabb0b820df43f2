// At a counter: hide the page at once and bring it back with four digits; leave nothing behind.
// Without this file the same buttons do it, with a page of the server's.
const root = document.documentElement;
const curtain = document.getElementById("curtain");
const form = curtain.querySelector("form");
const said = form.querySelector("[role=alert]");
const tabs = new BroadcastChannel("curtain");
let before, pressed = 0;

function hide() {
  if (!curtain.hidden) return;
  before = [document.title, document.activeElement, scrollX, scrollY];
  document.title = "À portée";
  root.dataset.hidden = "";
  curtain.hidden = false;
  document.querySelectorAll("video, audio").forEach((playing) => playing.pause());
  if (document.fullscreenElement) document.exitFullscreen();
  form.code.focus();
}

function show() {
  if (curtain.hidden) return;
  const [title, focused, x, y] = before;
  curtain.hidden = true;
  delete root.dataset.hidden;
  document.title = title;
  scrollTo({ left: x, top: y, behavior: "instant" });
  focused.focus({ preventScroll: true });
}

const tell = (words) => (said.textContent = words);
const post = (body) =>
  fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "curtain" }, keepalive: true });

// From « choose four digits » to « your four digits ».
function chosen() {
  for (const words of form.querySelectorAll("[data-lift]")) words.textContent = words.dataset.lift;
}

function showAll() {
  tabs.postMessage("show");
  show();
}

function lower() {
  hide();
  tabs.postMessage("hide");
  const telling = new FormData(form);
  telling.delete("code");
  post(telling).catch(() => {});
}

async function lift(event) {
  event.preventDefault();
  const typed = new FormData(form);
  form.code.value = "";
  tell("");
  const answer = await post(typed).catch(() => null);
  if (!answer) tell(curtain.dataset.away);
  else if (answer.status === 200) tell(await answer.text());
  else if (answer.status === 202) chosen();
  else if (answer.status === 204) showAll();
  else location.reload();
  form.code.focus();
}

// What waits to be sent in the offline copy of a module, if there is one.
const waiting = () =>
  new Promise((found) => {
    const opened = indexedDB.open("a-portee");
    opened.onupgradeneeded = () => opened.transaction.abort();
    opened.onerror = () => found(0);
    opened.onsuccess = () => {
      const base = opened.result;
      const none = !base.objectStoreNames.contains("queue");
      const counted = none || base.transaction("queue").objectStore("queue").getAll();
      const end = () => found((counted.result || []).filter((entry) => entry.state !== "sent").length, base.close());
      if (none) end();
      else counted.onsuccess = counted.onerror = end;
    };
  });

async function leave(event) {
  const leaving = event.target;
  if (!leaving.matches("[data-leave]")) return;
  event.preventDefault();
  if (event.submitter?.matches("[data-hide]")) return lower();
  const left = leaving.dataset.leave ? 0 : await waiting();
  if (left) return location.assign(`${leaving.action}?attente=${left}`);
  await Promise.race([forget(), new Promise((late) => setTimeout(late, 2000))]);
  leaving.submit();
}

// For browsers that do not obey Clear-Site-Data.
async function forget() {
  localStorage.clear();
  sessionStorage.clear();
  indexedDB.deleteDatabase("a-portee");
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  const kept = (await self.caches?.keys()) ?? [];
  await Promise.allSettled([...workers.map((worker) => worker.unregister()), ...kept.map((name) => caches.delete(name))]);
}

form.addEventListener("submit", lift);
addEventListener("submit", leave);
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (event.timeStamp - pressed < 600) lower();
  pressed = event.timeStamp;
});
addEventListener("pageshow", (event) => event.persisted && location.reload());
tabs.onmessage = (event) => (event.data === "hide" ? hide() : show());
