//! Every word a person reads, a file per language. A language is complete or it does not compile.

mod en;
mod property;
mod pt;
mod sentences;

pub use property::PropertyWords;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// European Portuguese.
    Portuguese,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::Portuguese];

    /// The language of this tag (`pt-BR`, `EN`), by its first part.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|it| {
            it.tag()
                .get(..2)
                .is_some_and(|own| own.eq_ignore_ascii_case(language))
        })
    }

    /// The tag of the words themselves, for the page's `lang`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Portuguese => "pt-PT",
        }
    }

    /// Its words.
    pub fn words(self) -> &'static Words {
        match self {
            Self::English => &en::WORDS,
            Self::Portuguese => &pt::WORDS,
        }
    }
}

/// `template` with each `{name}` replaced.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = template.to_owned();
    for (name, value) in values {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
}

/// The words of a language. Parts in braces are filled in.
#[allow(missing_docs, reason = "each name says which words it stands for")]
pub struct Words {
    pub language: Language,
    pub property: fn(crate::domain::Property) -> PropertyWords,

    // Everywhere
    pub skip_to_content: &'static str,
    pub error_prefix: &'static str,
    pub optional: &'static str,
    pub choose: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub copy_refused: &'static str,
    pub correlation_id: &'static str,

    // The header
    pub role_csp: &'static str,
    pub role_reseller: &'static str,
    pub time_left: &'static str,
    pub session_over: &'static str,
    pub sign_out: &'static str,

    // Signing in
    pub sign_in: &'static str,
    pub sign_in_lead: &'static str,
    pub tenant: &'static str,
    pub tenant_hint: &'static str,
    pub token: &'static str,
    pub token_hint: &'static str,
    pub use_sample: &'static str,
    pub sample_hint: &'static str,
    pub enter_tenant: &'static str,
    pub not_a_tenant: &'static str,
    pub enter_token: &'static str,
    pub not_a_token: &'static str,
    pub token_without_end: &'static str,
    pub token_over: &'static str,
    pub token_of_other_role: &'static str,

