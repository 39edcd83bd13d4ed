//! What fills itself in: the signatory, the domain, the culture, the language and the margin.

use super::rule_tests::{entry, filled, new_provider};
use super::*;
use crate::api::wire::{LoadedCustomer, customer_body};
use crate::config::{Config, OfferTypeMarginsFormat};
use customer::{CountryCode, DecimalMark, Property as P};
use json_digits::Json;
use std::sync::Arc;

#[test]
fn the_signatory_follows_the_contact_until_it_is_edited() {
    let draft = filled();
    let entry = entry(&draft);
    let fields = &entry.microsoft;
    let texts = || {
        [
            &fields.first_name,
            &fields.last_name,
            &fields.email,
            &fields.phone,
        ]
        .map(Field::text)
    };
    entry.follow_contact(&draft);
    assert_eq!(
        texts(),
        [
            "Ana",
            "Silva",
            "ana@adventure-works.example",
            "+351 921 231 231"
        ]
    );
    draft.fields.first_name.set("Rui".into());
    fields.last_name.set("Costa".into());
    draft.fields.last_name.set("Sousa".into());
    draft.follow_contact();
    assert_eq!(texts()[..2], ["Rui", "Costa"], "an edited one stays");
    draft.fields.email.set("ana@".into());
    draft.follow_contact();
    assert_eq!(
        texts()[2],
        "ana@adventure-works.example",
        "not what is half typed"
    );
    fields.last_name.set(" ".into());
    draft.follow_contact();
    assert_eq!(texts()[1], "Sousa", "an empty one follows again");
    fields.keep_primary_information.tick(false);
    draft.fields.first_name.set("Eva".into());
    draft.follow_contact();
    assert_eq!(texts()[0], "Rui", "not the same any more");
    fields.first_name.set("Edited".into());
    entry.copy_contact(&draft);
    assert_eq!(
        texts()[..2],
        ["Eva", "Sousa"],
        "ticked by hand: the same again"
    );
}

#[test]
fn what_would_be_sent_is_what_a_press_sends() {
    type Case = (&'static str, fn(&Draft));
    let cases: [Case; 8] = [
        ("as it is", |_| ()),
        ("blanks and capitals", |draft| {
            draft.fields.country.set(" pt ".into());
            draft.fields.email.set("mailto:ana@contoso.example ".into());
        }),
        ("a signatory that was never touched", |draft| {
            draft.fields.first_name.set("Rui".into());
        }),
        ("an emptied culture stays empty", |draft| {
            draft.follow_country();
            entry(draft).microsoft.default_culture.set(String::new());
        }),
        ("a country without its culture yet", |draft| {
            draft.fields.country.set("DE".into());
        }),
        ("a domain that follows the company", |draft| {
            let domain = &entry(draft).microsoft.domain;
            domain.set(String::new());
            draft.fields.company_name.set("Fabrikam".into());
        }),
        ("two entries", |draft| {
            let twin = entry(draft).duplicated();
            twin.fields
                .instance
                .set("5b9a4a3e-7c52-4e0b-9d2f-0c1a6f3e8d21".into());
            draft.providers.push(twin);
        }),
        ("data as JSON", |draft| entry(draft).show_json()),
    ];
    for (what, change) in cases {
        let draft = filled();
        draft.set_lookups(Lookups {
            country: Arc::new(CountryCode::from_code),
            language: |country| (country == "DE").then(|| "de".to_owned()),
            folded: str::to_lowercase,
        });
        change(&draft);
        let before = draft.kept();
        let would_send = draft.would_send(true);
        assert_eq!(draft.kept(), before, "{what}: the form stays as it is");
        draft.follow_country();
        draft.follow_company();
        let customer = draft.read(true);
        let sent = customer.map(|it| customer_body(&it, OfferTypeMarginsFormat::Wrapped));
        assert_eq!(Ok(would_send), sent.map(WouldSend::Complete), "{what}");
    }
}

#[test]
fn what_follows_is_warned_of_once() {
    let draft = filled();
    for _ in 0..2 {
        let twin = entry(&draft).duplicated();
        draft.providers.push(twin);
    }
    draft.fields.first_name.set("test".into());
    draft.follow_contact();
    let first_names = draft.warnings(true);
    let of = |faults: &[LocatedIssue]| {
        faults
            .iter()
            .filter_map(|it| it.property)
            .collect::<Vec<_>>()
    };
    assert_eq!(of(&first_names), [P::FirstName]);
    let another = &entry(&draft).microsoft;
    another.keep_primary_information.tick(false);
    draft.fields.first_name.set("Ana".into());
    assert_eq!(
        of(&draft.warnings(true)),
        [P::SignatoryFirstName],
        "another person now"
    );
}

#[test]
fn a_signatory_that_was_never_touched_is_sent_as_the_contact() {
    let draft = filled();
    draft.fields.email.set("mailto:ana@contoso.example".into());
    let customer = draft.read(true);
    let body = customer.map(|it| customer_body(&it, OfferTypeMarginsFormat::Wrapped));
    let body = body.unwrap_or_default();
    for sent in [
        r#"\"KeepPrimaryInformation\":true,\"FirstName\":\"Ana\",\"LastName\":\"Silva\""#,
        r#"\"Email\":\"ana@contoso.example\",\"Phone\":\"+351 921 231 231\""#,
    ] {
        assert!(body.contains(sent), "{body}");
    }
}

#[test]
fn a_loaded_signatory_stays_as_it_is() {
    let draft = filled();
    let json = r#"{"firstName":"Ana","providerCustomers":{"a":{"providerInstanceId":"a",
        "providerCustomerData":"{\"Domain\":\"contoso\",\"KeepPrimaryInformation\":true,
        \"FirstName\":\"Rui\"}"}}}"#;
    draft.load(LoadedCustomer::read(&json.replace('\n', "")).unwrap_or_default());
    draft.follow_contact();
    let fields = &entry(&draft).microsoft;
    assert_eq!(fields.first_name.text(), "Rui");
    assert_eq!(
        fields.last_name.text(),
        "Silva",
        "what was not named follows"
    );
}

