// A customer with many providers, as the API gives it back: a request body that a form is filled from.

export const CUSTOMER_ID = "7d0f4c1e-52a5-4a53-9d0b-3f5b8c1f2e10";

/** The domain of the entry at this position. */
export const domainOf = (at) => `adventureworks${at}`;

/** With `count` providers, of which the first has refused: the page after creation offers to correct that. */
export function customer(count) {
  const entries = Array.from({ length: count }, (_, at) => entry(at));
  return {
    id: CUSTOMER_ID,
    companyName: "Adventure Works",
    country: "PT",
    addressLine1: "Rua Augusta 1",
    city: "Lisboa",
    state: "Lisboa",
    zip: "1100-048",
    firstName: "Ana",
    lastName: "Silva",
    email: "ana@adventure-works.example",
    phone: "+351 921 231 231",
    providerCustomers: Object.fromEntries(entries.map((it) => [it.providerInstanceId, it])),
    customerAssociations: [],
  };
}

function entry(at) {
  const data = {
    Domain: domainOf(at),
    CredentialsEmail: "it@adventure-works.example",
    AcceptedMCA: false,
    AgreementDate: null,
    KeepPrimaryInformation: true,
    FirstName: "Ana",
    LastName: "Silva",
    Email: "ana@adventure-works.example",
    Phone: "+351 921 231 231",
    DefaultCulture: "pt-PT",
    Language: "pt",
    AssociatedPartnerId: "4391227",
    Qualifications: [],
    EnableGDAP: false,
  };
  return {
    providerInstanceId: `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`,
    providerCustomerId: null,
    providerCustomerData: JSON.stringify(data),
    margin: { marginRule: { name: "markup" }, value: 10.6 },
    offerTypeMargins: null,
    status: { name: at === 0 ? "Failed" : "Success" },
    customerCreationError: { name: at === 0 ? "DomainExists" : "None" },
  };
}
