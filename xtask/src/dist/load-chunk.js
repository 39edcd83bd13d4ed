// Loads the chunks of a program. The build writes the names into it and puts it in the place of the splitter's own
// script, which calls methods that a host's page may have changed and knows no host that sends .wasm files under
// another type.

import { initSync } from "PROGRAM";

const request = async (file) => {
  const address = new URL(file, import.meta.url);
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address}: ${response.status}`);
  }
  return response;
};

/** The files that are loaded, or being loaded. */
const loading = {};

/** Loads a file, and starts it after the one before it. A failure is not remembered. */
const load = async (file, before) => {
  try {
    const [response] = await Promise.all([request(file), before]);
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

/** The function that loads a chunk of these files. It calls back when they are loaded, or could not be. */
const loader = (files) => async (callback, data) => {
  let isLoaded = true;
  try {
    let before;
    for (const file of files) {
      // One that another chunk needs as well does not wait for all of these.
      before = Promise.all([before, (loading[file] ??= load(file, before))]);
    }
    await before;
  } catch (error) {
    console.error(error);
    isLoaded = false;
  }
  initSync().__indirect_function_table.get(callback)(data, isLoaded);
};
