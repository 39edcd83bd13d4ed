//! Microsoft's rules for company names (Partner Center: "Validate company names, customer names, and email
//! addresses"; CloudCockpit: "Customer Company Info Rules").

use super::Rule;
use super::letters::is_letter;
use super::word_list::contains_word;

/// Legal forms that Microsoft refuses as a name, in lower case, without dots and spaces.
const LEGAL_FORMS: &str = "cpa llp llc corp corporation pty ptyltd pteltd privatelimited pvt pvtltd \
    gmbh plc wll lda ltda limitada sarl kft ltd limited sdnbhd inc incorporated ooo zrt";

/// Further legal forms of the supported countries, left out of the proposed domain. Those that are also words, such
/// as "me" in Brazil and "sal" in Lebanon, are missing.
const FURTHER_FORMS: &str = "ab ad ae ag amba ans ao aps as asa bhd bt bv bvba cc cia cic cjsc clg co cokg \
    commv crl cvba dac dd dmcc doo dooel ead eg ehf eireli eirl ek enk eood epe epp eurl fzc fzco fze fzllc \
    gbr gesmbh ggmbh gie gk gmbhcokg gug hb hf ike is ivs jdoo jsc kg kgaa kk kkt ks ksc ksca ky lp ltee mbh \
    mei nv nyrt oao oe og ohg ojsc ood opc ou oy oyj pao pfa pjsc pllc psc qsc rf sa saa sac sadecv sae saoc \
    saog sapa sapidecv sarl sas sasdecv sasu sau sca scarl sci scop scp scrl sdecv se selarl sgps shpk sia sl \
    sll slu snc spa spj spk sprl spzoo spzook spzoospk srl srldecv sderldecv srls sro sti tbk tmi tov uab uc \
    ug ughaftungsbeschrankt ulc unip unipessoal unipessoallda vof zao";

/// Returns the warning about a name that is not blank.
pub(super) fn warning(name: &str) -> Option<Rule> {
    let mut characters = name.chars().filter(|c| !c.is_whitespace());
    let first = characters.next()?;
    let (mut count, mut is_repeated) = (1, true);
    for c in characters {
        count += 1;
        is_repeated = is_repeated && c == first;
    }
    let is_sign = |c: char| !is_letter(c) && !c.is_ascii_digit();
    let is_single = |word: &str| {
        let mut characters = word.chars();
        characters.next().is_some_and(|c| !is_sign(c)) && characters.next().is_none()
    };
    if name.chars().all(is_sign) {
        Some(Rule::CompanyNameWithoutLetters)
    } else if count == 1 {
        Some(Rule::CompanyNameTooShort)
    } else if is_repeated && count > 2 {
        Some(Rule::CompanyNameRepeats)
    } else if contains_word(LEGAL_FORMS, &bare(name)) {
        Some(Rule::CompanyNameIsLegalForm)
    } else if name.split_whitespace().all(is_single) {
        Some(Rule::CompanyNameSpaced)
    } else {
        None
    }
}

/// Removes the legal forms at the end of `name`.
pub(super) fn words_without_legal_form(name: &str) -> Vec<&str> {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while let Some(count) = ending(&words) {
        words.truncate(words.len() - count);
    }
    words
}

/// Whether a legal form follows a name, as in "Contoso Lda".
pub fn has_legal_form(name: &str) -> bool {
    let left = words_without_legal_form(name);
    // A sign alone at the end is none.
    let is_form = |words: usize| words < name.split_whitespace().count();
    !left.is_empty() && is_form(left.len()) && name.chars().next_back().is_some_and(is_end)
}

/// Whether a name may end with it.
fn is_end(c: char) -> bool {
    is_letter(c) || matches!(c, '.' | ')')
}

/// Returns how many words at the end are a legal form: up to five, as in "S. de R.L. de C.V."; or a sign, as in "&
/// Co.".
fn ending(words: &[&str]) -> Option<usize> {
    (1..=5).rev().find(|count| {
        let at = words.len().checked_sub(*count);
        at.and_then(|at| words.get(at..)).is_some_and(|last| {
            let form = bare(&last.concat());
            (form.is_empty() && *count == 1)
                || contains_word(LEGAL_FORMS, &form)
                // Alone it is the name: "SAS", "BT".
                || (words.len() > *count && contains_word(FURTHER_FORMS, &form))
        })
    })
}

