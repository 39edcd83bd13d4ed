//! `Retry-After` (RFC 9110, section 10.2.3).

use crate::auth::UnixSeconds;
use httpdate::parse_http_date;
use std::time::UNIX_EPOCH;

/// The time of the next attempt, as the API states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryAfter {
    /// Seconds after the response.
    Seconds(u32),
    /// This time, by an unknown clock.
    At(UnixSeconds),
}

impl RetryAfter {
    /// Parses the header of a response with this `Date`. A date becomes the seconds since that `Date`: both are by
    /// the same clock, which may differ from this computer's. `None` if it is neither a number of seconds nor a
    /// date.
    pub fn read(header: &str, date: Option<&str>) -> Option<Self> {
        let header = header.trim();
        if !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit()) {
            // Numbers that do not fit mean a very long time.
            return Some(Self::Seconds(header.parse().unwrap_or(u32::MAX)));
        }
        let at = Self::At(http_date(header)?);
        Some(match date.and_then(http_date) {
            Some(answered) => Self::Seconds(at.seconds_from(answered)),
            None => at,
        })
    }

    /// The seconds from `now` on.
    pub fn seconds_from(self, now: UnixSeconds) -> u32 {
        match self {
            Self::Seconds(seconds) => seconds,
            Self::At(moment) => u32::try_from((moment - now).max(0)).unwrap_or(u32::MAX),
        }
    }
}

/// Parses an HTTP date in the current format or one of the two obsolete ones (RFC 9110, section 5.6.7).
fn http_date(text: &str) -> Option<UnixSeconds> {
    let date = parse_http_date(text.trim()).ok()?;
    let seconds = date.duration_since(UNIX_EPOCH).ok()?.as_secs();
    UnixSeconds::try_from(seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWERED: &str = "Fri, 15 Jan 2027 08:00:00 GMT";

    #[test]
    fn headers() {
        use RetryAfter::{At, Seconds};
        for (header, expected) in [
            ("120", Some(Seconds(120))),
            (" 0 ", Some(Seconds(0))),
            ("007", Some(Seconds(7))),
            ("86400000", Some(Seconds(86_400_000))),
            ("99999999999999999999", Some(Seconds(u32::MAX))),
            ("Fri, 15 Jan 2027 08:00:02 GMT", Some(Seconds(2))),
            ("Friday, 15-Jan-27 08:00:02 GMT", Some(Seconds(2))),
            ("Fri Jan 15 08:00:02 2027", Some(Seconds(2))),
            ("Fri, 15 Jan 2027 08:00:00 GMT", Some(Seconds(0))),
            ("Fri, 15 Jan 2027 07:00:00 GMT", Some(Seconds(0))),
            ("Sat, 16 Jan 2027 08:00:00 GMT", Some(Seconds(86_400))),
            ("Wed, 31 Dec 9997 23:59:59 GMT", Some(Seconds(u32::MAX))),
            ("-1", None),
            ("+1", None),
            ("1.5", None),
            ("1e3", None),
            ("120 s", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(
                RetryAfter::read(header, Some(ANSWERED)),
                expected,
                "{header}"
            );
            for date in [None, Some(""), Some("today")] {
                let read = RetryAfter::read(header, date);
                match (expected, http_date(header)) {
                    (_, Some(at)) => assert_eq!(read, Some(At(at)), "{header}"),
                    (expected, None) => assert_eq!(read, expected, "{header}"),
                }
            }
        }
    }

    #[test]
    fn seconds_from_now() {
        for (told, now, expected) in [
            (RetryAfter::Seconds(7), 1000, 7),
            (RetryAfter::At(1030), 1000, 30),
            (RetryAfter::At(1000), 1000, 0),
            (RetryAfter::At(10), 1000, 0),
            (RetryAfter::At(i64::from(u32::MAX) + 2000), 1000, u32::MAX),
        ] {
            assert_eq!(told.seconds_from(now), expected, "{told:?}");
        }
    }

    #[test]
    fn dates_of_http() {
        for (text, expected) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(784_111_777)),
            ("Sunday, 06-Nov-94 08:49:37 GMT", Some(784_111_777)),
            ("Sun Nov  6 08:49:37 1994", Some(784_111_777)),
            (" Sun, 06 Nov 1994 08:49:37 GMT ", Some(784_111_777)),
            ("Thu, 01 Jan 1970 00:00:00 GMT", Some(0)),
            ("Thu, 29 Feb 2024 12:00:00 GMT", Some(1_709_208_000)),
            ("Fri, 01 Mar 2024 00:00:00 GMT", Some(1_709_251_200)),
            ("Wed, 31 Dec 2036 23:59:59 GMT", Some(2_114_380_799)),
            ("Friday, 15-Jan-27 08:00:02 GMT", Some(1_800_000_002)),
            ("Fri Jan 15 08:00:02 2027", Some(1_800_000_002)),
            ("Sun, 06 anF 1994 08:49:37 GMT", None),
            ("Sun, 06 Nov 1994 24:49:37 GMT", None),
            ("Mon, 06 Nov 1994 08:49:37 GMT", None),
            ("Thu, 30 Feb 2024 12:00:00 GMT", None),
            ("Sun, 06 Nov 1994 08:49:37", None),
            ("Sun, 06 Nov 1994 08:49:37 +0100", None),
            ("Sun, 06 Nov 1994 08:49:37:00 GMT", None),
            ("1994-11-06T08:49:37Z", None),
            ("784111777", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(http_date(text), expected, "{text}");
        }
    }
}
