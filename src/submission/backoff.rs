//! How long to wait before the next attempt, and how often.

use super::event::Env;
use crate::api::RetryAfter;

/// The longest wait before the second attempt: a passing overload is over in a moment.
const BASE_SECONDS: u32 = 2;

/// The longest of all waits without a word of the API: a person looks at the countdown.
const CAP_SECONDS: u32 = 60;

/// The maximum number of successive attempts. With the limits above they take half a minute on average, and a
/// minute at most.
const MOST_TRIES: u32 = 6;

/// The longest automatic wait. If the API asks for a longer one, the page shows it, and the person decides:
/// tokens expire after an hour.
const LONGEST_SECONDS: u32 = 300;

/// When the same is sent once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// After so many seconds.
    In(u32),
    /// Not by itself. The API asks for so many seconds; none: it does not say.
    Never(Option<u32>),
}

/// When to send again, after so many attempts found the API busy.
///
/// The `Retry-After` of the API counts. Without one, the wait is a random number of seconds below a limit that
/// doubles ("full jitter"), so that pages which failed together do not retry together. A `Retry-After` of zero, or
/// in the past by this computer's clock, is ignored: it would lead to a request each second.
pub(super) fn next_attempt(tries: u32, retry_after: Option<RetryAfter>, env: Env) -> Next {
    let asked = retry_after
        .map(|it| it.seconds_from(env.now))
        .filter(|seconds| *seconds > 0);
    match asked {
        _ if tries >= MOST_TRIES => Next::Never(asked),
        Some(seconds) if seconds > LONGEST_SECONDS => Next::Never(asked),
        Some(seconds) => Next::In(seconds),
        None => {
            let doublings = tries.saturating_sub(1).min(16);
            let limit = (BASE_SECONDS << doublings).min(CAP_SECONDS);
            Next::In(env.dice % limit + 1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits() {
        use Next::{In, Never};
        let after = |seconds| Some(RetryAfter::Seconds(seconds));
        let at = |moment| Some(RetryAfter::At(moment));
        for (tries, retry_after, dice, expected) in [
            (1, None, 0, In(1)),
            (1, None, 1, In(2)),
            (1, None, 2, In(1)),
            (2, None, 3, In(4)),
            (3, None, 7, In(8)),
            (5, None, 31, In(32)),
            (5, None, u32::MAX, In(32)),
            (6, None, 0, Never(None)),
            (1, after(0), 9, In(2)),
            (3, after(0), 7, In(8)),
            (6, after(0), 0, Never(None)),
            (1, after(1), 9, In(1)),
            (1, after(7), 9, In(7)),
            (5, after(300), 9, In(300)),
            (1, after(301), 9, Never(Some(301))),
            (1, after(86_400_000), 9, Never(Some(86_400_000))),
            (1, after(u32::MAX), 9, Never(Some(u32::MAX))),
            (6, after(1), 9, Never(Some(1))),
            (1, at(1012), 9, In(12)),
            (1, at(1300), 9, In(300)),
            (1, at(1301), 9, Never(Some(301))),
            (1, at(1000), 9, In(2)),
            (3, at(900), 7, In(8)),
            (3, at(-900), 7, In(8)),
        ] {
            let env = Env { now: 1000, dice };
            assert_eq!(
                next_attempt(tries, retry_after, env),
                expected,
                "{tries} {retry_after:?} {dice}"
            );
        }
    }

    #[test]
    fn every_second_up_to_the_limit_is_as_likely() {
        let mut counts = [0; 8];
        for dice in 0..8000 {
            let Next::In(seconds) = next_attempt(3, None, Env { now: 0, dice }) else {
                panic!("there is another attempt");
            };
            counts[seconds as usize - 1] += 1;
        }
        assert_eq!(counts, [1000; 8]);
    }
}
