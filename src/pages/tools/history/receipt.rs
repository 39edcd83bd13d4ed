//! The receipt of a customer as text, for a ticket.

/// What the receipt says, in the words of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    pub heading: String,
    /// Names and values.
    pub facts: Vec<(&'static str, String)>,
    /// Headings with their items.
    pub lists: Vec<(&'static str, Vec<String>)>,
}

impl Receipt {
    /// As lines of text, without unknown values. Line breaks in a value become spaces.
    pub fn to_text(&self) -> String {
        let mut lines = vec![in_line(&self.heading)];
        let facts = self.facts.iter();
        let facts = facts.filter(|(_, value)| !value.trim().is_empty());
        lines.extend(facts.map(|(name, value)| format!("{name}: {}", in_line(value))));
        for (heading, items) in self.lists.iter().filter(|(_, items)| !items.is_empty()) {
            lines.push(String::new());
            lines.push(format!("{heading}:"));
            lines.extend(items.iter().map(|item| format!("- {}", in_line(item))));
        }
        lines.push(String::new());
        lines.join("\n")
    }
}

fn in_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_lines_for_a_ticket() {
        let receipt = Receipt {
            heading: "Contoso was created".to_owned(),
            facts: vec![
                ("Customer ID", "11111111".to_owned()),
                ("Tenant", " ".to_owned()),
                ("By", "Ana\r\n- Silva\u{2028}".to_owned()),
            ],
            lists: vec![
                ("Provider status", vec!["Contoso CSP: Ready".to_owned()]),
                ("What comes next", Vec::new()),
            ],
        };
        assert_eq!(
            receipt.to_text(),
            "Contoso was created\nCustomer ID: 11111111\nBy: Ana - Silva\n\nProvider status:\n- Contoso CSP: Ready\n"
        );
    }
}
