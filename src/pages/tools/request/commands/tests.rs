use super::*;
use crate::pages::tools::json::reading::Incoming;
use json_digits::Json;
use std::process::Command;

fn request(body: &str) -> CopiedRequest {
    let text = |text: &str| DescribedValue::Text(text.to_owned());
    CopiedRequest {
        address: "https://api.example/v1/Customers".to_owned(),
        headers: vec![
            ("Accept", text("application/json")),
            ("Content-Type", text("application/json")),
            ("X-Tenant", text("portal.contoso.example")),
            ("Authorization", DescribedValue::BearerToken),
        ],
        body: body.to_owned(),
    }
}

/// A body with all that shells care for.
fn hostile() -> String {
    let name = "O'Neil & Søn \"A\\B\" $HOME `id` %PATH% !x 日本 😀 ’@ | <b> ^ \n\t\u{1}";
    let data = Json::object([("Domain", "contoso".into()), ("FirstName", name.into())]).to_text();
    let entry = Json::object([
        ("providerInstanceId", "a".into()),
        ("providerCustomerData", data.into()),
    ]);
    Json::object([
        ("companyName", name.into()),
        ("providerCustomers", Json::object([("a", entry)])),
    ])
    .to_text()
}

#[test]
fn the_three_commands() {
    let request = request(r#"{"companyName":"Søn's"}"#);
    assert_eq!(
        request.for_bash(),
        r#"curl -X POST 'https://api.example/v1/Customers' \
  -H 'Accept: application/json' \
  -H 'Content-Type: application/json' \
  -H 'X-Tenant: portal.contoso.example' \
  -H "Authorization: Bearer $ONBOARD_TOKEN" \
  --data-raw $'{"companyName":"Søn\'s"}'"#
    );
    assert_eq!(
        request.for_cmd(),
        r#"curl -X POST ^"https://api.example/v1/Customers^" ^
  -H ^"Accept: application/json^" ^
  -H ^"Content-Type: application/json^" ^
  -H ^"X-Tenant: portal.contoso.example^" ^
  -H ^"Authorization: Bearer %ONBOARD_TOKEN%^" ^
  --data-raw ^"^{\^"companyName\^":\^"S\u00f8n's\^"^}^""#
    );
    assert_eq!(
        request.for_powershell(),
        r#"Invoke-RestMethod -Method Post `
  -Uri 'https://api.example/v1/Customers' `
  -Headers @{
    'Accept' = 'application/json'
    'X-Tenant' = 'portal.contoso.example'
    'Authorization' = "Bearer $env:ONBOARD_TOKEN"
  } `
  -ContentType 'application/json; charset=utf-8' `
  -Body ([Text.Encoding]::UTF8.GetBytes(@'
{"companyName":"Søn's"}
'@))"#
    );
}

#[test]
fn addresses_of_which_curl_would_make_several() {
    for (address, expected) in [
        (
            "https://api.example/v1",
            "curl -X POST 'https://api.example/v1'",
        ),
        (
            "https://[::1]:8080/v1",
            "curl -X POST --globoff 'https://[::1]:8080/v1'",
        ),
        ("https://x/{y}", "curl -X POST --globoff 'https://x/{y}'"),
    ] {
        let request = CopiedRequest {
            address: address.to_owned(),
            headers: Vec::new(),
            ..request("{}")
        };
        let command = request.for_bash();
        assert_eq!(command, format!("{expected} \\\n  --data-raw '{{}}'"));
    }
}

/// The shell itself says what `curl` would get.
#[test]
fn bash_hands_the_body_on_to_the_byte() {
    let body = hostile();
    let script = format!(
        "curl() {{ printf '%s\\0' \"$@\"; }}\n{}",
        request(&body).for_bash()
    );
    let output = Command::new("bash")
        .args(["--noprofile", "--norc", "-c", &script])
        .env("ONBOARD_TOKEN", "a.b.c")
        .output();
    let output = output.unwrap_or_else(|error| panic!("bash does not start: {error}"));
    let output = String::from_utf8_lossy(&output.stdout).into_owned();
    let arguments: Vec<_> = output.split_terminator('\0').collect();
    assert_eq!(
        arguments,
        [
            "-X",
            "POST",
            "https://api.example/v1/Customers",
            "-H",
            "Accept: application/json",
            "-H",
            "Content-Type: application/json",
            "-H",
            "X-Tenant: portal.contoso.example",
            "-H",
            "Authorization: Bearer a.b.c",
            "--data-raw",
            &body,
        ]
    );
}

#[test]
fn our_own_commands_are_read_back() {
    for body in [hostile(), r#"{"companyName":"Contoso"}"#.to_owned()] {
        let expected = Incoming {
            tenant: Some("portal.contoso.example".to_owned()),
            has_secrets: true,
            ..Incoming::read(&body).unwrap_or_default()
        };
        let request = request(&body);
        for command in [
            request.for_bash(),
            request.for_cmd(),
            request.for_powershell(),
        ] {
            assert_eq!(
                Incoming::read(&command).as_ref(),
                Ok(&expected),
                "{command}"
            );
            // As Windows' clipboard has it.
            let with_carriage_returns = command.replace('\n', "\r\n");
            let read = Incoming::read(&with_carriage_returns);
            assert_eq!(read.as_ref(), Ok(&expected), "{command}");
        }
    }
}
