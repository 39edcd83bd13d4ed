// What is typed is kept: through reloads, killed pages, other tabs and other people.

import { expectAccessible } from "./fixtures/axe.mjs";
import { smallCustomer, wholeCustomer } from "./fixtures/customers.mjs";
import { SECOND, withhold } from "./fixtures/second-part.mjs";
import { configure, expect, test } from "./fixtures/test.mjs";

const NAME = "Adventure Works Lda";

/** Waits until this browser keeps so many drafts. */
async function keeps(drafts, count) {
  await expect.poll(() => drafts.count()).toBe(count);
}

test("an untouched form is not kept", async ({ page, signInPage, form, drafts }) => {
  await signInPage.signIn();
  await form.control("companyName").focus();
  await page.keyboard.press("Tab");
  await page.reload();
  await expect(form.heading).toBeVisible();
  await expect(drafts.restored).toHaveCount(0);
  expect(await drafts.count()).toBe(0);
});

test("a reload keeps the last key also while another tab has the storage to itself", async ({
  page,
  context,
  signInPage,
  form,
  drafts,
}) => {
  await signInPage.signIn();
  await form.put("companyName", "Contoso");
  await drafts.settled();
  const other = await context.newPage();
  await other.goto("sign-in");
  await other.evaluate(
    () =>
      new Promise((resolve) => {
        window.isBusy = true;
        const opening = indexedDB.open("onboard");
        opening.onsuccess = () => {
          const drafts = opening.result.transaction("drafts", "readwrite").objectStore("drafts");
          const goOn = () => {
            if (window.isBusy) {
              drafts.count().onsuccess = goOn;
            }
          };
          goOn();
          resolve();
        };
      }),
  );
  await form.control("city").pressSequentially("Porto");
  await page.reload();
  await other.evaluate(() => {
    window.isBusy = false;
  });
  await expect(form.control("city")).toHaveValue("Porto");
  await expect(form.control("companyName")).toHaveValue("Contoso");
  const waiting = () => page.evaluate(() => Object.keys(localStorage));
  await expect.poll(waiting, "moved to the database").toEqual([]);
});

test("a reload brings everything back", async ({ page, signInPage, form, drafts }) => {
  await signInPage.signIn();
  await form.fill(wholeCustomer());
  const before = await form.values();
  await drafts.settled();
  await page.reload();
  await expect(drafts.restored).toContainText("Draft from");
  expect(await form.values()).toEqual(before);
});

test("what is typed before a draft could come back stays", async ({
  page,
  signInPage,
  form,
  drafts,
}) => {
  await signInPage.signIn();
  await form.put("companyName", NAME);
  await drafts.settled();
  await page.addInitScript(() => {
    const { locks } = navigator;
    const request = locks.request.bind(locks);
    const given = new Promise((give) => (globalThis.giveDrafts = give));
    globalThis.askedFor = 0;
    locks.request = async (...asked) => {
      globalThis.askedFor += 1;
      await given;
      return request(...asked);
    };
  });
  await page.reload();
  // The new form's own, then the draft.
  await page.waitForFunction(() => globalThis.askedFor === 2);
  await form.put("companyName", "Fabrikam");
  await page.evaluate(() => globalThis.giveDrafts());
  await expect(page.getByText("Drafts (1)")).toBeVisible();
  await expect(form.control("companyName")).toHaveValue("Fabrikam");
});

/** A second tab of the same person. */
async function secondTab(context, sandbox, token) {
  const other = await context.newPage();
  await other.goto(new URL("sign-in", sandbox.address).href);
  await other.locator('[name="tenant"]').fill("portal.contoso.example");
  await other.locator('[name="token"]').fill(token);
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await other.locator('[name="companyName"]').waitFor();
  return other;
}

