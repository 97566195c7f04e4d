use super::{inside, read, single};

fn told(values: Option<Vec<super::Value>>) -> Option<String> {
    let tell = |value: super::Value| match value.label {
        Some(label) => format!("{}={label}", value.value),
        None => value.value,
    };
    values.map(|values| values.into_iter().map(tell).collect::<Vec<_>>().join("|"))
}

#[test]
fn cells_of_real_pages() {
    let cases = [
        ("BUY,SELL", "BUY|SELL"),
        ("BUY / SELL", "BUY|SELL"),
        ("1、2", "1|2"),
        ("SPOT|LEVER", "SPOT|LEVER"),
        ("[A, B]", "A|B"),
        ("PREV;NEXT", "PREV|NEXT"),
        ("1, 2", "1|2"),
        ("7, 30, 90,180", "7|30|90|180"),
        ("PREV - previous, NEXT - next", "PREV=previous|NEXT=next"),
        (
            "PREV-previous page, NEXT-next page",
            "PREV=previous page|NEXT=next page",
        ),
        ("1-spot, 2-future", "1=spot|2=future"),
        (
            "1: master account; 2: sub account",
            "1=master account|2=sub account",
        ),
        ("search type, 1:detail; 2:total", "1=detail|2=total"),
        ("follow type, FUND;RATE", "FUND|RATE"),
        ("1 Cross, 2 Isolated (empty = all)", "1=Cross|2=Isolated"),
        (
            "CUSTOM (custom follow-up), AUTO (intelligent follow-up)",
            "CUSTOM=custom follow-up|AUTO=intelligent follow-up",
        ),
        (
            "NEXT = next page, PREV = previous page",
            "NEXT=next page|PREV=previous page",
        ),
        ("[1m;3m;1h;1d;1M]", "1m|3m|1h|1d|1M"),
        ("`GTC`, `FOK`", "GTC|FOK"),
        ("BUY: buy; SELL: sell", "BUY=buy|SELL=sell"),
        ("not_triggered; triggered", "not_triggered|triggered"),
    ];
    for (text, expected) in cases {
        assert_eq!(told(read(text)).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn no_lists() {
    for text in [
        "",
        "10",
        "bizType",
        "Please apply to XT.COM",
        "Default 20",
        "e.g. xt_usdt,btc_usdt",
        "例如：eth_usdt, btc_usdt",
        "Unique User Identifier",
        "6216559590087220004, 6216559590087220005",
        "The interval between start and end, in milliseconds",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
    assert_eq!(single("authorization_code"), Some("authorization_code"));
    assert_eq!(single("10"), None);
}

#[test]
fn descriptions() {
    let cases = [
        ("\"BUY,SELL\"", Some("BUY|SELL")),
        ("NEXT; PREVIOUS", Some("NEXT|PREVIOUS")),
        ("\"order type:LIMIT,MARKET\"", Some("LIMIT|MARKET")),
        ("Order type: SUBSCRIBE, REDEEM", Some("SUBSCRIBE|REDEEM")),
        ("Query days. Options: 7, 30, 90, 180", Some("7|30|90|180")),
        ("Position side (LONG, SHORT)", Some("LONG|SHORT")),
        (
            "Query direction. PREV - previous page, NEXT - next page",
            Some("PREV=previous page|NEXT=next page"),
        ),
        ("type,1-deposit;2-withdraw", Some("1=deposit|2=withdraw")),
        ("BUY, SELL. See [more](../more).", Some("BUY|SELL")),
        (
            "order state,\nOPEN,\nFILLED, CANCELED,\nREJECTED,EXPIRED",
            Some("OPEN|FILLED|CANCELED|REJECTED|EXPIRED"),
        ),
        ("Which. Options: a, b. See [more](../more).", Some("a|b")),
        ("1, 2. See more.", None),
        ("Order side: 1=Buy, 2=Sell", Some("1=Buy|2=Sell")),
        (
            "Way to go (ADD: pour water in, SUB: let it out)",
            Some("ADD=pour water in|SUB=let it out"),
        ),
        (
            "search type, 1=detail, 2=summarize",
            Some("1=detail|2=summarize"),
        ),
        ("order state OPEN, FILLED, DEAD", Some("OPEN|FILLED|DEAD")),
        ("The side of an ID, NULL", None),
        ("Record type: SUBSCRIBE, REDEEM, INTEREST, etc.", None),
        ("Market, such as BTC, ETH", None),
        ("The ID of the user, or NULL", None),
        ("6216559590087220004, 6216559590087220005", None),
        ("Limit number, max 100", None),
    ];
    for (text, expected) in cases {
        assert_eq!(told(inside(text)).as_deref(), expected, "{text}");
    }
}