    // The form
    pub new_customer: &'static str,
    pub new_customer_lead: &'static str,
    pub company: &'static str,
    pub address: &'static str,
    pub contact: &'static str,
    pub identifiers: &'static str,
    pub providers: &'static str,
    pub providers_lead: &'static str,
    pub associations: &'static str,
    pub associations_lead: &'static str,
    pub show_countries: &'static str,
    pub no_country: &'static str,
    pub countries_found: &'static str,
    pub another_guid: &'static str,
    pub guid_of_instance: &'static str,
    pub guid_of_reseller: &'static str,
    pub no_reseller: &'static str,
    pub provider: &'static str,
    pub add_provider: &'static str,
    pub remove_provider: &'static str,
    pub duplicate_provider: &'static str,
    pub provider_added: &'static str,
    pub provider_removed: &'static str,
    pub tenant_at_microsoft: &'static str,
    pub signatory: &'static str,
    pub agreement: &'static str,
    pub edit_as_json: &'static str,
    pub edit_as_fields: &'static str,
    pub json_stays: &'static str,
    pub price_margin: &'static str,
    pub offer_type_margins: &'static str,
    pub offer_type_margin: &'static str,
    pub add_offer_margin: &'static str,
    pub remove_offer_margin: &'static str,
    pub offer_margin_added: &'static str,
    pub offer_margin_removed: &'static str,
    pub association: &'static str,
    pub add_association: &'static str,
    pub remove_association: &'static str,
    pub association_added: &'static str,
    pub association_removed: &'static str,
    pub margin_rules: [(&'static str, &'static str); 4],
    pub qualifications: [&'static str; 3],
    pub create_customer: &'static str,
    pub creating: &'static str,

    // What is wrong
    pub problem_heading: &'static str,
    pub in_provider: &'static str,
    pub in_offer_margin: &'static str,
    pub in_association: &'static str,
    pub enter: &'static str,
    pub choose_what: &'static str,
    pub too_long: &'static str,
    pub not_a_guid: &'static str,
    pub not_an_email: &'static str,
    pub not_a_phone: &'static str,
    pub not_a_country: &'static str,
    pub not_a_number: &'static str,
    pub decimal_example: &'static str,
    pub not_json: &'static str,
    pub not_a_domain_prefix: &'static str,
    pub domain_prefix_too_long: &'static str,
    pub not_a_date: &'static str,
    pub not_a_partner_id: &'static str,
    pub repeated_instance: &'static str,
    pub repeated_offer_type: &'static str,
    pub no_provider: &'static str,
    pub api_says: &'static str,

    // What came back instead of a customer
    pub refused_heading: &'static str,
    pub refused_text: &'static str,
    pub over_heading: &'static str,
    pub over_text: &'static str,
    pub sign_in_again: &'static str,
    pub forbidden_heading: &'static str,
    pub forbidden_text: &'static str,
    pub fault_heading: &'static str,
    pub fault_text: &'static str,
    pub silence_heading: &'static str,
    pub timed_out_text: &'static str,
    pub not_reached_text: &'static str,
    pub quote_correlation: &'static str,

    // After creation
    pub created: &'static str,
    pub created_named: &'static str,
    pub created_lead: &'static str,
    pub customer: &'static str,
    pub customer_id: &'static str,
    pub at_the_providers: &'static str,
    pub processing: &'static str,
    pub success: &'static str,
    pub failed: &'static str,
    pub failed_domain: &'static str,
    pub failed_company: &'static str,
    pub failed_unknown: &'static str,
    pub status_unknown: &'static str,
    pub status_not_asked: &'static str,
    pub status_refused: &'static str,
    pub what_next: &'static str,
    pub next_agreement: &'static str,
    pub next_credentials: &'static str,
    pub next_status: &'static str,
    pub create_another: &'static str,

    // Other pages
    pub not_found: &'static str,
    pub not_found_text: &'static str,
    pub to_the_form: &'static str,
    pub config_heading: &'static str,
    pub config_lead: &'static str,
    pub config_found: &'static str,
    pub config_expected: ConfigWords,
    pub crashed_heading: &'static str,
    pub crashed_text: &'static str,
    pub reload: &'static str,

    // The token broker
    pub broker_heading: &'static str,
    pub broker_not_reached: &'static str,
    pub broker_answered: &'static str,
    pub broker_no_token: &'static str,
    pub broker_other_role: &'static str,
    pub broker_signed_out: &'static str,
    pub broker_goes_on: &'static str,
    pub one_moment: &'static str,
    pub signed_out: &'static str,
    pub try_again: &'static str,
}

/// What a place in `config.json` takes.
#[allow(missing_docs, reason = "each name says which words it stands for")]
pub struct ConfigWords {
    pub a_file: &'static str,
    pub json: &'static str,
    pub object: &'static str,
    pub list: &'static str,
    pub text: &'static str,
    pub address: &'static str,
    pub guid: &'static str,
    pub host_name: &'static str,
    pub language_tag: &'static str,
    pub country: &'static str,
    pub true_or_false: &'static str,
    pub seconds: &'static str,
    pub one_of: &'static str,
    pub keys: &'static str,
    pub page_address: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_by_tag() {
        for (tag, expected) in [
            ("en", Some(Language::English)),
            ("en-GB", Some(Language::English)),
            ("pt", Some(Language::Portuguese)),
            ("pt-BR", Some(Language::Portuguese)),
            ("PT_pt", Some(Language::Portuguese)),
            ("de-DE", None),
            ("e", None),
            ("", None),
        ] {
            assert_eq!(Language::of_tag(tag), expected, "{tag}");
        }
    }

    #[test]
    fn filling() {
        for (template, values, expected) in [
            (
                "Enter {what}",
                &[("what", "the city")][..],
                "Enter the city",
            ),
            ("{n} of {n}", &[("n", "2")], "2 of 2"),
            ("nothing", &[("n", "2")], "nothing"),
        ] {
            assert_eq!(fill(template, values), expected);
        }
    }
}
