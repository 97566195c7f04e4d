//! Prose: the main language under OpenAPI's key, the others beside it.

use api_model::Text;
use exact_json::Json;

/// Sets `key` to the main language and `x-key-<language>` to each other.
pub(crate) fn put(into: &mut Json, key: &str, text: &Text) {
    for (at, (language, prose)) in text.entries.iter().enumerate() {
        if at == 0 {
            into.set(key, Json::text(prose));
        } else {
            into.set(&format!("x-{key}-{language}"), Json::text(prose));
        }
    }
}
