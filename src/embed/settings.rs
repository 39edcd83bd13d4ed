//! The settings of an element: its attributes take precedence over the operator's configuration.

use crate::config::{Config, ConfigError, Expected};
use customer::HostName;

/// The default level of the form's heading: the host page has a heading of its own.
pub const DEFAULT_HEADING_LEVEL: u8 = 2;

/// The attributes of the element and the configuration file, as text.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The text of `config.json`. `None`: there is no such file.
    pub config: Option<String>,
    /// The attribute `tenant`.
    pub tenant: Option<String>,
    /// The attribute `api-base`.
    pub api_base: Option<String>,
    /// The attribute `locale`.
    pub locale: Option<String>,
    /// The attribute `heading-level`.
    pub heading_level: Option<String>,
}

impl Settings {
    /// Returns the configuration of the form. A tenant that is not a host name is ignored: the form reports it when
    /// it needs one.
    ///
    /// # Errors
    /// The first error of the file, or the attribute with an error.
    pub fn config(&self) -> Result<Config, Box<ConfigError>> {
        let mut config = match &self.config {
            Some(file) => Config::parse(file)?,
            None => Config::default(),
        };
        if let Some(tenant) = &self.tenant {
            config.tenant = HostName::parse(tenant).ok();
        }
        if let Some(base) = &self.api_base {
            let base = base.trim();
            if !Config::is_api_address(base) {
                return Err(ConfigError::new("api-base", Expected::Address, base));
            }
            base.clone_into(&mut config.api_base);
        }
        config.heading_level = self.parse_heading_level();
        if self.locale.is_some() {
            config.locale.clone_from(&self.locale);
        }
        Ok(config)
    }

    /// The level of the form's first heading. Values outside 1 to 6 are ignored.
    fn parse_heading_level(&self) -> u8 {
        let level = self.heading_level.as_deref().map(str::trim);
        let level = level.and_then(|it| it.parse().ok());
        level
            .filter(|it| (1..=6).contains(it))
            .unwrap_or(DEFAULT_HEADING_LEVEL)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_decides_over_the_operator() {
        let file = r#"{"apiBase":"/api","tenant":"portal.contoso.example","locale":"pt-PT"}"#;
        for (settings, expected) in [
            (
                (None, None, None),
                Ok(("/api", Some("portal.contoso.example"), Some("pt-PT"))),
            ),
            (
                (
                    Some(" portal.fabrikam.example "),
                    Some("https://api.example"),
                    Some("en"),
                ),
                Ok((
                    "https://api.example",
                    Some("portal.fabrikam.example"),
                    Some("en"),
                )),
            ),
            (
                (Some("fabrikam"), Some(""), None),
                Ok(("", None, Some("pt-PT"))),
            ),
            ((None, Some("api.example"), None), Err("api-base")),
            ((None, Some("javascript:alert(1)"), None), Err("api-base")),
            ((None, Some("http://api.example"), None), Err("api-base")),
            (
                (None, Some("https://u:p@api.example"), None),
                Err("api-base"),
            ),
            (
                (None, Some("https://api.example?x=1"), None),
                Err("api-base"),
            ),
            (
                (None, Some("https://api.example/#f"), None),
                Err("api-base"),
            ),
            ((None, Some("//api.example"), None), Err("api-base")),
            ((None, Some("/api\\..\\.."), None), Err("api-base")),
            (
                (None, Some(" http://127.0.0.1:8080/ "), None),
                Ok((
                    "http://127.0.0.1:8080/",
                    Some("portal.contoso.example"),
                    Some("pt-PT"),
                )),
            ),
        ] {
            let (tenant, api_base, locale) = settings;
            let owned = |text: Option<&str>| text.map(str::to_owned);
            let read = Settings {
                config: Some(file.to_owned()),
                tenant: owned(tenant),
                api_base: owned(api_base),
                locale: owned(locale),
                ..Settings::default()
            }
            .config();
            let read = match &read {
                Ok(config) => Ok((
                    config.api_base.as_str(),
                    config.tenant.as_ref().map(HostName::as_str),
                    config.locale.as_deref(),
                )),
                Err(problem) => Err(problem.key.as_str()),
            };
            assert_eq!(read, expected, "{settings:?}");
        }
    }

    #[test]
    fn a_wrong_file_is_told() {
        let settings = Settings {
            config: Some(r#"{"timeoutSeconds":0}"#.to_owned()),
            ..Settings::default()
        };
        let key = settings.config().err().map(|problem| problem.key);
        assert_eq!(key.as_deref(), Some("timeoutSeconds"));
        let expected = Config {
            heading_level: 2,
            ..Config::default()
        };
        assert_eq!(Settings::default().config(), Ok(expected));
    }

    #[test]
    fn the_level_of_the_first_heading() {
        for (attribute, expected) in [
            (None, 2),
            (Some("1"), 1),
            (Some(" 3 "), 3),
            (Some("6"), 6),
            (Some("0"), 2),
            (Some("7"), 2),
            (Some("-1"), 2),
            (Some("h3"), 2),
            (Some(""), 2),
            (Some("999"), 2),
        ] {
            let settings = Settings {
                heading_level: attribute.map(str::to_owned),
                ..Settings::default()
            };
            let level = settings.config().map(|config| config.heading_level);
            assert_eq!(level, Ok(expected), "{attribute:?}");
        }
    }
}
