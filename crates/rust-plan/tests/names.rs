//! Names are a function of wire names alone, valid, and told apart.

use proptest::prelude::*;
use rust_plan::names::{NameKind, RustName, distinct};

fn named(kind: NameKind, wires: &[&str]) -> Vec<String> {
    distinct(kind, wires)
        .into_iter()
        .map(|name| name.map_or_else(|| "<meets>".to_owned(), |name| name.to_string()))
        .collect()
}

#[test]
fn words_are_cut_where_people_cut_them() {
    let cases = [
        ("symbolId", "symbol_id", "SymbolId"),
        ("USDTAmount", "usdt_amount", "UsdtAmount"),
        ("orderID", "order_id", "OrderId"),
        ("userIDs", "user_ids", "UserIds"),
        ("get_v2", "get_v2", "GetV2"),
        ("base64Data", "base64_data", "Base64Data"),
        ("kline_1m", "kline_1m", "Kline1m"),
        ("client-order.id", "client_order_id", "ClientOrderId"),
        ("1.5", "v1_5", "V1_5"),
        ("-1", "minus_1", "Minus1"),
        ("24H", "v24h", "V24H"),
        ("ORDER_001", "order_001", "Order001"),
        ("<=", "less_equal", "LessEqual"),
        ("", "empty", "Empty"),
        ("数量", "u6570_u91cf", "U6570U91cf"),
        ("BUY（买）", "buy", "Buy"),
        ("type", "r#type", "Type"),
        ("self", "self_", "SelfValue"),
        ("_", "underscore", "Underscore"),
        ("Unknown", "unknown", "UnknownValue"),
    ];
    for (wire, field, variant) in cases {
        let got = RustName::plain(NameKind::Field, wire).to_string();
        assert_eq!(got, field, "field {wire:?}");
        let got = RustName::plain(NameKind::Variant, wire).to_string();
        assert_eq!(got, variant, "variant {wire:?}");
    }
}

#[test]
fn names_of_other_kinds_keep_away_from_what_is_taken() {
    let name = |kind, wire| RustName::plain(kind, wire).to_string();
    assert_eq!(name(NameKind::Type, "option"), "OptionType");
    assert_eq!(name(NameKind::Type, "decimal"), "DecimalType");
    for of_runtime in ["Calling", "Paged", "Pages", "Paging", "Secret"] {
        let expected = format!("{of_runtime}Type");
        assert_eq!(name(NameKind::Type, of_runtime), expected);
    }
    assert_eq!(name(NameKind::Type, "24h_ticker"), "Call24hTicker");
    assert_eq!(name(NameKind::Method, "24h_ticker"), "call_24h_ticker");
    assert_eq!(name(NameKind::Method, "move"), "r#move");
    assert_eq!(name(NameKind::Module, "move"), "move_");
}

#[test]
fn meeting_names_are_told_apart_by_what_differs() {
    let field = |wires: &[&str]| named(NameKind::Field, wires);
    let variant = |wires: &[&str]| named(NameKind::Variant, wires);
    assert_eq!(
        field(&["order_id", "orderId"]),
        ["order_id", "order_id_camel"]
    );
    assert_eq!(field(&["a", "A"]), ["a", "a_upper"]);
    assert_eq!(field(&["1m", "1M"]), ["v1m", "v1m_upper"]);
    assert_eq!(variant(&["1m", "1M"]), ["V1m", "V1M"]);
    assert_eq!(
        variant(&["buy", "BUY", "Buy"]),
        ["BuyLower", "BuyUpper", "Buy"]
    );
    assert_eq!(variant(&["1.5", "1-5"]), ["V1Dot5", "V1Dash5"]);
    assert_eq!(
        variant(&["unknown", "UNKNOWN"]),
        ["UnknownLower", "UnknownUpper"]
    );
    assert_eq!(field(&["a", "a"]), ["<meets>", "<meets>"]);
}

#[test]
fn neighbours_that_do_not_meet_change_nothing() {
    assert_eq!(
        named(NameKind::Field, &["orderId", "price"]),
        ["order_id", "price"]
    );
}

proptest! {
    #[test]
    fn any_wire_name_makes_an_identifier(wire in any::<String>()) {
        for kind in [NameKind::Field, NameKind::Variant, NameKind::Type, NameKind::Method, NameKind::Module] {
            for name in [RustName::plain(kind, &wire), RustName::exact(kind, &wire), RustName::spelled(kind, &wire)] {
                prop_assert!(syn::parse_str::<syn::Ident>(&name.to_string()).is_ok()
                    || name.to_string().starts_with("r#"), "{wire:?} became {name}");
                prop_assert_eq!(name.ident().to_string(), name.to_string());
            }
        }
    }

    #[test]
    fn order_never_matters(mut wires in proptest::collection::btree_set("[aAbB1_.-]{0,3}", 0..8)
        .prop_map(|set| set.into_iter().collect::<Vec<_>>()).prop_shuffle()) {
        let name = |wires: &[String]| {
            let borrowed: Vec<_> = wires.iter().map(String::as_str).collect();
            let mut pairs: Vec<_> = wires.iter().cloned()
                .zip(named(NameKind::Field, &borrowed)).collect();
            pairs.sort();
            pairs
        };
        let first = name(&wires);
        wires.reverse();
        prop_assert_eq!(&first, &name(&wires));
        let mut names: Vec<_> = first.iter().map(|(_, name)| name).filter(|name| *name != "<meets>").collect();
        let count = names.len();
        names.sort();
        names.dedup();
        prop_assert_eq!(count, names.len());
    }
}
