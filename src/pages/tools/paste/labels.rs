//! Labels of values: the headers of spreadsheets, and the words before a value in a signature.

use customer::{CustomerProperties, Property, matches_key, name_key};

/// What a label says of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// The property.
    Of(Property),
    /// A name: of the company if nothing else names it, or of the contact.
    Name,
    /// A contact's whole name.
    Contact,
    /// A mobile phone number.
    Mobile,
    /// Anything that the form has no control for.
    Other,
}

/// Keys ([`name_key`]) of labels in the interface's languages and in those of the larger markets.
const LABELS: &[(Label, &str)] = &[
    (
        Label::Of(Property::CompanyName),
        "company|company name|companyname|organisation|organization|organisation name|organization name|account|account name|\
            customer|customer name|client|client name|business name|legal name|empresa|nome da empresa|cliente|\
            nome do cliente|razao social|razon social|denominacao social|designacao social|firma|firmenname|unternehmen|\
            kunde|societe|entreprise|raison sociale|nom de la societe|ragione sociale|azienda|societa|bedrijf|bedrijfsnaam|\
            nombre de la empresa|compania|nazwa firmy|foretag|virksomhed|yritys",
    ),
    (
        Label::Of(Property::TaxId),
        "tax id|taxid|tax number|tax no|tax id number|vat|vat id|vat no|vat nr|vat number|vat reg no|vat registration number|\
            registration number|numero fiscal|numero de contribuinte|contribuinte|nif|nipc|nif nipc|n contribuinte|cif|\
            cif nif|nif cif|cnpj|cnpj mf|nip|iva|p iva|piva|partita iva|p iva cf|cf p iva|codice fiscale|tva|n tva|\
            numero de tva|tva intracommunautaire|n tva intracommunautaire|siren|siret|ust idnr|ust id nr|ust id|ust idnummer|\
            umsatzsteuer id|umsatzsteuer identifikationsnummer|uid|uid nr|uid nummer|atu|mwst|mwst nr|che|btw|btw nr|\
            btw nummer|btw id|abn|acn|ein|fein|gst|gst no|gstin|cvr|cvr nr|org nr|organisationsnummer|orgnr|\
            organisasjonsnummer|moms nr|momsnr|moms|vat reg nr|y tunnus|rfc|nit|ruc|cuit|id fiscal|identificacion fiscal",
    ),
    (
        Label::Of(Property::Country),
        "country|country region|country code|country or region|pais|pais regiao|land|pays|paese|nazione|kraj",
    ),
    (
        Label::Of(Property::AddressLine1),
        "address|address line 1|address 1|addressline1|address1|street|street address|street 1|billing street|mailing address|\
            postal address|business street|morada|morada linha 1|morada 1|linha 1 da morada|endereco|endereco 1|logradouro|\
            rua|direccion|domicilio|calle|adresse|adresse 1|anschrift|strasse|straße|strasse und hausnummer|rue|indirizzo|\
            via|adres|straat|ulica|adress|gatuadress",
    ),
    (
        Label::Of(Property::AddressLine2),
        "address line 2|address 2|addressline2|address2|street 2|street address 2|morada linha 2|morada 2|endereco 2|\
            complemento|adresse 2|adresszusatz|adresszeile 2|complement d adresse|suite|direccion 2|indirizzo 2",
    ),
    (
        Label::Of(Property::City),
        "city|town|town city|city town|suburb|locality|billing city|cidade|localidade|municipio|concelho|ciudad|poblacion|\
            ort|stadt|ville|citta|comune|stad|plaats|woonplaats|miasto|by|miejscowosc",
    ),
    (
        Label::Of(Property::State),
        "state|state or region|state province|state region|province|county|region|emirate|canton|prefecture|\
            district|distrito|distrito estado ou regiao|distrito ou regiao|estado|estado ou regiao|uf|regiao|provincia|\
            comunidad|bundesland|kanton|departement|regione|prov|provincie|wojewodztwo|lan",
    ),
    (
        Label::Of(Property::Zip),
        "zip|zip code|zipcode|zip postal code|postal code|postalcode|postcode|post code|pin|pin code|pincode|eircode|cep|\
            codigo postal|cod postal|cp|plz|postleitzahl|code postal|cap|kod pocztowy|postnr|postnummer|codigo zip",
    ),
    (
        Label::Of(Property::FirstName),
        "first name|firstname|given name|forename|nome proprio|primeiro nome|nombre|vorname|prenom|nome di battesimo|\
            voornaam|imie|fornamn|contact first name",
    ),
    (
        Label::Of(Property::MiddleName),
        "middle name|middlename|nome do meio|segundo nome",
    ),
    (
        Label::Of(Property::LastName),
        "last name|lastname|surname|family name|apelido|apelidos|sobrenome|ultimo nome|apellido|apellidos|nachname|\
            familienname|nom de famille|cognome|achternaam|nazwisko|efternamn|contact last name",
    ),
    (
        Label::Of(Property::Email),
        "email|e mail|e|mail|email address|e mail address|work email|contact email|endereco de email|endereco de e mail|\
            correio eletronico|correio electronico|correo|correo electronico|mailadresse|e mail adresse|courriel|\
            adresse e mail|posta elettronica|mejl|e post",
    ),
    (
        Label::Of(Property::Phone),
        "phone|phone number|phone no|telephone|telephone number|tel|t|p|ph|ph no|work phone|business phone|office|\
            office phone|direct|direct line|main|dd|d|telefone|numero de telefone|n de telefone|telef|tlf|fone|telefono|\
            telefon|telefonnummer|fon|rufnummer|durchwahl|telephone fixe|standard|telefoon|telefoonnummer|contacto telefonico|\
            tf|puhelin|switchboard",
    ),
    (
        Label::Mobile,
        "mobile|mobile phone|mobile number|mob|m|cell|cell phone|cellular|c|tlm|telemovel|telem|n de telemovel|celular|cel|\
            movil|mobil|handy|mobiltelefon|portable|cellulare|mobiel|gsm|kom|tel kom|mobile no|whatsapp",
    ),
    (
        Label::Of(Property::Domain),
        "tenant domain|microsoft domain|dominio microsoft|onmicrosoft|onmicrosoft domain|tenant",
    ),
    (
        Label::Contact,
        "contact|contact name|contact person|primary contact|full name|attn|attention|fao|ac|contacto|pessoa de contacto|\
            nome do contacto|contato|nome do contato|nome completo|ao cuidado de|nombre completo|persona de contacto|\
            ansprechpartner|ansprechpartnerin|kontakt|z hd|zhd|zu handen|interlocuteur|a lattention de|contatto|referente|\
            alla cortese attenzione|contactpersoon|tav|osoba kontaktowa|kontaktperson|representante|responsavel",
    ),
    (Label::Name, "name|nome|nom|naam|nazwa|namn|navn"),
    (
        Label::Other,
        "fax|f|telefax|fax no|fax number|website|web|web site|site|sitio web|url|homepage|internet|www|w|i|page|skype|\
            linkedin|notes|note|comments|comment|notas|observacoes|title|job title|position|role|cargo|funcao|department|\
            departamento|abteilung|service|industry|setor|iban|bic|swift|hrb|hra|hr|amtsgericht|registergericht|\
            geschaftsfuhrer|geschaeftsfuhrer|geschaftsfuhrung|vorstand|ceo|managing director|capital|capital social|rcs|ape|\
            naf|rea|pec|sdi|kvk|kvk nr|krs|regon|steuernummer|st nr|company no|company number|company registration number|\
            registered in|registered office|crc|matricula|inscricao estadual|im|ie|duns|bank|banco|konto|salutation|anrede|\
            status|owner|date|data|created|id|customer id|account number|number|nr|no|source",
    ),
];

