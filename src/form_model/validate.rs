//! From the texts of the form to a customer that keeps every rule of the specification, and to all
//! that is to be said of them.

use super::draft::{AssociationDraft, Draft};
use super::field::Field;
use super::json_syntax;
use super::provider_draft::{DataView, OfferMarginDraft, ProviderDraft, is_further};
use super::rows::Row;
use customer::{
    Association, Customer, CustomerProperties, Decimal, DecimalMark, Guid, Issue, JsonText, Margin,
    MicrosoftProperties, OfferTypeMargin, Property, ProviderCustomer, ProviderData, Rule,
    RuleContext, Severity, Suggestion, Text, Value,
};
use leptos::prelude::*;

/// The section of a control. Positions count from 0, as on the screen.
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
    /// Its section.
    pub section: Section,
    /// The broken rule.
    pub rule: Rule,
    /// Suggested values, likeliest first.
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

/// The id of the list of providers, which has the issue of a missing entry.
pub const PROVIDERS_ID: &str = "providers";

impl Draft {
    /// Reads the whole form. Normalizes the texts, and reveals all issues.
    ///
    /// # Errors
    /// All errors, in the order of the page.
    pub fn read(&self, picks_resellers: bool) -> Result<Customer, Vec<LocatedIssue>> {
        let (customer, findings) = self.examined(picks_resellers);
        let errors = of_severity(findings, Severity::Error);
        match customer {
            Some(customer) if errors.is_empty() => Ok(customer),
            _ => Err(errors),
        }
    }

    /// All issues of the form, in the order of the page. Reveals them.
    pub fn findings(&self, picks_resellers: bool) -> Vec<LocatedIssue> {
        self.examined(picks_resellers).1
    }

    /// The warnings, in the order of the page.
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
        let mut properties = CustomerProperties::from_fn(|_| None);
        for field in self.fields.on_page() {
            let property = field.property();
            // A reseller creates its own customers: it sees no reseller and sends none.
            let value = match property {
                Property::ResellerId if !picks_resellers => Some(None),
                _ => reader.value(field),
            };
            if property == Property::Country {
                reader.say(field, self.country_not_offered());
            }
            properties.set(property, value);
        }
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
            properties: properties.complete()?,
            provider_customers: provider_customers.into_iter().collect::<Option<_>>()?,
            associations: associations.into_iter().collect::<Option<_>>()?,
        })
    }

    fn provider(&self, reader: &mut Reader, entry: &ProviderDraft) -> Option<ProviderCustomer> {
        reader.section = Section::Provider(position(entry));
        let before = reader.findings.len();
        let instance = reader.take(&entry.fields.instance, Guid::parse);
        if instance.is_some() && self.repeats_instance(entry) {
            reader.say(&entry.fields.instance, Some(Rule::DuplicateInstance));
        }
        let data = match entry.shown_view() {
            DataView::Controls if entry.uses_data() => {
                microsoft(reader, entry).map(|data| ProviderData::Microsoft(Box::new(data)))
            }
            DataView::Controls => None,
            DataView::Json => {
                let json = reader.take(&entry.fields.data, json_text);
                if json.is_some() {
                    reader.say(&entry.fields.data, entry.wrong_json_type());
                }
                json.map(ProviderData::Json)
            }
        };
        let (rule, value) = (&entry.fields.margin_rule, &entry.fields.margin_value);
        let asks_for_rule = entry.asks_for(rule);
        let rule = asks_for_rule.then(|| reader.required(rule)).flatten();
        let asks_for_value = entry.asks_for(value);
        let value = asks_for_value.then(|| reader.decimal(value)).flatten();
        let margin = rule.zip(value).map(|(rule, value)| Margin { rule, value });
        let mut offer_type_margins = Vec::new();
        for row in entry.offer_margins.snapshot() {
            offer_type_margins.push(offer_margin(reader, entry, &row));
        }
        // On the page these controls are behind the margins.
        reader.findings[before..].sort_by_key(|it| it.property.is_some_and(is_further));
        let loaded_id = entry.provider_customer_id.get_untracked();
        let max = Property::ProviderInstanceId.max_length();
        Some(ProviderCustomer {
            instance: instance?,
            provider_customer_id: loaded_id.and_then(|id| Text::parse_optional(&id, max).ok()?),
            data: data?,
            margin: margin?,
            offer_type_margins: offer_type_margins.into_iter().collect::<Option<_>>()?,
        })
    }
}

impl ProviderDraft {
    /// Whether this control of the margin is checked. While the entry has no instance, a blank one is not: only the
    /// instance is required.
    pub(super) fn asks_for(&self, field: &Field) -> bool {
        self.uses_data() || !field.is_blank()
    }

    /// Whether an earlier row of this entry is for the same offer type.
    pub fn repeats_offer_type(&self, row: &OfferMarginDraft) -> bool {
        let offer_type = row.fields.offer_type.text();
        let key = row.place().key();
        let rows = self.offer_margins.all();
        rows.iter()
            .take_while(|earlier| earlier.place().key() != key)
            .any(|earlier| earlier.fields.offer_type.text().trim() == offer_type.trim())
    }
}

fn microsoft(
    reader: &mut Reader,
    entry: &ProviderDraft,
) -> Option<MicrosoftProperties<Option<Value>>> {
    let mut values = MicrosoftProperties::from_fn(|_| None);
    for field in entry.microsoft.on_page() {
        values.set(field.property(), reader.value(field));
        reader.say(field, entry.wanted(field));
    }
    values.complete()
}

fn offer_margin(
    reader: &mut Reader,
    entry: &ProviderDraft,
    row: &OfferMarginDraft,
) -> Option<OfferTypeMargin> {
    reader.section = Section::OfferMargin(position(entry), position(row));
    let offer_type = reader.required(&row.fields.offer_type);
    if offer_type.is_some() && entry.repeats_offer_type(row) {
        reader.say(&row.fields.offer_type, Some(Rule::DuplicateOfferType));
    }
    let margin = reader.margin(&row.fields.margin_rule, &row.fields.margin_value);
    Some(OfferTypeMargin {
        offer_type: offer_type?,
        margin: margin?,
    })
}

fn association(reader: &mut Reader, row: &AssociationDraft) -> Option<Association> {
    reader.section = Section::Association(position(row));
    let reseller_id = reader.take(&row.fields.reseller_id, Guid::parse);
    let name = reader.required(&row.fields.name);
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

/// Reads controls and collects their issues.
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

    /// The value of a property; none if its text breaks the rule of the property.
    fn value(&mut self, field: &Field) -> Option<Option<Value>> {
        let mark = self.mark;
        self.take(field, |text| field.property().parse(text, mark))
    }

    fn bounded<T>(
        &mut self,
        field: &Field,
        parse: impl FnOnce(&str, usize) -> Result<T, Rule>,
    ) -> Option<T> {
        self.take(field, |text| parse(text, field.property().max_length()))
    }

    fn required(&mut self, field: &Field) -> Option<Text> {
        self.bounded(field, Text::parse)
    }

    fn decimal(&mut self, field: &Field) -> Option<Decimal> {
        let mark = self.mark;
        self.take(field, |text| Decimal::parse(text, mark))
    }

    fn margin(&mut self, rule: &Field, value: &Field) -> Option<Margin> {
        let rule = self.required(rule);
        let value = self.decimal(value);
        Some(Margin {
            rule: rule?,
            value: value?,
        })
    }

    /// The issue of the text itself: its error, or a warning or hint.
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
    let text = JsonText::parse(typed)?;
    json_syntax::check(typed)?;
    Ok(text)
}
