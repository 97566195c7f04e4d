//! Codes of lowering: what the pages mean together.

super::register! {
    LANGUAGES_DIFFER = warning "languages/differ" "two languages of one page differ in substance";
}
