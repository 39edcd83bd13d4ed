//! The name of a contact.

use super::vocabulary::{
    has_street_word, is_closing, is_degree, is_honorific, is_particle, is_title,
};
use customer::{has_legal_form, name_key};

/// A name, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonName {
    pub first: String,
    pub middle: String,
    pub last: String,
    /// Whether it can be taken apart in one way only: two words, not counting particles.
    pub is_plain: bool,
}

/// How much an e-mail address has of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    #[default]
    None,
    /// The first or the last name.
    One,
    /// Both, the first perhaps by its initial.
    Both,
}

/// Splits a name. Removes honorifics, degrees and the part after a comma. `None`: the text is no name.
pub fn read(text: &str) -> Option<PersonName> {
    let text = text.trim();
    let (text, behind) = match text.split_once([',', '|', '/']) {
        Some((before, behind)) => (before.trim(), behind.trim()),
        None => match text.split_once(" - ").or_else(|| text.split_once(" – ")) {
            Some((before, behind)) => (before.trim(), behind.trim()),
            None => (text, ""),
        },
    };
    let mut words = words_of(text)?;
    // "Silva, Ana".
    if !behind.is_empty() && !is_title(behind) {
        let behind: Vec<&str> = behind
            .split_whitespace()
            .filter(|it| !is_degree(it))
            .collect();
        if behind.len() > 2 {
            return None;
        }
        if !behind.is_empty() {
            let behind = behind.join(" ");
            let first = words_of(&behind)?;
            let last = words.join(" ");
            return Some(PersonName {
                first: first.join(" "),
                last,
                is_plain: true,
                ..PersonName::default()
            });
        }
    }
    if words.len() < 2 {
        return None;
    }
    // "DUPONT Marie".
    let is_upper = |word: &str| word.chars().count() > 1 && word.chars().all(|c| !c.is_lowercase());
    if words.len() == 2
        && words.first().is_some_and(|it| is_upper(it))
        && words.last().is_some_and(|it| !is_upper(it))
    {
        words.reverse();
    }
    let first = words.first()?.to_string();
    let rest = words.get(1..)?;
    let initials = rest.iter().take_while(|it| is_initial(it)).count();
    let initials = initials.min(rest.len() - 1);
    let (middle, last) = rest.split_at(initials);
    let particles = last.iter().take_while(|it| is_particle(it)).count();
    Some(PersonName {
        first,
        middle: middle.join(" "),
        last: last.join(" "),
        is_plain: last.len() - particles == 1,
    })
}

fn is_initial(word: &str) -> bool {
    word.trim_end_matches('.').chars().count() == 1
}

