/**
 * An identity provider for one machine: `node provider.mjs --port 8090 --app http://127.0.0.1:8080/`.
 * It prints `ready` and its address, and keeps everything in memory. `--app` may be given several times.
 */
import { randomBytes, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { Provider } from "oidc-provider";
import { signedOut, signIn, signOut } from "./pages.mjs";
import { findAccount, identify } from "./people.mjs";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8090" },
    app: { type: "string", multiple: true, default: ["http://127.0.0.1:8080/"] },
    secret: { type: "string", default: "the secret of the gateway" },
  },
});
const issuer = `http://127.0.0.1:${values.port}`;
const apps = values.app;

const key = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" });

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "onboard",
      client_secret: values.secret,
      redirect_uris: apps.map((app) => `${app}callback`),
      post_logout_redirect_uris: apps.flatMap((app) => [app, `${app}sign-in`]),
      backchannel_logout_uri: `${apps[0]}backchannel-logout`,
      backchannel_logout_session_required: true,
      id_token_signed_response_alg: "ES256",
    },
  ],
  jwks: { keys: [{ ...key, use: "sig", alg: "ES256", kid: "sandbox" }] },
  cookies: { keys: [randomBytes(32).toString("hex")] },
  claims: { openid: ["sub"], profile: ["name", "roles"], email: ["email", "email_verified"] },
  conformIdTokenClaims: false,
  findAccount,
  pkce: { required: () => true },
  // The gateway is on this machine, where a provider in earnest sends nothing.
  fetch: (address, { dispatcher: _guarded, ...options }) => fetch(address, options),
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (context, form) => {
        context.body = signOut(form);
      },
      postLogoutSuccessSource: (context) => {
        context.body = signedOut();
      },
    },
  },
  // One app of one owner: no consent is asked for.
  async loadExistingGrant({ oidc }) {
    const id = oidc.session.grantIdFor(oidc.client.clientId);
    const found = id && (await oidc.provider.Grant.find(id));
    if (found) return found;
    const grant = new oidc.provider.Grant({
      clientId: oidc.client.clientId,
      accountId: oidc.session.accountId,
    });
    grant.addOIDCScope("openid profile email");
    await grant.save();
    return grant;
  },
});

const answer = provider.callback();

async function body(request) {
  let text = "";
  for await (const part of request) {
    text += part;
    if (text.length > 10_000) break;
  }
  return new URLSearchParams(text);
}

async function interact(request, response) {
  const { uid } = await provider.interactionDetails(request, response);
  const show = (problem) => {
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
    });
    response.end(signIn(uid, problem));
  };
  if (request.method !== "POST") return show();
  const form = await body(request);
  const accountId = identify(form.get("login"), form.get("password"));
  if (!accountId) return show("This name and this password do not belong together.");
  await provider.interactionFinished(request, response, { login: { accountId } });
}

const server = createServer((request, response) => {
  if (!request.url.startsWith("/interaction/")) return answer(request, response);
  interact(request, response).catch(() => {
    response.writeHead(400, { "content-type": "text/plain" });
    response.end("This sign-in is over: begin again from the app.\n");
  });
});
server.listen(Number(values.port), "127.0.0.1", () => console.log(`ready ${issuer}`));
