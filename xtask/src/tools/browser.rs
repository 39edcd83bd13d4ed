//! The Chromium of the tests, and the driver for it.

use std::path::PathBuf;

use anyhow::Result;

use super::packages::Wanted;

/// The browser that shows the pages under test.
#[derive(Debug)]
pub struct Browser(pub PathBuf);

/// The program that steers the browser for tests compiled to wasm.
#[derive(Debug)]
pub struct Driver(pub PathBuf);

const CHROMIUM: Wanted = Wanted {
    name: "Chromium",
    variables: &["CHROMIUM", "CHROME"],
    programs: &["chromium", "chromium-browser", "google-chrome"],
    packages: &["chromium", "chromium-driver"],
    duration: "one to three minutes",
};

const CHROMEDRIVER: Wanted = Wanted {
    name: "chromedriver",
    variables: &["CHROMEDRIVER"],
    programs: &["chromedriver"],
    packages: &["chromium", "chromium-driver"],
    duration: "one to three minutes",
};

impl Browser {
    /// Finds the browser, or installs it.
    pub fn ensure() -> Result<Self> {
        CHROMIUM.ensure().map(Self)
    }
}

impl Driver {
    /// Finds the driver, or installs it.
    pub fn ensure() -> Result<Self> {
        CHROMEDRIVER.ensure().map(Self)
    }
}
