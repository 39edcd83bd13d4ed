//! The servers around two gateways in the tests.

use std::path::PathBuf;

use anyhow::Result;

use super::packages::Wanted;

const REDIS: Wanted = Wanted {
    name: "Redis",
    variables: &["REDIS_SERVER"],
    programs: &["redis-server"],
    packages: &["redis-server"],
    duration: "seconds",
};

const NGINX: Wanted = Wanted {
    name: "nginx",
    variables: &["NGINX"],
    programs: &["nginx"],
    packages: &["nginx-light"],
    duration: "seconds",
};

/// Both of them.
pub struct Servers {
    /// Keeps the sessions.
    pub redis: PathBuf,
    /// The proxy in front.
    pub nginx: PathBuf,
}

impl Servers {
    /// Finds Redis, or installs it.
    pub fn redis() -> Result<PathBuf> {
        REDIS.ensure()
    }

    /// Finds them, or installs them.
    pub fn ensure() -> Result<Self> {
        Ok(Self {
            redis: Self::redis()?,
            nginx: NGINX.ensure()?,
        })
    }
}
