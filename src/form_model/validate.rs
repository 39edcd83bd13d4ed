//! From the texts of the form to a customer that keeps every rule of the specification, and to all
//! that is to be said of them.

use super::draft::{AssociationDraft, Draft};
use super::field::Field;
use super::json_syntax;
use super::provider_draft::{DataView, MicrosoftFields, OfferMarginDraft, ProviderDraft};
use super::rows::Row;
use customer::{
    AgreementDate, Association, CountryCode, Customer, Decimal, DecimalMark, DomainPrefix, Email,
    Guid, Issue, JsonText, Margin, MicrosoftData, OfferTypeMargin, PartnerId, Phone, Property,
    ProviderCustomer, ProviderData, Qualification, Rule, RuleContext, Severity, Suggestion, Text,
};
use leptos::prelude::*;

/// Where on the page a control stands; positions from 0, as on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Among the customer's own.
    Customer,
    /// In this provider entry.
    Provider(usize),
    /// In this provider entry, in this offer-type margin.
    OfferMargin(usize, usize),
    /// In this association.
    Association(usize),
}

/// Something to say of the form: what keeps it from being sent, what will probably be refused, issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocatedIssue {
    /// The id of the element that a link leads to.
    pub element_id: String,
    /// The property that is wrong; none: the list of providers as a whole.
    pub property: Option<Property>,
    /// Where it stands.
    pub section: Section,
    /// What is wrong.
    pub rule: Rule,
    /// What would be right, where it is known.
    pub suggestions: Vec<Suggestion>,
}

impl LocatedIssue {
    /// There is no provider entry.
    pub(super) fn no_provider() -> Self {
        Self {
            element_id: PROVIDERS_ID.to_owned(),
            property: None,
            section: Section::Customer,
            rule: Rule::NoProvider,
            suggestions: Vec::new(),
        }
    }

    /// This issue on the text of a control.
    pub(super) fn of(field: &Field, section: Section, issue: Issue) -> Self {
        Self {
            element_id: field.element_id(),
            property: Some(field.property()),
            section,
            rule: issue.rule,
            suggestions: issue.suggestions,
        }
    }

    /// Whether the other says the same of the same control, wherever its row is by now.
    pub fn is_same(&self, other: &Self) -> bool {
        self.element_id == other.element_id
            && self.rule == other.rule
            && self.suggestions == other.suggestions
    }
}

/// The element that stands for the list of providers: what is missing there is the list's fault.
pub const PROVIDERS_ID: &str = "providers";

impl Draft {
    /// Reads the whole form. Texts whose meaning is beyond doubt are written as they are sent, and every
    /// rule is shown from now on.
    ///
    /// # Errors
    /// All faults that keep it from being sent, in the order of the page.
    pub fn read(&self, picks_resellers: bool) -> Result<Customer, Vec<LocatedIssue>> {
        let (customer, findings) = self.examined(picks_resellers);
        let errors = of_severity(findings, Severity::Error);
        match customer {
            Some(customer) if errors.is_empty() => Ok(customer),
            _ => Err(errors),
        }
    }

    /// All that there is to say of the form, in the order of the page, whatever its severity. Every
    /// rule is shown from now on.
    pub fn findings(&self, picks_resellers: bool) -> Vec<LocatedIssue> {
        self.examined(picks_resellers).1
    }

    /// What will probably be refused, in the order of the page.
    pub fn warnings(&self, picks_resellers: bool) -> Vec<LocatedIssue> {
        of_severity(self.findings(picks_resellers), Severity::Warning)
    }

    fn examined(&self, picks_resellers: bool) -> (Option<Customer>, Vec<LocatedIssue>) {
        let mut reader = Reader {
            mark: self.context.mark(),
            section: Section::Customer,
            findings: Vec::new(),
        };
        let customer = self.customer(&mut reader, picks_resellers);
        (customer, reader.findings)
    }

