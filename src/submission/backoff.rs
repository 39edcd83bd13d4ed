//! How long to wait before the next attempt, and how often.

use super::event::Chance;
use crate::api::RetryAfter;

/// The longest wait before the second attempt: a passing overload is over in a moment.
const BASE_SECONDS: u32 = 2;

/// The longest of all waits without a word of the API: a person looks at the countdown.
const CAP_SECONDS: u32 = 60;

/// How many attempts in a row find the API busy before a person decides. With the two above, that is
/// half a minute of waiting on average, and one at most.
const MOST_TRIES: u32 = 6;

/// The longest wait that the API may ask for. Nobody waits longer before a page, and tokens live an
/// hour.
const LONGEST_SECONDS: u32 = 300;

/// The seconds until the next attempt, after so many found the API busy; none: no more by itself.
///
/// What the API asks for is kept to. Else any whole second up to a limit that doubles is as likely as
/// the others ("full jitter"), so that pages which failed together do not come back together.
pub(super) fn seconds_until_next(
    tries: u32,
    retry_after: Option<RetryAfter>,
    chance: Chance,
) -> Option<u32> {
    if tries >= MOST_TRIES {
        return None;
    }
    match retry_after.map(|it| it.seconds_from(chance.now)) {
        Some(seconds) if seconds > LONGEST_SECONDS => None,
        Some(seconds) => Some(seconds.max(1)),
        None => {
            let doublings = tries.saturating_sub(1).min(16);
            let limit = (BASE_SECONDS << doublings).min(CAP_SECONDS);
            Some(chance.dice % limit + 1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits() {
        let after = |seconds| Some(RetryAfter::Seconds(seconds));
        for (tries, retry_after, dice, expected) in [
            (1, None, 0, Some(1)),
            (1, None, 1, Some(2)),
            (1, None, 2, Some(1)),
            (2, None, 3, Some(4)),
            (3, None, 7, Some(8)),
            (5, None, 31, Some(32)),
            (5, None, u32::MAX, Some(32)),
            (6, None, 0, None),
            (1, after(0), 9, Some(1)),
            (1, after(7), 9, Some(7)),
            (5, after(300), 9, Some(300)),
            (1, after(301), 9, None),
            (6, after(1), 9, None),
            (1, Some(RetryAfter::At(1012)), 9, Some(12)),
            (1, Some(RetryAfter::At(900)), 9, Some(1)),
        ] {
            let chance = Chance { now: 1000, dice };
            assert_eq!(
                seconds_until_next(tries, retry_after, chance),
                expected,
                "{tries} {retry_after:?} {dice}"
            );
        }
    }

    #[test]
    fn every_second_up_to_the_limit_is_as_likely() {
        let mut counts = [0; 8];
        for dice in 0..8000 {
            let seconds = seconds_until_next(3, None, Chance { now: 0, dice });
            counts[seconds.unwrap_or_default() as usize - 1] += 1;
        }
        assert_eq!(counts, [1000; 8]);
    }
}
