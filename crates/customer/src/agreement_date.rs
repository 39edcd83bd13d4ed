//! The day on which the customer accepted the Microsoft Customer Agreement.

use super::Rule;

/// A calendar day. The request contains its midnight UTC, as in the specification's example:
/// `2022-12-28T00:00:00Z`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementDate(String);

/// The first plausible year of an agreement.
const FIRST_YEAR: &str = "2000";

/// From this day on Microsoft does not accept a partner's attestation: the customer accepts the agreement through a
/// link (Partner Center: "Confirm customer acceptance of the Microsoft Customer Agreement").
const BY_LINK_SINCE: &str = "2026-01-01";

impl AgreementDate {
    /// Parses a day as a date control writes it: `2022-12-28`. Blank is `None`. Years before 2000 are refused,
    /// because they are incomplete ones, such as 0026.
    pub fn parse_optional(typed: &str) -> Result<Option<Self>, Rule> {
        match typed.trim() {
            "" => Ok(None),
            day if !is_day(day) => Err(Rule::NotADate),
            day if year(day) < FIRST_YEAR => Err(Rule::OddYear),
            day => Ok(Some(Self(day.to_owned()))),
        }
    }

    /// Returns the warning about `day` on the day `today`, both as a date control writes them. `today` is empty if
    /// it is not known.
    pub(super) fn warning(day: &str, today: &str) -> Option<Rule> {
        // ISO dates sort as texts.
        if today.is_empty() || day <= today {
            None
        } else if year(day) > year(today) {
            Some(Rule::OddYear)
        } else {
            Some(Rule::AgreementDateInFuture)
        }
    }

    /// Whether an agreement of this day, as a date control writes it, is accepted through a link alone.
    pub fn needs_link(day: &str) -> bool {
        is_day(day) && day >= BY_LINK_SINCE
    }

    /// The instant of the request.
    pub fn instant(&self) -> String {
        format!("{}T00:00:00Z", self.0)
    }

    /// Returns the day of an instant in a request. `None` unless it is midnight UTC: a date control cannot show
    /// other instants.
    pub fn day_of(instant: &str) -> Option<&str> {
        let day = instant
            .strip_suffix("T00:00:00Z")
            .or_else(|| instant.strip_suffix("T00:00:00.000Z"))?;
        is_day(day).then_some(day)
    }
}

/// The four digits of the year.
fn year(day: &str) -> &str {
    day.get(..4).unwrap_or_default()
}

fn is_day(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let mut number = |digits: usize| {
        parts
            .next()
            .filter(|part| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|part| part.parse::<u32>().ok())
    };
    let (Some(year), Some(month), Some(day)) = (number(4), number(2), number(2)) else {
        return false;
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    year > 0 && (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        for (typed, expected) in [
            ("2022-12-28", Ok(Some("2022-12-28T00:00:00Z"))),
            ("2024-02-29", Ok(Some("2024-02-29T00:00:00Z"))),
            ("", Ok(None)),
            ("2023-02-29", Err(Rule::NotADate)),
            ("2100-02-29", Err(Rule::NotADate)),
            ("2022-13-01", Err(Rule::NotADate)),
            ("2022-04-31", Err(Rule::NotADate)),
            ("2022-04-00", Err(Rule::NotADate)),
            ("28/12/2022", Err(Rule::NotADate)),
            ("2022-12", Err(Rule::NotADate)),
            ("2000-01-01", Ok(Some("2000-01-01T00:00:00Z"))),
            ("1999-12-31", Err(Rule::OddYear)),
            ("0026-11-25", Err(Rule::OddYear)),
            ("0202-11-25", Err(Rule::OddYear)),
            ("0002-02-28", Err(Rule::OddYear)),
            ("0000-02-28", Err(Rule::NotADate)),
            ("12026-11-25", Err(Rule::NotADate)),
            ("2026-1-5", Err(Rule::NotADate)),
            ("-", Err(Rule::NotADate)),
        ] {
            assert_eq!(
                AgreementDate::parse_optional(typed).map(|day| day.map(|day| day.instant())),
                expected.map(|instant| instant.map(str::to_owned)),
                "{typed}"
            );
        }
    }

    #[test]
    fn the_day_of_an_instant() {
        for (instant, expected) in [
            ("2022-12-28T00:00:00Z", Some("2022-12-28")),
            ("2022-12-28T00:00:00.000Z", Some("2022-12-28")),
            ("2022-12-28T10:30:00Z", None),
            ("2022-12-28", None),
            ("2022-02-30T00:00:00Z", None),
        ] {
            assert_eq!(AgreementDate::day_of(instant), expected, "{instant}");
        }
    }

    #[test]
    fn days_to_come() {
        for (day, today, expected) in [
            ("2026-11-25", "2026-11-25", None),
            ("2026-01-01", "2026-11-25", None),
            ("2025-12-31", "2026-11-25", None),
            ("2000-01-01", "2026-11-25", None),
            (
                "2026-11-26",
                "2026-11-25",
                Some(Rule::AgreementDateInFuture),
            ),
            (
                "2026-12-31",
                "2026-11-25",
                Some(Rule::AgreementDateInFuture),
            ),
            ("2027-01-01", "2026-11-25", Some(Rule::OddYear)),
            ("2062-11-25", "2026-11-25", Some(Rule::OddYear)),
            ("9999-12-31", "2026-11-25", Some(Rule::OddYear)),
            ("2062-11-25", "", None),
            ("2025-11-25", "", None),
        ] {
            assert_eq!(AgreementDate::warning(day, today), expected, "{day}");
        }
    }

    #[test]
    fn days_since_customers_accept_through_a_link() {
        for (day, expected) in [
            ("2025-12-31", false),
            ("2026-01-01", true),
            ("2026-11-25", true),
            ("2062-11-25", true),
            ("2026-02-30", false),
            ("2026", false),
            ("", false),
        ] {
            assert_eq!(AgreementDate::needs_link(day), expected, "{day}");
        }
    }
}
