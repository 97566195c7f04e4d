//! What pages say that cannot hold: words nobody knows, bounds that contradict each other, examples that show what the
//! tables forbid. Nothing here changes the model.

mod bounds;
mod curl;
mod enums;
mod examples;
mod fields;
mod flags;
mod links;
mod names;
mod requests;
mod unlisted;
mod written;

use api_model::Operation;
use diagnostics::Sink;

pub(crate) use enums::enums;
pub(crate) use fields::{TYPES, advice as type_advice, channel};
pub(crate) use links::links;

use super::calls::{Call, Role};
use crate::context::Context;

/// Judges what the pages of a call say, once it is lowered. Translations are held against their main page elsewhere.
pub(crate) fn call(cx: &Context<'_>, call: &Call<'_>, operation: &Operation, sink: &mut Sink) {
    for telling in call
        .tellings
        .iter()
        .filter(|telling| telling.role != Role::Translation)
    {
        let draft = telling.draft;
        flags::signed(draft.signed.as_ref(), sink);
        flags::body(draft.body.as_ref(), sink);
        fields::answer(cx, draft, sink);
        bounds::parameters(cx, &draft.parameters, sink);
        curl::samples(call, draft, sink);
        examples::call(cx, draft, operation, sink);
    }
}
