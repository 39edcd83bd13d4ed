//! Names and formats of postal codes by country (Universal Postal Union, addressing pages; libaddressinput; Partner
//! Center: "Get address formatting rules by market"). The format of countries in no list is unknown.

use crate::CountryCode;
use crate::pattern::{Pattern, compact};
use crate::word_list::contains_word;

/// The name of postal codes in a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostalName {
    PostalCode,
    /// The country has none.
    None,
    Zip,
    Postcode,
    Pin,
    Eircode,
    Cep,
}

const NAMES: [(PostalName, &str); 6] = [
    (
        PostalName::None,
        "AE AG AO AW BF BI BJ BO BQ BS BW BZ CD CF CG CI CM CW DJ DM ER FJ GA GD GM GQ GY HK JM KI KM \
            KN ML MO MR MW NR NU QA RW SB SC SL SR ST SX SY TD TG TK TO TV UG VU YE ZW",
    ),
    (PostalName::Zip, "AS FM GU MH MP PH PR PW UM US VI"),
    (
        PostalName::Postcode,
        "AT AU BE CC CX DE GB GG IM JE LI LU MY NF NL NZ",
    ),
    (PostalName::Pin, "IN"),
    (PostalName::Eircode, "IE"),
    (PostalName::Cep, "BR"),
];

const BRITISH: &str = "@9 9@@|@99 9@@|@@9 9@@|@@99 9@@|@9@ 9@@|@@9@ 9@@=SW1A 1AA";

const PATTERNS: [(&str, &str); 36] = [
    (
        "9999",
        "AL AM AT AU BD BE BG CC CH CV CX CY DK ET GE GL GW HU LI LR LU MK MZ NE NF NO NZ PH SI SJ \
            SV TN ZA",
    ),
    (
        "99999",
        "AX BA BL BT CR DE DO DZ EE ES FI FR GF GP GT HN HR ID IQ IT JO KE KR KW LA LK MA MC ME MF \
            MN MQ MU MV MX MY NA NC NI NP PE PF PK PM RE SM SN TH TR UA UY VA WF XK YT ZM",
    ),
    ("999999", "BY CN CO EC IN KG NG RO RU SG TJ TM TT UZ"),
    ("99999|99999-9999", "AS FM GU MH MP PR PW SA UM US VI"),
    ("99999|999999", "KH RS TZ VN"),
    ("99999|9999999", "EG MM"),
    ("9999999|99999", "IL"),
    ("999", "FO GN IS LS MG OM PG"),
    ("999|9999", "BH"),
    ("9999-999|9999", "PT"),
    ("99999-999", "BR"),
    ("999-9999", "JP"),
    ("9999999|999-9999", "CL"),
    ("99-999", "PL"),
    ("999 99|99999", "CZ GR SE SK"),
    ("9999 @@", "NL"),
    ("@9@ 9@9", "CA"),
    (BRITISH, "GB GG IM JE"),
    ("@9* ****=D02 AF30", "IE"),
    ("99999|LT-99999", "LT"),
    ("LV-9999", "LV"),
    ("MD-9999|9999", "MD"),
    ("@@@ 9999|@@@ 99", "MT"),
    ("AD999", "AD"),
    ("AZ 9999|AZ9999|9999", "AZ"),
    ("@9999@@@|9999=C1070AAM", "AR"),
    ("9999|9999-@", "VE"),
    ("999999|@99@9@9", "KZ"),
    ("999|99999|999999", "TW"),
    ("9999|999999", "PY"),
    ("9999 9999|9999", "LB"),
    ("@@9999", "BN"),
    ("BB99999", "BB"),
    ("HT9999", "HT"),
    ("KY9-9999", "KY"),
    ("@999", "SZ"),
];

/// Examples of the countries that share their shape with a larger one: the example of the shape is that country's.
const EXAMPLES: &str = "AS 96799|FM 96941|GG GY1 1AA|GL 3900|GU 96910|IM IM1 1AA|JE JE1 1AA|LI 9490|MC 98000|\
    MH 96960|MP 96950|PR 00901|PW 96940|SM 47890|VA 00120|VI 00802";

impl PostalName {
    /// All variants, in order of declaration.
    pub const ALL: [Self; 7] = [
        Self::PostalCode,
        Self::None,
        Self::Zip,
        Self::Postcode,
        Self::Pin,
        Self::Eircode,
        Self::Cep,
    ];
}

impl CountryCode {
    /// The name of the country's postal codes.
    pub fn postal_name(self) -> PostalName {
        let mut names = NAMES.iter();
        let found = names.find(|(_, countries)| contains_word(countries, self.as_str()));
        found.map_or(PostalName::PostalCode, |(name, _)| *name)
    }

    pub fn has_postal_codes(self) -> bool {
        self.postal_name() != PostalName::None
    }

    /// The format of the country's postal codes, if known.
    pub fn postal_pattern(self) -> Option<Pattern> {
        let mut patterns = PATTERNS.iter();
        let found = patterns.find(|(_, countries)| contains_word(countries, self.as_str()));
        found.map(|(pattern, _)| Pattern::new(pattern))
    }

    /// An example of a postal code.
    pub fn postal_example(self) -> Option<String> {
        let mut examples = EXAMPLES.split('|').filter_map(|it| it.split_once(' '));
        let own = examples.find(|(code, _)| *code == self.as_str());
        own.map(|(_, example)| example.to_owned())
            .or_else(|| self.postal_pattern().map(Pattern::example))
    }

