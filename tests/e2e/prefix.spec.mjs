import { smallCustomer } from "./fixtures/customers.mjs";
import { expect, test } from "./fixtures/test.mjs";

test.use({ base: "/onboard/" });

test("the way from a deep link to the customer and back, below a prefix", async ({
  page,
  sandbox,
  signInPage,
  form,
  createdPage,
}) => {
  const elsewhere = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith("/onboard/") && !pathname.startsWith("/v1/")) {
      elsewhere.push(pathname);
    }
  });
  await page.goto("customers/new");
  await expect(signInPage.tenant).toBeVisible();
  await expect(page).toHaveURL(({ pathname }) => pathname === "/onboard/sign-in");
  await signInPage.signInWith(await sandbox.token());
  await expect(form.heading).toBeVisible();
  await expect(page).toHaveURL(`${sandbox.address}customers/new`);
  await page.reload();
  await form.fill(smallCustomer());
  await form.create.click();
  const id = await createdPage.opened();
  await expect(page).toHaveURL(`${sandbox.address}customers/${id}`);
  await page.reload();
  await expect(createdPage.id).toHaveText(id);
  await createdPage.again.click();
  await expect(form.heading).toBeVisible();
  await page.goBack();
  await expect(createdPage.id).toHaveText(id);
  await signInPage.signOut.click();
  await expect(signInPage.tenant).toBeVisible();
  await expect(page).toHaveURL(`${sandbox.address}sign-in`);
  expect(elsewhere).toEqual([]);
});

test("its root leads on, its other pages do not exist", async ({
  page,
  signInPage,
  form,
  words,
}) => {
  await page.goto("./");
  await expect(signInPage.tenant).toBeVisible();
  for (const path of ["nowhere", "customers", "onboard/customers/new"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: words.notFound })).toBeVisible();
  }
  await page.getByRole("button", { name: words.toTheForm }).click();
  await expect(signInPage.tenant).toBeVisible();
  await signInPage.sample.click();
  await expect(form.heading).toBeVisible();
});

test("the links of the error summary stay on the page", async ({ page, signInPage, form }) => {
  await signInPage.signIn();
  await form.create.click();
  await form.summary.getByRole("link").first().click();
  await expect(form.control("companyName")).toBeFocused();
  await expect(page).toHaveURL(({ pathname }) => pathname === "/onboard/customers/new");
});
