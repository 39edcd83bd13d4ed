//! The texts of the tools: the files in `words`, one a language.

use crate::i18n::Lines;

/// Declares the texts of [`ToolWords`], in the order of the lines of a file.
macro_rules! tool_words {
    ($($name:ident,)*) => {
        #[allow(non_camel_case_types, reason = "called as the texts are")]
        enum Line {
            $($name,)*
        }

        /// The names of the texts in the files.
        const NAMES: &[&str] = &[$(stringify!($name),)*];

        impl ToolWords {
            $(pub fn $name(&self) -> &'static str {
                self.texts[Line::$name as usize]
            })*
        }
    };
}

/// The texts of the tools in a language. Names in braces are placeholders.
pub struct ToolWords {
    texts: [&'static str; NAMES.len()],
}

tool_words! {
    // The dialog of a tool
    close,
    actions_heading,
    request_heading,
    json_heading,
    paste_heading,
    templates_heading,
    answers_heading,
    history_heading,
    shortcuts_heading,

    // The request
    request_headers,
    request_body,
    request_incomplete,
    request_signed_out,
    request_new_correlation,
    request_new_id,
    request_token,
    request_gateway,
    request_personal,
    request_copy_json,
    request_copy_bash,
    request_copy_powershell,
    request_copy_cmd,
    request_copied,
    request_cmd_long,
    request_save,

    // JSON
    json_lead,
    json_source,
    json_file,
    json_read,
    json_again,
    json_empty,
    json_not_json,
    json_no_object,
    json_no_body,
    json_in_file,
    json_nothing_known,
    json_file_refused,
    json_not_kept,
    json_secret,
    json_left_out,
    json_tenant,
    json_same,
    json_taken,
    json_removed,
    json_id,
    json_provider_id,
    json_save,
    json_save_lead,
    json_save_incomplete,

    // The comparison
    compare_field,
    compare_all,
    compare_now,
    compare_then,
    compare_take,
    compare_cancel,
    compare_unsure,
    compare_unsure_hint,

    // Paste a customer
    paste_lead,
    paste_area,
    paste_read,
    paste_from_clipboard,
    paste_refused,
    paste_nothing,
    paste_same,
    paste_found,
    paste_found_unsure,
    paste_one_row_more,
    paste_rows_more,
    paste_change,
    paste_only_here,
    paste_taken,

    // Links with values
    link_label,
    link_filled,
    link_kept,
    link_nothing,
    link_too_long,
    link_personal,
    link_unknown,
    link_not_accepted,
    link_twice,
    link_copied,
    link_not_copied,
    link_has,
    link_has_nothing,
    link_without_personal,
    link_address,

    // Templates
    templates_lead,
    templates_refused,
    template_name,
    template_unnamed,
    template_save,
    template_saved,
    template_apply,
    template_applied,
    template_rename,
    template_new_name,
    template_rename_save,
    template_delete,
    template_deleted,
    template_back,
    templates_export,
    templates_import,
    import_too_large,
    import_not_json,
    import_no_templates,
    import_taken,
    import_left_out,
    import_more,

    // Create and next
    keep_heading,
    keep_lead,
    keep_kept,
    keep_legend,
    keep_all,
    keep_none,
    keep_hint,
    keep_choose,
    keep_open,
    keep_created,
    keep_another,
    keep_started,
    part_nothing,
    part_country,
    part_reseller,
    part_instances,
    part_margins,
    part_culture,
    part_settings,

    // The receipt and the created customers
    history_lead,
    history_empty,
    history_ask,
    history_asking,
    history_asked,
    history_not_asked,
    history_partly,
    history_start,
    history_start_of,
    receipt_print,
    receipt_copy,
    receipt_made,
    receipt_made_by,

    // The palette
    palette_label,
    palette_none,
    palette_found,
    palette_field,
    palette_draft,
    check_answers,
    show_request,
    open_json,
    save_json,
    copy_link,
    created_customers,
    create_and_go_on,
    to_next_finding,
    to_previous_finding,
    no_finding,

    // Keyboard shortcuts
    shortcut_list,
    shortcuts_on,
    shortcuts_off,
    shortcuts_are_on,
    shortcuts_are_off,
    shortcuts_switch,
    shortcuts_hint,
    mac_keys,

    // Check your answers
    answers_lead,
    answers_switch,
    back_to_form,
    change,
    change_what,
    answers_first,
    answers_not_first,
    answers_are_first,
    answers_are_not_first,

    // Density
    compact_view,
    comfortable_view,
    compact_is_on,
    comfortable_is_on,
}

impl ToolWords {
    /// Parses a file. The texts are leaked, because they live as long as the page. `None`: a line is missing or left
    /// over.
    pub fn read(file: &str) -> Option<&'static Self> {
        let mut lines = Lines::new(String::leak(file.to_owned()));
        let words = Self {
            texts: std::array::from_fn(|_| lines.text()),
        };
        lines.are_complete().then(|| &*Box::leak(Box::new(words)))
    }
}

#[cfg(test)]
impl ToolWords {
    /// The file of a language in the source.
    pub fn file(language: crate::i18n::Language) -> &'static str {
        use crate::i18n::Language;
        match language {
            Language::English => include_str!("words/tools-en.txt"),
            Language::Portuguese => include_str!("words/tools-pt.txt"),
        }
    }

    /// The texts, for tests.
    pub fn of(language: crate::i18n::Language) -> &'static Self {
        Self::read(Self::file(language)).unwrap_or_else(|| panic!("a file is not complete"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    fn lines(language: Language) -> Vec<(&'static str, &'static str)> {
        let lines = ToolWords::file(language).lines();
        lines
            .filter(|it| !it.starts_with('#'))
            .filter_map(|it| it.split_once(" = "))
            .collect()
    }

    #[test]
    fn every_file_has_every_text_in_order() {
        for language in Language::ALL {
            let names: Vec<_> = lines(language).iter().map(|(name, _)| *name).collect();
            assert_eq!(names, NAMES, "{language:?}");
            ToolWords::of(language);
        }
    }

    #[test]
    fn every_language_fills_in_the_same() {
        let placeholders = |text: &str| {
            let parts = text.split('{').skip(1);
            let mut found: Vec<_> = parts
                .filter_map(|it| Some(it.split_once('}')?.0.to_owned()))
                .collect();
            found.sort_unstable();
            found
        };
        let [first, others @ ..] = &Language::ALL.map(lines)[..] else {
            panic!("there are languages");
        };
        for other in others {
            for ((name, own), (_, theirs)) in first.iter().zip(other) {
                assert_eq!(placeholders(own), placeholders(theirs), "{name}");
            }
        }
    }
}
