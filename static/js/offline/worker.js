// Between the page and the line: what is kept is given when the line is not there, and what is
// handed in then waits. The office, the way in and other people's pages are never answered here.
const PAGE = /^\/(?:en\/)?modules\/[\w-]+\/(?:[\w-]+\/(?:dialogue\/[\w-]+\/)?)?$/;
const HAND_IN = /^((?:\/en)?\/modules\/[\w-]+\/[\w-]+\/)(?:[\w-]+\/)*([\w-]+)\/$/;
// The page of a dialogue, to which one says something, begins again or writes a sentence.
const DIALOGUE = /^(?:\/en)?\/modules\/[\w-]+\/[\w-]+\/dialogue\/[\w-]+\/(?=(?:\w+\/)?$)/;
const PLACES = { quiz: "#quiz-", read: "#", other: "#activity-" };
// Another person may come in there, or the page was hidden from a visitor: nobody's, until a page
// says whose it is.
const WAY_IN = /\/(?:connexion|deconnexion|inscription|rejoindre|carte|invitation|rideau)\//;
const NOWHERE = /^\/(?:en\/)?(?:$|mon-espace\/|modules\/|parcours\/|hors-ligne\/)/;
const HASHED = /^\/static\/(?:css|fonts|icons|js)\/.+\.[0-9a-f]{12}\.\w+$/;
const [LATE, LATE_TO_SEND] = [4000, 15000]; // milliseconds
const GATEWAYS = [502, 503, 504];
const NOT_KEPT = 202; // read by us, and kept nowhere: it stays on the device

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === "POST") {
    if (DIALOGUE.test(pathname)) event.respondWith(sayOrKeep(event, pathname));
    else if (HAND_IN.test(pathname)) event.respondWith(sendOrKeep(event, pathname));
    else if (WAY_IN.test(pathname)) event.waitUntil(rememberHere(""));
  } else if (request.method === "GET" && request.mode === "navigate") {
    if (PAGE.test(pathname)) event.respondWith(readPage(event, pathname));
    else if (NOWHERE.test(pathname)) event.respondWith(fetch(request).catch(() => elsewhere(pathname)));
  } else if (request.method === "GET" && /^\/(?:static|media)\//.test(pathname)) {
    event.respondWith(fileOf(request, pathname));
  }
});

async function onShelf(path) {
  const person = await lastHere();
  return person ? (await shelfOf(person)).match(path, { ignoreVary: true }) : undefined;
}

function inTime(answer, patience) {
  const tooLate = new Promise((_, fail) => setTimeout(fail, patience, new Error("late")));
  return Promise.race([answer, tooLate]);
}

async function readPage(event, path) {
  const [person, kept] = [await lastHere(), await onShelf(path)];
  const live = fetch(event.request);
  if (!kept) return live.catch(() => elsewhere(path));
  event.waitUntil(live.then((answer) => renew(person, path, answer.clone()), () => {}));
  try {
    const answer = await inTime(live, LATE);
    return GATEWAYS.includes(answer.status) ? kept : answer;
  } catch {
    return kept;
  }
}

async function renew(person, path, answer) {
  if (answer.ok && !answer.redirected) await keepPage(person, path, answer);
}

// A page that is not kept: the list of those that are, in this language or the other.
async function elsewhere(path) {
  const lists = ["/hors-ligne/", "/en/hors-ligne/"];
  if (path.startsWith("/en/")) lists.reverse();
  return (await onShelf(lists[0])) || (await onShelf(lists[1])) || Response.error();
}

// A hashed name never changes what it holds; the other files are asked for again.
async function fileOf(request, path) {
  const kept = await onShelf(path);
  if (kept && (HASHED.test(path) || path.startsWith("/media/"))) return kept;
  try {
    const answer = await fetch(request);
    if (answer.status === 200 && (await isOfAKeptPage(request, path))) {
      await (await shelfOf(await lastHere())).put(path, answer.clone());
    }
    return answer;
  } catch {
    return kept || Response.error();
  }
}

