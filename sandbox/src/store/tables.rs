//! The tables. A file of an earlier version of the sandbox gets what it lacks.

use rusqlite::{Result, Transaction};

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
        internal_identifier TEXT NOT NULL,
        deleted INTEGER NOT NULL DEFAULT 0
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

/// Indexes that searches read in place of the table, which holds the bodies.
const SEARCHED: &str = "
    CREATE INDEX IF NOT EXISTS customer_name ON customer (tenant, company_name, deleted);
    CREATE INDEX IF NOT EXISTS customer_identifier ON customer (tenant, internal_identifier, deleted);
";

/// Creates missing tables.
pub fn prepare(transaction: &Transaction<'_>) -> Result<()> {
    transaction.execute_batch(TABLES)?;
    add_deleted(transaction)?;
    transaction.execute_batch(SEARCHED)
}

/// Databases of earlier versions have no such column.
fn add_deleted(transaction: &Transaction<'_>) -> Result<()> {
    let found =
        "SELECT EXISTS (SELECT 1 FROM pragma_table_info('customer') WHERE name = 'deleted')";
    if transaction.query_row(found, [], |row| row.get(0))? {
        return Ok(());
    }
    transaction.execute_batch("ALTER TABLE customer ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use rusqlite::Connection;

    use super::*;

    #[test]
    fn customers_of_an_earlier_version_are_kept() {
        let mut connection = Connection::open_in_memory().unwrap();
        let earlier = TABLES.replace(",\n        deleted INTEGER NOT NULL DEFAULT 0", "");
        assert_ne!(earlier, TABLES);
        connection.execute_batch(&earlier).unwrap();
        let customer = "INSERT INTO customer VALUES (1, 'a', 'b', '{}', 5, 'contoso', '')";
        connection.execute_batch(customer).unwrap();
        for _ in ["first", "again"] {
            let transaction = connection.transaction().unwrap();
            prepare(&transaction).unwrap();
            transaction.commit().unwrap();
            let found = "SELECT company_name, deleted FROM customer";
            let read = connection.query_row(found, [], |row| Ok((row.get(0)?, row.get(1)?)));
            assert_eq!(read, Ok(("contoso".to_owned(), false)));
        }
    }
}
