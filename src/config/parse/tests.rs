//! Configurations, and what is wrong with them.

use super::*;
use customer::CountryCode;

#[test]
fn the_default_file_means_the_defaults() {
    let file = r#"{"apiBase":"","signIn":{"method":"token"},"tenant":null,"locale":null,
        "defaultCountry":null,"allowKosovo":false,"providerInstances":[],"resellers":[],
        "marginRules":["markup","margin","splitMargin","erpMinusDiscount"],
        "offerTypeMargins":"wrapped","assists":{"providerInstances":false,"resellers":false,
        "domain":false,"address":false,"duplicates":false,"status":false},"timeoutSeconds":30,
        "embed":{"allowedOrigins":[]},"sandbox":false}"#;
    assert_eq!(Config::parse(file), Ok(Config::default()));
    assert_eq!(Config::parse("{}"), Ok(Config::default()));
    assert_eq!(
        Config::parse("\u{feff}{\"$schema\":\"x\"}"),
        Ok(Config::default())
    );
}

#[test]
fn everything_can_be_said() -> Result<(), Box<ConfigError>> {
    let config = Config::parse(
        r#"{"apiBase":"https://api.example/","tenant":"portal.contoso.example","locale":"pt-PT",
        "signIn":{"method":"token","sample":{"tenant":"t.example","token":"x"}},
        "defaultCountry":"pt","allowKosovo":true,"offerTypeMargins":"flat","assists":{"status":true,"domain":true,"address":false},
        "providerInstances":[{"id":"CB3CD15B-1d6e-45be-b493-c71549cbfd87","name":"Contoso CSP",
        "kind":"other","tenantId":"t-1","offerTypes":["License"],"supportedCountries":["PT","ES"]}],
        "resellers":[{"id":"cb3cd15b-1d6e-45be-b493-c71549cbfd88","name":"Fabrikam"}],
        "marginRules":["Markup"],"defaultMargin":{"rule":"Markup","value":"10.60"},"timeoutSeconds":5}"#,
    )?;
    let margin = ("Markup".to_owned(), "10.60".to_owned());
    assert_eq!(config.default_margin, Some(margin));
    assert_eq!(config.timeout_seconds, 5);
    assert!(config.asks_status);
    assert_eq!(config.assists, [Assist::Domain]);
    let tenants = config.provider_instances.iter();
    let tenants: Vec<_> = tenants.map(|it| it.tenant_id.as_deref()).collect();
    assert_eq!(tenants, [Some("t-1")]);
    assert!(config.allows_kosovo);
    assert_eq!(config.default_country.map(CountryCode::as_str), Some("PT"));
    let instance = config.find_instance("cb3cd15b-1d6e-45be-b493-c71549cbfd87");
    assert_eq!(instance.map(|it| it.kind), Some(ProviderKind::Other));
    assert_eq!(config.resellers.len(), 1);
    Ok(())
}

