//! The combobox' state, the same for both views.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

const COUNTRIES: [(&str, &str); 12] = [
    ("AT", "Austria"),
    ("BE", "Belgium"),
    ("BR", "Brazil"),
    ("DE", "Germany"),
    ("ES", "Spain"),
    ("FR", "France"),
    ("GB", "United Kingdom"),
    ("IE", "Ireland"),
    ("IN", "India"),
    ("NL", "Netherlands"),
    ("PT", "Portugal"),
    ("US", "United States"),
];

pub type Country = (&'static str, &'static str);

#[derive(Clone, Copy)]
pub struct Combobox {
    pub text: RwSignal<String>,
    pub chosen: RwSignal<Option<Country>>,
    /// The list, while it is open.
    pub open: RwSignal<Option<Vec<Country>>>,
    /// The choice that the arrows have reached.
    pub active: RwSignal<Option<usize>>,
}

impl Combobox {
    pub fn new() -> Self {
        Self {
            text: RwSignal::default(),
            chosen: RwSignal::new(None),
            open: RwSignal::new(None),
            active: RwSignal::new(None),
        }
    }

    pub fn is_open(self) -> bool {
        self.open.with(Option::is_some)
    }

    pub fn is_empty(self) -> bool {
        self.open
            .with(|open| open.as_ref().is_none_or(Vec::is_empty))
    }

    pub fn is_active(self, at: usize) -> bool {
        self.active.get() == Some(at)
    }

    pub fn active_id(self) -> Option<String> {
        self.active.get().map(option_id)
    }

    /// What the live region says.
    pub fn count(self) -> String {
        self.open.with(|open| match open.as_ref().map(Vec::len) {
            None => String::new(),
            Some(0) => "No country fits".to_owned(),
            Some(count) => format!("{count} countries fit"),
        })
    }

    pub fn set(self, text: String) {
        self.text.set(text);
        self.chosen.set(None);
        self.show();
    }

    pub fn show(self) {
        let typed = self.text.get_untracked().to_lowercase();
        let fits = |country: &Country| country.1.to_lowercase().contains(&typed);
        self.open
            .set(Some(COUNTRIES.into_iter().filter(fits).collect()));
        self.active.set((!typed.is_empty()).then_some(0));
    }

    pub fn close(self) {
        self.active.set(None);
        self.open.set(None);
    }

    pub fn toggle(self) {
        match self.open.with_untracked(Option::is_some) {
            true => self.close(),
            false => self.show(),
        }
    }

    pub fn choose(self, country: Country) {
        self.close();
        self.text.set(country.1.to_owned());
        self.chosen.set(Some(country));
    }

    fn choose_active(self) {
        let active = self.active.get_untracked();
        let country = self
            .open
            .with_untracked(|open| open.as_ref()?.get(active?).copied());
        match country {
            Some(country) => self.choose(country),
            None => self.close(),
        }
    }

    fn move_by(self, step: isize) {
        match self.open.with_untracked(|open| open.as_ref().map(Vec::len)) {
            None => self.show(),
            Some(0) => {}
            Some(count) => self.active.update(|active| {
                *active = match (*active, step > 0) {
                    (None, true) => Some(0),
                    (None, false) | (Some(0), false) => Some(count - 1),
                    (Some(at), true) => Some((at + 1) % count),
                    (Some(at), false) => Some(at - 1),
                };
            }),
        }
    }

    pub fn key(self, event: &KeyboardEvent) {
        let is_open = self.open.with_untracked(Option::is_some);
        match event.key().as_str() {
            "ArrowDown" => self.move_by(1),
            "ArrowUp" => self.move_by(-1),
            "Enter" if is_open => self.choose_active(),
            "Escape" if is_open => self.close(),
            "Tab" if is_open => return self.choose_active(),
            _ => return,
        }
        event.prevent_default();
    }
}

pub fn option_id(at: usize) -> String {
    format!("country-option-{at}")
}
