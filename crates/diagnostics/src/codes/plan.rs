//! Codes of the Rust plan: names above all.

super::register! {
    NAMES_MEET = error "names/meet" "two items would get the same Rust name";
}
