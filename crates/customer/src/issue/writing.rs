//! Canonical notations and suggested corrections.

use super::cases::on;
use super::*;
use Property as P;

#[test]
fn texts_whose_meaning_is_beyond_doubt() {
    for (typed, code, property, expected) in [
        ("uk", "", P::Country, "GB"),
        ("pt", "", P::Country, "PT"),
        ("cu", "", P::Country, "CU"),
        ("Portugal", "", P::Country, ""),
        ("PT", "", P::Country, ""),
        ("texas", "US", P::State, "TX"),
        ("NSW", "AU", P::State, "New South Wales"),
        ("TX", "US", P::State, ""),
        ("Sydney", "AU", P::State, ""),
        ("texas", "PT", P::State, ""),
        ("1234ab", "NL", P::Zip, "1234 AB"),
        ("1234 AB", "NL", P::Zip, ""),
        (" 1234 AB ", "NL", P::Zip, ""),
        ("1234", "NL", P::Zip, ""),
        ("11455", "SE", P::Zip, ""),
        ("1234ab", "", P::Zip, ""),
        ("pt 509 442 013", "PT", P::TaxId, "PT509442013"),
        ("509442013", "PT", P::TaxId, "PT509442013"),
        ("509 000 070", "PT", P::TaxId, "PT509000070"),
        ("509.000.070", "PT", P::TaxId, "PT509000070"),
        ("509 000 071", "PT", P::TaxId, "PT509000071"),
        ("PT509000070", "PT", P::TaxId, ""),
        ("50900007", "PT", P::TaxId, ""),
        ("ES509000070", "PT", P::TaxId, ""),
        ("de 136 695 976", "DE", P::TaxId, "DE136695976"),
        ("gb gd 001", "GB", P::TaxId, "GBGD001"),
        ("12345678", "DK", P::TaxId, ""),
        ("500", "AD", P::Zip, "AD500"),
        ("〒１５０－０００１", "JP", P::Zip, "150-0001"),
        ("150ー0001", "JP", P::Zip, "150-0001"),
        ("１２３４ａｂ", "NL", P::Zip, "1234 AB"),
        ("1100\u{200b}-048", "PT", P::Zip, "1100-048"),
        ("\u{feff}98052", "US", P::Zip, "98052"),
        ("Con\u{ad}toso", "", P::CompanyName, "Contoso"),
        ("Contoso\tLda", "", P::CompanyName, "Contoso Lda"),
        (" Contoso\u{200e} ", "", P::CompanyName, "Contoso"),
        ("Rua Augusta\n1", "", P::AddressLine1, "Rua Augusta 1"),
        ("ana＠contoso.example", "", P::Email, "ana@contoso.example"),
        (
            "ana@contoso.example\u{200b}",
            "",
            P::Email,
            "ana@contoso.example",
        ),
        (
            "ana\t@contoso.example",
            "",
            P::Email,
            "ana @contoso.example",
        ),
        ("＋351 921 231 231", "", P::Phone, "+351 921 231 231"),
        ("tel:+351921231231", "", P::Phone, "+351921231231"),
        ("TEL: 921 231 231", "", P::SignatoryPhone, "921 231 231"),
        ("License", "", P::OfferType, ""),
        ("license", "", P::OfferType, "License"),
        ("Azure plan", "", P::OfferType, "AzurePlan"),
        ("Azure", "", P::OfferType, ""),
        ("1０,５", "PT", P::MarginValue, "10,5"),
        ("\u{2212}3", "", P::MarginValue, "-3"),
        ("ＰＴ", "", P::Country, "PT"),
        ("P\u{200b}T", "", P::Country, "PT"),
        ("PRT", "", P::Country, "PT"),
        ("D’Arcy – Sons", "", P::CompanyName, ""),
        ("👩\u{200d}💻", "", P::CompanyName, ""),
        ("{\t}", "", P::ProviderCustomerData, ""),
        ("123456789", "DE", P::TaxId, ""),
        ("contoso.onmicrosoft.com", "", P::Domain, "contoso"),
        ("Contoso", "", P::Domain, ""),
        ("contoso-pt", "", P::Domain, ""),
        (
            "mailto:ana@contoso.example",
            "",
            P::Email,
            "ana@contoso.example",
        ),
        (
            "Ana <ana@contoso.example>",
            "",
            P::SignatoryEmail,
            "ana@contoso.example",
        ),
        (
            "<it@contoso.example>",
            "",
            P::CredentialsEmail,
            "it@contoso.example",
        ),
        ("ana@contoso.example", "", P::Email, ""),
        ("ana", "", P::Email, ""),
        ("pt_pt", "", P::DefaultCulture, "pt-PT"),
        ("EN", "", P::Language, "en"),
        ("pt-PT", "", P::Language, ""),
        (" contoso ", "", P::CompanyName, ""),
        ("", "NL", P::Zip, ""),
    ] {
        let normal = property.normalized(typed, &on(code)).unwrap_or_default();
        assert_eq!(normal, expected, "{typed:?} as {property:?} in {code:?}");
        // The canonical notation is valid and is not changed again.
        if !normal.is_empty() {
            let is_email = property == P::Email && normal.contains(' ');
            assert!(is_email || property.check(&normal, on(code).1).is_ok());
            assert_eq!(property.normalized(&normal, &on(code)), None);
        }
    }
}

#[test]
fn texts_that_are_mended() {
    for (typed, property, expected) in [
        ("contoso-pt", P::Domain, Some("contosopt")),
        (
            "Adventure Works.onmicrosoft.com",
            P::Domain,
            Some("AdventureWorks"),
        ),
        (
            "1234567890123456789012345678",
            P::Domain,
            Some("123456789012345678901234567"),
        ),
        ("contoso.pt", P::Domain, Some("contoso")),
        (
            "https://www.contoso.example/en?x",
            P::Domain,
            Some("contoso"),
        ),
        ("https://Contoso-Pt.example", P::Domain, Some("ContosoPt")),
        ("Contoso S.A.", P::Domain, Some("ContosoSA")),
        ("contoso 2.0", P::Domain, Some("contoso20")),
        ("contoso2.0", P::Domain, Some("contoso20")),
        ("contóso", P::Domain, None),
        ("https://contóso.example", P::Domain, None),
        ("---", P::Domain, None),
        ("ana@", P::Email, None),
        (
            "ana@@contoso.example",
            P::Email,
            Some("ana@contoso.example"),
        ),
        ("ana@contoso,example", P::Email, Some("ana@contoso.example")),
        ("ana@contoso.example, rui@contoso.example", P::Email, None),
        (
            "ana @contoso.example",
            P::Email,
            Some("ana@contoso.example"),
        ),
        ("10,5", P::MarginValue, Some("10.5")),
        ("1E+05", P::OfferMarginValue, Some("100000")),
        ("ten", P::MarginValue, None),
    ] {
        assert!(property.check(typed, Default::default()).is_err());
        let corrected = property.corrected(typed, Default::default());
        assert_eq!(corrected.as_deref(), expected, "{typed}");
    }
}