/// The words of a name, without honorifics and degrees. `None`: not all can be.
fn words_of(text: &str) -> Option<Vec<&str>> {
    let is_name = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.');
    let mut words: Vec<&str> = text.split_whitespace().collect();
    // "i. A.": signed for another person.
    let is_lower = |word: &&str| {
        word.len() == 2 && word.ends_with('.') && word.starts_with(char::is_lowercase)
    };
    if words.len() > 2 && words.first().is_some_and(is_lower) {
        words.drain(..2);
    }
    while words.len() > 1 && words.first().is_some_and(|it| is_honorific(it)) {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(|it| is_degree(it)) {
        words.pop();
    }
    let fits = |word: &&str| {
        word.chars().all(is_name)
            && (is_particle(word) || word.chars().next().is_some_and(char::is_uppercase))
    };
    let is_one = (1..=6).contains(&words.len()) && words.iter().all(fits);
    is_one.then_some(words)
}

/// Whether a text is the name of a person by its title of courtesy.
pub fn is_addressed_person(text: &str) -> bool {
    is_person(text) && text.split_whitespace().any(is_honorific)
}

/// Whether a text can be a person's name and is nothing else.
pub fn is_person(text: &str) -> bool {
    let name = text.split([',', '|']).next().unwrap_or_default();
    read(text).is_some()
        && !is_title(name)
        && !has_legal_form(name)
        && !has_street_word(name)
        && !is_closing(name)
}

/// How much of a name the part of an e-mail address before the `@` has.
pub fn likeness(name: &PersonName, email: &str) -> Likeness {
    let local = email.split('@').next().unwrap_or_default();
    let (first, last) = (letters(&name.first), letters(&name.last));
    let local_letters = letters(local);
    // Umlauts are written as two letters.
    let has = |part: &str, folded: &str| {
        let spelled = letters(&spelled(part));
        !folded.is_empty() && (local_letters.contains(folded) || local_letters.contains(&spelled))
    };
    let last_word = name.last.split_whitespace().find(|it| !is_particle(it));
    let has_last = has(&name.last, &last)
        || last_word.is_some_and(|it| it.chars().count() > 2 && has(it, &letters(it)));
    let has_first = first.len() > 1 && has(&name.first, &first);
    let initial = first.chars().next();
    let has_initial = initial.is_some_and(|it| local_letters.starts_with(it));
    match (has_first, has_last) {
        (true, true) => Likeness::Both,
        (false, true) if has_initial => Likeness::Both,
        (true, false) | (false, true) => Likeness::One,
        (false, false) => Likeness::None,
    }
}

fn letters(text: &str) -> String {
    name_key(text).replace(' ', "")
}

fn spelled(text: &str) -> String {
    let mut spelled = String::new();
    for c in text.to_lowercase().chars() {
        match c {
            'ä' => spelled.push_str("ae"),
            'ö' | 'ø' => spelled.push_str("oe"),
            'ü' => spelled.push_str("ue"),
            'ß' => spelled.push_str("ss"),
            'å' => spelled.push_str("aa"),
            'ł' => spelled.push('l'),
            'ń' => spelled.push('n'),
            'ś' => spelled.push('s'),
            'ż' | 'ź' => spelled.push('z'),
            'ć' | 'č' => spelled.push('c'),
            'ę' => spelled.push('e'),
            'ą' => spelled.push('a'),
            c => spelled.push(c),
        }
    }
    spelled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (text, expected) in [
            ("Ana Silva", Some(("Ana", "", "Silva", true))),
            ("João da Costa", Some(("João", "", "da Costa", true))),
            ("Jan van der Berg", Some(("Jan", "", "van der Berg", true))),
            ("John Q. Smith", Some(("John", "Q.", "Smith", true))),
            (
                "Lucía García López",
                Some(("Lucía", "", "García López", false)),
            ),
            ("Dott. Marco Rossi", Some(("Marco", "", "Rossi", true))),
            ("i. A. Jürgen Groß", Some(("Jürgen", "", "Groß", true))),
            ("Dr. Ana Silva, MBA", Some(("Ana", "", "Silva", true))),
            ("Ana Silva, IT Manager", Some(("Ana", "", "Silva", true))),
            ("Silva, Ana", Some(("Ana", "", "Silva", true))),
            ("DUPONT Marie", Some(("Marie", "", "DUPONT", true))),
            ("Marie DUPONT", Some(("Marie", "", "DUPONT", true))),
            ("Siobhán O’Brien", Some(("Siobhán", "", "O’Brien", true))),
            ("Ana", None),
            ("1 Main Street", None),
            ("ana silva", None),
            ("", None),
        ] {
            let found = read(text);
            let found = found
                .as_ref()
                .map(|it| (&*it.first, &*it.middle, &*it.last, it.is_plain));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn names_in_addresses() {
        for (name, email, expected) in [
            ("Ana Silva", "ana.silva@a.example", Likeness::Both),
            ("Ana Silva", "asilva@a.example", Likeness::Both),
            ("Ana Silva", "ana@a.example", Likeness::One),
            ("Jürgen Groß", "j.gross@a.example", Likeness::Both),
            ("Katarzyna Łoś", "k.los@a.example", Likeness::Both),
            (
                "Jan van der Berg",
                "jan.vanderberg@a.example",
                Likeness::Both,
            ),
            (
                "Lucía García López",
                "lucia.garcia@a.example",
                Likeness::Both,
            ),
            ("Ana Silva", "info@a.example", Likeness::None),
            ("Ana Silva", "", Likeness::None),
        ] {
            let name = read(name).unwrap_or_else(|| panic!("{name} is a name"));
            assert_eq!(likeness(&name, email), expected, "{name:?} {email}");
        }
    }

    #[test]
    fn who_is_one() {
        for (text, expected) in [
            ("Ana Silva", true),
            ("Office Manager", false),
            ("Kind Regards", false),
            ("Contoso Lda", false),
            ("Regent House", false),
        ] {
            assert_eq!(is_person(text), expected, "{text}");
        }
    }
}
