//! A pasted text, taken apart into the values of a customer.

mod company;
mod contact;
mod nation;
mod numbers;
mod place;

use super::Certainty::{self, Sure, Unsure};
use super::hints::Hints;
use super::labels::{Label, label_of, labelled};
use super::person::is_addressed_person;
use super::table;
use super::vocabulary::is_closing;
use customer::{CountryCode, DecimalMark, Property, Rule, RuleContext, Severity, has_legal_form};

/// More than any signature or row has.
const LETTERS_MAX: usize = 6_000;
const PIECES_MAX: usize = 200;

/// A longer line is a sentence, such as the note on confidentiality below a signature.
const LINE_MAX: usize = 160;

/// Finds the country that a key ([`name_key`]) names.
pub type CountryNamed<'a> = &'a dyn Fn(&str) -> Option<CountryCode>;

/// A value that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub property: Property,
    pub value: String,
    pub certainty: Certainty,
}

/// What a text was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// In the order of the page.
    pub found: Vec<Found>,
    /// The rows of a table that were left out: a form has one customer.
    pub further_rows: usize,
}

/// A piece of the text: a line, a part of one between separators, or a cell.
#[derive(Clone, Debug)]
struct Piece {
    text: String,
    label: Option<Label>,
    is_used: bool,
}

impl Piece {
    fn new(text: &str, label: Option<Label>) -> Self {
        Self {
            text: trimmed(text).to_owned(),
            label,
            is_used: false,
        }
    }
}

/// Without the signs that part it from others.
fn trimmed(text: &str) -> &str {
    text.trim_end_matches([',', ';', '-', '–', '—', ' ', '\n'])
        .trim()
}

/// Takes a text apart.
pub fn split(text: &str, named: CountryNamed) -> Split {
    let end = text
        .char_indices()
        .nth(LETTERS_MAX)
        .map_or(text.len(), |(at, _)| at);
    let text = plain(text.get(..end).unwrap_or_default());
    let mut reading = Reading::new(named);
    let mut further_rows = 0;
    match table::rows(&text) {
        Some(rows) => further_rows = reading.read_rows(rows),
        None => reading.read_lines(&text),
    }
    reading.pieces.truncate(PIECES_MAX);
    let mut found = reading.finish();
    found.sort_by_key(|it| it.property);
    Split {
        found,
        further_rows,
    }
}

/// Spaces of every width as plain ones, without characters that cannot be seen. Keeps line breaks and tabs.
fn plain(text: &str) -> String {
    let line = |line: &str| {
        let cells: Vec<String> = line
            .split('\t')
            .map(|it| Property::AddressLine1.clean(it))
            .collect();
        cells.join("\t")
    };
    let lines: Vec<String> = text
        .split('\n')
        .map(|it| line(it.trim_end_matches('\r')))
        .collect();
    lines.join("\n")
}

/// The state while a text is taken apart.
struct Reading<'a> {
    named: CountryNamed<'a>,
    pieces: Vec<Piece>,
    /// Whether the pieces are cells.
    is_row: bool,
    hints: Hints,
    emails: Vec<String>,
    hosts: Vec<String>,
    phones: Vec<(PhoneKind, String)>,
    country: Option<(CountryCode, Certainty)>,
    found: Vec<Found>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum PhoneKind {
    Labelled,
    Plain,
    Mobile,
    /// Digits alone, in a cell.
    Digits,
}

impl<'a> Reading<'a> {
    fn new(named: CountryNamed<'a>) -> Self {
        Self {
            named,
            pieces: Vec::new(),
            is_row: false,
            hints: Hints::default(),
            emails: Vec::new(),
            hosts: Vec::new(),
            phones: Vec::new(),
            country: None,
            found: Vec::new(),
        }
    }

    /// Reads the cells below a header, the pairs of a list with labels, or the cells of the first row. Returns how many rows
    /// are left out.
    fn read_rows(&mut self, rows: Vec<Vec<String>>) -> usize {
        self.is_row = true;
        let filled = |row: &Vec<String>| row.iter().filter(|it| !it.trim().is_empty()).count();
        let labels = |row: &Vec<String>| row.iter().filter(|it| label_of(it).is_some()).count();
        let is_pair = |row: &Vec<String>| {
            row.first().is_some_and(|it| label_of(it).is_some()) && filled(row) <= 2
        };
        if rows.len() > 2 && rows.iter().filter(|row| is_pair(row)).count() * 2 > rows.len() {
            for row in rows {
                let (label, value) = (row.first(), row.get(1).map_or("", String::as_str));
                self.add_labelled(label.map_or("", String::as_str), value);
            }
            return 0;
        }
        let has_header = rows
            .first()
            .is_some_and(|row| labels(row) >= 2 && labels(row) * 2 >= filled(row));
        match (has_header, rows.get(1)) {
            (true, Some(values)) => {
                let header = rows.first().into_iter().flatten();
                for (label, value) in header.zip(values) {
                    self.add_labelled(label, value);
                }
                rows.len() - 2
            }
            (true, None) => 0,
            (false, _) => {
                for cell in rows.first().into_iter().flatten() {
                    for line in cell.lines() {
                        self.pieces.push(Piece::new(line, None));
                    }
                }
                self.pieces.retain(|it| !it.text.is_empty());
                rows.len() - 1
            }
        }
    }

