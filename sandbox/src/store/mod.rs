//! The database: customers, tenants and the secret that signs tokens, in SQLite.

mod inserts;
mod tables;

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OptionalExtension, Result, Row, Transaction, params};

use crate::outcome::Outcome;
use crate::records::{
    Deleted, FilledCustomer, NewCustomer, NewEntry, SearchField, StoredCustomer, StoredEntry,
};
use crate::sample;
use crate::searching::Search;
use crate::tokens::Secret;
use inserts::Inserts;

/// The columns of a [`StoredCustomer`].
const STORED: &str =
    "id, body, created, strftime('%Y-%m-%dT%H:%M:%SZ', created / 1000, 'unixepoch'), deleted";

/// The database.
///
/// One connection behind a lock, used straight from the async handlers: a statement here takes microseconds, or a few
/// milliseconds where it searches 50,000 customers, and has one person waiting. A thread for each would cost more.
pub struct Store(Mutex<Connection>);

impl Store {
    /// Opens the file, or a database in memory that ends with the process.
    ///
    /// # Errors
    /// The file cannot be opened or is not a database of the sandbox.
    pub fn open(file: Option<&Path>) -> Result<Self> {
        let mut connection = match file {
            Some(file) => Connection::open(file)?,
            None => Connection::open_in_memory()?,
        };
        // A write-ahead log needs no flush to the disk at each request.
        connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;")?;
        let transaction = connection.transaction()?;
        tables::prepare(&transaction)?;
        for domain in sample::TENANTS {
            transaction.execute("INSERT OR IGNORE INTO tenant VALUES (?1)", [domain])?;
        }
        transaction.commit()?;
        Ok(Self(Mutex::new(connection)))
    }

    /// The secret that signs tokens: made once, so that tokens outlive a restart.
    ///
    /// # Errors
    /// The database does not answer.
    pub fn secret(&self, fresh: Secret) -> Result<Secret> {
        let connection = self.connection();
        let kept = connection
            .query_row("SELECT value FROM secret", [], |row| row.get(0))
            .optional()?;
        if let Some(kept) = kept {
            return Ok(kept);
        }
        connection.execute("INSERT INTO secret VALUES (?1)", [fresh])?;
        Ok(fresh)
    }

    /// Makes a tenant known.
    ///
    /// # Errors
    /// The database does not answer.
    pub fn add_tenant(&self, domain: &str) -> Result<()> {
        let domain = domain.to_lowercase();
        self.connection()
            .execute("INSERT OR IGNORE INTO tenant VALUES (?1)", [domain])?;
        Ok(())
    }

    /// Whether there is such a tenant.
    ///
    /// # Errors
    /// The database does not answer.
    pub fn knows_tenant(&self, domain: &str) -> Result<bool> {
        let found = "SELECT EXISTS (SELECT 1 FROM tenant WHERE domain = ?1)";
        self.connection()
            .query_row(found, [domain.to_lowercase()], |row| row.get(0))
    }

