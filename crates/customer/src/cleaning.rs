//! Cleans pasted text: invisible characters, line breaks, and characters that look like others. The browser
//! composes accents before (Unicode's NFC).

use super::{Keyboard, Kind, Property};

/// The content of a property.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    /// Names and addresses in any script: typographic characters are significant.
    Name,
    /// Codes, numbers, e-mail addresses: letters A to Z, digits and ASCII signs.
    Code,
    /// Selections, checkboxes and JSON.
    Raw,
}

impl Property {
    fn content(self) -> Content {
        let definition = self.definition();
        match (self, definition.kind, definition.keyboard) {
            // Chosen from a list.
            (Self::MarginRule | Self::OfferMarginRule, ..) => Content::Raw,
            (_, Kind::Json | Kind::Flag | Kind::Qualifications, _) => Content::Raw,
            // Typed without capitals, and yet in the customer's own script.
            (Self::InternalIdentifier, ..) => Content::Name,
            (_, _, Keyboard::Name) => Content::Name,
            _ => Content::Code,
        }
    }

    /// Whether the text may be composed and cleaned.
    pub fn is_cleanable(self) -> bool {
        self.content() != Content::Raw
    }

    /// Removes invisible characters, replaces each line break or tab by a space, and look-alike characters by plain
    /// ones. Keeps spaces at both ends.
    pub fn clean(self, text: &str) -> String {
        match self.content() {
            Content::Raw => text.to_owned(),
            content => clean(text, content),
        }
    }
}

/// Cleans a code that is no property of a customer: a tenant or a token.
pub fn clean_code(text: &str) -> String {
    clean(text, Content::Code)
}

fn clean(text: &str, content: Content) -> String {
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) {
        return text.to_owned();
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut is_break = false;
    for c in text.chars() {
        match c {
            '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                cleaned.truncate(cleaned.trim_end_matches(' ').len());
                cleaned.push(' ');
                is_break = true;
            }
            c if is_space(c, content) => {
                if !is_break {
                    cleaned.push(' ');
                }
            }
            c => {
                if let Some(c) = replacement(c, cleaned.chars().next_back(), content) {
                    cleaned.push(c);
                    is_break = false;
                }
            }
        }
    }
    cleaned
}

/// The ideographic space is as wide as the letters around it and is a part of names.
fn is_space(c: char, content: Content) -> bool {
    match c {
        ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => true,
        // A Braille pattern without a dot.
        '\u{2800}' => true,
        '\u{3000}' => content == Content::Code,
        _ => false,
    }
}

/// The zero of each script with its own digits, in order. The other nine digits follow it.
const ZEROS: [u32; 17] = [
    0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0,
    0xf20, 0x1040, 0x17e0, WIDE_ZERO,
];

/// The full-width zero.
const WIDE_ZERO: u32 = 0xff10;

/// Returns the digit of another script as an ASCII digit. In names only full-width digits, which belong to no other
/// script.
fn digit(c: char, content: Content) -> Option<char> {
    let code = c as u32;
    let zero = *ZEROS.iter().rev().find(|zero| code >= **zero)?;
    let is_plain = content == Content::Code || zero == WIDE_ZERO;
    char::from_digit(code - zero, 10).filter(|_| is_plain)
}

/// Returns the replacement of `c` after `last`; `None` if it is invisible.
fn replacement(c: char, last: Option<char>, content: Content) -> Option<char> {
    let is_code = content == Content::Code;
    let plain = |offset: u32, first: char| char::from_u32(c as u32 - offset + first as u32);
    let is_last = |fits: fn(char) -> bool| last.is_some_and(fits);
    if let Some(digit) = digit(c, content) {
        return Some(digit);
    }
    match c {
        // Control characters, soft hyphen, zero-width spaces, direction marks, word joiners, fillers.
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' => {
            None
        }
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
        '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' => None,
        // Joiners change the shape of letters and combine emoji.
        '\u{200c}' | '\u{200d}' => (!is_code && is_last(joins)).then_some(c),
        // The letters of a flag, after a black one.
        '\u{e0001}'..='\u{e007f}' => {
            let is_flag = is_last(|last| matches!(last, '🏴' | '\u{e0001}'..='\u{e007f}'));
            (!is_code && is_flag).then_some(c)
        }
        // Variation selectors, separators and fillers of scripts that occur in names.
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' if is_code => None,
        '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}' if is_code => None,
        // A hyphen, a non-breaking hyphen, the minus sign.
        '\u{2010}' | '\u{2011}' | '\u{2212}' => Some('-'),
        // The full-width hyphen and the long vowel sign: between digits both are dashes.
        '\u{ff0d}' | 'ー' | 'ｰ' if is_last(|last| last.is_ascii_digit()) => Some('-'),
        'ー' | 'ｰ' if is_code && is_last(|last| last.is_ascii_alphanumeric()) => Some('-'),
        '\u{2012}'..='\u{2015}' | '\u{2043}' | '\u{fe58}' | '\u{fe63}' if is_code => Some('-'),
        '\u{ff01}'..='\u{ff5e}' if is_code => plain(0xff01, '!'),
        '。' | '｡' if is_code => Some('.'),
        c => Some(c),
    }
}