test.describe("the last key is kept", () => {
  // How a page ends, at once after the last key.
  for (const [title, leave] of [
    ["by a reload", (page) => page.reload()],
    ["by another address", (page) => page.goto("about:blank")],
    ["by closing the tab", (page) => page.close({ runBeforeUnload: false })],
  ]) {
    test(title, async ({ page, context, sandbox, signInPage, form }) => {
      const token = await signInPage.signIn({ name: "Ana Silva" });
      // Also the very first text, and while an earlier one is being written.
      for (const name of ["Fabrikam", NAME]) {
        await form.put("city", "Lisboa");
        await form.control("companyName").fill("");
        await page.keyboard.type(name);
        if (name === NAME) {
          break;
        }
        await page.reload();
        await expect(form.control("companyName")).toHaveValue(name);
      }
      // It keeps the process of the pages.
      const other = await context.newPage();
      await other.goto(new URL("sign-in", sandbox.address).href);
      await form.control("companyName").press("!");
      await leave(page);
      await other.close();
      if (!page.isClosed()) {
        await page.close();
      }
      const next = await secondTab(context, sandbox, token);
      await expect(next.locator('[name="companyName"]')).toHaveValue(`${NAME}!`);
    });
  }

  test("without a write for each key", async ({ page, signInPage, form, drafts }) => {
    await page.clock.install();
    await signInPage.signIn();
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      globalThis.writes = 0;
      IDBObjectStore.prototype.put = function (...asked) {
        globalThis.writes += 1;
        return put.apply(this, asked);
      };
    });
    await form.control("companyName").click();
    for (const letter of "Fabrikam") {
      await page.keyboard.press(letter);
      await page.clock.runFor(80);
    }
    // That of the second.
    expect(await page.evaluate(() => globalThis.writes)).toBeLessThanOrEqual(1);
    await page.keyboard.press("!");
    await page.clock.runFor(150);
    await drafts.settled();
    // The program of the next page needs time as well.
    await page.clock.resume();
    await page.reload();
    await expect(form.control("companyName")).toHaveValue("Fabrikam!");
  });

  test("and can be read by no one", async ({ page, signInPage, form, drafts }) => {
    await signInPage.signIn({ name: "Ana Silva" });
    // The key stream of the first text is there with the first draft.
    await form.put("city", "Lisboa");
    await drafts.settled();
    // All that a page that ends can write.
    await page.evaluate(() => {
      SubtleCrypto.prototype.encrypt = () => new Promise(() => undefined);
    });
    await form.put("companyName", NAME);
    await page.evaluate(() => dispatchEvent(new Event("pagehide")));
    await keeps(drafts, 1);
    const { text, exported } = await drafts.contents();
    expect(text, "the page wrote as it ended").toContain("onboard-ended-");
    expect(text).not.toContain("Adventure");
    expect(exported).toEqual([false]);
    await page.reload();
    await expect(form.control("companyName")).toHaveValue(NAME);
  });

  test("also by a page that goes on", async ({ page, signInPage, form, drafts }) => {
    await signInPage.signIn();
    // Each time there is another stream of bytes to mix the text with.
    for (const name of [NAME, "Fabrikam", "Contoso"]) {
      await form.put("companyName", name);
      await page.evaluate(() => dispatchEvent(new Event("pagehide")));
      await drafts.settled();
    }
    await page.reload();
    await expect(form.control("companyName")).toHaveValue("Contoso");
  });
});

test("a page that is killed loses what was typed last at most", async ({
  page,
  context,
  sandbox,
  signInPage,
  form,
  drafts,
}) => {
  const token = await signInPage.signIn({ name: "Ana Silva" });
  await form.put("companyName", NAME);
  await form.put("city", "Lisboa");
  await drafts.settled();
  await page.close({ runBeforeUnload: false });
  const next = await secondTab(context, sandbox, token);
  await expect(next.locator('[name="companyName"]')).toHaveValue(NAME);
  await expect(next.locator('[name="city"]')).toHaveValue("Lisboa");
});

test("a draft is gone once its customer is created, and when it is discarded", async ({
  page,
  signInPage,
  form,
  drafts,
  createdPage,
}) => {
  await signInPage.signIn();
  await form.fill(smallCustomer());
  await keeps(drafts, 1);
  await form.create.click();
  await createdPage.opened();
  await keeps(drafts, 0);
  await createdPage.again.click();
  await form.put("companyName", NAME);
  await keeps(drafts, 1);
  await page.reload();
  await drafts.discard.click();
  await expect(form.control("companyName")).toHaveValue("");
  await keeps(drafts, 0);
  await page.reload();
  await expect(form.control("companyName")).toHaveValue("");
});

