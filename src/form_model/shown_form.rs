//! What the form shows, as text, and what two such texts differ in.

use super::draft::Draft;
use super::field::Field;
use super::provider_draft::{DataView, ProviderDraft};
use super::validate::{Section, position};
use crate::api::wire::read_microsoft_data;
use customer::{
    AssociationProperties, CustomerProperties, Decimal, DecimalMark, MicrosoftProperties,
    OfferMarginProperties, Property, ProviderProperties, RuleContext,
};
use json_digits::Json;
use leptos::prelude::*;

/// A value that the form shows and a request of it does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormChange {
    /// Its section.
    pub section: Section,
    /// Its property.
    pub property: Property,
    /// The values that may have been sent. Empty: unknown.
    pub sent: Vec<String>,
    /// The value in the form. Empty: it was removed.
    pub now: String,
}

/// The customer, an entry, an offer type margin or an association: its texts by their properties, but for empty ones.
struct Row {
    section: Section,
    texts: Vec<(Property, String)>,
}

impl Draft {
    /// What the form shows now, whether it can be sent or not. Two forms that show the same give the same text. Reads
    /// only: nothing is corrected, and no message appears.
    pub fn shown(&self, picks_resellers: bool) -> String {
        let rows = untrack(|| self.rows(picks_resellers));
        Json::List(rows.iter().map(Row::as_json).collect()).to_text()
    }

    fn rows(&self, picks_resellers: bool) -> Vec<Row> {
        let country = self.country_code();
        let customer = self.fields.on_page().map(|field| {
            let property = field.property();
            let text = match (property, country) {
                (Property::Country, Some(code)) => code.as_str().to_owned(),
                (Property::ResellerId, _) if !picks_resellers => String::new(),
                _ => field.kept_text(),
            };
            (property, text)
        });
        let mut rows = vec![Row::new(Section::Customer, customer)];
        for entry in self.providers.snapshot() {
            self.add_entry(&entry, &mut rows);
        }
        if picks_resellers {
            for row in self.associations.snapshot() {
                let section = Section::Association(position(&row));
                rows.push(Row::new(section, row.fields.on_page().map(text_of)));
            }
        }
        rows
    }

    fn add_entry(&self, entry: &ProviderDraft, rows: &mut Vec<Row>) {
        let (at, mark) = (position(entry), self.context.mark());
        let json = entry.fields.data.kept_text();
        let data = match entry.shown_view() {
            DataView::Controls => entry.microsoft.on_page().map(text_of).to_vec(),
            // The same data, shown the other way.
            DataView::Json => read_microsoft_data(&json)
                .unwrap_or_else(|_| vec![(Property::ProviderCustomerData, json)]),
        };
        let mut texts = vec![text_of(&entry.fields.instance)];
        texts.extend(data);
        texts.extend([
            text_of(&entry.fields.margin_rule),
            number_of(&entry.fields.margin_value, mark),
        ]);
        rows.push(Row::new(Section::Provider(at), texts));
        for row in entry.offer_margins.snapshot() {
            let section = Section::OfferMargin(at, position(&row));
            let texts = [
                text_of(&row.fields.offer_type),
                text_of(&row.fields.margin_rule),
                number_of(&row.fields.margin_value, mark),
            ];
            rows.push(Row::new(section, texts));
        }
    }
}

fn text_of(field: &Field) -> (Property, String) {
    (field.property(), field.kept_text())
}

/// A number in the same writing whatever the language of the page.
fn number_of(field: &Field, mark: DecimalMark) -> (Property, String) {
    let (property, text) = text_of(field);
    let number = Decimal::convert(&text, mark, DecimalMark::Point);
    (property, number.unwrap_or(text))
}

impl Row {
    fn new(section: Section, texts: impl IntoIterator<Item = (Property, String)>) -> Self {
        let texts = texts.into_iter();
        let texts = texts.map(|(property, text)| (property, text.trim().to_owned()));
        let texts = texts.filter(|(_, text)| !text.is_empty()).collect();
        Self { section, texts }
    }

    fn kind(&self) -> &'static str {
        kind(self.section)
    }

    /// Identifies the row among others of its kind, at any position.
    fn name(&self) -> &str {
        self.text(identifying(self.section))
    }

    fn text(&self, property: Property) -> &str {
        let found = self.texts.iter().find(|(it, _)| *it == property);
        found.map(|(_, text)| text.as_str()).unwrap_or_default()
    }

    fn as_json(&self) -> Json {
        let (at, row) = match self.section {
            Section::Customer => (0, 0),
            Section::Provider(at) | Section::Association(at) => (at, 0),
            Section::OfferMargin(at, row) => (at, row),
        };
        let number = |it: usize| Json::Number(it.to_string());
        let texts = self.texts.iter();
        let texts = texts.map(|(property, text)| (property.key().to_owned(), text.as_str().into()));
        Json::object([
            ("kind", self.kind().into()),
            ("at", number(at)),
            ("row", number(row)),
            ("texts", Json::Object(texts.collect())),
        ])
    }

    /// None where it is damaged.
    fn read(json: &Json) -> Option<Self> {
        let number = |name| match json.get(name) {
            Some(Json::Number(digits)) => digits.parse().ok(),
            _ => None,
        };
        let (at, row) = (number("at")?, number("row")?);
        let section = match json.text("kind")? {
            "customer" => Section::Customer,
            "provider" => Section::Provider(at),
            "offer" => Section::OfferMargin(at, row),
            "association" => Section::Association(at),
            _ => return None,
        };
        let texts = json.get("texts").map(Json::members).unwrap_or_default();
        let known = properties_of(section);
        let texts = texts.iter().filter_map(|(key, text)| {
            let property = known.iter().find(|it| it.key() == key)?;
            Some((*property, text.as_str()?.to_owned()))
        });
        Some(Self {
            section,
            texts: texts.collect(),
        })
    }
}

