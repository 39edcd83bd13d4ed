//! How the creation of a customer at a provider ends.

/// How the creation at a provider ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The customer exists at the provider.
    Success,
    /// The domain belongs to another customer.
    DomainExists,
    /// The company, its address or its contact was refused.
    InvalidCompanyInfo,
    /// Something else went wrong.
    Unknown,
}

impl Outcome {
    /// Its name in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Success => "Success",
            Self::DomainExists => "DomainExists",
            Self::InvalidCompanyInfo => "InvalidCompanyInfo",
            Self::Unknown => "Unknown",
        }
    }

    /// The outcome with this name.
    #[must_use]
    pub fn named(name: &str) -> Self {
        [Self::Success, Self::DomainExists, Self::InvalidCompanyInfo]
            .into_iter()
            .find(|outcome| outcome.name() == name)
            .unwrap_or(Self::Unknown)
    }

    /// `status.name` once the provider is done.
    #[must_use]
    pub fn status(self) -> &'static str {
        if self == Self::Success {
            "Success"
        } else {
            "Failed"
        }
    }

    /// `customerCreationError.name` once the provider is done.
    #[must_use]
    pub fn error(self) -> &'static str {
        if self == Self::Success {
            "None"
        } else {
            self.name()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_keep_their_names() {
        for outcome in [
            Outcome::Success,
            Outcome::DomainExists,
            Outcome::InvalidCompanyInfo,
            Outcome::Unknown,
        ] {
            assert_eq!(Outcome::named(outcome.name()), outcome);
        }
    }
}