    /// Converts `typed` to the country's format: `1234ab` to `1234 AB` in the Netherlands. Skips the country's
    /// prefix before digits (`D-10115`, `SE-114 55`). `None` if it does not match, or the format is unknown.
    pub fn normalize_postal_code(self, typed: &str) -> Option<String> {
        let pattern = self.postal_pattern()?;
        pattern.normalize(typed).or_else(|| {
            let at = typed.find(|c: char| c.is_ascii_digit())?;
            let (letters, code) = typed.split_at_checked(at)?;
            (pattern.begins_with_digit() && self.is_postal_prefix(&compact(letters)?))
                .then(|| pattern.normalize(code))
                .flatten()
        })
    }

    /// Whether these letters are a prefix of the country's postal codes: its code or its vehicle registration code.
    fn is_postal_prefix(self, letters: &str) -> bool {
        let sign = match self.as_str() {
            "LI" => "FL",
            code => code.get(..1).unwrap_or_default(),
        };
        letters == self.as_str() || letters == sign
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_country_stands_once_and_exists() {
        let mut named = Vec::new();
        for (name, countries) in NAMES {
            for code in countries.split(' ') {
                assert_eq!(CountryCode::known(code).postal_name(), name, "{code}");
                assert!(!named.contains(&code), "{code}");
                named.push(code);
            }
        }
        let mut shaped = Vec::new();
        for (pattern, countries) in PATTERNS {
            for code in countries.split(' ') {
                let own = CountryCode::known(code).postal_pattern();
                assert_eq!(own, Some(Pattern::new(pattern)), "{code}");
                assert!(
                    CountryCode::known(code).has_postal_codes(),
                    "{code} has a shape"
                );
                assert!(!shaped.contains(&code), "{code}");
                shaped.push(code);
            }
        }
    }

    #[test]
    fn each_example_fits_its_own_shape() {
        for country in CountryCode::all() {
            let Some(example) = country.postal_example() else {
                continue;
            };
            let code = country.as_str();
            assert_eq!(
                country.normalize_postal_code(&example),
                Some(example.clone()),
                "{code}"
            );
            // Some countries write it either way.
            let pasted = example.to_lowercase().replace([' ', '-'], "");
            let normal = country.normalize_postal_code(&pasted);
            assert!(normal == Some(example) || normal == Some(pasted), "{code}");
        }
    }

    #[test]
    fn the_list_of_all_is_in_the_order_of_the_declaration() {
        for (at, name) in PostalName::ALL.into_iter().enumerate() {
            assert_eq!(name as usize, at, "{name:?}");
        }
    }

    #[test]
    fn codes_that_public_sources_give_as_examples() {
        // At least one for each country, from the address formats of libaddressinput.
        for (code, examples) in [
            ("US", "95014|22162-1010"),
            ("CA", "H3Z 2Y7|K1A 0B1"),
            ("MX", "02860"),
            ("BR", "40301-110|70002-900"),
            ("AR", "C1070AAM|B1000TBU"),
            ("CL", "8340457"),
            ("CO", "111221"),
            ("PT", "2725-079|1208-148"),
            ("ES", "28039"),
            ("FR", "33380"),
            ("DE", "26133"),
            ("AT", "1010"),
            ("CH", "2544"),
            ("LI", "9496"),
            ("BE", "4000"),
            ("NL", "1234 AB|2490 AA"),
            ("LU", "4750"),
            ("IT", "00144"),
            ("GB", "EC1Y 8SY|M2 5BQ|M34 4AB|CR0 2YR|DN16 9AA|W1A 4ZZ"),
            ("JE", "JE1 1AA"),
            ("IM", "IM99 1PS"),
            ("IE", "A65 F4E2"),
            ("DK", "8660"),
            ("NO", "0025"),
            ("SE", "11455"),
            ("FI", "00550"),
            ("IS", "320"),
            ("PL", "00-950"),
            ("CZ", "100 00"),
            ("SK", "010 01"),
            ("HU", "1037"),
            ("RO", "060274"),
            ("BG", "1000"),
            ("GR", "151 24"),
            ("HR", "10000"),
            ("SI", "4000"),
            ("EE", "69501"),
            ("LV", "LV-1073"),
            ("LT", "04340"),
            ("TR", "01960"),
            ("UA", "15432"),
            ("RU", "247112"),
            ("AU", "2060"),
            ("NZ", "6001"),
            ("JP", "154-0023"),
            ("KR", "03051"),
            ("CN", "266033"),
            ("TW", "104|10603"),
            ("IN", "110034"),
            ("ID", "40115"),
            ("MY", "43000"),
            ("PH", "1008"),
            ("SG", "546080"),
            ("TH", "10150"),
            ("VN", "70010"),
            ("IL", "9614303"),
            ("SA", "11564"),
            ("EG", "4460232"),
            ("ZA", "0083"),
            ("MA", "53000"),
            ("TN", "1002"),
            ("KE", "20100"),
            ("NG", "930283"),
            ("CY", "2008"),
            ("MT", "NXR 01|BZN 1130"),
            ("PE", "02001"),
            ("KY", "KY1-1100"),
            ("BB", "BB23026"),
            ("BN", "BT2328"),
            ("SZ", "H100"),
            ("LB", "2038 3054|1000"),
        ] {
            for example in examples.split('|') {
                let normal = CountryCode::known(code).normalize_postal_code(example);
                assert_eq!(normal.as_deref(), Some(example), "{code}");
            }
        }
    }
}
