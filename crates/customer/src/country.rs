//! Countries by their ISO 3166-1 codes. Aliases are in `country_names`; the browser provides names.

use super::Rule;

/// All officially assigned ISO 3166-1 alpha-2 codes in alphabetical order, and XK: the code of Kosovo in
/// Microsoft's list (Partner Center: "Get address formatting rules by market"), user-assigned in ISO.
const COUNTRY_CODES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS \
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE \
    EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM \
    HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC \
    LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA \
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW \
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO \
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/// The alpha-3 codes of these countries, in the same order.
const ALPHA3_CODES: &str = "AND ARE AFG ATG AIA ALB ARM AGO ATA ARG ASM AUT AUS ABW ALA AZE BIH BRB BGD BEL BFA BGR BHR BDI \
    BEN BLM BMU BRN BOL BES BRA BHS BTN BVT BWA BLR BLZ CAN CCK COD CAF COG CHE CIV COK CHL CMR CHN \
    COL CRI CUB CPV CUW CXR CYP CZE DEU DJI DNK DMA DOM DZA ECU EST EGY ESH ERI ESP ETH FIN FJI FLK \
    FSM FRO FRA GAB GBR GRD GEO GUF GGY GHA GIB GRL GMB GIN GLP GNQ GRC SGS GTM GUM GNB GUY HKG HMD \
    HND HRV HTI HUN IDN IRL ISR IMN IND IOT IRQ IRN ISL ITA JEY JAM JOR JPN KEN KGZ KHM KIR COM KNA \
    PRK KOR KWT CYM KAZ LAO LBN LCA LIE LKA LBR LSO LTU LUX LVA LBY MAR MCO MDA MNE MAF MDG MHL MKD \
    MLI MMR MNG MAC MNP MTQ MRT MSR MLT MUS MDV MWI MEX MYS MOZ NAM NCL NER NFK NGA NIC NLD NOR NPL \
    NRU NIU NZL OMN PAN PER PYF PNG PHL PAK POL SPM PCN PRI PSE PRT PLW PRY QAT REU ROU SRB RUS RWA \
    SAU SLB SYC SDN SWE SGP SHN SVN SJM SVK SLE SMR SEN SOM SUR SSD STP SLV SXM SYR SWZ TCA TCD ATF \
    TGO THA TJK TKL TLS TKM TUN TON TUR TTO TUV TWN TZA UKR UGA UMI USA URY UZB VAT VCT VEN VGB VIR \
    VNM VUT WLF WSM XKX YEM MYT ZAF ZMB ZWE";

/// The only code that is not in ISO 3166-1.
const NOT_IN_ISO_3166: &str = "XK";

/// A country by its ISO 3166-1 alpha-2 code, or Kosovo by Microsoft's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode(pub(super) &'static str);

impl CountryCode {
    /// Parses an alpha-2 or alpha-3 code in any case, or an alias such as "UK". Other names are converted to codes
    /// by the control, with the browser's names.
    pub fn parse(typed: &str) -> Result<Self, Rule> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(Rule::Required);
        }
        Self::by_name(typed, &|_| None).ok_or(Rule::NotACountry)
    }

    /// Finds the country of an alpha-2 code, in any case.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|country| country.0.eq_ignore_ascii_case(code))
    }

    /// Finds the country of an alpha-3 code, in any case.
    pub(super) fn from_alpha3(code: &str) -> Option<Self> {
        let mut codes = Self::all().zip(ALPHA3_CODES.split_ascii_whitespace());
        let found = codes.find(|(_, long)| long.eq_ignore_ascii_case(code));
        found.map(|(country, _)| country)
    }

    /// The 249 countries of ISO 3166-1 and Kosovo, ordered by code.
    pub fn all() -> impl Iterator<Item = Self> {
        COUNTRY_CODES.split_ascii_whitespace().map(Self)
    }

    /// Whether the code is in ISO 3166-1, as the specification requires.
    pub fn is_in_iso_3166(self) -> bool {
        self.0 != NOT_IN_ISO_3166
    }

    pub fn as_str(self) -> &'static str {
        self.0
    }
}

#[cfg(test)]
impl CountryCode {
    /// The country of a code in a test.
    pub(crate) fn known(code: &str) -> Self {
        Self::from_code(code).unwrap_or_else(|| panic!("{code} is a code"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_the_standard_s() {
        let codes: Vec<_> = CountryCode::all().map(CountryCode::as_str).collect();
        assert_eq!(codes.len(), 250);
        assert!(codes.is_sorted(), "and each stands there once");
        assert!(codes.windows(2).all(|pair| pair[0] != pair[1]));
        assert!(codes.iter().all(|code| code.len() == 2));
        let others = CountryCode::all().filter(|it| !it.is_in_iso_3166());
        assert_eq!(others.map(CountryCode::as_str).collect::<Vec<_>>(), ["XK"]);
    }

    #[test]
    fn each_has_a_long_code() {
        let mut long: Vec<_> = ALPHA3_CODES.split_ascii_whitespace().collect();
        assert_eq!(long.len(), 250);
        assert!(long.iter().all(|code| code.len() == 3));
        for (long, code) in [
            ("PRT", "PT"),
            ("prt", "PT"),
            ("USA", "US"),
            ("GBR", "GB"),
            ("DEU", "DE"),
            ("AND", "AD"),
            ("ZWE", "ZW"),
            ("CHE", "CH"),
            ("CHN", "CN"),
            ("AUT", "AT"),
            ("AUS", "AU"),
            ("SRB", "RS"),
            ("KOR", "KR"),
            ("PRK", "KP"),
            ("SJM", "SJ"),
            ("XKX", "XK"),
        ] {
            let country = CountryCode::from_alpha3(long);
            assert_eq!(country.map(CountryCode::as_str), Some(code), "{long}");
        }
        long.sort_unstable();
        assert!(long.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn typed_codes() {
        for (typed, expected) in [
            ("PT", Ok("PT")),
            (" pt ", Ok("PT")),
            ("uk", Ok("GB")),
            ("UK", Ok("GB")),
            ("PRT", Ok("PT")),
            ("prt", Ok("PT")),
            ("xk", Ok("XK")),
            ("XX", Err(Rule::NotACountry)),
            ("XXX", Err(Rule::NotACountry)),
            ("P", Err(Rule::NotACountry)),
            ("Portugal", Err(Rule::NotACountry)),
            ("Portugal (PT)", Err(Rule::NotACountry)),
            ("", Err(Rule::Required)),
        ] {
            assert_eq!(
                CountryCode::parse(typed).map(CountryCode::as_str),
                expected,
                "{typed}"
            );
        }
    }
}