// What a kept page asks for since it was written again: a new style, another picture.
async function isOfAKeptPage({ referrer, destination }, path) {
  const person = await lastHere();
  if (!person || !(await caches.has(`kept-${person}`))) return false;
  if (HASHED.test(path)) return true;
  return destination === "image" && Boolean(referrer && (await onShelf(new URL(referrer).pathname)));
}

const forgetDraft = (said) => drop("drafts", `${said.get("person")} ${said.get("activity")}`);

// A text to read again (aside.js) goes once what was made of it is taken; what is kept of that,
// half done, will be in the form.
async function corrected(said) {
  const entry = await get("queue", Number(said.get("corrects")) || -1);
  return entry?.person === said.get("person") ? entry : undefined;
}

async function forgetCorrected(said) {
  const entry = await corrected(said);
  if (entry) await drop("queue", entry.number);
}

async function markCorrected(said) {
  const entry = await corrected(said);
  if (entry) await put("queue", { ...entry, taken: true });
}

// Taken, we are sent elsewhere; what began is kept without a page. Anything else was not taken.
async function forgetTaken({ type, status }, copy) {
  const said = await copy.formData();
  const isTaken = type === "opaqueredirect";
  if (isTaken || status === 204) await forgetDraft(said);
  if (isTaken) await forgetCorrected(said);
  else if (status === 204) await markCorrected(said);
}

async function sendOrKeep(event, path) {
  const copy = event.request.clone();
  try {
    const answer = await inTime(fetch(event.request), LATE_TO_SEND);
    if (answer.status !== NOT_KEPT && !GATEWAYS.includes(answer.status)) {
      event.waitUntil(forgetTaken(answer, copy).catch(() => {}));
      return answer;
    }
  } catch {
    // no line, or none that answers: it is kept below
  }
  const fields = [...(await copy.formData())].filter(([, value]) => typeof value === "string");
  const said = Object.fromEntries(fields);
  if (!said.person || !said.key) return Response.error();
  const [, lesson, gesture] = HAND_IN.exec(path);
  const entry = {
    person: said.person,
    activity: said.activity,
    lesson,
    key: said.key,
    done_at: Number(said.done_at),
    body: new URLSearchParams(fields).toString(),
  };
  if (gesture === "garder") {
    await put("drafts", { ...entry, id: `${said.person} ${said.activity}` });
    if (copy.headers.get("X-Requested-With") === "keep") return new Response(null, { status: 204 });
  } else {
    await put("queue", { ...entry, state: "waiting" });
    await forgetDraft(new Map(fields));
    await forgetCorrected(new Map(fields));
  }
  const place = (PLACES[said.kind] || PLACES.other) + said.activity;
  return Response.redirect(lesson + place, 303);
}

// What is said in a dialogue is noted before it leaves: if no answer comes, its page does it here.
async function sayOrKeep(event, path) {
  const [page] = DIALOGUE.exec(path);
  const said = Object.fromEntries(await event.request.clone().formData());
  const act = { name: `act ${said.person} ${said.activity}`, page, said };
  if (said.person) await put("state", act);
  try {
    const answer = await inTime(fetch(event.request), LATE_TO_SEND);
    if (!GATEWAYS.includes(answer.status)) {
      if (said.person) await put("state", { ...act, received: true });
      const isDone = path.endsWith("/finir/") && answer.type === "opaqueredirect";
      if (said.person && isDone) event.waitUntil(renewFinished(act));
      return answer;
    }
  } catch {
    // no line, or none that answers: the page that is kept goes on from what was noted
  }
  return said.person ? Response.redirect(page, 303) : Response.error();
}

async function renewFinished({ name, page, said }) {
  await forgetDraft(new Map(Object.entries(said)));
  const answer = await fetch(page);
  await renew(said.person, page, answer);
  await drop("state", name);
}
