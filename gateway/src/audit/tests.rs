//! The chain of audit lines has no gap after a crash, a full disk or a rotation.
#![allow(clippy::unwrap_used)]

use std::fs;

use super::*;

fn write(audit: &Audit, times: std::ops::Range<i64>) {
    for time in times {
        audit.write(&Line::new(time, Event::SignIn));
    }
}

#[test]
fn a_change_of_the_past_shows() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("audit.jsonl");
    let audit = Audit::open(Some(path.clone())).unwrap();
    write(&audit, 0..5);
    assert_eq!(verify(&path).unwrap(), Chain::Whole(5));
    let text = fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].ends_with(",\"previous\":\"\"}"), "{}", lines[0]);
    let cases = [
        (
            "a line is changed",
            text.replace("\"time\":2", "\"time\":9"),
            Chain::Broken(4),
        ),
        (
            "a line is removed",
            [lines[0], lines[1], lines[3]].join("\n"),
            Chain::Broken(3),
        ),
        (
            "a line is added",
            [lines[0], lines[1], lines[1]].join("\n"),
            Chain::Broken(3),
        ),
        (
            "lines change places",
            [lines[0], lines[2], lines[1]].join("\n"),
            Chain::Broken(2),
        ),
        (
            "another kind of line",
            [lines[0], "{}", lines[1]].join("\n"),
            Chain::Broken(2),
        ),
        (
            "the beginning is in another file",
            lines[2..].join("\n"),
            Chain::Whole(3),
        ),
        ("nothing", String::new(), Chain::Whole(0)),
    ];
    for (case, text, expected) in cases {
        fs::write(&path, text).unwrap();
        assert_eq!(verify(&path).unwrap(), expected, "{case}");
    }
}

#[test]
fn a_restart_a_crash_and_a_rotation_go_on_with_the_chain() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("audit.jsonl");
    write(&Audit::open(Some(path.clone())).unwrap(), 0..2);
    let audit = Audit::open(Some(path.clone())).unwrap();
    write(&audit, 2..4);
    assert_eq!(verify(&path).unwrap(), Chain::Whole(4), "a restart");

    let mut text = fs::read(&path).unwrap();
    text.extend_from_slice(b"{\"time\":4,\"event\":\"sig");
    fs::write(&path, text).unwrap();
    let audit = Audit::open(Some(path.clone())).unwrap();
    write(&audit, 5..7);
    assert_eq!(verify(&path).unwrap(), Chain::Whole(7), "a crash");

    let moved = folder.path().join("audit.jsonl.1");
    fs::rename(&path, &moved).unwrap();
    write(&audit, 7..8);
    audit.reopen().unwrap();
    write(&audit, 8..10);
    assert_eq!(verify(&moved).unwrap(), Chain::Whole(8), "the old file");
    assert_eq!(verify(&path).unwrap(), Chain::Whole(2), "the new file");
    let both = [fs::read(&moved).unwrap(), fs::read(&path).unwrap()].concat();
    fs::write(&path, both).unwrap();
    assert_eq!(
        verify(&path).unwrap(),
        Chain::Whole(10),
        "one after the other"
    );
}

#[test]
fn without_a_file_nothing_is_written() {
    let audit = Audit::open(None).unwrap();
    write(&audit, 0..1);
    assert_eq!(audit.reopen(), Ok(()));
    assert!(Audit::open(Some("/nowhere/audit.jsonl".into())).is_err());
}
