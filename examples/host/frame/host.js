import { sessionToken, show } from "../session.js";

const frame = document.querySelector("iframe");
const origin = new URL(frame.src).origin;
const post = (message) => frame.contentWindow.postMessage({ onboard: 1, ...message }, origin);

addEventListener("message", async ({ source, origin: from, data }) => {
  if (source !== frame.contentWindow || from !== origin || data?.onboard !== 1) return;
  switch (data.type) {
    case "ready":
      return post({ type: "start", tenant: "portal.contoso.example" });
    case "tokenWanted":
      return post({ type: "token", id: data.id, token: await sessionToken() });
    case "height":
      frame.style.height = `${data.height}px`;
      return;
    default:
      return show(`${data.type} ${JSON.stringify(data.detail)}`);
  }
});
