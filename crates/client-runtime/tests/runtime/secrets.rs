//! Keys, secrets and signatures stay out of everything that is printed.

use std::{env, process::Command};

use client_runtime::{
    Credentials, Secret, SignError, Signer, SigningInput,
    signing::{Algorithm, Header, HmacKey},
};

use crate::{
    sample_api::{
        Client,
        enums::Side,
        margin::GetLeverBalance,
        orders::{PlaceOrder, PlacedOrder},
    },
    server::Server,
};

const KEY: &str = "11111111-2222-4333-8444-555555555555";
const SECRET: &str = "0123456789abcdef0123456789abcdef01234567";
const SIGNATURE: &str = "5157be5157be5157be5157be";

#[derive(Debug)]
struct Plain {
    credentials: Credentials,
    key: HmacKey,
}

impl Signer for Plain {
    fn sign(&self, _: &SigningInput<'_>, _: u64) -> Result<Vec<Header>, SignError> {
        let header = |name: &'static str, value: &str| (name.into(), value.to_owned());
        let _ = self.key.sign_hex(&[]);
        Ok(vec![
            header("x-key", self.credentials.key()),
            header("x-signature", SIGNATURE),
        ])
    }
}

fn client(url: &str) -> Client {
    let signer = Plain {
        credentials: Credentials::new(KEY, SECRET),
        key: HmacKey::new(Algorithm::Sha512, SECRET.as_bytes()),
    };
    Client::builder()
        .all_servers(url)
        .signer("spot", signer)
        .build()
        .expect("a client")
}

fn assert_clean(what: &str) {
    let shown = what.to_lowercase();
    for secret in [KEY, SECRET, SIGNATURE] {
        assert!(!shown.contains(secret), "{what}");
    }
}

#[test]
fn prepared_requests_and_clients_show_nothing() {
    let client = client("https://a.example");
    let prepared = client
        .inner()
        .prepare(&GetLeverBalance::new("x"))
        .expect("a request");
    assert_eq!(prepared.header("x-key"), Some(KEY));
    assert_clean(&format!(
        "{client:?} {client:#?} {prepared:?} {prepared:#?}"
    ));
    assert!(!format!("{prepared:?}").contains("symbol"), "nor its query");
    let credentials = Credentials::new(KEY, SECRET);
    assert_clean(&format!(
        "{credentials:?} {:?}",
        HmacKey::new(Algorithm::Md5, SECRET.as_bytes())
    ));
}

#[tokio::test]
async fn what_a_server_repeats_is_blanked() {
    let refusal = format!(
        r#"{{"rc":1,"mc":"key {KEY} and {SIGNATURE}","ma":["{SIGNATURE}"],"result":null}}"#
    );
    let garbage = format!(r#"{{"rc":0,"result":"{SIGNATURE}"}}"#);
    let loud = SIGNATURE.to_uppercase();
    for (status, body) in [
        (500, loud.as_str()),
        (200, refusal.as_str()),
        (500, SIGNATURE),
        (200, garbage.as_str()),
        (200, KEY),
    ] {
        let server = Server::answering(status, body);
        let client = client(&server.url);
        let order = PlaceOrder::new("x", Side::Buy);
        let error = client
            .margin()
            .place_order(order)
            .await
            .expect_err("an error");
        assert_clean(&format!("{error} {error:?} {error:#?}"));
        let raw = error
            .api()
            .map(|api| api.raw().to_owned())
            .unwrap_or_default();
        assert_clean(&raw);
    }
}

#[tokio::test]
async fn errors_of_the_network_show_no_query() {
    let server = Server::raw(Vec::new());
    let client = client(&server.url);
    let error = client
        .margin()
        .get_lever_balance(GetLeverBalance::new("QUERY"))
        .await;
    let error = error.expect_err("no answer");
    let shown = format!("{error} {error:?} {error:#?}");
    assert_clean(&shown);
    assert!(!shown.contains("QUERY"), "{shown}");
}

#[test]
fn credentials_come_from_the_environment() {
    let error = Credentials::from_env("NO_SUCH_KEY_HERE", "NO_SUCH_SECRET_HERE");
    assert_eq!(
        error.expect_err("nothing is set").to_string(),
        "the environment variable `NO_SUCH_KEY_HERE` is not set"
    );
}

/// Runs itself with an environment of its own, since that of the tests is shared.
#[test]
fn credentials_of_the_environment_lose_the_blanks_around_them() {
    let [key, secret, blank] = ["SET_KEY", "SET_SECRET", "SET_BLANK"];
    if env::var_os(key).is_none() {
        let name = "secrets::credentials_of_the_environment_lose_the_blanks_around_them";
        let ended = Command::new(env::current_exe().expect("this program"))
            .args(["--exact", name])
            .envs([(key, "abc\n"), (secret, " s3cret\r\n"), (blank, " \n")])
            .status();
        assert!(ended.expect("runs").success());
        return;
    }
    let found = Credentials::from_env(key, secret).expect("both are set");
    assert_eq!((found.key(), found.secret()), ("abc", "s3cret"));
    assert!(Credentials::from_env(key, blank).is_err());
}

#[test]
fn secrets_are_read_and_written_and_never_shown() {
    let secret: Secret = client_runtime::from_json(r#""t0ps3cr3t""#).expect("a text");
    assert_eq!(secret.expose(), "t0ps3cr3t");
    assert_eq!(client_runtime::to_json(&secret), r#""t0ps3cr3t""#);
    assert_eq!(client_runtime::to_plain(&secret), "t0ps3cr3t");
    let shown = format!("{secret:?} {:#?}", Some(&secret));
    assert!(!shown.contains("t0ps3cr3t"), "{shown}");
}

#[test]
fn what_stands_beside_a_missing_field_is_not_shown() {
    let answer = r#"{"secretKey":"t0ps3cr3t"}"#;
    let error = client_runtime::from_json::<PlacedOrder>(answer).expect_err("a field is missing");
    let shown = format!("{error} {error:?}");
    assert!(shown.contains("orderId"), "{shown}");
    assert!(!shown.contains("t0ps3cr3t"), "{shown}");
}
