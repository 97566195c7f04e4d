//! Model to OpenAPI 3.1.
