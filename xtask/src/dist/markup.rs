//! Finding tags and comments in HTML, with their places, so that a page can be changed without being rewritten.

use std::ops::Range;

/// The opening tags and the comments of a page, in order.
#[derive(Debug, Default)]
pub struct Markup<'a> {
    /// Every opening tag.
    pub tags: Vec<Tag<'a>>,
    /// Where the comments stand, with their marks.
    pub comments: Vec<Range<usize>>,
}

/// An opening tag.
#[derive(Debug)]
pub struct Tag<'a> {
    /// Where it stands, with its brackets.
    pub span: Range<usize>,
    name: &'a str,
    attributes: Vec<Attribute<'a>>,
}

/// An attribute of a tag.
#[derive(Debug)]
pub struct Attribute<'a> {
    /// Its value, as written; empty where it has none.
    pub value: &'a str,
    /// Where the value stands, without quotes.
    pub span: Range<usize>,
    name: &'a str,
}

impl<'a> Tag<'a> {
    /// Whether the tag has this name.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The attribute of this name.
    pub fn attribute(&self, name: &str) -> Option<&Attribute<'a>> {
        self.attributes
            .iter()
            .find(|attribute| attribute.name.eq_ignore_ascii_case(name))
    }
}

impl<'a> Markup<'a> {
    /// Reads a page, however broken, to its end. What stands inside scripts and styles is passed over.
    pub fn read(html: &'a str) -> Self {
        let mut markup = Self::default();
        let mut at = 0;
        while let Some(found) = html[at..].find('<') {
            let start = at + found;
            let rest = &html[start + 1..];
            if rest.starts_with("!--") {
                at = html[start..]
                    .find("-->")
                    .map_or(html.len(), |length| start + length + 3);
                markup.comments.push(start..at);
            } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let tag = read_tag(html, start);
                at = tag.span.end;
                if let Some(name) = ["script", "style"].into_iter().find(|name| tag.is(name)) {
                    at += html[at..]
                        .to_ascii_lowercase()
                        .find(&format!("</{name}"))
                        .unwrap_or(html.len() - at);
                }
                markup.tags.push(tag);
            } else {
                at = start + 1;
            }
        }
        markup
    }
}

fn read_tag(html: &str, start: usize) -> Tag<'_> {
    let mut reader = Reader {
        html,
        at: start + 1,
    };
    let name = reader.take(|c| !c.is_ascii_whitespace() && c != '>' && c != '/');
    let mut attributes = Vec::new();
    loop {
        reader.take(|c| c.is_ascii_whitespace() || c == '/');
        if reader.skip('>') || reader.is_done() {
            break;
        }
        attributes.push(reader.attribute());
    }
    Tag {
        span: start..reader.at,
        name,
        attributes,
    }
}

struct Reader<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let rest = &self.html[self.at..];
        let length = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn skip(&mut self, wanted: char) -> bool {
        let is_there = self.html[self.at..].starts_with(wanted);
        self.at += if is_there { wanted.len_utf8() } else { 0 };
        is_there
    }

    fn is_done(&self) -> bool {
        self.at >= self.html.len()
    }

    fn attribute(&mut self) -> Attribute<'a> {
        // A name has at least one character, even a stray `=` or quote: so reading always moves on.
        let start = self.at;
        self.at += self.html[start..].chars().next().map_or(0, char::len_utf8);
        self.take(|c| !c.is_ascii_whitespace() && !"=>/".contains(c));
        let name = &self.html[start..self.at];

        let after_name = self.at;
        self.take(|c| c.is_ascii_whitespace());
        if !self.skip('=') {
            return Attribute {
                value: "",
                span: after_name..after_name,
                name,
            };
        }
        self.take(|c| c.is_ascii_whitespace());
        let quote = ['"', '\''].into_iter().find(|quote| self.skip(*quote));
        let start = self.at;
        let value = match quote {
            Some(quote) => self.take(|c| c != quote),
            None => self.take(|c| !c.is_ascii_whitespace() && c != '>'),
        };
        let span = start..self.at;
        if let Some(quote) = quote {
            self.skip(quote);
        }
        Attribute { value, span, name }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_attributes_however_they_are_written() {
        let cases = [
            ("<a href=\"x\">", Some("x")),
            ("<a href='x \"y\"'>", Some("x \"y\"")),
            ("<a href=x/y>", Some("x/y")),
            ("<A HREF = x >", Some("x")),
            ("<a b href>", Some("")),
            ("<a b='href=x'>", None),
            ("<a/href=x>", Some("x")),
        ];
        for (html, expected) in cases {
            let markup = Markup::read(html);
            let value = markup
                .tags
                .first()
                .and_then(|tag| tag.attribute("href"))
                .map(|attribute| attribute.value);
            assert_eq!(value, expected, "{html}");
        }
    }

    #[test]
    fn passes_over_scripts_and_styles() {
        let html = "<script>'<p><!-- a -->'</SCRIPT><!-- <p> --><style><p></style><i>";
        let markup = Markup::read(html);
        assert_eq!(markup.tags.len(), 3);
        assert_eq!(
            markup
                .comments
                .iter()
                .map(|span| &html[span.clone()])
                .collect::<Vec<_>>(),
            ["<!-- <p> -->"]
        );
    }

    #[test]
    fn reads_broken_markup_to_its_end() {
        for html in [
            "<",
            "<a",
            "<a href",
            "<a href=",
            "<a href=\"x",
            "<a =>",
            "<a \"'>",
            "<!--",
            "<script>",
            "a < b",
        ] {
            Markup::read(html);
        }
    }
}
