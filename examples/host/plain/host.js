import "/embed.js";
import { sessionToken, show } from "../session.js";

const form = document.querySelector("onboard-customer");
form.token = sessionToken;
for (const event of ["onboard:created", "onboard:failed", "onboard:dirty"]) {
  form.addEventListener(event, ({ detail }) => show(`${event} ${JSON.stringify(detail)}`));
}
