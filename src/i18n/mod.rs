//! All texts of the interface, one file per language: `en.txt`, `pt.txt`. The program loads the file of its
//! language.

mod by_country;
mod language;
mod lines;
pub mod preferred_language;
mod property;
mod sentences;
#[cfg(test)]
mod wording;

pub use language::Language;
pub use lines::MissingWords;
pub use property::PropertyWords;
pub use sentences::CountryNames;

use customer::{PostalName, Property, StateName};
pub(crate) use lines::Lines;

/// Replaces each `{name}` in `template`.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = template.to_owned();
    for (name, value) in values {
        text = text.replace(&["{", name, "}"].concat(), value);
    }
    text
}

/// Declares the texts of [`Words`], in the order of the lines of a language file.
///
/// The texts in `shared` are methods of [`Words`]. Those in `page` are not in the element's files: they are methods of a
/// trait that only `src/pages` can name, so other code that uses one does not compile.
macro_rules! words {
    ($($scope:ident { $($name:ident,)* })*) => {
        /// The index of each text.
        #[allow(non_camel_case_types, reason = "called as the texts are")]
        #[derive(Clone, Copy)]
        pub(crate) enum Line {
            $($($name,)*)*
        }

        /// The names of the texts in the language files.
        const NAMES: &[&str] = &[$($(stringify!($name),)*)*];

        /// The names of the texts that the element's files lack.
        #[cfg(test)]
        const PAGE_NAMES: &[&str] = &[$($(word_of_page!($scope, stringify!($name)),)*)*];

        impl Words {
            $($(shared_word! { $scope $name })*)*
        }

        /// Declares the trait `PageWords`, for `src/pages/words.rs`.
        macro_rules! page_words {
            () => {
                /// The texts of the app's own pages.
                pub(in crate::pages) trait PageWords {
                    fn line(&self, line: $crate::i18n::Line) -> &'static str;

                    $($($crate::i18n::page_word! { $scope $name })*)*
                }
            };
        }
    };
}

/// A method of [`Words`], for a text in `shared`.
macro_rules! shared_word {
    (shared $name:ident) => {
        pub fn $name(&self) -> &'static str {
            self.line(Line::$name)
        }
    };
    (page $name:ident) => {};
}

/// A method of `PageWords`, for a text in `page`.
macro_rules! page_word {
    (shared $name:ident) => {};
    (page $name:ident) => {
        fn $name(&self) -> &'static str {
            self.line($crate::i18n::Line::$name)
        }
    };
}

#[cfg(test)]
macro_rules! word_of_page {
    (shared, $name:expr) => {
        ""
    };
    (page, $name:expr) => {
        $name
    };
}

pub(crate) use page_word;

