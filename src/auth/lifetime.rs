//! How long a token counts. Of several clocks none is trusted alone: this computer's may be hours off, and
//! the one that decides is the API's.

use super::claims::{Claims, TokenProblem, UnixSeconds};
use crate::browser::clock::{Clock, ServerTime};

/// How long a token counts, by this computer's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenSpan {
    /// When it ends.
    pub end: UnixSeconds,
    /// It has ended by this computer's clock, and nothing else says so: it may be the clock that is wrong.
    pub is_doubtful: bool,
}

impl TokenSpan {
    /// A span that ends after so many seconds.
    pub fn lasting(seconds: i64, clock: Clock) -> Self {
        Self {
            end: clock.own.saturating_add(seconds),
            is_doubtful: false,
        }
    }

    /// The span of a token that ends at `expires`.
    ///
    /// The token itself tells how late it is at least: it was made before it came here. What a server says
    /// of the time corrects this computer's clock.
    ///
    /// # Errors
    /// It has ended by this computer's clock, and by another one.
    pub fn of(expires: UnixSeconds, claims: &Claims, clock: Clock) -> Result<Self, TokenProblem> {
        let issued = claims.issued.filter(|issued| *issued < expires);
        let at_least = issued.unwrap_or(UnixSeconds::MIN);
        let now = match clock.server {
            ServerTime::Unknown => clock.own.max(at_least),
            ServerTime::AtLeast(server) => clock.own.max(at_least).max(server),
            ServerTime::Exactly(server) => server.max(at_least),
        };
        if expires > now {
            return Ok(Self::lasting(expires - now, clock));
        }
        let is_over_there = match clock.server {
            ServerTime::Unknown => false,
            ServerTime::AtLeast(server) | ServerTime::Exactly(server) => server >= expires,
        };
        if is_over_there && clock.own >= expires {
            return Err(TokenProblem::Expired(expires));
        }
        // No longer than it would count if it had been made just now.
        let life = issued.map_or(i64::MAX, |issued| expires - issued);
        Ok(Self {
            is_doubtful: true,
            ..Self::lasting(life, clock)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_clocks_none_decides_alone() {
        use ServerTime::{AtLeast, Exactly, Unknown};
        const EXP: i64 = 1_900_000_000;
        const IAT: i64 = EXP - 3600;
        let left = |seconds| Ok((seconds, false));
        let doubtful = |seconds| Ok((seconds, true));
        let over = Err(TokenProblem::Expired(EXP));
        for (own, issued, server, expected) in [
            // Nothing but this computer's clock.
            (EXP - 100, None, Unknown, left(100)),
            (EXP - 1, None, Unknown, left(1)),
            (EXP, None, Unknown, doubtful(i64::MAX - EXP)),
            (EXP + 7200, None, Unknown, doubtful(i64::MAX - EXP - 7200)),
            (EXP + 7200, Some(IAT), Unknown, doubtful(3600)),
            // It is behind: the token was made later than now.
            (IAT - 7200, Some(IAT), Unknown, left(3600)),
            (IAT + 600, Some(IAT), Unknown, left(3000)),
            (IAT - 7200, None, Unknown, left(10_800)),
            // A token that says nonsense of when it was made.
            (EXP - 100, Some(EXP), Unknown, left(100)),
            (EXP - 100, Some(EXP + 50), Unknown, left(100)),
            (EXP - 100, Some(0), Unknown, left(100)),
            // Two hours ahead, and a server says so.
            (IAT + 7200, Some(IAT), Exactly(IAT), left(3600)),
            (IAT + 7200, None, Exactly(IAT + 60), left(3540)),
            // The same by an answer that a cache may have kept.
            (IAT + 7200, Some(IAT), AtLeast(IAT), doubtful(3600)),
            (EXP - 10, Some(IAT), AtLeast(IAT), left(10)),
            // Two hours behind.
            (EXP - 9000, None, Exactly(EXP - 1800), left(1800)),
            (EXP - 9000, None, AtLeast(EXP - 1800), left(1800)),
            // Both say that it is over.
            (EXP, Some(IAT), Exactly(EXP), over.clone()),
            (EXP + 60, None, AtLeast(EXP + 59), over.clone()),
            (EXP + 9000, Some(IAT), Exactly(EXP + 1), over),
            // The server's clock alone says so.
            (EXP - 60, Some(IAT), Exactly(EXP + 1), doubtful(3600)),
            (EXP - 60, None, AtLeast(EXP), doubtful(i64::MAX - EXP + 60)),
        ] {
            let claims = Claims {
                issued,
                ..Claims::default()
            };
            let span = TokenSpan::of(EXP, &claims, Clock { own, server });
            let found = span.map(|it| (it.end - own, it.is_doubtful));
            assert_eq!(found, expected, "{} {issued:?} {server:?}", own - EXP);
        }
    }
}
