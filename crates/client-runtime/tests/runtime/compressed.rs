//! Answers that come compressed.

use std::io::Write as _;

use client_runtime::{ClientBuilder, Error, Retry};
use flate2::{Compression, write::GzEncoder};

use crate::{
    Stopped, Witness,
    loopback::{Act, Answer, Loopback},
    sample_api::{Client, enums::Side, margin::GetLeverBalance, orders::PlaceOrder},
};

const BALANCE: &str = r#"{"rc":0,"result":{"symbol":"x","history":[]}}"#;

fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(plain).expect("written to memory");
    encoder.finish().expect("written to memory")
}

/// Four gigabytes of blanks in a few megabytes, up to where the end should be.
fn bomb() -> Vec<u8> {
    /// What stands before the blocks.
    const HEAD: usize = 10;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder
        .write_all(&vec![b' '; 1 << 20])
        .expect("written to memory");
    // Ends the block, and refers to nothing before it: it may stand again and again.
    encoder.flush().expect("written to memory");
    let (head, block) = encoder.get_ref().split_at(HEAD);
    [head, &block.repeat(4_096)].concat()
}

fn compressed(body: Vec<u8>) -> Act {
    Act::Answer(Answer::ok(body).header("content-encoding", "gzip"))
}

fn builder(server: &Loopback) -> ClientBuilder<Client> {
    let builder = Client::builder().all_servers(&server.url).clock(Stopped);
    builder.signer("spot", Witness)
}

async fn symbol(client: &Client) -> Result<String, Error> {
    let call = client.margin().get_lever_balance(GetLeverBalance::new("x"));
    Ok(call.retry(Retry::Never).await?.symbol)
}

#[tokio::test]
async fn answers_are_asked_for_compressed_and_read() {
    let server = Loopback::scripted([compressed(gzip(BALANCE.as_bytes()))]).await;
    let client = builder(&server).build().expect("a client");
    assert_eq!(symbol(&client).await.expect("a balance"), "x");
    assert_eq!(server.seen()[0].header("accept-encoding"), Some("gzip"));
}

#[tokio::test]
async fn a_builder_can_do_without() {
    let server = Loopback::scripted([Act::Answer(Answer::ok(BALANCE))]).await;
    let client = builder(&server).gzip(false).build().expect("a client");
    assert_eq!(symbol(&client).await.expect("a balance"), "x");
    assert_eq!(server.seen()[0].header("accept-encoding"), None);
}

#[tokio::test]
async fn what_is_signed_does_not_change() {
    let placed = r#"{"rc":0,"result":{"orderId":"7","side":"BUY","price":1}}"#;
    let server = Loopback::serving(move |_, _| Act::Answer(Answer::ok(placed))).await;
    for asks in [true, false] {
        let client = builder(&server).gzip(asks).build().expect("a client");
        let order = PlaceOrder::new("x", Side::Buy);
        client.margin().place_order(order).await.expect("an order");
    }
    let seen = server.seen();
    let signed = |turn: usize| {
        let names = ["x-key", "x-time", "x-seen"];
        let headers = names.map(|name| seen[turn].header(name).expect(name).to_owned());
        (headers, seen[turn].body.clone())
    };
    assert_eq!(signed(0), signed(1));
}

#[tokio::test]
async fn the_bound_holds_for_what_comes_out() {
    const LIMIT: usize = 1 << 20;
    let spaces = |count: usize| " ".repeat(count) + BALANCE;
    let fits = spaces(LIMIT - BALANCE.len());
    let one_more = spaces(LIMIT - BALANCE.len() + 1);
    for (body, taken) in [
        (gzip(fits.as_bytes()), true),
        (gzip(one_more.as_bytes()), false),
        (bomb(), false),
    ] {
        let server = Loopback::scripted([compressed(body)]).await;
        let client = builder(&server).max_answer_bytes(LIMIT).build();
        match symbol(&client.expect("a client")).await {
            Ok(symbol) => assert!(taken && symbol == "x"),
            Err(Error::TooLong { limit, .. }) => assert!(!taken && limit == LIMIT),
            Err(other) => panic!("{other}"),
        }
    }
}

#[tokio::test]
async fn what_is_broken_is_an_error_of_the_network() {
    let whole = gzip(BALANCE.as_bytes());
    let mut flipped = whole.clone();
    let last = flipped.len() - 5;
    flipped[last] ^= 1;
    for body in [
        whole[..whole.len() / 2].to_vec(),
        flipped,
        b"not gzip".to_vec(),
    ] {
        let server = Loopback::scripted([compressed(body)]).await;
        let client = builder(&server).build().expect("a client");
        let error = symbol(&client).await.expect_err("a broken answer");
        assert!(matches!(error, Error::Transport { .. }), "{error:?}");
    }
}

#[tokio::test]
async fn a_change_whose_answer_is_broken_is_in_doubt() {
    let server = Loopback::scripted([compressed(b"not gzip".to_vec())]).await;
    let client = builder(&server).build().expect("a client");
    let order = PlaceOrder::new("x", Side::Buy);
    let error = client
        .margin()
        .place_order(order)
        .await
        .expect_err("a broken answer");
    assert!(error.outcome_unknown(), "{error}");
    assert_eq!(server.count(), 1);
}
