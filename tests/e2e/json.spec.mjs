// JSON comes into the form and goes out of it.

import { readFile } from "node:fs/promises";

import { expectAccessible } from "./fixtures/axe.mjs";
import { CONTOSO, specificationExample, wholeCustomer } from "./fixtures/customers.mjs";
import { Palette } from "./fixtures/palette.mjs";
import { test } from "./fixtures/request-tools.mjs";
import { expect } from "./fixtures/test.mjs";
import { toolWords } from "./fixtures/tool-words.mjs";

/** The bytes that the form would send. */
async function bytesOut(tools, page) {
  await tools.openJson();
  const bytes = await tools.saved();
  await page.keyboard.press("Escape");
  await expect(tools.dialog).toBeHidden();
  return bytes;
}

for (const locale of ["en-US", "pt-PT"]) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("the specification's example goes in and comes out, and creates the customer", async ({
      page,
      sandbox,
      signInPage,
      form,
      createdPage,
      tools,
    }) => {
      await signInPage.signIn();
      const example = specificationExample();
      await tools.openJson();
      await tools.paste(example);
      await expect(tools.table).toBeVisible();
      await tools.take.click();
      await expect(tools.dialog).toBeHidden();
      await expect(page.getByRole("status").filter({ hasText: tools.words.taken })).toBeAttached();
      expect(await bytesOut(tools, page)).toBe(example);
      await form.createThrough();
      await createdPage.opened();
      const posts = await sandbox.posts();
      expect(posts.map(({ body }) => body)).toEqual([example]);
      const { id, companyName } = JSON.parse(example);
      expect((await sandbox.customer(id)).companyName).toBe(companyName);
    });

    test("it is accessible", async ({ page, signInPage, tools }) => {
      await signInPage.signIn();
      await tools.openJson();
      await expectAccessible(page);
      await tools.paste("{");
      await expect(tools.problem).not.toBeEmpty();
      await expectAccessible(page);
      await tools.text.fill("");
      await tools.paste(`{"nickname":"x",${specificationExample().slice(1)}`);
      await expect(tools.table).toBeVisible();
      await expectAccessible(page);
    });
  });
}

test("each of our own copies is read back", async ({ page, signInPage, form, history, tools }) => {
  await signInPage.signIn();
  const customer = wholeCustomer();
  const companyName = `O'Neil & Søn! "A\\B" $HOME %PATH% 日本`;
  await form.fill({ ...customer, controls: { ...customer.controls, companyName } });
  const sent = await bytesOut(tools, page);
  await page.setViewportSize({ width: 1000, height: 800 });
  for (const kind of ["json", "bash", "powershell", "cmd"]) {
    await tools.show();
    const copied = await tools.copy(kind);
    await page.keyboard.press("Escape");
    await form.leave("companyName", "Another");
    await form.leave("city", "Another");
    await tools.openJson();
    await tools.paste(copied);
    expect((await tools.rows()).map(([label]) => label)).toEqual(["Company name", "City"]);
    await tools.take.click();
    await expect(tools.dialog).toBeHidden();
    expect(await bytesOut(tools, page), kind).toBe(sent);
  }
  await history.undo.click();
  await expect(form.control("city")).toHaveValue("Another");
});

test("a part is taken, and undo takes it back in one step", async ({
  page,
  signInPage,
  form,
  history,
  tools,
}) => {
  await signInPage.signIn();
  await form.leave("companyName", "Contoso");
  await form.leave("city", "Porto");
  // What follows from the name comes with the second part of the program.
  await expect(form.control("providerCustomers.0.providerCustomerData.Domain")).toHaveValue(
    "contoso",
  );
  const before = await form.values();
  await tools.openJson();
  await tools.paste(
    `{"CompanyName":"Fabrikam","city":null,"zip":4000,"providerCustomers":{"${CONTOSO}":{
      "providerCustomerData":{"domain":"fabrikam","enableGdap":true},
      "margin":{"marginRule":{"name":"markup"},"value":10.60},"status":"Success"}}}`,
  );
  await expect(tools.dialog).toContainText(`providerCustomers.${CONTOSO}.status`);
  const rows = await tools.rows();
  expect(rows).toContainEqual(["Company name", "Contoso", "Fabrikam"]);
  expect(rows).toContainEqual(["City", "Porto", "empty"]);
  expect(rows).toContainEqual(["Provider 1, Provider instance", "empty", "Contoso CSP"]);
  await tools.table.getByRole("checkbox", { name: /^City/ }).uncheck();
  await tools.take.click();
  await expect(form.control("companyName")).toHaveValue("Fabrikam");
  await expect(form.control("city")).toHaveValue("Porto");
  await expect(form.control("zip")).toHaveValue("4000");
  await expect(form.control("providerCustomers.0.providerInstanceId")).toHaveValue(CONTOSO);
  await expect(form.control("providerCustomers.0.providerCustomerData.Domain")).toHaveValue(
    "fabrikam",
  );
  await expect(form.control("providerCustomers.0.margin.value")).toHaveValue("10.60");
  await history.undo.click();
  await expect.poll(() => form.values()).toEqual(before);
  await history.redo.click();
  await expect(form.control("companyName")).toHaveValue("Fabrikam");
});

