//! Aliases of countries, besides codes and the browser's names.

use super::CountryCode;
use super::letters::{is_letter, plain_letter};

/// Keys ([`name_key`]) in English and Portuguese, one line per country: short forms, parts of the name, former
/// names, and ISO's inverted names.
const ALIASES: &str = "\
    AE uae|emirates|eau|emirados|emirados arabes\n\
    AS samoa american\n\
    BA bosnia|bosnia herzegovina\n\
    BN brunei darussalam\n\
    CD drc|dr congo|rd congo|democratic republic of congo|congo democratic republic of\n\
    CG republic of congo|republica do congo\n\
    CI ivory coast|costa do marfim\n\
    CN prc|mainland china|peoples republic of china|republica popular da china\n\
    CV cape verde\n\
    CZ czech republic|republica checa\n\
    FK falklands|malvinas\n\
    GB uk|great britain|britain|england|scotland|wales|northern ireland|ireland northern|\
        united kingdom of great britain and northern ireland|gra bretanha|inglaterra|escocia|gales|\
        pais de gales|irlanda do norte\n\
    GR el|hellas\n\
    HK hong kong\n\
    IE eire|republic of ireland|republica da irlanda\n\
    KP dprk|korea north|democratic peoples republic of korea|korea democratic peoples republic of\n\
    KR korea|korea south|republic of korea|korea republic of|coreia|republica da coreia\n\
    LA lao pdr|lao peoples democratic republic\n\
    MK macedonia|fyrom\n\
    MM burma|birmania\n\
    MO macau|macao\n\
    NL holland|holanda\n\
    PS palestine|palestina\n\
    RU russian federation|federacao russa|federacao da russia\n\
    SA ksa\n\
    SG cingapura\n\
    SK slovak republic|republica eslovaca\n\
    SY syrian arab republic\n\
    SZ swaziland|suazilandia\n\
    TL east timor|timor\n\
    TR turkey\n\
    TW republic of china|china republic of\n\
    US united states of america|america|eua|estados unidos da america|ee uu\n\
    VA vatican|holy see|vaticano|santa se\n\
    VG bvi|virgin islands british\n\
    VI usvi|virgin islands us\n\
    VN viet nam\n\
    ZA rsa";

impl CountryCode {
    /// Finds the country that `typed` names: by an alpha-2 or alpha-3 code, an alias, a key that `named` knows, or
    /// two of these, as in "Portugal (PT)" and "PT - Portugal".
    pub fn by_name(typed: &str, named: &dyn Fn(&str) -> Option<Self>) -> Option<Self> {
        let whole = |name: &str| {
            let key = name_key(name);
            Self::from_code(&key)
                .or_else(|| Self::from_alias(&key))
                .or_else(|| named(&key))
                .or_else(|| Self::from_alpha3(&key))
        };
        whole(typed).or_else(|| {
            let (left, right) = halves(typed)?;
            let country = whole(left)?;
            // "Bolivia (Plurinational State of)", "Moldova, Republic of".
            let is_addition = name_key(right).split(' ').any(|word| word == "of");
            (whole(right) == Some(country) || is_addition).then_some(country)
        })
    }

    fn from_alias(key: &str) -> Option<Self> {
        let has = |names: &str| names.split('|').any(|name| name == key);
        let found = entries().find(|(_, names)| has(names));
        found.and_then(|(code, _)| Self::from_code(code))
    }

    /// The keys of the country's aliases.
    pub fn aliases(self) -> impl Iterator<Item = &'static str> {
        let mut entries = entries().filter(move |(code, _)| *code == self.as_str());
        let names = entries.next().map_or("", |(_, names)| names);
        names.split('|').filter(|name| !name.is_empty())
    }
}

fn entries() -> impl Iterator<Item = (&'static str, &'static str)> {
    ALIASES.split('\n').filter_map(|line| line.split_once(' '))
}

