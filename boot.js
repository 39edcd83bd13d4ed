// Starts the program. The build writes its address into two links of the page, so that the page contains no
// inline script and works with a strict Content-Security-Policy.

const program = document.querySelector('link[rel="modulepreload"]');
const wasm = document.querySelector('link[rel="preload"][type="application/wasm"]');

// The skeleton speaks the browser's language until the program knows the configured one. The words of that language
// are most likely the ones the program asks for: they are fetched beside it.
const language = navigator.language.slice(0, 2).toLowerCase();
const languages = [...document.querySelectorAll("link[hreflang]")];
const words = languages.find(({ hreflang }) => hreflang.startsWith(language)) ?? languages[0];
document.documentElement.lang = words.hreflang;
const early = document.createElement("link");
Object.assign(early, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: words.href });
document.head.append(early);

// A panic of the program is a trap, as is running out of memory. The program has ended then, but the controls
// still contain the typed values.
for (const event of ["error", "unhandledrejection"]) {
  addEventListener(event, ({ error, reason }) => {
    const panel = document.getElementById("crashed");
    if (panel?.hidden && (error ?? reason) instanceof WebAssembly.RuntimeError) {
      for (const link of panel.querySelectorAll("a")) {
        link.href = location.pathname + location.search;
      }
      const { sending } = document.documentElement.dataset;
      for (const line of panel.querySelectorAll("[data-id]")) {
        line.hidden = !sending;
        line.querySelector("code").textContent = sending;
      }
      // Not earlier: the first link of the page must be the one that skips to the form.
      document.body.prepend(panel);
      panel.hidden = false;
    }
  });
}

try {
  const { default: init } = await import(program.href);
  await init({ module_or_path: wasm.href });
} catch (error) {
  console.error(error);
  document.getElementById("cannot-start")?.removeAttribute("hidden");
}
