//! Binds the controls of the page to the fields of the form.

use super::chunk::FormChunk;
use super::{FORM_CHUNK, FormScope};
use crate::browser::{press, validity};
use crate::components::{
    CheckField, FieldMessage, Frame, LiveWords, Need, OnEvent, Suggestion, Text, TextField,
    TextKind, text,
};
use crate::form_model::{Check, Field, Remark};
use crate::i18n::fill;
use customer::{self, CountryCode, Keyboard, Property, Rule};
use leptos::prelude::*;
use std::sync::Arc;

/// The suggestion to leave a text as it is, in the place of a control.
const AS_WRITTEN: &str = "";

/// The row that controls stand in. Both follow the row's position.
#[derive(Clone)]
pub struct Prefix {
    /// The names of the controls begin with this.
    pub names: Text,
    /// What the row is called.
    pub row: Text,
}

/// The customer's own controls stand in no row.
pub fn no_prefix() -> Prefix {
    Prefix {
        names: text(""),
        row: text(""),
    }
}

/// The `name` of a control: the path of its value in the request.
pub fn name(prefix: &Prefix, field: &Field) -> Text {
    let (names, key) = (prefix.names.clone(), field.property().key());
    Arc::new(move || format!("{}{key}", names()))
}

/// The surroundings of a field's control.
pub fn frame(parts: &FormScope, prefix: &Prefix, field: &Field) -> Frame {
    frame_with_rule(parts, prefix, field, || None)
}

/// The same, with a rule between this field and others.
pub fn frame_with_rule(
    parts: &FormScope,
    prefix: &Prefix,
    field: &Field,
    elsewhere: impl Fn() -> Option<Rule> + Send + Sync + 'static,
) -> Frame {
    let words = parts.context.words;
    let property = words.property(field.property());
    let (used, draft) = (field.clone(), parts.draft.clone());
    Frame {
        id: field.element_id(),
        name: name(prefix, field),
        label: property.label.to_owned(),
        row: prefix.row.clone(),
        need: match field.property().is_optional() {
            true => Need::Optional(words.optional()),
            false => Need::Always,
        },
        width: WIDTHS[usize::from(field.property().definition().width) % WIDTHS.len()],
        hint: property.hint.to_owned(),
        live_words: None,
        findings: findings(parts, field, Arc::new(elsewhere)),
        on_use: Arc::new(move |suggestion| {
            if suggestion.control == AS_WRITTEN {
                used.set_check(Some(Check::AsWritten));
                return;
            }
            let is_of_country = suggestion.control == Property::Country.key();
            let field = if is_of_country {
                &draft.fields.country
            } else {
                &used
            };
            field.set(suggestion.value.clone());
        }),
    }
}

/// The same, called as the customer's country calls it.
fn frame_by_country(parts: &FormScope, field: &Field) -> Frame {
    let words = parts.context.words;
    let property = field.property();
    let frame = frame(parts, &no_prefix(), field);
    let (label, hint) = (parts.draft.clone(), parts.draft.clone());
    let asked = parts.draft.clone();
    let findings = frame.findings.clone();
    Frame {
        need: match frame.need {
            Need::Optional(word) => Need::AtTimes(
                word,
                Arc::new(move || !property.is_optional_in(asked.country_code())),
            ),
            need => need,
        },
        live_words: Some(LiveWords {
            label: Arc::new(move || {
                let own = words.property_in(property, label.country_code());
                own.label.to_owned()
            }),
            hint: Arc::new(move || {
                // The warning says the same.
                let rule = Rule::TaxIdMissing.id();
                match findings.with(|all| all.iter().any(|it| it.rule == rule)) {
                    true => String::new(),
                    false => words.hint_in(property, hint.country_code()),
                }
            }),
        }),
        ..frame
    }
}

/// A rule between a field and others.
pub(super) type Elsewhere = Arc<dyn Fn() -> Option<Rule> + Send + Sync>;

