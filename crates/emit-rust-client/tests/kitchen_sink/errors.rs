//! Error codes whose names meet, or are none.

use api_model::{ErrorCode, ErrorTable, Text};

use crate::build::PLACE;

/// The table of the kitchen sink.
pub(crate) fn errors() -> ErrorTable {
    let code = |code: &str, meaning: &str| ErrorCode {
        code: code.to_owned(),
        meaning: Text::new("en", meaning),
        place: PLACE,
    };
    ErrorTable {
        name: "common".to_owned(),
        section: None,
        title: Text::default(),
        codes: vec![
            code("ORDER_002", "insufficient funds"),
            code("order_002", "the same in small"),
            code("429", "too often"),
            code("x", ""),
        ],
        places: vec![PLACE],
    }
}
