//! Bounds, and going on: after an error, and later by a cursor.

use client_runtime::{Cursor, Error, Paged};
use futures_util::{StreamExt as _, TryStreamExt as _};

use super::shelf::{ById, ByIdBare, ByNumber, ByOffset, ByTime, Item, Shelf, Values, client, keys};
use crate::loopback::{Act, Answer, Loopback};

#[tokio::test]
async fn bounds_end_a_list_and_send_no_more() {
    let server = Shelf::of(50).serve().await;
    let client = client(&server);
    let given = client
        .pages(&ById::default())
        .max_items(15)
        .all()
        .await
        .expect("items");
    assert_eq!((given.len(), server.count()), (15, 2));
    let given = client
        .pages(&ById::default())
        .max_pages(3)
        .all()
        .await
        .expect("items");
    assert_eq!((given.len(), server.count()), (30, 5));
    let given = client
        .pages(&ById::default())
        .max_items(0)
        .all()
        .await
        .expect("items");
    assert_eq!((given.len(), server.count()), (0, 5));
}

#[tokio::test]
async fn pages_are_a_stream() {
    let server = Shelf::of(25).serve().await;
    let stream = client(&server).pages(&ById::default());
    let odd = stream.try_filter(|item| {
        let is_odd = item
            .id
            .as_ref()
            .and_then(client_runtime::Id::as_u64)
            .is_some_and(|id| id % 2 == 1);
        std::future::ready(is_odd)
    });
    let given: Vec<Item> = odd.take(3).try_collect().await.expect("items");
    assert_eq!(keys(&given), [25, 23, 21]);
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn page_by_page() {
    let server = Shelf::of(12).serve().await;
    let mut pages = client(&server).pages(&ByNumber::default());
    let sizes = [10, 2].map(Some).into_iter().chain([None]);
    for size in sizes {
        let page = pages.next_page().await.expect("a page");
        assert_eq!(page.map(|items| items.len()), size);
    }
}

#[tokio::test]
async fn an_error_does_not_lose_the_place() {
    let shelf = Shelf::of(25);
    let server = Loopback::serving(move |turn, seen| match turn {
        1 => Act::Answer(Answer::status(503)),
        2 => Act::Answer(Answer::ok(r#"{"rc":0,"result":{"items":[{"id":[]}]}}"#)),
        _ => Act::Answer(Answer::ok(shelf.answer(seen))),
    })
    .await;
    let mut pages = client(&server).pages(&ById::default());
    let (mut given, mut errors) = (Vec::new(), Vec::new());
    while let Some(item) = pages.next().await {
        match item {
            Ok(item) => given.push(item),
            Err(error) => errors.push(error),
        }
    }
    assert_eq!(keys(&given), (1..=25).rev().collect::<Vec<_>>());
    assert!(matches!(errors[0], Error::Status(_)), "{:?}", errors[0]);
    assert!(
        errors[1].to_string().contains("`result.items[0].id`"),
        "{}",
        errors[1]
    );
    assert_eq!(errors.len(), 2);
}

/// Takes `first` items, stores the cursor as text, and goes on from it with a client that knows nothing else.
async fn in_two_parts<R: Paged<Item = Item>>(shelf: Shelf, request: &R, first: u64) -> Vec<u64> {
    let server = shelf.serve().await;
    let mut pages = client(&server).pages(request).max_items(first);
    let mut given = Vec::new();
    while let Some(item) = pages.try_next().await.expect("an item") {
        given.push(item);
    }
    let stored = as_text(&pages.cursor());
    let cursor: Cursor = serde_json::from_str(&stored).expect("a cursor");
    let later = client(&server)
        .pages(request)
        .resume(&cursor)
        .expect("its own cursor");
    given.extend(later.all().await.expect("the rest"));
    keys(&given)
}

fn as_text(cursor: &Cursor) -> String {
    serde_json::to_string(cursor).expect("a text")
}

#[tokio::test]
async fn a_cursor_goes_on_after_the_last_item() {
    let expected: Vec<u64> = (1..=25).rev().collect();
    let upwards: Vec<u64> = (1..=25).collect();
    let by_time = ByTime(Values {
        start: Some(0),
        ..Values::default()
    });
    for first in [0, 1, 9, 10, 11, 20, 24, 25] {
        for sends_border in [false, true] {
            let shelf = || Shelf {
                sends_border,
                ..Shelf::of(25)
            };
            assert_eq!(
                in_two_parts(shelf(), &ById::default(), first).await,
                expected
            );
            assert_eq!(
                in_two_parts(shelf(), &ByIdBare::default(), first).await,
                expected
            );
        }
        assert_eq!(
            in_two_parts(Shelf::of(25), &ByNumber::default(), first).await,
            expected
        );
        assert_eq!(
            in_two_parts(Shelf::of(25), &ByOffset::default(), first).await,
            expected
        );
        let shelf = Shelf {
            keys: upwards.clone(),
            most: 50,
            ..Shelf::default()
        };
        assert_eq!(in_two_parts(shelf, &by_time, first).await, upwards);
    }
}

#[tokio::test]
async fn items_that_moved_since_are_found_by_key() {
    let server = Shelf::of(23).serve().await;
    let mut pages = client(&server).pages(&ByNumber::default()).max_items(5);
    while pages.try_next().await.expect("an item").is_some() {}
    // Two more came in at the head.
    let server = Shelf::of(25).serve().await;
    let later = client(&server)
        .pages(&ByNumber::default())
        .resume(&pages.cursor());
    let given = later
        .expect("its own cursor")
        .all()
        .await
        .expect("the rest");
    assert_eq!(keys(&given), (1..=18).rev().collect::<Vec<_>>());
}

#[tokio::test]
async fn what_cannot_be_walked_is_refused_before_anything_is_sent() {
    let server = Shelf::of(5).serve().await;
    let client = client(&server);
    let error = client
        .pages(&ByTime::default())
        .all()
        .await
        .expect_err("no start");
    assert!(error.to_string().contains("set `start`"), "{error}");
    let foreign = client.pages(&ById::default()).cursor();
    let error = client
        .pages(&ByNumber::default())
        .resume(&foreign)
        .expect_err("another operation");
    assert!(error.to_string().contains("belongs to `/id`"), "{error}");
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn a_page_between_two_instants_that_cannot_be_parted_is_told() {
    let shelf = Shelf {
        keys: vec![7; 60],
        most: 50,
        ..Shelf::default()
    };
    let server = shelf.serve().await;
    let request = ByTime(Values {
        start: Some(0),
        end: Some(100),
        ..Values::default()
    });
    let error = client(&server)
        .pages(&request)
        .all()
        .await
        .expect_err("too many at once");
    assert!(
        error.to_string().contains("ask for larger pages"),
        "{error}"
    );
}