#[test]
fn an_origin_is_scheme_host_and_port() {
    for (origin, is_one) in [
        ("https://portal.contoso.example", true),
        ("https://portal.contoso.example:8443", true),
        ("https://portal", true),
        ("https://xn--caf-dma.example", true),
        ("https://192.0.2.7", true),
        ("https://localhost:1", true),
        ("http://localhost", true),
        ("http://localhost:8080", true),
        ("http://localhost:443", true),
        ("http://127.0.0.1:65535", true),
        ("http://portal.contoso.example", false),
        ("http://localhost.contoso.example", false),
        ("http://127.0.0.1.contoso.example:8080", false),
        ("*", false),
        ("https://*", false),
        ("https://*.contoso.example", false),
        ("null", false),
        ("", false),
        ("https://", false),
        ("https://:8443", false),
        ("portal.contoso.example", false),
        ("//portal.contoso.example", false),
        ("ftp://portal.contoso.example", false),
        ("https://portal.contoso.example/", false),
        ("https://portal.contoso.example/context", false),
        ("https://portal.contoso.example?", false),
        ("https://person@portal.contoso.example", false),
        ("https://.contoso.example", false),
        ("https://contoso..example", false),
        (" https://portal.contoso.example", false),
        ("HTTPS://portal.contoso.example", false),
        ("https://Portal.contoso.example", false),
        ("https://caf\u{e9}.example", false),
        ("https://portal.contoso.example:", false),
        ("https://portal.contoso.example:443", false),
        ("http://localhost:80", false),
        ("https://portal.contoso.example:0", false),
        ("https://portal.contoso.example:08443", false),
        ("https://portal.contoso.example:+8443", false),
        ("https://portal.contoso.example:65536", false),
        ("https://portal.contoso.example:8443:1", false),
    ] {
        let file =
            format!(r#"{{"embed":{{"allowedOrigins":["https://fabrikam.example","{origin}"]}}}}"#);
        let expected = match is_one {
            true => Ok(Config::default()),
            false => Err(Box::new(ConfigError {
                key: "embed.allowedOrigins[1]".to_owned(),
                expected: Expected::Origin,
                found: format!("\"{origin}\""),
            })),
        };
        assert_eq!(Config::parse(&file), expected, "{origin}");
    }
}

#[test]
fn where_an_api_can_be() {
    for (address, is_one) in [
        ("", true),
        (" ", true),
        ("/", true),
        ("/api", true),
        ("/api/v2/", true),
        ("/~ana/api.php", true),
        ("https://api.example", true),
        ("https://api.example/", true),
        (" https://api.example ", true),
        ("https://API.example/cockpit/", true),
        ("https://api.example:8443", true),
        ("https://api", true),
        ("https://192.0.2.7/api", true),
        ("https://[2001:db8::7]", true),
        ("https://[2001:db8::7]:8443/api", true),
        ("https://api.example/a@b:c", true),
        ("http://localhost", true),
        ("http://localhost:8080/api", true),
        ("http://127.0.0.1:8080", true),
        ("http://[::1]:8080", true),
        ("http://api.example", false),
        ("http://api.example:443", false),
        ("http://localhost.api.example", false),
        ("http://127.0.0.1.api.example", false),
        ("http://localhost@api.example", false),
        ("https://person:secret@api.example", false),
        ("https://person@api.example", false),
        ("https://:secret@api.example/", false),
        ("https://@api.example", false),
        ("https://api.example?x=1", false),
        ("https://api.example/?x=1", false),
        ("https://api.example/api?", false),
        ("https://api.example#f", false),
        ("https://api.example/#", false),
        ("/api?x=1", false),
        ("/api#f", false),
        ("//api.example", false),
        ("/\\\\api.example", false),
        ("/\\t/api.example", false),
        ("https://api.example\\\\@evil.example", false),
        ("https://", false),
        ("https:///api", false),
        ("https://:8443", false),
        ("https://api.example:", false),
        ("https://api.example:0", false),
        ("https://api.example:+1", false),
        ("https://api.example:65536", false),
        ("https://api.example:8443:1", false),
        ("https://api..example", false),
        ("https://.example", false),
        ("https://api example", false),
        ("https://[api]", false),
        ("https://[::1", false),
        ("https://b\u{fc}cher.example", false),
        ("https:api.example", false),
        ("HTTPS://api.example", false),
        ("ftp://api.example", false),
        ("javascript:alert(1)", false),
        ("api.example", false),
        ("v1", false),
    ] {
        let file = format!(r#"{{"apiBase":"{address}"}}"#);
        let read = Config::parse(&file).map(|config| config.api_base);
        match read {
            Ok(base) => assert!(is_one && base == address.trim(), "{address}"),
            Err(problem) => {
                assert!(!is_one, "{address}");
                assert_eq!(problem.key, "apiBase");
                assert_eq!(problem.expected, Expected::Address);
            }
        }
    }
}

#[test]
fn of_a_wrong_value_no_more_is_shown_than_people_read() {
    let long = "x".repeat(50_000);
    for file in [
        format!(r#"{{"tenant":"{long} {long}"}}"#),
        format!(r#"{{"locale":["{long}"]}}"#),
        format!(r#"{{"{long}":1}}"#),
        format!(r#"{{"{long}":1,"{long}":2}}"#),
        format!(r#"{{"tenant":"{long}"#),
        long.clone(),
    ] {
        let Err(problem) = Config::parse(&file) else {
            panic!("{file:.40}");
        };
        for text in [problem.key, problem.found] {
            assert!(text.chars().count() <= 201, "{text:.40}");
        }
    }
}

#[test]
fn a_wrong_one_is_named() {
    for (file, key, found) in [
        (r#"[]"#, "", "[]"),
        (r#"{"timeoutSeconds":"30"}"#, "timeoutSeconds", "\"30\""),
        (r#"{"timeoutSeconds":0}"#, "timeoutSeconds", "0"),
        (
            r#"{"timeoutSecond":30}"#,
            "timeoutSecond",
            "\"timeoutSecond\"",
        ),
        (r#"{"apiBase":"api.example"}"#, "apiBase", "\"api.example\""),
        (
            r#"{"apiBase":"//api.example"}"#,
            "apiBase",
            "\"//api.example\"",
        ),
        (r#"{"tenant":"contoso"}"#, "tenant", "\"contoso\""),
        (
            r#"{"locale":"portuguese please"}"#,
            "locale",
            "\"portuguese please\"",
        ),
        (r#"{"defaultCountry":"UK"}"#, "defaultCountry", "\"UK\""),
        (r#"{"providerInstances":{}}"#, "providerInstances", "{}"),
        (
            r#"{"providerInstances":[{"name":"x"}]}"#,
            "providerInstances[0].id",
            "null",
        ),
        (
            r#"{"providerInstances":[{"id":"cb3cd15b-1d6e-45be-b493-c71549cbfd87","name":"x","kind":"google"}]}"#,
            "providerInstances[0].kind",
            "\"google\"",
        ),
        (
            r#"{"resellers":[{"id":"7","name":"x"}]}"#,
            "resellers[0].id",
            "\"7\"",
        ),
        (r#"{"marginRules":[1]}"#, "marginRules[0]", "1"),
        (r#"{"defaultMargin":10}"#, "defaultMargin", "10"),
        (
            r#"{"defaultMargin":{"rule":"markup"}}"#,
            "defaultMargin.value",
            "null",
        ),
        (
            r#"{"defaultMargin":{"rule":"markup","value":"10,6"}}"#,
            "defaultMargin.value",
            "\"10,6\"",
        ),
        (
            r#"{"defaultMargin":{"rule":"rebate","value":"10"}}"#,
            "defaultMargin.rule",
            "\"rebate\"",
        ),
        (
            r#"{"marginRules":["Markup"],"defaultMargin":{"rule":"markup","value":10}}"#,
            "defaultMargin.rule",
            "\"markup\"",
        ),
        (
            r#"{"defaultMargin":{"rule":"markup","value":10,"of":"all"}}"#,
            "defaultMargin.of",
            "\"of\"",
        ),
        (
            r#"{"offerTypeMargins":"nested"}"#,
            "offerTypeMargins",
            "\"nested\"",
        ),
        (
            r#"{"assists":{"status":"yes"}}"#,
            "assists.status",
            "\"yes\"",
        ),
        (
            r#"{"embed":{"allowedOrigins":"*"}}"#,
            "embed.allowedOrigins",
            "\"*\"",
        ),
        (
            r#"{"embed":{"allowedOrigins":[1]}}"#,
            "embed.allowedOrigins[0]",
            "1",
        ),
        (
            r#"{"embed":["https://x.example"]}"#,
            "embed",
            "[\"https://x.example\"]",
        ),
        (
            r#"{"embed":{"origins":[]}}"#,
            "embed.origins",
            "\"origins\"",
        ),
        (
            r#"{"signIn":{"method":"password"}}"#,
            "signIn.method",
            "\"password\"",
        ),
        (
            r#"{"signIn":{"sample":{"tenant":"x"}}}"#,
            "signIn.sample.token",
            "null",
        ),
    ] {
        let problem = Config::parse(file).err();
        let place = problem
            .as_ref()
            .map(|it| (it.key.as_str(), it.found.as_str()));
        assert_eq!(place, Some((key, found)), "{file}");
    }
}

#[test]
fn a_key_that_stands_twice_is_named() {
    for (file, key, found) in [
        (
            "{\n \"apiBase\":\"\",\n \"apiBase\":\"/api\"\n}",
            "apiBase",
            "3: \"apiBase\":\"/api\"",
        ),
        (
            "{\"assists\":{\"status\":true,\n\"status\":false}}",
            "status",
            "2: \"status\":false}}",
        ),
    ] {
        let problem = Config::parse(file).err();
        let expected = ConfigError {
            key: key.to_owned(),
            expected: Expected::UniqueKey,
            found: found.to_owned(),
        };
        assert_eq!(problem, Some(Box::new(expected)), "{file}");
    }
}

#[test]
fn not_json() {
    for (file, found) in [
        ("{,}", "1: {,}"),
        ("", "1: "),
        ("{\n  \"timeoutSeconds\" 30\n}", "2: \"timeoutSeconds\" 30"),
    ] {
        let problem = Config::parse(file).err();
        let problem = problem.map(|it| (it.expected, it.found));
        assert_eq!(problem, Some((Expected::Json, found.to_owned())), "{file}");
    }
}
