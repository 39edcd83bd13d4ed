//! A form as text, to be kept and opened again: everything typed, finished or not, and nothing else.

use super::draft::Draft;
use super::field::Field;
use super::field_location::ASSOCIATIONS_ID;
use super::provider_draft::{DataView, ProviderDraft};
use super::rows::{Row, RowPlace, Rows};
use super::validate::{PROVIDERS_ID, Section};
use customer::{DecimalMark, Guid, RuleContext};
use json_digits::{self, Json};
use leptos::prelude::*;

impl Draft {
    /// The whole form as JSON. Equal forms give equal texts. It is written directly, without JSON values: with
    /// hundreds of entries they would need millions of bytes.
    pub fn kept(&self) -> String {
        let mut kept = String::new();
        let id = self.id.get_untracked().to_string();
        kept.push_str("{\"id\":");
        json_digits::write_string(&id, &mut kept);
        kept.push_str(match self.context.mark() {
            DecimalMark::Point => ",\"mark\":\".\"",
            DecimalMark::Comma => ",\"mark\":\",\"",
        });
        kept.push_str(",\"customer\":");
        write_texts(&self.fields.on_page(), &mut kept);
        kept.push_str(",\"providers\":[");
        let mut before = "";
        for entry in self.providers.snapshot() {
            kept.push_str(before);
            write_provider(&entry, &mut kept);
            before = ",";
        }
        kept.push_str("],\"associations\":[");
        before = "";
        for row in self.associations.snapshot() {
            kept.push_str(before);
            write_texts(&row.fields.on_page(), &mut kept);
            before = ",";
        }
        kept.push(']');
        let others = self.others.get_untracked();
        if !others.is_empty() {
            let others = others.iter().map(|it| it.to_string().as_str().into());
            kept.push_str(",\"others\":");
            kept.push_str(&Json::List(others.collect()).to_text());
        }
        kept.push('}');
        kept
    }

    /// Restores a stored form, and returns the first change. Skips damaged and unknown data. Equal texts stay untouched,
    /// and a removed row returns with its server messages.
    pub fn restore(&self, kept: &Json) -> Restored {
        let mut restored = Restored::Nothing;
        if let Some(Ok(id)) = kept.text("id").map(Guid::parse) {
            self.id.set(id);
        }
        restored.text(
            Section::Customer,
            show(&self.fields.on_page(), kept.get("customer")),
        );
        let others = kept.get("others").map(Json::items).unwrap_or_default();
        let others = others
            .iter()
            .filter_map(|it| Guid::parse(it.as_str()?).ok());
        self.others.set(others.collect());
        // Kept in another language, or before the sign was kept as well.
        let mark = match kept.text("mark") {
            Some(".") => DecimalMark::Point,
            Some(_) => DecimalMark::Comma,
            None => self.context.mark(),
        };
        if let Some(Json::List(entries)) = kept.get("providers") {
            let (known, before) = (self.providers.known(), self.providers.snapshot());
            let mut rows = Vec::new();
            for (at, kept) in entries.iter().enumerate() {
                let key = match kept.get("key") {
                    Some(Json::Number(key)) => key.parse().unwrap_or(u32::MAX),
                    _ => u32::MAX,
                };
                let entry = known.iter().find(|it| it.place().key() == key).cloned();
                let entry = entry.unwrap_or_else(|| {
                    ProviderDraft::placed(RowPlace::again(key), &self.config, &self.context)
                });
                let mut now = String::new();
                write_provider(&entry, &mut now);
                if now != kept.to_text() {
                    restore_provider(&entry, kept, at, &mut restored);
                    entry.change_mark(mark, self.context.mark());
                }
                rows.push(entry);
            }
            let element_id = |at: usize| {
                let entry = rows.get(at).or(rows.last());
                entry.map_or_else(|| PROVIDERS_ID.to_owned(), |it| it.heading_id())
            };
            restored.rows(&before, &rows, Section::Provider, element_id);
            self.providers.replace(rows);
        }
        if let Some(Json::List(kept)) = kept.get("associations") {
            restore_rows(
                &self.associations,
                kept,
                (
                    &|row| row.fields.on_page().map(Field::clone).to_vec(),
                    &|| self.new_association(),
                ),
                (&Section::Association, ASSOCIATIONS_ID),
                &mut restored,
            );
        }
        self.recognise();
        self.restored.update(|times| *times += 1);
        restored
    }
}

/// The first change of a restored form.
#[derive(Clone)]
pub enum Restored {
    /// Nothing.
    Nothing,
    /// The text of this control.
    Text(Section, Field),
    /// A row was added. The id of its element.
    Came(Section, String),
    /// A row was removed. The id of the element now at its place.
    Went(Section, String),
    /// The provider's data of this entry is shown this way. The element that shows it the other way.
    Shown(Section, DataView, String),
}

impl Restored {
    fn text(&mut self, section: Section, field: Option<&Field>) {
        if let (Self::Nothing, Some(field)) = (&self, field) {
            *self = Self::Text(section, field.clone());
        }
    }

    /// Rows that came or went say more than the texts in them.
    fn rows<T: Row>(
        &mut self,
        before: &[T],
        after: &[T],
        section: impl Fn(usize) -> Section,
        element_id: impl Fn(usize) -> String,
    ) {
        if matches!(self, Self::Came(..) | Self::Went(..)) {
            return;
        }
        let missing = |rows: &[T], others: &[T]| {
            let has = |row: &T| {
                others
                    .iter()
                    .any(|it| it.place().key() == row.place().key())
            };
            rows.iter().position(|row| !has(row))
        };
        if let Some(at) = missing(after, before) {
            *self = Self::Came(section(at), element_id(at));
        } else if let Some(at) = missing(before, after) {
            *self = Self::Went(section(at), element_id(at));
        }
    }
}

