//! Codes of a run as a whole: reading the folder, writing the files.

super::register! {
    NO_PAGES = error "run/no-pages" "the folder holds no page";
    STALE = error "run/stale" "generated files differ from what the pages say";
}
