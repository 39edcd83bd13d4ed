//! Checks the wording of all texts of the interface: words and phrases that must not occur.

use crate::i18n::Language;

/// Texts of the interface outside the language files.
const PAGES: [(&str, &str); 4] = [
    ("index.html", include_str!("../../index.html")),
    ("embed/embed.js", include_str!("../../embed/embed.js")),
    ("embed/embed.html", include_str!("../../embed/embed.html")),
    (
        "sandbox/src/broker/login.html",
        include_str!("../../sandbox/src/broker/login.html"),
    ),
];

/// Words that blame, beg or excuse.
const BLAMING: [&str; 11] = [
    "invalid",
    "inválid",
    "please",
    "por favor",
    "oops",
    "ups,",
    "sorry",
    "desculp",
    "failed to",
    "illegal",
    "forbidden",
];

/// Words that are vague or technical.
const VAGUE: [&str; 12] = [
    "whoever",
    "nobody",
    "somebody",
    "ninguém",
    "alguém",
    "quem gere",
    "by itself",
    "outra vez",
    "cifrad",
    "retry in a while",
    "just",
    "simply",
];

/// Former phrases and their replacements: one name for one thing.
const NOW: [(&str, &str); 30] = [
    ("session over", "Session expired"),
    ("token ended", "This token expired on …"),
    (
        "everything that is not marked",
        "All fields are required unless …",
    ),
    ("is to be created", "Choose where to create this customer"),
    ("whose customer", "The reseller who owns this customer"),
    ("customer of your own", "None (direct customer)"),
    ("no states there", "If there is no state, enter the city"),
    ("none there", "If there is no postal code, enter 00000"),
    (", like ", "for example"),
    ("= like ", "For example, …"),
    ("| like ", "For example, …"),
    (" culture", "Locale"),
    ("tenant at microsoft", "Microsoft tenant"),
    ("email for the credentials", "Admin credentials email"),
    ("could not do it", "Something went wrong in CloudCockpit"),
    (
        "looking the customer up",
        "Checking whether the customer exists …",
    ),
    ("what the messages name", "Fix the fields listed above"),
    ("no such page", "Page not found"),
    ("at the providers", "Provider status"),
    ("being set up", "Setting up"),
    (
        "cannot be read from there",
        "JSON error at line …, column …",
    ),
    ("page around", "The host page"),
    ("partner number", "Partner ID"),
    (" correlation id ", "correlation ID"),
    ("customer id", "Customer ID"),
    ("à procura do cliente", "A verificar se o cliente existe …"),
    ("perguntou-se", "Acabámos de verificar"),
    ("não conseguiu |", "Ocorreu um erro no CloudCockpit"),
    ("cultura", "Definições regionais"),
    ("língua", "Idioma"),
];

/// The texts of the tools.
fn tools(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("../pages/tools/words/tools-en.txt"),
        Language::Portuguese => include_str!("../pages/tools/words/tools-pt.txt"),
    }
}

/// The lines of all texts, without the names of the texts.
fn lines() -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for language in Language::ALL {
        let files = [language.file(), tools(language)];
        for line in files
            .iter()
            .flat_map(|it| it.lines())
            .filter(|it| !it.starts_with('#'))
        {
            if let Some((name, text)) = line.split_once(" = ") {
                lines.push((format!("{language:?}: {name}"), format!("= {text}")));
            }
        }
    }
    for (name, page) in PAGES {
        // Comments are not displayed.
        for line in page.lines().filter(|it| !it.trim_start().starts_with("//")) {
            lines.push((name.to_owned(), line.to_owned()));
        }
    }
    lines
}

/// The texts outside of the program: before it runs, or instead of it.
#[test]
fn pages_and_scripts_speak_every_language() {
    let count = |language: &Language, pattern: &str| {
        let short = language.tag().split('-').next().unwrap_or_default();
        let pattern = pattern.replace("xx", short);
        let counts = PAGES.map(|(_, page)| page.matches(&pattern).count());
        // The language of the whole page is no text.
        let of_page = PAGES.map(|(_, page)| page.matches(&format!("<html{pattern}")).count());
        std::array::from_fn::<_, { PAGES.len() }, _>(|at| counts[at] - of_page[at])
    };
    for pattern in [
        " lang=\"xx\"",
        "\n    xx: \"",
        "text/xx.txt\"",
        "text/tools-xx.txt\"",
        "i18n/xx.txt\"",
        "\"element.xx.txt\"",
    ] {
        let english = count(&Language::English, pattern);
        assert_ne!(english, [0; PAGES.len()], "{pattern}");
        for language in &Language::ALL {
            assert_eq!(
                count(language, pattern),
                english,
                "{pattern} in {language:?}"
            );
        }
    }
}

#[test]
fn words_that_are_not_used() {
    for (place, line) in lines() {
        let text = line.to_lowercase();
        for word in BLAMING.iter().chain(&VAGUE) {
            let is_used = match *word {
                "just" | "simply" | "forbidden" => text
                    .split(|it: char| !it.is_alphabetic())
                    .any(|it| it == *word),
                word => text.contains(word),
            };
            assert!(!is_used, "{place}: {word} in {line}");
        }
    }
}

#[test]
fn what_once_stood_there_does_not_come_back() {
    for (place, line) in lines().iter().filter(|(place, _)| place.contains(": ")) {
        for (before, now) in NOW {
            let is_used = match before {
                // "ID" is written in capitals.
                "customer id" => line.contains("ustomer id"),
                " correlation id " => line.contains("orrelation id"),
                before => line.to_lowercase().contains(before),
            };
            assert!(!is_used, "{place}: {line}: {now}");
        }
    }
}

#[test]
fn errors_at_controls_end_without_a_full_stop_and_sentences_with_one() {
    for (place, line) in lines().iter().filter(|(place, _)| place.contains(": ")) {
        let name = place.split(": ").nth(1).unwrap_or_default();
        let ends = line.ends_with(['.', ':', '…', '?']);
        if name.ends_with("_text") || name.ends_with("_lead") || name.starts_with("next_") {
            assert!(ends, "{place}: {line}");
        }
        let is_at_control = ["not_a_", "odd_", "company_name_", "person_name_", "enter_"];
        if is_at_control.iter().any(|it| name.starts_with(it)) || name.ends_with("_wanted") {
            assert!(!ends, "{place}: {line}");
        }
    }
}

#[test]
fn a_number_fits_one_as_well_as_many() {
    // Units and words that are the same in singular and plural.
    let same = ["", "s", "left", "more"];
    for language in Language::ALL {
        let file = language.file();
        for line in file.lines().filter(|it| !it.starts_with('#')) {
            let Some((name, text)) = line.split_once(" = ") else {
                continue;
            };
            let has_one = file.contains(&format!("\n{name}_one = "));
            for number in ["{count}", "{seconds}", "{minutes}", "{wait}"] {
                let Some((before, after)) = text.split_once(number) else {
                    continue;
                };
                let next: String = after
                    .trim_start()
                    .chars()
                    .take_while(|it| it.is_alphabetic())
                    .collect();
                let verb = before.split_whitespace().last().unwrap_or_default();
                let is_plural =
                    !same.contains(&next.as_str()) || ["Restam", "Faltam"].contains(&verb);
                assert!(has_one || !is_plural, "{language:?}: {line}");
            }
        }
    }
}
