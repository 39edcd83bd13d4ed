//! The certificate, which can be exchanged while the gateway runs.

use std::fs;
use std::sync::{Arc, PoisonError, RwLock};

use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::config::TlsFiles;

/// The certificate in use.
pub struct Certificate {
    files: TlsFiles,
    current: RwLock<Arc<ServerConfig>>,
}

impl Certificate {
    /// Reads the files.
    ///
    /// # Errors
    /// The error as a sentence.
    pub fn open(files: TlsFiles) -> Result<Self, String> {
        let current = RwLock::new(read(&files)?);
        Ok(Self { files, current })
    }

    /// Reads the files again. Connections that are there go on with the old one.
    ///
    /// # Errors
    /// The error as a sentence. The old one stays in use.
    pub fn reload(&self) -> Result<(), String> {
        let new = read(&self.files)?;
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = new;
        Ok(())
    }

    /// The configuration for the next connection.
    #[must_use]
    pub fn current(&self) -> Arc<ServerConfig> {
        self.current
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

fn read(files: &TlsFiles) -> Result<Arc<ServerConfig>, String> {
    let text = |path: &std::path::Path| {
        fs::read(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))
    };
    let wrong =
        |path: &std::path::Path, why: String| format!("{} cannot be used: {why}.", path.display());
    let chain: Result<Vec<_>, _> =
        CertificateDer::pem_slice_iter(&text(&files.certificate)?).collect();
    let chain = chain.map_err(|error| wrong(&files.certificate, error.to_string()))?;
    let key = PrivateKeyDer::from_pem_slice(&text(&files.key)?);
    let key = key.map_err(|error| wrong(&files.key, error.to_string()))?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| format!("TLS cannot be set up: {error}."))?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(|error| wrong(&files.certificate, error.to_string()))?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}
