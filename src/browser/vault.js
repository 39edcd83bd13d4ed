// Drafts, templates and created customers in this browser: encrypted in IndexedDB, with a key that no script can read out,
// apart for each owner, and a lock on each draft for the tab that has it open. Tabs tell each other when something changes.
// What a page writes as it ends is in localStorage until the next page moves it to IndexedDB.

const LIFE_MS = 7 * 24 * 60 * 60 * 1000;

/** The start of the ids of what is kept until it is removed: templates. */
const LASTING = "template-";

/** The timeout of opening the storage: some browsers never finish. */
const OPEN_MS = 2000;

/** The rejection of a promise if a newer version of this page has the storage. */
const NEWER = "newer";

/** The start of the keys of localStorage; the id of a draft follows. */
const ENDED = "onboard-ended-";

/** Bytes of a pad, at least: most forms are shorter for good. */
const PAD_MIN = 32_768;

const encoder = new TextEncoder();
const held = new Map();
const removed = new Map();
const tabs = new BroadcastChannel("onboard-drafts");
// By the names of owners.
const pads = new Map();
let isChanged = false;
let opened;
let isLate = false;
let tellNewer;
const becameNewer = new Promise((resolve) => (tellNewer = resolve));

tabs.onmessage = ({ data: ownerGone }) => {
  isChanged = true;
  pads.delete(ownerGone);
};

/** Whether another tab has changed the drafts since this was asked last. */
export function takeChange() {
  const was = isChanged;
  isChanged = false;
  return was;
}

// One after another, in the order asked: what is forgotten is not kept again by a slower writer.
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

const newIv = () => crypto.getRandomValues(new Uint8Array(12));

// Numbers the calls that store a text, and for each id the last one that has stored it at once.
let calls = 0;
const storedAtOnce = new Map();

/** Stores a text under an id, replacing the former one. */
export function keep(name, id, text) {
  const call = ++calls;
  // The time of the call: the newest text counts, whichever is stored last.
  const at = Date.now();
  return inOrder(async () => {
    const owner = await digest(name);
    const iv = newIv();
    const key = await keyOf(owner);
    const bytes = encoder.encode(text);
    const sealed = await crypto.subtle.encrypt(cipher(id, iv), key, bytes);
    await ask("drafts", "readwrite", (drafts) => drafts.put({ id, owner, at, iv, sealed }));
    if (call > storedAtOnce.get(id)) {
      removeEnded(id);
      storedAtOnce.delete(id);
    }
    tabs.postMessage(false);
    await makePad(name, owner, key, bytes.length);
  });
}

// A page that ends waits for no encryption, and for no transaction: what another transaction holds up, of this page or of
// another tab, is lost with the page. So its text goes to localStorage, and the key stream of AES-GCM (what it makes of
// zeros, without the tag) lies ready for it. The stream serves once, with its own `iv`. Without the tag a wrong key shows
// only in what comes out, which is no text then.
const streamOf = async (key, iv, length) =>
  new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new Uint8Array(length)));

const mix = (bytes, stream) => bytes.map((byte, at) => byte ^ stream[at]);

async function makePad(name, owner, key, length) {
  // A text that grows with every key does not need another one each time.
  if (!(pads.get(name)?.stream.length >= 1.25 * length)) {
    const iv = newIv();
    const stream = await streamOf(key, iv, Math.max(2 * length, PAD_MIN));
    pads.set(name, { owner, iv, stream });
  }
}

const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

const bytesOf = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

/** The same for a page that may end now: what is written has left it when this returns, where a pad lies ready. */
export function keepAtOnce(name, id, text) {
  const bytes = encoder.encode(text);
  const pad = pads.get(name);
  if (bytes.length <= pad?.stream.length) {
    const { owner, iv, stream } = pad;
    pads.delete(name);
    const draft = { owner, at: Date.now(), iv: base64(iv), sealed: base64(mix(bytes, stream)) };
    try {
      localStorage.setItem(ENDED + id, JSON.stringify(draft));
      storedAtOnce.set(id, ++calls);
    } catch {
      // Refused or full: the other way says so.
    }
  }
  return keep(name, id, text);
}

/** Stores a draft, unless a newer text is stored under its id. Whether one of them is stored. */
const storeNewest = (draft) =>
  ask("drafts", "readwrite", (drafts) => {
    const former = drafts.get(draft.id);
    former.onsuccess = () => {
      if (!(former.result?.at > draft.at)) {
        drafts.put(draft);
      }
    };
    return former;
  }).then(
    () => true,
    () => false,
  );

