//! What a page says, every value with its span; data only.
