//! Ranges of real pages.

use api_model::Bounds;

use super::{inside, read};

fn bounds(min: &str, max: &str) -> Bounds {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Bounds {
        min: some(min),
        max: some(max),
        ..Bounds::default()
    }
}

fn lengths(min: Option<u64>, max: Option<u64>) -> Bounds {
    Bounds {
        min_length: min,
        max_length: max,
        ..Bounds::default()
    }
}

#[test]
fn ranges_of_real_pages() {
    let cases = [
        ("1~500", bounds("1", "500")),
        ("1-100", bounds("1", "100")),
        ("1–100", bounds("1", "100")),
        ("[1,100]", bounds("1", "100")),
        ("1<=limit<=100", bounds("1", "100")),
        ("1 ≤ limit ≤ 200", bounds("1", "200")),
        ("1，1000", bounds("1", "1000")),
        ("1,1000", bounds("1", "1000")),
        ("max 100", bounds("", "100")),
        ("Max 500", bounds("", "500")),
        ("min:1, max:50", bounds("1", "50")),
        ("最大100", bounds("", "100")),
        ("<=20", bounds("", "20")),
        ("-10~10", bounds("-10", "10")),
        ("0.01~0.5", bounds("0.01", "0.5")),
        (
            ">0",
            Bounds {
                exclusive_min: true,
                ..bounds("0", "")
            },
        ),
        (
            "0 < x < 1",
            Bounds {
                exclusive_min: true,
                exclusive_max: true,
                ..bounds("0", "1")
            },
        ),
        (
            "(0, 1]",
            Bounds {
                exclusive_min: true,
                ..bounds("0", "1")
            },
        ),
        ("Maximum length: 128", lengths(None, Some(128))),
        ("6-16 characters", lengths(Some(6), Some(16))),
        ("长度6-16", lengths(Some(6), Some(16))),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text, false), Some(expected), "{text}");
    }
    assert_eq!(read("6-16", true), Some(lengths(Some(6), Some(16))));
    let pattern = read("^[a-zA-Z0-9_]{4,32}$", true).expect("a bound");
    assert_eq!(pattern.pattern.as_deref(), Some("^[a-zA-Z0-9_]{4,32}$"));
}

#[test]
fn no_bounds() {
    for text in [
        "",
        "10",
        "1,2",
        "BUY,SELL",
        "Default 20",
        "e.g.: 1704067200000",
        "7, 30, 90,180",
        "100~1",
        "2024-01-01",
        "Please apply",
        "1-spot, 2-future",
        "bizType",
    ] {
        assert_eq!(read(text, false), None, "{text}");
    }
}

#[test]
fn bounds_in_descriptions() {
    let cases = [
        (
            "Remark (max 32 characters)",
            true,
            Some(lengths(None, Some(32))),
        ),
        ("Limit number, max 100", false, Some(bounds("", "100"))),
        (
            "Limit number, max 100. See [more](../more).",
            false,
            Some(bounds("", "100")),
        ),
        ("Level (min:1, max:50)", false, Some(bounds("1", "50"))),
        ("Number of pages (1–100)", false, Some(bounds("1", "100"))),
        ("minimum number of queries is 100", false, None),
        ("Market, such as btc_usdt", true, None),
    ];
    for (text, is_text, expected) in cases {
        assert_eq!(inside(text, is_text), expected, "{text}");
    }
}