fn write_provider(entry: &ProviderDraft, kept: &mut String) {
    kept.push_str("{\"key\":");
    kept.push_str(&entry.place().key().to_string());
    if let Some(id) = entry.provider_customer_id.get_untracked() {
        kept.push_str(",\"id\":");
        json_digits::write_string(&id, kept);
    }
    kept.push_str(",\"entry\":");
    write_texts(&entry.fields.on_page(), kept);
    kept.push_str(",\"data\":");
    write_texts(&entry.microsoft.on_page(), kept);
    let removed = entry.proposed().into_iter().filter_map(|field| {
        let key = field.property().key().to_owned();
        Some((key, field.removed()?.into()))
    });
    let removed: Vec<_> = removed.collect();
    if !removed.is_empty() {
        kept.push_str(",\"removed\":");
        kept.push_str(&Json::Object(removed).to_text());
    }
    kept.push_str(match entry.data_view.get_untracked() {
        DataView::Json => ",\"showsJson\":true,\"offers\":[",
        DataView::Controls => ",\"showsJson\":false,\"offers\":[",
    });
    let mut before = "";
    for row in entry.offer_margins.snapshot() {
        kept.push_str(before);
        write_texts(&row.fields.on_page(), kept);
        before = ",";
    }
    kept.push_str("]}");
}

fn restore_provider(entry: &ProviderDraft, kept: &Json, at: usize, restored: &mut Restored) {
    let id = kept.text("id").map(str::to_owned);
    entry.provider_customer_id.set(id);
    let section = Section::Provider(at);
    let view = match kept.get("showsJson") == Some(&Json::Bool(true)) {
        true => DataView::Json,
        false => DataView::Controls,
    };
    // The texts of the one view become those of the other: the view says more.
    if let (Restored::Nothing, true) = (&restored, entry.data_view.get_untracked() != view) {
        *restored = Restored::Shown(section, view, entry.switch_id());
    }
    restored.text(section, show(&entry.fields.on_page(), kept.get("entry")));
    restored.text(section, show(&entry.microsoft.on_page(), kept.get("data")));
    let removed = kept.get("removed");
    for field in entry.proposed() {
        let text = removed.and_then(|it| it.text(field.property().key()));
        field.restore_removed(text);
    }
    entry.data_view.set(view);
    restore_rows(
        &entry.offer_margins,
        kept.get("offers").map(Json::items).unwrap_or_default(),
        (
            &|row| row.fields.on_page().map(Field::clone).to_vec(),
            &|| entry.new_offer_margin(),
        ),
        (&|row| Section::OfferMargin(at, row), &entry.heading_id()),
        restored,
    );
}

/// The controls of a row.
type FieldsOf<'a, T> = &'a dyn Fn(&T) -> Vec<Field>;

/// Rows without a key of their own: each is the one that holds the same, else the next that is left, else a new one.
fn restore_rows<T: Row>(
    list: &Rows<T>,
    kept: &[Json],
    (fields, new): (FieldsOf<T>, &dyn Fn() -> T),
    (section, empty_id): (&dyn Fn(usize) -> Section, &str),
    restored: &mut Restored,
) {
    let (before, mut known) = (list.snapshot(), list.known());
    let mut rows: Vec<Option<T>> = Vec::new();
    for kept in kept {
        let wanted = kept.to_text();
        let same = known.iter().position(|row| {
            let mut now = String::new();
            let fields = fields(row);
            write_texts(&fields.iter().collect::<Vec<_>>(), &mut now);
            now == wanted
        });
        rows.push(same.map(|at| known.remove(at)));
    }
    known.retain(|row| {
        before
            .iter()
            .any(|it| it.place().key() == row.place().key())
    });
    let mut left = known.into_iter();
    let mut now = Vec::new();
    for (at, (row, kept)) in rows.into_iter().zip(kept).enumerate() {
        let row = row.or_else(|| left.next()).unwrap_or_else(new);
        let fields = fields(&row);
        let changed = show(&fields.iter().collect::<Vec<_>>(), Some(kept)).cloned();
        restored.text(section(at), changed.as_ref());
        now.push(row);
    }
    let element_id = |at: usize| {
        let row = now.get(at).or(now.last());
        let first = row.and_then(|row| fields(row).into_iter().next());
        first.map_or_else(|| empty_id.to_owned(), |field| field.element_id())
    };
    restored.rows(&before, &now, section, element_id);
    list.replace(now);
}

/// The texts of these controls under the names of their properties, but for empty ones.
fn write_texts(fields: &[&Field], kept: &mut String) {
    let mut before = "{";
    for field in fields {
        let text = field.kept_text();
        if !text.is_empty() {
            kept.push_str(before);
            json_digits::write_string(field.property().key(), kept);
            kept.push(':');
            json_digits::write_string(&text, kept);
            before = ",";
        }
    }
    kept.push_str(if before == "{" { "{}" } else { "}" });
}

/// Writes the texts into these controls, and empties the others. Returns the first whose text changed.
fn show<'a>(fields: &[&'a Field], texts: Option<&Json>) -> Option<&'a Field> {
    let mut first = None;
    if let Some(texts @ Json::Object(_)) = texts {
        for field in fields {
            let text = texts.text(field.property().key()).unwrap_or_default();
            if field.kept_text() != text {
                field.restore(text.to_owned());
                first = first.or(Some(*field));
            }
        }
    }
    first
}

#[cfg(test)]
mod tests;
