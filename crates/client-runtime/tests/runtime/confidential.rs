//! Calls that carry secrets: who may see them, and what is told when they fail.

use client_runtime::{
    DecodeError, Envelope, Error, Fields, Known, Members, Object, Operation, Reader, Request,
    Secret,
};

use crate::{sample_api::Client, server::Server};

const GRANT: &str = "Gr4nt+of/secrecy=";
const GRANT_IN_ADDRESSES: &str = "Gr4nt%2Bof%2Fsecrecy%3D";
const TOKEN: &str = "t0ken-that-opens-doors";

const RC: Envelope = Envelope::new("rc", &["0"], "result")
    .message("mc")
    .error_code("mc")
    .args("ma");

/// Buys a token by a grant, which may stand in a list as well.
struct BuyToken {
    grant: Secret,
    more: Vec<Secret>,
}

impl BuyToken {
    fn new() -> Self {
        Self {
            grant: GRANT.into(),
            more: Vec::new(),
        }
    }
}

impl Request for BuyToken {
    type Answer = Bought;

    const OPERATION: Operation = Operation::get("/public/token")
        .id("oauth.buy_token")
        .envelope(&RC)
        .confidential()
        .reads(false);

    fn fields(&self, out: &mut Fields<'_>) {
        out.query("grant", &self.grant);
        out.query("more", &self.more);
    }
}

#[derive(Clone, Default)]
struct Bought {
    token: Secret,
}

impl Object for Bought {
    fn field(&mut self, name: &str, value: &mut Reader<'_>) -> Result<Known, DecodeError> {
        match name {
            "token" => value.read_into(&mut self.token),
            _ => value.unknown(),
        }
    }

    fn members<'v>(&'v self, out: &mut Members<'v>) {
        out.put("token", &self.token);
    }
}

client_runtime::object!(Bought);

fn client(url: &str) -> Client {
    let builder = Client::builder().all_servers(url);
    builder.build().expect("a client")
}

async fn refused(server: &Server, request: &BuyToken) -> Error {
    let client = client(&server.url);
    let answer = client.inner().send(request).await;
    answer.expect_err("no token")
}

fn shown(error: &Error) -> String {
    format!("{error} {error:?} {error:#?}")
}

#[tokio::test]
async fn a_token_comes_and_is_not_shown() {
    let server = Server::answering(200, format!(r#"{{"rc":0,"result":{{"token":"{TOKEN}"}}}}"#));
    let reply = client(&server.url)
        .inner()
        .send(&BuyToken::new())
        .reply()
        .await
        .expect("a token");
    assert_eq!(reply.value.token.expose(), TOKEN);
    assert!(!format!("{reply:?} {reply:#?}").contains(TOKEN));
}

#[tokio::test]
async fn secrets_that_a_server_repeats_are_blanked() {
    let capitals = GRANT.to_uppercase();
    let escaped = GRANT.replace('/', "\\/");
    for said in [GRANT, GRANT_IN_ADDRESSES, &capitals, &escaped] {
        let body = format!(r#"{{"rc":1,"mc":"no such grant: {said}!","ma":["{said}"]}}"#);
        let server = Server::answering(200, body);
        let error = refused(&server, &BuyToken::new()).await;
        assert_eq!(error.code(), Some("no such grant: ***!"));
        for text in [shown(&error), error.raw().unwrap_or_default().to_owned()] {
            assert!(!text.contains(said), "{text}");
        }
    }
}

#[tokio::test]
async fn secrets_in_lists_are_blanked_too() {
    let request = BuyToken {
        grant: "none".into(),
        more: vec!["first-secret".into(), "second-secret".into()],
    };
    let server = Server::answering(400, r#"{"rc":1,"mc":"second-secret and first-secret"}"#);
    let error = refused(&server, &request).await;
    assert_eq!(error.code(), Some("*** and ***"));
}

#[tokio::test]
async fn a_token_in_another_shape_is_not_shown() {
    for (status, body) in [
        (
            200,
            format!(r#"{{"rc":0,"result":{{"token":["{TOKEN}"]}}}}"#),
        ),
        (200, format!(r#"{{"rc":0,"result":"{TOKEN}"}}"#)),
        (200, TOKEN.to_owned()),
        (200, format!(r#"{{"rc":1,"mc":"ODD","ma":["{TOKEN}"]}}"#)),
        (502, format!("<html>{TOKEN}</html>")),
    ] {
        let server = Server::answering(status, body);
        let error = refused(&server, &BuyToken::new()).await;
        let text = shown(&error);
        assert!(!text.contains(TOKEN), "{text}");
        assert!(text.contains("oauth.buy_token"), "{text}");
        let raw = error.raw().expect("the answer is at hand");
        assert!(raw.contains(TOKEN), "{raw}");
    }
}

#[tokio::test]
async fn secrets_do_not_go_where_others_read_along() {
    let client = client("http://a.example");
    let error = client.inner().send(&BuyToken::new()).await;
    let error = error.map(|_| ()).expect_err("nothing is sent");
    assert!(error.is_config());
    assert_eq!(
        error.to_string(),
        "oauth.buy_token: the request cannot be sent: secrets go over https, or to this machine"
    );
}

#[test]
fn prepared_requests_show_no_values() {
    let prepared = client("https://a.example");
    let prepared = prepared
        .inner()
        .prepare(&BuyToken::new())
        .expect("a request");
    assert!(prepared.url.contains(GRANT_IN_ADDRESSES));
    let text = format!("{prepared:?}");
    assert!(text.contains("oauth.buy_token"), "{text}");
    assert!(!text.contains("a.example"), "{text}");
}

#[tokio::test]
async fn names_that_servers_give_to_exchanges_are_no_way_out() {
    let server = Server::with_headers(500, &format!("x-request-id: {GRANT}\r\n"), "");
    let error = refused(&server, &BuyToken::new()).await;
    assert_eq!(error.request_id(), Some("***"));
}
