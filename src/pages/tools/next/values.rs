//! The values of a form that another one takes over, and how they come into it.

use super::reuse::Scope;
use crate::api::wire::read_microsoft_data;
use customer::{
    AssociationProperties, CustomerProperties, Decimal, DecimalMark, Kind, MicrosoftProperties,
    OfferMarginProperties, Property, ProviderProperties,
};
use json_digits::Json;

/// The texts of controls. Those of boxes are `true` or empty, numbers have a decimal point.
pub type Texts = Vec<(Property, String)>;

/// Values of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormValues {
    pub customer: Texts,
    pub providers: Vec<ProviderValues>,
    pub associations: Vec<Texts>,
}

/// Values of a provider entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProviderValues {
    pub entry: Texts,
    /// At Microsoft.
    pub data: Texts,
    pub offers: Vec<Texts>,
}

impl FormValues {
    /// The values that are taken over from a form, which is a text of [`Draft::kept`](crate::form_model::Draft::kept).
    pub fn of(form: &Json, scope: Scope<'_>) -> Self {
        let mark = mark_of(form);
        let reader = Reader { scope, mark };
        let providers = items(form, "providers").iter();
        let associations = items(form, "associations").iter();
        let associations =
            associations.map(|it| reader.texts(&AssociationProperties::ON_PAGE, Some(it)));
        Self {
            customer: reader.texts(&CustomerProperties::ON_PAGE, form.get("customer")),
            providers: providers
                .map(|it| reader.provider(it))
                .filter(ProviderValues::has_any)
                .collect(),
            associations: associations.filter(|it| !it.is_empty()).collect(),
        }
    }

    /// Whether there are no values.
    pub fn is_empty(&self) -> bool {
        self.customer.is_empty() && self.providers.is_empty() && self.associations.is_empty()
    }

    /// The form `now` with these values in it. Values of the form that these do not have stay, so do its entries with data
    /// that templates lack. `blank` is an empty form, for new entries.
    pub fn in_form(&self, now: &Json, blank: &Json) -> Json {
        let mark = mark_of(now);
        let mut form = now.clone();
        let mut customer = now.get("customer").cloned().unwrap_or_default();
        put(&mut customer, &self.customer, mark);
        set(&mut form, "customer", customer);
        if !self.providers.is_empty() {
            let entries = self.entries(items(now, "providers"), blank, mark);
            set(&mut form, "providers", Json::List(entries));
        }
        if !self.associations.is_empty() {
            let rows = merged_rows(
                items(now, "associations"),
                &self.associations,
                Property::AssociationResellerId,
                mark,
            );
            set(&mut form, "associations", rows);
        }
        form
    }

    /// The entries of the form with these values: each takes the entry of its instance, else the next one that is free.
    fn entries(&self, now: &[Json], blank: &Json, mark: DecimalMark) -> Vec<Json> {
        let mut free: Vec<Option<&Json>> = now.iter().map(Some).collect();
        let mut of_instance = Vec::new();
        for provider in &self.providers {
            let wanted = text(&provider.entry, Property::ProviderInstanceId);
            let is_it = |it: &Option<&Json>| {
                let instance = it.and_then(instance_of);
                instance.is_some_and(|it| !it.is_empty() && it.eq_ignore_ascii_case(wanted))
            };
            let at = free.iter().position(is_it);
            of_instance.push(at.and_then(|at| free[at].take()));
        }
        let mut entries = Vec::new();
        for (provider, own) in self.providers.iter().zip(of_instance) {
            let next = || free.iter_mut().find_map(Option::take);
            let entry = match own.or_else(next) {
                Some(entry) => entry.clone(),
                None => new_entry(blank),
            };
            entries.push(provider.in_entry(entry, mark));
        }
        let left = free.into_iter().flatten();
        entries.extend(left.filter(|it| has_own_data(it)).cloned());
        entries
    }
}

impl ProviderValues {
    fn has_any(&self) -> bool {
        // A box that is not ticked says nothing alone.
        let is_said = |texts: &Texts| texts.iter().any(|(_, text)| !text.is_empty());
        is_said(&self.entry) || is_said(&self.data) || !self.offers.is_empty()
    }

    fn in_entry(&self, mut entry: Json, mark: DecimalMark) -> Json {
        let mut texts = entry.get("entry").cloned().unwrap_or_default();
        let mut data = entry.get("data").cloned().unwrap_or_default();
        if !self.data.is_empty()
            && let Some(shown) = data_as_texts(&entry)
        {
            // Its controls show the values; JSON would hide them.
            data = Json::Object(Vec::new());
            put(&mut data, &shown, mark);
            set(&mut entry, "showsJson", false.into());
        }
        put(&mut texts, &self.entry, mark);
        put(&mut data, &self.data, mark);
        set(&mut entry, "entry", texts);
        set(&mut entry, "data", data);
        if !self.offers.is_empty() {
            let offers = merged_rows(
                items(&entry, "offers"),
                &self.offers,
                Property::OfferType,
                mark,
            );
            set(&mut entry, "offers", offers);
        }
        entry
    }
}

/// What is read of a form.
struct Reader<'a> {
    scope: Scope<'a>,
    mark: DecimalMark,
}

