//! serde's traits on the same types.

use std::collections::BTreeMap;

use client_runtime::{Decimal, Id, Json, Timestamp, serde::de::DeserializeOwned};

use crate::sample_api::{enums::Side, margin::LeverBalance, orders::PlacedOrder};

const ORDER: &str =
    r#"{"orderId":18446744073709551615,"side":"HOLD","price":0.1234567890123456789012345678}"#;

fn read<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"))
}

#[test]
fn numbers_are_exact_from_text_and_readers() {
    let order: PlacedOrder = read(ORDER);
    assert_eq!(order.price.to_string(), "0.1234567890123456789012345678");
    assert_eq!(order.order_id.as_u64(), Some(u64::MAX));
    assert_eq!(order.side, Side::Unknown("HOLD".to_owned()));
    let nested: BTreeMap<String, Vec<PlacedOrder>> = read(&format!(r#"{{"a":[{ORDER}]}}"#));
    assert_eq!(nested["a"], std::slice::from_ref(&order));
    let read: PlacedOrder = serde_json::from_reader(ORDER.as_bytes()).expect("an order");
    assert_eq!(read, order);
}

#[test]
fn decimals_are_written_as_text() {
    let order: PlacedOrder = read(ORDER);
    let json = serde_json::to_string(&order).expect("JSON");
    let expected = r#"{"orderId":18446744073709551615,"side":"HOLD","price":"0.1234567890123456789012345678"}"#;
    assert_eq!(json, expected);
    assert_eq!(read::<PlacedOrder>(&json), order);
}

#[test]
fn values_go_through_other_formats() {
    let json = r#"{"symbol":"x","symbolId":-1,"btcLoanAmount":"0.10","updatedTime":5,"base":{"currency":"\n","movable":true},"history":[{}],"extra":{"a":[1,null,"b"]}}"#;
    let balance: LeverBalance = read(json);
    let tree = serde_json::to_value(&balance).expect("a tree");
    assert_eq!(tree["btcLoanAmount"], "0.10");
    let back: LeverBalance = serde_json::from_value(tree).expect("a balance");
    assert_eq!(back, balance);
}

#[test]
fn what_would_be_rounded_is_refused() {
    // Without access to the text a fraction has been through a float already.
    let tree: serde_json::Value = read(r#"{"orderId":1,"side":"BUY","price":0.1}"#);
    let through_content: Result<Tagged, _> =
        serde_json::from_value(serde_json::json!({ "price": 0.1 }));
    assert!(through_content.is_err());
    // A tree of serde_json hands over text.
    let order: PlacedOrder = serde_json::from_value(tree).expect("an order");
    assert_eq!(order.price.to_string(), "0.1");
}

/// A type that makes serde buffer its content.
#[derive(Debug, serde::Deserialize)]
#[serde(untagged)]
enum Tagged {
    Price {
        #[expect(dead_code, reason = "only its reading matters")]
        price: Decimal,
    },
}

#[test]
fn scalars_have_the_traits() {
    assert_eq!(read::<Decimal>("\"1.10\"").to_string(), "1.10");
    assert_eq!(read::<Id>("7"), Id::from(7));
    assert_eq!(read::<Timestamp>("\"7\""), Timestamp::from_millis(7));
    assert_eq!(read::<Json>("{\"a\": 0.10}").as_str(), "{\"a\": 0.10}");
    assert_eq!(serde_json::to_string(&Id::from(7)).expect("JSON"), "7");
    let missing: Result<PlacedOrder, _> = serde_json::from_str(r#"{"orderId":1}"#);
    assert!(
        missing
            .expect_err("a field is missing")
            .to_string()
            .contains("`side`")
    );
}
