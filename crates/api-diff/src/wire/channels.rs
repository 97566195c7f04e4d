//! Channels: what can be subscribed to, and what is pushed.

use api_model::{Channel, Field};

use super::types::{Direction, Types};
use super::{examples, matching, texts};
use crate::log::{Log, Note, Subject};
use crate::pairing::Paired;
use crate::{Class, Kind};

/// Compares all channels.
pub(crate) fn compare(log: &mut Log<'_>) {
    let paired = matching::channels(log);
    for (a, b) in paired.both {
        pair(log, a, b);
    }
    for channel in paired.gone {
        let note = Note::new(Kind::ChannelRemoved, Class::Breaking, "the channel is gone");
        log.push(&subject(Some(channel), None), note);
    }
    for channel in paired.come {
        let note = Note::new(Kind::ChannelAdded, Class::Compatible, "the channel is new");
        log.push(&subject(None, Some(channel)), note);
    }
}

fn subject(old: Option<&Channel>, new: Option<&Channel>) -> Subject {
    let either = new.or(old);
    Subject {
        owner: either.map_or_else(String::new, matching::channel_owner),
        shown: either.map_or_else(String::new, |one| format!("channel {}", one.format)),
        old: old.and_then(|channel| channel.places.first().copied()),
        new: new.and_then(|channel| channel.places.first().copied()),
    }
}

fn pair(log: &mut Log<'_>, a: &Channel, b: &Channel) {
    let subject = subject(Some(a), Some(b));
    topic(log, &subject, a, b);
    arguments(log, &subject, a, b);
    let mut types = Types::new(&subject, (&a.types, &b.types), Direction::Received);
    match (&a.push, &b.push) {
        (Some(old), Some(new)) => types.nodes(log, (old, new), "push", ""),
        (None, None) => {}
        (_, new) => {
            let (wire, message) = if new.is_some() {
                (Class::Compatible, "what is pushed is documented now")
            } else {
                (Class::Breaking, "what is pushed is no longer documented")
            };
            log.push(
                &subject,
                Note::new(Kind::ResponseChanged, wire, message).of("push", ""),
            );
        }
    }
    texts::told(log, &subject, "title", (&a.title, &b.title), (None, None));
    let both = (&a.description, &b.description);
    texts::told(log, &subject, "description", both, (None, None));
    examples::kinds(log, &subject, &a.examples, &b.examples);
    examples::compare(log, &subject, &a.examples, &b.examples, "examples");
}

fn topic(log: &mut Log<'_>, subject: &Subject, a: &Channel, b: &Channel) {
    let mut say = |kind, wire, message: String| {
        log.push(subject, Note::new(kind, wire, message));
    };
    if a.format != b.format || a.topic != b.topic {
        let message = format!("the topic is `{}`, was `{}`", b.format, a.format);
        say(Kind::TopicChanged, Class::Breaking, message);
    }
    // The id follows from the topic or the page, so that it may change with the folder.
    if a.section != b.section || a.group != b.group {
        let message = format!("it stands in `{}`, was in `{}`", shelf(b), shelf(a));
        say(Kind::OperationMoved, Class::DocsOnly, message);
    } else if a.id != b.id {
        let message = format!("the channel is called `{}`, was `{}`", b.id, a.id);
        say(Kind::OperationRenamed, Class::None, message);
    }
    if a.private != b.private {
        let (wire, word) = if b.private {
            (Class::Breaking, "needs a listen key now")
        } else {
            (Class::Compatible, "needs no listen key any more")
        };
        say(Kind::ChannelChanged, wire, format!("the channel {word}"));
    }
    if a.interval != b.interval {
        say(
            Kind::ChannelChanged,
            Class::Compatible,
            "it pushes at another pace".to_owned(),
        );
    }
    if a.server != b.server {
        say(
            Kind::ServersChanged,
            Class::Breaking,
            "it is served elsewhere".to_owned(),
        );
    }
}

fn shelf(channel: &Channel) -> String {
    let folders = std::iter::once(&channel.section).chain(&channel.group);
    folders.cloned().collect::<Vec<_>>().join("/")
}

/// All variables of a topic have to be filled.
fn arguments(log: &mut Log<'_>, subject: &Subject, a: &Channel, b: &Channel) {
    let name = |field: &Field| Some(field.name.clone());
    let paired = Paired::new(&a.arguments, &b.arguments).by(name, name);
    let mut types = Types::new(subject, (&a.types, &b.types), Direction::Sent);
    for (x, y) in paired.both {
        types.fields(log, (x, y), &format!("arguments.{}", y.name));
    }
    let mut say = |kind, message: String, field: &Field| {
        let note = Note::new(kind, Class::Breaking, message);
        log.push(
            subject,
            note.of(&format!("arguments.{}", field.name), &field.name),
        );
    };
    for field in paired.gone {
        let message = format!("the argument `{}` is gone", field.name);
        say(Kind::ParameterRemoved, message, field);
    }
    for field in paired.come {
        let message = format!("the argument `{}` is new", field.name);
        say(Kind::ParameterAdded, message, field);
    }
}
