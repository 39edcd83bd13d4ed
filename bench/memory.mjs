// What a form holds once the garbage is collected.

/** The bytes of JavaScript and of the program's own memory, and the number of nodes in the document. */
export async function memory(visit, suffix) {
  await visit.cdp.send("HeapProfiler.enable");
  // A second time for what the finalizers of the first have let go.
  for (let times = 0; times < 2; times += 1) {
    await visit.cdp.send("HeapProfiler.collectGarbage");
  }
  await visit.cdp.send("HeapProfiler.disable");
  const { JSHeapUsedSize, Nodes } = await visit.metrics();
  const wasm = await visit.page.evaluate(() => globalThis.wasmMemory?.buffer.byteLength ?? 0);
  return {
    [`heap.${suffix}`]: JSHeapUsedSize,
    [`wasm.${suffix}`]: wasm,
    [`memory.${suffix}`]: JSHeapUsedSize + wasm,
    [`nodes.${suffix}`]: await visit.drive("nodes"),
    [`nodes-held.${suffix}`]: Nodes,
  };
}
