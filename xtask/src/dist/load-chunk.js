// Loads the chunk of a program. The build writes the names into it and puts it in the place of the splitter's own
// script, which calls methods that a host's page may have changed and knows no host that sends .wasm files under
// another type.

import { initSync } from "PROGRAM";

const ADDRESS = new URL("CHUNK", import.meta.url);

const load = async () => {
  const answer = await fetch(ADDRESS);
  if (!answer.ok) {
    throw new Error(`${ADDRESS}: ${answer.status}`);
  }
  const { SHARED } = initSync();
  const imports = { __wasm_split: { SHARED } };
  const isStreamed = answer.headers.get("Content-Type") === "application/wasm";
  await (isStreamed
    ? WebAssembly.instantiateStreaming(answer, imports)
    : WebAssembly.instantiate(await answer.arrayBuffer(), imports));
};

let loading;

/** Calls back when the chunk is loaded, or could not be. A failure is not remembered. */
export const LOADER = async (callback, data) => {
  let isLoaded = true;
  try {
    await (loading ??= load());
  } catch (error) {
    console.error(error);
    loading = undefined;
    isLoaded = false;
  }
  initSync().__indirect_function_table.get(callback)(data, isLoaded);
};