/// The name of the section's kind of row.
fn kind(section: Section) -> &'static str {
    match section {
        Section::Customer => "customer",
        Section::Provider(_) => "provider",
        Section::OfferMargin(..) => "offer",
        Section::Association(_) => "association",
    }
}

/// The properties of the section's row, in the order of the page.
fn properties_of(section: Section) -> Vec<Property> {
    match section {
        Section::Customer => CustomerProperties::ON_PAGE.to_vec(),
        Section::Provider(_) => {
            let mut all = ProviderProperties::PROPERTIES.to_vec();
            all.extend(MicrosoftProperties::PROPERTIES);
            all.sort();
            all
        }
        Section::OfferMargin(..) => OfferMarginProperties::ON_PAGE.to_vec(),
        Section::Association(_) => AssociationProperties::ON_PAGE.to_vec(),
    }
}

/// The property that no two rows of a kind share.
fn identifying(section: Section) -> Property {
    match section {
        Section::Customer => Property::CompanyName,
        Section::Provider(_) => Property::ProviderInstanceId,
        Section::OfferMargin(..) => Property::OfferType,
        Section::Association(_) => Property::AssociationResellerId,
    }
}

fn read(form: &str) -> Vec<Row> {
    let rows = Json::read(form).unwrap_or_default();
    rows.items().iter().filter_map(Row::read).collect()
}

/// What the form shows `now` and the forms that may have been `sent` do not, in the order of the page. Each is a text
/// of [`Draft::shown`]. If `sent` is empty, every value is a change.
pub fn form_changes(sent: &[&str], now: &str) -> Vec<FormChange> {
    let now = read(now);
    let mut all: Vec<FormChange> = Vec::new();
    if sent.is_empty() {
        compare(&[], &now, &mut |change| all.push(change));
        for change in &mut all {
            change.sent.clear();
        }
    }
    for form in sent {
        compare(&read(form), &now, &mut |mut change| {
            let is_same = |it: &&mut FormChange| {
                it.section == change.section
                    && it.property == change.property
                    && it.now == change.now
            };
            match all.iter_mut().find(is_same) {
                Some(known) if known.sent.contains(&change.sent[0]) => (),
                Some(known) => known.sent.append(&mut change.sent),
                None => all.push(change),
            }
        });
    }
    all
}

fn compare(sent: &[Row], now: &[Row], tell: &mut dyn FnMut(FormChange)) {
    let mut left: Vec<&Row> = sent.iter().collect();
    let (customer_sent, customer_now) = (of_customer(sent), of_customer(now));
    for (section, before, after) in pairs(&mut left, now) {
        let none = Row::new(section, []);
        let (before, after) = (before.unwrap_or(&none), after.unwrap_or(&none));
        for property in properties_of(section) {
            let (was, is) = (before.text(property), after.text(property));
            // A signatory who is the contact changes with it: that is one change.
            let follows = contact_of(property).is_some_and(|contact| {
                let of = |row: Option<&Row>| row.is_some_and(|row| row.text(contact) == is);
                of(customer_now) && customer_sent.is_some_and(|row| row.text(contact) == was)
            });
            if was != is && !follows {
                tell(FormChange {
                    section,
                    property,
                    sent: vec![was.to_owned()],
                    now: is.to_owned(),
                });
            }
        }
    }
}

fn of_customer(rows: &[Row]) -> Option<&Row> {
    rows.iter().find(|it| it.section == Section::Customer)
}

fn contact_of(property: Property) -> Option<Property> {
    Some(match property {
        Property::SignatoryFirstName => Property::FirstName,
        Property::SignatoryLastName => Property::LastName,
        Property::SignatoryEmail => Property::Email,
        Property::SignatoryPhone => Property::Phone,
        _ => return None,
    })
}

/// Each row of now with the one that was sent in its place: the row of the same name, else one of its kind that no
/// other row has the name of. Then those that are gone.
fn pairs<'a>(
    left: &mut Vec<&'a Row>,
    now: &'a [Row],
) -> Vec<(Section, Option<&'a Row>, Option<&'a Row>)> {
    let mut pairs: Vec<(Section, Option<&Row>, Option<&Row>)> = Vec::new();
    for row in now {
        let same = left
            .iter()
            .position(|it| it.kind() == row.kind() && it.name() == row.name());
        pairs.push((row.section, same.map(|at| left.remove(at)), Some(row)));
    }
    for (_, before, after) in &mut pairs {
        if let (None, Some(row)) = (&before, after) {
            let next = left.iter().position(|it| it.kind() == row.kind());
            *before = next.map(|at| left.remove(at));
        }
    }
    pairs.extend(left.drain(..).map(|row| (row.section, Some(row), None)));
    pairs
}

#[cfg(test)]
mod tests;