/// The letters and digits of `text` in lower case; "-" if there are letters other than A to Z.
fn bare(text: &str) -> String {
    let mut bare = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            bare.push(c.to_ascii_lowercase());
        } else if is_letter(c) {
            return "-".to_owned();
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_forms_at_the_end() {
        for (name, expected) in [
            ("Contoso Lda", "Contoso"),
            ("Contoso, Lda.", "Contoso,"),
            ("Contoso Unipessoal, Lda.", "Contoso"),
            ("Adventure Works GmbH & Co. KG", "Adventure Works"),
            ("Fabrikam Pty Ltd", "Fabrikam"),
            ("Fabrikam Sp. z o.o.", "Fabrikam"),
            ("Fabrikam SDN BHD", "Fabrikam"),
            ("Contoso S.A.", "Contoso"),
            ("Contoso Ação", "Contoso Ação"),
            ("Contoso Ltda", "Contoso"),
            ("Contoso Ltda.", "Contoso"),
            ("Contoso Comercio Ltda - EPP", "Contoso Comercio"),
            ("Contoso S/A", "Contoso"),
            ("Contoso EIRELI", "Contoso"),
            ("Contoso SGPS, S.A.", "Contoso"),
            ("Contoso, S.L.U.", "Contoso,"),
            ("Contoso S.A. de C.V.", "Contoso"),
            ("Contoso, S. de R.L. de C.V.", "Contoso,"),
            ("Contoso S.A.P.I. de C.V.", "Contoso"),
            ("Contoso S.A.C.", "Contoso"),
            ("Silva & Cia. Ltda.", "Silva"),
            ("Contoso EURL", "Contoso"),
            ("Contoso S.r.l.s.", "Contoso"),
            ("Contoso UG (haftungsbeschrankt)", "Contoso"),
            ("Contoso KGaA", "Contoso"),
            ("Contoso Ges.m.b.H.", "Contoso"),
            ("Contoso BVBA", "Contoso"),
            ("Contoso V.O.F.", "Contoso"),
            ("Contoso A/S", "Contoso"),
            ("Contoso ApS", "Contoso"),
            ("Contoso ASA", "Contoso"),
            ("Contoso Oyj", "Contoso"),
            ("Contoso ehf.", "Contoso"),
            ("Contoso OU", "Contoso"),
            ("Contoso UAB", "Contoso"),
            ("Contoso Sp. z o.o. Sp. k.", "Contoso"),
            ("Contoso s.r.o.", "Contoso"),
            ("Contoso Nyrt.", "Contoso"),
            ("Contoso d.o.o.", "Contoso"),
            ("Contoso DOOEL", "Contoso"),
            ("Contoso I.K.E.", "Contoso"),
            ("Contoso Co., Ltd.", "Contoso"),
            ("Contoso Pte. Ltd.", "Contoso"),
            ("Contoso Pvt. Ltd.", "Contoso"),
            ("Contoso Private Limited", "Contoso"),
            ("PT Contoso Tbk", "PT Contoso"),
            ("Contoso K.K.", "Contoso"),
            ("Contoso FZ-LLC", "Contoso"),
            ("Contoso PJSC", "Contoso"),
            ("Contoso Ltd. Sti.", "Contoso"),
            ("Contoso A.S.", "Contoso"),
            ("Contoso Ltee", "Contoso"),
            ("Contoso PLLC", "Contoso"),
            ("Contoso Zoo", "Contoso Zoo"),
            ("Flor de Sal", "Flor de Sal"),
            ("Ice Scoop", "Ice Scoop"),
            ("SAS", "SAS"),
            ("BT plc", "BT"),
            ("Ltd Contoso", "Ltd Contoso"),
            ("Lda", ""),
        ] {
            let words = words_without_legal_form(name);
            assert_eq!(words.join(" "), expected, "{name}");
        }
    }

    #[test]
    fn names_with_a_legal_form() {
        for (name, expected) in [
            ("Contoso Lda", true),
            ("Contoso, Inc.", true),
            ("Adventure Works GmbH & Co. KG", true),
            ("Wingtip Sp. z o.o.", true),
            ("Contoso UG (haftungsbeschrankt)", true),
            ("Contoso", false),
            ("Contoso &", false),
            ("Ltd", false),
            ("SAS", false),
            ("Rua Augusta 100", false),
            ("", false),
        ] {
            assert_eq!(has_legal_form(name), expected, "{name}");
        }
    }
}
