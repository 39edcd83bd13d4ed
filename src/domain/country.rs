//! Countries by their ISO 3166-1 alpha-2 codes. Their names come from the browser.

use super::Problem;

/// Every officially assigned code of ISO 3166-1 alpha-2, in alphabetical order.
const COUNTRY_CODES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG \
    BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX \
    CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN \
    GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI \
    KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ \
    MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR \
    PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC \
    TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT \
    ZA ZM ZW";

/// What people write for a country besides its code and its names, in lower case.
const ALIASES: &[(&str, &str)] = &[
    ("uk", "GB"),
    ("great britain", "GB"),
    ("britain", "GB"),
    ("england", "GB"),
    ("scotland", "GB"),
    ("wales", "GB"),
    ("northern ireland", "GB"),
    ("usa", "US"),
    ("u.s.", "US"),
    ("u.s.a.", "US"),
    ("united states of america", "US"),
    ("america", "US"),
    ("holland", "NL"),
    ("the netherlands", "NL"),
    ("uae", "AE"),
    ("korea", "KR"),
    ("republic of korea", "KR"),
    ("czech republic", "CZ"),
    ("ivory coast", "CI"),
    ("cape verde", "CV"),
    ("swaziland", "SZ"),
    ("burma", "MM"),
    ("macedonia", "MK"),
    ("turkey", "TR"),
    ("east timor", "TL"),
    ("hong kong", "HK"),
    ("macau", "MO"),
    ("vatican", "VA"),
    ("eire", "IE"),
    ("el", "GR"),
];

/// An officially assigned ISO 3166-1 alpha-2 code, in capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode(&'static str);

impl CountryCode {
    /// The code that was typed, in any case; "UK" and its like are understood. Names are the
    /// browser's to know: a control turns them into codes before.
    pub fn required(typed: &str) -> Result<Self, Problem> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(Problem::Required);
        }
        Self::of_code(typed)
            .or_else(|| Self::of_alias(&typed.to_ascii_lowercase()))
            .ok_or(Problem::NotACountry)
    }

    /// The country of this code, in any case.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::all().find(|country| country.0.eq_ignore_ascii_case(code))
    }

    /// The country that people also call so; `alias` in lower case.
    pub fn of_alias(alias: &str) -> Option<Self> {
        ALIASES
            .iter()
            .find(|(name, _)| *name == alias)
            .and_then(|(_, code)| Self::of_code(code))
    }

    /// What else people call this country, in lower case.
    pub fn aliases(self) -> impl Iterator<Item = &'static str> {
        ALIASES
            .iter()
            .filter(move |(_, code)| *code == self.0)
            .map(|(name, _)| *name)
    }

    /// All 249 countries in the order of their codes.
    pub fn all() -> impl Iterator<Item = Self> {
        COUNTRY_CODES.split_ascii_whitespace().map(Self)
    }

    /// The code.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

#[cfg(test)]
impl CountryCode {
    /// The country of a code that a test writes down.
    pub(crate) fn known(code: &str) -> Self {
        Self::of_code(code).unwrap_or_else(|| panic!("{code} is a code"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_the_standard_s() {
        let codes: Vec<_> = CountryCode::all().map(CountryCode::as_str).collect();
        assert_eq!(codes.len(), 249);
        assert!(codes.is_sorted(), "and each stands there once");
        assert!(codes.windows(2).all(|pair| pair[0] != pair[1]));
        assert!(codes.iter().all(|code| code.len() == 2));
    }

    #[test]
    fn every_alias_names_a_country() {
        for (alias, _) in ALIASES {
            assert!(CountryCode::of_alias(alias).is_some(), "{alias}");
        }
    }

    #[test]
    fn typed_codes() {
        for (typed, expected) in [
            ("PT", Ok("PT")),
            (" pt ", Ok("PT")),
            ("uk", Ok("GB")),
            ("UK", Ok("GB")),
            ("XX", Err(Problem::NotACountry)),
            ("PRT", Err(Problem::NotACountry)),
            ("Portugal", Err(Problem::NotACountry)),
            ("", Err(Problem::Required)),
        ] {
            assert_eq!(
                CountryCode::required(typed).map(CountryCode::as_str),
                expected,
                "{typed}"
            );
        }
    }
}
