//! A session: a tenant and a token that may create customers in it.

use super::claims::{Claims, TokenProblem, UnixSeconds};
use super::lifetime::TokenSpan;
use super::renewal_due::{RenewalDue, renewal_due};
use super::token::{HeaderLines, Token};
use crate::browser::clock::Clock;
use customer::{HostName, Role, Rule};

/// Somebody who is signed in.
#[derive(Clone)]
pub struct Session {
    tenant: HostName,
    token: Token,
    claims: Claims,
    span: TokenSpan,
    origin: Origin,
    connections: Connections,
}

/// What of a session is kept for a reload of this tab.
pub(super) struct Stored<'a> {
    pub(super) tenant: &'a str,
    pub(super) token: &'a str,
    /// When it ends, by this computer's clock: that clock was asked when it began. Without it the token says so.
    pub(super) end: Option<UnixSeconds>,
    pub(super) is_doubtful: bool,
}

/// How much of its life a token has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenLifetime {
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
    /// There is none here: the gateway, which was asked at this time, adds it to each request.
    Gateway(UnixSeconds),
}

/// What a person may use at the gateway.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Connections {
    /// The one in use.
    pub current: String,
    /// All of them.
    pub all: Vec<String>,
}

/// What keeps a person from signing in, control by control.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignInProblem {
    /// What is wrong with the tenant.
    pub tenant: Option<Rule>,
    /// What is wrong with the token.
    pub token: Option<TokenProblem>,
}

impl Session {
    /// Signs in with what a person pasted.
    ///
    /// # Errors
    /// What is wrong with the tenant and with the token, both at once.
    pub fn sign_in(tenant: &str, token: &str, clock: Clock) -> Result<Self, SignInProblem> {
        let token = Token::pasted(token).and_then(|token| {
            let claims = Claims::read(token.reveal())?;
            let expires = claims.expires.ok_or(TokenProblem::NoExpiry)?;
            let span = TokenSpan::of(expires, &claims, clock)?;
            Ok((token, claims, span))
        });
        match (HostName::required(tenant), token) {
            (Ok(tenant), Ok((token, claims, span))) => Ok(Self {
                tenant,
                token,
                claims,
                span,
                origin: Origin::Person,
                connections: Connections::default(),
            }),
            (tenant, token) => Err(SignInProblem {
                tenant: tenant.err(),
                token: token.err(),
            }),
        }
    }

    /// The session of this tab, unless it has ended since.
    pub(super) fn restored(stored: &Stored, now: UnixSeconds) -> Option<Self> {
        let token = Token::pasted(stored.token).ok()?;
        let claims = Claims::read(token.reveal()).ok()?;
        let session = Self {
            tenant: HostName::required(stored.tenant).ok()?,
            token,
            span: TokenSpan {
                end: stored.end.or(claims.expires)?,
                is_doubtful: stored.is_doubtful,
            },
            claims,
            origin: Origin::Person,
            connections: Connections::default(),
        };
        (session.life(now) != TokenLifetime::Over).then_some(session)
    }

    /// With what a broker handed out at `now`.
    pub(super) fn handed_out(
        tenant: HostName,
        token: Token,
        claims: Claims,
        span: TokenSpan,
        now: UnixSeconds,
    ) -> Self {
        Self {
            tenant,
            token,
            claims,
            span,
            origin: Origin::Broker(now),
            connections: Connections::default(),
        }
    }

    /// At the gateway, as it said at `now`.
    pub(super) fn at_gateway(
        tenant: HostName,
        claims: Claims,
        span: TokenSpan,
        now: UnixSeconds,
        connections: Connections,
    ) -> Self {
        Self {
            tenant,
            token: Token::none(),
            claims,
            span,
            origin: Origin::Gateway(now),
            connections,
        }
    }

    /// Whether the gateway passes the requests on.
    pub fn is_at_gateway(&self) -> bool {
        matches!(self.origin, Origin::Gateway(_))
    }

    /// What the person may use at the gateway.
    pub fn connections(&self) -> &Connections {
        &self.connections
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
        self.span.end.saturating_sub(now).max(0)
    }

    /// How much of its life the token has left.
    pub fn life(&self, now: UnixSeconds) -> TokenLifetime {
        match self.seconds_left(now) {
            0 => TokenLifetime::Over,
            left if left <= SOON => TokenLifetime::Short,
            _ => TokenLifetime::Long,
        }
    }

    /// When the token ends, by this computer's clock.
    pub fn end(&self) -> UnixSeconds {
        self.span.end
    }

    /// When the token says that it ends, where only this computer's clock says that this has passed: it may
    /// be wrong, and the API decides.
    pub fn doubtful_end(&self) -> Option<UnixSeconds> {
        self.claims.expires.filter(|_| self.span.is_doubtful)
    }

