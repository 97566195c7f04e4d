//! What changes on the wire, one file per sort of thing.

mod api;
mod channels;
mod enums;
mod errors;
mod examples;
mod fields;
mod limits;
mod matching;
mod operations;
mod parameters;
mod scalars;
mod texts;
mod types;

use std::collections::BTreeMap;

use crate::log::Log;

/// Compares all parts of the models.
pub(crate) fn compare_all(log: &mut Log<'_>) {
    api::compare(log);
    enums::compare_shared(log);
    operations::compare(log);
    channels::compare(log);
    errors::compare(log);
}

/// What owners of the old state are called in the new one.
pub(crate) fn owners(log: &Log<'_>) -> BTreeMap<String, String> {
    let operations = matching::operations(log);
    let channels = matching::channels(log);
    let enums = matching::enums(log);
    let mut owners = BTreeMap::new();
    for (old, new) in operations.both {
        owners.insert(
            matching::operation_owner(old),
            matching::operation_owner(new),
        );
    }
    for (old, new) in channels.both {
        owners.insert(matching::channel_owner(old), matching::channel_owner(new));
    }
    for (old, new) in enums.both {
        owners.insert(matching::enum_owner(old), matching::enum_owner(new));
    }
    owners
}

/// Pages whose operation, channel, enum or errors stand on another page now, below their folders.
pub(crate) fn moved_pages(log: &Log<'_>) -> BTreeMap<String, String> {
    let (operations, channels) = (matching::operations(log), matching::channels(log));
    let (enums, errors) = (matching::enums(log), matching::errors(log));
    let operations = operations.both.iter();
    let places = operations.map(|(old, new)| (old.places.first(), new.places.first()));
    let channels = channels.both.iter();
    let places = places.chain(channels.map(|(old, new)| (old.places.first(), new.places.first())));
    let enums = enums.both.iter();
    let places = places.chain(enums.map(|(old, new)| (old.places.first(), new.places.first())));
    let errors = errors.both.iter();
    let places = places.chain(errors.map(|(old, new)| (old.places.first(), new.places.first())));
    places
        .map(|(old, new)| (log.old.page(old).to_owned(), log.new.page(new).to_owned()))
        .filter(|(old, new)| old != new)
        .collect()
}
