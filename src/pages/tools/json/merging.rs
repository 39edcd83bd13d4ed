//! Compares the customer of the form with an incoming one, value by value, and merges what a person takes of it.

use crate::api::wire::{
    LoadedCustomer, LoadedData, LoadedMargin, LoadedProvider, write_microsoft_data,
};
use crate::form_model::Section;
use customer::{CustomerProperties, MicrosoftProperties, Property};

/// Where a value would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The customer's id.
    Id,
    /// The customer's id at the provider of this entry.
    ProviderCustomerId(usize),
    /// A control. Positions are those of the incoming customer.
    Control(Section, Property),
    /// A row of the form that the incoming customer does not have. Its position is that in the form.
    Removed(Section),
}

/// A value that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub place: Place,
    /// The value in the form.
    pub now: String,
    /// The incoming value. Empty: none, or the row goes.
    pub then: String,
}

/// All differences, in the order of the page.
pub fn differences(now: &LoadedCustomer, then: &LoadedCustomer) -> Vec<Difference> {
    let mut all = Vec::new();
    merge_with(now, then, &mut |place, now, then| {
        all.push(Difference {
            place,
            now: now.to_owned(),
            then: then.to_owned(),
        });
        true
    });
    all
}

/// What changes in the form if these differences are taken. What does not change is not named.
pub fn merge(now: &LoadedCustomer, then: &LoadedCustomer, taken: &[usize]) -> LoadedCustomer {
    let mut at = 0;
    merge_with(now, then, &mut |_, _, _| {
        at += 1;
        taken.contains(&(at - 1))
    })
}

/// Called with a difference: the place, the value now, and then. Returns whether it is taken.
type Choose<'a> = &'a mut dyn FnMut(Place, &str, &str) -> bool;

fn merge_with(now: &LoadedCustomer, then: &LoadedCustomer, choose: Choose) -> LoadedCustomer {
    let mut merged = LoadedCustomer::default();
    if let (Some(was), Some(id)) = (now.id, then.id)
        && was != id
        && choose(Place::Id, &was.to_string(), &id.to_string())
    {
        merged.id = Some(id);
    }
    for property in CustomerProperties::ON_PAGE {
        let text = |of: &LoadedCustomer| text_of(&of.scalars, property).map(str::to_owned);
        if let Some(then) = text(then) {
            let now = text(now).unwrap_or_default();
            let place = Place::Control(Section::Customer, property);
            if now != then && choose(place, &now, &then) {
                merged.scalars.push((property, then));
            }
        }
    }
    if let Some(then) = &then.providers {
        let now = now.providers.as_deref().unwrap_or_default();
        let providers = providers(now, then, choose);
        merged.providers = (providers != now).then_some(providers);
    }
    if let Some(then) = &then.associations {
        let now = now.associations.as_deref().unwrap_or_default();
        let associations = associations(now, then, choose);
        merged.associations = (associations != now).then_some(associations);
    }
    merged
}

fn text_of(texts: &[(Property, String)], property: Property) -> Option<&str> {
    let found = texts.iter().find(|(it, _)| *it == property);
    found.map(|(_, text)| text.as_str())
}

/// The value that is chosen for a place.
fn chosen(place: Place, now: &str, then: &str, choose: Choose) -> String {
    let is_taken = now == then || choose(place, now, then);
    if is_taken { then } else { now }.to_owned()
}

/// For each row of `then` the position of the one in `now` that it is compared with: that of the same name, else the
/// next that no other row has the name of.
fn pairs<T>(now: &[T], then: &[T], name: impl Fn(&T) -> String) -> Vec<Option<usize>> {
    let names = |rows: &[T]| {
        rows.iter()
            .map(|it| name(it).to_lowercase())
            .collect::<Vec<_>>()
    };
    let (now, then) = (names(now), names(then));
    let mut is_left = vec![true; now.len()];
    let mut pairs: Vec<Option<usize>> = Vec::new();
    for name in &then {
        let same = (0..now.len()).find(|at| is_left[*at] && now[*at] == *name);
        if let Some(at) = same {
            is_left[at] = false;
        }
        pairs.push(same);
    }
    for pair in pairs.iter_mut().filter(|it| it.is_none()) {
        if let Some(at) = is_left.iter().position(|it| *it) {
            is_left[at] = false;
            *pair = Some(at);
        }
    }
    pairs
}

/// The rows of `now` that no pair has.
fn removed(count: usize, pairs: &[Option<usize>]) -> impl Iterator<Item = usize> {
    let is_paired = |at: &usize| pairs.contains(&Some(*at));
    (0..count)
        .filter(move |at| !is_paired(at))
        .collect::<Vec<_>>()
        .into_iter()
}

fn providers(
    now: &[LoadedProvider],
    then: &[LoadedProvider],
    choose: Choose,
) -> Vec<LoadedProvider> {
    let pairs = pairs(now, then, |it| it.instance.clone());
    let mut merged = Vec::new();
    for (at, (then, pair)) in then.iter().zip(&pairs).enumerate() {
        let was = pair.map(|it| &now[it]);
        let mut is_any_taken = false;
        let entry = provider(at, was, then, &mut |place, now, then| {
            let is_taken = choose(place, now, then);
            is_any_taken |= is_taken;
            is_taken
        });
        // A new entry of which nothing is taken is none.
        if was.is_some() || is_any_taken {
            merged.push(entry);
        }
    }
    for at in removed(now.len(), &pairs) {
        let place = Place::Removed(Section::Provider(at));
        if !choose(place, &now[at].instance, "") {
            merged.push(now[at].clone());
        }
    }
    merged
}