test("a form to correct and create again is kept as it opens", async ({
  page,
  signInPage,
  form,
  drafts,
  createdPage,
}) => {
  await signInPage.signIn();
  const customer = smallCustomer();
  customer.providers[0]["providerCustomerData.Domain"] = "contoso";
  await form.fill(customer);
  await form.createThrough();
  await createdPage.opened();
  await createdPage.correct.click();
  await expect(form.heading).toBeVisible();
  await drafts.settled();
  const before = await form.values();
  await page.reload();
  await expect(drafts.restored).toBeVisible();
  expect(await form.values()).toEqual(before);
});

test("several drafts: named, opened, deleted", async ({ page, signInPage, form, drafts }) => {
  await signInPage.signIn();
  await form.put("companyName", NAME);
  await drafts.summary.click();
  await drafts.name.fill("Ask Ana first");
  await drafts.another.click();
  await expect(form.control("companyName")).toHaveValue("");
  await form.put("companyName", "Fabrikam SA");
  await drafts.summary.click();
  await expect(drafts.summary).toHaveText("Drafts (1)");
  await drafts.open("Ask Ana first").click();
  await expect(form.control("companyName")).toHaveValue(NAME);
  await drafts.summary.click();
  await expect(drafts.name).toHaveValue("Ask Ana first");
  await expectAccessible(page);
  await drafts.delete("Fabrikam SA").click();
  await expect(drafts.others).toHaveCount(0);
  await keeps(drafts, 1);
});

test("another form is said, and its heading takes the focus", async ({
  page,
  signInPage,
  form,
  drafts,
}) => {
  await signInPage.signIn();
  const said = (text) => page.getByRole("status").filter({ hasText: text });
  await form.put("companyName", NAME);
  await drafts.settled();
  await drafts.summary.click();
  await drafts.another.press("Enter");
  await expect(said("New form. The other one is kept under Drafts")).toBeAttached();
  await expect(form.heading).toBeFocused();
  await expect(form.control("companyName")).toHaveValue("");

  await drafts.summary.click();
  await drafts.open(NAME).press("Enter");
  await expect(said(`Draft ${NAME} opened`)).toBeAttached();
  await expect(form.heading).toBeFocused();
  await expect(form.control("companyName")).toHaveValue(NAME);

  await drafts.discard.press("Enter");
  await expect(said("Draft discarded")).toBeAttached();
  await expect(form.heading).toBeFocused();
  await expect(form.control("companyName")).toHaveValue("");
});

test("the list of drafts keeps the focus while they are deleted", async ({
  signInPage,
  form,
  drafts,
}) => {
  await signInPage.signIn();
  // Two of them have no name.
  for (const name of [NAME, "", ""]) {
    await form.put("companyName", name);
    await form.put("city", "Lisboa");
    await drafts.settled();
    await drafts.summary.click();
    await drafts.another.click();
    await expect(form.control("city")).toHaveValue("");
  }
  await drafts.summary.click();
  await expect(drafts.others).toHaveCount(3);
  const buttons = drafts.others.getByRole("button", { name: /^Delete / });
  for (const left of [2, 1]) {
    await buttons.first().press("Enter");
    await expect(drafts.others).toHaveCount(left);
    await expect(buttons.first()).toBeFocused();
  }
  await buttons.first().press("Enter");
  await expect(drafts.summary).toBeFocused();
});

