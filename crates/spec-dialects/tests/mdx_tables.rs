//! Pages in every form that documentation sites write calls, and with everything that breaks in them.

mod dump;

#[test]
fn pages_are_read_in_every_form() {
    insta::glob!("mdx_tables/*.mdx", |path| {
        let text = std::fs::read_to_string(path).expect("a page");
        let name = path.file_name().expect("a name").to_string_lossy();
        let read = dump::read(&format!("bees/{name}"), &text);
        insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false}, {
            insta::assert_snapshot!(read);
        });
    });
}

#[test]
fn a_page_of_nothing_says_nothing() {
    let read = dump::read("bees/empty.mdx", "\n\n");
    assert!(read.contains("prose") && !read.contains("page/"), "{read}");
}

#[test]
fn a_call_that_is_declared_twice_over_has_two_dialects() {
    let page = "---\ntitle: Jars\ntype: get\npath: /jars\n---\n\n**Type:** POST **Description:** `/jars`\n";
    let read = dump::read("bees/both.mdx", page);
    assert!(read.contains("! 1:1: page/two-dialects"), "{read}");
}

#[test]
fn a_page_of_words_is_prose() {
    let read = dump::read("README.md", "# Bees\n\nThey fly.\n");
    assert_eq!(read, "mdx_tables README.md\nprose Bees\n");
}
