//! Prose of pages stays prose.

use proptest::prelude::*;
use rust_plan::docs::{Docs, code, phrase};

fn cleaned(markdown: &str) -> Vec<String> {
    let mut docs = Docs::new();
    docs.page(markdown);
    docs.lines().to_vec()
}

#[test]
fn text_cannot_become_anything_else() {
    let cases = [
        ("See [Order] and <T>.", r"See \[Order\] and \<T\>."),
        (
            "The orderId of order_list.",
            "The `orderId` of `order_list`.",
        ),
        ("see https://x.com/a?b=c.", "see <https://x.com/a?b=c>."),
        (
            "[docs](https://x.com/a) here",
            "docs (<https://x.com/a>) here",
        ),
        ("[docs](#anchor) here", "docs here"),
        ("订单ID列表", "订单 ID 列表"),
        ("a ` b", r"a \` b"),
        ("`a` and ``b`c``", "`a` and ``b`c``"),
        ("**bold** *it* 2*3", r"bold \*it\* 2\*3"),
        ("a\u{202e}b\rc\u{0}", "ab c"),
        ("*/ \"# #[x] {}", r#"\*/ "\# \#\[x\] {}"#),
        ("# Heading", "Heading"),
        ("---", ""),
    ];
    for (page, expected) in cases {
        assert_eq!(cleaned(page).join("|"), expected, "{page:?}");
    }
}

#[test]
fn blocks_are_paragraphs_items_and_fenced_text() {
    let page = "One\ntwo\n\n- a\n- b\n  more\n\n```rust\nfn main() { ``` }\n```\nend";
    let expected = [
        "One two",
        "",
        "- a",
        "- b more",
        "",
        "````text",
        "fn main() { ``` }",
        "````",
        "",
        "end",
    ];
    assert_eq!(cleaned(page), expected);
    assert_eq!(
        cleaned("Steps:\n1. a\n2) b\n   more\n10. c\n\nend"),
        ["Steps:", "", "1. a", "2. b more", "10. c", "", "end"]
    );
    assert_eq!(
        cleaned("| a | b |\n|---|---|\n| 1 | 2 |"),
        ["- a — b", "- 1 — 2"]
    );
    assert_eq!(cleaned("```\nopen"), ["```text", "open", "```"]);
}

#[test]
fn values_and_phrases_stay_on_their_line() {
    assert_eq!(code("a`b"), "``a`b``");
    assert_eq!(code(""), "`\"\"`");
    assert_eq!(code("a\nb\u{202e}"), r"`a\nb\u{202e}`");
    assert_eq!(phrase("a\n\nb <x>"), r"a b \<x\>");
}

proptest! {
    #[test]
    fn no_line_breaks_out_of_its_comment(page in any::<String>(), marks in "[`~*<>\\[\\]()_#\\\\ \n|:/a-zA-Z-]{0,80}") {
        for text in [page, marks] {
            for line in cleaned(&text) {
                prop_assert!(!line.contains(|c: char| c.is_control()), "{line:?}");
                prop_assert!(!line.contains(['\u{202e}', '\u{2028}', '\u{feff}']), "{line:?}");
            }
            let fences = cleaned(&text).iter().filter(|line| line.starts_with("```")).count();
            prop_assert_eq!(fences % 2, 0);
        }
    }
}
