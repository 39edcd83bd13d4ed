// Offer types where the provider instance lists its own: written as the list writes them, and others are doubted.

import { CONTOSO, smallCustomer } from "./fixtures/customers.mjs";
import { configure, expect, test } from "./fixtures/test.mjs";

const OFFER = "providerCustomers.0.offerTypeMargins.0.offerType";

async function addMargin(form, words) {
  await form.put("providerCustomers.0.providerInstanceId", CONTOSO);
  await form.providerButton(0, words.addOfferMargin).click();
  await expect(form.control(OFFER)).toBeFocused();
}

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
});
