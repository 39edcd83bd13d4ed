//! Every way in which services write a path of the request.

/// A step of a path.
#[derive(Clone, Copy, Debug)]
pub enum PathSegment {
    /// A property, by its name in the specification.
    Name(&'static str),
    /// An entry of the map of providers: its GUID and its position.
    Entry(&'static str, usize),
    /// An entry of the map of offer types: its name and its position.
    OfferType(&'static str, usize),
    /// An item of a list.
    Item(usize),
}

/// How the steps are put together.
#[derive(Clone, Copy)]
enum Style {
    /// `a.b.0.c`
    Dotted,
    /// `a.b[0].c`
    Bracketed,
    /// `a.b['0'].c`
    SingleQuoted,
    /// `a.b["0"].c`
    DoubleQuoted,
    /// `['a']['b']['0']['c']`
    AllQuoted,
    /// `/a/b/0/c`
    Pointer,
    /// `#/a/b/0/c`
    Fragment,
}

#[derive(Clone, Copy)]
enum Case {
    Camel,
    Pascal,
    Upper,
    Lower,
    Snake,
    Kebab,
}

#[derive(Clone, Copy)]
enum KeyForm {
    AsSent,
    Upper,
    Lower,
    Braces,
    Bare,
    Position,
}

/// Where .NET puts a `Value`.
#[derive(Clone, Copy)]
enum Wrapping {
    Nowhere,
    /// Around the value of each entry of a map.
    Entries,
    /// Around the map of offer types, as in the specification's example.
    Example,
    /// Both.
    Everywhere,
}

const STYLES: [Style; 7] = [
    Style::Dotted,
    Style::Bracketed,
    Style::SingleQuoted,
    Style::DoubleQuoted,
    Style::AllQuoted,
    Style::Pointer,
    Style::Fragment,
];
const CASES: [Case; 6] = [
    Case::Camel,
    Case::Pascal,
    Case::Upper,
    Case::Lower,
    Case::Snake,
    Case::Kebab,
];
const KEY_FORMS: [KeyForm; 6] = [
    KeyForm::AsSent,
    KeyForm::Upper,
    KeyForm::Lower,
    KeyForm::Braces,
    KeyForm::Bare,
    KeyForm::Position,
];
const WRAPPINGS: [Wrapping; 4] = [
    Wrapping::Nowhere,
    Wrapping::Entries,
    Wrapping::Example,
    Wrapping::Everywhere,
];
/// The prefix of the path: nothing, or the names of variables.
const VARIABLES: [&[&str]; 5] = [
    &[],
    &["customer"],
    &["Model"],
    &["request", "Customer"],
    &["createCustomerCommand"],
];

/// All spellings of a path; some of them may be the same. `before` and the white space around take
/// turns, everything else is combined with everything.
pub fn spellings(path: &[PathSegment]) -> Vec<String> {
    let mut all = Vec::new();
    for style in STYLES {
        for case in CASES {
            for form in KEY_FORMS {
                for wrapping in WRAPPINGS {
                    let turn = all.len();
                    let before = VARIABLES[turn % VARIABLES.len()];
                    let path = joined(style, before, &segments(path, case, form, wrapping));
                    all.push(match turn % 7 {
                        0 => format!(" {path}\n"),
                        1 if !matches!(style, Style::Pointer | Style::Fragment) => {
                            let dot = if path.starts_with('[') { "" } else { "." };
                            format!("${dot}{path}")
                        }
                        _ => path,
                    });
                }
            }
        }
    }
    all
}

enum Segment {
    Name(String),
    Key(String),
}

fn segments(path: &[PathSegment], case: Case, form: KeyForm, wrapping: Wrapping) -> Vec<Segment> {
    let value = || Segment::Name(cased("value", case));
    let mut segments = Vec::new();
    for (at, step) in path.iter().enumerate() {
        let next = path.get(at + 1);
        let has_value = matches!(next, Some(PathSegment::Name(name)) if *name != "key");
        match *step {
            PathSegment::Name(name) => segments.push(Segment::Name(cased(name, case))),
            PathSegment::Item(position) => segments.push(Segment::Key(position.to_string())),
            PathSegment::Entry(guid, position) => {
                segments.push(Segment::Key(keyed(guid, position, form)));
                // An entry may be wrapped as a whole.
                if (next.is_none() || has_value)
                    && matches!(wrapping, Wrapping::Entries | Wrapping::Everywhere)
                {
                    segments.push(value());
                }
            }
            PathSegment::OfferType(name, position) => {
                if matches!(wrapping, Wrapping::Example | Wrapping::Everywhere) {
                    segments.push(value());
                }
                let form = match form {
                    KeyForm::Braces | KeyForm::Bare => KeyForm::AsSent,
                    form => form,
                };
                segments.push(Segment::Key(keyed(name, position, form)));
                match wrapping {
                    Wrapping::Entries | Wrapping::Everywhere if has_value => segments.push(value()),
                    Wrapping::Example => segments.push(Segment::Name(cased("margin", case))),
                    _ => (),
                }
            }
        }
    }
    segments
}

fn cased(name: &str, case: Case) -> String {
    let first = |upper: bool| {
        let (first, rest) = name.split_at(1);
        match upper {
            true => first.to_uppercase() + rest,
            false => first.to_lowercase() + rest,
        }
    };
    match case {
        Case::Camel => first(false),
        Case::Pascal => first(true),
        Case::Upper => name.to_uppercase(),
        Case::Lower => name.to_lowercase(),
        Case::Snake => in_words(name, '_'),
        Case::Kebab => in_words(name, '-'),
    }
}

fn in_words(name: &str, mark: char) -> String {
    let mut words = String::new();
    let mut was_small = false;
    for letter in name.chars() {
        if was_small && !letter.is_lowercase() {
            words.push(mark);
        }
        was_small = letter.is_lowercase();
        words.extend(letter.to_lowercase());
    }
    words
}

fn keyed(key: &str, position: usize, form: KeyForm) -> String {
    match form {
        KeyForm::AsSent => key.to_owned(),
        KeyForm::Upper => key.to_uppercase(),
        KeyForm::Lower => key.to_lowercase(),
        KeyForm::Braces => format!("{{{key}}}"),
        KeyForm::Bare => key.replace('-', ""),
        KeyForm::Position => position.to_string(),
    }
}

fn joined(style: Style, before: &[&str], segments: &[Segment]) -> String {
    let before = before.iter().map(|name| Segment::Name((*name).to_owned()));
    let before: Vec<_> = before.collect();
    let mut path = match style {
        Style::Fragment => "#".to_owned(),
        _ => String::new(),
    };
    for segment in before.iter().chain(segments) {
        let (Segment::Name(text) | Segment::Key(text)) = segment;
        let pointed = text.replace('~', "~0").replace('/', "~1");
        path += &match (style, segment) {
            (Style::Pointer, _) => format!("/{pointed}"),
            (Style::Fragment, _) => {
                let escaped = pointed.replace('{', "%7B").replace('}', "%7d");
                format!("/{}", escaped.replace('~', "%7e"))
            }
            (Style::AllQuoted, _) | (Style::SingleQuoted, Segment::Key(_)) => format!("['{text}']"),
            (Style::DoubleQuoted, Segment::Key(_)) => format!("[\"{text}\"]"),
            (Style::Bracketed, Segment::Key(_)) => format!("[{text}]"),
            _ if path.is_empty() => text.clone(),
            _ => format!(".{text}"),
        };
    }
    path
}