    /// Every control is read before the first `?`, so that all faults are found at once.
    fn customer(&self, reader: &mut Reader, picks_resellers: bool) -> Option<Customer> {
        let company_name = reader.required(&self.company_name);
        let country = reader.take(&self.country, CountryCode::required);
        reader.say(&self.country, self.country_not_offered());
        let tax_id = reader.optional(&self.tax_id);
        let internal_identifier = reader.optional(&self.internal_identifier);
        // A reseller creates its own customers: it sees no reseller and sends none.
        let reseller_id = if picks_resellers {
            reader.take(&self.reseller_id, Guid::optional)
        } else {
            Some(None)
        };
        let address_line1 = reader.required(&self.address_line1);
        let address_line2 = reader.optional(&self.address_line2);
        let city = reader.required(&self.city);
        let state = reader.required(&self.state);
        let zip = reader.required(&self.zip);
        let first_name = reader.required(&self.first_name);
        let middle_name = reader.optional(&self.middle_name);
        let last_name = reader.required(&self.last_name);
        let email = reader.bounded(&self.email, Email::required);
        let phone = reader.bounded(&self.phone, Phone::required);
        // Now that the contact is written as it is sent.
        self.follow_contact();
        let entries = self.providers.snapshot();
        if entries.is_empty() {
            reader.findings.push(LocatedIssue::no_provider());
        }
        let provider_customers: Vec<_> = entries
            .iter()
            .map(|entry| self.provider(reader, entry))
            .collect();
        let associations: Vec<_> = if picks_resellers {
            let rows = self.associations.snapshot();
            rows.iter().map(|row| association(reader, row)).collect()
        } else {
            Vec::new()
        };
        Some(Customer {
            id: self.id.get_untracked(),
            company_name: company_name?,
            tax_id: tax_id?,
            country: country?,
            address_line1: address_line1?,
            address_line2: address_line2?,
            city: city?,
            state: state?,
            zip: zip?,
            first_name: first_name?,
            middle_name: middle_name?,
            last_name: last_name?,
            email: email?,
            phone: phone?,
            internal_identifier: internal_identifier?,
            reseller_id: reseller_id?,
            provider_customers: provider_customers.into_iter().collect::<Option<_>>()?,
            associations: associations.into_iter().collect::<Option<_>>()?,
        })
    }

    fn provider(&self, reader: &mut Reader, entry: &ProviderDraft) -> Option<ProviderCustomer> {
        reader.section = Section::Provider(position(entry));
        let instance = reader.take(&entry.instance, Guid::required);
        if instance.is_some() && self.repeats_instance(entry) {
            reader.say(&entry.instance, Some(Rule::RepeatedInstance));
        }
        let data = match entry.shown_view(&self.config) {
            DataView::Controls if entry.uses_data() => microsoft(reader, &entry.microsoft)
                .map(|data| ProviderData::Microsoft(Box::new(data))),
            DataView::Controls => None,
            DataView::Json => {
                let json = reader.take(&entry.json, json_text);
                if json.is_some() {
                    reader.say(&entry.json, entry.wrong_json_type());
                }
                json.map(ProviderData::Json)
            }
        };
        let rule = entry.asks_for(&entry.margin_rule);
        let rule = rule.then(|| reader.required(&entry.margin_rule)).flatten();
        let value = entry.asks_for(&entry.margin_value);
        let value = value.then(|| reader.decimal(&entry.margin_value)).flatten();
        let margin = rule.zip(value).map(|(rule, value)| Margin { rule, value });
        let mut offer_type_margins = Vec::new();
        for row in entry.offer_margins.snapshot() {
            offer_type_margins.push(offer_margin(reader, entry, &row));
        }
        let loaded_id = entry.provider_customer_id.get_untracked();
        let max = Property::ProviderInstanceId.max_length();
        Some(ProviderCustomer {
            instance: instance?,
            provider_customer_id: loaded_id.and_then(|id| Text::optional(&id, max).ok()?),
            data: data?,
            margin: margin?,
            offer_type_margins: offer_type_margins.into_iter().collect::<Option<_>>()?,
        })
    }
}

impl ProviderDraft {
    /// Whether this control of the margin is looked at: while the entry has no instance, nothing else is asked of it
    /// than the instance, and only what stands there is checked.
    pub(super) fn asks_for(&self, field: &Field) -> bool {
        self.uses_data() || !field.is_blank()
    }

    /// Whether an earlier row of this entry is for the same offer type.
    pub fn repeats_offer_type(&self, row: &OfferMarginDraft) -> bool {
        let offer_type = row.offer_type.text();
        let key = row.place().key();
        let rows = self.offer_margins.all();
        rows.iter()
            .take_while(|earlier| earlier.place().key() != key)
            .any(|earlier| earlier.offer_type.text().trim() == offer_type.trim())
    }
}

