//! The validity of a token. It is not decided by this computer's clock alone, which may be hours off: the API's
//! clock decides.

use super::claims::{Claims, TokenError, UnixSeconds};
use crate::browser::clock::{Clock, ServerTime};

/// The validity of a token, by this computer's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenValidity {
    pub end: UnixSeconds,
    /// Whether the token has expired by this computer's clock only, which may be wrong.
    pub is_uncertain: bool,
}

impl TokenValidity {
    /// Creates a validity that ends after `seconds`.
    pub fn from_seconds(seconds: i64, clock: Clock) -> Self {
        Self {
            end: clock.own.saturating_add(seconds),
            is_uncertain: false,
        }
    }

    /// Returns the validity of a token that expires at `expires`.
    ///
    /// The token's `iat` is a lower bound of the current time. A server's time corrects this computer's clock.
    ///
    /// # Errors
    /// The token has expired by this computer's clock and by a server's.
    pub fn from_claims(
        expires: UnixSeconds,
        claims: &Claims,
        clock: Clock,
    ) -> Result<Self, TokenError> {
        let issued = claims.issued.filter(|issued| *issued < expires);
        let at_least = issued.unwrap_or(UnixSeconds::MIN);
        let now = match clock.server {
            ServerTime::Unknown => clock.own.max(at_least),
            ServerTime::AtLeast(server) => clock.own.max(at_least).max(server),
            ServerTime::Exact(server) => server.max(at_least),
        };
        if expires > now {
            return Ok(Self::from_seconds(expires - now, clock));
        }
        let is_expired_on_server = match clock.server {
            ServerTime::Unknown => false,
            ServerTime::AtLeast(server) | ServerTime::Exact(server) => server >= expires,
        };
        if is_expired_on_server && clock.own >= expires {
            return Err(TokenError::Expired(expires));
        }
        // At most as long as if the token had been issued now.
        let lifetime = issued.map_or(i64::MAX, |issued| expires - issued);
        Ok(Self {
            is_uncertain: true,
            ..Self::from_seconds(lifetime, clock)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_clocks_none_decides_alone() {
        use ServerTime::{AtLeast, Exact, Unknown};
        const EXP: i64 = 1_900_000_000;
        const IAT: i64 = EXP - 3600;
        let left = |seconds| Ok((seconds, false));
        let doubtful = |seconds| Ok((seconds, true));
        let over = Err(TokenError::Expired(EXP));
        for (own, issued, server, expected) in [
            // Only this computer's clock.
            (EXP - 100, None, Unknown, left(100)),
            (EXP - 1, None, Unknown, left(1)),
            (EXP, None, Unknown, doubtful(i64::MAX - EXP)),
            (EXP + 7200, None, Unknown, doubtful(i64::MAX - EXP - 7200)),
            (EXP + 7200, Some(IAT), Unknown, doubtful(3600)),
            // The clock is behind: the token was issued later than now.
            (IAT - 7200, Some(IAT), Unknown, left(3600)),
            (IAT + 600, Some(IAT), Unknown, left(3000)),
            (IAT - 7200, None, Unknown, left(10_800)),
            // A token with an impossible `iat`.
            (EXP - 100, Some(EXP), Unknown, left(100)),
            (EXP - 100, Some(EXP + 50), Unknown, left(100)),
            (EXP - 100, Some(0), Unknown, left(100)),
            // The clock is two hours ahead, and a server gives the right time.
            (IAT + 7200, Some(IAT), Exact(IAT), left(3600)),
            (IAT + 7200, None, Exact(IAT + 60), left(3540)),
            // The same with a response that may be cached.
            (IAT + 7200, Some(IAT), AtLeast(IAT), doubtful(3600)),
            (EXP - 10, Some(IAT), AtLeast(IAT), left(10)),
            // The clock is two hours behind.
            (EXP - 9000, None, Exact(EXP - 1800), left(1800)),
            (EXP - 9000, None, AtLeast(EXP - 1800), left(1800)),
            // Expired by both clocks.
            (EXP, Some(IAT), Exact(EXP), over.clone()),
            (EXP + 60, None, AtLeast(EXP + 59), over.clone()),
            (EXP + 9000, Some(IAT), Exact(EXP + 1), over),
            // Expired by the server's clock only.
            (EXP - 60, Some(IAT), Exact(EXP + 1), doubtful(3600)),
            (EXP - 60, None, AtLeast(EXP), doubtful(i64::MAX - EXP + 60)),
        ] {
            let claims = Claims {
                issued,
                ..Claims::default()
            };
            let validity = TokenValidity::from_claims(EXP, &claims, Clock { own, server });
            let found = validity.map(|it| (it.end - own, it.is_uncertain));
            assert_eq!(found, expected, "{} {issued:?} {server:?}", own - EXP);
        }
    }
}
