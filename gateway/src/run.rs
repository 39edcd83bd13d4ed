//! Runs the gateway: listens, reloads on SIGHUP, stops on SIGTERM.

use std::future::pending;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder};
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;
use tokio::time::timeout;

use crate::dispatch::Dispatcher;
use crate::gateway::Gateway;
use crate::operations::Operations;
use crate::security_txt;
use crate::server::{Service, serve, sweep};
use crate::tls::Certificate;

/// Upper bounds of the time that requests take, in seconds.
const BUCKETS: [f64; 9] = [0.001, 0.005, 0.02, 0.1, 0.5, 1.0, 5.0, 30.0, 60.0];

/// Runs until it is asked to stop.
///
/// # Errors
/// The error as a sentence.
pub async fn run(gateway: Arc<Gateway>) -> Result<(), String> {
    let config = &gateway.config;
    let certificate = config
        .tls
        .clone()
        .map(Certificate::open)
        .transpose()?
        .map(Arc::new);
    let figures = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &BUCKETS)
        .map_err(|error| format!("The figures cannot be counted: {error}."))?
        .install_recorder()
        .map_err(|error| format!("The figures cannot be counted: {error}."))?;
    let listen = |address: SocketAddr| async move {
        let listener = TcpListener::bind(address).await;
        listener.map_err(|error| format!("{address} cannot be listened at: {error}."))
    };
    let public = listen(config.listen).await?;
    let of_operations = match config.operations {
        Some(address) => Some(listen(address).await?),
        None => None,
    };
    let no_signals = |error| format!("Signals cannot be listened to: {error}.");
    let mut hangup = signal(SignalKind::hangup()).map_err(no_signals)?;
    let mut terminate = signal(SignalKind::terminate()).map_err(no_signals)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(no_signals)?;

    let (stop, stopped) = watch::channel(false);
    let patience = config.limits.stop;
    let dispatcher = Service::Gateway(Dispatcher::new(gateway.clone()));
    let serving = tokio::spawn(serve(
        public,
        dispatcher,
        certificate.clone(),
        stopped.clone(),
        patience,
    ));
    let (stop_operations, operations_stopped) = watch::channel(false);
    let of_operations = of_operations.map(|listener| {
        let service = Service::Operations(Operations::new(gateway.clone(), figures));
        tokio::spawn(serve(
            listener,
            service,
            None,
            operations_stopped,
            Duration::ZERO,
        ))
    });
    tokio::spawn(sweep(gateway.clone()));
    tokio::spawn(first_contact(gateway.clone()));
    if let Some(warning) = config
        .security_txt
        .as_ref()
        .and_then(|it| security_txt::warning(it, gateway.clock.now()))
    {
        tracing::warn!("{warning}");
    }
    tracing::info!(address = %config.listen, public_url = %config.public_url, "the gateway answers");

    wait(
        &gateway,
        certificate.as_ref(),
        &mut hangup,
        &mut terminate,
        &mut interrupt,
    )
    .await;

    tracing::info!("the gateway stops: requests under way are finished");
    gateway.stop();
    let _ = stop.send(true);
    gateway.tasks.close();
    let finished = async {
        let _ = serving.await;
        gateway.tasks.wait().await;
    };
    let is_done = tokio::select! {
        done = timeout(patience + Duration::from_secs(1), finished) => done.is_ok(),
        // Asked twice: stop at once.
        _ = interrupt.recv() => false,
    };
    let _ = stop_operations.send(true);
    if let Some(of_operations) = of_operations {
        let _ = timeout(Duration::from_secs(1), of_operations).await;
    }
    if !is_done {
        tracing::warn!("the gateway stopped before all requests were finished");
    }
    Ok(())
}

/// Asks the provider until it has answered once, so that `/ready` can say yes before the first sign-in.
async fn first_contact(gateway: Arc<Gateway>) {
    while !gateway.is_stopping() {
        match gateway.provider.known().await {
            Ok(_) => return,
            Err(trouble) => tracing::warn!(%trouble, "the identity provider cannot be used yet"),
        }
        tokio::time::sleep(Duration::from_secs(3)).await;
    }
}

async fn wait(
    gateway: &Gateway,
    certificate: Option<&Arc<Certificate>>,
    hangup: &mut Signal,
    terminate: &mut Signal,
    interrupt: &mut Signal,
) {
    loop {
        tokio::select! {
            _ = terminate.recv() => return,
            _ = interrupt.recv() => return,
            got = hangup.recv() => {
                if got.is_none() {
                    pending::<()>().await;
                }
                for result in [certificate.map_or(Ok(()), |it| it.reload()), gateway.audit.reopen()] {
                    match result {
                        Ok(()) => {}
                        Err(error) => tracing::error!("{error}"),
                    }
                }
                tracing::info!("the certificate and the audit log were opened anew");
            }
        }
    }
}
