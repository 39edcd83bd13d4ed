// The host's own session: here the sandbox makes one for whoever asks.

/** A token, as the host's server would hand it out. */
export async function sessionToken() {
  const answer = await fetch("/sandbox/token", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: "{}",
  });
  return (await answer.json()).access_token;
}

/** Shows what the form has told. */
export function show(told) {
  const line = document.createElement("li");
  line.textContent = told;
  document.getElementById("events").append(line);
}
