// What can be wrong with a value, control by control. Each rule takes the trimmed text and gives a finding
// or nothing; what is empty is no rule's concern but that of `required`.

const LEGAL_FORMS = new Set(
  (
    "cpa llp llc corp corporation pty ptyltd pteltd privatelimited pvt pvtltd gmbh plc wll lda sarl kft " +
    "ltd limited sdnbhd inc incorporated ooo zrt"
  ).split(" "),
);
const PLACEHOLDERS = /^(test(ing)?|admin(istrator)?|nobody|unknown|dummy)$/i;
const NOT_SERVED = new Set(["CU", "IR", "KP", "SD", "SY"]);
const ASK_TAX_ID = new Set(
  "AE AM AZ BR BY CN HU IN IQ KG KZ MD MM PL RU SA SS TH TJ TR UA US UZ VE VN ZA".split(" "),
);
const POSTAL_CODES = {
  US: [/^\d{5}(-\d{4})?$/, "12345"],
  PT: [/^\d{4}(-\d{3})?$/, "1234-567"],
  NL: [/^\d{4} [A-Z]{2}$/, "1234 AB"],
  GB: [/^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/, "SW1A 1AA"],
  CA: [/^[A-Z]\d[A-Z] \d[A-Z]\d$/, "A1A 1A1"],
  BR: [/^\d{5}-\d{3}$/, "12345-678"],
  ...Object.fromEntries(["DE", "FR", "ES", "IT"].map((code) => [code, [/^\d{5}$/, "12345"]])),
  ...Object.fromEntries(["AT", "AU", "BE", "CH"].map((code) => [code, [/^\d{4}$/, "1234"]])),
};
const TAX_IDS = { PT: [/^PT\d{9}$/, "PT123456789"], DE: [/^DE\d{9}$/, "DE123456789"] };

const error = (rule, text, suggestion) => ({ severity: "error", rule, text, suggestion });
const warning = (rule, text, suggestion) => ({ severity: "warning", rule, text, suggestion });
const hint = (rule, text) => ({ severity: "hint", rule, text });

function companyName(text) {
  const bare = text.replace(/\s/g, "");
  if (!/[\p{L}\d]/u.test(bare)) {
    return warning("company-name-signs", "Enter the company name in letters or digits");
  }
  if ([...bare].length === 1) {
    return warning("company-name-short", "Enter the whole company name");
  }
  if ([...bare].length > 2 && new Set(bare).size === 1) {
    return warning("company-name-repeats", "Enter the company name: Microsoft refuses repeats");
  }
  if (LEGAL_FORMS.has(bare.replace(/[^\p{L}\d]/gu, "").toLowerCase())) {
    return warning("company-name-legal-form", "Enter the name that stands before the legal form");
  }
  return text.split(/\s+/).every((word) => [...word].length === 1)
    ? warning("company-name-spaced", "Enter the company name without spaces between characters")
    : undefined;
}

function personName(text, noun) {
  const { length } = [...text];
  if (!/\p{L}/u.test(text)) {
    return warning("person-name-signs", `Enter ${noun} in letters`);
  }
  if (length === 1 && !/\p{Script=Han}/u.test(text)) {
    return warning("person-name-short", `Write ${noun} out: Microsoft refuses a single letter`);
  }
  if (length > 40) {
    return warning("person-name-long", `Shorten ${noun} to 40 characters`);
  }
  return PLACEHOLDERS.test(text)
    ? warning("person-name-placeholder", "Enter the real name")
    : undefined;
}

function email(text) {
  if (!/^[^\s@,;<>]+@[^\s@,;<>.]+(\.[^\s@,;<>.]+)+$/.test(text)) {
    return error("email", "Enter an email address in the correct format, like name@example.com");
  }
  return /@microsoft\.com$/i.test(text)
    ? warning("email-of-microsoft", "Enter an address of the customer’s own")
    : undefined;
}

function phone(text) {
  const digits = text.replace(/\D/g, "").length;
  return /^[\d\s+()\-./]*$/.test(text) && digits >= 6 && digits <= 15
    ? undefined
    : error("phone", "Enter a phone number with 6 to 15 digits, like +351 921 231 231");
}

function domain(text) {
  const prefix = text.replace(/\.onmicrosoft\.com$/i, "");
  const meant = prefix.replace(/[^a-z0-9]/gi, "").slice(0, 27);
  if (/[^a-z0-9]/i.test(prefix)) {
    return error("domain", "Use only the letters a to z and digits in the domain", meant);
  }
  return prefix.length > 27
    ? error(
        "domain-long",
        `Shorten the domain to 27 characters. There are ${prefix.length} now`,
        meant,
      )
    : undefined;
}

function country(text, noun, { code }) {
  if (!code) {
    return error(
      "country",
      "Choose a country from the list, or enter its two-letter code, like PT",
    );
  }
  return NOT_SERVED.has(code)
    ? warning("country-not-served", "Check the country: Microsoft serves no customers there")
    : undefined;
}