    /// Keeps a customer; false where one with its id is kept already, of whichever tenant.
    ///
    /// # Errors
    /// The database does not answer.
    pub fn add_customer(&self, customer: &NewCustomer) -> Result<bool> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        let mut inserts = Inserts::prepare(&transaction)?;
        if !inserts.customer(customer)? {
            return Ok(false);
        }
        for entry in &customer.entries {
            let outcome = outcome(&transaction, entry)?;
            inserts.entry(&customer.id, entry, outcome)?;
        }
        drop(inserts);
        transaction.commit()?;
        Ok(true)
    }

    /// Stores the customers of the large sample, before all others. Does nothing if they are stored already.
    ///
    /// # Errors
    /// The database does not answer.
    pub fn fill(&self, customers: impl Iterator<Item = FilledCustomer>) -> Result<()> {
        let mut connection = self.connection();
        let transaction = connection.transaction()?;
        let found = "SELECT EXISTS (SELECT 1 FROM customer WHERE number < 0)";
        if transaction.query_row(found, [], |row| row.get(0))? {
            return Ok(());
        }
        let mut inserts = Inserts::prepare(&transaction)?;
        for filled in customers {
            inserts.filled(&filled)?;
        }
        drop(inserts);
        transaction.commit()
    }

    /// Marks the customer as deleted; false where there is none with this id.
    ///
    /// # Errors
    /// The database does not answer.
    pub fn delete_customer(&self, id: &str) -> Result<bool> {
        let deleted = "UPDATE customer SET deleted = 1 WHERE id = ?1";
        Ok(self.connection().execute(deleted, [id])? > 0)
    }

    /// Whether a customer with this id is kept.
    ///
    /// # Errors
    /// The database does not answer.
    pub fn has_customer(&self, id: &str) -> Result<bool> {
        let found = "SELECT EXISTS (SELECT 1 FROM customer WHERE id = ?1)";
        self.connection().query_row(found, [id], |row| row.get(0))
    }

    /// The tenant's customer with this id.
    ///
    /// # Errors
    /// The database does not answer.
    pub fn customer(&self, tenant: &str, id: &str) -> Result<Option<StoredCustomer>> {
        let connection = self.connection();
        let found = format!("SELECT {STORED} FROM customer WHERE tenant = ?1 AND id = ?2");
        let customer = connection
            .query_row(&found, [tenant, id], stored_customer)
            .optional()?;
        customer
            .map(|customer| with_entries(&connection, customer))
            .transpose()
    }

    /// The numbers of the tenant's customers that contain the value in the field, in any case, newest first.
    ///
    /// # Errors
    /// The database does not answer.
    pub fn search(
        &self,
        tenant: &str,
        search: &Search<'_, SearchField>,
        deleted: Deleted,
    ) -> Result<Vec<i64>> {
        let entries = "provider_entry CROSS JOIN customer ON id = customer";
        let (rows, text) = match search.field {
            SearchField::CompanyName => ("customer INDEXED BY customer_name", "company_name"),
            SearchField::InternalIdentifier => (
                "customer INDEXED BY customer_identifier",
                "internal_identifier",
            ),
            SearchField::Domain => (entries, "domain"),
            SearchField::ProviderCustomerId => (entries, "provider_customer_id"),
        };
        let only = match deleted {
            Deleted::Included => "",
            Deleted::LeftOut => "AND NOT deleted",
        };
        let query = format!(
            "SELECT number FROM {rows} WHERE tenant = ?1 AND instr({text}, ?2) {only}
             ORDER BY number DESC"
        );
        let connection = self.connection();
        let mut statement = connection.prepare(&query)?;
        let mut numbers: Vec<i64> = statement
            .query_map(params![tenant, search.value.to_lowercase()], |row| {
                row.get(0)
            })?
            .collect::<Result<_>>()?;
        // A customer has a row for each of its entries that match.
        numbers.dedup();
        Ok(numbers)
    }

    /// The customers with these numbers, in the same order.
    ///
    /// # Errors
    /// The database does not answer.
    pub fn numbered(&self, numbers: &[i64]) -> Result<Vec<StoredCustomer>> {
        let connection = self.connection();
        let mut statement =
            connection.prepare(&format!("SELECT {STORED} FROM customer WHERE number = ?1"))?;
        numbers
            .iter()
            .map(|number| {
                with_entries(&connection, statement.query_row([number], stored_customer)?)
            })
            .collect()
    }

    /// Whether a customer has this Microsoft domain, in any case.
    ///
    /// # Errors
    /// The database does not answer.
    pub fn is_domain_taken(&self, domain: &str) -> Result<bool> {
        is_domain_taken(&self.connection(), domain)
    }

    /// A panic elsewhere leaves the connection usable: an unfinished transaction is rolled back as it is dropped.
    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The outcome of an entry. Whether its domain is free is decided within the transaction: two requests may ask for the
/// same domain at once.
fn outcome(transaction: &Transaction<'_>, entry: &NewEntry) -> Result<Outcome> {
    match &entry.domain {
        Some(domain)
            if entry.outcome == Outcome::Success && is_domain_taken(transaction, domain)? =>
        {
            Ok(Outcome::DomainExists)
        }
        _ => Ok(entry.outcome),
    }
}

fn is_domain_taken(connection: &Connection, domain: &str) -> Result<bool> {
    let domain = domain.to_lowercase();
    if sample::TAKEN_DOMAINS.contains(&domain.as_str()) {
        return Ok(true);
    }
    let found =
        "SELECT EXISTS (SELECT 1 FROM provider_entry WHERE domain = ?1 AND outcome = 'Success')";
    connection.query_row(found, [domain], |row| row.get(0))
}

fn stored_customer(row: &Row<'_>) -> Result<StoredCustomer> {
    Ok(StoredCustomer {
        id: row.get(0)?,
        body: row.get(1)?,
        created: row.get(2)?,
        creation_date: row.get(3)?,
        is_deleted: row.get(4)?,
        entries: Vec::new(),
    })
}

fn with_entries(connection: &Connection, mut customer: StoredCustomer) -> Result<StoredCustomer> {
    let mut statement = connection.prepare(
        "SELECT instance, provider_customer_id, outcome FROM provider_entry WHERE customer = ?1",
    )?;
    customer.entries = statement
        .query_map([&customer.id], |row| {
            Ok(StoredEntry {
                instance: row.get(0)?,
                provider_customer_id: row.get(1)?,
                outcome: Outcome::named(&row.get::<_, String>(2)?),
            })
        })?
        .collect::<Result<_>>()?;
    Ok(customer)
}
