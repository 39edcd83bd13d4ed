//! Words that tell what a line is: a greeting, a job title, an address. Keys ([`name_key`]) in the languages of the larger
//! markets.

use customer::name_key;

/// Beginnings of lines that close a letter or a mail.
const CLOSINGS: &[&str] = &[
    "best regards",
    "kind regards",
    "regards",
    "warm regards",
    "with kind regards",
    "best wishes",
    "best",
    "sincerely",
    "yours sincerely",
    "yours faithfully",
    "thanks",
    "thank you",
    "many thanks",
    "cheers",
    "cumprimentos",
    "com os melhores cumprimentos",
    "melhores cumprimentos",
    "atentamente",
    "atenciosamente",
    "obrigado",
    "obrigada",
    "att",
    "abraco",
    "saudacoes",
    "saludos",
    "un saludo",
    "saludos cordiales",
    "cordialmente",
    "cordialement",
    "bien cordialement",
    "salutations",
    "bonne journee",
    "mit freundlichen grußen",
    "mit freundlichem gruß",
    "mit besten grußen",
    "freundliche gruße",
    "freundliche grusse",
    "mit freundlichen grussen",
    "viele gruße",
    "beste gruße",
    "besten gruß",
    "mfg",
    "cordiali saluti",
    "distinti saluti",
    "saluti",
    "un cordiale saluto",
    "met vriendelijke groet",
    "met vriendelijke groeten",
    "vriendelijke groet",
    "groeten",
    "pozdrawiam",
    "z powazaniem",
    "med vanlig halsning",
    "vanliga halsningar",
    "med venlig hilsen",
    "venlig hilsen",
    "med vennlig hilsen",
    "vennlig hilsen",
    "hilsen",
    "sent from my iphone",
    "enviado do meu iphone",
];

/// Words of job titles.
const TITLE_WORDS: &str = "manager director directora diretor diretora directeur directrice direktor direktorin head chief ceo cto \
    cfo coo cio officer president vice owner founder partner consultant assistant engineer developer analyst administrator \
    administrador administradora admin executive secretary specialist coordinator supervisor buyer purchasing procurement \
    sales gerente gestor gestora responsavel tecnico tecnica consultor consultora chefe socio socia engenheiro engenheira \
    comercial contabilista assistente coordenador coordenadora presidente responsable jefe jefa encargado encargada \
    geschaftsfuhrer geschaftsfuhrerin leiter leiterin leitung einkauf einkaufer einkauferin vertrieb inhaber inhaberin \
    prokurist prokuristin berater beraterin sachbearbeiter sachbearbeiterin assistenz teamleiter gerant gerante chef \
    acheteur acheteuse commercial commerciale comptable responsabile direttore direttrice amministratore titolare \
    impiegato ufficio acquisti inkoper verkoop directie hoofd adviseur medewerker eigenaar kierownik dyrektor prezes \
    specjalista wlasciciel asystent asystentka inkopschef ansvarig chefen saljare vd konsult forsaljningschef \
    indkobschef salgschef konsulent ejer innkjopssjef daglig leder operations marketing finance accounting accountant \
    department departamento abteilung service team lead it";

/// Words in the names of streets and buildings; those behind `~` end a word: `Lindenstraße`.
const STREET_WORDS: &str = "street st road rd lane ln avenue ave av avda boulevard blvd bd drive dr way court ct square sq plaza \
    parkway pkwy highway hwy terrace tce place pl close crescent circle quay wharf house building bldg tower floor fl level \
    suite ste unit room box office park centre center estate industrial rua avenida travessa largo praca praceta \
    estrada alameda calcada beco lote edificio bloco andar apartado quinta urbanizacao zona rodovia conjunto sala calle \
    paseo carrer ronda camino carretera poligono piso rue chemin route quai impasse allee place cours zac via viale \
    piazza corso vicolo strada contrada str platz weg gasse ring ufer damm am postfach straat laan plein gracht \
    kade weg postbus ul ulica aleja aleje plac os skr gatan gata vagen vej gade plads gate veien vei boks katu tie \
    marg nagar sector phase plot near opp cross main colony poste bp cedex cp ~strasse ~straße ~str ~gasse ~platz ~weg \
    ~allee ~ring ~damm ~ufer ~straat ~laan ~plein ~gracht ~kade ~singel ~gatan ~vagen ~vej ~gade ~plads ~veien ~gata ~katu \
    ~tie ~stien ~torget ~stræde";

/// Words that begin a second line of an address where the first is a street.
const UNIT_WORDS: &str =
    "suite ste floor fl unit apt apartment level building bldg room office door";

/// Honorifics, and abbreviations before the name of a person who signs for another.
const HONORIFICS: &str = "mr mrs ms miss mx dr dra dott dottssa ing eng enga engo prof profa sr sra srta don dona d dna exmo exma \
    arq rag avv geom herr frau hr fr dipl ingdipl mag m mme mlle me monsieur madame sig sigra sigr dhr mevr mw drs ir pan \
    pani ia iv ppa att attn fao ac sir";