const shaped =
  (shapes, rule) =>
  (text, noun, { code }) => {
    const [shape, example] = shapes[code] ?? [];
    return shape && !shape.test(text) ? warning(rule, `Enter ${noun} like ${example}`) : undefined;
  };

const matching = (shape, rule, sentence) => (text) =>
  shape.test(text) ? undefined : error(rule, sentence);

const guid = matching(
  /^\{?[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}\}?$/i,
  "guid",
  "Enter a GUID with 32 digits and letters a to f",
);
const decimal = matching(
  /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*%?$/i,
  "number",
  "Enter the value as a number, like 10.6",
);

function agreementDate(text, noun, { today }) {
  return text > today
    ? warning("agreement-date-in-future", "Enter a day that is not in the future")
    : undefined;
}

function json(text) {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    return error("json", "Check the JSON: it cannot be read");
  }
}

const culture = (text) =>
  /^[a-z]{2,3}-[A-Z]{2}$/.test(text) ? undefined : warning("culture", "A culture looks like pt-PT");
const language = (text) =>
  /^[a-z]{2,3}$/.test(text) ? undefined : warning("language", "A language looks like pt");
const byLink = () =>
  hint("agreement-link", "Since January 2026 the customer accepts through a link");
const stay = () => warning("qualifications-stay", "Check the qualifications: they stay");

/** Noun, rule, whether it may stay empty, most characters; by the key behind the entry's position. */
const RULES = {
  companyName: ["the company name", companyName],
  taxId: ["the tax ID", shaped(TAX_IDS, "tax-id"), true],
  country: ["the country", country],
  addressLine1: ["address line 1"],
  addressLine2: ["address line 2", , true],
  city: ["the city"],
  state: ["the state or region"],
  zip: ["the postal code", shaped(POSTAL_CODES, "postal-code"), false, 30],
  firstName: ["the first name", personName],
  middleName: ["the middle name", personName, true],
  lastName: ["the last name", personName],
  email: ["the email address", email],
  phone: ["the phone number", phone, false, 30],
  internalIdentifier: ["the internal identifier", , true],
  resellerId: ["the reseller", guid, true],
  providerInstanceId: ["the provider instance", guid],
  providerCustomerData: ["the data as JSON", json, false, Infinity],
  "providerCustomerData.Domain": ["the domain", domain],
  "providerCustomerData.CredentialsEmail": ["the email for the credentials", email, true],
  "providerCustomerData.DefaultCulture": ["the culture", culture, true],
  "providerCustomerData.Language": ["the language", language, true],
  "providerCustomerData.FirstName": ["the signatory’s first name", personName, true],
  "providerCustomerData.LastName": ["the signatory’s last name", personName, true],
  "providerCustomerData.Email": ["the signatory’s email", email, true],
  "providerCustomerData.Phone": ["the signatory’s phone", phone, true, 30],
  "providerCustomerData.AcceptedMCA": ["the acceptance of the agreement", byLink, true],
  "providerCustomerData.AgreementDate": ["the day of the agreement", agreementDate, true],
  "providerCustomerData.AssociatedPartnerId": [
    "the partner number",
    matching(/^\d*$/, "partner-id", "Enter the partner number with digits only, like 4391227"),
    true,
  ],
  "providerCustomerData.Qualifications": ["the qualifications", stay, true],
  "margin.marginRule.name": ["the margin rule"],
  "margin.value": ["the margin’s value", decimal],
  offerType: ["the offer type"],
  "marginRule.name": ["the margin rule"],
  value: ["the margin’s value", decimal],
  name: ["the reseller’s name"],
};

/** What is to be said of a text; `surroundings` are the country's `code` and `today`. */
export function finding(key, typed, surroundings) {
  const [noun, rule, isOptional, max = 255] = RULES[key] ?? [];
  const text = typed.trim();
  if (text === "") {
    if (key === "taxId" && ASK_TAX_ID.has(surroundings.code)) {
      return warning("tax-id-asked", "Enter the tax ID: Microsoft asks companies of this country");
    }
    return noun && !isOptional ? error("required", `Enter ${noun}`) : undefined;
  }
  // Most texts are below the limit in any encoding: only long ones are counted.
  if (text.length > max && [...text].length > max) {
    const { length } = [...text];
    return error("too-long", `Shorten ${noun} to ${max} characters. There are ${length} now`);
  }
  return rule?.(text, noun, surroundings);
}

/** A domain made from the company's name; empty where nothing can be made of it. */
export function proposedDomain(company) {
  const words = company.normalize("NFD").replace(/\p{M}/gu, "").split(/\s+/);
  while (words.length > 0 && LEGAL_FORMS.has(words.at(-1).replace(/\W/g, "").toLowerCase())) {
    words.pop();
  }
  return words
    .join("")
    .replace(/[^a-z0-9]/gi, "")
    .toLowerCase()
    .slice(0, 27);
}