/// The texts of a language. Names in braces are placeholders.
pub struct Words {
    pub language: Language,
    texts: [&'static str; NAMES.len()],
    properties: [PropertyWords; Property::ALL.len()],
    states: [PropertyWords; StateName::ALL.len() - 1],
    postal_codes: [PropertyWords; PostalName::ALL.len() - 1],
}

words! {
    shared {
        // Everywhere
        skip_to_content,
        error_prefix,
        optional,
        choose,
        copy,
        copied,
        copy_refused,
        correlation_id,
        part_loading,
        part_missing,
        tenant,
    }
    page {
        // The header
        role_csp,
        role_reseller,
        time_left,
        session_over,
        sign_out,

        // The tools
        paste_customer,
        templates,
        actions,
        tools_loading,
        tools_missing,

        // Signing in
        sign_in,
        sign_in_lead,
        connection,
        tenant_hint,
        token,
        token_hint,
        use_sample,
        sample_hint,
        enter_tenant,
        enter_token,
        not_a_token,
        several_tokens,
        token_without_end,
        token_over,
        token_of_other_role,
    }
    shared {
        // The form
        new_customer,
        new_customer_lead,
        company,
        address,
        contact,
        providers,
        providers_lead,
        associations,
        associations_lead,
        show_countries,
        no_country,
        countries_found,
        another_guid,
        guid_of_instance,
        guid_of_reseller,
        no_reseller,
        provider,
        add_provider,
        remove_provider,
        duplicate_provider,
        duplicate,
        remove,
        provider_added,
        provider_removed,
        tenant_at_microsoft,
        signatory,
        more_about_tenant,
        choose_instance_first,
        edit_as_json,
        edit_as_fields,
        json_key_stays,
        json_value_stays,
        json_fault_stays,
        json_kind_stays,
        price_margin,
        offer_type_margins,
        offer_type_margin,
        add_offer_margin,
        remove_offer_margin,
        offer_margin_added,
        offer_margin_removed,
        association,
        add_association,
        remove_association,
        association_added,
        association_removed,
        margin_rule_markup,
        margin_rule_margin,
        margin_rule_split_margin,
        margin_rule_erp_minus_discount,
        qualification_education,
        qualification_government,
        qualification_state_owned,
        create_customer,
        creating,
        checking,
        waiting_to_send,

        // Issues
        problem_heading,
        in_provider,
        in_offer_margin,
        in_association,
        enter,
        choose_what,
        too_long,
        not_a_guid,
        not_a_tenant,
        not_an_email,
        not_a_country,
        not_a_number,
        decimal_example,
        not_json,
        json_too_deep,
        repeated_key,
        repeated_key_there,
        json_flag_wanted,
        json_list_wanted,
        json_text_wanted,
        not_a_domain_prefix,
        domain_prefix_too_long,
        not_a_date,
        odd_year,
        country_not_allowed,
        not_a_partner_id,
        repeated_instance,
        repeated_offer_type,
        no_provider,
        api_says,

        // Errors of the API
        refused_heading,
        refused_text,
        refused_solved,
        refused_said,
        refused_mute,
        refused_no_address,
        refused_no_method,
        refused_conflict,
        refused_too_large,
        foreign_text,
        page_text,
        answer_says,
        over_heading,
        over_text,
        sign_in_again,
        forbidden_heading,
        forbidden_text,
        doubt_answered,
        doubt_no_id,
        doubt_timed_out,
        doubt_not_reached,
        for_administrators,
        perhaps_cors,
        quote_correlation,

        // After creation
        created,
        created_named,
        partly_named,
        refused_named,
        created_lead,
        created_not_known,
        created_ready,
        created_partly,
        created_refused,
        second_record,
        second_record_partly,
        customer,
        customer_id,
    }
    page {
        at_the_providers,
        processing,
        success,
        failed,
        failed_domain,
        domain_taken,
        failed_company,
        failed_unknown,
        status_unknown,
        status_not_asked,
        status_refused,
    }
    shared {
        what_next,
        next_agreement,
        next_agreement_ticked,
        next_credentials,
        next_status,
        next_look,
        create_another,
    }
    page {
        // Other pages
        not_found,
        not_found_text,
        to_the_form,
    }
    shared {
        config_heading,
        config_lead,
        config_found,
        config_a_file,
        config_json,
        config_object,
        config_list,
        config_text,
        config_address,
        config_guid,
        config_host_name,
        config_language_tag,
        config_country,
        config_true_or_false,
        config_seconds,
        config_decimal,
        config_one_of,
        config_once,
        config_keys,
        config_page_address,
        config_origin,

        // Warnings and hints about values
        company_name_short,
        company_name_signs,
        company_name_repeats,
        company_name_spaced,
        company_name_legal_form,
        person_name_short,
        person_name_long,
        person_name_signs,
        person_name_placeholder,
        email_of_microsoft,
        odd_email_name,
        odd_email_domain,
        odd_phone,
        ambiguous_number,
        country_not_served,
        country_not_offered,
        country_by_code,
        country_not_of_iso,
        unknown_state,
        offer_type_not_listed,
        postal_code_elsewhere,
        odd_postal_code,
        tax_id_asked,
        odd_tax_id,
        wrong_check_digit,
        phone_asked,
        signatory_wanted,
        agreement_date_wanted,
        agreement_date_in_future,
        agreement_by_link,
        qualifications_stay,
        odd_culture,
        odd_language,
        use_value,
        use_as_domain,
        written_as,
        like,

        // Values that the API refuses
        api_refuses,
        and_more,
        show_all,

        // Warnings before submission
        warnings_heading,
        warnings_text,
        notes_text,
        create_anyway,
        domain_proposal,
        domain_filled_in,
        probable_causes,
        correct_and_create,
        // Submission: waiting, unknown outcome, choices
        stop,
        check_again,
        send_again,
        waiting_heading,
        waiting_text,
        waiting_left,
        busy_text,
        busy_for_text,
        stopped_heading,
        stopped_text,
        edited_heading,
        edited_text,
        edited_in_doubt,
        edited_send_again,
        edited_sign_in,
        offline_heading,
        offline_send_text,
        offline_text,
        looking_heading,
        looking_text,
        unknown_heading,
        absent_heading,
        absent_text,
        unanswered_text,
        not_asked_text,
        doubt_interrupted,
        earlier_doubt,
        created_earlier,
        created_one_of,
        created_unknown,
        created_edited,
        change_there,
        changes,
    }
    page {
        // The token broker
        broker_heading,
        broker_not_reached,
        broker_answered,
        broker_no_token,
    }
    shared {
        broker_other_role,
    }
    page {
        broker_signed_out,
        broker_goes_on,
        one_moment,
        signed_out,
    }
    shared {
        try_again,
    }
    page {
        // Renewing the session
        renewal_soon,
        renewal_over,
        clock_doubt,
    }
    shared {
        renew,
    }
    page {
        renewal_lead,
        go_on,
    }
    shared {
        not_now,
    }
    page {
        renewal_another,
        renewal_other,
        renewal_yes,
        renewal_no,
        renewed,
        broker_not_accepted,

        // Drafts
        draft_from,
        discard_draft,
        draft_discarded,
        drafts,
        drafts_count,
        draft_name,
        draft_name_hint,
        new_form,
        untitled,
        open_draft,
        delete_draft,
        draft_elsewhere,
        in_another_tab,
        draft_gone,
        draft_deleted,
        draft_back,
        new_form_begun,
        draft_opened,
        not_kept,
        not_kept_newer,
        drafts_lost,
        leaving_heading_one,
        leaving_heading,
        leaving_text,
        leave_deleting,
        leave_keeping,
        cancel,
    }
    shared {
        // What a control holds
        empty,
        ticked,
        not_ticked,
    }
    page {
        // Undo and redo
        undo,
        redo,
        undone,
        redone,
        nothing_to_undo,
        row_back,
        row_gone,
        shown_as_json,
        shown_as_fields,
    }
    shared {
        // In a host page
        host_heading,
        host_missing,
        host_failed,
        host_silent,
        host_unusable,
        host_over,
        host_not_accepted,
        host_no_tenant,
        host_stays,
        host_no_value,

        // Folded entries
        entry_problems,

        // What the form asks
        domain_in_use,
        domain_asking,
        domain_free,
        domain_not_checked,
        address_not_accepted,
        address_not_accepted_list,
        address_zip_looks,
        address_asking,
        address_accepted,
        address_not_checked,
        use_as_written,
        used_as_written,
        customer_exists,
        existing_heading,
        existing_said,
        existing_processing,
        existing_success,
        existing_failed,
        another_company,
        reseller_hint,
        show_resellers,
        no_reseller_found,
        resellers_found,
        resellers_asking,
        resellers_shown,
        more_resellers,
        partner_of_reseller,
        off_instances,
        off_resellers,
        off_domain,
        off_address,
        off_duplicates,
    }
}

pub(crate) use page_words;

impl Words {
    /// Takes the texts from the lines of a file.
    fn read(language: Language, lines: &mut Lines) -> Self {
        Self {
            language,
            texts: std::array::from_fn(|_| lines.text()),
            properties: std::array::from_fn(|_| lines.property()),
            states: std::array::from_fn(|_| lines.property()),
            postal_codes: std::array::from_fn(|_| lines.property()),
        }
    }

