//! Codes of the dialects: what a page says.

super::register! {
    NO_DIALECT = error "page/no-dialect" "no dialect recognises the page";
    TWO_DIALECTS = error "page/two-dialects" "more than one dialect claims the page";
}
