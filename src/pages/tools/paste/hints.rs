//! The country of a customer where none is named: what phone numbers, tax numbers, legal forms and labels tell of it.

use super::calling_codes::countries_of_phone;
use customer::{CountryCode, name_key};

/// Legal forms, labels and titles by country, as the ends or the beginnings of words' keys.
const LEGAL_FORMS: &[(&str, &str)] = &[
    ("lda", "PT"),
    ("unipessoal", "PT"),
    ("sgps", "PT"),
    ("ltda", "BR"),
    ("eireli", "BR"),
    ("gmbh", "DE AT CH"),
    ("kg", "DE AT"),
    ("ohg", "DE"),
    ("ug", "DE"),
    ("ev", "DE"),
    ("ag", "DE CH"),
    ("sarl", "FR"),
    ("sas", "FR"),
    ("eurl", "FR"),
    ("srl", "IT"),
    ("srls", "IT"),
    ("spa", "IT"),
    ("bv", "NL"),
    ("nv", "NL BE"),
    ("bvba", "BE"),
    ("sprl", "BE"),
    ("sl", "ES"),
    ("slu", "ES"),
    ("aps", "DK"),
    ("ab", "SE"),
    ("oy", "FI"),
    ("oyj", "FI"),
    ("inc", "US CA"),
    ("llc", "US"),
    ("corp", "US CA"),
    ("plc", "GB"),
    ("ltd", "GB"),
    ("limited", "GB IE IN"),
    ("pty", "AU"),
    ("pvt", "IN"),
    ("zoo", "PL"),
    ("doo", "HR"),
    ("kft", "HU"),
    ("sro", "CZ SK"),
    ("ou", "EE"),
    ("uab", "LT"),
    ("sia", "LV"),
    ("fze", "AE"),
    ("fzllc", "AE"),
    ("dac", "IE"),
    ("sdecv", "MX"),
    ("sadecv", "MX"),
];

/// Keys of labels that only some countries use.
const LABELS: &[(&str, &str)] = &[
    ("cnpj", "BR"),
    ("cep", "BR"),
    ("nipc", "PT"),
    ("nif", "PT ES"),
    ("contribuinte", "PT"),
    ("cif", "ES"),
    ("nip", "PL"),
    ("p iva", "IT"),
    ("partita iva", "IT"),
    ("cap", "IT"),
    ("ust idnr", "DE"),
    ("ust id nr", "DE"),
    ("plz", "DE AT CH"),
    ("abn", "AU"),
    ("acn", "AU"),
    ("btw", "NL BE"),
    ("kvk", "NL"),
    ("siret", "FR"),
    ("siren", "FR"),
    ("tva", "FR BE"),
    ("ein", "US"),
    ("gstin", "IN"),
    ("gst", "IN"),
    ("pin", "IN"),
    ("cvr", "DK"),
    ("cvr nr", "DK"),
    ("uid", "AT CH"),
    ("mwst", "CH"),
    ("org nr", "SE NO"),
    ("orgnr", "SE NO"),
    ("eircode", "IE"),
    ("zip", "US"),
    ("rfc", "MX"),
    ("regon", "PL"),
    ("krs", "PL"),
    ("tlm", "PT"),
    ("telemovel", "PT"),
    ("ramal", "BR"),
    ("celular", "BR"),
];

/// Words of streets that are written in the languages of some countries only: at the beginning of a line, or at the end of
/// a word.
const STREETS: &[(&str, &str)] = &[
    ("rua", "PT BR"),
    ("avenida", "PT BR ES MX"),
    ("praca", "PT BR"),
    ("largo", "PT"),
    ("travessa", "PT BR"),
    ("calle", "ES MX"),
    ("paseo", "ES MX"),
    ("plaza", "ES MX"),
    ("rue", "FR BE CH"),
    ("boulevard", "FR"),
    ("via", "IT"),
    ("viale", "IT"),
    ("piazza", "IT"),
    ("corso", "IT"),
    ("ul", "PL"),
    ("ulica", "PL"),
    ("~straße", "DE AT"),
    ("~strasse", "DE CH"),
    ("~gasse", "AT"),
    ("~platz", "DE AT CH"),
    ("~straat", "NL BE"),
    ("~gracht", "NL"),
    ("~laan", "NL BE"),
    ("~gatan", "SE"),
    ("~vagen", "SE"),
    ("~gade", "DK"),
    ("~vej", "DK"),
    ("~veien", "NO"),
    ("~katu", "FI"),
];

