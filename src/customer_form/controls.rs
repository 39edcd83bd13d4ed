//! Binds the controls of the page to the fields of the form.

use super::assists::ASSISTS_CHUNK;
use super::chunk::FormChunk;
use super::{FORM_CHUNK, FormEvent, FormScope};
use crate::browser::{press, validity};
use crate::components::{
    CheckField, FieldMessageProps, Frame, LiveWords, Need, OnEvent, SuggestionProps, Text,
    TextField, TextKind, text,
};
use crate::form_model::{Check, Field};
use crate::i18n::fill;
use crate::signal::scoped_memo;
use customer::{CountryCode, Issue, Keyboard, Property, Rule, Severity, Suggestion};
use leptos::prelude::*;
use std::sync::Arc;

/// The suggestion to leave a text as it is, in the place of a control.
const AS_WRITTEN: &str = "";

/// The row of controls. Both texts follow the row's position.
#[derive(Clone)]
pub struct Prefix {
    /// The names of the controls begin with this.
    pub names: Text,
    /// The name of the row.
    pub row: Text,
}

/// The prefix of the customer's own controls, which are in no row.
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

fn findings(
    parts: &FormScope,
    field: &Field,
    elsewhere: Elsewhere,
) -> ArcMemo<Vec<FieldMessageProps>> {
    let (parts, field) = (parts.clone(), field.clone());
    scoped_memo(move || messages(&parts, &field, &*elsewhere))
}

/// The messages at a control: errors, those of the server, warnings and hints, and how the text was normalized.
fn messages(
    parts: &FormScope,
    field: &Field,
    elsewhere: &dyn Fn() -> Option<Rule>,
) -> Vec<FieldMessageProps> {
    if !field.has_rules() {
        return Vec::new();
    }
    let words = parts.context.words;
    let error = |rule, text| FieldMessageProps {
        severity: Severity::Error,
        rule,
        text,
        suggestions: Vec::new(),
    };
    let issues = field.issues(elsewhere);
    let (mut messages, advice): (Vec<_>, Vec<_>) = issues
        .iter()
        .map(|issue| issue_message(parts, field.property(), issue))
        .partition(|message| message.severity == Severity::Error);
    for message in field.server_messages() {
        messages.push(error("server", words.server_message(&message)));
    }
    messages.extend(field.objection().map(|(rule, text)| error(rule, text)));
    messages.extend(advice);
    if let Some(check) = field.check().filter(|it| it.issue().is_none()) {
        messages.push(check_message(parts, field.property(), &check));
    }
    if field.is_rewritten() {
        messages.push(FieldMessageProps {
            severity: Severity::Hint,
            rule: "written",
            text: written_text(parts, field),
            suggestions: Vec::new(),
        });
    }
    messages
}

fn issue_message(parts: &FormScope, property: Property, issue: &Issue) -> FieldMessageProps {
    let mut suggestions = Vec::new();
    for it in &issue.suggestions {
        suggestions.push(SuggestionProps {
            control: it.property.key(),
            value: it.value.clone(),
            words: suggestion_words(parts, property, it),
        });
    }
    if issue.rule == Rule::AddressNotAccepted {
        suggestions.push(SuggestionProps {
            control: AS_WRITTEN,
            value: String::new(),
            words: parts.context.words.use_as_written().to_owned(),
        });
    }
    let country = parts.draft.country_code();
    let names = |country| parts.context.country_name(country);
    // The rules are in the chunk as well, so it is loaded.
    let text = FORM_CHUNK.get().map_or_else(String::new, |chunk| {
        (chunk.sentence)(
            parts.context.words,
            issue.rule,
            Some(property),
            country,
            &names,
        )
    });
    FieldMessageProps {
        severity: issue.rule.severity(),
        rule: issue.rule.id(),
        text,
        suggestions,
    }
}

/// What the API says of a text, without an issue.
fn check_message(parts: &FormScope, property: Property, check: &Check) -> FieldMessageProps {
    let text = ASSISTS_CHUNK
        .get()
        .map(|chunk| (chunk.text)(parts.context.words, property, check));
    FieldMessageProps {
        severity: Severity::Hint,
        rule: "api-check",
        text: text.unwrap_or_default().to_owned(),
        suggestions: Vec::new(),
    }
}

/// Says how the text was normalized. A country is called by its name, as in its control.
fn written_text(parts: &FormScope, field: &Field) -> String {
    let text = field.text();
    let is_country = field.property() == Property::Country;
    let country = CountryCode::from_code(&text).filter(|_| is_country);
    let shown = country.map_or(text, |it| parts.context.country_name(it));
    fill(parts.context.words.written_as(), &[("value", &shown)])
}

/// The words of the button that takes what is suggested for this property, or for the country in its place. A country
/// is called by its name, as its control shows it.
pub fn suggestion_words(parts: &FormScope, property: Property, suggestion: &Suggestion) -> String {
    let name = match CountryCode::from_code(&suggestion.value) {
        Some(country) if suggestion.property == Property::Country => {
            parts.context.country_name(country)
        }
        _ => suggestion.value.clone(),
    };
    parts.context.words.suggestion(property, &name)
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

/// The autofill after a control was left.
pub type Follows = Arc<dyn Fn(&'static FormChunk) + Send + Sync>;

/// The autofill from the text of this property.
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

/// The handler for when a control is left: reveals issues after a running press, and announces them.
/// `elsewhere` is a rule between this field and others, `then` the autofill from the text. Normalizing the
/// text is an undo step of its own.
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
                    (parts.host.on)(FormEvent::StepEnded);
                }
                field.leave(&*elsewhere);
                if let Some(then) = &then {
                    then(chunk);
                }
                if is_rewritten {
                    (parts.host.on)(FormEvent::StepEnded);
                } else if then.is_some() {
                    (parts.host.on)(FormEvent::StepAmended);
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

/// Announces the messages of a control to screen readers.
pub(super) fn say(parts: &FormScope, field: &Field, elsewhere: &dyn Fn() -> Option<Rule>) {
    let mut said = String::new();
    for message in messages(parts, field, elsewhere) {
        said.push_str(&message.text);
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
