//! What is asked: requests as they go over the wire.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// The key that the server knows, and its secret.
pub(crate) const KEYS: [&str; 2] = ["key-of-the-bench", "secret-of-the-bench"];
/// Where the server's clock stands, in milliseconds since 1970.
pub(crate) const NOW: i64 = 1_767_225_600_000;

/// A request that may be sent again and again.
pub(crate) struct Request {
    pub(crate) title: &'static str,
    pub(crate) bytes: Vec<u8>,
}

/// Every request of the bench.
pub(crate) fn all() -> [Request; 3] {
    let order = r#"{"symbol":"btc_usdt","side":"BUY","type":"LIMIT","timeInForce":"GTC","bizType":"SPOT","price":"86500","quantity":"0.02"}"#;
    [
        Request {
            title: "GET depth, public",
            bytes: written("GET", "/v4/public/depth?symbol=btc_usdt", "", ""),
        },
        signed(
            "GET balance, signed",
            "GET",
            "/v4/balance",
            "currency=usdt",
            "",
        ),
        signed("POST order, signed", "POST", "/v4/order", "", order),
    ]
}

fn signed(title: &'static str, method: &str, path: &str, query: &str, body: &str) -> Request {
    let [key, secret] = KEYS;
    let parts = [
        ("validate-algorithms", "HmacSHA256".to_owned()),
        ("validate-appkey", key.to_owned()),
        ("validate-recvwindow", "5000".to_owned()),
        ("validate-timestamp", NOW.to_string()),
    ];
    let pairs: Vec<String> = parts
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let mut text = pairs.join("&");
    for part in [method, path, query, body] {
        if !part.is_empty() {
            text.push('#');
            text.push_str(part);
        }
    }
    let hmac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length will do");
    let signature = hmac.chain_update(text.as_bytes()).finalize().into_bytes();
    let digits: Vec<String> = signature.iter().map(|byte| format!("{byte:02x}")).collect();
    let lines = parts
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"));
    let headers =
        lines.collect::<String>() + &format!("validate-signature: {}\r\n", digits.concat());
    let target = if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    };
    Request {
        title,
        bytes: written(method, &target, &headers, body),
    }
}

fn written(method: &str, target: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "{method} {target} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n{headers}content-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}
