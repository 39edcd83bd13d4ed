//! The database: customers, tenants and the secret that signs tokens, in SQLite.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OptionalExtension, Result, Row, Transaction, params};

use crate::outcome::Outcome;
use crate::records::{NewCustomer, NewEntry, SearchField, StoredCustomer, StoredEntry};
use crate::sample;
use crate::tokens::Secret;

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS secret (
        value BLOB NOT NULL
    );
    CREATE TABLE IF NOT EXISTS tenant (
        domain TEXT PRIMARY KEY
    );
    CREATE TABLE IF NOT EXISTS customer (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        tenant TEXT NOT NULL,
        body TEXT NOT NULL,
        created INTEGER NOT NULL,
        company_name TEXT NOT NULL,
        internal_identifier TEXT NOT NULL
    );
    CREATE TABLE IF NOT EXISTS provider_entry (
        customer TEXT NOT NULL REFERENCES customer (id),
        instance TEXT NOT NULL,
        domain TEXT,
        provider_customer_id TEXT NOT NULL,
        outcome TEXT NOT NULL,
        PRIMARY KEY (customer, instance)
    );
    CREATE INDEX IF NOT EXISTS provider_entry_domain ON provider_entry (domain);
";

/// The database.
///
/// One connection behind a lock, used straight from the async handlers: every statement here is indexed or walks a few
/// hundred rows, takes microseconds, and has one person waiting. Handing each to a thread of its own would cost more.
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
        transaction.execute_batch(TABLES)?;
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
        let added = transaction.execute(
            "INSERT OR IGNORE INTO customer (id, tenant, body, created, company_name, internal_identifier)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                customer.id,
                customer.tenant,
                customer.body,
                customer.created,
                customer.company_name.to_lowercase(),
                customer.internal_identifier.to_lowercase(),
            ],
        )?;
        if added == 0 {
            return Ok(false);
        }
        for entry in &customer.entries {
            add_entry(&transaction, &customer.id, entry)?;
        }
        transaction.commit()?;
        Ok(true)
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
        let found = "SELECT id, body, created FROM customer WHERE tenant = ?1 AND id = ?2";
        let customer = connection
            .query_row(found, [tenant, id], stored_customer)
            .optional()?;
        customer
            .map(|customer| with_entries(&connection, customer))
            .transpose()
    }

    /// How many of the tenant's customers contain `value` in `field`, in any case, and one page of them, newest first.
    ///
    /// # Errors
    /// The database does not answer.
    pub fn search(
        &self,
        tenant: &str,
        field: SearchField,
        value: &str,
        skip: i64,
        size: i64,
    ) -> Result<(i64, Vec<StoredCustomer>)> {
        let matches = match field {
            SearchField::CompanyName => "instr(company_name, ?2)",
            SearchField::InternalIdentifier => "instr(internal_identifier, ?2)",
            SearchField::Domain => {
                "EXISTS (SELECT 1 FROM provider_entry WHERE customer = id AND instr(domain, ?2))"
            }
            SearchField::ProviderCustomerId => {
                "EXISTS (SELECT 1 FROM provider_entry WHERE customer = id AND instr(provider_customer_id, ?2))"
            }
        };
        let condition = format!("FROM customer WHERE tenant = ?1 AND (?2 = '' OR {matches})");
        let value = value.to_lowercase();
        let connection = self.connection();
        let total = connection.query_row(
            &format!("SELECT count(*) {condition}"),
            params![tenant, value],
            |row| row.get(0),
        )?;
        let page =
            format!("SELECT id, body, created {condition} ORDER BY number DESC LIMIT ?3 OFFSET ?4");
        let mut statement = connection.prepare(&page)?;
        let customers = statement
            .query_map(params![tenant, value, size, skip], stored_customer)?
            .map(|customer| with_entries(&connection, customer?))
            .collect::<Result<_>>()?;
        Ok((total, customers))
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

/// Whether its domain was free is decided here, within the transaction, for two requests may ask for one domain at once.
fn add_entry(transaction: &Transaction<'_>, customer: &str, entry: &NewEntry) -> Result<()> {
    let mut outcome = entry.outcome;
    if let Some(domain) = &entry.domain
        && outcome == Outcome::Success
        && is_domain_taken(transaction, domain)?
    {
        outcome = Outcome::DomainExists;
    }
    transaction.execute(
        "INSERT INTO provider_entry (customer, instance, domain, provider_customer_id, outcome)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            customer,
            entry.instance,
            entry.domain.as_ref().map(|domain| domain.to_lowercase()),
            entry.provider_customer_id,
            outcome.name(),
        ],
    )?;
    Ok(())
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