test("a token in what is pasted is in no part of the page", async ({
  page,
  sandbox,
  signInPage,
  tools,
}) => {
  await signInPage.signIn();
  const token = await sandbox.token({ name: "Somebody else" });
  const header = `-H 'X-Tenant: other.example' -H 'Authorization: Bearer ${token}'`;
  const isNowhere = async () => {
    const [html, values] = await page.evaluate(() => [
      document.documentElement.outerHTML,
      [...document.querySelectorAll("textarea, input")].map((it) => it.value).join("\n"),
    ]);
    const payload = token.split(".")[1];
    expect(html).not.toContain(payload);
    expect(values).not.toContain(payload);
  };
  await tools.openJson();
  await tools.paste(`curl https://x ${header} -d '{"city":'`);
  await expect(tools.problem).toContainText("contains a token");
  await isNowhere();
  await tools.paste(`curl https://x ${header} -d '{"city":"Porto"}'`);
  await expect(tools.dialog).toContainText("It was ignored and is not kept.");
  await expect(tools.dialog).toContainText("The command is for the tenant other.example.");
  await isNowhere();
});

test("files are opened and dropped", async ({ page, signInPage, form, tools }) => {
  await signInPage.signIn();
  const file = (text) => ({
    name: "customer.json",
    mimeType: "application/json",
    buffer: Buffer.from(text),
  });
  await tools.openJson();
  await tools.file.setInputFiles(file('{"city":"Porto"}'));
  expect(await tools.rows()).toEqual([["City", "empty", "Porto"]]);
  await tools.button(tools.words.cancel).click();
  await tools.file.setInputFiles(file("\u0000\u0001"));
  await expect(tools.problem).toContainText("the browser could not read it");
  const transfer = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['{"city":"Braga"}'], "customer.json"));
    return transfer;
  });
  await page.dispatchEvent("dialog.tool", "drop", { dataTransfer: transfer });
  await expect(tools.table).toBeVisible();
  await tools.take.click();
  await expect(form.control("city")).toHaveValue("Braga");
  await tools.openJson();
  await tools.paste('{"city":"Braga"}');
  await expect(tools.dialog).toContainText(tools.words.same);
});

test("what cannot be read is said at the text, and stays there", async ({ signInPage, tools }) => {
  await signInPage.signIn();
  await tools.openJson();
  for (const [text, said] of [
    ["", "Paste a request body or a cURL command"],
    ['{\n"city": "Porto",\n}', "Correct the text at line 3, column 1"],
    ["[1]", "JSON that starts with an opening brace"],
    ["curl https://x", "this one has no -d or --data"],
    ["curl -d @body.json https://x", "Open the file body.json here"],
    ['{"nickname":"x"}', "nothing in this JSON belongs to one"],
  ]) {
    await tools.text.fill(text);
    await tools.read.click();
    await expect(tools.problem).toContainText(said);
    await expect(tools.text).toHaveValue(text);
    await expect(tools.text).toBeFocused();
    await expect(tools.text).toHaveAttribute("aria-invalid", "true");
  }
});

test("the file is named after the customer", async ({ page, signInPage, form, tools }) => {
  await signInPage.signIn();
  for (const [name, text, expected] of [
    ["companyName", "Contoso Lda.", "customer-Contoso-Lda.json"],
    ["internalIdentifier", "AW/0042", "customer-AW-0042.json"],
  ]) {
    await form.leave(name, text);
    await tools.openJson();
    const download = page.waitForEvent("download");
    await tools.save.click();
    expect((await download).suggestedFilename()).toBe(expected);
    await page.keyboard.press("Escape");
  }
});

test("Save as JSON in the palette saves at once, and says whether the form is complete", async ({
  page,
  signInPage,
  form,
  words,
  tools,
}) => {
  const palette = new Palette(page, toolWords(words));
  await signInPage.signIn();
  for (const [fill, said] of [
    [() => form.put("city", "Braga"), "The form is not complete"],
    [() => form.fill(wholeCustomer(words.decimal)), "exactly as it would be sent"],
  ]) {
    await fill();
    const download = page.waitForEvent("download");
    await palette.run("save as json");
    const path = await (await download).path();
    await expect(page.getByText(said)).toBeAttached();
    expect(await readFile(path, "utf8")).toBe(await bytesOut(tools, page));
  }
});
