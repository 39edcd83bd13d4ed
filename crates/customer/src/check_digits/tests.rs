//! Numbers published by authorities, in manuals and by companies, and the same with errors.

use super::*;

/// Country, a valid number, an invalid one.
const NUMBERS: [(&str, &str, &str); 41] = [
    ("PT", "PT509442013", "PT509442031"),
    ("PT", "509 000 070", "509 000 071"),
    ("PT", "pt 123 456 789", "pt 123 456 788"),
    ("PT", "PT501964843", "PT501964834"),
    ("ES", "54362315K", "54362315Z"),
    ("ES", "ES54362315K", "ES54362351K"),
    ("ES", "X-2482300-W", "X-2482300-A"),
    ("ES", "Y0024399X", "Y0024399M"),
    ("ES", "A13585625", "A13585626"),
    ("ES", "J99216582", "J99216583"),
    ("ES", "M1234567L", "M1234567K"),
    ("ES", "P2807900B", "P2807900C"),
    ("IT", "00743110157", "00743110175"),
    ("IT", "IT 00743110157", "IT 00743110158"),
    ("BR", "16.727.230/0001-97", "16.727.230/0001-98"),
    ("BR", "12.ABC.345/01DE-35", "12.ABC.345/01DE-53"),
    ("BR", "12abc34501de35", "12abd34501de35"),
    ("BR", "390.533.447-05", "390.533.447-06"),
    ("NL", "NL004495445B01", "NL004495454B01"),
    ("NL", "NL002455799B11", "NL002455799B12"),
    ("DE", "DE136695976", "DE136695967"),
    ("DE", "de 136 695 976", "de 136 695 979"),
    ("HR", "33392005961", "33392005962"),
    ("BE", "BE0428759497", "BE0428759479"),
    ("BE", "0428.759.497", "0428.759.498"),
    ("FR", "FR40303265045", "FR41303265045"),
    ("FR", "FR 40 303 265 045", "FR 40 303 265 054"),
    ("FR", "303265045", "303265054"),
    ("PL", "PL8567346215", "PL8567346251"),
    ("PL", "856-734-62-15", "856-734-62-16"),
    ("AU", "51 824 753 556", "51 824 753 565"),
    ("AT", "ATU13585627", "ATU13585628"),
    ("DK", "DK13585628", "DK13585682"),
    ("NO", "NO 995 525 828 MVA", "NO 995 525 829 MVA"),
    ("NO", "995525828", "995525282"),
    ("FI", "FI20774740", "FI20774741"),
    ("SE", "SE123456789701", "SE123456798701"),
    ("SE", "556036-0793", "556036-0739"),
    ("CH", "CHE-100.155.212 MWST", "CHE-100.155.221 MWST"),
    ("LU", "LU15027442", "LU15027424"),
    ("IN", "27AAPFU0939F1ZV", "27AAPFU0939F1ZW"),
];

#[test]
fn numbers_and_slips_in_them() {
    for (code, number, slip) in NUMBERS {
        let country = CountryCode::known(code);
        assert!(!country.has_wrong_check_digits(number), "{code} {number}");
        assert!(country.has_wrong_check_digits(slip), "{code} {slip}");
    }
}

#[test]
fn what_no_rule_is_for_is_left_alone() {
    for (code, typed) in [
        ("PT", "50944201"),
        ("PT", "509442013X"),
        ("PT", "PT-509442013-1"),
        ("PT", "509442O13"),
        ("ES", "B1234567"),
        ("ES", "T1234567A"),
        ("IT", "RSSMRA85T10A562S"),
        ("BR", "16.727.230/0001-AB"),
        ("BR", "ABCDEFGHIJK"),
        ("BR", "16.727.230"),
        ("NL", "004495454"),
        ("NL", "NL004495454"),
        // May be a number of the revenue office or of a register.
        ("DE", "136695967"),
        ("DE", "HRB 12345"),
        ("LU", "15027424"),
        ("FR", "FRXX303265045"),
        ("FR", "FR00000034567"),
        // The court's register and the tax office both use ten digits.
        ("PL", "0000123456"),
        ("AU", "123 456 789"),
        ("AT", "13585672"),
        ("SE", "198501011234"),
        ("CH", "100.155.221"),
        ("IN", "ABCDE1234F"),
        ("IN", "AB1234567890123"),
        // There is no public rule.
        ("GB", "GB123456789"),
        ("US", "12-3456789"),
        ("ZA", "4123456789"),
        ("AO", "5417234567"),
        ("PT", ""),
        ("PT", "ação"),
    ] {
        let is_refuted = CountryCode::known(code).has_wrong_check_digits(typed);
        // French company numbers without a SIREN: only the key is checked.
        let expected = typed == "FR00000034567";
        assert_eq!(is_refuted, expected, "{code} {typed}");
    }
}
