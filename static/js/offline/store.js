// What this device remembers: modules that are kept, hand-ins that wait, who was here last.
// The service worker is made of this file and worker.js (learners/views/running/workers.py).
const NAME = "a-portee";
const VERSION = 10; // above the one that a page makes by merely looking
const STORES = {
  queue: { keyPath: "number", autoIncrement: true },
  modules: { keyPath: "id" },
  drafts: { keyPath: "id" },
  state: { keyPath: "name" },
};
const ANSWERS = "hors-ligne.json";
let opened;

function open() {
  opened ??= new Promise((done, fail) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      const base = request.result;
      for (const [name, options] of Object.entries(STORES)) {
        if (!base.objectStoreNames.contains(name)) base.createObjectStore(name, options);
      }
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => {
        request.result.close();
        opened = undefined;
      };
      done(request.result);
    };
    request.onerror = () => fail(request.error);
  });
  return opened;
}

async function within(store, mode, act) {
  const base = await open();
  return new Promise((done, fail) => {
    const change = base.transaction(store, mode, { durability: "strict" });
    const asked = act(change.objectStore(store));
    change.oncomplete = () => done(asked.result);
    change.onerror = change.onabort = () => fail(change.error);
  });
}

export const get = (store, key) => within(store, "readonly", (kept) => kept.get(key));
export const all = (store) => within(store, "readonly", (kept) => kept.getAll());
export const put = (store, value) => within(store, "readwrite", (kept) => kept.put(value));
export const drop = (store, key) => within(store, "readwrite", (kept) => kept.delete(key));

// What these people handed in here, in order; what anybody did, when none is named.
export async function queueOf(...keys) {
  return (await all("queue")).filter(({ person }) => !keys.length || keys.includes(person));
}
export const inDrafts = async (person) =>
  (await all("drafts")).filter((draft) => draft.person === person);
export const isWaiting = ({ state }) => state === "waiting";

// Whose pages may be shown without a connection: whoever was signed in last, nobody otherwise.
export const lastHere = async () => (await get("state", "person"))?.value || "";
export const rememberHere = (person) => put("state", { name: "person", value: person });

export const shelfOf = (person) => caches.open(`kept-${person}`);
export const moduleOf = (path) => path.replace(/^((?:\/en)?\/modules\/[^/]+\/).*$/, "$1");
export const answersOf = (path) => moduleOf(path) + ANSWERS;

// Keep a page, if it was written for this person; the copy says since when it is one.
export async function keepPage(person, path, response) {
  const text = await response.text();
  if (!text.includes(`data-person="${person}"`)) return 0;
  const copy = text.replace("<html ", `<html data-kept="${Date.now()}" `);
  const headers = { "Content-Type": "text/html; charset=utf-8" };
  const policy = response.headers.get("Content-Security-Policy");
  if (policy) headers["Content-Security-Policy"] = policy;
  await (await shelfOf(person)).put(path, new Response(copy, { headers }));
  return copy.length;
}

// By this cookie the server knows that a page needs these scripts; it says nothing else.
export function leaveWord(seconds = 365 * 24 * 3600) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `kept=1; path=/; max-age=${seconds}; SameSite=Lax${secure}`;
}