fn microsoft(reader: &mut Reader, fields: &MicrosoftFields) -> Option<MicrosoftData> {
    let domain = reader.take(&fields.domain, DomainPrefix::required);
    let credentials_email = reader.bounded(&fields.credentials_email, Email::optional);
    let default_culture = reader.optional(&fields.default_culture);
    let language = reader.optional(&fields.language);
    let associated_partner_id = reader.bounded(&fields.associated_partner_id, PartnerId::optional);
    let keep_primary_information = reader.tick(&fields.keep_primary_information);
    let first_name = reader.optional(&fields.first_name);
    reader.say(&fields.first_name, fields.wanted(&fields.first_name));
    let last_name = reader.optional(&fields.last_name);
    reader.say(&fields.last_name, fields.wanted(&fields.last_name));
    let email = reader.bounded(&fields.email, Email::optional);
    reader.say(&fields.email, fields.wanted(&fields.email));
    let phone = reader.bounded(&fields.phone, Phone::optional);
    reader.say(&fields.phone, fields.wanted(&fields.phone));
    let accepted_mca = reader.tick(&fields.accepted_mca);
    let agreement_date = reader.take(&fields.agreement_date, AgreementDate::optional);
    reader.say(
        &fields.agreement_date,
        fields.wanted(&fields.agreement_date),
    );
    let qualifications = reader.take(&fields.qualifications, |text| {
        let names = text.split(',');
        Ok(names.filter_map(Qualification::named).collect())
    });
    Some(MicrosoftData {
        domain: domain?,
        credentials_email: credentials_email?,
        accepted_mca,
        agreement_date: agreement_date?,
        keep_primary_information,
        first_name: first_name?,
        last_name: last_name?,
        email: email?,
        phone: phone?,
        default_culture: default_culture?,
        language: language?,
        associated_partner_id: associated_partner_id?,
        qualifications: qualifications?,
        enable_gdap: reader.tick(&fields.enable_gdap),
    })
}

fn offer_margin(
    reader: &mut Reader,
    entry: &ProviderDraft,
    row: &OfferMarginDraft,
) -> Option<OfferTypeMargin> {
    reader.section = Section::OfferMargin(position(entry), position(row));
    let offer_type = reader.required(&row.offer_type);
    if offer_type.is_some() && entry.repeats_offer_type(row) {
        reader.say(&row.offer_type, Some(Rule::RepeatedOfferType));
    }
    let margin = reader.margin(&row.margin_rule, &row.margin_value);
    Some(OfferTypeMargin {
        offer_type: offer_type?,
        margin: margin?,
    })
}

fn association(reader: &mut Reader, row: &AssociationDraft) -> Option<Association> {
    reader.section = Section::Association(position(row));
    let reseller_id = reader.take(&row.reseller_id, Guid::required);
    let name = reader.required(&row.name);
    Some(Association {
        reseller_id: reseller_id?,
        name: name?,
    })
}

pub(super) fn position(row: &impl Row) -> usize {
    row.place().position().get_untracked()
}

fn of_severity(findings: Vec<LocatedIssue>, severity: Severity) -> Vec<LocatedIssue> {
    let mut those = Vec::new();
    for finding in findings {
        if finding.rule.severity() == severity {
            those.push(finding);
        }
    }
    those
}

/// Reads controls and collects what is to be said of them.
struct Reader {
    mark: DecimalMark,
    section: Section,
    findings: Vec<LocatedIssue>,
}

impl Reader {
    fn take<T>(&mut self, field: &Field, parse: impl FnOnce(&str) -> Result<T, Rule>) -> Option<T> {
        field.normalise();
        self.consider(field);
        parse(&field.text()).ok()
    }

    fn tick(&mut self, field: &Field) -> bool {
        self.consider(field);
        field.is_ticked()
    }

    fn bounded<T>(
        &mut self,
        field: &Field,
        parse: impl FnOnce(&str, usize) -> Result<T, Rule>,
    ) -> Option<T> {
        self.take(field, |text| parse(text, field.property().max_length()))
    }

    fn required(&mut self, field: &Field) -> Option<Text> {
        self.bounded(field, Text::required)
    }

    fn optional(&mut self, field: &Field) -> Option<Option<Text>> {
        self.bounded(field, Text::optional)
    }

    fn decimal(&mut self, field: &Field) -> Option<Decimal> {
        let mark = self.mark;
        self.take(field, |text| Decimal::required(text, mark))
    }

    fn margin(&mut self, rule: &Field, value: &Field) -> Option<Margin> {
        let rule = self.required(rule);
        let value = self.decimal(value);
        Some(Margin {
            rule: rule?,
            value: value?,
        })
    }

    /// What is to be said of the text itself: its error, else what its rules advise.
    fn consider(&mut self, field: &Field) {
        field.reveal();
        if let Some(issue) = field.issue() {
            self.find(field, issue);
        }
    }

    /// A rule between this control and others.
    fn say(&mut self, field: &Field, rule: Option<Rule>) {
        if let Some(rule) = rule {
            self.find(field, rule.into());
        }
    }

    fn find(&mut self, field: &Field, issue: Issue) {
        let fault = LocatedIssue::of(field, self.section, issue);
        self.findings.push(fault);
    }
}

fn json_text(typed: &str) -> Result<JsonText, Rule> {
    let text = JsonText::required(typed)?;
    json_syntax::check(typed)?;
    Ok(text)
}
