//! `/.well-known/security.txt` (RFC 9116): where to report a flaw.

use crate::clock::Seconds;
use crate::config::SecurityTxt;

/// From when on its end is warned of.
pub const WARN_SECONDS: Seconds = 30 * 24 * 3600;

/// The file.
#[must_use]
pub fn text(settings: &SecurityTxt, canonical: &str) -> String {
    let mut lines: Vec<String> = settings
        .contact
        .iter()
        .map(|contact| format!("Contact: {contact}"))
        .collect();
    lines.push(format!("Expires: {}", settings.expires));
    lines.push(format!("Canonical: {canonical}"));
    if let Some(policy) = &settings.policy {
        lines.push(format!("Policy: {policy}"));
    }
    if let Some(languages) = &settings.preferred_languages {
        lines.push(format!("Preferred-Languages: {languages}"));
    }
    lines.join("\n") + "\n"
}

/// A sentence where it ends soon or has ended.
#[must_use]
pub fn warning(settings: &SecurityTxt, now: Seconds) -> Option<String> {
    let left = seconds(&settings.expires)? - now;
    (left < WARN_SECONDS).then(|| match left {
        ..0 => "security.txt has expired: set `security_txt.expires` anew.".to_owned(),
        _ => format!("security.txt expires in {} days.", left / (24 * 3600)),
    })
}

/// `2027-06-30T00:00:00Z` in seconds since 1970; none where it is written otherwise.
#[must_use]
pub fn seconds(time: &str) -> Option<Seconds> {
    let time = time.strip_suffix('Z')?;
    let (date, time) = time.split_once('T')?;
    let numbers = |text: &str, by: char| {
        let numbers: Option<Vec<i64>> = text.split(by).map(|part| part.parse().ok()).collect();
        <[i64; 3]>::try_from(numbers?).ok()
    };
    let [year, month, day] = numbers(date, '-')?;
    let [hour, minute, second] = numbers(time, ':')?;
    let is_there = (1970..10_000).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && (0..24).contains(&hour)
        && (0..60).contains(&minute)
        && (0..=60).contains(&second);
    // Days since 1970 in the Gregorian calendar, with years that begin in March.
    let (y, m) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719_468;
    is_there.then_some(days * 86_400 + hour * 3600 + minute * 60 + second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        let cases = [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("2000-03-01T00:00:00Z", Some(951_868_800)),
            ("2026-11-26T07:00:00Z", Some(1_795_676_400)),
            ("2027-06-30T23:59:60Z", Some(1_814_400_000)),
            ("2027-13-01T00:00:00Z", None),
            ("2027-06-30", None),
            ("2027-06-30T00:00:00+01:00", None),
            ("tomorrow", None),
        ];
        for (text, expected) in cases {
            assert_eq!(seconds(text), expected, "{text}");
        }
    }

    #[test]
    fn its_end_is_warned_of_thirty_days_before() {
        let settings = SecurityTxt {
            contact: vec!["mailto:security@contoso.example".to_owned()],
            expires: "2027-06-30T00:00:00Z".to_owned(),
            policy: None,
            preferred_languages: None,
        };
        let end = seconds(&settings.expires).unwrap_or_default();
        for (now, warned) in [
            (end - WARN_SECONDS, false),
            (end - WARN_SECONDS + 1, true),
            (end + 1, true),
        ] {
            assert_eq!(warning(&settings, now).is_some(), warned, "{now}");
        }
    }
}