/// How much each country has for it.
#[derive(Debug, Default)]
pub struct Hints(Vec<(CountryCode, u32)>);

/// What hints need to be believed, and how much more than those of any other country.
const ENOUGH: u32 = 5;
const AHEAD: u32 = 3;

impl Hints {
    pub fn add(&mut self, country: CountryCode, weight: u32) {
        match self.0.iter_mut().find(|(it, _)| *it == country) {
            Some((_, sum)) => *sum += weight,
            None => self.0.push((country, weight)),
        }
    }

    fn add_all(&mut self, countries: &str, weight: u32) {
        for code in countries.split_ascii_whitespace() {
            if let Some(country) = CountryCode::from_code(code) {
                self.add(country, weight);
            }
        }
    }

    /// A phone number in international notation.
    pub fn phone(&mut self, number: &str) {
        for country in countries_of_phone(number) {
            self.add(country, 4);
        }
    }

    /// A tax number with the letters of its country, or one behind a label.
    pub fn tax_id(&mut self, number: &str) {
        for country in CountryCode::all() {
            let fits = |pattern: customer::Pattern| {
                let normal = pattern.normalize(number);
                // Without the letters it fits several countries.
                normal.is_some_and(|it| {
                    let letters = it.get(..2).unwrap_or_default();
                    letters.bytes().all(|b| b.is_ascii_alphabetic())
                        && number.trim().to_ascii_uppercase().starts_with(letters)
                })
            };
            if country.tax_id_pattern().is_some_and(fits) {
                self.add(country, 4);
            }
        }
    }

    /// The name of a company.
    pub fn company(&mut self, name: &str) {
        let letters = |word: &str| name_key(word).replace(' ', "");
        let words: Vec<String> = name.split_whitespace().map(letters).collect();
        let whole = words.concat();
        for (form, countries) in LEGAL_FORMS {
            let is_last = words.last().is_some_and(|it| it == form);
            let is_inside = words.len() > 1 && words.iter().skip(1).any(|it| it == form);
            if is_last
                || is_inside
                || (form.len() > 2 && whole.ends_with(form) && whole != *form && name.contains('.'))
            {
                let weight = if countries.contains(' ') { 1 } else { 2 };
                self.add_all(countries, weight);
            }
        }
    }

    /// A line of a street.
    pub fn street(&mut self, line: &str) {
        let key = name_key(line);
        let mut words = key.split(' ');
        let first = words.clone().next().unwrap_or_default();
        for (word, countries) in STREETS {
            let is_there = match word.strip_prefix('~') {
                Some(end) => words.any(|it| it.ends_with(end)),
                None => first == *word,
            };
            words = key.split(' ');
            if is_there {
                self.add_all(countries, 1);
            }
        }
    }

    /// A label.
    pub fn label(&mut self, text: &str) {
        let key = name_key(text);
        for (label, countries) in LABELS {
            if *label == key {
                let weight = if countries.contains(' ') { 1 } else { 2 };
                self.add_all(countries, weight);
            }
        }
    }

    /// The address of a mailbox or website: its ending is a country's, unless everybody uses it.
    pub fn host(&mut self, host: &str) {
        let ending = host.rsplit_once('.').map_or("", |(_, ending)| ending);
        let code = match ending.to_ascii_lowercase().as_str() {
            "uk" => "GB".to_owned(),
            "io" | "co" | "ai" | "me" | "tv" | "eu" => return,
            other => other.to_ascii_uppercase(),
        };
        self.add_all(&code, 2);
    }

    /// The countries, likeliest first.
    pub fn ranked(&self) -> Vec<(CountryCode, u32)> {
        let mut ranked = self.0.clone();
        ranked.sort_by_key(|(country, weight)| (std::cmp::Reverse(*weight), *country));
        ranked
    }

    /// The likeliest, and whether it is beyond doubt.
    pub fn best(&self) -> Option<(CountryCode, bool)> {
        let ranked = self.ranked();
        let (country, weight) = *ranked.first()?;
        let next = ranked.get(1).map_or(0, |(_, weight)| *weight);
        Some((country, weight >= ENOUGH && weight - next >= AHEAD))
    }
}