/// The label that a text is, in any case, with or without accents and punctuation; a key of the request as well.
pub fn label_of(text: &str) -> Option<Label> {
    let key = name_key(text);
    if key.is_empty() || key.len() > 48 {
        return None;
    }
    let is_it = |(_, keys): &&(Label, &str)| keys.split('|').any(|it| it == key);
    let found = LABELS.iter().find(is_it).map(|(label, _)| *label);
    found.or_else(|| {
        let of_customer = CustomerProperties::PROPERTIES.into_iter();
        let mut all = of_customer.chain([Property::Domain]);
        let property = all.find(|it| matches_key(text.trim(), it.key()))?;
        Some(Label::Of(property))
    })
}

/// The most words of a label.
const WORDS_MAX: usize = 4;

/// A label at the beginning of a text, and the value behind it. Without a colon only before what has the form of a value:
/// a number, an e-mail address, a person after "Attn".
pub fn labelled(text: &str) -> Option<(Label, &str)> {
    if let Some((before, value)) = text.split_once([':', '：'])
        && before.split_whitespace().count() <= WORDS_MAX
        && !value.starts_with("//")
        && let Some(label) = label_of(before)
    {
        return Some((label, value.trim()));
    }
    let mut found = None;
    let mut end = 0;
    for (count, word) in text.split_whitespace().enumerate() {
        if count >= WORDS_MAX {
            break;
        }
        let from = text.get(end..)?.find(word)? + end;
        end = from + word.len();
        let value = text.get(end..).unwrap_or_default().trim();
        let is_after_dash = value.trim_start_matches(['-', '–', '.', '=']).trim();
        let before = text.get(..end)?;
        if let Some(label) = label_of(before)
            && fits(label, is_after_dash)
        {
            found = Some((label, is_after_dash));
        }
    }
    found
}