test("two tabs never write over each other", async ({
  page,
  context,
  sandbox,
  signInPage,
  form,
  drafts,
}) => {
  const token = await signInPage.signIn();
  await form.put("companyName", NAME);
  await keeps(drafts, 1);
  const other = await secondTab(context, sandbox, token);
  await expect(other.locator(".drafts summary")).toHaveText("Drafts (1)");
  await expect(other.locator('[name="companyName"]')).toHaveValue("");
  await other.locator('[name="companyName"]').fill("Fabrikam SA");
  await keeps(drafts, 2);
  await other.locator(".drafts summary").click();
  const line = other.locator(".drafts li");
  await expect(line.getByText("Open in another tab", { exact: true })).toBeVisible();
  const said = other.getByRole("status").filter({ hasText: "open in another tab" });
  for (const press of ["Open", "Delete"]) {
    await other.locator('[name="city"]').focus();
    const button = other.getByRole("button", { name: new RegExp(`^${press} ${NAME}, `) });
    await button.click();
    await expect(said).toHaveCount(1);
    await expect(line.locator(".note")).toHaveText(/^This draft is open in another tab\. /);
    await expect(line.locator(".note")).toBeVisible();
    await expect(button).toBeFocused();
    await expect(other.locator('[name="companyName"]')).toHaveValue("Fabrikam SA");
    await keeps(drafts, 2);
  }
  await page.reload();
  await expect(form.control("companyName")).toHaveValue(NAME);
});

test("a draft that another tab changed while the program was loading is opened as it is now", async ({
  page,
  context,
  sandbox,
  watch,
  signInPage,
  form,
  drafts,
}) => {
  const token = await signInPage.signIn();
  await form.put("companyName", NAME);
  await keeps(drafts, 1);
  await page.goto("about:blank");
  const release = await withhold(page, watch);
  const asked = page.waitForRequest(SECOND);
  await page.goto("customers/new");
  await asked;

  const other = await secondTab(context, sandbox, token);
  await expect(other.locator('[name="companyName"]')).toHaveValue(NAME);
  await other.locator('[name="companyName"]').fill("Fabrikam SA");
  await expect(other.locator(".drafts")).toHaveAttribute("data-kept", "true");
  await other.close();
  await release();
  await expect(form.control("companyName")).toHaveValue("Fabrikam SA");
});

test("the list follows what other tabs do", async ({
  page,
  context,
  sandbox,
  signInPage,
  form,
  drafts,
}) => {
  const token = await signInPage.signIn();
  const other = await secondTab(context, sandbox, token);
  const company = other.locator('[name="companyName"]');
  await expect(drafts.summary).toHaveText("Drafts");
  await company.fill(NAME);
  // Also while it is closed.
  await expect(drafts.summary).toHaveText("Drafts (1)");
  await drafts.summary.click();
  const mark = drafts.others.getByText("Open in another tab", { exact: true });
  await expect(mark).toBeVisible();
  await expectAccessible(page);
  await drafts.delete(NAME).focus();
  await company.fill("Fabrikam SA");
  await expect(drafts.others).toContainText("Fabrikam SA");
  await expect(drafts.delete("Fabrikam SA")).toBeFocused();
  await drafts.delete("Fabrikam SA").press("Enter");
  await expect(drafts.others.locator(".note")).toBeVisible();
  await expectAccessible(page);

  // What is open nowhere any more can be opened, as it was kept last.
  await company.fill("Contoso");
  await other.close({ runBeforeUnload: false });
  await expect(mark).toHaveCount(0);
  await expect(drafts.others.locator(".note")).toHaveCount(0);
  await drafts.others.getByRole("button", { name: /^Open / }).click();
  await expect(form.control("companyName")).toHaveValue("Contoso");

  // And what is gone is gone.
  const third = await secondTab(context, sandbox, token);
  await expect(third.locator(".drafts summary")).toHaveText("Drafts (1)");
  await expect(drafts.summary).toHaveText("Drafts");
  await drafts.discard.click();
  await expect(third.locator(".drafts summary")).toHaveText("Drafts");
});

