//! Files beside the API.

use api_model::Api;
use mock_server::MockServer;

use crate::wire::send;

#[test]
fn files_are_handed_out_beside_the_api() {
    let server = MockServer::builder(Api::default())
        .file("/site/a.html", [("content-type", "text/html")], "<p>a</p>")
        .start()
        .expect("a server");
    let get = |method, path| send(&server.url(), method, path, &[], b"").expect("an answer");
    let found = get("GET", "/site/a.html?anything");
    assert_eq!((found.status, found.body.as_str()), (200, "<p>a</p>"));
    assert!(
        found.head.contains("content-type: text/html"),
        "{}",
        found.head
    );
    assert_eq!(get("GET", "/site/b.html").status, 404);
    assert_eq!(get("POST", "/site/a.html").status, 404);
    assert_eq!(
        server.requests().len(),
        2,
        "files are nobody's calls, the others are"
    );
}
