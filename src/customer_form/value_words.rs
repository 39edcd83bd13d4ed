//! What a control holds, in words.

use super::FormContext;
use crate::browser::intl::Names;
use crate::config::Config;
use crate::form_model::Section;
use crate::i18n::Words;
use customer::{CountryCode, Decimal, DecimalMark, Guid, Kind, Property, Qualification};

/// The value of a control as it is displayed.
pub fn in_words(
    words: &Words,
    config: &Config,
    countries: &dyn Fn(&str) -> String,
    property: Property,
    held: &str,
) -> String {
    let reseller = |id: &Guid| config.resellers.iter().find(|it| it.id == *id);
    let named = match property {
        Property::Qualifications => {
            let all = held.split(',').filter_map(Qualification::from_name);
            let all: Vec<_> = all.map(|it| words.qualification(it)).collect();
            Some(all.join(", "))
        }
        _ if property.is_ticked() => {
            let is_ticked = held == "true";
            let word = if is_ticked {
                words.ticked()
            } else {
                words.not_ticked()
            };
            Some(word.to_owned())
        }
        Property::Country => CountryCode::from_code(held).map(|it| countries(it.as_str())),
        Property::MarginRule | Property::OfferMarginRule => Some(words.margin_rule(held)),
        Property::ProviderInstanceId => config.find_instance(held).map(|it| it.name.clone()),
        Property::ResellerId | Property::AssociationResellerId => {
            let id = Guid::parse(held).ok();
            id.as_ref().and_then(reseller).map(|it| it.name.clone())
        }
        _ => None,
    };
    match named.unwrap_or_else(|| held.to_owned()) {
        text if text.is_empty() => words.empty().to_owned(),
        text => text,
    }
}

/// The value of a control as the form displays it.
pub fn held_in_words(context: &FormContext, property: Property, held: &str) -> String {
    let countries = |code: &str| Names::of_countries(&context.locale).of(code);
    in_words(context.words, &context.config, &countries, property, held)
}

/// A value of a request as the form displays it: a number has the form's decimal mark.
pub fn sent_in_words(
    context: &FormContext,
    mark: DecimalMark,
    property: Property,
    sent: &str,
) -> String {
    let number = (property.kind() == Kind::Decimal)
        .then(|| Decimal::convert(sent, DecimalMark::Point, mark))
        .flatten();
    held_in_words(context, property, number.as_deref().unwrap_or(sent))
}

/// The label of a control in a country, behind the name of its place.
pub fn label_in(
    words: &Words,
    section: Section,
    property: Property,
    country: Option<CountryCode>,
) -> String {
    let label = words.property_in(property, country).label;
    match section.text(words) {
        place if place.is_empty() => label.to_owned(),
        place => format!("{place}, {label}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn what_a_control_holds_in_words() {
        let config = Config::parse(
            r#"{"providerInstances":[{"id":"cb3cd15b-1d6e-45be-b493-c71549cbfd87","name":"Contoso CSP"}],
            "resellers":[{"id":"0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e02","name":"Northwind Traders"}]}"#,
        );
        let config = config.unwrap_or_default();
        let another = "9c1f4e5d-6a7b-4c8d-9e0f-1a2b3c4d5e6f";
        for (property, held, english, portuguese) in [
            (Property::City, "Lisboa", "Lisboa", "Lisboa"),
            (Property::City, "", "empty", "vazio"),
            (Property::Country, "PT", "country PT", "country PT"),
            (Property::Country, "Atlantis", "Atlantis", "Atlantis"),
            (Property::Country, "", "empty", "vazio"),
            (Property::EnableGdap, "true", "ticked", "assinalada"),
            (Property::EnableGdap, "", "not ticked", "não assinalada"),
            (
                Property::Qualifications,
                "Education,StateOwnedEntity",
                "Education, State-owned entity",
                "Educação, Entidade do Estado",
            ),
            (Property::Qualifications, "", "empty", "vazio"),
            (
                Property::MarginRule,
                "splitMargin",
                "Split margin",
                "Margem repartida",
            ),
            (Property::OfferMarginRule, "", "empty", "vazio"),
            (
                Property::ProviderInstanceId,
                "cb3cd15b-1d6e-45be-b493-c71549cbfd87",
                "Contoso CSP",
                "Contoso CSP",
            ),
            (Property::ProviderInstanceId, another, another, another),
            (
                Property::ResellerId,
                "0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e02",
                "Northwind Traders",
                "Northwind Traders",
            ),
            (
                Property::AssociationResellerId,
                "0D2A6F0C-3F0E-4B43-8F6E-1A2B3C4D5E02",
                "Northwind Traders",
                "Northwind Traders",
            ),
            (Property::AssociationResellerId, another, another, another),
        ] {
            for (language, expected) in [
                (Language::English, english),
                (Language::Portuguese, portuguese),
            ] {
                let countries = |code: &str| format!("country {code}");
                let words = language.own_words();
                let said = in_words(words, &config, &countries, property, held);
                assert_eq!(said, expected, "{property:?} {held}");
            }
        }
    }
}
