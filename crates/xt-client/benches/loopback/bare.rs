//! What somebody writes who needs these three calls alone: reqwest, an HMAC, serde.

use std::{
    fmt::Write as _,
    sync::Arc,
    time::{Duration, SystemTime},
};

use hmac::{Hmac, KeyInit as _, Mac as _};
use reqwest::RequestBuilder;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::Sha256;

use super::{Call, Caller, KEY, SECRET};
use crate::symbols::DerivedList;

/// A client written by hand.
#[derive(Clone)]
pub(crate) struct Bare {
    http: reqwest::Client,
    url: Arc<str>,
    key: Hmac<Sha256>,
}

#[derive(Deserialize)]
struct Envelope<T> {
    rc: i64,
    result: T,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what counts is that the fields are read into something")]
struct Balances {
    total_btc_amount: Option<Decimal>,
    assets: Vec<Asset>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what counts is that the fields are read into something")]
struct Asset {
    currency: Option<String>,
    currency_id: Option<i64>,
    frozen_amount: Option<Decimal>,
    available_amount: Option<Decimal>,
    total_amount: Option<Decimal>,
    convert_btc_amount: Option<Decimal>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Order<'a> {
    symbol: &'a str,
    client_order_id: &'a str,
    side: &'a str,
    r#type: &'a str,
    time_in_force: &'a str,
    biz_type: &'a str,
    price: Decimal,
    quantity: Decimal,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Placed {
    order_id: String,
}

impl Caller for Bare {
    fn new(url: &str) -> Self {
        // Fails where another client of this process has done it already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .timeout(Duration::from_secs(10))
            .connect_timeout(Duration::from_secs(5))
            .no_proxy()
            .build();
        Self {
            http: http.expect("builds"),
            url: url.into(),
            key: Hmac::new_from_slice(SECRET.as_bytes()).expect("any length will do"),
        }
    }

    async fn call(&self, call: Call) -> usize {
        let url = &self.url;
        match call {
            Call::Balances => {
                let request =
                    self.http.get(format!("{url}/v4/balances?currencies=usdt,btc"));
                let signed = self.sign(request, "#GET#/v4/balances#currencies=usdt,btc");
                receive::<Balances>(signed).await.assets.len()
            }
            Call::Order => {
                let body = serde_json::to_string(&order()).expect("writes");
                let text = format!("#POST#/v4/order#{body}");
                let request = self.http.post(format!("{url}/v4/order"));
                let request =
                    request.header("content-type", "application/json").body(body);
                let placed: Placed = receive(self.sign(request, &text)).await;
                usize::from(!placed.order_id.is_empty())
            }
            Call::Symbols => {
                let request = self.http.get(format!("{url}/v4/public/symbol"));
                let list: DerivedList = receive(request).await;
                list.symbols.map_or(0, |symbols| symbols.len())
            }
        }
    }
}

impl Bare {
    fn sign(&self, request: RequestBuilder, call: &str) -> RequestBuilder {
        let now = SystemTime::UNIX_EPOCH.elapsed().expect("a clock");
        let now = now.as_millis().to_string();
        let text = format!(
            "validate-algorithms=HmacSHA256&validate-appkey={KEY}&validate-recvwindow=5000&validate-timestamp={now}{call}"
        );
        let digest = self.key.clone().chain_update(text).finalize().into_bytes();
        let mut signature = String::with_capacity(64);
        for byte in digest {
            let _ = write!(signature, "{byte:02x}");
        }
        request
            .header("validate-algorithms", "HmacSHA256")
            .header("validate-appkey", KEY)
            .header("validate-recvwindow", "5000")
            .header("validate-timestamp", now)
            .header("validate-signature", signature)
    }
}

async fn receive<T: DeserializeOwned>(request: RequestBuilder) -> T {
    let response = request.send().await.expect("answers");
    let bytes = response.error_for_status().expect("succeeds").bytes().await;
    let envelope: Envelope<T> =
        serde_json::from_slice(&bytes.expect("a body")).expect("decodes");
    assert_eq!(envelope.rc, 0);
    envelope.result
}

fn order() -> Order<'static> {
    Order {
        symbol: "btc_usdt",
        client_order_id: "mine_1",
        side: "BUY",
        r#type: "LIMIT",
        time_in_force: "GTC",
        biz_type: "SPOT",
        price: Decimal::new(390_005, 1),
        quantity: Decimal::new(1, 2),
    }
}
