// A form that cannot be sent waits on this device, sealed with the server's public key: nobody can read it here, not
// even this page. It is sent once the network is back, from whichever page is open then. (The server: cases/sealing.py)
const here = document.querySelector("[data-outbox-owner]")?.dataset;
const utf8 = new TextEncoder();
const toBase64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

function store(mode, work) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("gezinsbeeld-outbox", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("letters", { keyPath: "id" });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction("letters", mode);
      const request = work(transaction.objectStore("letters"));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
    };
  });
}

const mine = async () =>
  (await store("readonly", (letters) => letters.getAll())).filter((letter) => letter.owner === here.outboxOwner);

async function seal(content) {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const fresh = await crypto.subtle.generateKey(curve, false, ["deriveBits"]);
  const server = await crypto.subtle.importKey("raw", fromBase64(here.outboxKey), curve, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: server }, fresh.privateKey, 256);
  const material = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const recipe = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8.encode("gezinsbeeld outbox") };
  const key = await crypto.subtle.deriveKey(recipe, material, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const lock = { name: "AES-GCM", iv, additionalData: utf8.encode(here.outboxOwner) };
  const text = await crypto.subtle.encrypt(lock, key, utf8.encode(JSON.stringify(content)));
  const point = await crypto.subtle.exportKey("raw", fresh.publicKey);
  return JSON.stringify({ key: toBase64(point), iv: toBase64(iv), text: toBase64(text) });
}

function say(words) {
  let place = document.querySelector(".action-bar__saved, .outbox-words");
  if (!place) {
    place = document.createElement("p");
    place.className = "outbox-words";
    place.setAttribute("role", "status");
    document.querySelector("#content").prepend(place);
  }
  place.textContent = words;
}

// A key like the server's own (UUIDv7): the time in front, so that rows stay in order.
function freshKey() {
  const time = Date.now().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}

// The page stays of use: a form for something new starts anew, one about something that exists is done.
function startAnew(form) {
  const key = form.querySelector("[name=key]");
  form.reset();
  if (key) key.value = freshKey();
  else form.querySelectorAll("button").forEach((button) => (button.disabled = true));
}

async function isReachable() {
  try {
    const answer = await fetch(here.outboxReach, { cache: "no-store", signal: AbortSignal.timeout(5000) });
    return answer.status === 204;
  } catch {
    return false;
  }
}

async function keep(form, submitter) {
  const id = crypto.randomUUID();
  const fields = [...new FormData(form, submitter)].filter(([name]) => name !== "csrfmiddlewaretoken");
  const content = { id, page: here.outboxPage, fields, registeredAt: new Date().toISOString() };
  const letter = { id, owner: here.outboxOwner, sealed: await seal(content) };
  await store("readwrite", (letters) => letters.put(letter));
  startAnew(form);
  say(here.outboxWaits);
}

async function send({ id, sealed }) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const body = new URLSearchParams({ letter: sealed, csrfmiddlewaretoken: token });
  const answer = await fetch(here.outboxUrl, { method: "POST", body, redirect: "manual" });
  if (!answer.headers.get("Content-Type")?.includes("json")) return;
  say((await answer.json()).words);
  if (answer.ok) await store("readwrite", (letters) => letters.delete(id));
}

async function flush() {
  await navigator.locks.request("gezinsbeeld-outbox", async () => {
    for (const letter of await mine()) await send(letter).catch(() => {});
  });
}

if (here?.outboxOwner && window.isSecureContext) {
  addEventListener("online", flush);
  flush();

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.querySelector("[data-outbox-form]") || event.submitter?.name || form.dataset.isReachable) return;
    event.preventDefault();
    if (!(await isReachable())) return keep(form, event.submitter);
    form.dataset.isReachable = "yes";
    form.requestSubmit(event.submitter);
  });

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.action !== here.outboxLogout || form.dataset.isAsked) return;
    event.preventDefault();
    await flush();
    form.dataset.isAsked = "yes";
    if ((await mine()).length === 0 || confirm(here.outboxLeave)) form.requestSubmit(event.submitter);
    else delete form.dataset.isAsked;
  });
}
