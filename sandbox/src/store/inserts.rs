//! Adding customers to the database.

use rusqlite::{Result, Statement, Transaction, params};

use crate::outcome::Outcome;
use crate::records::{FilledCustomer, NewCustomer, NewEntry};

const CUSTOMER: &str = "
    INSERT OR IGNORE INTO customer
        (number, id, tenant, body, created, company_name, internal_identifier, deleted)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
";

const ENTRY: &str = "
    INSERT INTO provider_entry (customer, instance, domain, provider_customer_id, outcome)
    VALUES (?1, ?2, ?3, ?4, ?5)
";

/// The statements that add a customer, prepared once for many customers.
pub struct Inserts<'a> {
    customers: Statement<'a>,
    entries: Statement<'a>,
}

impl<'a> Inserts<'a> {
    /// Prepares the statements of a transaction.
    pub fn prepare(transaction: &'a Transaction<'_>) -> Result<Self> {
        Ok(Self {
            customers: transaction.prepare(CUSTOMER)?,
            entries: transaction.prepare(ENTRY)?,
        })
    }

    /// Adds a customer after all others; false if there is one with its id already.
    pub fn customer(&mut self, customer: &NewCustomer) -> Result<bool> {
        self.row(customer, None, false)
    }

    /// Adds an entry of a customer.
    pub fn entry(&mut self, customer: &str, entry: &NewEntry, outcome: Outcome) -> Result<()> {
        self.entries.execute(params![
            customer,
            entry.instance,
            entry.domain.as_ref().map(|domain| domain.to_lowercase()),
            entry.provider_customer_id,
            outcome.name(),
        ])?;
        Ok(())
    }

    /// Adds a customer of the large sample, with its entries.
    pub fn filled(&mut self, filled: &FilledCustomer) -> Result<()> {
        let customer = &filled.customer;
        self.row(customer, Some(filled.number), filled.is_deleted)?;
        for entry in &customer.entries {
            self.entry(&customer.id, entry, entry.outcome)?;
        }
        Ok(())
    }

    /// Adds a row. Without a number, the customer gets the next one. The texts of a search are stored in lower case.
    fn row(
        &mut self,
        customer: &NewCustomer,
        number: Option<i64>,
        is_deleted: bool,
    ) -> Result<bool> {
        let added = self.customers.execute(params![
            number,
            customer.id,
            customer.tenant,
            customer.body,
            customer.created,
            customer.company_name.to_lowercase(),
            customer.internal_identifier.to_lowercase(),
            is_deleted,
        ])?;
        Ok(added > 0)
    }
}
