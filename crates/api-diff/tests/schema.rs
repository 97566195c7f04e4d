//! The published schema of reports knows every word that a report can hold.

use api_diff::{Class, Kind};
use serde_json::Value;

#[test]
fn the_schema_lists_every_kind_and_class() {
    let schema: Value =
        serde_json::from_str(include_str!("../../../docs/diff.schema.json")).expect("JSON");
    let words = |pointer: &str| -> Vec<String> {
        let words = schema
            .pointer(pointer)
            .and_then(Value::as_array)
            .expect("words");
        words
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    };
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
    assert_eq!(words("/$defs/change/properties/kind/enum"), kinds);
    let classes = [
        Class::None,
        Class::DocsOnly,
        Class::Compatible,
        Class::Breaking,
    ];
    assert_eq!(words("/$defs/class/enum"), classes.map(Class::as_str));
}
