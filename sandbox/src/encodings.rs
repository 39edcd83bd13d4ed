//! Which of the prepared encodings of a file a browser would like best.

/// An encoding of a compressed file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Brotli: `.br`.
    Brotli,
    /// Gzip: `.gz`.
    Gzip,
    /// As it is.
    Identity,
}

impl Encoding {
    /// The best first: it decides where a browser likes several equally.
    pub const ALL: [Self; 3] = [Self::Brotli, Self::Gzip, Self::Identity];

    /// The name in headers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
            Self::Identity => "identity",
        }
    }

    /// The extension behind the file's own name.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
            Self::Identity => "",
        }
    }
}

/// The encodings the header allows, the one it likes best first; the file as it is comes last unless it is named.
#[must_use]
pub fn preferred(accept: &str) -> Vec<Encoding> {
    let mut liked: Vec<(Encoding, f32)> = Encoding::ALL
        .into_iter()
        .map(|encoding| (encoding, quality(accept, encoding)))
        .filter(|(encoding, quality)| *quality > 0.0 || *encoding == Encoding::Identity)
        .collect();
    // The sort is stable, so equals stay in the order of `ALL`.
    liked.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    liked.into_iter().map(|(encoding, _)| encoding).collect()
}

fn quality(accept: &str, encoding: Encoding) -> f32 {
    let mut anything_else = None;
    for item in accept.split(',') {
        let (name, parameters) = item.split_once(';').unwrap_or((item, ""));
        let value = parameters
            .trim()
            .strip_prefix("q=")
            .map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
        if name.trim().eq_ignore_ascii_case(encoding.name()) {
            return value;
        }
        if name.trim() == "*" {
            anything_else = Some(value);
        }
    }
    match encoding {
        // Always allowed, and never liked better than one that was named.
        Encoding::Identity => 0.0,
        _ => anything_else.unwrap_or(0.0),
    }
}

#[cfg(test)]
mod tests {
    use super::Encoding::{Brotli, Gzip, Identity};
    use super::*;

    #[test]
    fn the_browser_decides() {
        let cases: [(&str, &[Encoding]); 11] = [
            ("", &[Identity]),
            ("gzip, deflate, br, zstd", &[Brotli, Gzip, Identity]),
            ("gzip", &[Gzip, Identity]),
            ("br", &[Brotli, Identity]),
            ("BR;q=0.5, gzip;q=0.8", &[Gzip, Brotli, Identity]),
            ("br;q=0, gzip", &[Gzip, Identity]),
            ("br; q=0.0,*", &[Gzip, Identity]),
            ("*", &[Brotli, Gzip, Identity]),
            ("*;q=0", &[Identity]),
            ("identity, br;q=0.5", &[Identity, Brotli]),
            ("br;q=much", &[Identity]),
        ];
        for (accept, expected) in cases {
            assert_eq!(preferred(accept), expected, "{accept}");
        }
    }
}
