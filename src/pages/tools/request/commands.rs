//! The request as a command for a shell. The token is an environment variable, never its value.

use super::quoting::{bash, cmd, powershell, powershell_lines};
use crate::api::{DescribedHeader, DescribedValue};

/// A request that can be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopiedRequest {
    /// The whole address.
    pub address: String,
    pub headers: Vec<DescribedHeader>,
    pub body: String,
}

/// A line of `cmd` has so many characters at most.
pub const CMD_MAX: usize = 8191;

impl CopiedRequest {
    /// cURL for `bash` and `zsh`. Sends the body to the byte.
    pub fn for_bash(&self) -> String {
        let mut lines = vec![format!(
            "curl -X POST{} {}",
            self.globbing(),
            bash(&self.address)
        )];
        for (name, value) in &self.headers {
            lines.push(match value {
                DescribedValue::Text(value) => format!("-H {}", bash(&format!("{name}: {value}"))),
                DescribedValue::BearerToken => format!("-H \"{name}: Bearer $ONBOARD_TOKEN\""),
            });
        }
        lines.push(format!("--data-raw {}", bash(&self.body)));
        lines.join(" \\\n  ")
    }

    /// cURL for Windows' `cmd`. The arguments of a program are not in UTF-8 there, so the body has escapes for letters
    /// outside of ASCII: the same JSON.
    pub fn for_cmd(&self) -> String {
        let mut lines = vec![format!(
            "curl -X POST{} {}",
            self.globbing(),
            cmd(&self.address)
        )];
        for (name, value) in &self.headers {
            lines.push(match value {
                DescribedValue::Text(value) => format!("-H {}", cmd(&format!("{name}: {value}"))),
                DescribedValue::BearerToken => {
                    format!("-H ^\"{name}: Bearer %ONBOARD_TOKEN%^\"")
                }
            });
        }
        lines.push(format!("--data-raw {}", cmd(&in_ascii(&self.body))));
        lines.join(" ^\n  ")
    }

    /// `Invoke-RestMethod`: in PowerShell `curl` may be another command, and older versions lose quotes in the arguments
    /// of a program. The body is bytes, because these versions do not send texts in UTF-8.
    pub fn for_powershell(&self) -> String {
        let mut lines = vec![
            "Invoke-RestMethod -Method Post `".to_owned(),
            format!("  -Uri {} `", powershell(&self.address)),
            "  -Headers @{".to_owned(),
        ];
        for (name, value) in &self.headers {
            let value = match value {
                // It has a parameter of its own.
                DescribedValue::Text(_) if *name == "Content-Type" => continue,
                DescribedValue::Text(value) => powershell(value),
                DescribedValue::BearerToken => "\"Bearer $env:ONBOARD_TOKEN\"".to_owned(),
            };
            lines.push(format!("    {} = {value}", powershell(name)));
        }
        lines.push("  } `".to_owned());
        lines.push("  -ContentType 'application/json; charset=utf-8' `".to_owned());
        let body = powershell_lines(&self.body);
        lines.push(format!("  -Body ([Text.Encoding]::UTF8.GetBytes({body}))"));
        lines.join("\n")
    }

    /// The option without which cURL reads brackets and braces as several addresses, if the address has any.
    fn globbing(&self) -> &'static str {
        match self.address.contains(['[', ']', '{', '}']) {
            true => " --globoff",
            false => "",
        }
    }
}

/// The same JSON in ASCII. Outside of strings it is ASCII already.
fn in_ascii(json: &str) -> String {
    let mut ascii = String::new();
    for letter in json.chars() {
        if letter.is_ascii() {
            ascii.push(letter);
            continue;
        }
        for unit in letter.encode_utf16(&mut [0; 2]) {
            ascii.push_str(&format!("\\u{unit:04x}"));
        }
    }
    ascii
}

#[cfg(test)]
mod tests;
