//! The site as text: what a page may do to it, what stands on it, and that it is the same every time.

use codegen_pipeline::{ApiFolder, FileTree, Options, PageText, reference, understand};

const MANIFEST: &str = "\
name: shop
title: The <shop>
package: shop-client
languages:
  - language: en
  - language: zh
    folders: '*_cn'
servers:
  - { name: main, url: 'https://api.shop.example' }
auth:
  - { name: key, headers: [x-key, x-signature], description: 'Signs *everything*.' }
sections:
  - { folder: orders, title: Orders, servers: [main] }
";

const PLACE: &str = "\
---
id: place
title: Place an order
type: post
description: /v1/orders/{shelf}
auth: key
body: json
rate_limits: [10/s/ip]
parameters:
  - { name: shelf, in: path, type: string, mandatory: true, description: Which shelf. }
  - { name: note, in: query, type: string, mandatory: true, description: What to say. }
  - { name: amount, in: body, type: decimal, mandatory: true, description: 'How much, see [there](https://shop.example/a).' }
  - { name: side, in: body, type: string, mandatory: true, enum: [BUY, SELL], description: Which side. }
request_example: |-
  {\"shelf\": \"a b\", \"note\": \"it's\", \"amount\": 0.10, \"side\": \"SELL\"}
response_example: |-
  {\"id\": 12345678901234567890, \"left\": 1.50}
errors:
  - { code: E7, meaning: Too late. }
---
";

const PLACE_CN: &str = "\
---
id: place
title: 下单
type: post
description: /v1/orders/{shelf}
body: json
rate_limits: [10/s/ip]
parameters:
  - { name: shelf, in: path, type: string, mandatory: true, description: 货架。 }
---
";

fn site(pages: &[(&str, &str)]) -> FileTree {
    let text = |path: &str, text: &str| PageText {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let mut understood = understand(
        ApiFolder {
            shown: "specs/shop".to_owned(),
            manifest: Some(text("api.yml", MANIFEST)),
            corrections: None,
            pages: pages.iter().map(|(path, page)| text(path, page)).collect(),
            ..ApiFolder::default()
        },
        &Options::default(),
    );
    reference(&mut understood, "xt --specs specs/shop", false)
        .unwrap_or_else(|| panic!("{:#?}", understood.findings))
}

fn page(pages: &[(&str, &str)]) -> String {
    let tree = site(pages);
    tree.get("calls/orders/place.html")
        .expect("a page")
        .to_owned()
}

#[test]
fn a_call_is_shown_with_all_that_is_known_of_it() {
    let page = page(&[("orders/place.md", PLACE), ("orders_cn/place.md", PLACE_CN)]);
    for part in [
        "<span lang=\"en\" data-say=\"en\">Place an order</span>",
        "<span lang=\"zh\" data-say=\"zh\">下单</span>",
        "10 / s <span lang=\"en\" data-say=\"en\">per address</span><span lang=\"zh\" data-say=\"zh\">每 IP</span>",
        "<span lang=\"zh\" data-say=\"zh\">由示例推断</span>",
        "https://api.shop.example",
        "index.html#signing-key",
        "<a href=\"https://shop.example/a\">there</a>",
        "<code>E7</code>",
        "specs/shop/orders/place.md:10",
        "<li><code>SELL</code></li>",
        // Numbers stand as they were printed.
        "12345678901234567890",
        "1.50",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
}

#[test]
fn examples_are_ready_to_paste() {
    let page = page(&[("orders/place.md", PLACE)]);
    for part in [
        "curl -X POST &#39;https://api.shop.example/v1/orders/a%20b?note=it%27s&#39;",
        "-H &#39;x-key: …&#39;",
        "-d &#39;{&quot;amount&quot;:0.10,&quot;side&quot;:&quot;SELL&quot;}&#39;",
        "xt --specs specs/shop orders place \\\n  --shelf &#39;a b&#39; \\\n  --note &#39;it&#39;\\&#39;&#39;s&#39; \\\n  --amount 0.10 \\\n  --side SELL",
        "orders::Place::new(",
    ] {
        let plain = page.replace('\'', "&#39;");
        assert!(plain.contains(part), "{part}\n{plain}");
    }
}

/// Everything that a page says tries to become markup.
#[test]
fn text_of_a_page_stays_text() {
    let evil = "<script>alert(1)</script><img src=x onerror=alert(2)>[go](javascript:alert(3))![i](https://evil.example/i.png)";
    let hostile = PLACE
        .replace("title: Place an order", &format!("title: \"{evil}\""))
        .replace("Which shelf.", &format!("'{evil}'"))
        .replace("Which side.", "'`</code></td><script>alert(4)</script>`'")
        .replace("name: note", "name: 'a\"><svg onload=alert(5)>'")
        .replace("[BUY, SELL]", "['</ul><script>', SELL]")
        .replace("Too late.", &format!("'{evil}'"))
        .replace(
            "\\\"left\\\": 1.50",
            "\\\"left\\\": \\\"</pre><script>alert(6)</script>\\\"",
        );
    let tree = site(&[("orders/place.md", &hostile)]);
    for (path, text) in tree.iter().filter(|(path, _)| path.ends_with("html")) {
        assert_eq!(text.matches("<script").count(), 3, "{path}: only its own");
        for part in ["<img", "<svg", "href=\"javascript", "evil.example"] {
            assert!(!text.contains(part), "{path} holds {part}\n{text}");
        }
    }
    let index = tree.get("search.js").expect("an index");
    let (_, list) = index
        .split_once("window.docwrightSearch = ")
        .expect("an assignment");
    let list: serde_json::Value =
        serde_json::from_str(list.trim_end().trim_end_matches(';')).expect("nothing but data");
    assert!(list.as_array().is_some_and(|entries| !entries.is_empty()));
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    for (path, text) in site(&[("orders/place.md", PLACE)]).iter() {
        for part in ["src=\"http", "href=\"//", "@import", "url("] {
            assert!(!text.contains(part), "{path}: {part}");
        }
        if path.ends_with("html") {
            let links = text.matches("href=\"http").count();
            assert_eq!(
                links,
                text.matches("href=\"https://shop.example").count(),
                "{path}"
            );
        }
    }
}

#[test]
fn links_between_pages_lead_somewhere() {
    let tree = site(&[("orders/place.md", PLACE), ("orders_cn/place.md", PLACE_CN)]);
    for (path, text) in tree.iter().filter(|(path, _)| path.ends_with("html")) {
        let depth = path.matches('/').count();
        let links = text.split(&["href=\"", "src=\""][0]).skip(1);
        for link in links.filter_map(|rest| rest.split('"').next()) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            if link.starts_with("http") || link.starts_with("data:") {
                continue;
            }
            let up = file.matches("../").count();
            assert!(up <= depth, "{path}: {link}");
            let kept: Vec<&str> = path.split('/').take(depth - up).collect();
            let target = [kept.join("/"), file.replace("../", "")].join("/");
            let target = target.trim_start_matches('/');
            let found = if file.is_empty() {
                Some(text)
            } else {
                tree.get(target)
            };
            let found = found.unwrap_or_else(|| panic!("{path} links to {link}"));
            let anchored = anchor.is_empty() || found.contains(&format!("id=\"{anchor}\""));
            assert!(anchored, "{path} links to {link}");
        }
    }
}

#[test]
fn the_same_pages_give_the_same_site() {
    let one = site(&[("orders/place.md", PLACE), ("orders_cn/place.md", PLACE_CN)]);
    let other = site(&[("orders_cn/place.md", PLACE_CN), ("orders/place.md", PLACE)]);
    assert_eq!(one, other);
    for (path, text) in one.iter() {
        assert!(codegen_pipeline::is_generated(text), "{path} says so");
    }
}