    /// Whether both are for the same tenant and role, and of the same person as far as both name one.
    pub fn is_like(&self, other: &Self) -> bool {
        let is_same_person = match (self.person(), other.person()) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        self.tenant == other.tenant
            && self.role() == other.role()
            && self.connections.current == other.connections.current
            && is_same_person
    }

    /// Whether the broker is to be asked for a new token, and why. A token that a person pasted is
    /// for a person to renew.
    pub fn renewal_due(&self, now: UnixSeconds) -> Option<RenewalDue> {
        match self.origin {
            Origin::Person => None,
            Origin::Broker(at) | Origin::Gateway(at) => renewal_due(self.span.end, at, now),
        }
    }

    /// Signs a request: writes its tenant and its token.
    pub(crate) fn sign(&self, onto: &mut dyn HeaderLines) {
        onto.line("X-Tenant", self.tenant.as_str());
        if self.is_at_gateway() {
            // No other site can send it unasked.
            onto.line("X-Requested-With", "XMLHttpRequest");
        } else {
            self.token.authorize(onto);
        }
    }

    /// What goes into this tab's storage, where a broker's token never goes: the page gets another at any
    /// time.
    pub(super) fn stored(&self) -> Option<Stored<'_>> {
        match self.origin {
            Origin::Person => Some(Stored {
                tenant: self.tenant.as_str(),
                token: self.token.reveal(),
                end: Some(self.span.end),
                is_doubtful: self.span.is_doubtful,
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
        use ServerTime::{AtLeast, Exactly, Unknown};
        let missing = Some(TokenProblem::Missing);
        let over = Some((None, Some(TokenProblem::Expired(END))));
        // {"role":"reseller"}
        let endless = "e30.eyJyb2xlIjoicmVzZWxsZXIifQ.c2ln";
        for (tenant, token, own, server, expected) in [
            ("portal.contoso.example", TOKEN, 0, Unknown, None),
            ("portal.contoso.example", TOKEN, END - 1, Unknown, None),
            // This computer's clock alone refuses nothing.
            ("portal.contoso.example", TOKEN, END, Unknown, None),
            ("portal.contoso.example", TOKEN, END + 7200, Unknown, None),
            (
                "portal.contoso.example",
                TOKEN,
                END + 7200,
                Exactly(END - 60),
                None,
            ),
            (
                "portal.contoso.example",
                TOKEN,
                END + 7200,
                AtLeast(END - 60),
                None,
            ),
            (
                "portal.contoso.example",
                TOKEN,
                END - 60,
                Exactly(END),
                None,
            ),
            (
                "portal.contoso.example",
                TOKEN,
                END,
                Exactly(END),
                over.clone(),
            ),
            ("portal.contoso.example", TOKEN, END + 1, AtLeast(END), over),
            (
                "portal.contoso.example",
                endless,
                0,
                Unknown,
                Some((None, Some(TokenProblem::NoExpiry))),
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
            let expected = expected.map(|(tenant, token)| SignInProblem { tenant, token });
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
        assert_eq!(session.doubtful_end(), None);
        for (now, expected) in [
            (END - 301, TokenLifetime::Long),
            (END - 300, TokenLifetime::Short),
            (END - 1, TokenLifetime::Short),
            (END, TokenLifetime::Over),
        ] {
            assert_eq!(session.life(now), expected, "{now}");
        }
    }

    #[test]
    fn a_reload_keeps_how_long_a_session_lasts() {
        for (own, server, after, expected) in [
            (END - 600, ServerTime::Unknown, 599, Some(None)),
            (END - 600, ServerTime::Unknown, 600, None),
            // Two hours ahead: it lasts as long as by the server's clock.
            (END + 7200, ServerTime::Exactly(END - 600), 599, Some(None)),
            (END + 7200, ServerTime::Exactly(END - 600), 600, None),
            (END + 7200, ServerTime::Unknown, 90_000, Some(Some(END))),
        ] {
            let session = Session::sign_in("t.example", TOKEN, Clock { own, server });
            let Ok(session) = session else {
                panic!("the token is good");
            };
            let Some(stored) = session.stored() else {
                panic!("a person's own session is stored");
            };
            let restored = Session::restored(&stored, own + after);
            let found = restored.map(|it| it.doubtful_end());
            assert_eq!(found, expected, "{own} {server:?} {after}");
        }
    }

    #[test]
    fn a_session_that_was_kept_without_its_end_ends_with_its_token() {
        for (now, is_there) in [(END - 60, true), (END + 60, false)] {
            let stored = Stored {
                tenant: "t.example",
                token: TOKEN,
                end: None,
                is_doubtful: false,
            };
            assert_eq!(Session::restored(&stored, now).is_some(), is_there, "{now}");
        }
    }
}
