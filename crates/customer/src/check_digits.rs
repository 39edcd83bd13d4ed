//! The check digits of tax numbers, for countries with a public rule without exceptions. Numbers of another form
//! are accepted: companies have several, and the United Kingdom and the United States publish no rule.

use super::CountryCode;

impl CountryCode {
    /// Whether `typed` has the form of a tax number of the country but wrong check digits.
    pub(super) fn has_wrong_check_digits(self, typed: &str) -> bool {
        let Some(number) = compact(typed) else {
            return false;
        };
        let letters = match self.as_str() {
            "GR" => "EL",
            code => code,
        };
        let (bare, is_marked) = match number.strip_prefix(letters) {
            Some(bare) => (bare, true),
            None => (number.as_str(), false),
        };
        self.check_digits_match(bare, is_marked) == Some(false)
    }

    /// Whether the check digits match; `None` if the number has another form. If other numbers have the same form,
    /// it must have the country's prefix (`is_marked`).
    fn check_digits_match(self, number: &str, is_marked: bool) -> Option<bool> {
        let digits = digits(number);
        match (self.as_str(), number.len()) {
            // NIF (Portaria 377/2003; Diário da República, Decreto-Lei 14/2013).
            ("PT", 9) => mod_11(&digits?, 9).map(|(check, last)| check % 10 == last),
            ("ES", 9) => spanish(number),
            // Partita IVA (Agenzia delle Entrate; D.M. 23/12/1976): Luhn's rule.
            ("IT", 11) => luhn(&digits?),
            ("BR", 14) => brazilian(number, 8),
            ("BR", 11) => brazilian(number, 10).filter(|_| digits.is_some()),
            ("NL", 12) => dutch(number),
            // USt-IdNr. (Bundeszentralamt für Steuern: ISO 7064, MOD 11,10).
            ("DE", 9) if is_marked => mod_11_10(&digits?),
            // OIB (Porezna uprava: ISO 7064, MOD 11,10).
            ("HR", 11) => mod_11_10(&digits?),
            // Ondernemingsnummer (Kruispuntbank van Ondernemingen: 97 minus the rest by 97).
            ("BE", 10) => {
                let (first, last) = split(number, 8)?;
                Some((first + last).is_multiple_of(97))
            }
            ("FR", 11) => french(number),
            // SIREN (INSEE: Luhn's rule).
            ("FR", 9) => luhn(&digits?),
            // NIP (ustawa o zasadach ewidencji i identyfikacji podatników: numbers with the remainder 10 are not
            // issued). Numbers of the court's register begin with zeros.
            ("PL", 10) if is_marked || !number.starts_with('0') => {
                weighted(&digits?, &[6, 5, 7, 2, 3, 4, 5, 6, 7]).map(|(sum, last)| sum % 11 == last)
            }
            // ABN (Australian Business Register: the first digit less one; the sum is a multiple of 89).
            ("AU", 11) => {
                let digits = digits?;
                let (sum, last) = weighted(&digits, &[10, 1, 3, 5, 7, 9, 11, 13, 15, 17])?;
                Some((sum + 19 * last + 89 - 10).is_multiple_of(89))
            }
            // UID (Bundesministerium für Finanzen, Konstruktionsregeln: as Luhn's rule without the check digit; the
            // sum with it ends in 6).
            ("AT", 9) => {
                let digits = self::digits(number.strip_prefix('U')?)?;
                let (check, digits) = digits.split_last()?;
                let (last, first) = digits.split_last()?;
                Some((luhn_sum(first) + last + check) % 10 == 6)
            }
            // CVR-nummer (Erhvervsstyrelsen: "Alle CVR-numre overholder det såkaldte modulus 11-check").
            ("DK", 8) => mod_11(&digits?, 6).map(|(check, last)| check == last),
            // Organisasjonsnummer (Brønnøysundregistrene).
            ("NO", 9) => mod_11(&digits?, 6).map(|(check, last)| check == last),
            ("NO", 12) => {
                let digits = self::digits(number.strip_suffix("MVA")?)?;
                mod_11(&digits, 6).map(|(check, last)| check == last)
            }
            // Y-tunnus (Patentti- ja rekisterihallitus).
            ("FI", 8) => weighted(&digits?, &[7, 9, 10, 5, 8, 4, 2])
                .map(|(sum, last)| (11 - sum % 11) % 11 == last),
            // Organisationsnummer (Bolagsverket: Luhn's rule); two digits follow it as a VAT number.
            ("SE", 10) => luhn(&digits?),
            ("SE", 12) if is_marked => luhn(digits?.get(..10)?),
            // UID (Bundesamt für Statistik, eCH-0097); a word for the tax may follow.
            ("CH", 10..=14) => {
                let digits = self::digits(number.strip_prefix('E')?.get(..9)?)?;
                weighted(&digits, &[5, 4, 3, 2, 7, 6, 5, 4])
                    .map(|(sum, last)| (11 - sum % 11) % 11 == last)
            }
            // Numéro d'identification TVA (Administration de l'enregistrement: the rest by 89).
            ("LU", 8) if is_marked => {
                let (first, last) = split(number, 6)?;
                Some(first % 89 == last)
            }
            ("IN", 15) => indian(number),
            _ => None,
        }
    }
}