test("a draft that was deleted comes back as long as the list is open", async ({
  page,
  signInPage,
  form,
  drafts,
}) => {
  await signInPage.signIn();
  for (const name of ["Fabrikam SA", NAME]) {
    await form.put("companyName", name);
    await drafts.summary.click();
    await drafts.another.click();
    await expect(form.control("companyName")).toHaveValue("");
  }
  await drafts.summary.click();
  await drafts.delete(NAME).click();
  await drafts.delete("Fabrikam SA").click();
  await expect(drafts.others).toHaveCount(0);
  await keeps(drafts, 0);
  await expect(page.getByText(`Draft ${NAME} deleted`).first()).toBeVisible();
  await expectAccessible(page);
  const undo = (name) => page.getByRole("button", { name: `Undo: Draft ${name} deleted` });
  await undo(NAME).press("Enter");
  await expect(drafts.open(NAME)).toBeFocused();
  await expect(undo(NAME)).toHaveCount(0);
  await expect(undo("Fabrikam SA")).toBeVisible();
  await keeps(drafts, 1);
  await drafts.summary.click();
  await drafts.summary.click();
  await expect(undo("Fabrikam SA")).toHaveCount(0);
  await drafts.open(NAME).click();
  await expect(form.control("companyName")).toHaveValue(NAME);
});