    /// The text of a line.
    pub(crate) fn line(&self, line: Line) -> &'static str {
        self.texts[line as usize]
    }

    /// The words for a property.
    pub fn property(&self, property: Property) -> PropertyWords {
        self.properties
            .get(property as usize)
            .copied()
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word_under_its_own_name() {
        for language in Language::ALL {
            let file = language.file();
            let names: Vec<&str> = file
                .lines()
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
                .map(|line| line.split_once(" = ").map_or(line, |(name, _)| name))
                .collect();
            let (words, properties) = names.split_at(NAMES.len());
            assert_eq!(words, NAMES);
            let (properties, by_country) = properties.split_at(Property::ALL.len());
            let declared: Vec<_> = Property::ALL.iter().map(|it| format!("{it:?}")).collect();
            assert_eq!(properties, declared);
            let (states, postal_codes) = by_country.split_at(StateName::ALL.len() - 1);
            // The first of each is that of the property itself.
            let named = StateName::ALL.map(|it| format!("state.{it:?}"));
            assert_eq!(states, &named[1..]);
            let named = PostalName::ALL.map(|it| format!("postal.{it:?}"));
            assert_eq!(postal_codes, &named[1..]);
            assert!(language.read(file).is_ok());
        }
    }

    #[test]
    fn a_file_that_lacks_a_line_or_has_one_too_many_is_not_read() {
        let file = Language::English.file();
        let Some((short, _)) = file.trim_end().rsplit_once('\n') else {
            panic!("it has lines");
        };
        for text in [short, &format!("{file}more = text\n"), ""] {
            assert_eq!(Language::English.read(text).err(), Some(MissingWords));
        }
    }

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
            assert_eq!(Language::from_tag(tag), expected, "{tag}");
        }
    }

    /// The build leaves the sections "(our own pages)" out of the element's file: those are the texts in `page`.
    #[test]
    fn the_element_s_file_lacks_the_words_of_pages_and_no_others() {
        let mut own = Vec::new();
        let mut is_own = false;
        for line in Language::English.file().lines() {
            if line.starts_with('#') {
                is_own = line.ends_with("(our own pages)");
            } else if let Some((name, _)) = line.split_once(" = ").filter(|_| is_own) {
                own.push(name);
            }
        }
        let declared: Vec<_> = PAGE_NAMES.iter().filter(|it| !it.is_empty()).collect();
        assert_eq!(own.iter().collect::<Vec<_>>(), declared);
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
