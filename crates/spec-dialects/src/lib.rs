//! Document to draft: one folder per way of writing a page.
