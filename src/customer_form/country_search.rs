//! Finds countries by what people type: codes, and names in English, in the interface's languages
//! and in the country's own, with or without accents.

use crate::browser::intl;
use crate::components::{Choice, Fit, fit};
use crate::i18n::Language;
use customer::{CountryCode, Property, name_key};
use std::cell::RefCell;
use std::rc::Rc;

/// Further languages of countries that speak several; the browser itself names the first.
const FURTHER_LANGUAGES: [(&str, &str); 12] = [
    ("BE", "fr de"),
    ("CA", "fr"),
    ("CH", "fr it rm"),
    ("CY", "tr"),
    ("FI", "sv"),
    ("IE", "ga"),
    ("IL", "ar"),
    ("IN", "en"),
    ("LU", "fr de"),
    ("MT", "mt"),
    ("SG", "zh ms"),
    ("ZA", "af zu"),
];

/// The largest markets, in the order of their gross domestic products (World Bank, 2023): the first letters of a name
/// more often mean one of these.
const LARGE: &str = "US CN DE JP IN GB FR IT BR CA RU MX AU KR ES ID NL TR SA CH PL TW BE AR SE IE AT TH AE NO IL SG \
                     BD PH VN MY DK HK ZA CO RO CZ EG CL PT FI NZ PE GR HU";

/// All countries by all their names.
pub struct CountrySearch {
    /// The country of the page's language, `PT` for `pt-PT`.
    home: Option<String>,
    /// In the order of their names in the page's language.
    entries: Vec<Entry>,
}

struct Entry {
    country: CountryCode,
    label: String,
    /// The keys of everything it is called: the code, the label, the others.
    names: Vec<String>,
}

/// The order of what is found, the smaller the earlier: whether it is not offered, the fit, the place among those used
/// before, the prominence.
type Rank = (bool, Fit, usize, usize);

impl CountrySearch {
    /// Gathers the names. Takes some milliseconds: to be done once, and not before it is needed.
    pub fn new(locale: &str) -> Self {
        let shown = intl::Names::of_countries(locale);
        let interface = Language::ALL.map(|it| intl::Names::of_countries(it.tag()));
        let brazilian = intl::Names::of_countries("pt-BR");
        let mut entries = Vec::with_capacity(250);
        for country in CountryCode::all() {
            let code = country.as_str();
            let label = shown.of(code);
            let mut names = vec![code.to_ascii_lowercase(), key_of(&label)];
            let mut also = |name: String| {
                let name = key_of(&name);
                if !names.contains(&name) {
                    names.push(name);
                }
            };
            for language in interface.iter().chain([&brazilian]) {
                also(language.of(code));
            }
            if let Some(language) = intl::language_of_country(code) {
                also(intl::Names::of_countries(&language).of(code));
            }
            for (_, languages) in FURTHER_LANGUAGES.iter().filter(|(it, _)| *it == code) {
                for language in languages.split(' ') {
                    also(intl::Names::of_countries(language).of(code));
                }
            }
            for alias in country.aliases() {
                also(alias.to_owned());
            }
            entries.push(Entry {
                country,
                label,
                names,
            });
        }
        let labels: Vec<&str> = entries.iter().map(|entry| &*entry.label).collect();
        let order = intl::sort(locale, &labels);
        let mut entries: Vec<Option<Entry>> = entries.into_iter().map(Some).collect();
        let in_order = order.iter().filter_map(|at| entries.get_mut(*at)?.take());
        Self {
            home: intl::country_of_language(locale),
            entries: in_order.collect(),
        }
    }

    /// The place of a country among those whose names fit equally well.
    fn prominence(&self, country: CountryCode) -> usize {
        let code = country.as_str();
        if self.home.as_deref() == Some(code) {
            return 0;
        }
        let mut large = LARGE.split(' ');
        large
            .position(|it| it == code)
            .map_or(LARGE.len(), |at| at + 1)
    }

