//! When a token broker is asked for a new token.

use super::UnixSeconds;

/// How long before its end a token is renewed: time to ask more than once.
const MARGIN: i64 = 5 * 60;

/// Why a new token is to be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenewalDue {
    /// The token ends soon and counts until then.
    Ending,
    /// It has ended: the API accepts it no longer.
    Ended,
}

/// Whether a token that was fetched at `fetched_at` and ends at `expires` is to be renewed: from five
/// minutes before its end, of a life shorter than ten minutes from half of it.
///
/// Two more occasions need no clock. A page that opens asks before it shows anything. And where the
/// API answers 401 to a token that still counts here, it asks once for the same submission: a second
/// 401 is not the token's age.
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
        for (life, age, expected) in [
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
            // A clock that was put back is no reason to ask.
            (3599, -90_000, None),
        ] {
            let fetched_at = 1_900_000_000;
            let due = renewal_due(fetched_at + life, fetched_at, fetched_at + age);
            assert_eq!(due, expected, "{age} s into {life} s");
        }
    }
}
