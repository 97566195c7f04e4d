//! Whatever a server does at the borders of its pages: each item comes once, and in order.

use client_runtime::Paged;
use proptest::prelude::*;

use super::shelf::{
    ById, ByIdBare, ByIdCounted, ByNumber, ByNumberCounted, ByOffset, ByTime, Item, Shelf, Values,
    client, keys,
};

/// All keys that a request gives, with pages of that size, and how many requests that took.
async fn all<R: Paged<Item = Item>>(
    shelf: Shelf,
    request: R,
    size: Option<u32>,
) -> (Vec<u64>, usize) {
    let server = shelf.serve().await;
    let mut pages = client(&server).pages(&request);
    if let Some(size) = size {
        pages = pages.page_size(size);
    }
    let items = pages.all().await.expect("all items");
    (keys(&items), server.count())
}

fn descending(items: u64) -> Vec<u64> {
    (1..=items).rev().collect()
}

#[tokio::test]
async fn the_word_of_the_server_ends_a_list() {
    // Exactly two pages: a client that counts would ask a third time.
    let (given, asked) = all(Shelf::of(20), ById::default(), None).await;
    assert_eq!((given, asked), (descending(20), 2));
    let (given, asked) = all(Shelf::of(20), ByNumber::default(), None).await;
    assert_eq!((given, asked), (descending(20), 2));
    let (given, asked) = all(Shelf::of(20), ByIdCounted::default(), None).await;
    assert_eq!((given, asked), (descending(20), 2));
    let (given, asked) = all(Shelf::of(20), ByNumberCounted::default(), None).await;
    assert_eq!((given, asked), (descending(20), 2));
}

#[tokio::test]
async fn a_short_page_ends_a_list() {
    let (given, asked) = all(Shelf::of(23), ByIdBare::default(), None).await;
    assert_eq!((given, asked), (descending(23), 3));
    let (given, asked) = all(Shelf::of(23), ByOffset::default(), None).await;
    assert_eq!((given, asked), (descending(23), 3));
}

#[tokio::test]
async fn an_empty_page_ends_a_list() {
    let (given, asked) = all(Shelf::of(20), ByIdBare::default(), None).await;
    assert_eq!((given, asked), (descending(20), 3));
    let (given, asked) = all(Shelf::of(0), ById::default(), None).await;
    assert_eq!((given, asked), (Vec::new(), 1));
}

#[tokio::test]
async fn a_page_cut_by_the_server_is_no_short_one() {
    // Asked for 1000, the server gives 100, which is all it ever gives.
    let (given, _) = all(Shelf::of(250), ByIdBare::default(), Some(1000)).await;
    assert_eq!(given, descending(250));
    let (given, _) = all(Shelf::of(250), ByOffset::default(), Some(1000)).await;
    assert_eq!(given, descending(250));
}

#[tokio::test]
async fn back_from_an_item() {
    let request = || {
        ById(Values {
            start: Some(5),
            direction: Some("PREV"),
            ..Values::default()
        })
    };
    for sends_border in [false, true] {
        let shelf = Shelf {
            sends_border,
            ..Shelf::of(30)
        };
        let (given, _) = all(shelf, request(), None).await;
        let first = if sends_border { 5 } else { 6 };
        assert_eq!(given, (first..=30).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn from_an_item_with_the_direction_said() {
    let server = Shelf::of(12).serve().await;
    let request = ById::default();
    client(&server)
        .pages(&request)
        .all()
        .await
        .expect("all items");
    let seen: Vec<String> = server.seen().into_iter().map(|seen| seen.target).collect();
    assert_eq!(seen, ["/id", "/id?direction=NEXT&start=3"]);
}

#[tokio::test]
async fn a_server_that_repeats_itself_is_left() {
    use crate::loopback::{Act, Answer, Loopback};

    let same = r#"{"rc":0,"result":{"hasNext":true,"items":[{"id":2},{"id":1}]}}"#;
    let server = Loopback::serving(move |_, _| Act::Answer(Answer::ok(same))).await;
    let given = client(&server)
        .pages(&ById::default())
        .all()
        .await
        .expect("both items");
    assert_eq!((keys(&given), server.count()), (vec![2, 1], 2));
    let given = client(&server)
        .pages(&ByNumber::default())
        .all()
        .await
        .expect("both items");
    assert_eq!((keys(&given), server.count()), (vec![2, 1], 6));
}

#[tokio::test]
async fn a_full_page_of_nothing_new_is_told() {
    // With one item a page, a server that sends the border again can never get past it.
    let shelf = Shelf {
        sends_border: true,
        ..Shelf::of(3)
    };
    let server = shelf.serve().await;
    let pages = client(&server).pages(&ById::default()).page_size(1);
    let error = pages.all().await.expect_err("no way on");
    assert!(
        error.to_string().contains("ask for larger pages"),
        "{error}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_size_of_pages(items in 0_u64..60, size in 2_u32..25, sends_border: bool) {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let shelf = || Shelf { sends_border, ..Shelf::of(items) };
        let expected = descending(items);
        runtime.block_on(async {
            let size = Some(size);
            assert_eq!(all(shelf(), ById::default(), size).await.0, expected);
            assert_eq!(all(shelf(), ByIdCounted::default(), size).await.0, expected);
            assert_eq!(all(shelf(), ByIdBare::default(), size).await.0, expected);
            assert_eq!(all(shelf(), ByNumber::default(), size).await.0, expected);
            assert_eq!(all(shelf(), ByNumberCounted::default(), size).await.0, expected);
            assert_eq!(all(shelf(), ByOffset::default(), size).await.0, expected);
        });
    }

    #[test]
    fn any_way_of_cutting_time(
        instants in prop::collection::btree_set(0_u64..5_000, 0..80),
        size in 4_u32..30,
        latest_first: bool,
        excludes_end: bool,
    ) {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let expected: Vec<u64> = instants.into_iter().collect();
        let shelf = Shelf { keys: expected.clone(), most: 50, latest_first, excludes_end, ..Shelf::default() };
        let request = ByTime(Values { start: Some(0), ..Values::default() });
        let given = runtime.block_on(all(shelf, request, Some(size))).0;
        prop_assert_eq!(given, expected);
    }
}
