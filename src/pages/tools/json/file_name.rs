//! The name of the file with a customer's request.

use crate::truncate::truncate;
use json_digits::Json;

/// So many characters of the customer's name are in the name of its file.
const NAME_MAX: usize = 60;

/// `customer-<internalIdentifier>.json`, else with the company's name.
pub fn file_name(body: &str) -> String {
    let body = Json::read(body).unwrap_or_default();
    let names = ["internalIdentifier", "companyName"];
    let names = names.into_iter().filter_map(|key| body.text(key));
    let name = names.map(in_file_name).find(|it| !it.is_empty());
    match name {
        Some(name) => format!("customer-{name}.json"),
        None => "customer.json".to_owned(),
    }
}

/// Without what some system does not allow in the name of a file, or hides.
fn in_file_name(text: &str) -> String {
    let mut name = String::new();
    for letter in truncate(text.trim(), NAME_MAX).chars() {
        let is_kept = letter.is_alphanumeric() || matches!(letter, '_' | '.' | '+');
        match is_kept {
            true => name.push(letter),
            false if !name.ends_with('-') => name.push('-'),
            false => (),
        }
    }
    name.trim_matches(['-', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files() {
        for (body, expected) in [
            (
                r#"{"internalIdentifier":"AW-0042","companyName":"Contoso"}"#,
                "customer-AW-0042.json",
            ),
            (
                r#"{"internalIdentifier":null,"companyName":"Contoso Lda."}"#,
                "customer-Contoso-Lda.json",
            ),
            (
                r#"{"internalIdentifier":" ","companyName":"Açúcar & Filhos"}"#,
                "customer-Açúcar-Filhos.json",
            ),
            (
                r#"{"internalIdentifier":"../..\\a:b*c?\"<x>|"}"#,
                "customer-a-b-c-x.json",
            ),
            (
                r#"{"internalIdentifier":"..","companyName":""}"#,
                "customer.json",
            ),
            ("{}", "customer.json"),
        ] {
            assert_eq!(file_name(body), expected, "{body}");
        }
        let long = format!(r#"{{"companyName":"{}"}}"#, "a".repeat(255));
        assert!(file_name(&long).len() < 80);
    }
}
