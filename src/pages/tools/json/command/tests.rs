use super::*;

const BODY: &str = r#"{"companyName":"Contoso"}"#;

#[test]
fn bodies_of_commands() {
    for (text, body) in [
        ("curl -d '{\"companyName\":\"Contoso\"}' https://x", BODY),
        (
            "curl https://x -X POST --data '{\"companyName\":\"Contoso\"}'",
            BODY,
        ),
        (
            "curl https://x --data-raw $'{\"companyName\":\"Contoso\"}'",
            BODY,
        ),
        (
            "curl https://x --data-binary \"{\\\"companyName\\\":\\\"Contoso\\\"}\"",
            BODY,
        ),
        (
            "curl https://x --data-binary @- <<'JSON'\n{\"companyName\":\"Contoso\"}\nJSON\n",
            BODY,
        ),
        (
            "curl https://x -d@- <<JSON -s\n{\"companyName\":\"Contoso\"}\nJSON",
            BODY,
        ),
        (
            "curl https://x -d @- <<< '{\"companyName\":\"Contoso\"}'",
            BODY,
        ),
        (
            "curl --json '{\"companyName\":\"Contoso\"}' https://x",
            BODY,
        ),
        ("curl -sSd'{\"companyName\":\"Contoso\"}' https://x", BODY),
        (
            "curl -sS -XPOST --data='{\"companyName\":\"Contoso\"}' https://x",
            BODY,
        ),
        ("curl -o -d -d '{\"companyName\":\"Contoso\"}'", BODY),
        (
            "curl \\\n -X POST https://x/v1/Customers \\\n -H \"A: b\" \\\n -d '{\"companyName\":\"Contoso\"}'",
            BODY,
        ),
        (
            "curl ^\"https://x^\" ^\r\n -d ^\"^{\\^\"companyName\\^\":\\^\"Contoso\\^\"^}^\"",
            BODY,
        ),
        ("curl --data-raw '@home'", "@home"),
        ("curl -d a=1 -d b=2", "a=1&b=2"),
        (
            "Invoke-RestMethod -Method Post -Uri 'https://x' -Body '{\"companyName\":\"Contoso\"}'",
            BODY,
        ),
        (
            "irm https://x -body ([Text.Encoding]::UTF8.GetBytes(@'\n{\"companyName\":\"Contoso\"}\n'@))",
            BODY,
        ),
    ] {
        let found = Command::read(text).map(|it| it.body);
        assert_eq!(found.as_deref(), Ok(body), "{text}");
    }
}

#[test]
fn commands_without_a_body() {
    for (text, expected) in [
        ("", NoBody::NoCommand),
        ("{\"companyName\":\"Contoso\"}", NoBody::NoCommand),
        ("wget https://x", NoBody::NoCommand),
        ("curl https://x", NoBody::Missing),
        ("curl", NoBody::Missing),
        (
            "curl -d @body.json https://x",
            NoBody::InFile("body.json".to_owned()),
        ),
        (
            "curl --data-binary @- https://x",
            NoBody::InFile("-".to_owned()),
        ),
        ("Invoke-RestMethod https://x", NoBody::Missing),
        ("Invoke-RestMethod https://x -Body $body", NoBody::Missing),
        (
            "Invoke-RestMethod https://x -InFile body.json",
            NoBody::InFile("body.json".to_owned()),
        ),
    ] {
        assert_eq!(Command::read(text), Err(expected), "{text}");
    }
}

#[test]
fn secrets_are_noticed_and_not_kept() {
    const TOKEN: &str = "eyJhbGciOiJub25lIn0.eyJleHAiOjF9.c2ln";
    for (text, has_secrets, tenant) in [
        ("curl -d x", false, None),
        (
            "curl -d x -H 'X-Tenant: portal.contoso.example'",
            false,
            Some("portal.contoso.example"),
        ),
        ("curl -d x -H 'authorization: Bearer {token}'", true, None),
        (
            "curl -d x -H \"Authorization: Bearer $ONBOARD_TOKEN\"",
            true,
            None,
        ),
        ("curl -d x --header 'Cookie: a={token}'", true, None),
        ("curl -d x -b a={token}", true, None),
        ("curl -d x -u me:{token}", true, None),
        ("curl -d x --oauth2-bearer {token}", true, None),
        (
            "curl -d x -H 'Ocp-Apim-Subscription-Key: {token}'",
            true,
            None,
        ),
        (
            "Invoke-RestMethod -Body x -Headers @{\n 'Authorization' = \"Bearer {token}\"\n 'X-Tenant' = 't.example' }",
            true,
            Some("t.example"),
        ),
    ] {
        let text = text.replace("{token}", TOKEN);
        let command = Command::read(&text).unwrap_or_else(|why| panic!("{text}: {why:?}"));
        assert_eq!(command.has_secrets, has_secrets, "{text}");
        assert_eq!(command.tenant.as_deref(), tenant, "{text}");
        assert!(!format!("{command:?}").contains(TOKEN), "{text}");
    }
}
