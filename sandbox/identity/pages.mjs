const escaped = (text) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

const page = (title, body) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <link rel="icon" href="data:,">
    <title>${title}</title>
    <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 22rem; margin: 4rem auto; padding: 0 1rem; }
      label, input { display: block; width: 100%; box-sizing: border-box; font: inherit; }
      input { margin-bottom: 1rem; padding: 0.4rem; }
      button { font: inherit; padding: 0.4rem 1rem; }
    </style>
  </head>
  <body><main><h1>${title}</h1>${body}</main></body>
</html>`;

/** Asks for a name and a password. */
export const signIn = (uid, problem = "") =>
  page(
    "Sign in",
    `<p>This identity provider runs on this machine, for trials.</p>
    ${problem && `<p role="alert">${escaped(problem)}</p>`}
    <form method="post" action="/interaction/${uid}">
      <label for="login">Name</label>
      <input id="login" name="login" autocomplete="username" required autofocus>
      <label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required>
      <button>Sign in</button>
    </form>`,
  );

/** Asks whether to sign out; The form is the provider's own, which the button sends. */
export const signOut = (form) =>
  page(
    "Sign out",
    `${form}<button form="op.logoutForm" name="logout" value="yes">Sign out here as well</button>`,
  );

/** Says that it is done. */
export const signedOut = () =>
  page("Signed out", "<p>You are signed out at the identity provider.</p>");
