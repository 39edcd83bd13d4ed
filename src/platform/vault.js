// Drafts in this browser: encrypted in IndexedDB, with a key that no script can read out, apart for each
// owner, and a lock on each draft for the tab that has it open.

const LIFE_MS = 7 * 24 * 60 * 60 * 1000;
const encoder = new TextEncoder();
const held = new Map();
let opened;

// One after another, in the order asked: what is forgotten is not kept again by a slower writer.
let last = Promise.resolve();
function inOrder(work) {
  last = last.then(work, work);
  return last;
}

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("onboard", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("keys");
      request.result.createObjectStore("drafts", { keyPath: "id" });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
  return opened;
}

async function ask(store, mode, work) {
  const transaction = (await database()).transaction(store, mode);
  const request = work(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? request.error);
  });
}

// Who an owner is cannot be read from what is stored.
async function digest(owner) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(owner)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function keyOf(owner) {
  const find = () => ask("keys", "readonly", (keys) => keys.get(owner));
  const known = await find();
  if (known) {
    return known;
  }
  const algorithm = { name: "AES-GCM", length: 256 };
  const key = await crypto.subtle.generateKey(algorithm, false, ["encrypt", "decrypt"]);
  // Another tab may have been quicker: its key counts.
  await ask("keys", "readwrite", (keys) => keys.add(key, owner)).catch(() => undefined);
  return find();
}

const cipher = (id, iv) => ({ name: "AES-GCM", iv, additionalData: encoder.encode(id) });

/** Keeps a text under an id, in the place of what was kept under it. */
export function keep(name, id, text) {
  return inOrder(async () => {
    const owner = await digest(name);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const key = await keyOf(owner);
    const sealed = await crypto.subtle.encrypt(cipher(id, iv), key, encoder.encode(text));
    const draft = { id, owner, at: Date.now(), iv, sealed };
    await ask("drafts", "readwrite", (drafts) => drafts.put(draft));
  });
}

/** All that an owner has kept, newest first, as JSON. What is too old goes, whoever kept it. */
export const list = (name) => inOrder(() => listOf(name));

async function listOf(name) {
  const owner = await digest(name);
  const all = await ask("drafts", "readonly", (drafts) => drafts.getAll());
  const texts = [];
  for (const { id, at, iv, sealed, owner: whose } of all.sort((one, other) => other.at - one.at)) {
    if (at < Date.now() - LIFE_MS) {
      await drop(id);
    } else if (whose === owner) {
      const key = await keyOf(owner);
      const bytes = await crypto.subtle.decrypt(cipher(id, iv), key, sealed).catch(() => undefined);
      if (bytes) {
        texts.push({ id, at: Math.floor(at / 1000), text: new TextDecoder().decode(bytes) });
      }
    }
  }
  return JSON.stringify(texts);
}

/** Forgets what was kept under an id. */
export const remove = (id) => inOrder(() => drop(id));

const drop = (id) => ask("drafts", "readwrite", (drafts) => drafts.delete(id));

/** Forgets all that an owner has kept, and the key. */
export function wipe(name) {
  return inOrder(async () => {
    const owner = await digest(name);
    const all = await ask("drafts", "readonly", (drafts) => drafts.getAll());
    for (const draft of all.filter((draft) => draft.owner === owner)) {
      await drop(draft.id);
    }
    await ask("keys", "readwrite", (keys) => keys.delete(owner));
  });
}

/** Takes a draft for this tab; false where another tab has it. It is this tab's until it closes. */
export function claim(id) {
  if (held.has(id)) {
    return Promise.resolve(true);
  }
  return new Promise((resolve) => {
    const hold = (lock) => {
      resolve(Boolean(lock));
      return lock && new Promise((release) => held.set(id, release));
    };
    navigator.locks.request(`onboard-draft-${id}`, { ifAvailable: true }, hold);
  });
}

/** Lets another tab take a draft. */
export function release(id) {
  held.get(id)?.();
  held.delete(id);
}