fn findings(parts: &FormScope, field: &Field, elsewhere: Elsewhere) -> ArcMemo<Vec<FieldMessage>> {
    let (parts, field) = (parts.clone(), field.clone());
    ArcMemo::new(move |_| {
        let mut findings = Vec::new();
        for remark in field.remarks(&*elsewhere) {
            findings.push(finding(&parts, field.property(), &remark));
        }
        findings
    })
}

fn finding(parts: &FormScope, property: Property, remark: &Remark) -> FieldMessage {
    let mut suggestions = Vec::new();
    for it in remark.suggestions() {
        suggestions.push(Suggestion {
            control: it.property.key(),
            value: it.value.clone(),
            words: suggestion_words(parts, property, it),
        });
    }
    if matches!(remark, Remark::Rule(issue) if issue.rule == Rule::AddressNotAccepted) {
        suggestions.push(Suggestion {
            control: AS_WRITTEN,
            value: String::new(),
            words: parts.context.words.use_as_written().to_owned(),
        });
    }
    FieldMessage {
        severity: remark.severity(),
        rule: remark.rule(),
        text: remark_text(parts, property, remark),
        suggestions,
    }
}

/// The words of the button that takes what is suggested for this property, or for the country in its place. A country
/// is called by its name, as its control shows it.
pub fn suggestion_words(
    parts: &FormScope,
    property: Property,
    suggestion: &customer::Suggestion,
) -> String {
    let name = match CountryCode::from_code(&suggestion.value) {
        Some(country) if suggestion.property == Property::Country => {
            parts.context.country_name(country)
        }
        _ => suggestion.value.clone(),
    };
    parts.context.words.suggestion(property, &name)
}

fn remark_text(parts: &FormScope, property: Property, remark: &Remark) -> String {
    let words = parts.context.words;
    match remark {
        Remark::Rule(issue) => {
            let country = parts.draft.country_code();
            let names = |country| parts.context.country_name(country);
            // The chunk has judged.
            let chunk = FORM_CHUNK.get();
            chunk.map_or_else(String::new, |chunk| {
                (chunk.sentence)(words, issue.rule, Some(property), country, &names)
            })
        }
        Remark::Refused(message) => words.server_message(message),
        Remark::Objected(_, sentence) => sentence.clone(),
        Remark::Checked(check) => {
            let text = FORM_CHUNK
                .get()
                .map(|it| (it.assists.text)(words, property, check));
            text.unwrap_or_default().to_owned()
        }
        Remark::Written(text) => {
            // Its control shows the country's name, and so does the notice.
            let country = CountryCode::from_code(text).filter(|_| property == Property::Country);
            let shown = country.map_or_else(|| text.clone(), |it| parts.context.country_name(it));
            fill(words.written_as(), &[("value", &shown)])
        }
    }
}

/// A line of text bound to its field.
pub fn text_field(parts: &FormScope, prefix: &Prefix, field: &Field) -> TextField {
    text_field_with_rule(parts, prefix, field, || None)
}

/// The same, with a rule between this field and others.
pub fn text_field_with_rule(
    parts: &FormScope,
    prefix: &Prefix,
    field: &Field,
    elsewhere: impl Fn() -> Option<Rule> + Clone + Send + Sync + 'static,
) -> TextField {
    let frame = frame_with_rule(parts, prefix, field, elsewhere.clone());
    line_in(frame, parts, field, Arc::new(elsewhere))
}

/// A line of text that the customer's country calls its own way.
pub fn text_field_by_country(parts: &FormScope, field: &Field) -> TextField {
    line_in(
        frame_by_country(parts, field),
        parts,
        field,
        Arc::new(|| None),
    )
}

fn line_in(frame: Frame, parts: &FormScope, field: &Field, elsewhere: Elsewhere) -> TextField {
    let (value, typed) = (field.clone(), field.clone());
    let definition = field.property().definition();
    TextField {
        frame,
        kind: text_kind(definition.keyboard),
        autocomplete: definition.autocomplete,
        value: Arc::new(move || value.text()),
        on_input: Arc::new(move |text| typed.set(text)),
        on_leave: leaving(parts, field, elsewhere, follows(parts, field.property())),
        suffix: "",
        suggestions: None,
    }
}

