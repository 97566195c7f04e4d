//! Whatever a page says, the files parse and hold the same items.

#[path = "kitchen_sink/build.rs"]
mod build;

use api_model::{Api, EnumRef, Location, Section, Text, Type};
use build::{field, operation, required, sent, values};
use diagnostics::{FileId, Sink, Span};
use proptest::prelude::*;
use rust_plan::{PlanOptions, plan};

/// An API with a text in every place that takes one, as wire name, value and prose.
fn api(text: &str) -> Api {
    let prose = || Text::new("en", text);
    let mut parameter = required(text, Type::String);
    parameter.description = prose();
    parameter.default = Some(text.to_owned());
    let mut said = operation("part", "call", vec![parameter.clone()]);
    said.title = prose();
    said.description = prose();
    said.path = format!("/{text}");
    said.permission = Some(text.to_owned());
    said.parameters = sent(Location::Query, vec![parameter]);
    said.types.enums = vec![values("kind", &[text])];
    said.types.enums[0].values[0].label = prose();
    let kind = field(&format!("{text}_kind"), Type::Enum(EnumRef::Local(0)));
    said.types.shapes[0].fields.push(kind);
    Api {
        name: "hostile".to_owned(),
        title: text.to_owned(),
        pages: vec!["specs/hostile/page.md".to_owned()],
        sections: vec![Section {
            id: "part".to_owned(),
            title: prose(),
            description: prose(),
            rate_limits: Vec::new(),
            lock_ms: None,
        }],
        operations: vec![said],
        ..Api::default()
    }
}

/// How many items each file holds.
fn items(text: &str) -> Vec<(String, usize)> {
    let mut sink = Sink::new();
    let plan = plan(&api(text), &PlanOptions::default(), &mut sink, &|_| {
        Span::point(FileId(0), 0)
    });
    let found = sink.finish();
    assert!(found.is_empty(), "{text:?}: {found:?}");
    let tree = emit_rust_client::emit(&plan).expect("paths that every system takes");
    tree.iter()
        .map(|(path, code)| {
            let file = syn::parse_file(code);
            let file = file.unwrap_or_else(|fault| panic!("{text:?} broke {path}: {fault}"));
            (path.to_owned(), file.items.len())
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_adds_an_item(
        any in "\\PC{1,40}",
        marks in "[\"'#*/\\\\{}()\\[\\]<>`!;:_ \n\r\t\u{202e}a-zA-Z0-9]{1,80}",
    ) {
        let plain = items("word");
        for text in [any, marks] {
            prop_assert_eq!(&items(&text), &plain, "{:?}", text);
        }
    }
}
