//! Microsoft's requirements for companies by country (Partner Center: "Registration ID number information", "Add a
//! new customer", "Get address formatting rules by market"), and the formats of tax numbers (European Commission:
//! VIES, structure of VAT numbers).

use crate::CountryCode;
use crate::pattern::Pattern;
use crate::word_list::contains_word;

/// Countries where a registration number is required.
const ASK_TAX_ID: &str = "AE AM AZ BR BY CN HU IN IQ KG KZ MD MM PL RU SA SS TH TJ TR UA US UZ VE VN \
    ZA";

/// Countries where a phone number is required.
const ASK_PHONE: &str = "AM AZ BY HU KG KZ MD RU TJ UA UZ";

/// Countries that Microsoft does not serve.
const NOT_SERVED: &str = "CU IR KP SD SY";

/// The country's own letters come first; Greece's are EL. British government departments and health
/// authorities have three digits behind letters of their own (HMRC: VATGPB9400). Where the numbers have check digits,
/// an example with right ones follows.
const TAX_PATTERNS: &str = "ATU99999999=ATU12345675 BE9999999999=BE0123456749 \
    BG999999999|BG9999999999 CY99999999@ CZ99999999|CZ999999999|CZ9999999999 DE999999999=DE123456788 \
    DK99999999=DK12345674 EE999999999 EL999999999 ES*9999999*=ESB12345674 FI99999999=FI12345671 \
    FR**999999999=FR11123456782 GB999999999|GB999999999999|GBGD999|GBHA999 HR99999999999=HR12345678903 \
    HU99999999 IE9*99999@|IE9999999@@ IT99999999999=IT12345678903 LT999999999|LT999999999999 \
    LU99999999=LU12345613 LV99999999999 MT99999999 NL999999999B99=NL123456782B01 \
    PL9999999999=PL1234567802 PT999999999 SE999999999999=SE123456789701 SI99999999 SK9999999999";

impl CountryCode {
    /// Whether Microsoft requires a registration number in this country.
    pub fn asks_tax_id(self) -> bool {
        contains_word(ASK_TAX_ID, self.as_str())
    }

    /// Whether Microsoft requires a phone number in this country.
    pub fn asks_phone(self) -> bool {
        contains_word(ASK_PHONE, self.as_str())
    }

    /// Whether Microsoft serves customers in this country.
    pub fn is_served(self) -> bool {
        !contains_word(NOT_SERVED, self.as_str())
    }

    /// The format of its tax numbers, if known.
    pub fn tax_id_pattern(self) -> Option<Pattern> {
        let letters = match self.as_str() {
            "GR" => "EL",
            code => code,
        };
        let mut patterns = TAX_PATTERNS.split_ascii_whitespace();
        let found = patterns.find(|pattern| pattern.starts_with(letters));
        found.map(Pattern::new)
    }

    /// Whether companies have no other number that looks like a tax number without its prefix, as in Portugal.
    pub(crate) fn has_one_tax_id(self) -> bool {
        self.as_str() == "PT"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_of_the_lists_exists() {
        for list in [ASK_TAX_ID, ASK_PHONE, NOT_SERVED] {
            for code in list.split_ascii_whitespace() {
                assert!(CountryCode::from_code(code).is_some(), "{code}");
            }
        }
        let with_pattern = CountryCode::all().filter(|it| it.tax_id_pattern().is_some());
        let patterns = TAX_PATTERNS.split_ascii_whitespace().count();
        assert_eq!(with_pattern.count(), patterns);
    }

    #[test]
    fn each_example_fits_its_own_shape() {
        for (code, expected) in [
            ("AT", "ATU12345675"),
            ("ES", "ESB12345674"),
            ("FR", "FR11123456782"),
            ("GR", "EL123456789"),
            ("IE", "IE1234567A"),
            ("NL", "NL123456782B01"),
            ("PT", "PT123456789"),
        ] {
            let country = CountryCode::known(code);
            let example = country.tax_id_pattern().map(Pattern::example);
            assert_eq!(example.as_deref(), Some(expected));
        }
        for country in CountryCode::all() {
            if let Some(pattern) = country.tax_id_pattern() {
                let example = pattern.example();
                assert_eq!(pattern.normalize(&example), Some(example));
            }
        }
    }
}
