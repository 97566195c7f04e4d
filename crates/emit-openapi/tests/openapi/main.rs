//! The documents of small models.

mod descriptions;
mod documents;
mod model;
