//! Binds the controls of the page to the fields of the form.

use super::FormParts;
use crate::domain::{Problem, Property};
use crate::form::{Field, Remark};
use crate::platform::press;
use crate::text::{Words, fill};
use crate::ui::{CheckField, Finding, Frame, OnEvent, Tag, Text, TextField, TextKind, text};
use leptos::prelude::*;
use std::sync::Arc;

/// The names of the controls of a row begin with this; it follows the row's position.
pub type Prefix = Text;

/// The customer's own controls have no prefix.
pub fn no_prefix() -> Prefix {
    text("")
}

/// The `name` of a control: the path of its value in the request.
pub fn name(prefix: &Prefix, field: &Field) -> Text {
    let (prefix, key) = (prefix.clone(), field.property().key());
    Arc::new(move || format!("{}{key}", prefix()))
}

/// The surroundings of a field's control.
pub fn frame(words: &'static Words, prefix: &Prefix, field: &Field) -> Frame {
    frame_with_rule(words, prefix, field, || None)
}

/// The same, with a rule between this field and others.
pub fn frame_with_rule(
    words: &'static Words,
    prefix: &Prefix,
    field: &Field,
    elsewhere: impl Fn() -> Option<Problem> + Send + Sync + 'static,
) -> Frame {
    let property = words.property(field.property());
    let is_optional = field.property().is_optional();
    Frame {
        id: field.element_id(),
        name: name(prefix, field),
        label: property.label.to_owned(),
        optional: if is_optional { words.optional() } else { "" },
        hint: property.hint.to_owned(),
        findings: findings(words, field, elsewhere),
    }
}

fn findings(
    words: &'static Words,
    field: &Field,
    elsewhere: impl Fn() -> Option<Problem> + Send + Sync + 'static,
) -> ArcMemo<Vec<Finding>> {
    let field = field.clone();
    ArcMemo::new(move |_| {
        let remarks = field.remarks(&elsewhere);
        let findings = remarks.into_iter().map(|remark| Finding {
            severity: remark.severity(),
            rule: remark.rule(),
            text: remark_text(words, field.property(), &remark),
        });
        findings.collect()
    })
}

fn remark_text(words: &Words, property: Property, remark: &Remark) -> String {
    match remark {
        Remark::Problem(advice) => words.problem(advice.problem, Some(property)),
        Remark::Refused(message) => words.refusal(message),
        Remark::Written(text) => fill(words.written_as(), &[("value", text)]),
    }
}

/// A line of text bound to its field.
pub fn text_field(parts: &FormParts, prefix: &Prefix, field: &Field) -> TextField {
    let (value, typed) = (field.clone(), field.clone());
    let (kind, autocomplete) = keyboard(field.property());
    TextField {
        frame: frame(parts.shared.words, prefix, field),
        kind,
        autocomplete,
        value: Arc::new(move || value.text()),
        on_input: Arc::new(move |text| typed.set(text)),
        on_leave: leaving(field, || None),
        suffix: "",
        suggestions: None,
    }
}

/// What happens when a field's control is left: problems show, but not under the pointer.
/// `elsewhere` is a rule between this field and others.
pub fn leaving(
    field: &Field,
    elsewhere: impl Fn() -> Option<Problem> + Clone + Send + Sync + 'static,
) -> OnEvent {
    let field = field.clone();
    Arc::new(move || {
        let (field, elsewhere) = (field.clone(), elsewhere.clone());
        press::afterwards(move || field.leave(&elsewhere));
    })
}

/// The kind of text and the `autocomplete` tokens of a property: those of WCAG 1.3.5 for the customer
/// itself, in a section of their own, so that a browser keeps customers apart from the person's own
/// address.
fn keyboard(property: Property) -> (TextKind, &'static str) {
    use TextKind::{Code, Date, Decimal, Email, Name, Phone};
    match property {
        Property::CompanyName => (Name, "section-customer organization"),
        Property::AddressLine1 => (Name, "section-customer address-line1"),
        Property::AddressLine2 => (Name, "section-customer address-line2"),
        Property::City => (Name, "section-customer address-level2"),
        Property::State => (Name, "section-customer address-level1"),
        Property::Zip => (Code, "section-customer postal-code"),
        Property::FirstName => (Name, "section-customer given-name"),
        Property::MiddleName => (Name, "section-customer additional-name"),
        Property::LastName => (Name, "section-customer family-name"),
        Property::Email => (Email, "section-customer work email"),
        Property::Phone => (Phone, "section-customer work tel"),
        Property::SignatoryFirstName | Property::SignatoryLastName | Property::AssociationName => {
            (Name, "off")
        }
        Property::CredentialsEmail | Property::SignatoryEmail => (Email, "off"),
        Property::SignatoryPhone => (Phone, "off"),
        Property::AgreementDate => (Date, "off"),
        Property::MarginValue | Property::OfferMarginValue => (Decimal, "off"),
        _ => (Code, "off"),
    }
}

/// A tick box bound to its field.
pub fn check_field(parts: &FormParts, prefix: &Prefix, field: &Field) -> Tag {
    let (ticked, changed) = (field.clone(), field.clone());
    CheckField {
        frame: Frame {
            optional: "",
            ..frame(parts.shared.words, prefix, field)
        },
        ticked: Arc::new(move || ticked.is_ticked()),
        on_change: Arc::new(move |ticked| changed.tick(ticked)),
    }
    .view()
}
