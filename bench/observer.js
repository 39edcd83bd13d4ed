// Watches the start of the measured page, on either side; brought in before the page's own scripts.

globalThis.start = { typeable: undefined, takenOver: undefined, shift: 0 };

{
  const { start } = globalThis;

  /** The form can be typed into once a frame with the control in it has been painted. */
  const look = () => {
    const control = document.querySelector('[name="companyName"]');
    if (control?.getClientRects().length) {
      setTimeout(() => {
        start.typeable = performance.now();
        // The floor has no program that could take over.
        if (!document.getElementById("app")) {
          start.takenOver = start.typeable;
        }
      });
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);

  // The program dispatches it when it begins to take over the controls. It does not bubble.
  document.addEventListener(
    "takeover",
    () => {
      setTimeout(() => {
        start.takenOver = performance.now();
      });
    },
    true,
  );

  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) {
      start.shift += hadRecentInput ? 0 : value;
    }
  }).observe({ type: "layout-shift", buffered: true });

  // The page does not export its memory; the WebAssembly instance does.
  for (const way of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[way];
    WebAssembly[way] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      const all = Object.values((made.instance ?? made).exports);
      // The second part of the program has none of its own.
      globalThis.wasmMemory ??= all.find((it) => it instanceof WebAssembly.Memory);
      return made;
    };
  }
}
