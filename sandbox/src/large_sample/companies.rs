//! The names of the companies of the large sample: Microsoft's own example companies, and places.

use super::places::Place;

/// A company to build names from, and the beginning of its domains.
pub type Company = (&'static str, &'static str);

/// The companies.
pub const COMPANIES: [Company; 28] = [
    ("Contoso", "contoso"),
    ("Fabrikam", "fabrikam"),
    ("Northwind Traders", "northwind"),
    ("Adventure Works", "adventure"),
    ("Tailspin Toys", "tailspin"),
    ("Woodgrove Bank", "woodgrove"),
    ("Litware", "litware"),
    ("Proseware", "proseware"),
    ("Wingtip Toys", "wingtip"),
    ("Wide World Importers", "wideworld"),
    ("Trey Research", "trey"),
    ("Alpine Ski House", "alpineski"),
    ("Blue Yonder Airlines", "blueyonder"),
    ("City Power & Light", "citypower"),
    ("Coho Winery", "coho"),
    ("Consolidated Messenger", "messenger"),
    ("Fourth Coffee", "fourth"),
    ("Graphic Design Institute", "graphic"),
    ("Humongous Insurance", "humongous"),
    ("First Up Consultants", "firstup"),
    ("Margie's Travel", "margies"),
    ("Munson's Pickles", "munsons"),
    ("Relecloud", "relecloud"),
    ("Southridge Video", "southridge"),
    ("The Phone Company", "phone"),
    ("VanArsdel", "vanarsdel"),
    ("Lamna Healthcare", "lamna"),
    ("Bellows College", "bellows"),
];

/// The trades of the customers.
pub const TRADES: [&str; 9] = [
    "Cloud",
    "Energy",
    "Foods",
    "Health",
    "Logistics",
    "Media",
    "Retail",
    "Studios",
    "Textiles",
];

/// A Microsoft domain prefix, of letters and digits: at most 10 of the company, 11 of the city, and 6 digits.
#[must_use]
pub fn domain(company: Company, place: Place, number: usize) -> String {
    let city: String = place.city.chars().filter_map(plain).take(11).collect();
    format!("{}{city}{number}", company.1)
}

/// The letter in lower case, without its accent; none for other characters.
fn plain(letter: char) -> Option<char> {
    let letter = letter.to_lowercase().next()?;
    Some(match letter {
        'a'..='z' => letter,
        'à' | 'á' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' => 'e',
        'í' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ó' | 'ô' | 'õ' | 'ö' | 'ő' | 'ø' => 'o',
        'š' => 's',
        'ú' | 'ü' => 'u',
        'ź' | 'ž' => 'z',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::places::places;
    use super::*;

    #[test]
    fn domains_fit_and_have_all_letters_of_the_city() {
        for place in places() {
            let letters = place.city.chars().filter(|letter| letter.is_alphabetic());
            assert!(
                letters.clone().all(|letter| plain(letter).is_some()),
                "{place:?}"
            );
            for company in COMPANIES {
                let domain = domain(company, place, 123_456);
                assert!(domain.len() <= 27, "{domain}");
                assert!(
                    domain.bytes().all(|byte| byte.is_ascii_alphanumeric()),
                    "{domain}"
                );
            }
        }
    }
}