/// Splits a text at its final brackets, its comma or its dash.
fn halves(typed: &str) -> Option<(&str, &str)> {
    let typed = typed.trim();
    let inside = typed.strip_suffix([')', ']']);
    inside
        .and_then(|inside| inside.split_once(['(', '[']))
        .or_else(|| typed.split_once(','))
        .or_else(|| typed.split_once(['-', '–', '—', ':', '/']))
}

/// Returns the key by which country names are compared: lower case, without accents, dots, apostrophes and "the",
/// single spaces, "st" for "saint". The caller removes accents outside of Western European languages.
pub fn name_key(name: &str) -> String {
    let mut words = String::new();
    for c in name.chars() {
        match plain_letter(c) {
            '\'' | '\u{2019}' | '\u{2bc}' | '\u{200b}'..='\u{200f}' => (),
            '&' => words.push_str(" and "),
            c if is_letter(c) || c.is_ascii_digit() => words.push(c),
            _ => words.push(' '),
        }
    }
    let mut key = String::with_capacity(words.len());
    let words: Vec<&str> = words.split_ascii_whitespace().collect();
    let mut before = "";
    for (at, word) in words.iter().copied().enumerate() {
        if word == "the" && words.len() > 1 {
            continue;
        }
        // The letters of "U.K." are one word.
        if !(key.is_empty() || (before.len() == 1 && word.len() == 1)) {
            key.push(' ');
        }
        key.push_str(match word {
            "saint" | "sainte" => "st",
            "sta" => "santa",
            "s" if at == 0 && words.get(1).is_some_and(|next| next.len() > 1) => "sao",
            word => word,
        });
        before = word;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Some names as browsers have them.
    fn named(key: &str) -> Option<CountryCode> {
        let names = [
            ("Portugal", "PT"),
            ("United Kingdom", "GB"),
            ("Netherlands", "NL"),
            ("Países Baixos", "NL"),
            ("St. Lucia", "LC"),
            ("São Tomé e Príncipe", "ST"),
            ("St. Vincent & Grenadines", "VC"),
            ("Trinidad & Tobago", "TT"),
            ("Côte d’Ivoire", "CI"),
            ("Guinea-Bissau", "GW"),
            ("Guinea", "GN"),
            ("Congo - Kinshasa", "CD"),
            ("Bolivia", "BO"),
            ("Moldova", "MD"),
            ("Taiwan", "TW"),
            ("Samoa", "WS"),
            ("Ireland", "IE"),
            ("Sudan", "SD"),
            ("South Sudan", "SS"),
            ("Myanmar (Burma)", "MM"),
            ("U.S. Virgin Islands", "VI"),
            ("Bahamas", "BS"),
            ("Kosovo", "XK"),
        ];
        let found = names.into_iter().find(|(name, _)| name_key(name) == key);
        found.map(|(_, code)| CountryCode::known(code))
    }

    #[test]
    fn every_alias_is_a_key_and_names_one_country() {
        let mut seen = Vec::new();
        for (code, names) in entries() {
            let country = CountryCode::known(code);
            assert!(country.aliases().eq(names.split('|')));
            for name in names.split('|') {
                assert_eq!(name_key(name), name);
                assert!(!seen.contains(&name), "{name}");
                let called = CountryCode::by_name(name, &|_| None);
                assert_eq!(called, Some(country), "{name}");
                seen.push(name);
            }
        }
        assert_eq!(CountryCode::known("PT").aliases().next(), None);
    }

    #[test]
    fn what_people_call_countries() {
        for (typed, expected) in [
            ("EUA", "US"),
            ("E.U.A.", "US"),
            ("U.S.", "US"),
            ("U. S. A.", "US"),
            ("The United States of America", "US"),
            ("Estados Unidos da América", "US"),
            ("EE.UU.", "US"),
            ("Holanda", "NL"),
            ("Holland", "NL"),
            ("The Netherlands", "NL"),
            ("países baixos", "NL"),
            ("Inglaterra", "GB"),
            ("Escócia", "GB"),
            ("País de Gales", "GB"),
            ("Grã-Bretanha", "GB"),
            ("U.K.", "GB"),
            ("u.k", "GB"),
            ("the UK", "GB"),
            ("Ireland, Northern", "GB"),
            ("Saint Lucia", "LC"),
            ("St Lucia", "LC"),
            ("St. Lucia", "LC"),
            ("ST.LUCIA", "LC"),
            ("Saint Vincent and the Grenadines", "VC"),
            ("Saint Vincent and Grenadines", "VC"),
            ("S. Tomé e Príncipe", "ST"),
            ("Trinidad and Tobago", "TT"),
            ("Cote d'Ivoire", "CI"),
            ("Cote dIvoire", "CI"),
            ("Costa do Marfim", "CI"),
            ("Guinea Bissau", "GW"),
            ("The Bahamas", "BS"),
            ("the", ""),
            ("Birmânia", "MM"),
            ("República Checa", "CZ"),
            ("Republic of Ireland", "IE"),
            ("Russian Federation", "RU"),
            ("PRT", "PT"),
            ("Portugal (PT)", "PT"),
            ("Portugal (PRT)", "PT"),
            ("Portugal [pt]", "PT"),
            ("PT - Portugal", "PT"),
            ("PT – Portugal", "PT"),
            ("PT: Portugal", "PT"),
            ("Portugal, PT", "PT"),
            ("Portugal - Portugal", "PT"),
            ("Portugal/PT", "PT"),
            ("Portugal (ES)", ""),
            ("Portugal (Lisboa)", ""),
            ("Lisboa, Portugal", ""),
            ("Portugal (", "PT"),
            ("()", ""),
            ("Bolivia (Plurinational State of)", "BO"),
            ("Bolivia, Plurinational State of", "BO"),
            ("Moldova, Republic of", "MD"),
            ("Taiwan, Province of China", "TW"),
            ("China, Republic of", "TW"),
            ("People’s Republic of China", "CN"),
            ("Netherlands (Kingdom of the)", "NL"),
            ("Korea, Republic of", "KR"),
            ("Korea (Republic of)", "KR"),
            ("Korea, Democratic People's Republic of", "KP"),
            ("Korea (Democratic People’s Republic of)", "KP"),
            ("Korea (North)", "KP"),
            ("Congo, Democratic Republic of the", "CD"),
            ("Congo – Kinshasa", "CD"),
            ("Samoa, American", "AS"),
            ("Samoa", "WS"),
            ("Guinea, Equatorial", ""),
            ("Sudan, South", ""),
            ("Virgin Islands (U.S.)", "VI"),
            ("US Virgin Islands", "VI"),
            ("Virgin Islands, British", "VG"),
            ("Myanmar (Burma)", "MM"),
            ("Burma", "MM"),
            ("Kosovo", "XK"),
            ("Atlantis", ""),
            ("", ""),
            (".", ""),
        ] {
            let called = CountryCode::by_name(typed, &named);
            assert_eq!(called.map_or("", CountryCode::as_str), expected, "{typed}");
        }
    }

    #[test]
    fn keys() {
        for (name, expected) in [
            ("Saint Lucia", "st lucia"),
            ("  The   Gambia ", "gambia"),
            ("The", "the"),
            ("Republic of the Congo", "republic of congo"),
            ("EE.UU.", "ee uu"),
            ("Åland Islands", "aland islands"),
            ("Curaçao", "curacao"),
            ("São Tomé & Príncipe", "sao tome and principe"),
            ("Congo - Kinshasa", "congo kinshasa"),
            ("Timor-Leste", "timor leste"),
            ("U. K.", "uk"),
            ("日本", "日本"),
            ("Ελλάδα", "Ελλάδα"),
            ("بوسنی و\u{200c} هرزگوین", "بوسنی و هرزگوین"),
            ("", ""),
        ] {
            assert_eq!(name_key(name), expected, "{name}");
        }
    }
}
