//! Keys of front matter that stand twice.

use diagnostics::{Sink, SourceMap};
use spec_markup::{Limits, Yaml, read};

#[test]
fn a_key_that_stands_twice_is_found_among_few_and_among_many() {
    for count in [2, 16, 17, 18, 40] {
        let keys: Vec<String> = (0..count).map(|nth| format!("k{nth}: v{nth}\n")).collect();
        let keys = keys.concat();
        for again in [0, count - 1] {
            let text = format!("---\n{keys}k{again}: last\n---\n");
            let mut sources = SourceMap::new();
            let file = sources.add("page.md", text.as_str());
            let mut sink = Sink::new();
            let document = read(file, &text, &Limits::default(), &mut sink);
            let found = sink.finish().into_iter().map(|finding| {
                let at = sources.place(finding.span());
                format!("{}:{} {}", at.line, at.column, finding.code.id)
            });
            let found: Vec<String> = found.collect();
            let line = count + 2;
            assert_eq!(found, [format!("{line}:1 markup/yaml-repeated-key")]);
            let front = document.front_matter.expect("front matter");
            let key = format!("k{again}");
            let value = front.root.get(&key).and_then(Yaml::text);
            assert_eq!(value, Some("last"), "{count} keys");
            assert_eq!(front.root.entries().len(), count);
        }
    }
}
