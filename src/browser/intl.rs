//! The browser's `Intl`: languages, names, numbers and dates. More complete than own tables, and without a byte of
//! the program.

use super::IS_THERE;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DisplayNames;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locales: &Array, options: &Object) -> Result<DisplayNames, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, code: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type Locale;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(tag: &str) -> Result<Locale, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn maximize(this: &Locale) -> Result<Locale, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn language(this: &Locale) -> String;
    #[wasm_bindgen(method, getter)]
    fn region(this: &Locale) -> Option<String>;

    #[wasm_bindgen(js_namespace = Intl)]
    type Collator;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locales: &Array) -> Result<Collator, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn compare(this: &Collator) -> Function;

    /// `Array` with functions that `js_sys` lacks: a comparison by the browser, and errors if a host page has
    /// changed them.
    type Sortable;
    #[wasm_bindgen(method, catch)]
    fn sort(this: &Sortable, compare: &Function) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = indexOf)]
    fn index_of(this: &Sortable, item: &JsValue) -> Result<i32, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locales: &Array, options: &Object) -> Result<NumberFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, number: f64) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locales: &Array, options: &Object) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &DateTimeFormat, milliseconds: f64) -> String;
}

fn locales(tag: &str) -> Array {
    Array::of1(&tag.into())
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in pairs {
        _ = Reflect::set(&object, &(*key).into(), &(*value).into());
    }
    object
}

/// The person's preferred languages, best first.
pub fn preferred_languages() -> Vec<String> {
    let Some(window) = super::window() else {
        return Vec::new();
    };
    window
        .navigator()
        .languages()
        .iter()
        .filter_map(|tag| tag.as_string())
        .collect()
}

/// Whether the browser supports this language tag.
pub fn supports_locale(tag: &str) -> bool {
    Locale::new(tag).is_ok()
}

/// The names of countries or languages in one language.
pub struct Names(Option<DisplayNames>);

impl Names {
    /// The names of countries in the language of `tag`.
    pub fn of_countries(tag: &str) -> Self {
        Self::of_type(tag, "region")
    }

    /// The names of languages in the language of `tag`.
    pub fn of_languages(tag: &str) -> Self {
        Self::of_type(tag, "language")
    }

    fn of_type(tag: &str, kind: &str) -> Self {
        Self(DisplayNames::new(&locales(tag), &options(&[("type", kind)])).ok())
    }

    /// The name of a code. The code itself if the browser knows no name.
    pub fn of(&self, code: &str) -> String {
        self.0
            .as_ref()
            .and_then(|names| names.of(code).ok()?.as_string())
            .unwrap_or_else(|| code.to_owned())
    }
}

/// The most spoken language of a country, by the browser's likely subtags.
pub fn language_of_country(code: &str) -> Option<String> {
    let locale = Locale::new(&format!("und-{code}")).ok()?.maximize().ok()?;
    Some(locale.language())
}

/// The country of a language tag, by the browser's likely subtags where the tag names none.
pub fn country_of_language(tag: &str) -> Option<String> {
    Locale::new(tag).ok()?.maximize().ok()?.region()
}

/// Sorts `texts` by the rules of a language and returns their indexes. The sort is stable.
pub fn sort(tag: &str, texts: &[&str]) -> Vec<usize> {
    try_sort(tag, texts).unwrap_or_else(|_| (0..texts.len()).collect())
}

fn try_sort(tag: &str, texts: &[&str]) -> Result<Vec<usize>, JsValue> {
    let collator = Collator::new(&locales(tag))?;
    let array = || -> Array { texts.iter().map(|text| JsValue::from_str(text)).collect() };
    let (all, in_order) = (array(), array());
    in_order
        .unchecked_ref::<Sortable>()
        .sort(&collator.compare())?;
    let mut places = Vec::with_capacity(texts.len());
    for text in in_order.iter() {
        let place = all.unchecked_ref::<Sortable>().index_of(&text)?;
        if let (Ok(at), Ok(place)) = (u32::try_from(place), usize::try_from(place)) {
            // The next equal text is found after this one.
            all.set(at, JsValue::UNDEFINED);
            places.push(place);
        }
    }
    Ok(places)
}

/// Folds `text` for searching: lower case, without accents, with plain apostrophes.
pub fn fold(text: &str) -> String {
    let apart = js_sys::JsString::from(text)
        .normalize("NFD")
        .to_lower_case();
    String::from(apart)
        .chars()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .map(|c| match c {
            '\u{2019}' => '\'',
            // Letters that Unicode does not decompose.
            'ł' => 'l',
            'ø' => 'o',
            'đ' => 'd',
            c => c,
        })
        .collect()
}

/// Composes letters and accents (Unicode's NFC).
pub fn compose(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

/// Whether numbers of this locale have a decimal comma.
pub fn uses_decimal_comma(tag: &str) -> bool {
    IS_THERE
        && NumberFormat::new(&locales(tag), &options(&[]))
            .is_ok_and(|format| format.format(1.5).contains(','))
}

/// Formats an integer, as "1,511".
pub fn format_number(tag: &str, count: usize) -> String {
    NumberFormat::new(&locales(tag), &options(&[]))
        .map_or_else(|_| count.to_string(), |format| format.format(count as f64))
}

/// Formats a number of minutes, as "42 min".
pub fn format_minutes(tag: &str, count: i64) -> String {
    amount(tag, count, "minute")
}

/// Formats a duration in its largest suitable unit, rounded up, as "5 min" or "3 days".
pub fn format_duration(tag: &str, seconds: i64) -> String {
    let (unit, length) = match seconds {
        ..=119 => ("second", 1),
        120..7200 => ("minute", 60),
        7200..172_800 => ("hour", 3600),
        _ => ("day", 86_400),
    };
    amount(tag, (seconds - 1) / length + 1, unit)
}

fn amount(tag: &str, count: i64, unit: &str) -> String {
    let style = options(&[("style", "unit"), ("unit", unit), ("unitDisplay", "short")]);
    NumberFormat::new(&locales(tag), &style)
        .map_or_else(|_| count.to_string(), |format| format.format(count as f64))
}

/// Formats the day of a date as an API writes it (`2026-06-27T08:12:00Z`), in the person's time zone. Empty for
/// anything else.
pub fn format_day(tag: &str, date: &str) -> String {
    let milliseconds = js_sys::Date::parse(date);
    if milliseconds.is_nan() {
        return String::new();
    }
    DateTimeFormat::new(&locales(tag), &options(&[("dateStyle", "medium")]))
        .map_or_else(|_| String::new(), |format| format.format(milliseconds))
}

/// Formats a time in the person's time zone, with date and time of day.
pub fn format_time(tag: &str, unix_seconds: i64) -> String {
    let style = options(&[("dateStyle", "medium"), ("timeStyle", "short")]);
    DateTimeFormat::new(&locales(tag), &style).map_or_else(
        |_| unix_seconds.to_string(),
        |format| format.format(unix_seconds as f64 * 1000.0),
    )
}
