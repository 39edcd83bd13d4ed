//! A function for each element.

use super::HtmlElement;

macro_rules! elements {
    ($($name:ident)*) => {
        $(
            #[doc = concat!("`<", stringify!($name), ">`")]
            pub fn $name() -> HtmlElement {
                HtmlElement::new(stringify!($name))
            }
        )*
    };
}

elements! {
    a b button code datalist dd details dialog div dl dt fieldset form h1 h2 h3 h4 h5 h6 header i input label legend li
    main ol option p section select span strong summary table tbody td textarea th thead tr ul wbr
}

/// A heading of this level, from 1; outside of 1 to 6 the nearest.
pub fn heading(level: usize) -> HtmlElement {
    match level {
        0 | 1 => h1(),
        2 => h2(),
        3 => h3(),
        4 => h4(),
        5 => h5(),
        _ => h6(),
    }
}
