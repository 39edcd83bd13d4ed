//! What Microsoft takes for the name of a company (Partner Center: "Validate company names, customer
//! names, and email addresses"; CloudCockpit: "Customer Company Info Rules").

use super::Problem;
use super::letters::is_letter;
use super::word_list::listed;

/// Legal forms that are refused without a name, small and without dots and spaces.
const LEGAL_FORMS: &str = "cpa llp llc corp corporation pty ptyltd pteltd privatelimited pvt pvtltd \
    gmbh plc wll lda sarl kft ltd limited sdnbhd inc incorporated ooo zrt";

/// Further ones that a company's domain does without.
const FURTHER_FORMS: &str = "sa ag bv nv srl spa sl oy ab as aps sas se kg co spzoo sro doo eood \
    unipessoal unipessoallda gmbhcokg cokg";

/// Why this name, not a blank one, will probably be refused.
pub(super) fn doubt(name: &str) -> Option<Problem> {
    let mut characters = name.chars().filter(|c| !c.is_whitespace());
    let first = characters.next()?;
    let (mut count, mut is_repeated) = (1, true);
    for c in characters {
        count += 1;
        is_repeated = is_repeated && c == first;
    }
    let is_sign = |c: char| !is_letter(c) && !c.is_ascii_digit();
    let is_single = |word: &str| {
        let mut characters = word.chars();
        characters.next().is_some_and(|c| !is_sign(c)) && characters.next().is_none()
    };
    if name.chars().all(is_sign) {
        Some(Problem::CompanyNameOfSigns)
    } else if count == 1 {
        Some(Problem::CompanyNameTooShort)
    } else if is_repeated && count > 2 {
        Some(Problem::CompanyNameRepeats)
    } else if listed(LEGAL_FORMS, &bare(name)) {
        Some(Problem::CompanyNameIsLegalForm)
    } else if name.split_whitespace().all(is_single) {
        Some(Problem::CompanyNameSpaced)
    } else {
        None
    }
}

/// The words of `name` without the legal forms at its end.
pub(super) fn words_without_legal_form(name: &str) -> Vec<&str> {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while let Some(count) = ending(&words) {
        words.truncate(words.len() - count);
    }
    words
}

/// How many words at the end are a legal form: up to three, as in "Sp. z o.o."; a lone sign counts as
/// one, as in "& Co.".
fn ending(words: &[&str]) -> Option<usize> {
    (1..=3).rev().find(|count| {
        let at = words.len().checked_sub(*count);
        at.and_then(|at| words.get(at..)).is_some_and(|last| {
            let form = bare(&last.concat());
            (form.is_empty() && *count == 1)
                || listed(LEGAL_FORMS, &form)
                || listed(FURTHER_FORMS, &form)
        })
    })
}

/// The letters and digits of `text`, small; empty where it has others than A to Z.
fn bare(text: &str) -> String {
    let mut bare = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            bare.push(c.to_ascii_lowercase());
        } else if is_letter(c) {
            return "-".to_owned();
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_forms_at_the_end() {
        for (name, expected) in [
            ("Contoso Lda", "Contoso"),
            ("Contoso, Lda.", "Contoso,"),
            ("Contoso Unipessoal, Lda.", "Contoso"),
            ("Adventure Works GmbH & Co. KG", "Adventure Works"),
            ("Fabrikam Pty Ltd", "Fabrikam"),
            ("Fabrikam Sp. z o.o.", "Fabrikam"),
            ("Fabrikam SDN BHD", "Fabrikam"),
            ("Contoso S.A.", "Contoso"),
            ("Contoso Ação", "Contoso Ação"),
            ("Ltd Contoso", "Ltd Contoso"),
            ("Lda", ""),
        ] {
            assert_eq!(words_without_legal_form(name).join(" "), expected);
        }
    }
}
