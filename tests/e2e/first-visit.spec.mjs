import { hold } from "./fixtures/before-program.mjs";
import { expect, test } from "./fixtures/test.mjs";
import { wordsOf } from "./fixtures/words.mjs";

test("the first visit asks one origin, for few files, all of them compressed", async ({
  page,
  sandbox,
  signInPage,
}) => {
  const responses = [];
  const origins = new Set();
  page.on("request", (request) => origins.add(new URL(request.url()).origin));
  page.on("response", (response) => responses.push(response));
  await page.goto("./");
  await expect(signInPage.tenant).toBeVisible();
  expect([...origins]).toEqual([sandbox.origin]);
  expect(responses.length).toBeLessThanOrEqual(10);
  const seen = new Set();
  for (const response of responses) {
    const { pathname } = new URL(response.url());
    const headers = await response.allHeaders();
    expect(response.status(), pathname).toBe(200);
    // The icon is the browser's own affair: it asks its cache again with every new address.
    const again = seen.has(pathname) && !pathname.endsWith(".svg");
    expect(again, `${pathname} is asked for twice`).toBe(false);
    seen.add(pathname);
    expect(headers["x-content-type-options"], pathname).toBe("nosniff");
    if (pathname !== "/config.json") {
      expect(headers["content-encoding"], pathname).toBe("br");
    }
    if (pathname.endsWith(".wasm")) {
      expect(headers["content-type"]).toBe("application/wasm");
    }
  }
});

test("the second visit downloads no file with a hash in its name again", async ({
  page,
  signInPage,
}) => {
  await page.goto("./");
  // The controls show before the visit has loaded everything.
  await page.waitForLoadState("networkidle");
  const finished = [];
  page.on("requestfinished", (request) => finished.push(request));
  await page.goto("sign-in");
  await expect(signInPage.tenant).toBeVisible();
  await page.waitForLoadState("networkidle");
  const programs = finished.filter((request) => request.url().endsWith(".wasm"));
  expect(programs, "the page asks for its program").not.toEqual([]);
  const sizes = await Promise.all(finished.map((request) => request.sizes()));
  const transferred = finished
    .filter((_, at) => sizes[at].responseBodySize > 0)
    .map((request) => new URL(request.url()).pathname);
  const hashed = transferred.filter((path) => /-[0-9a-f]{16}/.test(path));
  expect(hashed).toEqual([]);
});

for (const locale of ["en-US", "pt-PT", "fr-FR"]) {
  test.describe(`in a browser in ${locale}`, () => {
    test.use({ locale });

    test("a page that takes long says that it is loading", async ({ page, signInPage }) => {
      const words = wordsOf(locale);
      const release = await hold(page, { address: "**/config.json" });
      await page.goto("./", { waitUntil: "commit" });
      await expect(page.getByText(words.loading)).toBeVisible();
      await expect(page.getByText(words.cannotStart)).toBeHidden();
      const other = wordsOf(locale === "pt-PT" ? "en" : "pt");
      await expect(page.getByText(other.loading)).toBeHidden();
      release();
      await expect(signInPage.tenant).toBeVisible();
      await expect(page.getByText(words.loading)).toHaveCount(0);
    });

    test("a plain sentence where WebAssembly is refused", async ({ page, watch }) => {
      watch.allowFailedRequests("/");
      watch.allowMessage(/TypeError: Failed to fetch|WebAssembly/);
      await page.route("**/*.wasm", (route) => route.abort());
      await page.goto("./");
      await expect(page.getByText(wordsOf(locale).cannotStart)).toBeVisible();
    });
  });
}

test("a plain sentence where the program is answered with something else", async ({
  page,
  watch,
  words,
}) => {
  watch.allowMessage(/WebAssembly|CompileError/);
  await page.route("**/*.wasm", (route) =>
    route.fulfill({ body: "<!doctype html>", contentType: "text/html" }),
  );
  await page.goto("./");
  await expect(page.getByText(words.cannotStart)).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a plain sentence says so, in both languages", async ({ page }) => {
    await page.goto("./");
    await expect(page.locator("noscript p").filter({ visible: true })).toHaveText([
      /This page needs JavaScript\./,
      /Esta página precisa de JavaScript\./,
    ]);
  });
});