    /// A value below a header. What has no known label is left out.
    fn add_labelled(&mut self, label: &str, value: &str) {
        if let Some(known) = label_of(label)
            && !value.trim().is_empty()
        {
            self.hints.label(label);
            self.pieces.push(Piece::new(value, Some(known)));
        }
    }

    /// Reads the lines of a block.
    fn read_lines(&mut self, text: &str) {
        for line in text.lines() {
            for part in separated(line) {
                if is_closing(&part) || part.len() > LINE_MAX {
                    continue;
                }
                let piece = match labelled(&part) {
                    Some((label, value)) => {
                        let before = part.get(..part.len() - value.len()).unwrap_or_default();
                        self.hints.label(before.trim_end_matches([':', ' ', '.']));
                        Piece::new(value, Some(label))
                    }
                    None => Piece::new(&part, None),
                };
                if !piece.text.is_empty() {
                    self.pieces.push(piece);
                }
            }
        }
    }

    fn finish(mut self) -> Vec<Found> {
        for at in 0..self.pieces.len() {
            self.take_addresses_of_machines(at);
        }
        for at in 0..self.pieces.len() {
            self.take_number(at);
        }
        for at in 0..self.pieces.len() {
            self.take_country(at);
        }
        self.split_companies();
        self.settle_country();
        self.take_labelled();
        self.take_company_by_form();
        self.take_postal_line();
        self.take_person();
        self.take_company();
        self.take_rest();
        self.take_country_value();
        self.take_phone();
        self.check();
        self.found
    }

    fn add(&mut self, property: Property, value: &str, certainty: Certainty) {
        let value = value.trim();
        let is_known = self.found.iter().any(|it| it.property == property);
        if !value.is_empty() && !is_known {
            self.found.push(Found {
                property,
                value: value.to_owned(),
                certainty,
            });
        }
    }

    fn has(&self, property: Property) -> bool {
        self.found.iter().any(|it| it.property == property)
    }

    /// The pieces that nothing is known of.
    fn free(&self, at: usize) -> Option<&Piece> {
        self.pieces
            .get(at)
            .filter(|it| !it.is_used && it.label.is_none() && !it.text.is_empty())
    }

    fn use_piece(&mut self, at: usize) {
        if let Some(piece) = self.pieces.get_mut(at) {
            piece.is_used = true;
        }
    }

    /// Values with labels of their own.
    fn take_labelled(&mut self) {
        let has_company = self.pieces.iter().any(|it| {
            it.label == Some(Label::Of(Property::CompanyName))
                || (it.label.is_none() && has_legal_form(&it.text))
        });
        for at in 0..self.pieces.len() {
            let Some(piece) = self.pieces.get(at).filter(|it| !it.is_used).cloned() else {
                continue;
            };
            let Some(label) = piece.label else {
                continue;
            };
            self.use_piece(at);
            let text = piece.text.as_str();
            match label {
                Label::Other | Label::Mobile => (),
                Label::Contact => self.add_person(text, Sure),
                Label::Name if has_company || is_addressed_person(text) => {
                    self.add_person(text, Unsure)
                }
                Label::Name => self.add(Property::CompanyName, text, Unsure),
                Label::Of(Property::AddressLine1) => self.add_address(text),
                Label::Of(property) => self.add(property, text, Sure),
            }
        }
    }

    fn context(&self) -> Context {
        Context {
            country: self.country.map(|(country, _)| country),
        }
    }

    /// Writes each value as the form does, and doubts what the form would.
    fn check(&mut self) {
        let context = self.context();
        for found in &mut self.found {
            if let Some(normal) = found.property.normalized(&found.value, &context) {
                found.value = normal;
            }
            let issue = found.property.validate(&found.value, &context);
            if issue.is_some_and(|it| it.rule.severity() != Severity::Hint) {
                found.certainty = Unsure;
            }
        }
    }
}

/// What the rules ask for, besides the value.
struct Context {
    country: Option<CountryCode>,
}

impl RuleContext for Context {
    fn country(&self) -> Option<CountryCode> {
        self.country
    }

    fn today(&self) -> String {
        String::new()
    }

    fn mark(&self) -> DecimalMark {
        DecimalMark::Point
    }

    fn listed_values(&self) -> Vec<String> {
        Vec::new()
    }

    fn json_syntax(&self, _: &str) -> Result<(), Rule> {
        Ok(())
    }
}

/// The parts of a line between separators; a label in the middle begins another.
fn separated(line: &str) -> Vec<String> {
    let line = line.trim().trim_start_matches(['>', '*', '•', '·']);
    let mut all = Vec::new();
    let line = line.replace("   ", "|");
    for part in line.split(['|', '•', '·', '●', '■', '▪', '‧', '¦']) {
        let mut current = String::new();
        let words: Vec<&str> = part.split_whitespace().collect();
        for (at, word) in words.iter().enumerate() {
            let digits = current.bytes().filter(u8::is_ascii_digit).count();
            let is_value = digits >= 6 || current.contains('@');
            let next = words.iter().skip(at + 1).take(4).copied();
            let next = next.collect::<Vec<_>>().join(" ");
            let begins = is_value
                && (labelled(&format!("{word} {next}"))
                    .is_some_and(|(label, _)| label != Label::Contact)
                    || word.contains('@'));
            if begins {
                all.push(std::mem::take(&mut current));
            }
            if !current.is_empty() {
                current.push(' ');
            }
            current.push_str(word);
        }
        all.push(current);
    }
    let trimmed = all
        .iter()
        .map(|it| it.trim().trim_end_matches([',', ';']).trim());
    trimmed
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}
