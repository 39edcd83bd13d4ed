//! What can be wrong with a typed value, and how much it matters.

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The specification's own rule is broken: the request is not sent.
    Error,
    /// Microsoft or the provider will probably refuse the customer: asked about once.
    Warning,
    /// Advice, shown beside the control.
    Hint,
}

impl Severity {
    /// The word in `data-severity`, which outside programs read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// A rule that a typed value does not keep. The words for it are in `text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing stands where the specification wants something.
    Required,
    /// More characters (not bytes) than the specification takes.
    TooLong {
        /// The most characters that may stand there.
        max: usize,
        /// How many stand there.
        length: usize,
    },
    /// Not a GUID such as `cb3cd15b-1d6e-45be-b493-c71549cbfd87`.
    NotAGuid,
    /// Not an e-mail address: one `@`, and a dot in the part after it.
    NotAnEmail,
    /// Not a phone number: digits, spaces and `+ ( ) - . /`, with 6 to 15 digits.
    NotAPhone,
    /// Neither a country's name nor its ISO 3166-1 alpha-2 code.
    NotACountry,
    /// Not a decimal number.
    NotANumber,
    /// Not JSON, from this place on (both counted from 1).
    NotJson {
        /// The line of the first character that does not fit.
        line: usize,
        /// Its column in that line.
        column: usize,
    },
    /// A Microsoft domain prefix with something else than letters A to Z and digits.
    NotADomainPrefix,
    /// A Microsoft domain prefix of more than 27 characters.
    DomainPrefixTooLong {
        /// How many characters stand there.
        length: usize,
    },
    /// Not a day of the calendar.
    NotADate,
    /// A Microsoft partner number (MPN id) is digits only.
    NotAPartnerId,
    /// Not a host name such as `portal.contoso.example`.
    NotAHostName,
    /// The same provider instance stands in an earlier entry.
    RepeatedInstance,
    /// The same offer type stands earlier in this entry.
    RepeatedOfferType,
    /// No provider entry at all.
    NoProvider,
}

impl Problem {
    /// The rule's identifier, the same in every language and version: it stands in `data-rule`.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::TooLong { .. } => "too-long",
            Self::NotAGuid => "guid",
            Self::NotAnEmail => "email",
            Self::NotAPhone => "phone",
            Self::NotACountry => "country",
            Self::NotANumber => "number",
            Self::NotJson { .. } => "json",
            Self::NotADomainPrefix => "domain-prefix",
            Self::DomainPrefixTooLong { .. } => "domain-prefix-too-long",
            Self::NotADate => "date",
            Self::NotAPartnerId => "partner-id",
            Self::NotAHostName => "host-name",
            Self::RepeatedInstance => "repeated-instance",
            Self::RepeatedOfferType => "repeated-offer-type",
            Self::NoProvider => "no-provider",
        }
    }

    /// How much it matters: all of these are rules of the specification.
    pub fn severity(self) -> Severity {
        Severity::Error
    }
}