fn provider(
    at: usize,
    was: Option<&LoadedProvider>,
    then: &LoadedProvider,
    choose: Choose,
) -> LoadedProvider {
    let none = LoadedProvider::default();
    let now = was.unwrap_or(&none);
    let section = Section::Provider(at);
    let place = |property| Place::Control(section, property);
    let instance = place(Property::ProviderInstanceId);
    let instance = chosen(instance, &now.instance, &then.instance, choose);
    let id = |of: &LoadedProvider| of.provider_customer_id.clone().unwrap_or_default();
    let id = chosen(Place::ProviderCustomerId(at), &id(now), &id(then), choose);
    let margin_places = [Property::MarginRule, Property::MarginValue].map(place);
    LoadedProvider {
        instance,
        provider_customer_id: Some(id).filter(|it| !it.is_empty()),
        data: data(section, was.map(|it| &it.data), &then.data, choose),
        margin: margin(margin_places, &now.margin, &then.margin, choose),
        offer_type_margins: offer_type_margins(
            at,
            &now.offer_type_margins,
            &then.offer_type_margins,
            choose,
        ),
    }
}

fn data(
    section: Section,
    now: Option<&LoadedData>,
    then: &LoadedData,
    choose: Choose,
) -> LoadedData {
    let none = LoadedData::default();
    if let (LoadedData::Microsoft(now), LoadedData::Microsoft(then)) = (now.unwrap_or(&none), then)
    {
        let mut texts = Vec::new();
        for property in MicrosoftProperties::ON_PAGE {
            let text = |of| text_of(of, property).unwrap_or_default();
            let place = Place::Control(section, property);
            texts.push((property, chosen(place, text(now), text(then), choose)));
        }
        // As a body has them.
        texts.sort_by_key(|(property, _)| *property as usize);
        return LoadedData::Microsoft(texts);
    }
    let place = Place::Control(section, Property::ProviderCustomerData);
    let text = now.map(as_json).unwrap_or_default();
    let is_taken = now == Some(then) || choose(place, &text, &as_json(then));
    match is_taken {
        true => then.clone(),
        false => now.cloned().unwrap_or_default(),
    }
}

fn as_json(data: &LoadedData) -> String {
    match data {
        LoadedData::Json(text) => text.clone(),
        LoadedData::Microsoft(texts) => {
            let text = |property| text_of(texts, property).unwrap_or_default().to_owned();
            write_microsoft_data(&MicrosoftProperties::from_fn(text))
        }
    }
}

fn margin(
    [rule, value]: [Place; 2],
    now: &LoadedMargin,
    then: &LoadedMargin,
    choose: Choose,
) -> LoadedMargin {
    LoadedMargin {
        rule: chosen(rule, &now.rule, &then.rule, choose),
        value: chosen(value, &now.value, &then.value, choose),
    }
}

type OfferMargin = (String, LoadedMargin);

fn offer_type_margins(
    entry: usize,
    now: &[OfferMargin],
    then: &[OfferMargin],
    choose: Choose,
) -> Vec<OfferMargin> {
    let pairs = pairs(now, then, |(offer_type, _)| offer_type.trim().to_owned());
    let none = OfferMargin::default();
    let mut merged = Vec::new();
    for (at, (then, pair)) in then.iter().zip(&pairs).enumerate() {
        let now = pair.map_or(&none, |it| &now[it]);
        let place = |property| Place::Control(Section::OfferMargin(entry, at), property);
        let offer_type = chosen(place(Property::OfferType), &now.0, &then.0, choose);
        let places = [Property::OfferMarginRule, Property::OfferMarginValue].map(place);
        let row = (offer_type, margin(places, &now.1, &then.1, choose));
        if pair.is_some() || row != none {
            merged.push(row);
        }
    }
    for at in removed(now.len(), &pairs) {
        let place = Place::Removed(Section::OfferMargin(entry, at));
        if !choose(place, &now[at].0, "") {
            merged.push(now[at].clone());
        }
    }
    merged
}

type Association = (String, String);

fn associations(now: &[Association], then: &[Association], choose: Choose) -> Vec<Association> {
    let pairs = pairs(now, then, |(reseller, _)| reseller.clone());
    let none = Association::default();
    let mut merged = Vec::new();
    for (at, (then, pair)) in then.iter().zip(&pairs).enumerate() {
        let now = pair.map_or(&none, |it| &now[it]);
        let place = |property| Place::Control(Section::Association(at), property);
        let row = (
            chosen(
                place(Property::AssociationResellerId),
                &now.0,
                &then.0,
                choose,
            ),
            chosen(place(Property::AssociationName), &now.1, &then.1, choose),
        );
        if pair.is_some() || row != none {
            merged.push(row);
        }
    }
    for at in removed(now.len(), &pairs) {
        let (reseller, name) = &now[at];
        let shown = if name.is_empty() { reseller } else { name };
        if !choose(Place::Removed(Section::Association(at)), shown, "") {
            merged.push(now[at].clone());
        }
    }
    merged
}

#[cfg(test)]
mod tests;
