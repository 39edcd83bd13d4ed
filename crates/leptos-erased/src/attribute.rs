//! The values of attributes.

/// The value of an attribute; none: the element has no such attribute.
pub enum AttributeValue {
    /// It never changes.
    Static(Option<String>),
    /// It is set again when a signal in the closure changes.
    Dynamic(Box<dyn Fn() -> Option<String>>),
}

/// What [`crate::HtmlElement::attr`] takes: texts, options of them, `bool`, and closures that return one of these.
pub trait IntoAttribute {
    /// The value.
    fn into_attribute(self) -> AttributeValue;
}

/// What the value of an attribute is written from. `true` is an attribute without a value, `false` none.
pub trait AttributeText {
    /// The text.
    fn into_text(self) -> Option<String>;
}

impl AttributeText for &str {
    fn into_text(self) -> Option<String> {
        Some(self.to_owned())
    }
}

impl AttributeText for String {
    fn into_text(self) -> Option<String> {
        Some(self)
    }
}

impl AttributeText for &String {
    fn into_text(self) -> Option<String> {
        Some(self.clone())
    }
}

impl AttributeText for bool {
    fn into_text(self) -> Option<String> {
        self.then(String::new)
    }
}

impl<T: AttributeText> AttributeText for Option<T> {
    fn into_text(self) -> Option<String> {
        self?.into_text()
    }
}

macro_rules! static_attributes {
    ($($kind:ty),*) => {
        $(impl IntoAttribute for $kind {
            fn into_attribute(self) -> AttributeValue {
                AttributeValue::Static(self.into_text())
            }
        })*
    };
}

static_attributes!(&str, String, &String, bool);

impl<T: AttributeText> IntoAttribute for Option<T> {
    fn into_attribute(self) -> AttributeValue {
        AttributeValue::Static(self.into_text())
    }
}

impl<F, T> IntoAttribute for F
where
    F: Fn() -> T + 'static,
    T: AttributeText,
{
    fn into_attribute(self) -> AttributeValue {
        AttributeValue::Dynamic(Box::new(move || self().into_text()))
    }
}
