//! The lines of the table, with the budgets.

use super::budget::Budget::{self, AtMost, BelowFloor, Over, Times};

/// The unit of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Bytes, to the last one.
    Bytes,
    /// Millions of bytes.
    Megabytes,
    /// Milliseconds.
    Milliseconds,
    /// So many of something.
    Count,
    /// The layout shift score.
    Score,
    /// So many times another.
    Growth,
}

/// The statistic of the samples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The median, with the range of the rounds.
    Median,
    /// The 95th percentile.
    P95,
    /// The median in terms of that of another figure.
    GrowthFrom(&'static str),
}

/// The name of the samples, the statistic, the description, the unit and the budget.
pub type Line = (&'static str, Reading, &'static str, Unit, Option<Budget>);

/// The table's.
pub const LINES: [Line; 56] = {
    use Reading::{GrowthFrom, Median, P95};
    use Unit::{Bytes, Count, Growth, Megabytes, Milliseconds, Score};
    [
        (
            "bytes",
            Median,
            "First visit, brotli",
            Bytes,
            Some(AtMost(200_000.0)),
        ),
        ("bytes.page", Median, "· page", Bytes, None),
        ("bytes.style", Median, "· style", Bytes, None),
        ("bytes.script", Median, "· script", Bytes, None),
        ("bytes.program", Median, "· program", Bytes, None),
        ("bytes.words", Median, "· words", Bytes, None),
        ("bytes.picture", Median, "· picture", Bytes, None),
        (
            "element",
            Median,
            "First element, brotli, beside the floor's first visit",
            Bytes,
            Some(AtMost(165_000.0)),
        ),
        ("element.style", Median, "· style", Bytes, None),
        ("element.script", Median, "· script", Bytes, None),
        ("element.program", Median, "· program", Bytes, None),
        ("element.words", Median, "· words", Bytes, None),
        (
            "requests",
            Median,
            "Requests of the first visit",
            Count,
            Some(AtMost(8.0)),
        ),
        (
            "requests.later",
            Median,
            "Requests that the first key adds",
            Count,
            Some(AtMost(4.0)),
        ),
        (
            "type.cold",
            Median,
            "Until the form can be typed into, cold",
            Milliseconds,
            Some(Times(1.25)),
        ),
        (
            "type.slow",
            Median,
            "The same at 1.6 Mbit/s, 150 ms, 4 × CPU",
            Milliseconds,
            Some(Over(150.0)),
        ),
        (
            "program.cold",
            Median,
            "Until the program has taken over, cold",
            Milliseconds,
            None,
        ),
        (
            "program.slow",
            Median,
            "The same at 1.6 Mbit/s, 150 ms, 4 × CPU",
            Milliseconds,
            Some(Over(1_300.0)),
        ),
        (
            "shift",
            Median,
            "Layout shift meanwhile (CLS)",
            Score,
            Some(AtMost(0.02)),
        ),
        (
            "task.longest",
            Median,
            "Longest task meanwhile",
            Milliseconds,
            Some(AtMost(200.0)),
        ),
        (
            "key.companyName.1",
            Median,
            "Key in companyName, 1 entry",
            Milliseconds,
            Some(Times(1.2)),
        ),
        ("key.companyName.1", P95, "· p95", Milliseconds, None),
        (
            "key.companyName.100",
            Median,
            "Key in companyName, 100 entries",
            Milliseconds,
            Some(Times(1.2)),
        ),
        ("key.companyName.100", P95, "· p95", Milliseconds, None),
        (
            "key.companyName.500",
            Median,
            "Key in companyName, 500 entries",
            Milliseconds,
            Some(BelowFloor),
        ),
        ("key.companyName.500", P95, "· p95", Milliseconds, None),
        (
            "key.companyName.500",
            GrowthFrom("key.companyName.1"),
            "· grown from 1 to 500",
            Growth,
            None,
        ),
        (
            "key.domain.1",
            Median,
            "Key in the last Domain, 1 entry",
            Milliseconds,
            Some(Times(1.2)),
        ),
        ("key.domain.1", P95, "· p95", Milliseconds, None),
        (
            "key.domain.100",
            Median,
            "Key in the last Domain, 100 entries",
            Milliseconds,
            Some(Times(1.2)),
        ),
        ("key.domain.100", P95, "· p95", Milliseconds, None),
        (
            "key.domain.500",
            Median,
            "Key in the last Domain, 500 entries",
            Milliseconds,
            Some(BelowFloor),
        ),
        ("key.domain.500", P95, "· p95", Milliseconds, None),
        (
            "key.domain.500",
            GrowthFrom("key.domain.1"),
            "· grown from 1 to 500",
            Growth,
            None,
        ),
        (
            "key.companyName.assists",
            Median,
            "Key in companyName, all assists on",
            Milliseconds,
            Some(Times(1.25)),
        ),
        (
            "key.companyName.dead",
            Median,
            "Key in companyName, all assists dead",
            Milliseconds,
            Some(Times(1.25)),
        ),
        (
            "key.domain.assists",
            Median,
            "Key in the Domain, all assists on",
            Milliseconds,
            Some(Times(1.25)),
        ),
        (
            "key.domain.dead",
            Median,
            "Key in the Domain, all assists dead",
            Milliseconds,
            Some(Times(1.25)),
        ),
        (
            "add",
            Median,
            "Adding 499 entries by the button",
            Milliseconds,
            Some(Times(1.0)),
        ),
        (
            "load",
            Median,
            "Loading a body with 500 entries",
            Milliseconds,
            Some(Times(1.0)),
        ),
        (
            "remove",
            Median,
            "Removing the first of 500",
            Milliseconds,
            None,
        ),
        (
            "nodes.1",
            Median,
            "Nodes in the document, 1 entry",
            Count,
            None,
        ),
        (
            "nodes.500",
            Median,
            "Nodes in the document, 500 entries",
            Count,
            Some(Times(0.3)),
        ),
        ("nodes.after", Median, "· after removing them", Count, None),
        (
            "nodes-held.1",
            Median,
            "Nodes in memory, 1 entry",
            Count,
            None,
        ),
        (
            "nodes-held.500",
            Median,
            "Nodes in memory, 500 entries",
            Count,
            None,
        ),
        (
            "nodes-held.after",
            Median,
            "· after removing them",
            Count,
            None,
        ),
        ("heap.1", Median, "JS heap, 1 entry", Megabytes, None),
        ("heap.500", Median, "JS heap, 500 entries", Megabytes, None),
        (
            "heap.after",
            Median,
            "· after removing them",
            Megabytes,
            None,
        ),
        ("wasm.1", Median, "Wasm memory, 1 entry", Megabytes, None),
        (
            "wasm.500",
            Median,
            "Wasm memory, 500 entries",
            Megabytes,
            None,
        ),
        (
            "wasm.after",
            Median,
            "· after removing them",
            Megabytes,
            None,
        ),
        (
            "memory.1",
            Median,
            "Heap and wasm, 1 entry",
            Megabytes,
            None,
        ),
        (
            "memory.500",
            Median,
            "Heap and wasm, 500 entries",
            Megabytes,
            Some(Times(2.0)),
        ),
        (
            "memory.after",
            Median,
            "· after removing them",
            Megabytes,
            None,
        ),
    ]
};
