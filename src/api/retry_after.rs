//! `Retry-After` (RFC 9110, section 10.2.3): when to come back.

use crate::session::UnixSeconds;

/// When the API wants to be asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryAfter {
    /// So many seconds after its answer.
    Seconds(u32),
    /// At this time.
    At(UnixSeconds),
}

impl RetryAfter {
    /// Reads the header. The two forms of a date that RFC 9110 calls obsolete, and everything else,
    /// count as not said.
    pub fn read(header: &str) -> Option<Self> {
        let header = header.trim();
        match header.parse() {
            Ok(seconds) => Some(Self::Seconds(seconds)),
            Err(_) => date(header).map(Self::At),
        }
    }

    /// How many seconds that is from now on.
    pub fn seconds_from(self, now: UnixSeconds) -> u32 {
        match self {
            Self::Seconds(seconds) => seconds,
            Self::At(moment) => u32::try_from((moment - now).max(0)).unwrap_or(u32::MAX),
        }
    }
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`
fn date(text: &str) -> Option<UnixSeconds> {
    const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let mut words = text
        .strip_suffix(" GMT")?
        .split_once(',')?
        .1
        .trim_start()
        .split([' ', ':']);
    let day = number(words.next()?)?;
    let month = words.next().filter(|it| it.len() == 3)?;
    let month = MONTHS.find(month).filter(|at| at % 3 == 0)? / 3;
    let year = number(words.next()?)?;
    let (hours, minutes) = (number(words.next()?)?, number(words.next()?)?);
    let seconds = number(words.next()?)?;
    if words.next().is_some() || day > 31 || hours > 23 || minutes > 59 || seconds > 60 {
        return None;
    }
    // Years that begin in March end with the leap day, which then needs no rule of its own.
    let month = i64::try_from(month).ok()?;
    let (year, month) = if month < 2 {
        (year - 1, month + 10)
    } else {
        (year, month - 2)
    };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + day - 1;
    /// From 0000-03-01 to 1970-01-01.
    const EPOCH: i64 = 719_468;
    Some((days - EPOCH) * 86_400 + hours * 3600 + minutes * 60 + seconds)
}

/// Two or four digits.
fn number(text: &str) -> Option<i64> {
    let is_number = matches!(text.len(), 2 | 4) && text.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers() {
        for (header, expected) in [
            ("120", Some(RetryAfter::Seconds(120))),
            (" 0 ", Some(RetryAfter::Seconds(0))),
            (
                "Sun, 06 Nov 1994 08:49:37 GMT",
                Some(RetryAfter::At(784_111_777)),
            ),
            ("Thu, 01 Jan 1970 00:00:00 GMT", Some(RetryAfter::At(0))),
            (
                "Thu, 29 Feb 2024 12:00:00 GMT",
                Some(RetryAfter::At(1_709_208_000)),
            ),
            (
                "Fri, 01 Mar 2024 00:00:00 GMT",
                Some(RetryAfter::At(1_709_251_200)),
            ),
            (
                "Wed, 31 Dec 2036 23:59:59 GMT",
                Some(RetryAfter::At(2_114_380_799)),
            ),
            ("Sunday, 06-Nov-94 08:49:37 GMT", None),
            ("Sun Nov  6 08:49:37 1994", None),
            ("Sun, 06 anF 1994 08:49:37 GMT", None),
            ("Sun, 06 Nov 1994 24:49:37 GMT", None),
            ("Sun, 06 Nov 1994 08:49:37", None),
            ("Sun, 06 Nov 1994 08:49:37:00 GMT", None),
            ("-1", None),
            ("1.5", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(RetryAfter::read(header), expected, "{header}");
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
}