#[test]
fn a_new_entry_has_the_contact_as_its_signatory() {
    let fields = &new_provider(&filled()).microsoft;
    assert_eq!(fields.first_name.text(), "Ana");
}

/// A person's edit.
enum Edit {
    None,
    /// Of the field that others follow.
    Followed(&'static str),
    /// Of the first field that follows it.
    Follower(&'static str),
}

/// Makes the edits one after another. After each, the fields follow, and the two followers hold the texts of the case.
fn check_follows(
    followed: &Field,
    followers: [&Field; 2],
    follow: impl Fn(),
    cases: &[(Edit, &str, &str)],
) {
    for (at, (edit, first, second)) in cases.iter().enumerate() {
        match edit {
            Edit::None => {}
            Edit::Followed(text) => followed.set((*text).into()),
            Edit::Follower(text) => followers[0].set((*text).into()),
        }
        follow();
        assert_eq!(followers.map(Field::text), [*first, *second], "case {at}");
    }
}

/// Lookups for tests, in place of those of the browser.
fn lookups() -> Lookups {
    Lookups {
        country: Arc::new(|name| {
            (name == "Portugal")
                .then(|| CountryCode::from_code("PT"))
                .flatten()
        }),
        language: |code| match code {
            "PT" | "BR" => Some("pt".to_owned()),
            "JP" => Some("ja".to_owned()),
            _ => None,
        },
        folded: |name| name.replace('ã', "a").to_lowercase(),
    }
}

#[test]
fn the_domain_follows_the_company_name_until_it_is_edited() {
    let draft = filled();
    draft.set_lookups(lookups());
    draft.providers.push(new_provider(&draft));
    let [first, second] = [0, 1].map(|at| draft.providers.snapshot()[at].microsoft.domain.clone());
    let cases = [
        (Edit::None, "adventureworks", ""),
        (Edit::Follower(""), "adventureworks", ""),
        (Edit::Followed("Pão & Vinho, Lda."), "paovinho", ""),
        (Edit::Follower("mine"), "mine", "paovinho"),
        (Edit::Followed("Fabrikam"), "mine", "fabrikam"),
        (Edit::Followed(""), "mine", ""),
        (Edit::Followed("株式会社"), "mine", ""),
        (Edit::Followed("Contoso"), "mine", "contoso"),
        (Edit::Follower(""), "", "contoso"),
    ];
    let followed = &draft.fields.company_name;
    check_follows(
        followed,
        [&first, &second],
        || draft.follow_company(),
        &cases,
    );
}

#[test]
fn culture_and_language_follow_the_country_until_they_are_edited() {
    let draft = filled();
    draft.set_lookups(lookups());
    let fields = entry(&draft);
    let (culture, language) = (
        &fields.microsoft.default_culture,
        &fields.microsoft.language,
    );
    culture.set(String::new());
    language.set(String::new());
    let cases = [
        (Edit::Followed("Portugal"), "pt-PT", "pt"),
        (Edit::Followed("JP"), "ja-JP", "ja"),
        (Edit::Followed("Jap"), "ja-JP", "ja"),
        (Edit::Followed("AQ"), "ja-JP", "ja"),
        (Edit::Follower("en-US"), "en-US", "ja"),
        (Edit::Followed("BR"), "en-US", "pt"),
        (Edit::Follower(""), "", "pt"),
    ];
    let followed = &draft.fields.country;
    check_follows(
        followed,
        [culture, language],
        || draft.follow_country(),
        &cases,
    );
    assert_eq!(
        new_provider(&draft).microsoft.default_culture.text(),
        "pt-BR"
    );
}

#[test]
fn what_follows_is_followed_on_when_a_form_comes_back() {
    let draft = filled();
    draft.set_lookups(lookups());
    let fresh = Draft::new(
        Arc::new(Config::default()),
        ValidationContext::for_tests(DecimalMark::Point),
    );
    fresh.set_lookups(lookups());
    draft.fields.country.set("JP".into());
    for field in entry(&draft).microsoft.on_page() {
        field.set(String::new());
    }
    draft.providers.replace(vec![new_provider(&draft)]);
    draft.follow_company();
    fresh.restore(&Json::read(&draft.kept()).unwrap_or_default());
    fresh.fields.company_name.set("Fabrikam".into());
    fresh.fields.country.set("PT".into());
    fresh.fields.first_name.set("Maria".into());
    fresh.follow_company();
    fresh.follow_country();
    fresh.follow_contact();
    let fields = entry(&fresh);
    let fields = &fields.microsoft;
    for (field, text) in [
        (&fields.domain, "fabrikam"),
        (&fields.default_culture, "pt-PT"),
        (&fields.language, "pt"),
        (&fields.first_name, "Maria"),
    ] {
        assert_eq!(field.text(), text);
    }
}

#[test]
fn what_a_person_has_emptied_stays_empty_when_it_comes_back() {
    let draft = filled();
    draft.set_lookups(lookups());
    let empty = draft.kept();
    draft.fields.country.set("JP".into());
    draft.follow_country();
    let filled = draft.kept();
    let culture = &entry(&draft).microsoft.default_culture;
    culture.set(String::new());
    let emptied = draft.kept();
    let fresh = Draft::new(
        Arc::new(Config::default()),
        ValidationContext::for_tests(DecimalMark::Point),
    );
    fresh.set_lookups(lookups());
    for (kept, country, expected) in [
        (&empty, "", "pt-PT"),
        (&filled, "", "ja-JP"),
        (&emptied, "", ""),
        (&emptied, "PT", ""),
        (&filled, "PT", "pt-PT"),
        (&emptied, "", ""),
        (&empty, "PT", "pt-PT"),
    ] {
        for draft in [&draft, &fresh] {
            draft.restore(&Json::read(kept).unwrap_or_default());
            if !country.is_empty() {
                draft.fields.country.set(country.to_owned());
            }
            draft.follow_country();
            let culture = &entry(draft).microsoft.default_culture;
            assert_eq!(culture.text(), expected, "{kept} {country}");
        }
    }
}

#[test]
fn a_new_entry_starts_with_the_configured_margin() {
    for (mark, value) in [(DecimalMark::Point, "10.60"), (DecimalMark::Comma, "10,60")] {
        let config = Config {
            default_margin: Some(("margin".to_owned(), "10.60".to_owned())),
            ..Config::default()
        };
        let draft = Draft::new(Arc::new(config), ValidationContext::for_tests(mark));
        for entry in [entry(&draft), new_provider(&draft)] {
            assert_eq!(entry.fields.margin_rule.text(), "margin");
            assert_eq!(entry.fields.margin_value.text(), value);
        }
        // A form that was kept without one has none.
        let kept = draft.kept().replace(value, "");
        draft.restore(&Json::read(&kept).unwrap_or_default());
        assert_eq!(entry(&draft).fields.margin_value.text(), "");
    }
}
