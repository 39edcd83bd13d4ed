// Drafts in this browser: encrypted in IndexedDB, with one key per owner that scripts cannot export, and a lock on each
// draft for the tab that has it open.

const LIFE_MS = 7 * 24 * 60 * 60 * 1000;

/** The timeout of opening the storage: some browsers never finish. */
const OPEN_MS = 2000;

/** The rejection of a promise if a newer version of this page has the storage. */
const NEWER = "newer";

const encoder = new TextEncoder();
const held = new Map();
let opened;
let isLate = false;
let tellNewer;
const becameNewer = new Promise((resolve) => (tellNewer = resolve));

// Runs operations one after another in their order, so that a slow write does not restore a removed draft.
let last = Promise.resolve();
function inOrder(work) {
  last = last.then(work, work);
  return last;
}

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("onboard", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("keys");
      request.result.createObjectStore("drafts", { keyPath: "id" });
    };
    request.onsuccess = () => {
      isLate = false;
      watch(request.result);
      resolve(request.result);
    };
    request.onerror = () => {
      if (request.error.name === "VersionError") {
        tellNewer();
        reject(NEWER);
      } else {
        opened = undefined;
        reject(request.error);
      }
    };
  });
}

// Closes the database when another page upgrades or deletes it, so that it is not blocked.
function watch(database) {
  database.onversionchange = ({ newVersion }) => {
    database.close();
    if (newVersion === null) {
      opened = undefined;
    } else {
      opened = Promise.reject(NEWER);
      opened.catch(() => undefined);
      tellNewer();
    }
  };
  database.onclose = () => (opened = undefined);
}

// After one timeout later operations do not wait. Once the storage is open, they succeed.
function database() {
  opened ??= open();
  return new Promise((resolve, reject) => {
    const late = () => {
      isLate = true;
      reject(new Error("The storage does not open"));
    };
    const timer = setTimeout(late, isLate ? 0 : OPEN_MS);
    opened.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function ask(store, mode, work) {
  const transaction = (await database()).transaction(store, mode);
  const request = work(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? request.error);
  });
}

/** Resolves when a newer version of this page has the storage. This version stores nothing from then on. */
export const newer = () => becameNewer;

// Only a hash of the owner is stored.
async function digest(owner) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(owner)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const findKey = (owner) => ask("keys", "readonly", (keys) => keys.get(owner));

async function keyOf(owner) {
  const known = await findKey(owner);
  if (known) {
    return known;
  }
  const algorithm = { name: "AES-GCM", length: 256 };
  const key = await crypto.subtle.generateKey(algorithm, false, ["encrypt", "decrypt"]);
  // Another tab may have added its key first: then that key is used.
  await ask("keys", "readwrite", (keys) => keys.add(key, owner)).catch(() => undefined);
  return findKey(owner);
}

const cipher = (id, iv) => ({ name: "AES-GCM", iv, additionalData: encoder.encode(id) });

/** Stores a text under an id, replacing the former one. */
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

/**
 * Returns the texts of an owner as JSON, newest first, and the number of unreadable ones. Removes the unreadable ones,
 * and expired ones of all owners.
 */
export const list = (name) => inOrder(() => listOf(name));

async function listOf(name) {
  const owner = await digest(name);
  const all = await ask("drafts", "readonly", (drafts) => drafts.getAll());
  const key = await findKey(owner);
  const drafts = [];
  let lost = 0;
  for (const { id, at, iv, sealed, owner: whose } of all.sort((one, other) => other.at - one.at)) {
    if (at < Date.now() - LIFE_MS) {
      await drop(id);
    } else if (whose === owner) {
      const text = await textOf(key, id, iv, sealed);
      if (text === undefined) {
        lost += 1;
        await drop(id);
      } else {
        drafts.push({ id, at: Math.floor(at / 1000), text });
      }
    }
  }
  return JSON.stringify({ drafts, lost });
}

// Decrypts a text; undefined if the key is another one or the draft is damaged.
async function textOf(key, id, iv, sealed) {
  try {
    const bytes = await crypto.subtle.decrypt(cipher(id, iv), key, sealed);
    return new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}

/** Removes the text of an id. */
export const remove = (id) => inOrder(() => drop(id));

const drop = (id) => ask("drafts", "readwrite", (drafts) => drafts.delete(id));

/** Removes all texts of an owner, and the key. */
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

/** Locks a draft for this tab until the tab closes. Resolves to false if another tab has the lock. */
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

/** Unlocks a draft. */
export function release(id) {
  held.get(id)?.();
  held.delete(id);
}
