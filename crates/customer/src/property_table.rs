//! How the table of properties is read: the enum [`Property`](super::Property), its definitions, and one struct per
//! object of the request with a member for each of its properties.

use super::Property;
use std::cmp::Ordering;

/// What a control holds and how its text is parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Free text.
    Text,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A country's code.
    Country,
    /// A GUID.
    Guid,
    /// The prefix of an `onmicrosoft.com` domain.
    DomainPrefix,
    /// A Microsoft partner ID.
    PartnerId,
    /// A day, `2026-11-25`.
    Date,
    /// A decimal number.
    Decimal,
    /// A tick box: `true` or nothing.
    Flag,
    /// A group of tick boxes: names with commas between them.
    Qualifications,
    /// A JSON text.
    Json,
}

/// Whether the request needs a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It does.
    Required,
    /// It does not: a blank text is `null`.
    Optional,
}

/// The keyboard of a touch screen, and whether the browser checks the spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyboard {
    /// Names and sentences.
    Name,
    /// Codes: no corrections, no capitals.
    Code,
    /// E-mail addresses.
    Email,
    /// Phone numbers.
    Phone,
    /// Decimal numbers.
    Decimal,
    /// The browser's picker of dates.
    Date,
}

/// A group of controls on the page, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The company.
    Company,
    /// Its address.
    Address,
    /// Its contact.
    Contact,
    /// A provider entry.
    Provider,
    /// The tenant at Microsoft.
    Tenant,
    /// Who signs Microsoft's agreement.
    Signatory,
    /// The margin of a provider entry.
    Margin,
    /// The margin of an offer type.
    OfferMargin,
    /// What few customers need.
    Further,
    /// A relation to a reseller.
    Association,
}

/// A line of the table.
#[derive(Debug)]
pub struct Definition {
    /// The path of the value inside its object.
    pub key: &'static str,
    /// How its text is parsed.
    pub kind: Kind,
    /// Whether the request needs it.
    pub need: Need,
    /// The most characters, as the server counts them.
    pub max_length: usize,
    /// Where its control is.
    pub group: Group,
    /// The order of the controls in a group.
    pub position: u8,
    /// The keyboard.
    pub keyboard: Keyboard,
    /// The `autocomplete` tokens.
    pub autocomplete: &'static str,
    /// The width in twelfths of the row; 0: all of it.
    pub width: u8,
}

/// Sorts properties into the order of the page.
pub(super) const fn page_order<const N: usize>(mut properties: [Property; N]) -> [Property; N] {
    let mut at = 1;
    while at < N {
        let mut to = at;
        while to > 0 && rank(properties[to]) < rank(properties[to - 1]) {
            let earlier = properties[to - 1];
            properties[to - 1] = properties[to];
            properties[to] = earlier;
            to -= 1;
        }
        at += 1;
    }
    properties
}

/// Orders properties as the page does.
impl Ord for Property {
    fn cmp(&self, other: &Self) -> Ordering {
        rank(*self).cmp(&rank(*other))
    }
}

impl PartialOrd for Property {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

const fn rank(property: Property) -> u16 {
    let it = property.definition();
    (it.group as u16) << 8 | it.position as u16
}

/// Declares the properties of the request, object by object, each in the order of the specification.
macro_rules! properties {
    ($(
        $(#[$doc:meta])*
        $object:ident {
            $($field:ident $name:ident: $key:literal, $kind:ident $need:ident $max:literal,
                $group:ident $position:literal, $keyboard:ident $autocomplete:literal $width:literal;)*
        }
    )*) => {
        /// A property of the request that has a control of its own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Property {
            $($(
                #[doc = concat!("`", $key, "`")]
                $name,
            )*)*
        }

        impl Property {
            /// All of them.
            pub const ALL: &'static [Self] = &[$($(Self::$name,)*)*];

            /// Its line of the table.
            pub const fn definition(self) -> &'static Definition {
                const DEFINITIONS: [Definition; Property::ALL.len()] = [$($(Definition {
                    key: $key,
                    kind: Kind::$kind,
                    need: Need::$need,
                    max_length: $max,
                    group: Group::$group,
                    position: $position,
                    keyboard: Keyboard::$keyboard,
                    autocomplete: $autocomplete,
                    width: $width,
                },)*)*];
                static TABLE: [Definition; Property::ALL.len()] = DEFINITIONS;
                &TABLE[self as usize]
            }
        }

        $(
            $(#[$doc])*
            #[derive(Clone, Debug, Default, PartialEq, Eq)]
            pub struct $object<T> {
                $(
                    #[doc = concat!("`", $key, "`")]
                    pub $field: T,
                )*
            }

            impl $object<()> {
                /// The properties of the object, in the order of the specification.
                pub const PROPERTIES: [Property; [$($key),*].len()] = [$(Property::$name,)*];

                /// The same in the order of the page.
                pub const ON_PAGE: [Property; Self::PROPERTIES.len()] =
                    page_order(Self::PROPERTIES);
            }

            impl<T> $object<T> {
                /// Makes a member for each property.
                pub fn from_fn(mut make: impl FnMut(Property) -> T) -> Self {
                    Self {
                        $($field: make(Property::$name),)*
                    }
                }

                /// Makes another of each member.
                pub fn map<U>(&self, mut make: impl FnMut(&T) -> U) -> $object<U> {
                    $object {
                        $($field: make(&self.$field),)*
                    }
                }

                /// The members with their properties, in the order of the specification.
                pub fn each(&self) -> [(Property, &T); $object::PROPERTIES.len()] {
                    [$((Property::$name, &self.$field),)*]
                }

                /// The member of a property; none if the object has no such property.
                pub fn get(&self, property: Property) -> Option<&T> {
                    match property {
                        $(Property::$name => Some(&self.$field),)*
                        #[allow(unreachable_patterns, reason = "an object may have all of them")]
                        _ => None,
                    }
                }

                /// Sets the member of a property, if the object has it.
                pub fn set(&mut self, property: Property, value: T) {
                    match property {
                        $(Property::$name => self.$field = value,)*
                        #[allow(unreachable_patterns, reason = "an object may have all of them")]
                        _ => (),
                    }
                }

                /// The members, in the order of the page.
                pub fn on_page(&self) -> [&T; $object::PROPERTIES.len()] {
                    let members = self.each();
                    $object::ON_PAGE.map(|property| {
                        let first = $object::PROPERTIES[0] as usize;
                        members[property as usize - first].1
                    })
                }
            }

            impl<T> $object<Option<T>> {
                /// The members, if there is one for every property.
                pub fn complete(self) -> Option<$object<T>> {
                    Some($object {
                        $($field: self.$field?,)*
                    })
                }
            }
        )*
    };
}

pub(super) use properties;
