//! The headers of a request for people to read, without the token.

use super::transport::Request;
use crate::auth::HeaderWriter;

/// The value of a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DescribedValue {
    Text(String),
    /// `Bearer` and the token.
    BearerToken,
}

/// A header of a request.
pub type DescribedHeader = (&'static str, DescribedValue);

impl Request {
    /// The headers that [`Self::write_headers`] writes. The token is not among them.
    pub fn described_headers(&self) -> Vec<DescribedHeader> {
        let mut described = Described::default();
        self.write_headers(&mut described);
        described.0
    }
}

#[derive(Default)]
struct Described(Vec<DescribedHeader>);

impl HeaderWriter for Described {
    fn write_header(&mut self, name: &'static str, value: &str) {
        let value = match name {
            "Authorization" => DescribedValue::BearerToken,
            _ => DescribedValue::Text(value.to_owned()),
        };
        self.0.push((name, value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Client, Pending, Response, Transport, TransportError};
    use crate::auth::Session;
    use crate::browser::clock::Clock;
    use customer::Guid;
    use std::sync::Arc;
    use std::time::Duration;

    /// `{"exp":1900000000}`
    const TOKEN: &str = "e30.eyJleHAiOjE5MDAwMDAwMDB9.c2ln";

    struct Unused;

    impl Transport for Unused {
        fn send(&self, _: Request) -> Pending<Result<Response, TransportError>> {
            Box::pin(async { Err(TransportError::NotReached) })
        }
    }

    #[test]
    fn the_headers_of_a_creation_have_no_token() {
        let (Ok(session), Ok(correlation)) = (
            Session::sign_in("portal.contoso.example", TOKEN, Clock::own(0)).map_err(drop),
            Guid::parse("11111111-1111-4111-8111-111111111111"),
        ) else {
            panic!("both are sound");
        };
        let client = Client::new(
            "https://api.example/",
            Duration::ZERO,
            session,
            Arc::new(Unused),
        );
        let request = client.creation("{}".to_owned(), correlation);
        assert_eq!(request.address, "https://api.example/v1/Customers");
        let text = |text: &str| DescribedValue::Text(text.to_owned());
        assert_eq!(
            request.described_headers(),
            [
                ("Accept", text("application/json")),
                ("Content-Type", text("application/json")),
                (
                    "X-Correlation-Id",
                    text("11111111-1111-4111-8111-111111111111")
                ),
                ("X-Tenant", text("portal.contoso.example")),
                ("Authorization", DescribedValue::BearerToken),
            ]
        );
    }
}