test.describe("a draft that was discarded comes back", () => {
  for (const [title, undo] of [
    ["by the button of its line", ({ line }) => line.getByRole("button").click()],
    ["by Undo", ({ history }) => history.undo.click()],
    ["by the keys", ({ page }) => page.keyboard.press("Control+z")],
  ]) {
    test(title, async ({ page, signInPage, form, drafts, history }) => {
      await signInPage.signIn();
      await form.fill(wholeCustomer());
      await drafts.summary.click();
      await drafts.name.fill("Ask Ana first");
      await drafts.settled();
      await page.reload();
      await expect(drafts.restored).toBeVisible();
      const before = await form.values();
      await form.put("city", "Porto");
      await drafts.discard.click();
      const line = page.locator(".restored").filter({ hasText: "Draft discarded" });
      await expect(line).toBeVisible();
      await expect(form.control("companyName")).toHaveValue("");
      await keeps(drafts, 0);
      await expectAccessible(page);
      await undo({ page, line, history });
      await expect(form.control("city")).toHaveValue("Porto");
      await expect(form.heading).toBeFocused();
      await expect(line).toHaveCount(0);
      await expect(drafts.discard).toBeVisible();
      await keeps(drafts, 1);
      // And what came before it is a step as well.
      await history.undo.click();
      expect(await form.values()).toEqual(before);
      await drafts.settled();
      await page.reload();
      await expect(drafts.restored).toBeVisible();
      expect(await form.values()).toEqual(before);
      await drafts.summary.click();
      await expect(drafts.name).toHaveValue("Ask Ana first");
    });
  }

  test("also behind what was typed since, and goes again by Redo", async ({
    page,
    signInPage,
    form,
    drafts,
    history,
  }) => {
    await signInPage.signIn();
    await form.put("companyName", NAME);
    await drafts.settled();
    await page.reload();
    await drafts.discard.click();
    const line = page.locator(".restored").filter({ hasText: "Draft discarded" });
    await expect(line).toBeVisible();
    await form.control("city").click();
    await page.keyboard.type("Faro");
    await expect(line).toHaveCount(0);
    await history.undo.click();
    await expect(form.control("city")).toHaveValue("");
    await history.undo.click();
    await expect(form.control("companyName")).toHaveValue(NAME);
    await history.redo.click();
    await expect(form.control("companyName")).toHaveValue("");
    await expect(line).toBeVisible();
    await keeps(drafts, 0);
    await history.redo.click();
    await expect(form.control("city")).toHaveValue("Faro");
    await keeps(drafts, 1);
  });

  test("a new form is a step where nothing can be kept", async ({
    page,
    signInPage,
    form,
    drafts,
    history,
  }) => {
    await page.addInitScript(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await signInPage.signIn();
    await form.put("companyName", NAME);
    const said = page.getByRole("status").filter({ hasText: "can’t be kept on this computer" });
    await expect(said).toHaveCount(1);
    await drafts.summary.click();
    await drafts.another.click();
    await expect(form.control("companyName")).toHaveValue("");
    await history.undo.click();
    await expect(form.control("companyName")).toHaveValue(NAME);
  });
});

test("signing out deletes no draft that another tab has open", async ({
  page,
  context,
  sandbox,
  signInPage,
  form,
  drafts,
}) => {
  const token = await signInPage.signIn({ name: "Ana Silva" });
  await form.put("companyName", NAME);
  await keeps(drafts, 1);
  const other = await secondTab(context, sandbox, token);
  await other.locator('[name="companyName"]').fill("Fabrikam SA");
  await keeps(drafts, 2);
  await signInPage.signOut.click();
  await drafts.leaving.getByRole("button", { name: "Delete drafts and sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await keeps(drafts, 1);
  await other.locator('[name="city"]').pressSequentially("Lisboa");
  await other.reload();
  await expect(other.locator('[name="companyName"]')).toHaveValue("Fabrikam SA");
  await expect(other.locator('[name="city"]')).toHaveValue("Lisboa");
});

test("drafts are apart for each person and tenant", async ({
  page,
  sandbox,
  signInPage,
  form,
  drafts,
}) => {
  await page.clock.install();
  await signInPage.signIn({ name: "Ana Silva", life: 600 });
  await form.put("companyName", NAME);
  await page.clock.runFor("00:05");
  await keeps(drafts, 1);
  await page.clock.runFor("11:00");
  await page.reload();
  await signInPage.signInWith(await sandbox.token({ name: "Rui Costa" }));
  await expect(form.heading).toBeVisible();
  await expect(drafts.summary).toHaveText("Drafts");
  await expect(form.control("companyName")).toHaveValue("");
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await signInPage.signInWith(await sandbox.token({ name: "Ana Silva" }));
  await expect(form.control("companyName")).toHaveValue(NAME);
});

test("after seven days a draft is gone", async ({ page, sandbox, signInPage, form, drafts }) => {
  await page.clock.install();
  await signInPage.signIn({ name: "Ana Silva", life: 600 });
  await form.put("companyName", NAME);
  await page.clock.runFor("00:05");
  await keeps(drafts, 1);
  await page.clock.setSystemTime(Date.now() + 8 * 24 * 60 * 60 * 1000);
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await signInPage.signInWith(await sandbox.token({ name: "Ana Silva", life: 9 * 24 * 60 * 60 }));
  await expect(form.heading).toBeVisible();
  await keeps(drafts, 0);
  await expect(form.control("companyName")).toHaveValue("");
});

test.describe("signing out asks what becomes of the drafts", () => {
  for (const [answer, kept] of [
    ["Delete drafts and sign out", 0],
    ["Keep drafts and sign out", 1],
  ]) {
    test(answer, async ({ page, sandbox, signInPage, form, drafts }) => {
      await signInPage.signIn({ name: "Ana Silva" });
      await form.put("companyName", NAME);
      await keeps(drafts, 1);
      await signInPage.signOut.click();
      await expect(drafts.leaving.getByRole("heading")).toHaveText(
        "You have an unfinished customer",
      );
      // What a press of Enter does loses nothing.
      await expect(drafts.leaving.getByRole("button", { name: "Cancel" })).toBeFocused();
      await expectAccessible(page);
      await drafts.leaving.getByRole("button", { name: answer }).click();
      await expect(page).toHaveURL(/\/sign-in$/);
      await keeps(drafts, kept);
      await signInPage.signInWith(await sandbox.token({ name: "Ana Silva" }));
      await expect(form.control("companyName")).toHaveValue(kept ? NAME : "");
    });
  }

  test("Cancel, and Escape", async ({ page, signInPage, form, drafts }) => {
    await signInPage.signIn();
    await form.put("companyName", NAME);
    await keeps(drafts, 1);
    await signInPage.signOut.click();
    await drafts.leaving.getByRole("button", { name: "Cancel" }).click();
    await expect(drafts.leaving).toBeHidden();
    await signInPage.signOut.click();
    await expect(drafts.leaving).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(drafts.leaving).toBeHidden();
    await expect(form.control("companyName")).toHaveValue(NAME);
  });

  test("nothing typed: nothing asked", async ({ page, signInPage }) => {
    await signInPage.signIn();
    await signInPage.signOut.click();
    await expect(page).toHaveURL(/\/sign-in$/);
  });
});

test("nothing that was typed can be read from what is stored", async ({
  signInPage,
  form,
  drafts,
}) => {
  const token = await signInPage.signIn({ name: "Ana Silva" });
  await form.fill(wholeCustomer());
  await keeps(drafts, 1);
  const { text, exported } = await drafts.contents();
  for (const secret of [NAME, "Adventure", "Ana", "contoso", token.split(".")[2]]) {
    expect(text).not.toContain(secret);
  }
  expect(exported).toEqual([false]);
});

for (const [title, script] of [
  [
    "refused",
    () => {
      indexedDB.open = () => {
        throw new Error("refused");
      };
    },
  ],
  [
    "full",
    () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    },
  ],
  ["absent", () => Object.defineProperty(globalThis, "indexedDB", { value: undefined })],
]) {
  test(`a storage that is ${title} takes nothing but the drafts`, async ({
    page,
    signInPage,
    form,
    createdPage,
  }) => {
    await page.addInitScript(script);
    await signInPage.signIn();
    await form.fill(smallCustomer());
    const said = page.getByRole("status").filter({ hasText: "can’t be kept on this computer" });
    await expect(said).toHaveCount(1);
    await form.control("city").click();
    await page.keyboard.type("!");
    const asked = page.waitForEvent("dialog");
    const away = page.evaluate(() => location.reload());
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();
    await away;
    await form.create.click();
    await createdPage.opened();
  });
}

/** A storage that never opens, until the test lets it. */
function neverOpens() {
  const { open } = IDBFactory.prototype;
  const waiting = [];
  globalThis.letOpen = () => {
    IDBFactory.prototype.open = open;
    for (const begin of waiting) {
      begin();
    }
  };
  IDBFactory.prototype.open = function (...asked) {
    const request = {};
    waiting.push(() => {
      const real = open.apply(this, asked);
      for (const event of ["onupgradeneeded", "onsuccess", "onerror"]) {
        real[event] = (it) => {
          Object.defineProperty(request, "result", { value: real.result, configurable: true });
          request[event]?.(it);
        };
      }
    });
    return request;
  };
}

test("a storage that never opens is told after two seconds, and kept to once it opens", async ({
  page,
  signInPage,
  form,
  drafts,
}) => {
  await page.addInitScript(neverOpens);
  await signInPage.signIn();
  await form.put("companyName", NAME);
  const said = page.getByRole("status").filter({ hasText: "can’t be kept on this computer" });
  await expect(said).toHaveCount(1, { timeout: 4000 });
  await form.control("city").click();
  await page.keyboard.type("!");
  await expect(page.locator(".drafts")).toHaveAttribute("data-kept", "true");
  const asked = page.waitForEvent("dialog");
  const away = page.evaluate(() => location.reload());
  await (await asked).dismiss();
  await away;

  await page.evaluate(() => globalThis.letOpen());
  await page.keyboard.type("?");
  await expect(said).toHaveCount(0);
  await keeps(drafts, 1);
});

test("a newer version of the page in another tab is told, and not stopped", async ({
  page,
  context,
  sandbox,
  signInPage,
  form,
  drafts,
  watch,
}) => {
  // A browser asks for the icon of a page that names none.
  watch.allowFailedRequests("/favicon.ico");
  await signInPage.signIn();
  await form.put("companyName", NAME);
  await keeps(drafts, 1);
  const other = await context.newPage();
  await other.goto(new URL("config.json", sandbox.address).href);
  const opened = await other.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open("onboard", 2);
        request.onsuccess = () => resolve("opened");
        request.onblocked = () => resolve("blocked");
      }),
  );
  expect(opened).toBe("opened");
  const said = page.getByRole("status").filter({ hasText: "a newer version of this page" });
  await expect(said).toHaveCount(1);
  await form.put("city", "Lisboa");
  await drafts.settled();
  await expect(said).toHaveCount(1);
});