/// Whether a joiner after `c` has an effect: in scripts with joined letters, from Hebrew to Mongolian and the later
/// ones of India and Africa, and between emoji.
fn joins(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{1cff}' | '\u{2190}'..='\u{2bff}' | '\u{a840}'..='\u{abff}'
        | '\u{fb1d}'..='\u{fe0f}' | '\u{fe70}'..='\u{fefc}' | '\u{10a00}'..='\u{11fff}'
        | '\u{1e900}'..='\u{1fbff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use Property as P;

    /// One of each kind, and an address, whose line breaks are many.
    const NAMES: [P; 4] = [P::CompanyName, P::LastName, P::City, P::AddressLine1];
    const CODES: [P; 7] = [
        P::TaxId,
        P::Zip,
        P::Email,
        P::Phone,
        P::Domain,
        P::MarginValue,
        P::ResellerId,
    ];

    #[test]
    fn what_cannot_be_seen_is_taken_out_of_every_text() {
        for (typed, expected) in [
            ("Con\u{200b}toso", "Contoso"),
            ("Con\u{ad}toso", "Contoso"),
            ("\u{feff}Contoso", "Contoso"),
            ("Contoso\u{200e}", "Contoso"),
            ("\u{200f}Contoso", "Contoso"),
            ("\u{202a}Contoso\u{202c}", "Contoso"),
            ("\u{2068}Contoso\u{2069}", "Contoso"),
            ("Con\u{2060}toso", "Contoso"),
            ("Con\u{200d}toso", "Contoso"),
            ("Con\u{200c}toso", "Contoso"),
            ("Contoso\0", "Contoso"),
            ("Con\u{8}toso", "Contoso"),
            ("Con\u{9d}toso", "Contoso"),
            ("Contoso\u{61c}", "Contoso"),
            ("\u{3164}", ""),
            ("Contoso\tLda", "Contoso Lda"),
            ("Contoso \r\n Lda", "Contoso Lda"),
            ("Contoso\n\n\nLda", "Contoso Lda"),
            ("Contoso\u{2028}Lda", "Contoso Lda"),
            ("Contoso\u{b}Lda", "Contoso Lda"),
            ("Contoso\u{a0}Lda", "Contoso Lda"),
            ("Contoso\u{202f}Lda", "Contoso Lda"),
            ("Contoso\u{2009}Lda", "Contoso Lda"),
            ("Contoso  Lda", "Contoso  Lda"),
            (" Contoso ", " Contoso "),
            ("12\u{2011}34", "12-34"),
            ("12\u{2212}34", "12-34"),
            ("Contoso\u{2010}Lda", "Contoso-Lda"),
            ("１２３", "123"),
            ("150ー0001", "150-0001"),
            ("１５０－０００１", "150-0001"),
            ("Contoso", "Contoso"),
            ("", ""),
        ] {
            for property in NAMES.into_iter().chain(CODES) {
                assert_eq!(property.clean(typed), expected, "{typed:?} {property:?}");
            }
        }
    }

    #[test]
    fn names_keep_what_carries_meaning() {
        for typed in [
            "João Conceição",
            "D’Arcy & Sons",
            "Porto–Gaia — Lda",
            "“Contoso” «Norte»",
            "می\u{200c}خواهم",
            "ක්\u{200d}ෂ",
            "👩🏽\u{200d}💻 Cloud",
            "❤\u{fe0f}\u{200d}🔥",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "山田\u{3000}太郎",
            "スーパー",
            "Ｃｏｎｔｏｓｏ",
            "葛\u{e0100}飾",
            "l·l",
            "שָׁלוֹם",
            "3.º Esq.",
            "१२ मार्ग",
            "หมู่ ๕",
            "១២ ផ្លូវ",
            "Co\u{34f}ntoso",
            "\u{115f}\u{1161}",
            "ᠠ\u{180b}ᠨ",
        ] {
            for property in NAMES {
                assert_eq!(property.clean(typed), typed, "{property:?}");
            }
        }
    }

    #[test]
    fn codes_are_plain() {
        for (typed, expected) in [
            ("〒１５０－０００１", "〒150-0001"),
            ("ＳＷ１Ａ\u{3000}１ＡＡ", "SW1A 1AA"),
            ("ana＠contoso．example", "ana@contoso.example"),
            ("ana@contoso。example", "ana@contoso.example"),
            (
                "ana\u{2011}maria@contoso.example",
                "ana-maria@contoso.example",
            ),
            ("（０３）１２３４ー５６７８", "(03)1234-5678"),
            ("＋３５１ ９２１", "+351 921"),
            ("1100–048", "1100-048"),
            ("1100—048", "1100-048"),
            ("1100﹣048", "1100-048"),
            ("١١٥٦٤", "11564"),
            ("۱۲۳۴", "1234"),
            ("११०००१", "110001"),
            ("১২৩৪৫৬৭৮৯০", "1234567890"),
            ("੧੨੩੪੫੬੭੮੯੦", "1234567890"),
            ("૧૨૩૪૫૬૭૮૯૦", "1234567890"),
            ("୧୨୩୪୫୬୭୮୯୦", "1234567890"),
            ("௧௨௩௪௫௬௭௮௯௦", "1234567890"),
            ("౧౨౩౪౫౬౭౮౯౦", "1234567890"),
            ("೧೨೩೪೫೬೭೮೯೦", "1234567890"),
            ("൧൨൩൪൫൬൭൮൯൦", "1234567890"),
            ("๑๐๑๑๐", "10110"),
            ("๑๒๓๔๕๖๗๘๙๐", "1234567890"),
            ("໑໒໓໔໕໖໗໘໙໐", "1234567890"),
            ("༡༢༣༤༥༦༧༨༩༠", "1234567890"),
            ("၁၂၃၄၅၆၇၈၉၀", "1234567890"),
            ("១២៣៤៥៦៧៨៩០", "1234567890"),
            ("१२–३", "12-3"),
            ("၁ー၂", "1-2"),
            ("12\u{34f}34", "1234"),
            ("\u{115f}12\u{1160}34", "1234"),
            ("12\u{17b4}34\u{17b5}", "1234"),
            ("1\u{180b}2\u{180c}3\u{180d}4\u{180f}", "1234"),
            ("－３", "-3"),
            ("１０，５", "10,5"),
            ("5\u{fe0f}", "5"),
            ("می\u{200c}خواهم", "میخواهم"),
            ("ana’s@contoso.example", "ana’s@contoso.example"),
            ("ánä@contóso.example", "ánä@contóso.example"),
        ] {
            for property in CODES {
                assert_eq!(property.clean(typed), expected, "{property:?}");
            }
        }
        assert_eq!(P::Country.clean("ノルウェー"), "ノルウェー", "no dash");
        assert_eq!(P::Country.clean("ＰＴ\u{200b}"), "PT");
    }

    #[test]
    fn only_ten_digits_follow_a_zero() {
        for zero in ZEROS {
            let at = |offset: u32| char::from_u32(zero + offset).unwrap_or('?').to_string();
            for (offset, expected) in [(0, "0"), (1, "1"), (9, "9")] {
                assert_eq!(P::TaxId.clean(&at(offset)), expected, "{zero:x} {offset}");
            }
            for other in [char::from_u32(zero - 1), char::from_u32(zero + 10)] {
                let other = other.unwrap_or('?').to_string();
                let cleaned = P::TaxId.clean(&other);
                let is_digit = cleaned.starts_with(|c: char| c.is_ascii_digit());
                assert!(!is_digit, "{other} {cleaned}");
            }
        }
    }

    #[test]
    fn what_is_chosen_or_json_stays_as_it_is() {
        for property in [P::ProviderCustomerData, P::MarginRule, P::Qualifications] {
            let typed = "{\n\t\"a\":\u{200b}\"－\"}";
            assert_eq!(property.clean(typed), typed);
        }
    }

    #[test]
    fn a_clean_text_is_not_cleaned_anew() {
        for typed in [
            "\u{200b}１５０ー０００１\t\n x",
            "a\u{200d}\u{200d}b",
            "—\u{ad}ー1",
        ] {
            for property in NAMES.into_iter().chain(CODES) {
                let once = property.clean(typed);
                assert_eq!(property.clean(&once), once, "{typed:?} {property:?}");
            }
        }
    }
}
