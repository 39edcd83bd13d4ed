//! What browsers report of the Content-Security-Policy.

use axum::http::Method;

use crate::world::world_with;

#[tokio::test]
async fn the_policy_names_where_reports_go() {
    for base in ["/", "/onboard/"] {
        let world = world_with(base, "proxy", "").await;
        let report = world.gateway.config.address("csp-report");
        let got = world.browser().get(base).await;
        let policy = got.header("content-security-policy").unwrap();
        assert!(
            policy.ends_with(&format!("report-uri {report}; report-to csp")),
            "{policy}"
        );
        assert_eq!(
            got.header("reporting-endpoints"),
            Some(format!("csp=\"{report}\"").as_str())
        );
        let body = "[{\"type\":\"csp-violation\",\"body\":{\"effectiveDirective\":\"img-src\",\"blockedURL\":\"inline\"}}]";
        let cases = [
            ("application/reports+json", body, 204),
            ("application/csp-report", "{\"csp-report\":{}}", 204),
            ("application/csp-report", "no JSON", 400),
            ("application/reports+json", &"[".repeat(200_000), 400),
        ];
        for (kind, body, status) in cases {
            let path = format!("{base}csp-report");
            let lines = [("content-type", kind), ("sec-fetch-site", "same-origin")];
            let got = world
                .browser()
                .send(Method::POST, &path, &lines, body)
                .await;
            assert_eq!(got.status.as_u16(), status, "{kind} {}", body.len());
        }
    }
}
