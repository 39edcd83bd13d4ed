//! The headers of every answer.

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, ORIGIN,
    REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue};

use crate::app_config;
use crate::config::{Config, Mode};
use crate::policy_report;

/// The kind of a response, which decides its headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A file of the app.
    File,
    /// The page that others frame.
    Framed,
    /// A session, an answer of the API, a page of the gateway itself: never cached.
    Private,
}

/// The policies of a configuration.
pub struct Policies {
    page: HeaderValue,
    framed: HeaderValue,
    endpoint: Option<HeaderValue>,
    origins: Vec<String>,
    is_secure: bool,
}

const COOP: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const CORP: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const REPORTING: HeaderName = HeaderName::from_static("reporting-endpoints");
const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");
const NOTHING: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), \
    fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    publickey-credentials-get=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=()";

/// Of the pages that the gateway writes itself: they hold no script, and one style that is known by its hash.
fn own_page_policy(style_hash: &str) -> String {
    format!(
        "default-src 'none'; style-src '{style_hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'"
    )
}

impl Policies {
    /// Those of this configuration.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        let api = match config.mode {
            Mode::Proxy => String::new(),
            Mode::HandOut => config
                .connections
                .first()
                .map(|it| format!(" {}", it.api_base.origin().ascii_serialization()))
                .unwrap_or_default(),
        };
        let origins = app_config::embedding_origins(config);
        let report = config.address(policy_report::PATH);
        let endpoint = HeaderValue::from_str(&format!("csp=\"{report}\"")).ok();
        let policy = |ancestors: &str| {
            let text = format!(
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
                 font-src 'self'; connect-src 'self'{api}; worker-src 'self'; manifest-src 'self'; form-action 'none'; \
                 base-uri 'self'; frame-ancestors {ancestors}; require-trusted-types-for 'script'; \
                 trusted-types onboard; report-uri {report}; report-to csp"
            );
            HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("default-src 'none'"))
        };
        let ancestors = if origins.is_empty() {
            "'none'".to_owned()
        } else {
            format!("'self' {}", origins.join(" "))
        };
        Self {
            page: policy("'none'"),
            framed: policy(&ancestors),
            endpoint,
            origins,
            is_secure: config.is_secure(),
        }
    }

    /// Sets missing headers.
    pub fn apply(&self, sort: Sort, asked: &HeaderMap, answer: &mut HeaderMap) {
        let mut set = |name: HeaderName, value: HeaderValue| {
            answer.entry(name).or_insert(value);
        };
        let fixed = HeaderValue::from_static;
        set(
            CONTENT_SECURITY_POLICY,
            if sort == Sort::Framed {
                self.framed.clone()
            } else {
                self.page.clone()
            },
        );
        if let Some(endpoint) = &self.endpoint {
            set(REPORTING, endpoint.clone());
        }
        set(X_CONTENT_TYPE_OPTIONS, fixed("nosniff"));
        set(REFERRER_POLICY, fixed("no-referrer"));
        set(COOP, fixed("same-origin"));
        set(PERMISSIONS, fixed(NOTHING));
        if self.is_secure {
            set(
                STRICT_TRANSPORT_SECURITY,
                fixed("max-age=63072000; includeSubDomains"),
            );
        }
        let open = sort != Sort::Private && !self.origins.is_empty();
        set(
            CORP,
            fixed(if open { "cross-origin" } else { "same-origin" }),
        );
        if sort == Sort::Private {
            set(CACHE_CONTROL, fixed("no-store"));
        }
        if open {
            answer.append(VARY, fixed("Origin"));
            let origin = asked.get(ORIGIN).filter(|origin| {
                self.origins
                    .iter()
                    .any(|it| it.as_bytes() == origin.as_bytes())
            });
            if let Some(origin) = origin {
                answer.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
            }
        }
    }
}

/// Puts the policy of the gateway's own pages onto one.
pub fn own_page(answer: &mut HeaderMap, style_hash: &str) {
    if let Ok(policy) = HeaderValue::from_str(&own_page_policy(style_hash)) {
        answer.insert(CONTENT_SECURITY_POLICY, policy);
    }
}
