//! A memo that its signals forget.

use leptos::prelude::{ArcMemo, on_cleanup};
use leptos::reactive::graph::{Subscriber, ToAnySubscriber};

/// A memo in a row of the form, until the owner around it ends. Then its signals forget it: a dropped memo stays allocated
/// until each of its signals changes, and those of the whole form may never do.
pub fn scoped_memo<T>(read: impl Fn() -> T + Send + Sync + 'static) -> ArcMemo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let memo = ArcMemo::new(move |_| read());
    let subscriber = memo.to_any_subscriber();
    on_cleanup(move || subscriber.clear_sources(&subscriber));
    memo
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::prelude::*;

    #[test]
    fn its_signals_forget_it_with_the_owner() {
        let (owner, signal) = (Owner::new(), ArcRwSignal::new(1));
        let read = signal.clone();
        let memo = owner.with(|| scoped_memo(move || read.get()));
        assert_eq!(memo.get_untracked(), 1);
        signal.set(2);
        assert_eq!(memo.get_untracked(), 2);
        owner.cleanup();
        signal.set(3);
        assert_eq!(memo.get_untracked(), 2);
    }
}