test("what a page wrote as it ended, and is damaged, is removed", async ({
  page,
  signInPage,
  form,
  drafts,
}) => {
  await signInPage.signIn();
  await form.put("companyName", "Contoso");
  await drafts.settled();
  await page.evaluate(() => {
    for (const [at, written] of ["", "{}", '{"iv":"?","sealed":"?"}'].entries()) {
      localStorage.setItem(`onboard-ended-${at}`, written);
    }
    localStorage.setItem("neighbour", "stays");
  });
  await page.reload();
  await expect(form.control("companyName")).toHaveValue("Contoso");
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(["neighbour"]);
});

test("a draft that the database did not take is gone with its customer", async ({
  page,
  signInPage,
  form,
  createdPage,
}) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = function () {
      const request = this.get("none");
      this.transaction.abort();
      return request;
    };
  });
  const ended = () =>
    page.evaluate(() =>
      Object.keys(localStorage).filter((item) => item.startsWith("onboard-ended-")),
    );
  await signInPage.signIn();
  await form.fill(smallCustomer());
  await page.evaluate(() => dispatchEvent(new Event("pagehide")));
  expect(await ended()).toHaveLength(1);
  await form.createThrough();
  await createdPage.opened();
  await expect.poll(ended).toEqual([]);
});

test("drafts whose key is lost are told once", async ({
  page,
  sandbox,
  signInPage,
  form,
  drafts,
  watch,
}) => {
  watch.allowFailedRequests("/favicon.ico");
  await signInPage.signIn({ name: "Ana Silva" });
  await form.put("companyName", NAME);
  await keeps(drafts, 1);
  await page.goto("config.json");
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open("onboard");
        request.onsuccess = () => {
          const database = request.result;
          const clearing = database.transaction("keys", "readwrite");
          clearing.objectStore("keys").clear();
          clearing.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
  );
  await page.goto("customers/new");
  const said = page.getByRole("status").filter({ hasText: "could not be opened" });
  await expect(said).toHaveCount(1);
  await expect(form.control("companyName")).toHaveValue("");
  await keeps(drafts, 0);
  // What is typed from now on is kept under a new key.
  await form.put("companyName", "Fabrikam SA");
  await keeps(drafts, 1);
  await drafts.settled();
  await page.reload();
  await expect(form.control("companyName")).toHaveValue("Fabrikam SA");
  await expect(said).toHaveCount(0);
  expect(await sandbox.posts()).toEqual([]);
});

