//! Pages whose front matter holds everything, in the shapes that sites have given it, and what breaks in them.

mod dump;

#[test]
fn pages_are_read_in_every_shape() {
    insta::glob!("front_matter/*.md", |path| {
        let text = std::fs::read_to_string(path).expect("a page");
        let name = path.file_name().expect("a name").to_string_lossy();
        let read = dump::read(&format!("harbour/{name}"), &text);
        insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false}, {
            insta::assert_snapshot!(read);
        });
    });
}