/// Whether a value without a colon before it has the form that this label asks for.
fn fits(label: Label, value: &str) -> bool {
    let first = value.chars().next();
    let starts_number = first.is_some_and(|c| c.is_ascii_digit() || matches!(c, '+' | '('));
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    match label {
        Label::Of(Property::Phone) | Label::Mobile => starts_number && digits >= 6,
        Label::Of(Property::TaxId) => {
            digits >= 6 && value.split_whitespace().next().is_some_and(has_digit)
        }
        Label::Of(Property::Zip) => starts_number && digits >= 4,
        Label::Of(Property::Email) => value.contains('@'),
        Label::Contact => first.is_some_and(char::is_uppercase),
        Label::Other => !value.is_empty() && (digits >= 4 || value.contains("www.")),
        _ => false,
    }
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn the_labels_of_the_form_are_known() {
        for language in Language::ALL {
            let words = language.own_words();
            for property in CustomerProperties::PROPERTIES {
                let of = Label::Of(property);
                if !LABELS.iter().any(|(label, _)| *label == of) {
                    continue;
                }
                for text in [words.property(property).label, property.key()] {
                    assert_eq!(label_of(text), Some(of), "{text}");
                }
            }
        }
    }

    #[test]
    fn each_label_stands_once() {
        let mut all: Vec<&str> = LABELS
            .iter()
            .flat_map(|(_, keys)| keys.split('|'))
            .collect();
        let odd: Vec<_> = all.iter().filter(|key| name_key(key) != **key).collect();
        assert!(odd.is_empty(), "{odd:?}");
        all.sort_unstable();
        let twice: Vec<_> = all.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }

    #[test]
    fn labels_before_values() {
        let phone = Label::Of(Property::Phone);
        let tax = Label::Of(Property::TaxId);
        for (text, expected) in [
            ("Tel.: +351 210 000 001", Some((phone, "+351 210 000 001"))),
            ("Tél. : 01 99 00 12 34", Some((phone, "01 99 00 12 34"))),
            ("T +31 20 555 0123", Some((phone, "+31 20 555 0123"))),
            ("P. IVA 12345678903", Some((tax, "12345678903"))),
            ("VAT No. GB123456789", Some((tax, "GB123456789"))),
            ("USt-IdNr.: DE123456788", Some((tax, "DE123456788"))),
            ("CNPJ 11.222.333/0001-81", Some((tax, "11.222.333/0001-81"))),
            ("FAO Emma Brown", Some((Label::Contact, "Emma Brown"))),
            (
                "Fax +39 02 5550 0199",
                Some((Label::Other, "+39 02 5550 0199")),
            ),
            ("Via Roma, 15", None),
            ("Rua Augusta 100", None),
            ("City Road 12", None),
            ("http://contoso.example", None),
            ("P.O. Box 12345", None),
            ("Main Street 1234567", None),
            ("", None),
        ] {
            assert_eq!(labelled(text), expected, "{text}");
        }
    }
}