impl Reader<'_> {
    fn texts(&self, properties: &[Property], texts: Option<&Json>) -> Texts {
        let taken = properties.iter().filter(|it| self.scope.takes(**it));
        let with_text = taken.filter_map(|property| {
            let text = texts.and_then(|it| it.text(property.key()));
            let text = text.unwrap_or_default();
            // A box that is not ticked is a value.
            let is_value = !text.trim().is_empty() || property.kind() == Kind::Flag;
            is_value.then(|| {
                (
                    *property,
                    in_mark(*property, text, self.mark, DecimalMark::Point),
                )
            })
        });
        with_text.collect()
    }

    fn provider(&self, kept: &Json) -> ProviderValues {
        let data = match shows_json(kept) {
            // JSON that no control shows may name the customer.
            true => data_as_texts(kept).map(|all| {
                let taken = all.into_iter().filter(|(it, _)| self.scope.takes(*it));
                taken
                    .filter(|(it, text)| !text.is_empty() || it.kind() == Kind::Flag)
                    .collect()
            }),
            false => Some(self.texts(&MicrosoftProperties::ON_PAGE, kept.get("data"))),
        };
        let offers = items(kept, "offers").iter();
        let offers = offers.map(|it| self.texts(&OfferMarginProperties::ON_PAGE, Some(it)));
        ProviderValues {
            entry: self.texts(&ProviderProperties::ON_PAGE, kept.get("entry")),
            data: data.unwrap_or_default(),
            offers: offers.filter(|it| !it.is_empty()).collect(),
        }
    }
}

fn items<'a>(json: &'a Json, name: &str) -> &'a [Json] {
    json.get(name).map(Json::items).unwrap_or_default()
}

fn mark_of(form: &Json) -> DecimalMark {
    match form.text("mark") {
        Some(",") => DecimalMark::Comma,
        _ => DecimalMark::Point,
    }
}

fn in_mark(property: Property, text: &str, from: DecimalMark, to: DecimalMark) -> String {
    let number = (property.kind() == Kind::Decimal).then(|| Decimal::convert(text, from, to));
    number.flatten().unwrap_or_else(|| text.to_owned())
}

/// The text of a property; empty where it has none.
pub fn text(texts: &Texts, property: Property) -> &str {
    let found = texts.iter().find(|(it, _)| *it == property);
    found.map(|(_, text)| text.as_str()).unwrap_or_default()
}

fn set(object: &mut Json, name: &str, value: Json) {
    if !matches!(object, Json::Object(_)) {
        *object = Json::Object(Vec::new());
    }
    if let Json::Object(members) = object {
        match members.iter_mut().find(|(it, _)| it == name) {
            Some((_, old)) => *old = value,
            None => members.push((name.to_owned(), value)),
        }
    }
}

/// Puts texts into an object of them, which has none that is empty.
fn put(object: &mut Json, texts: &Texts, mark: DecimalMark) {
    for (property, text) in texts {
        set(
            object,
            property.key(),
            in_mark(*property, text, DecimalMark::Point, mark)
                .as_str()
                .into(),
        );
    }
    if let Json::Object(members) = object {
        members.retain(|(_, text)| text.as_str() != Some(""));
    }
}

/// The rows with these values: a row of the same name takes them, the others are added.
fn merged_rows(now: &[Json], rows: &[Texts], name: Property, mark: DecimalMark) -> Json {
    let mut merged = now.to_vec();
    for row in rows {
        let wanted = text(row, name);
        let same = merged.iter().position(|it| {
            let own = it.text(name.key()).unwrap_or_default();
            !own.is_empty() && own.eq_ignore_ascii_case(wanted)
        });
        match same {
            Some(at) => put(&mut merged[at], row, mark),
            None => {
                let mut new = Json::Object(Vec::new());
                put(&mut new, row, mark);
                merged.push(new);
            }
        }
    }
    Json::List(merged)
}

fn instance_of(entry: &Json) -> Option<&str> {
    entry.get("entry")?.text(Property::ProviderInstanceId.key())
}

/// An entry of an empty form, at a place of its own.
fn new_entry(blank: &Json) -> Json {
    let mut entry = items(blank, "providers")
        .first()
        .cloned()
        .unwrap_or_default();
    if let Json::Object(members) = &mut entry {
        members.retain(|(name, _)| name != "key");
    }
    // The instance that is filled in for a single one is in the first entry.
    if let Some(Json::Object(texts)) = member_mut(&mut entry, "entry") {
        texts.retain(|(name, _)| name != Property::ProviderInstanceId.key());
    }
    entry
}

fn member_mut<'a>(object: &'a mut Json, name: &str) -> Option<&'a mut Json> {
    match object {
        Json::Object(members) => members
            .iter_mut()
            .find(|(it, _)| it == name)
            .map(|(_, it)| it),
        _ => None,
    }
}

fn shows_json(entry: &Json) -> bool {
    entry.get("showsJson") == Some(&Json::Bool(true))
}

/// The data of an entry that shows JSON, as the texts of controls, if these can show all of it.
fn data_as_texts(entry: &Json) -> Option<Texts> {
    if !shows_json(entry) {
        return None;
    }
    let json = entry
        .get("entry")?
        .text(Property::ProviderCustomerData.key())?;
    read_microsoft_data(json).ok()
}

/// Whether an entry has data of the customer itself, which no template brings back.
fn has_own_data(entry: &Json) -> bool {
    let has = |part: &str, property: Property| {
        let texts = entry.get(part);
        texts.is_some_and(|it| it.text(property.key()).is_some_and(|it| !it.is_empty()))
    };
    let signs_another =
        !has("data", Property::KeepPrimaryInformation) && has("data", Property::SignatoryLastName);
    let in_data = [
        Property::Domain,
        Property::CredentialsEmail,
        Property::AcceptedMca,
        Property::AgreementDate,
    ];
    signs_another
        || has("entry", Property::ProviderCustomerData)
        || in_data.into_iter().any(|it| has("data", it))
}

#[cfg(test)]
mod tests;
