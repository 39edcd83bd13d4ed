// Brings the second part of the program into the first, which has no more of it than the places it comes to stand in.

const ADDRESS = new URL("second.wasm", import.meta.url);
const AGAIN_AFTER = 2000;

let isHere = false;
let coming;

const put = async (first) => {
  const answer = await fetch(ADDRESS);
  if (!answer.ok) {
    throw new Error(`${ADDRESS}: ${answer.status}`);
  }
  const isStreamed = answer.headers.get("Content-Type") === "application/wasm";
  const compiled = isStreamed
    ? WebAssembly.compileStreaming(answer)
    : WebAssembly.compile(await answer.arrayBuffer());
  await WebAssembly.instantiate(await compiled, { a: first });
  isHere = true;
};

const untilHere = async (first) => {
  while (!isHere) {
    try {
      await put(first);
    } catch (error) {
      console.error(error);
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
    }
  }
};

/**
 * Fetches it, and tells when it is in its place; nothing where it is already. Without a connection it is tried
 * again until there is one. A program that was not divided is whole from the beginning.
 */
export const bring = (first) => (isHere || !first.s0 ? undefined : (coming ??= untilHere(first)));
