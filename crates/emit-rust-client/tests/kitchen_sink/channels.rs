//! A channel with every kind of variable.

use api_model::{Channel, EnumRef, Text, Type, TypeTable};

use crate::{
    build::{PLACE, field, node, required, shape, values},
    model::HOSTILE,
};

/// A channel whose format holds text, variables, one that is no argument, and quotes.
pub(crate) fn depth() -> Channel {
    Channel {
        id: "depth".to_owned(),
        section: "types".to_owned(),
        group: Vec::new(),
        title: Text::new("en", "Order book"),
        description: Text::new("en", HOSTILE),
        server: Some("ws".to_owned()),
        topic: "depth".to_owned(),
        format: "depth@{symbol},{levels}{unknown}\"#".to_owned(),
        arguments: vec![
            required("symbol", Type::String),
            required("levels", Type::Enum(EnumRef::Local(0))),
            field("n", Type::Integer),
        ],
        interval: Some("1000 ms".to_owned()),
        private: false,
        push: Some(node(Type::Object(0))),
        types: TypeTable {
            shapes: vec![shape(
                "push",
                vec![field("s", Type::String), field("S", Type::String)],
            )],
            enums: vec![values("levels", &["5", "10"])],
        },
        examples: Vec::new(),
        places: vec![PLACE],
    }
}
