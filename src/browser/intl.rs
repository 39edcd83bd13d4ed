//! What the browser knows of languages, names, numbers and dates (`Intl`). No table of ours can
//! be as good, and these cost no byte.

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

    #[wasm_bindgen(js_namespace = Intl)]
    type Collator;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locales: &Array) -> Result<Collator, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn compare(this: &Collator) -> Function;

    /// `Array` with what `js_sys` lacks: a comparison of the browser's own, and errors where a host has changed it.
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

/// The languages the person prefers, best first.
pub fn preferred_languages() -> Vec<String> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    window
        .navigator()
        .languages()
        .iter()
        .filter_map(|tag| tag.as_string())
        .collect()
}

/// Whether the browser can work with this language tag.
pub fn knows(tag: &str) -> bool {
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

    /// The name of what this code stands for; the code itself where the browser knows none.
    pub fn of(&self, code: &str) -> String {
        self.0
            .as_ref()
            .and_then(|names| names.of(code).ok()?.as_string())
            .unwrap_or_else(|| code.to_owned())
    }
}

/// The language most people speak in the country of this code, by the browser's likely subtags.
pub fn language_of_country(code: &str) -> Option<String> {
    let locale = Locale::new(&format!("und-{code}")).ok()?.maximize().ok()?;
    Some(locale.language())
}

/// The places of `texts` in the order of the language of `tag`. Equal texts keep their order.
pub fn sorted(tag: &str, texts: &[&str]) -> Vec<usize> {
    try_sorted(tag, texts).unwrap_or_else(|_| (0..texts.len()).collect())
}

fn try_sorted(tag: &str, texts: &[&str]) -> Result<Vec<usize>, JsValue> {
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
            // The next equal text is found behind this one.
            all.set(at, JsValue::UNDEFINED);
            places.push(place);
        }
    }
    Ok(places)
}

/// `text` in lower case, without accents and with plain apostrophes, for searching.
pub fn folded(text: &str) -> String {
    let apart = js_sys::JsString::from(text)
        .normalize("NFD")
        .to_lower_case();
    String::from(apart)
        .chars()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .map(|c| match c {
            '\u{2019}' => '\'',
            // Letters that Unicode does not take apart.
            'ł' => 'l',
            'ø' => 'o',
            'đ' => 'd',
            c => c,
        })
        .collect()
}

/// `text` with letters and the marks above them put together (Unicode's NFC).
pub fn composed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

/// The sign before the fraction where `tag` is spoken: `,` or `.`.
pub fn writes_decimal_comma(tag: &str) -> bool {
    NumberFormat::new(&locales(tag), &options(&[]))
        .is_ok_and(|format| format.format(1.5).contains(','))
}

/// A whole number, as in "1,511".
pub fn number(tag: &str, count: usize) -> String {
    NumberFormat::new(&locales(tag), &options(&[]))
        .map_or_else(|_| count.to_string(), |format| format.format(count as f64))
}

/// A number of minutes, as in "42 min".
pub fn minutes(tag: &str, count: i64) -> String {
    amount(tag, count, "minute")
}

/// So many seconds, in the unit that people would name and rounded up, as in "5 min" and "3 days".
pub fn duration(tag: &str, seconds: i64) -> String {
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

/// A moment, by date and time of day, in the person's own time zone.
pub fn moment(tag: &str, unix_seconds: i64) -> String {
    let style = options(&[("dateStyle", "medium"), ("timeStyle", "short")]);
    DateTimeFormat::new(&locales(tag), &style).map_or_else(
        |_| unix_seconds.to_string(),
        |format| format.format(unix_seconds as f64 * 1000.0),
    )
}
