//! A session: a tenant and a token that may create customers in it.

use super::claims::{Claims, TokenError, UnixSeconds};
use super::lifetime::TokenValidity;
use super::renewal_due::{RenewalDue, renewal_due};
use super::token::{HeaderWriter, Token};
use crate::browser::clock::Clock;
use customer::{HostName, Role, Rule};

/// The session of a signed-in person.
#[derive(Clone)]
pub struct Session {
    tenant: HostName,
    token: Token,
    claims: Claims,
    validity: TokenValidity,
    origin: Origin,
    connections: Connections,
}

/// The part of a session that is stored for a reload of this tab.
pub(super) struct StoredSession<'a> {
    pub(super) tenant: &'a str,
    pub(super) token: &'a str,
    /// The expiry by this computer's clock, as determined at sign-in. Without it the token's own claim applies.
    pub(super) end: Option<UnixSeconds>,
    pub(super) is_uncertain: bool,
}

/// The remaining lifetime of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenLifetime {
    /// More than [`SOON`].
    Long,
    /// [`SOON`] or less.
    Short,
    /// Expired.
    Expired,
}

/// Seconds before its expiry from which a token counts as expiring soon.
const SOON: i64 = 5 * 60;

/// The origin of a token.
#[derive(Clone, Copy)]
enum Origin {
    /// Pasted by the person.
    Person,
    /// Issued by a broker at this time.
    Broker(UnixSeconds),
    /// Held by the gateway, which adds it to each request. The time is that of the gateway's response.
    Gateway(UnixSeconds),
}

/// The connections of a person at the gateway.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Connections {
    /// The selected connection.
    pub current: String,
    pub all: Vec<String>,
}

/// The errors of the sign-in form, by control.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignInError {
    pub tenant: Option<Rule>,
    pub token: Option<TokenError>,
}

impl Session {
    /// Signs in with the tenant and the token that the person typed.
    ///
    /// # Errors
    /// The errors of both controls.
    pub fn sign_in(tenant: &str, token: &str, clock: Clock) -> Result<Self, SignInError> {
        let token = Token::extract(token).and_then(|token| {
            let claims = Claims::read(token.reveal())?;
            let expires = claims.expires.ok_or(TokenError::NoExpiry)?;
            let validity = TokenValidity::from_claims(expires, &claims, clock)?;
            Ok((token, claims, validity))
        });
        match (HostName::parse(tenant), token) {
            (Ok(tenant), Ok((token, claims, validity))) => Ok(Self {
                tenant,
                token,
                claims,
                validity,
                origin: Origin::Person,
                connections: Connections::default(),
            }),
            (tenant, token) => Err(SignInError {
                tenant: tenant.err(),
                token: token.err(),
            }),
        }
    }

    /// Restores the stored session of this tab. `None`: it cannot be used, or has expired.
    pub(super) fn from_stored(stored: &StoredSession, now: UnixSeconds) -> Option<Self> {
        let token = Token::extract(stored.token).ok()?;
        let claims = Claims::read(token.reveal()).ok()?;
        let session = Self {
            tenant: HostName::parse(stored.tenant).ok()?,
            token,
            validity: TokenValidity {
                end: stored.end.or(claims.expires)?,
                is_uncertain: stored.is_uncertain,
            },
            claims,
            origin: Origin::Person,
            connections: Connections::default(),
        };
        (session.lifetime(now) != TokenLifetime::Expired).then_some(session)
    }

    /// Creates a session with a token that a broker issued at `now`.
    pub(super) fn with_broker_token(
        tenant: HostName,
        token: Token,
        claims: Claims,
        validity: TokenValidity,
        now: UnixSeconds,
    ) -> Self {
        Self {
            tenant,
            token,
            claims,
            validity,
            origin: Origin::Broker(now),
            connections: Connections::default(),
        }
    }

    /// Creates a session at the gateway, received at `now`.
    pub(super) fn with_gateway(
        tenant: HostName,
        claims: Claims,
        validity: TokenValidity,
        now: UnixSeconds,
        connections: Connections,
    ) -> Self {
        Self {
            tenant,
            token: Token::empty(),
            claims,
            validity,
            origin: Origin::Gateway(now),
            connections,
        }
    }