    /// The countries that fit `typed`, best first. Among equals those `used` before come first, then the country of the
    /// page's language, then large ones; without anything typed the others are in the order of the names. Where only
    /// some are `offered`, the others come last, and not before something is typed.
    pub fn search(
        &self,
        typed: &str,
        offered: Option<&[CountryCode]>,
        used: &[CountryCode],
    ) -> Vec<Choice> {
        let wanted = key_of(typed);
        let last = used.len();
        let mut found: Vec<(Rank, &Entry)> = Vec::new();
        for entry in &self.entries {
            let is_other = offered.is_some_and(|offered| !offered.contains(&entry.country));
            if is_other && wanted.is_empty() {
                continue;
            }
            let fits = entry.names.iter().enumerate();
            let Some(fit) = fits
                .filter_map(|(at, name)| match fit(name, &wanted)? {
                    Fit::Beginning if at != 1 => Some(Fit::BeginningElsewhere),
                    fit => Some(fit),
                })
                .min()
            else {
                continue;
            };
            let recent = used
                .iter()
                .position(|it| *it == entry.country)
                .unwrap_or(last);
            // Behind its equals: they stay in the order of the names.
            let prominence = match wanted.is_empty() {
                true => 0,
                false => self.prominence(entry.country),
            };
            let rank = (is_other, fit, recent, prominence);
            let at = found.partition_point(|(other, _)| *other <= rank);
            found.insert(at, (rank, entry));
        }
        let choice = |(_, entry): (_, &Entry)| Choice {
            key: entry.country.as_str().to_owned(),
            label: entry.label.clone(),
            code: entry.country.as_str().to_owned(),
            ..Choice::default()
        };
        found.into_iter().map(choice).collect()
    }

    /// The country that is called so, by a whole name.
    pub fn called(&self, typed: &str) -> Option<CountryCode> {
        let named = |key: &str| {
            let key = key_of(key);
            let mut entries = self.entries.iter();
            let found = entries.find(|entry| entry.names.contains(&key));
            found.map(|entry| entry.country)
        };
        CountryCode::by_name(&Property::Country.clean(typed), &named)
    }

    /// The country that `typed` names beyond doubt: by a whole name, or as the only one that fits.
    pub fn resolve(&self, typed: &str) -> Option<CountryCode> {
        let wanted = key_of(typed);
        if wanted.is_empty() {
            return None;
        }
        let mut fitting = self
            .entries
            .iter()
            .filter(|entry| entry.names.iter().any(|name| fit(name, &wanted).is_some()));
        let only = fitting.next().filter(|_| fitting.next().is_none());
        self.called(typed)
            .or_else(|| only.map(|entry| entry.country))
    }
}

/// Searches countries by text, in the chunk: [`CountrySearch::search`].
pub fn search(
    locale: &str,
    typed: &str,
    offered: Option<&[CountryCode]>,
    used: &[CountryCode],
) -> Vec<Choice> {
    gathered(locale).search(typed, offered, used)
}

/// The country that a text names beyond doubt, in the chunk: [`CountrySearch::resolve`].
pub fn meant(locale: &str, typed: &str) -> Option<CountryCode> {
    gathered(locale).resolve(typed)
}

/// The country that is called so, in the chunk: [`CountrySearch::called`].
pub fn called(locale: &str, name: &str) -> Option<CountryCode> {
    gathered(locale).called(name)
}

/// The names, gathered when they are first needed in this language.
fn gathered(locale: &str) -> Rc<CountrySearch> {
    type Gathered = Vec<(String, Rc<CountrySearch>)>;
    thread_local! {
        static GATHERED: RefCell<Gathered> = const { RefCell::new(Vec::new()) };
    }
    GATHERED.with_borrow_mut(|gathered| {
        if let Some((_, search)) = gathered.iter().find(|(it, _)| it == locale) {
            return search.clone();
        }
        let search = Rc::new(CountrySearch::new(locale));
        gathered.push((locale.to_owned(), search.clone()));
        search
    })
}

/// The key by which a name is compared with others, in any script.
fn key_of(name: &str) -> String {
    name_key(&intl::fold(&Property::Country.clean(name)))
}