/** Moves to the database what pages have written as they ended. What cannot be stored waits for the next page. */
async function takeEnded() {
  for (const [item, written] of endedItems()) {
    const draft = endedDraft(item.slice(ENDED.length), written);
    if (draft && !(await storeNewest(draft))) {
      continue;
    }
    // A page that is still open may have written again.
    if (localStorage.getItem(item) === written) {
      localStorage.removeItem(item);
    }
  }
}

function removeEnded(id) {
  try {
    localStorage.removeItem(ENDED + id);
  } catch {
    // Refused: nothing has been written.
  }
}

function endedItems() {
  try {
    return Object.entries(localStorage).filter(([item]) => item.startsWith(ENDED));
  } catch {
    // Refused: nothing has been written.
    return [];
  }
}

/** The draft that a page has written; none where it is damaged. */
function endedDraft(id, written) {
  try {
    const { owner, at, iv, sealed } = JSON.parse(written);
    return { id, owner, at, iv: bytesOf(iv), sealed: bytesOf(sealed), isMixed: true };
  } catch {
    return undefined;
  }
}

/**
 * Returns the texts of an owner as JSON, newest first, and the number of unreadable ones. Removes the unreadable ones,
 * and expired ones of all owners.
 */
export const list = (name) => inOrder(() => listOf(name));

async function listOf(name) {
  await takeEnded();
  const owner = await digest(name);
  const all = await ask("drafts", "readonly", (drafts) => drafts.getAll());
  const key = await keyOf(owner);
  await makePad(name, owner, key, 0);
  const drafts = [];
  let lost = 0;
  for (const draft of all.sort((one, other) => other.at - one.at)) {
    const { id, at } = draft;
    if (at < Date.now() - LIFE_MS && !id.startsWith(LASTING)) {
      await drop(id);
    } else if (draft.owner === owner) {
      const text = await textOf(key, draft);
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

// The text that was sealed; none where the key is another, or the draft is damaged.
async function textOf(key, { id, iv, sealed, isMixed }) {
  try {
    const bytes = isMixed
      ? mix(sealed, await streamOf(key, iv, sealed.length))
      : await crypto.subtle.decrypt(cipher(id, iv), key, sealed);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Forgets what was kept under an id. This page can bring it back. */
export const remove = (id) =>
  inOrder(async () => {
    await takeEnded();
    removed.set(id, await ask("drafts", "readonly", (drafts) => drafts.get(id)));
    await drop(id);
    tabs.postMessage(false);
  });

/** Keeps again what was removed. */
export const bringBack = (id) =>
  inOrder(async () => {
    await ask("drafts", "readwrite", (drafts) => drafts.put(removed.get(id)));
    tabs.postMessage(false);
  });

function drop(id) {
  // It may be there still, where the database was full.
  removeEnded(id);
  return ask("drafts", "readwrite", (drafts) => drafts.delete(id));
}

/** Forgets all that an owner has kept, but for what other tabs have open, and the key where nothing is left. */
export function wipe(name) {
  // Whoever signs out gives them back meanwhile.
  const own = new Set(held.keys());
  const wiped = inOrder(async () => {
    await takeEnded();
    const owner = await digest(name);
    const open = await elsewhere();
    const all = await ask("drafts", "readonly", (drafts) => drafts.getAll());
    let isLeft = false;
    for (const { id } of all.filter((draft) => draft.owner === owner)) {
      if (open.includes(id) && !own.has(id)) {
        isLeft = true;
      } else {
        await drop(id);
      }
    }
    if (!isLeft) {
      await ask("keys", "readwrite", (keys) => keys.delete(owner));
      pads.delete(name);
    }
    // The name of an owner whose key is gone.
    tabs.postMessage(!isLeft && name);
  });
  // Where nothing can be stored, nothing is to be forgotten.
  wiped.catch(() => undefined);
}

const LOCK = "onboard-draft-";

/** The ids of what other tabs have open, with blanks between them. */
export async function elsewhere() {
  const { held: locks } = await navigator.locks.query();
  const ids = locks.map(({ name }) => name.replace(LOCK, ""));
  return ids.filter((id) => !held.has(id)).join(" ");
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
    navigator.locks.request(LOCK + id, { ifAvailable: true }, hold);
  });
}

/** Unlocks a draft. */
export function release(id) {
  held.get(id)?.();
  held.delete(id);
}
