//! As many pages as a measurement asks for: each an endpoint of its own, no two alike, the same at every call.

use std::fmt::Write;

/// The pages of one section.
const IN_A_SECTION: usize = 50;

const SUBJECTS: [&str; 8] = [
    "parcel", "garden", "ticket", "vessel", "meter", "recipe", "orchard", "ledger",
];
const WORDS: [&str; 12] = [
    "colour",
    "weight",
    "height",
    "origin",
    "status",
    "price",
    "amount",
    "quantity",
    "comment",
    "createdTime",
    "ownerId",
    "currency",
];

/// Pages of the front-matter form by path, about as long as those of real sites.
#[must_use]
pub fn many_pages(count: usize) -> Vec<(String, String)> {
    (0..count)
        .map(|nth| {
            let subject = SUBJECTS[nth % SUBJECTS.len()];
            let section = nth / IN_A_SECTION;
            (
                format!("part_{section:03}/{subject}_{nth}.md"),
                page(nth, subject),
            )
        })
        .collect()
}

fn page(nth: usize, subject: &str) -> String {
    let method = ["get", "post", "get", "delete", "put"][nth % 5];
    let mut text = format!(
        "---\ntitle: The {subject} number {nth}\nposition_number: {position}\ntype: {method}\n\
         description: /v1/{subject}/{nth}/{last}\nparameters:\n",
        position = nth % IN_A_SECTION + 1,
        last = WORDS[nth % WORDS.len()],
    );
    for at in 0..3 + nth % 3 {
        parameter(&mut text, WORDS[(nth + at * 5) % WORDS.len()], at, subject);
    }
    let _ = write!(
        text,
        "content_markdown: |-\n  Looks after one {subject} of the yard.\n\n  #### **Limit Flow Rules**\n\n  \
         {limit}/s/apikey\nleft_code_blocks:\n  - code_block:\n    title: Java\n    language: java\n\
         right_code_blocks:\n  - title: Response\n    language: json\n    code_block: |-\n",
        limit = 5 + nth % 40,
    );
    answer(&mut text, nth, subject);
    text.push_str("---\n");
    text
}

fn parameter(text: &mut String, word: &str, at: usize, subject: &str) {
    let kind = ["string", "number", "boolean", "string"][at % 4];
    let mandatory = at == 0;
    let _ = write!(
        text,
        "  - name: {word}\n    type: {kind}\n    mandatory: {mandatory}\n    default:\n    \
         description: Picks what has this {word}, as the {subject} was entered.\n    ranges:\n"
    );
}

fn answer(text: &mut String, nth: usize, subject: &str) {
    text.push_str("      {\n        \"rc\": 0,\n        \"mc\": \"SUCCESS\",\n        \"ma\": [],\n        \"result\": {\n");
    let member = |text: &mut String, indent: &str, at: usize| {
        let word = WORDS[(nth + at) % WORDS.len()];
        let value = match word {
            "createdTime" => "1700000000000".to_owned(),
            "ownerId" => format!("{}", 1000 + nth),
            "price" | "amount" | "quantity" => format!("\"{nth}.25\""),
            _ => format!("\"{word} {nth}\""),
        };
        let _ = writeln!(
            text,
            "{indent}\"{word}\": {value},  // the {word} of the {subject}"
        );
    };
    for at in 0..5 + nth % 4 {
        member(text, "          ", at);
    }
    text.push_str("          \"items\": [\n            {\n");
    for at in 0..4 {
        member(text, "              ", at + 3);
    }
    text.push_str("              \"done\": true\n            }\n          ]\n        }\n      }\n");
}
