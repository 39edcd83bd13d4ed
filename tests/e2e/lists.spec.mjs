// The lists of states and offer types: chosen from as the country is, and other texts may stand there.

import { expectAccessible } from "./fixtures/axe.mjs";
import { CONTOSO, smallCustomer } from "./fixtures/customers.mjs";
import { configure, expect, test } from "./fixtures/test.mjs";

const OFFER = "providerCustomers.0.offerTypeMargins.0.offerType";

async function addMargin(form, words) {
  await form.put("providerCustomers.0.providerInstanceId", CONTOSO);
  await form.providerButton(0, words.addOfferMargin).click();
  await expect(form.control(OFFER)).toBeFocused();
}

for (const [country, typed, key, expected] of [
  ["US", "wash", "Tab", "WA"],
  ["US", "new y", "Enter", "NY"],
  ["US", "wa", "Tab", "WA"],
  ["CA", "que", "Tab", "QC"],
  ["AU", "nsw", "Tab", "New South Wales"],
  ["MX", "quere", "Tab", "Querétaro"],
  ["US", "Lisboa", "Tab", "Lisboa"],
  ["PT", "lis", "Tab", "lis"],
]) {
  test(`the state ${typed} of ${country}, with ${key}`, async ({ page, signInPage, form }) => {
    await signInPage.signIn();
    await form.leave("country", country);
    const state = form.control("state");
    await state.focus();
    await page.keyboard.type(typed);
    if (key === "Enter") {
      await expect(state).toHaveAttribute("aria-expanded", "true");
    }
    await page.keyboard.press(key);
    await expect(state).toHaveValue(expected);
  });
}

test("a country without a list has a plain text, without the button", async ({
  signInPage,
  form,
}) => {
  await signInPage.signIn();
  const state = form.control("state");
  const button = state.locator("..").locator(".open-list");
  for (const [country, isListed] of [
    ["PT", false],
    ["US", true],
    ["DE", false],
  ]) {
    await form.leave("country", country);
    await expect(button).toHaveCount(1);
    await expect(button).toBeVisible({ visible: isListed });
    expect(await state.getAttribute("role"), country).toBe(isListed ? "combobox" : null);
  }
});

test("the button shows all states, and a press takes one", async ({ page, signInPage, form }) => {
  await signInPage.signIn();
  await form.leave("country", "US");
  await page.getByRole("button", { name: "Show the list for the state or region" }).click();
  const states = page.getByRole("listbox", { name: "State" }).getByRole("option");
  await expect(states).toHaveCount(51);
  await states.filter({ hasText: "Washington" }).first().click();
  await expect(form.control("state")).toHaveValue("WA");
  await expect(states.filter({ visible: true })).toHaveCount(0);
});

test.describe("an offer type, where the instance lists its own", () => {
  test.beforeEach(async ({ page, signInPage, form, words }) => {
    await configure(page, {
      providerInstances: [
        { id: CONTOSO, name: "Contoso", kind: "microsoft", offerTypes: ["License", "AzurePlan"] },
      ],
    });
    await signInPage.signIn();
    await form.fill(smallCustomer());
    await addMargin(form, words);
  });

  test("is written as the list writes it, and says so", async ({ form }) => {
    await form.leave(OFFER, "azureplan");
    await expect(form.control(OFFER)).toHaveValue("AzurePlan");
    await expect(form.finding(OFFER, "written")).toHaveText("Changed to AzurePlan");
  });

  test("that is not listed is doubted, with those that are", async ({ page, form, words }) => {
    await page.keyboard.type("Type0");
    await page.keyboard.press("Tab");
    await expect(form.control(OFFER)).toHaveValue("Type0");
    await expect(form.finding(OFFER, "offer-type")).toHaveAttribute("data-severity", "warning");
    await form.suggestion("AzurePlan").click();
    await expect(form.control(OFFER)).toHaveValue("AzurePlan");
    await expect(page.locator('[data-rule="offer-type"]')).toHaveCount(0);
  });

  test("is chosen with the keyboard; Escape keeps what is typed", async ({ page, form }) => {
    await page.keyboard.type("azu");
    await expect(form.control(OFFER)).toHaveAttribute("aria-expanded", "true");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    await expect(form.control(OFFER)).toHaveValue("azu");
    await form.control(OFFER).fill("");
    await form.control(OFFER).press("ArrowDown");
    await form.control(OFFER).press("ArrowDown");
    await form.control(OFFER).press("Enter");
    await expect(form.control(OFFER)).toHaveValue("License");
    await expectAccessible(page);
  });
});
