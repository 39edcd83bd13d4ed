//! Microsoft's data by controls.

use super::FormParts;
use super::controls::{Prefix, check_field, frame, text_field};
use crate::domain::{CountryCode, Qualification};
use crate::form::{Field, ProviderDraft};
use crate::platform::intl;
use crate::ui::{CheckGroup, Tag, tag};
use std::sync::Arc;

/// The tenant, the signatory, the agreement.
pub fn view(parts: &FormParts, prefix: &Prefix, entry: &ProviderDraft) -> Vec<Tag> {
    let words = parts.shared.words;
    let fields = &entry.microsoft;
    let prefix: Prefix = {
        let prefix = prefix.clone();
        Arc::new(move || format!("{}providerCustomerData.", prefix()))
    };
    let line = |field: &Field| text_field(parts, &prefix, field);
    let lines = |fields: [&Field; 4]| fields.map(|field| line(field).view());
    let mut domain = line(&fields.domain);
    domain.suffix = ".onmicrosoft.com";
    let mut culture = line(&fields.default_culture);
    culture.suggestions = Some(cultures(parts));
    let mut language = line(&fields.language);
    language.suggestions = Some(languages(parts));
    let tenant = vec![
        domain.view(),
        line(&fields.credentials_email).view(),
        culture.view(),
        language.view(),
    ];
    let mut signatory = vec![wide(check_field(
        parts,
        &prefix,
        &fields.keep_primary_information,
    ))];
    signatory.extend(lines([
        &fields.first_name,
        &fields.last_name,
        &fields.email,
        &fields.phone,
    ]));
    let agreement = vec![
        wide(check_field(parts, &prefix, &fields.accepted_mca)),
        line(&fields.agreement_date).view(),
        line(&fields.associated_partner_id).view(),
        qualifications(parts, &prefix, &fields.qualifications),
        check_field(parts, &prefix, &fields.enable_gdap),
    ];
    vec![
        controls_group(words.tenant_at_microsoft(), tenant),
        controls_group(words.signatory(), signatory),
        controls_group(words.agreement(), agreement),
    ]
}

/// Controls that belong together.
pub fn controls_group(title: &str, body: Vec<Tag>) -> Tag {
    let body = tag("div").class("group-body").children(body);
    tag("fieldset")
        .class("group")
        .child(tag("legend").text(title))
        .child(body)
}

/// A control with a line of the form to itself.
pub fn wide(control: Tag) -> Tag {
    tag("div").class("wide").child(control)
}

fn qualifications(parts: &FormParts, prefix: &Prefix, field: &Field) -> Tag {
    let words = parts.shared.words;
    let words = [
        words.qualification_education(),
        words.qualification_government(),
        words.qualification_state_owned(),
    ];
    let (ticked, changed) = (field.clone(), field.clone());
    let names = |field: &Field| -> Vec<Qualification> {
        field
            .text()
            .split(',')
            .filter_map(Qualification::named)
            .collect()
    };
    CheckGroup {
        frame: frame(parts.shared.words, prefix, field),
        options: Qualification::ALL
            .map(Qualification::name)
            .into_iter()
            .zip(words)
            .collect(),
        ticked: Arc::new(move |name| names(&ticked).iter().any(|it| it.name() == name)),
        on_change: Arc::new(move |name, on| {
            let kept = names(&changed);
            let next = Qualification::ALL.into_iter().filter(|it| {
                if it.name() == name {
                    on
                } else {
                    kept.contains(it)
                }
            });
            changed.set(next.map(Qualification::name).collect::<Vec<_>>().join(","));
        }),
    }
    .view()
}

type Suggest = Arc<dyn Fn() -> Vec<String> + Send + Sync>;

/// The culture of the customer's country, and the one that Microsoft takes everywhere.
fn cultures(parts: &FormParts) -> Suggest {
    let country = parts.draft.country.clone();
    Arc::new(move || {
        let own = CountryCode::of_code(&country.text()).and_then(|country| {
            let language = intl::language_of_country(country.as_str())?;
            Some(format!("{language}-{}", country.as_str()))
        });
        with_default(own, "en-US")
    })
}

/// The language of the customer's country, and the one that Microsoft takes everywhere.
fn languages(parts: &FormParts) -> Suggest {
    let country = parts.draft.country.clone();
    Arc::new(move || {
        let own = CountryCode::of_code(&country.text());
        with_default(
            own.and_then(|it| intl::language_of_country(it.as_str())),
            "en",
        )
    })
}

fn with_default(own: Option<String>, default: &str) -> Vec<String> {
    let own = own.filter(|it| it != default);
    own.into_iter().chain([default.to_owned()]).collect()
}
