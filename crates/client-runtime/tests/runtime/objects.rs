//! Objects as values of Rust: how they are shown and compared.

use client_runtime::{
    Decode, DecodeError, Encode, Known, Members, Object, Reader, Secret, from_json, to_json,
};

use crate::sample_api::{margin::LeverBalance, orders::PlacedOrder};

#[test]
fn objects_are_shown_by_their_names_in_rust() {
    let order: PlacedOrder =
        from_json(r#"{"orderId":7,"side":"BUY","price":"0.10"}"#).expect("an order");
    let (id, side, price) = (&order.order_id, &order.side, &order.price);
    let expected = format!("PlacedOrder {{ order_id: {id:?}, side: {side:?}, price: {price:?} }}");
    assert_eq!(format!("{order:?}"), expected);
}

#[test]
fn nested_objects_are_shown_in_lines_on_demand() {
    let json = r#"{"symbol":"x","base":{"currency":"btc"},"history":[{"holds":3}]}"#;
    let balance: LeverBalance = from_json(json).expect("a balance");
    let shown = format!("{balance:#?}");
    for line in [
        "LeverBalance {",
        "    symbol: \"x\",",
        "    symbol_id: None,",
        "    base: Some(",
        "        AssetBalance {",
        "            currency: Some(",
        "                \"btc\",",
    ] {
        assert!(
            shown.lines().any(|known| known == line),
            "{line} in\n{shown}"
        );
    }
}

#[test]
fn objects_are_equal_by_their_values_whatever_their_spelling() {
    let read = |json| from_json::<LeverBalance>(json).expect("a balance");
    let one = read(r#"{"symbol":"x","btcLoanAmount":"1.0","history":[{"holds":1}]}"#);
    let same = read(r#"{"history":[{"holds":"1"}],"btcLoanAmount":1.00,"symbol":"x"}"#);
    assert_eq!(one, same);
    for other in [
        r#"{"symbol":"y","btcLoanAmount":"1.0","history":[{"holds":1}]}"#,
        r#"{"symbol":"x","btcLoanAmount":"1.1","history":[{"holds":1}]}"#,
        r#"{"symbol":"x","btcLoanAmount":"1.0","history":[{"holds":2}]}"#,
        r#"{"symbol":"x","btcLoanAmount":"1.0","history":[]}"#,
        r#"{"symbol":"x","btcLoanAmount":"1.0"}"#,
    ] {
        assert_ne!(one, read(other), "{other}");
    }
}

#[derive(Clone, Default)]
struct Key {
    secret: Secret,
}

impl Object for Key {
    fn field(&mut self, name: &str, value: &mut Reader<'_>) -> Result<Known, DecodeError> {
        match name {
            "secret" => value.read_into(&mut self.secret),
            _ => value.unknown(),
        }
    }

    fn members<'v>(&'v self, out: &mut Members<'v>) {
        out.put("secret", &self.secret);
    }
}

client_runtime::object!(Key);

#[test]
fn secrets_are_written_and_compared_but_never_shown() {
    let key: Key = from_json(r#"{"secret":"opensesame"}"#).expect("a key");
    assert!(!format!("{key:?}").contains("opensesame"));
    assert_eq!(to_json(&key), r#"{"secret":"opensesame"}"#);
    assert_ne!(key, Key::default());
}

#[test]
fn what_is_an_object_is_read_and_written() {
    fn travels<T: Decode + Encode>() {}
    travels::<Key>();
    travels::<Option<Vec<Key>>>();
}