    /// Whether the gateway forwards the requests.
    pub fn is_at_gateway(&self) -> bool {
        matches!(self.origin, Origin::Gateway(_))
    }

    /// The connections of the person at the gateway.
    pub fn connections(&self) -> &Connections {
        &self.connections
    }

    /// The tenant in which customers are created.
    pub fn tenant(&self) -> &HostName {
        &self.tenant
    }

    /// The person, if the token names one.
    pub fn person(&self) -> Option<&str> {
        self.claims.person.as_deref()
    }

    /// The role, if the token names one.
    pub fn role(&self) -> Option<Role> {
        self.claims.role
    }

    /// Whether the person chooses resellers: everybody but resellers.
    pub fn picks_resellers(&self) -> bool {
        self.role() != Some(Role::Reseller)
    }

    /// The seconds until the token expires; 0 once it has expired.
    pub fn seconds_left(&self, now: UnixSeconds) -> i64 {
        self.validity.end.saturating_sub(now).max(0)
    }

    pub fn lifetime(&self, now: UnixSeconds) -> TokenLifetime {
        match self.seconds_left(now) {
            0 => TokenLifetime::Expired,
            left if left <= SOON => TokenLifetime::Short,
            _ => TokenLifetime::Long,
        }
    }

    /// The expiry of the token, by this computer's clock.
    pub fn end(&self) -> UnixSeconds {
        self.validity.end
    }

    /// The token's own expiry, if it has passed only by this computer's clock. The clock may be wrong, so the API
    /// decides.
    pub fn uncertain_end(&self) -> Option<UnixSeconds> {
        self.claims.expires.filter(|_| self.validity.is_uncertain)
    }

    /// Whether both sessions have the same tenant, role and connection, and the same person as far as both name
    /// one.
    pub fn has_same_identity(&self, other: &Self) -> bool {
        let is_same_person = match (self.person(), other.person()) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        self.tenant == other.tenant
            && self.role() == other.role()
            && self.connections.current == other.connections.current
            && is_same_person
    }

    /// Returns whether and why a new token must be requested. Tokens that a person pasted are renewed by the
    /// person.
    pub fn renewal_due(&self, now: UnixSeconds) -> Option<RenewalDue> {
        match self.origin {
            Origin::Person => None,
            Origin::Broker(at) | Origin::Gateway(at) => renewal_due(self.validity.end, at, now),
        }
    }

    /// Writes the tenant and the token into the headers of a request.
    pub(crate) fn write_headers(&self, headers: &mut dyn HeaderWriter) {
        headers.write_header("X-Tenant", self.tenant.as_str());
        if self.is_at_gateway() {
            // Other sites cannot send this header without a preflight.
            headers.write_header("X-Requested-With", "XMLHttpRequest");
        } else {
            self.token.authorize(headers);
        }
    }

