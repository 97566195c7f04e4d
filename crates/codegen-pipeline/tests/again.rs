//! A folder that is understood again and again is understood as if for the first time.

use codegen_pipeline::{ApiFolder, Memory, Options, PageText, understand, understand_again};

fn page(path: &str, id: &str, field: &str) -> PageText {
    let text = format!(
        "---\nid: {id}\ntitle: The {id}\ntype: get\ndescription: /v1/{id}\nparameters: []\nresponse_example: |-\n  {{\n    \"{field}\": 1  // how many\n    \"state\": \"OPEN\"\n  }}\n---\n"
    );
    PageText {
        path: path.to_owned(),
        bytes: text.into_bytes(),
    }
}

fn folder(pages: &[PageText]) -> ApiFolder {
    ApiFolder {
        shown: "specs/shop".to_owned(),
        pages: pages.to_vec(),
        ..ApiFolder::default()
    }
}

#[test]
fn what_is_remembered_changes_nothing() {
    let one = page("things/one.md", "one", "count");
    let two = page("things/two.md", "two", "count");
    let two_later = page("things/two.md", "two", "amount");
    let before_all = page("things/a.md", "a", "count");
    let broken = PageText {
        path: "things/two.md".to_owned(),
        bytes: b"---\ntitle: \"open\ntype: get\n---\n".to_vec(),
    };
    let steps = [
        vec![one.clone(), two.clone()],
        vec![one.clone(), two_later],
        vec![one.clone(), broken],
        // Every page behind the new one gets another number.
        vec![before_all.clone(), one.clone(), two.clone()],
        vec![two.clone(), before_all],
        vec![],
        vec![one, two],
    ];
    let mut memory = Memory::default();
    for (at, pages) in steps.iter().enumerate() {
        let anew = understand(folder(pages), &Options::default());
        let again = understand_again(folder(pages), &Options::default(), &mut memory);
        assert_eq!(anew.api, again.api, "step {at}");
        assert_eq!(
            format!("{:?}", anew.findings),
            format!("{:?}", again.findings),
            "step {at}"
        );
        assert_eq!(anew.pages.len(), again.pages.len(), "step {at}");
    }
}
