//! Codes of the Rust plan: names above all.

super::register! {
    NAMES_MEET = error "names/meet" "two items would get the same Rust name";
    NAME_GAVE_WAY = warning "names/gave-way" "a type that no page names would meet another of its call, and is called by a longer name";
}
