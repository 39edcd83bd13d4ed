//! The macro of the property table. Declares the enum [`Property`](super::Property), its definitions, and one
//! struct per object of the request with a member for each of its properties.

use super::Property;
use std::cmp::Ordering;

/// The type of a value: decides on the control and the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Free text.
    Text,
    Email,
    Phone,
    /// A country code.
    Country,
    Guid,
    /// The prefix of an `onmicrosoft.com` domain.
    DomainPrefix,
    /// A Microsoft partner id.
    PartnerId,
    /// A day, `2026-11-25`.
    Date,
    Decimal,
    /// A checkbox: `true` or empty.
    Flag,
    /// A group of checkboxes: names separated by commas.
    Qualifications,
    /// A JSON text.
    Json,
}

/// Whether the request needs a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Required,
    /// A blank text is `null`.
    Optional,
}

/// The on-screen keyboard, and whether the browser checks the spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyboard {
    /// For names and sentences.
    Name,
    /// For codes: no corrections, no capitals.
    Code,
    Email,
    Phone,
    Decimal,
    /// The browser's date picker.
    Date,
}

/// A group of controls, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Company,
    /// The customer's address.
    Address,
    /// The customer's contact.
    Contact,
    /// A provider entry.
    Provider,
    /// The tenant at Microsoft.
    Tenant,
    /// The signatory of Microsoft's agreement.
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
    pub kind: Kind,
    /// Whether the request needs a value.
    pub need: Need,
    /// The maximum number of characters, in UTF-16 units as on the server.
    pub max_length: usize,
    pub group: Group,
    /// The position in the group.
    pub position: u8,
    pub keyboard: Keyboard,
    /// The `autocomplete` tokens.
    pub autocomplete: &'static str,
    /// The width in twelfths of the row; 0: the whole row.
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

/// In the order of the page.
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
            pub const ALL: &'static [Self] = &[$($(Self::$name,)*)*];

            /// The line of the table.
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

                /// The properties in the order of the page.
                pub const ON_PAGE: [Property; Self::PROPERTIES.len()] =
                    page_order(Self::PROPERTIES);
            }

            impl<T> $object<T> {
                /// Creates the object with a value for each property.
                pub fn from_fn(mut make: impl FnMut(Property) -> T) -> Self {
                    Self {
                        $($field: make(Property::$name),)*
                    }
                }

                /// Converts each value.
                pub fn map<U>(&self, mut make: impl FnMut(&T) -> U) -> $object<U> {
                    $object {
                        $($field: make(&self.$field),)*
                    }
                }

                /// The values with their properties, in the order of the specification.
                pub fn each(&self) -> [(Property, &T); $object::PROPERTIES.len()] {
                    [$((Property::$name, &self.$field),)*]
                }

                /// Returns the value of a property; `None` if the object has no such property.
                pub fn get(&self, property: Property) -> Option<&T> {
                    match property {
                        $(Property::$name => Some(&self.$field),)*
                        #[allow(unreachable_patterns, reason = "an object may have all of them")]
                        _ => None,
                    }
                }

                /// Sets the value of a property, if the object has it.
                pub fn set(&mut self, property: Property, value: T) {
                    match property {
                        $(Property::$name => self.$field = value,)*
                        #[allow(unreachable_patterns, reason = "an object may have all of them")]
                        _ => (),
                    }
                }

                /// The values, in the order of the page.
                pub fn on_page(&self) -> [&T; $object::PROPERTIES.len()] {
                    let members = self.each();
                    $object::ON_PAGE.map(|property| {
                        let first = $object::PROPERTIES[0] as usize;
                        members[property as usize - first].1
                    })
                }

                /// The values of a group's properties, in the order of the page.
                pub fn in_group(&self, group: Group) -> impl Iterator<Item = &T> {
                    let values = $object::ON_PAGE.into_iter().zip(self.on_page());
                    let values = values.filter(move |(it, _)| it.definition().group == group);
                    values.map(|(_, value)| value)
                }
            }

            impl<T> $object<Option<T>> {
                /// Returns the values without `Option`, if none is missing.
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
