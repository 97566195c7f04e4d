//! The JSON Schema of front matter holds for every page that is read, and refuses what is none.

use std::fs;
use std::path::{Path, PathBuf};

use diagnostics::{Sink, SourceMap};
use jsonschema::Validator;
use serde_json::{Map, Value};
use spec_markup::{Limits, ScalarStyle, Yaml, YamlKind};

const CRATE: &str = env!("CARGO_MANIFEST_DIR");

fn schema() -> Validator {
    let text = fs::read_to_string(Path::new(CRATE).join("../../docs/page.schema.json"));
    let schema: Value = serde_json::from_str(&text.expect("a schema")).expect("JSON");
    jsonschema::draft202012::new(&schema).expect("a schema of 2020-12")
}

/// The front matter as an editor sees it.
fn front_matter(text: &str) -> Option<Value> {
    let (mut sources, mut sink) = (SourceMap::new(), Sink::new());
    let file = sources.add("page.md", text);
    let document = spec_markup::read(file, text, &Limits::default(), &mut sink);
    let _ = sink.finish();
    document.front_matter.map(|matter| value(&matter.root))
}

fn value(yaml: &Yaml) -> Value {
    match &yaml.kind {
        YamlKind::Null => Value::Null,
        YamlKind::Scalar(text, ScalarStyle::Plain) => plain(text.text()),
        YamlKind::Scalar(text, _) => Value::from(text.text()),
        YamlKind::Sequence(elements) => elements.iter().map(value).collect(),
        YamlKind::Mapping(entries) => {
            let one =
                |entry: &spec_markup::YamlEntry| (entry.key.value.clone(), value(&entry.value));
            Value::Object(entries.iter().map(one).collect::<Map<_, _>>())
        }
    }
}

fn plain(text: &str) -> Value {
    match text.trim() {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        number if number.parse::<f64>().is_ok() => {
            serde_json::from_str(number).unwrap_or_else(|_| Value::from(number))
        }
        text => Value::from(text),
    }
}

fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            pages(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            found.push(path);
        }
    }
}

#[test]
fn every_page_fits_the_schema() {
    let schema = schema();
    let mut found = Vec::new();
    for below in [
        "tests/front_matter",
        "../../specs",
        "../../../shared/seed",
        "../../../shared/corpus/front-matter",
    ] {
        pages(&Path::new(CRATE).join(below), &mut found);
    }
    assert!(found.len() > 20, "too few pages: {}", found.len());
    for page in found {
        let text = fs::read_to_string(&page).expect("a page");
        let Some(matter) = front_matter(&text) else {
            continue;
        };
        let faults: Vec<_> = schema
            .iter_errors(&matter)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(
            faults.is_empty(),
            "{}: {}",
            page.display(),
            faults.join("\n")
        );
    }
}

#[test]
fn what_is_no_page_is_refused() {
    let schema = schema();
    for matter in [
        "parameters: 3",
        "parameters: [{ name: a, in: cookie }]",
        "body: xml",
        "status: gone",
        "id: Not A Name",
        "pagination: { parameters: [a] }",
        "response: { fields: [{ type: string }] }",
        "value_type: float",
    ] {
        let matter_value = front_matter(&format!("---\n{matter}\n---\n")).expect("front matter");
        assert!(!schema.is_valid(&matter_value), "{matter}");
    }
}
