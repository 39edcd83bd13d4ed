// Two gateways with Redis behind nginx: one may stop or die, and the store may be away.

import { randomUUID } from "node:crypto";
import { Cluster } from "./fixtures/cluster.mjs";
import { ANA, signInAs } from "./fixtures/gateway.mjs";
import { test as base, expect } from "./fixtures/test.mjs";

const TENANT = "portal.contoso.example";
const INSTANCE = "cb3cd15b-1d6e-45be-b493-c71549cbfd87";

const test = base.extend({
  cluster: [
    async ({ sandbox }, use) => {
      const cluster = await Cluster.start(sandbox);
      await use(cluster);
      await cluster.stop();
    },
    { scope: "worker" },
  ],

  baseURL: async ({ cluster }, use) => {
    await use(cluster.address);
  },
});

test.describe.configure({ mode: "serial", timeout: 90_000 });

/** Signs in, and returns how requests are sent with that session. */
async function signedIn(page, context, form, cluster) {
  await page.goto("customers/new");
  await signInAs(page, ANA);
  await expect(form.heading).toBeVisible();
  const cookies = await context.cookies(cluster.address);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  return (method, path, { headers = {}, body } = {}) =>
    fetch(new URL(path, cluster.address), {
      method,
      headers: { cookie, "x-requested-with": "XMLHttpRequest", "x-tenant": TENANT, ...headers },
      body,
    });
}

test.beforeEach(async ({ watch }) => {
  watch.allowFailedRequests("/session");
});

test("a session of one gateway is one of the other", async ({ page, context, form, cluster }) => {
  const send = await signedIn(page, context, form, cluster);
  for (let tries = 0; tries < 10; tries += 1) {
    expect((await send("GET", "session")).status).toBe(200);
  }
  const ended = await send("POST", "session/end");
  expect(ended.status).toBe(200);
  for (let tries = 0; tries < 10; tries += 1) {
    expect((await send("GET", "session")).status).toBe(401);
  }
});

test("an unreachable store ends no session", async ({ page, context, form, cluster }) => {
  const send = await signedIn(page, context, form, cluster);
  cluster.holdStore(true);
  const held = await send("GET", "session");
  expect(held.status).toBe(503);
  expect(held.headers.get("retry-after")).toBe("5");
  expect(held.headers.get("set-cookie")).toBeNull();
  const create = await send("POST", "v1/Customers", { body: "{}" });
  expect(create.headers.get("x-onboard-outcome")).toBe("not-sent");
  expect(await cluster.isReady(0)).toBe(false);
  cluster.holdStore(false);
  await expect.poll(async () => (await send("GET", "session")).status).toBe(200);
  await expect.poll(() => cluster.isReady(0)).toBe(true);
});

test("SIGTERM and kill -9 under load: nothing is sent twice, and no answer says the wrong thing", async ({
  page,
  context,
  form,
  cluster,
  sandbox,
}) => {
  const send = await signedIn(page, context, form, cluster);
  await sandbox.clear();
  const outcomes = new Map();
  const create = async (number) => {
    const id = randomUUID();
    const headers = { "content-type": "application/json", "x-correlation-id": id };
    const body = JSON.stringify(customer(id, number));
    const answer = await send("POST", "v1/Customers", { headers, body }).catch(() => undefined);
    const outcome = answer?.headers.get("x-onboard-outcome");
    outcomes.set(id, { status: answer?.status, outcome });
  };
  const load = async (from) => {
    for (let number = from; number < 240; number += 8) await create(number);
  };
  const disturb = async () => {
    for (const signal of ["SIGTERM", "SIGKILL", "SIGTERM", "SIGKILL"]) {
      await new Promise((done) => setTimeout(done, 150));
      await cluster.endGateway(1, signal);
      await cluster.startGateway(1);
    }
  };
  await Promise.all([disturb(), ...Array.from({ length: 8 }, (_, from) => load(from))]);

  const counts = new Map();
  for (const { headers } of await sandbox.posts()) {
    const id = headers["x-correlation-id"];
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  for (const [id, { status, outcome }] of outcomes) {
    const count = counts.get(id) ?? 0;
    const said = `${status} ${outcome}: arrived ${count} times`;
    expect(count, said).toBeLessThanOrEqual(1);
    if (status === 201) expect(count, said).toBe(1);
    if (outcome === "not-sent") expect(count, said).toBe(0);
    expect([201, 502, 503, 504, undefined], said).toContain(status);
  }
  const created = [...outcomes.values()].filter(({ status }) => status === 201);
  expect(created.length).toBeGreaterThan(180);
});

function customer(id, number) {
  const data = { Domain: `cluster${number}${id.slice(0, 8)}`, CredentialsEmail: "ana@aw.example" };
  return {
    ...{ id, companyName: "Adventure Works", country: "PT", addressLine1: "Rua Augusta 1" },
    ...{ city: "Lisboa", state: "Lisboa", zip: "1000-001", firstName: "Ana", lastName: "Silva" },
    ...{ email: "ana@aw.example", phone: "210000000", customerAssociations: [] },
    providerCustomers: {
      [INSTANCE]: {
        providerInstanceId: INSTANCE,
        providerCustomerData: JSON.stringify(data),
        margin: { marginRule: { name: "markup" }, value: 10.6 },
      },
    },
  };
}
