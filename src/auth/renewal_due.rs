//! Decides when to request a new token from a token broker.

use super::UnixSeconds;

/// Seconds before its expiry from which a token is renewed. Leaves time for retries.
const MARGIN: i64 = 5 * 60;

/// The reason for a renewal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenewalDue {
    /// The token expires soon and is valid until then.
    Ending,
    /// The token has expired: the API no longer accepts it.
    Ended,
}

/// Returns whether a token fetched at `fetched_at` that expires at `expires` must be renewed: from five minutes
/// before its expiry, or from half of its lifetime if that is shorter than ten minutes.
///
/// Two more occasions need no clock. A page requests a token when it opens. If the API answers 401 to a token that
/// is still valid here, the page renews it once per submission: a second 401 has another cause than expiry.
pub fn renewal_due(
    expires: UnixSeconds,
    fetched_at: UnixSeconds,
    now: UnixSeconds,
) -> Option<RenewalDue> {
    let margin = MARGIN.min((expires - fetched_at) / 2);
    if now >= expires {
        Some(RenewalDue::Ended)
    } else if now >= expires - margin {
        Some(RenewalDue::Ending)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_renewed_before_it_ends() {
        use RenewalDue::{Ended, Ending};
        for (lifetime, age, expected) in [
            (3599, 0, None),
            (3599, 3298, None),
            (3599, 3299, Some(Ending)),
            (3599, 3598, Some(Ending)),
            (3599, 3599, Some(Ended)),
            (3599, 90_000, Some(Ended)),
            (600, 299, None),
            (600, 300, Some(Ending)),
            (599, 299, None),
            (599, 300, Some(Ending)),
            (60, 29, None),
            (60, 30, Some(Ending)),
            (60, 60, Some(Ended)),
            (1, 0, None),
            (1, 1, Some(Ended)),
            (0, 0, Some(Ended)),
            // A clock that was set back does not trigger a renewal.
            (3599, -90_000, None),
        ] {
            let fetched_at = 1_900_000_000;
            let due = renewal_due(fetched_at + lifetime, fetched_at, fetched_at + age);
            assert_eq!(due, expected, "{age} s into {lifetime} s");
        }
    }
}
