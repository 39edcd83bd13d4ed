//! A session: a tenant and a token that may create customers in it.

use super::claims::{Claims, TokenProblem, UnixSeconds};
use super::renewal::{Renewal, renewal_due};
use super::token::{HeaderLines, Token};
use crate::domain::{HostName, Problem, Role};

/// Somebody who is signed in.
#[derive(Clone)]
pub struct Session {
    tenant: HostName,
    token: Token,
    claims: Claims,
    origin: Origin,
}

/// How much of its life a token has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// More than [`SOON`].
    Long,
    /// It ends soon.
    Short,
    /// It has ended.
    Over,
}

/// From so many seconds before its end, a token is said to end soon.
const SOON: i64 = 5 * 60;

/// Where a token comes from.
#[derive(Clone, Copy)]
enum Origin {
    /// A person pasted it.
    Person,
    /// A broker handed it out at this time.
    Broker(UnixSeconds),
}

/// What keeps a person from signing in, control by control.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignInProblem {
    /// What is wrong with the tenant.
    pub tenant: Option<Problem>,
    /// What is wrong with the token.
    pub token: Option<TokenProblem>,
}

impl Session {
    /// Signs in with what a person pasted.
    ///
    /// # Errors
    /// What is wrong with the tenant and with the token, both at once.
    pub fn sign_in(tenant: &str, token: &str, now: UnixSeconds) -> Result<Self, SignInProblem> {
        let token = Token::pasted(token);
        let tenant = HostName::required(tenant);
        let claims = Claims::read(token.reveal()).and_then(|claims| {
            if claims.expires > now {
                Ok(claims)
            } else {
                Err(TokenProblem::Expired(claims.expires))
            }
        });
        match (tenant, claims) {
            (Ok(tenant), Ok(claims)) => Ok(Self {
                tenant,
                token,
                claims,
                origin: Origin::Person,
            }),
            (tenant, claims) => Err(SignInProblem {
                tenant: tenant.err(),
                token: claims.err(),
            }),
        }
    }

    /// With what a broker handed out at `now`.
    pub(super) fn handed_out(
        tenant: HostName,
        token: Token,
        claims: Claims,
        now: UnixSeconds,
    ) -> Self {
        Self {
            tenant,
            token,
            claims,
            origin: Origin::Broker(now),
        }
    }

    /// The tenant whose customers are created.
    pub fn tenant(&self) -> &HostName {
        &self.tenant
    }

    /// The person, where the token names one.
    pub fn person(&self) -> Option<&str> {
        self.claims.person.as_deref()
    }

    /// The role, where the token names one.
    pub fn role(&self) -> Option<Role> {
        self.claims.role
    }

    /// Whether this person picks resellers: all but resellers themselves.
    pub fn picks_resellers(&self) -> bool {
        self.role() != Some(Role::Reseller)
    }

    /// How long the token still lasts, in seconds; 0 once it has ended.
    pub fn seconds_left(&self, now: UnixSeconds) -> i64 {
        (self.claims.expires - now).max(0)
    }

    /// How much of its life the token has left.
    pub fn life(&self, now: UnixSeconds) -> Life {
        match self.seconds_left(now) {
            0 => Life::Over,
            left if left <= SOON => Life::Short,
            _ => Life::Long,
        }
    }

    /// When the token ends.
    pub fn end(&self) -> UnixSeconds {
        self.claims.expires
    }

    /// Whether both are for the same tenant and role, and of the same person as far as both name one.
    pub fn is_like(&self, other: &Self) -> bool {
        let is_same_person = match (self.person(), other.person()) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        self.tenant == other.tenant && self.role() == other.role() && is_same_person
    }

    /// Whether the broker is to be asked for a new token, and why. A token that a person pasted is
    /// for a person to renew.
    pub fn renewal_due(&self, now: UnixSeconds) -> Option<Renewal> {
        match self.origin {
            Origin::Person => None,
            Origin::Broker(at) => renewal_due(self.claims.expires, at, now),
        }
    }

    /// Signs a request: writes its tenant and its token.
    pub(crate) fn sign(&self, onto: &mut dyn HeaderLines) {
        onto.line("X-Tenant", self.tenant.as_str());
        self.token.authorize(onto);
    }

    /// Tenant and token for this tab's storage, where a broker's token never goes: the page gets
    /// another at any time.
    pub(super) fn reveal(&self) -> Option<(&str, &str)> {
        match self.origin {
            Origin::Person => Some((self.tenant.as_str(), self.token.reveal())),
            Origin::Broker(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `{"exp":1900000000,"role":"reseller"}`
    const TOKEN: &str = "e30.eyJleHAiOjE5MDAwMDAwMDAsInJvbGUiOiJyZXNlbGxlciJ9.c2ln";

    #[test]
    fn signing_in() {
        let missing = Some(TokenProblem::Missing);
        for (tenant, token, now, expected) in [
            ("portal.contoso.example", TOKEN, 0, None),
            ("portal.contoso.example", TOKEN, 1_899_999_999, None),
            (
                "portal.contoso.example",
                TOKEN,
                1_900_000_000,
                Some((None, Some(TokenProblem::Expired(1_900_000_000)))),
            ),
            (
                "contoso",
                TOKEN,
                0,
                Some((Some(Problem::NotAHostName), None)),
            ),
            ("", "", 0, Some((Some(Problem::Required), missing.clone()))),
            ("portal.contoso.example", " ", 0, Some((None, missing))),
        ] {
            let outcome = Session::sign_in(tenant, token, now).err();
            let expected = expected.map(|(tenant, token)| SignInProblem { tenant, token });
            assert_eq!(outcome, expected, "{tenant} at {now}");
        }
    }

    #[test]
    fn a_session_says_who_and_how_long() {
        let Ok(session) = Session::sign_in("portal.contoso.example", TOKEN, 0) else {
            panic!("the token is good");
        };
        assert_eq!(session.role(), Some(Role::Reseller));
        assert!(!session.picks_resellers());
        assert_eq!(session.seconds_left(1_899_999_900), 100);
        assert_eq!(session.seconds_left(1_900_000_001), 0);
        assert_eq!(session.renewal_due(1_899_999_999), None, "nobody to ask");
        assert!(session.reveal().is_some());
        for (now, expected) in [
            (1_899_999_699, Life::Long),
            (1_899_999_700, Life::Short),
            (1_899_999_999, Life::Short),
            (1_900_000_000, Life::Over),
        ] {
            assert_eq!(session.life(now), expected, "{now}");
        }
    }
}