/// Converts to upper case and removes separators. `None` if there are other characters.
fn compact(typed: &str) -> Option<String> {
    let mut compact = String::new();
    for c in typed.chars() {
        match c {
            c if c.is_ascii_alphanumeric() => compact.push(c.to_ascii_uppercase()),
            ' ' | '.' | '-' | '/' => (),
            _ => return None,
        }
    }
    Some(compact)
}

fn digits(text: &str) -> Option<Vec<u32>> {
    text.chars().map(|c| c.to_digit(10)).collect()
}

/// Splits the number after `at` characters.
fn split(number: &str, at: usize) -> Option<(u64, u64)> {
    let (first, last) = number.split_at_checked(at)?;
    digits(number)?;
    Some((first.parse().ok()?, last.parse().ok()?))
}

/// Returns the weighted sum of the digits, and the digit that follows them.
fn weighted(digits: &[u32], weights: &[u32]) -> Option<(u32, u32)> {
    let last = digits.get(weights.len())?;
    let products = digits
        .iter()
        .zip(weights)
        .map(|(digit, weight)| digit * weight);
    Some((products.sum(), *last))
}

/// Returns the check digit by modulus 11 (may be 10), and the actual one. The weights from the right are 2, 3, …,
/// and restart after `cycle` weights.
fn mod_11(values: &[u32], cycle: usize) -> Option<(u32, u32)> {
    let (last, values) = values.split_last()?;
    let mut sum = 0;
    let mut weight = 2;
    for value in values.iter().rev() {
        sum += value * weight;
        weight = if weight as usize > cycle {
            2
        } else {
            weight + 1
        };
    }
    Some(((11 - sum % 11) % 11, *last))
}

/// ISO 7064, MOD 11,10.
fn mod_11_10(digits: &[u32]) -> Option<bool> {
    let (last, digits) = digits.split_last()?;
    let mut product = 10;
    for digit in digits {
        let sum = match (digit + product) % 10 {
            0 => 10,
            sum => sum,
        };
        product = 2 * sum % 11;
    }
    Some((product + last) % 10 == 1)
}

fn luhn(digits: &[u32]) -> Option<bool> {
    let (last, first) = digits.split_last()?;
    Some((luhn_sum(first) + last).is_multiple_of(10))
}

/// Luhn's sum of the digits before the check digit: every second one from the right is doubled.
fn luhn_sum(digits: &[u32]) -> u32 {
    let doubled = |(at, digit): (usize, &u32)| match at % 2 {
        0 => digit * 2 / 10 + digit * 2 % 10,
        _ => *digit,
    };
    digits.iter().rev().enumerate().map(doubled).sum()
}

