//! Postal codes that belong to another country: of countries that share the codes of a larger one, and in formats
//! that no other country has (Universal Postal Union, addressing pages; USPS Publication 28, appendix B, for the
//! United States; Royal Mail for the islands).

use crate::CountryCode;
use crate::pattern::compact;

/// The larger country, the first and the last prefix of the codes, the country they belong to.
const SHARED: &str = "GB JE JE JE|GB GY GY GG|GB IM IM IM|US 006 007 PR|US 008 008 VI|US 009 009 PR|\
    US 96799 96799 AS|US 96910 96932 GU|US 96939 96940 PW|US 96941 96944 FM|US 96950 96952 MP|\
    US 96960 96970 MH|CH 9485 9498 LI|IT 47890 47899 SM|IT 00120 00120 VA|FR 98000 98099 MC|\
    DK 3900 3999 GL";

/// Countries whose format no other country has.
const UNLIKE_OTHERS: [&str; 4] = ["NL", "CA", "IE", "GB"];

impl CountryCode {
    /// Returns the other country that the postal code `typed` belongs to, if that is certain.
    pub fn country_of_postal_code(self, typed: &str) -> Option<Self> {
        let found = match self.normalize_postal_code(typed) {
            Some(own) => self.country_sharing_codes(&own)?,
            None => {
                // A country of unknown format may have any code.
                self.postal_pattern()?;
                let others = UNLIKE_OTHERS.into_iter().filter_map(Self::from_code);
                let mut written =
                    others.filter_map(|it| Some((it, it.normalize_postal_code(typed)?)));
                let (other, code) = written.next()?;
                other.country_sharing_codes(&code).unwrap_or(other)
            }
        };
        (found != self).then_some(found)
    }

    /// Returns the country that shares codes with this one and has this code.
    fn country_sharing_codes(self, code: &str) -> Option<Self> {
        let code = compact(code)?;
        let mut larger = None;
        for row in SHARED.split('|') {
            let mut words = row.split(' ');
            let (of, first, last) = (words.next()?, words.next()?, words.next()?);
            let member = words.next()?;
            if larger.is_none() && (of == self.0 || member == self.0) {
                larger = Some(of);
            }
            let begins_so = code
                .get(..first.len())
                .is_some_and(|it| (first..=last).contains(&it));
            if larger == Some(of) && begins_so {
                return Self::from_code(member);
            }
        }
        Self::from_code(larger?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_another_country() {
        for (code, typed, expected) in [
            ("IE", "BT7 1ZZ", "GB"),
            ("IE", "bt71zz", "GB"),
            ("IE", "JE2 3AB", "JE"),
            ("IE", "D02 AF30", ""),
            ("IE", "D6W XY00", ""),
            ("GB", "JE2 3AB", "JE"),
            ("GB", "je23ab", "JE"),
            ("GB", "GY1 1AA", "GG"),
            ("GB", "IM1 1AA", "IM"),
            ("GB", "BT7 1ZZ", ""),
            ("GB", "SW1A 1AA", ""),
            ("GB", "IG1 1AA", ""),
            ("GB", "D02 AF30", "IE"),
            ("JE", "JE2 3AB", ""),
            ("JE", "SW1A 1AA", "GB"),
            ("JE", "IM1 1AA", "IM"),
            ("GG", "GY1 1AA", ""),
            ("IM", "IM99 1PS", ""),
            ("FR", "SW1A 1AA", "GB"),
            ("US", "K1A 0B1", "CA"),
            ("CA", "98052", ""),
            ("BE", "1234 AB", "NL"),
            ("DE", "1012ab", "NL"),
            ("NL", "1234 AB", ""),
            ("US", "98052", ""),
            ("US", "00901", "PR"),
            ("US", "00602-1234", "PR"),
            ("US", "00802", "VI"),
            ("US", "96799", "AS"),
            ("US", "96913", "GU"),
            ("US", "96950", "MP"),
            ("US", "96701", ""),
            ("US", "00501", ""),
            ("PR", "98052", "US"),
            ("PR", "00901", ""),
            ("GU", "96950", "MP"),
            ("CH", "9490", "LI"),
            ("CH", "9470", ""),
            ("LI", "8001", "CH"),
            ("IT", "47891", "SM"),
            ("IT", "00120", "VA"),
            ("IT", "00144", ""),
            ("FR", "98000", "MC"),
            ("MC", "06000", "FR"),
            ("DK", "3900", "GL"),
            ("DK", "3700", ""),
            // They belong to the country, whatever their own code.
            ("FR", "97400", ""),
            ("FI", "22100", ""),
            ("PT", "1100-048", ""),
            ("PT", "12", ""),
            ("AE", "SW1A 1AA", ""),
            ("GH", "SW1A 1AA", ""),
            ("IE", "", ""),
            ("GB", "São", ""),
        ] {
            let found = CountryCode::known(code).country_of_postal_code(typed);
            let found = found.map_or("", CountryCode::as_str);
            assert_eq!(found, expected, "{typed} in {code}");
        }
    }

    #[test]
    fn each_row_is_of_countries() {
        for row in SHARED.split('|') {
            let words: Vec<_> = row.split(' ').collect();
            assert_eq!(words.len(), 4, "{row}");
            assert_eq!(words[1].len(), words[2].len(), "{row}");
            let (larger, member) = (CountryCode::known(words[0]), CountryCode::known(words[3]));
            let shapes = |country: CountryCode| country.postal_pattern().map(|it| it.example());
            assert!(
                shapes(larger).is_some() && shapes(member).is_some(),
                "{row}"
            );
        }
    }
}
