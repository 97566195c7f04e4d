//! The validated, language-neutral model of an API; data only.