/// NIF of persons (Ministerio del Interior: the letter by the rest by 23), NIE, and NIF of companies (Orden
/// EHA/451/2008; Real Decreto 1065/2007).
fn spanish(number: &str) -> Option<bool> {
    const PERSONS: &[u8] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    const COMPANIES: &[u8] = b"JABCDEFGHI";
    let (body, check) = number.split_at_checked(8)?;
    let check = *check.as_bytes().first()?;
    let (kind, rest) = body.split_at_checked(1)?;
    let by_rest = |digits: String| {
        self::digits(&digits)?;
        let number: usize = digits.parse().ok()?;
        Some(PERSONS.get(number % 23) == Some(&check))
    };
    match kind.chars().next()? {
        '0'..='9' => by_rest(body.to_owned()),
        'X' => by_rest(format!("0{rest}")),
        'Y' => by_rest(format!("1{rest}")),
        'Z' => by_rest(format!("2{rest}")),
        'K' | 'L' | 'M' => by_rest(rest.to_owned()),
        'A'..='J' | 'N' | 'P'..='S' | 'U'..='W' => {
            let control = (10 - luhn_sum(&digits(rest)?) % 10) % 10;
            // Sources differ on which kinds of companies have a letter.
            let is_digit = u32::from(check) == u32::from(b'0') + control;
            Some(is_digit || COMPANIES.get(control as usize) == Some(&check))
        }
        _ => None,
    }
}

/// CNPJ, with letters since July 2026 (Instrução Normativa RFB 2.229/2024: the value of a character is its
/// ASCII code less 48), and CPF (Receita Federal): two check digits.
fn brazilian(number: &str, cycle: usize) -> Option<bool> {
    let values: Vec<u32> = number
        .bytes()
        .map(|b| u32::from(b) - u32::from(b'0'))
        .collect();
    let (_, first) = values.split_last()?;
    if values.iter().rev().take(2).any(|value| *value > 9) {
        return None;
    }
    let keeps = |values: &[u32]| mod_11(values, cycle).map(|(check, last)| check % 10 == last);
    Some(keeps(first)? && keeps(&values)?)
}

/// Btw-id (Belastingdienst): of legal persons by modulus 11, of sole traders since 2020 by modulus 97 over all
/// characters (ISO 7064, MOD 97,10).
fn dutch(number: &str) -> Option<bool> {
    let (first, end) = number.split_at_checked(9)?;
    let first = digits(first)?;
    digits(end.strip_prefix('B')?)?;
    let (sum, last) = weighted(&first, &[9, 8, 7, 6, 5, 4, 3, 2])?;
    let mut rest = 0;
    for c in "NL".chars().chain(number.chars()) {
        let value = c.to_digit(36)?;
        rest = (rest * if value > 9 { 100 } else { 10 } + value) % 97;
    }
    Some(sum % 11 == last || rest == 1)
}

/// Numéro de TVA (Code général des impôts, annexe II, 286 ter): a key of two digits before the SIREN. The rules of
/// keys with letters are not published, and Monaco's numbers contain no SIREN.
fn french(number: &str) -> Option<bool> {
    let (key, siren) = number.split_at_checked(2)?;
    let digits = digits(siren)?;
    let siren: u64 = siren.parse().ok()?;
    let fits = match key.parse::<u64>() {
        Ok(key) => key == (12 + 3 * (siren % 97)) % 97,
        Err(_) => true,
    };
    Some(fits && (siren < 1_000_000 || luhn(&digits)?))
}

/// GSTIN (GSTN: Luhn's rule modulo 36): state, PAN, one character for the registration, Z, the check.
fn indian(number: &str) -> Option<bool> {
    let is_of_shape = number.chars().enumerate().all(|(at, c)| match at {
        0 | 1 | 7..=10 => c.is_ascii_digit(),
        2..=6 | 11 => c.is_ascii_uppercase(),
        _ => true,
    });
    let mut sum = 0;
    let mut last = 0;
    for (at, c) in number.chars().enumerate() {
        last = c.to_digit(36)?;
        let product = if at % 2 == 0 { last } else { last * 2 };
        if at < 14 {
            sum += product / 36 + product % 36;
        }
    }
    is_of_shape.then_some((36 - sum % 36) % 36 == last)
}

#[cfg(test)]
mod tests;