/// What else follows from the text of a control that was left.
pub type Follows = Arc<dyn Fn(&'static FormChunk) + Send + Sync>;

/// What else follows from the text of this property.
fn follows(parts: &FormScope, property: Property) -> Option<Follows> {
    let parts = parts.clone();
    match property {
        Property::CompanyName => Some(Arc::new(move |chunk| {
            (chunk.follow_company)(&parts.draft);
            parts.company_left.notify();
        })),
        Property::FirstName | Property::LastName | Property::Email | Property::Phone => {
            Some(Arc::new(move |chunk| (chunk.follow_contact)(&parts.draft)))
        }
        _ => None,
    }
}

/// What happens when a field's control is left: problems show, but not under the pointer, and are said
/// to those who do not see them. `elsewhere` is a rule between this field and others, `then` what else
/// follows from the text. Writing it otherwise is a step of its own, that can be undone.
pub fn leaving(
    parts: &FormScope,
    field: &Field,
    elsewhere: Elsewhere,
    then: Option<Follows>,
) -> OnEvent {
    let (parts, field) = (parts.clone(), field.clone());
    Arc::new(move || {
        let (parts, field) = (parts.clone(), field.clone());
        let (elsewhere, then) = (elsewhere.clone(), then.clone());
        FORM_CHUNK.when_loaded(move |chunk| {
            press::run_after(move || {
                look_for_unfinished(&parts, &field);
                let is_rewritten = field.is_rewritten_when_left();
                if is_rewritten {
                    parts.shell.step();
                }
                field.leave(&*elsewhere);
                if let Some(then) = &then {
                    then(chunk);
                }
                if is_rewritten {
                    parts.shell.step();
                } else if then.is_some() {
                    parts.shell.amend();
                }
                say(&parts, &field, &*elsewhere);
            });
        });
    })
}

/// Tells the field whether its control shows a part of a date.
pub fn look_for_unfinished(parts: &FormScope, field: &Field) {
    if field.property() == Property::AgreementDate {
        let is_unfinished = validity::has_bad_input(&parts.context.tree, &field.element_id());
        field.set_unfinished(is_unfinished);
    }
}

/// Says what stands at a control to those who do not see it.
pub(super) fn say(parts: &FormScope, field: &Field, elsewhere: &dyn Fn() -> Option<Rule>) {
    let mut said = String::new();
    for remark in field.remarks(elsewhere) {
        said.push_str(&remark_text(parts, field.property(), &remark));
        said.push_str(". ");
    }
    if !said.is_empty() {
        parts.context.announcer.say(&said);
    }
}

/// The kind of text control for a keyboard of the property table.
fn text_kind(keyboard: Keyboard) -> TextKind {
    match keyboard {
        Keyboard::Name => TextKind::Name,
        Keyboard::Code => TextKind::Code,
        Keyboard::Email => TextKind::Email,
        Keyboard::Phone => TextKind::Phone,
        Keyboard::Decimal => TextKind::Decimal,
        Keyboard::Date => TextKind::Date,
    }
}

/// The classes of the widths, in twelfths of a row.
const WIDTHS: [&str; 13] = [
    "", "w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "w9", "w10", "w11", "w12",
];

/// A tick box bound to its field.
pub fn check_field(parts: &FormScope, prefix: &Prefix, field: &Field) -> CheckField {
    let (ticked, changed) = (field.clone(), field.clone());
    CheckField {
        frame: Frame {
            need: Need::Unsaid,
            ..frame(parts, prefix, field)
        },
        ticked: Arc::new(move || ticked.is_ticked()),
        on_change: Arc::new(move |ticked| changed.tick(ticked)),
    }
}
