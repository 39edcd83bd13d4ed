//! The known key that was probably meant.

use super::keys::KEYS;

/// The key that differs least from this path, in at most a third of its letters.
pub fn nearest(path: &str) -> Option<String> {
    let tables = KEYS.iter().flat_map(|(key, _)| {
        let ends = key.match_indices('.').map(|(end, _)| &key[..end]);
        ends.chain(std::iter::once(*key))
    });
    let near = tables
        .filter(|key| !key.ends_with('*'))
        .map(|key| {
            let shown = key.replace(".*", "");
            (distance(path, &shown), shown)
        })
        .min_by_key(|(distance, _)| *distance);
    near.filter(|(distance, _)| *distance * 3 <= path.chars().count())
        .map(|(_, key)| key)
}

/// The edit distance: letters to change, add or remove. Ignores case.
fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let cost = usize::from(from != *to);
            let best = (diagonal + cost).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], best);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_that_was_meant() {
        let cases = [
            ("lisen", Some("listen")),
            ("publicUrl", Some("public_url")),
            ("trusted_proxy", Some("trusted_proxies")),
            ("oidc.client-id", Some("oidc.client_id")),
            ("oidc.clientSecretFile", Some("oidc.client_secret_file")),
            ("connection.api_base", Some("connections.api_base")),
            ("session.store", Some("sessions.store")),
            ("sessions.idle_minute", Some("sessions.idle_minutes")),
            ("app.defaultcountry", Some("app.defaultCountry")),
            ("operation", Some("operations")),
            ("weather", None),
            ("x", None),
        ];
        for (written, meant) in cases {
            assert_eq!(nearest(written).as_deref(), meant, "{written}");
        }
    }
}
