//! TLS without a proxy, and to other servers.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::Request;
use http_body_util::Full;
use onboard_gateway::config::TlsFiles;
use onboard_gateway::dispatch::Dispatcher;
use onboard_gateway::http_client::{Failure, Outgoing};
use onboard_gateway::server::{Service, serve};
use onboard_gateway::tls::Certificate;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_rustls::TlsConnector;

use crate::world::{World, world};

/// A gateway that speaks TLS.
pub struct Tls {
    pub address: SocketAddr,
    certificate: Arc<Certificate>,
    files: TlsFiles,
    _stop: watch::Sender<bool>,
}

pub fn certificates(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/certificates")
        .join(name)
}

/// The world's gateway at another port, with the first certificate.
pub async fn listen(world: &World) -> Tls {
    let files = TlsFiles {
        certificate: world.folder.path().join("tls.crt"),
        key: world.folder.path().join("tls.key"),
    };
    put(&files, "first");
    let certificate = Arc::new(Certificate::open(files.clone()).unwrap());
    // At each address of this machine: the certificate is for one of them.
    let listener = TcpListener::bind("0.0.0.0:0").await.unwrap();
    let address = SocketAddr::from(([127, 0, 0, 1], listener.local_addr().unwrap().port()));
    let (stop, stopped) = watch::channel(false);
    let service = Service::Gateway(Dispatcher::new(world.gateway.clone()));
    let certificate_in_use = Some(certificate.clone());
    tokio::spawn(serve(
        listener,
        service,
        certificate_in_use,
        stopped,
        Duration::ZERO,
    ));
    Tls {
        address,
        certificate,
        files,
        _stop: stop,
    }
}

fn put(files: &TlsFiles, name: &str) {
    std::fs::copy(certificates(&format!("{name}.crt")), &files.certificate).unwrap();
    std::fs::copy(certificates(&format!("{name}.key")), &files.key).unwrap();
}

/// The certificate that a new connection gets, which has to be one of our authority's.
async fn presented(address: SocketAddr) -> Vec<u8> {
    let mut roots = RootCertStore::empty();
    let authority = CertificateDer::from_pem_file(certificates("authority.crt")).unwrap();
    roots.add(authority).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(address).await.unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    let stream = TlsConnector::from(Arc::new(config))
        .connect(name, stream)
        .await
        .unwrap();
    stream.get_ref().1.peer_certificates().unwrap()[0].to_vec()
}

fn expected(name: &str) -> Vec<u8> {
    let file = certificates(&format!("{name}.crt"));
    CertificateDer::from_pem_file(file).unwrap().to_vec()
}

#[tokio::test]
async fn a_certificate_is_exchanged_while_the_gateway_runs() {
    let world = world("").await;
    let tls = listen(&world).await;
    assert_eq!(presented(tls.address).await, expected("first"));
    put(&tls.files, "second");
    assert_eq!(
        presented(tls.address).await,
        expected("first"),
        "not by itself"
    );
    tls.certificate.reload().unwrap();
    assert_eq!(presented(tls.address).await, expected("second"));
    let cases = [
        ("no certificate", "nothing", "second.key"),
        ("the key of another", "first.crt", "second.key"),
        ("no key", "second.crt", "nothing"),
    ];
    for (case, certificate, key) in cases {
        for (name, file) in [(certificate, &tls.files.certificate), (key, &tls.files.key)] {
            if name == "nothing" {
                std::fs::write(file, "nothing").unwrap();
            } else {
                std::fs::copy(certificates(name), file).unwrap();
            }
        }
        let wrong = tls.certificate.reload().unwrap_err();
        assert!(wrong.contains("cannot be used"), "{case}: {wrong}");
        assert_eq!(presented(tls.address).await, expected("second"), "{case}");
    }
}

#[tokio::test]
async fn other_servers_are_trusted_by_their_authority() {
    let world = world("").await;
    let tls = listen(&world).await;
    let authority = certificates("authority.crt");
    let port = tls.address.port();
    let cases = [
        (
            "of a named authority",
            "localhost",
            Some(&authority),
            Ok(200),
        ),
        ("its address", "127.0.0.1", Some(&authority), Ok(200)),
        ("of no authority", "localhost", None, Err(Failure::NotSent)),
        (
            "another address",
            "127.0.0.2",
            Some(&authority),
            Err(Failure::NotSent),
        ),
    ];
    for (case, host, ca_file, expected) in cases {
        let outgoing = Outgoing::new(ca_file.map(PathBuf::as_path)).unwrap();
        let address = format!("https://{host}:{port}/config.json");
        let request = |uri: &str| {
            Request::get(uri)
                .header("host", host)
                .body(Full::<Bytes>::default())
        };
        let kept = outgoing
            .ask(request(&address).unwrap(), Duration::from_secs(2))
            .await;
        assert_eq!(kept.map(|it| it.status.as_u16()), expected, "{case}");
        let uri = address.parse().unwrap();
        let request = request("/config.json").unwrap();
        let once = outgoing.once(&uri, request, Duration::from_secs(2)).await;
        assert_eq!(once.map(|it| it.status.as_u16()), expected, "{case}: once");
    }
    assert!(Outgoing::new(Some(&certificates("first.key"))).is_err());
}