    /// Returns the data for this tab's storage. `None` for sessions of a broker: their tokens are never stored,
    /// because the page can request another.
    pub(super) fn to_stored(&self) -> Option<StoredSession<'_>> {
        match self.origin {
            Origin::Person => Some(StoredSession {
                tenant: self.tenant.as_str(),
                token: self.token.reveal(),
                end: Some(self.validity.end),
                is_uncertain: self.validity.is_uncertain,
            }),
            Origin::Broker(_) | Origin::Gateway(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::clock::ServerTime;

    /// `{"exp":1900000000,"role":"reseller"}`
    const TOKEN: &str = "e30.eyJleHAiOjE5MDAwMDAwMDAsInJvbGUiOiJyZXNlbGxlciJ9.c2ln";

    const END: UnixSeconds = 1_900_000_000;

    #[test]
    fn signing_in() {
        use ServerTime::{AtLeast, Exact, Unknown};
        let missing = Some(TokenError::Missing);
        let over = Some((None, Some(TokenError::Expired(END))));
        // {"role":"reseller"}
        let endless = "e30.eyJyb2xlIjoicmVzZWxsZXIifQ.c2ln";
        for (tenant, token, own, server, expected) in [
            ("portal.contoso.example", TOKEN, 0, Unknown, None),
            ("portal.contoso.example", TOKEN, END - 1, Unknown, None),
            // This computer's clock alone refuses no token.
            ("portal.contoso.example", TOKEN, END, Unknown, None),
            ("portal.contoso.example", TOKEN, END + 7200, Unknown, None),
            (
                "portal.contoso.example",
                TOKEN,
                END + 7200,
                Exact(END - 60),
                None,
            ),
            (
                "portal.contoso.example",
                TOKEN,
                END + 7200,
                AtLeast(END - 60),
                None,
            ),
            ("portal.contoso.example", TOKEN, END - 60, Exact(END), None),
            (
                "portal.contoso.example",
                TOKEN,
                END,
                Exact(END),
                over.clone(),
            ),
            ("portal.contoso.example", TOKEN, END + 1, AtLeast(END), over),
            (
                "portal.contoso.example",
                endless,
                0,
                Unknown,
                Some((None, Some(TokenError::NoExpiry))),
            ),
            (
                "contoso",
                TOKEN,
                0,
                Unknown,
                Some((Some(Rule::NotAHostName), None)),
            ),
            (
                "",
                "",
                0,
                Unknown,
                Some((Some(Rule::Required), missing.clone())),
            ),
            (
                "portal.contoso.example",
                " ",
                0,
                Unknown,
                Some((None, missing)),
            ),
        ] {
            let outcome = Session::sign_in(tenant, token, Clock { own, server }).err();
            let expected = expected.map(|(tenant, token)| SignInError { tenant, token });
            assert_eq!(outcome, expected, "{tenant} at {own} {server:?}");
        }
    }

    #[test]
    fn a_session_says_who_and_how_long() {
        let Ok(session) = Session::sign_in("portal.contoso.example", TOKEN, Clock::own(0)) else {
            panic!("the token is good");
        };
        assert_eq!(session.role(), Some(Role::Reseller));
        assert!(!session.picks_resellers());
        assert_eq!(session.seconds_left(END - 100), 100);
        assert_eq!(session.seconds_left(END + 1), 0);
        assert_eq!(session.renewal_due(END - 1), None, "nobody to ask");
        assert_eq!(session.uncertain_end(), None);
        for (now, expected) in [
            (END - 301, TokenLifetime::Long),
            (END - 300, TokenLifetime::Short),
            (END - 1, TokenLifetime::Short),
            (END, TokenLifetime::Expired),
        ] {
            assert_eq!(session.lifetime(now), expected, "{now}");
        }
    }

    #[test]
    fn a_reload_keeps_how_long_a_session_lasts() {
        for (own, server, after, expected) in [
            (END - 600, ServerTime::Unknown, 599, Some(None)),
            (END - 600, ServerTime::Unknown, 600, None),
            // Two hours ahead: the session lasts as long as by the server's clock.
            (END + 7200, ServerTime::Exact(END - 600), 599, Some(None)),
            (END + 7200, ServerTime::Exact(END - 600), 600, None),
            (END + 7200, ServerTime::Unknown, 90_000, Some(Some(END))),
        ] {
            let session = Session::sign_in("t.example", TOKEN, Clock { own, server });
            let Ok(session) = session else {
                panic!("the token is good");
            };
            let Some(stored) = session.to_stored() else {
                panic!("a person's own session is stored");
            };
            let restored = Session::from_stored(&stored, own + after);
            let found = restored.map(|it| it.uncertain_end());
            assert_eq!(found, expected, "{own} {server:?} {after}");
        }
    }

    #[test]
    fn a_session_that_was_kept_without_its_end_ends_with_its_token() {
        for (now, is_there) in [(END - 60, true), (END + 60, false)] {
            let stored = StoredSession {
                tenant: "t.example",
                token: TOKEN,
                end: None,
                is_uncertain: false,
            };
            assert_eq!(
                Session::from_stored(&stored, now).is_some(),
                is_there,
                "{now}"
            );
        }
    }
}
