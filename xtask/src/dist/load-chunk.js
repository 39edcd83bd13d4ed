// Loads the chunks of a program. The build writes the names into it and puts it in the place of the splitter's own
// script, which calls methods that a host's page may have changed and knows no host that sends .wasm files under
// another type.

import { initSync } from "PROGRAM";

/** Requests a file. Resolves also if that fails: it may be awaited late. */
const request = async (file) => {
  try {
    const address = new URL(file, import.meta.url);
    const response = await fetch(address);
    if (!response.ok) {
      throw new Error(`${address}: ${response.status}`);
    }
    return { response };
  } catch (error) {
    return { error };
  }
};

/** The files that are loaded, or being loaded. */
const loading = {};

/** Loads a file, and starts it after the one before it. A failure is not remembered. */
const load = async (file, before) => {
  try {
    const requested = request(file);
    await before;
    const { response, error } = await requested;
    if (error) {
      throw error;
    }
    const { SHARED } = initSync();
    const imports = { __wasm_split: { SHARED } };
    const isStreamed = response.headers.get("Content-Type") === "application/wasm";
    await (isStreamed
      ? WebAssembly.instantiateStreaming(response, imports)
      : WebAssembly.instantiate(await response.arrayBuffer(), imports));
  } catch (error) {
    loading[file] = undefined;
    throw error;
  }
};

/** Waits for both, also if the first fails. */
const both = async (first, second) => {
  try {
    await first;
  } finally {
    await second;
  }
};

/** The function that loads a chunk of these files. It calls back when they are loaded, or could not be. */
const loader = (files) => async (callback, data) => {
  let isLoaded = true;
  try {
    let before;
    for (let at = 0; at < files.length; at++) {
      // All before it: another chunk may have loaded some of them.
      before = both(before, (loading[files[at]] ??= load(files[at], before)));
    }
    await before;
  } catch (error) {
    console.error(error);
    isLoaded = false;
  }
  initSync().__indirect_function_table.get(callback)(data, isLoaded);
};
