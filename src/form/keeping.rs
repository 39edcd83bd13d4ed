//! A form as text, to be kept and opened again: everything typed, finished or not, and nothing else.

use super::draft::Draft;
use super::field::Field;
use super::provider_draft::{DataView, OfferMarginDraft, ProviderDraft};
use super::rows::{Row, RowPlace};
use crate::domain::{DecimalMark, Guid, Surroundings};
use crate::json::{self, Json};

impl Draft {
    /// Everything that stands in the form, as JSON. The same form gives the same text. It is written as it
    /// is read off the controls: with hundreds of entries, values in between would be millions of bytes.
    pub fn kept(&self) -> String {
        let mut kept = String::new();
        let id = self.id.get_untracked().to_string();
        kept.push_str("{\"id\":");
        json::write_string(&id, &mut kept);
        kept.push_str(match self.setting.mark() {
            DecimalMark::Point => ",\"mark\":\".\"",
            DecimalMark::Comma => ",\"mark\":\",\"",
        });
        kept.push_str(",\"customer\":");
        write_texts(&self.scalars(), &mut kept);
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
            write_texts(&[&row.reseller_id, &row.name], &mut kept);
            before = ",";
        }
        kept.push_str("]}");
        kept
    }

    /// Fills this form with what was kept. What is damaged or unknown is left out; what stands there
    /// already is left alone, an entry that this form knows above all.
    pub fn restore(&self, kept: &Json) {
        if let Some(Ok(id)) = kept.text("id").map(Guid::required) {
            self.id.set(id);
        }
        show(&self.scalars(), kept.get("customer"));
        // Kept in another language, or before the sign was kept as well.
        let mark = match kept.text("mark") {
            Some(".") => DecimalMark::Point,
            Some(_) => DecimalMark::Comma,
            None => self.setting.mark(),
        };
        if let Some(Json::List(entries)) = kept.get("providers") {
            let known = self.providers.snapshot();
            let mut rows = Vec::new();
            for kept in entries {
                let key = match kept.get("key") {
                    Some(Json::Number(key)) => key.parse().unwrap_or(u32::MAX),
                    _ => u32::MAX,
                };
                let entry = known.iter().find(|it| it.place().key() == key).cloned();
                let entry = entry.unwrap_or_else(|| {
                    ProviderDraft::placed(RowPlace::again(key), &self.config, &self.setting)
                });
                let mut now = String::new();
                write_provider(&entry, &mut now);
                if now != kept.written() {
                    restore_provider(&entry, kept);
                    entry.change_mark(mark, self.setting.mark());
                }
                rows.push(entry);
            }
            self.providers.replace(rows);
        }
        if let Some(Json::List(kept)) = kept.get("associations") {
            let mut rows = Vec::new();
            for kept in kept {
                let row = self.new_association();
                show(&[&row.reseller_id, &row.name], Some(kept));
                rows.push(row);
            }
            self.associations.replace(rows);
        }
        self.restored.update(|times| *times += 1);
    }
}

fn write_provider(entry: &ProviderDraft, kept: &mut String) {
    kept.push_str("{\"key\":");
    kept.push_str(&entry.place().key().to_string());
    if let Some(id) = entry.provider_customer_id.get_untracked() {
        kept.push_str(",\"id\":");
        json::write_string(&id, kept);
    }
    kept.push_str(",\"entry\":");
    write_texts(&of_entry(entry), kept);
    kept.push_str(",\"data\":");
    write_texts(&entry.microsoft.each(), kept);
    kept.push_str(match entry.data_view.get_untracked() {
        DataView::Json => ",\"showsJson\":true,\"offers\":[",
        DataView::Controls => ",\"showsJson\":false,\"offers\":[",
    });
    let mut before = "";
    for row in entry.offer_margins.snapshot() {
        kept.push_str(before);
        write_texts(&of_offer(&row), kept);
        before = ",";
    }
    kept.push_str("]}");
}

fn restore_provider(entry: &ProviderDraft, kept: &Json) {
    let id = kept.text("id").map(str::to_owned);
    entry.provider_customer_id.set(id);
    show(&of_entry(entry), kept.get("entry"));
    show(&entry.microsoft.each(), kept.get("data"));
    let shows_json = kept.get("showsJson") == Some(&Json::Bool(true));
    entry.data_view.set(match shows_json {
        true => DataView::Json,
        false => DataView::Controls,
    });
    let mut rows = Vec::new();
    for kept in kept.get("offers").map(Json::items).unwrap_or_default() {
        let row = entry.new_offer_margin();
        show(&of_offer(&row), Some(kept));
        rows.push(row);
    }
    entry.offer_margins.replace(rows);
}

fn of_entry(entry: &ProviderDraft) -> [&Field; 4] {
    [
        &entry.instance,
        &entry.json,
        &entry.margin_rule,
        &entry.margin_value,
    ]
}

fn of_offer(row: &OfferMarginDraft) -> [&Field; 3] {
    [&row.offer_type, &row.margin_rule, &row.margin_value]
}

/// The texts of these controls under the names of their properties, but for empty ones.
fn write_texts(fields: &[&Field], kept: &mut String) {
    let mut before = "{";
    for field in fields {
        let text = field.kept_text();
        if !text.is_empty() {
            kept.push_str(before);
            json::write_string(field.property().key(), kept);
            kept.push(':');
            json::write_string(&text, kept);
            before = ",";
        }
    }
    kept.push_str(if before == "{" { "{}" } else { "}" });
}

/// Shows the texts in these controls; those that have none are emptied.
fn show(fields: &[&Field], texts: Option<&Json>) {
    if let Some(texts @ Json::Object(_)) = texts {
        for field in fields {
            let text = texts.text(field.property().key()).unwrap_or_default();
            if field.kept_text() != text {
                field.set(text.to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests;
