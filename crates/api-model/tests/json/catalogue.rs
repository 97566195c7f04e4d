//! A catalogue gives back what it was written from, part by part, without the reasons.

use api_model::{Api, Catalogue, CatalogueError};

use super::{complete, written};
use serde_json::Value;

/// A model as JSON, without what a catalogue leaves out.
fn bare(api: &Api) -> Value {
    fn clear(value: &mut Value) {
        match value {
            Value::Object(members) => {
                // Left out and empty mean the same.
                members.shift_remove("doubts");
                for (name, inner) in members.iter_mut() {
                    if ["evidence", "places", "pages", "channels"].contains(&name.as_str()) {
                        *inner = Value::Array(Vec::new());
                    }
                    clear(inner);
                }
            }
            Value::Array(elements) => elements.iter_mut().for_each(clear),
            _ => {}
        }
    }
    let mut value = written(api);
    clear(&mut value);
    value
}

#[test]
fn the_whole_comes_back_without_the_reasons() {
    let api = complete::api();
    let text = api.to_catalogue().expect("a model has lines");
    let read = Catalogue::new(&text).and_then(Catalogue::whole);
    assert_eq!(written(&read.expect("lines of this form")), bare(&api));
}

#[test]
fn one_operation_is_found_and_read_alone() {
    let api = complete::api();
    let text = api.to_catalogue().expect("a model has lines");
    // What is broken elsewhere does not matter to who does not read it.
    let text = format!("# a comment\n\n{text}operation\tbroken\tline\tGET\tactive\t\t\t{{\n");
    let catalogue = Catalogue::new(&text).expect("lines of this form");
    let model = &api.operations[0];
    let entry = catalogue
        .operation(&model.section, &model.id)
        .expect("it is there");
    assert_eq!(entry.method, model.method.as_str());
    assert_eq!(Some(entry.title), model.title.main());
    assert_eq!(
        entry.page,
        format!("{}:{}", api.pages[0], model.places[0].line)
    );
    let read = entry.read().expect("its line is whole");
    assert_eq!(read.parameters.len(), model.parameters.len());
    assert_eq!(read.title, model.title);
    assert!(catalogue.operation("orders", "nothing").is_none());
    let broken = catalogue
        .operation("broken", "line")
        .expect("its line is there");
    assert!(matches!(broken.read(), Err(CatalogueError::Form(what, _)) if what == "broken.line"));
}

#[test]
fn other_texts_are_refused() {
    for text in ["", "{}", "catalogue\t2\n", "operation\tcatalogue\t1\n"] {
        assert!(
            matches!(Catalogue::new(text), Err(CatalogueError::Format)),
            "{text:?}"
        );
    }
    let cut = Catalogue::new("catalogue\t1\n").expect("the format is right");
    assert!(matches!(cut.api(), Err(CatalogueError::Missing("api"))));
}

#[test]
fn titles_stay_in_their_column() {
    let mut api = complete::api();
    api.operations[0].title = api_model::Text::new("en", "one\ttwo\nthree");
    let text = api.to_catalogue().expect("a model has lines");
    let catalogue = Catalogue::new(&text).expect("lines of this form");
    let entry = catalogue.operations().next().expect("it is there");
    assert_eq!(entry.title, "one two three");
    assert_eq!(entry.read().expect("whole").title, api.operations[0].title);
}

#[test]
fn what_a_page_says_is_never_taken_for_a_name() {
    let hostile = r#"a "places":[1,"]"] b \"evidence":[ ]] \\"doubts":[ end"#;
    let mut api = complete::api();
    api.operations[0].description = api_model::Text::new("en", hostile);
    let says = api.operations[0]
        .parameters
        .first_mut()
        .expect("a parameter");
    says.field.node.evidence[0].says = hostile.to_owned();
    says.field.description = api_model::Text::new("en", hostile);
    let text = api.to_catalogue().expect("a model has lines");
    let read = Catalogue::new(&text)
        .and_then(Catalogue::whole)
        .expect("lines of this form");
    assert_eq!(
        read.operations[0].description,
        api.operations[0].description
    );
    assert_eq!(written(&read), bare(&api));
}
