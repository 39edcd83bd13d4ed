//! The name of states by country (ISO 3166-2 and libaddressinput; of several names, the one in English forms of the
//! country).

use crate::CountryCode;
use crate::word_list::contains_word;

/// The name of a country's states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateName {
    /// Unknown.
    StateOrRegion,
    /// The country has none: the city is the last part.
    None,
    State,
    Province,
    County,
    District,
    Prefecture,
    Emirate,
    Canton,
    Department,
    Governorate,
    Parish,
    Island,
    Region,
}

const NAMES: [(StateName, &str); 13] = [
    (
        StateName::None,
        "AI AW AX BL BM BQ CC CK CW CX FK GG GI GP GF IM IO JE LI MC MF MO MQ MS MT NF NU PM PN RE SG \
            SH SJ SM SX TC TK VA VG YT",
    ),
    (
        StateName::State,
        "AS AT AU BR DE FM GU IN MH MM MP MX MY NG PR PW SD SS UM US VE VI",
    ),
    (
        StateName::Province,
        "AF AO AR BE BG BI CA CD CN CR CU DO DZ EC ES GA GQ ID IR IT KH KP KR LA LK MN MZ NL NP PA \
            PG PH PK PL RW SB SL TH TR VN VU ZA ZM ZW",
    ),
    (StateName::County, "AL EE GB HR HU IE KE LR LT NO RO SE TW"),
    (
        StateName::District,
        "AZ BT BW BZ CY HK IL LC LS MD MU MW PT RS SR XK",
    ),
    (StateName::Prefecture, "JP"),
    (StateName::Emirate, "AE"),
    (StateName::Canton, "CH LU"),
    (StateName::Department, "BJ BO CO FR GT HN HT NI PY SV UY"),
    (StateName::Governorate, "BH EG IQ JO KW LB OM SY TN YE"),
    (StateName::Parish, "AD AG BB DM GD JM VC"),
    (StateName::Island, "BS CV KI KM KN KY PF SC TV"),
    (
        StateName::Region,
        "BY CI CL CM CZ DK ET FI GE GH GN GR IS KG KZ MA MG ML NA NZ PE RU SA SK SN TD TG TJ TM TZ UA \
            UZ",
    ),
];

impl StateName {
    /// All variants, in order of declaration.
    pub const ALL: [Self; 14] = [
        Self::StateOrRegion,
        Self::None,
        Self::State,
        Self::Province,
        Self::County,
        Self::District,
        Self::Prefecture,
        Self::Emirate,
        Self::Canton,
        Self::Department,
        Self::Governorate,
        Self::Parish,
        Self::Island,
        Self::Region,
    ];
}

impl CountryCode {
    /// The name of the country's states.
    pub fn state_name(self) -> StateName {
        let mut names = NAMES.iter();
        let found = names.find(|(_, countries)| contains_word(countries, self.as_str()));
        found.map_or(StateName::StateOrRegion, |(name, _)| *name)
    }

    /// Whether addresses of the country have a state, as far as known.
    pub fn has_states(self) -> bool {
        self.state_name() != StateName::None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_country_stands_once_and_exists() {
        let mut seen = Vec::new();
        for (name, countries) in NAMES {
            for code in countries.split(' ') {
                let country = CountryCode::known(code);
                assert_eq!(country.as_str(), code);
                assert_eq!(country.state_name(), name, "{code}");
                assert!(!seen.contains(&code), "{code}");
                seen.push(code);
            }
        }
    }

    #[test]
    fn the_list_of_all_is_in_the_order_of_the_declaration() {
        for (at, name) in StateName::ALL.into_iter().enumerate() {
            assert_eq!(name as usize, at, "{name:?}");
        }
    }

    #[test]
    fn names_of_some() {
        for (code, expected) in [
            ("US", StateName::State),
            ("CA", StateName::Province),
            ("GB", StateName::County),
            ("PT", StateName::District),
            ("JP", StateName::Prefecture),
            ("AE", StateName::Emirate),
            ("CH", StateName::Canton),
            ("CO", StateName::Department),
            ("EG", StateName::Governorate),
            ("JM", StateName::Parish),
            ("SG", StateName::None),
            ("FI", StateName::Region),
            ("SI", StateName::StateOrRegion),
        ] {
            let country = CountryCode::known(code);
            assert_eq!(country.state_name(), expected, "{code}");
            assert_eq!(country.has_states(), expected != StateName::None);
        }
    }
}