test("a form that is kept is left without a question", async ({
  page,
  signInPage,
  form,
  drafts,
}) => {
  await signInPage.signIn();
  await form.put("companyName", NAME);
  await keeps(drafts, 1);
  let asked = false;
  page.on("dialog", (dialog) => {
    asked = true;
    dialog.accept();
  });
  await page.reload();
  await expect(form.control("companyName")).toHaveValue(NAME);
  expect(asked).toBe(false);
});

test("a page that ended while it was sending asks what came of it", async ({
  page,
  sandbox,
  signInPage,
  form,
  drafts,
  createdPage,
}) => {
  await configure(page, { assists: { status: true } });
  await signInPage.signIn();
  await form.fill(smallCustomer());
  await keeps(drafts, 1);
  await sandbox.fault({ method: "POST", delayMs: 4000 });
  await form.create.click();
  await expect.poll(async () => (await sandbox.posts()).length).toBe(1);
  await page.reload();
  const id = await createdPage.opened();
  expect(JSON.parse((await sandbox.posts())[0].body).id).toBe(id);
  expect(await sandbox.posts()).toHaveLength(1);
  await keeps(drafts, 0);
});

for (const [locale, colorScheme, width] of [
  ["en-US", "light", 1440],
  ["pt-PT", "dark", 320],
]) {
  test.describe(`in ${locale}, ${colorScheme}, ${width} px`, () => {
    test.use({ locale, colorScheme, viewport: { width, height: 800 } });

    test("notice and list are accessible", async ({ page, signInPage, form, drafts }) => {
      await signInPage.signIn();
      await form.put("companyName", NAME);
      await drafts.summary.click();
      await drafts.another.click();
      await form.put("companyName", "Fabrikam SA");
      await keeps(drafts, 2);
      await page.reload();
      await expect(drafts.restored).toBeVisible();
      await drafts.summary.click();
      await expect(drafts.others).toHaveCount(1);
      await expectAccessible(page);
      const overflows = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(overflows).toBe(false);
    });
  });
}
