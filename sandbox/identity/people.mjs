/** Who can sign in, by the name that is typed. */
export const people = {
  ana: {
    password: "ana-of-contoso",
    name: "Ana Silva",
    email: "ana.silva@contoso.example",
    roles: ["Onboard.Csp"],
  },
  rui: {
    password: "rui-of-fabrikam",
    name: "Rui Costa",
    email: "rui.costa@fabrikam.example",
    roles: ["Onboard.Reseller"],
  },
};

/** The account that the provider asks for by its id. */
export async function findAccount(_context, id) {
  const person = people[id];
  return (
    person && {
      accountId: id,
      claims: () => ({
        sub: id,
        name: person.name,
        email: person.email,
        email_verified: true,
        roles: person.roles,
      }),
    }
  );
}

/** The id of the person with this name and password. */
export function identify(login, password) {
  const id = login?.trim().toLowerCase() ?? "";
  return Object.hasOwn(people, id) && people[id].password === password ? id : undefined;
}