/// Degrees behind a name.
const DEGREES: &str = "mba phd msc bsc ba ma jr sr ii iii cpa pmp md esq ra llm mcse bcom roc toc";

/// Words of a family name that are written before it.
const PARTICLES: &str = "da de do das dos del della di der den ter ten van von vom zu zum zur la le du des el al bin ibn y e st mac";

/// Whether a line closes a letter, or rules one off.
pub fn is_closing(line: &str) -> bool {
    let key = name_key(line);
    let is_rule = key.is_empty();
    is_rule || CLOSINGS.contains(&key.as_str())
}

/// Whether a text has a word of job titles and nothing that is none: neither digits nor an e-mail address.
pub fn is_title(text: &str) -> bool {
    let has_digit = text.bytes().any(|b| b.is_ascii_digit());
    !has_digit && !text.contains('@') && has_word(text, TITLE_WORDS)
}

/// Whether a text has a word of streets, buildings or post boxes; a short one counts at its beginning and its end.
pub fn has_street_word(text: &str) -> bool {
    let all: Vec<String> = words(text).collect();
    let is_one = |word: &String| {
        let mut list = STREET_WORDS.split_ascii_whitespace();
        list.any(|it| match it.strip_prefix('~') {
            Some(end) => word.len() > end.len() + 1 && word.ends_with(end),
            None => it == word,
        })
    };
    let is_at_end = |at: usize| at == 0 || at + 1 == all.len();
    let has_digit = text.bytes().any(|b| b.is_ascii_digit());
    let counts = |(at, word): (usize, &String)| {
        let is_short = word.chars().count() <= 3;
        // "Park" alone is no street; "Lindenstraße" is.
        let stands_alone = all.len() == 1 && word.chars().count() < 9;
        is_one(word) && !stands_alone && (has_digit || !is_short || is_at_end(at))
    };
    all.iter().enumerate().any(counts)
}

/// Whether a part of an address names a floor or a room: `Suite 200`, `4th Floor`.
pub fn is_unit(part: &str) -> bool {
    let all: Vec<String> = words(part).collect();
    let is_unit = |word: Option<&String>| word.is_some_and(|it| is_in(it, UNIT_WORDS));
    all.len() <= 3 && (is_unit(all.first()) || is_unit(all.last()))
}

/// Whether this word is an honorific.
pub fn is_honorific(word: &str) -> bool {
    is_in(&bare(word), HONORIFICS)
}

/// Whether this word is a degree behind a name.
pub fn is_degree(word: &str) -> bool {
    is_in(&bare(word), DEGREES)
}

/// Whether this word is a particle of a family name.
pub fn is_particle(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase) && is_in(&bare(word), PARTICLES)
}

fn has_word(text: &str, list: &str) -> bool {
    words(text).any(|word| is_in(&word, list))
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let key = name_key(text);
    let words: Vec<String> = key.split(' ').map(str::to_owned).collect();
    words.into_iter()
}

/// A word as its key, without the dots inside: `i.A.` is `ia`.
fn bare(word: &str) -> String {
    name_key(word).replace(' ', "")
}

fn is_in(word: &str, list: &str) -> bool {
    list.split_ascii_whitespace().any(|it| it == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        for (line, closing, title, street) in [
            ("Kind regards,", true, false, false),
            ("--", true, false, false),
            ("Mit freundlichen Grüßen", true, false, false),
            ("Com os melhores cumprimentos,", true, false, false),
            ("Office Manager", false, true, true),
            ("Diretora de Sistemas de Informação", false, true, false),
            ("Lindenstraße 12", false, false, true),
            ("Keizersgracht 241", false, false, true),
            ("Rua Augusta, 100", false, false, true),
            ("Ana Silva", false, false, false),
            ("1100-048 Lisboa", false, false, false),
            ("Contoso, Lda.", false, false, false),
        ] {
            assert_eq!(is_closing(line), closing, "{line}");
            assert_eq!(is_title(line), title, "{line}");
            assert_eq!(has_street_word(line), street, "{line}");
        }
    }

    #[test]
    fn words_of_names() {
        for (word, honorific, particle) in [
            ("Dr.", true, false),
            ("i.A.", true, false),
            ("Dott.ssa", true, false),
            ("van", false, true),
            ("da", false, true),
            ("Da", false, false),
            ("Ana", false, false),
        ] {
            assert_eq!(is_honorific(word), honorific, "{word}");
            assert_eq!(is_particle(word), particle, "{word}");
        }
        for (part, expected) in [
            ("Suite 200", true),
            ("4th Floor", true),
            ("12 High Street", false),
        ] {
            assert_eq!(is_unit(part), expected, "{part}");
        }
    }
}
