//! What the manifest says of the whole API.

use api_model::{Envelope, Section, Server};

use super::{limits, texts};
use crate::log::{Log, Note, Subject};
use crate::pairing::Paired;
use crate::{Class, Kind};

/// Compares servers, schemes, envelopes, sections and the rest of the manifest.
pub(crate) fn compare(log: &mut Log<'_>) {
    let (old, new) = (log.old.api, log.new.api);
    let subject = Subject {
        owner: "api".to_owned(),
        shown: "the API".to_owned(),
        ..Subject::default()
    };
    servers(log, &subject);
    schemes(log, &subject);
    envelopes(log, &subject);
    let mut told = |what: &str, wire: Class, same: bool| {
        if !same {
            let note = Note::new(Kind::ApiChanged, wire, format!("{what} changed"));
            log.push(&subject, note.of(what, ""));
        }
    };
    told(
        "the meaning of codes",
        Class::Compatible,
        old.codes == new.codes,
    );
    told(
        "the source of the time",
        Class::Compatible,
        old.time == new.time,
    );
    told("the version", Class::DocsOnly, old.version == new.version);
    told("the package", Class::None, old.package == new.package);
    told("the title", Class::DocsOnly, old.title == new.title);
    texts::told(
        log,
        &subject,
        "",
        (&old.description, &new.description),
        (None, None),
    );
    sections(log);
}

fn servers(log: &mut Log<'_>, subject: &Subject) {
    let name = |server: &Server| Some(server.name.clone());
    let url = |server: &Server| Some(server.url.clone());
    let paired = Paired::new(&log.old.api.servers, &log.new.api.servers)
        .by(name, name)
        .by(url, url);
    let mut say = |wire, message: String| {
        log.push(subject, Note::new(Kind::ServersChanged, wire, message));
    };
    for (a, b) in paired.both {
        if a.url != b.url {
            let message = format!("the server `{}` is `{}`, was `{}`", b.name, b.url, a.url);
            say(Class::Breaking, message);
        } else if a.name != b.name {
            let message = format!("the server `{}` is called `{}`", a.name, b.name);
            say(Class::None, message);
        }
    }
    for server in paired.gone {
        say(
            Class::Breaking,
            format!("the server `{}` is gone", server.name),
        );
    }
    for server in paired.come {
        say(
            Class::Compatible,
            format!("the server `{}` is new", server.name),
        );
    }
}

fn schemes(log: &mut Log<'_>, subject: &Subject) {
    let name = |scheme: &api_model::AuthScheme| Some(scheme.name.clone());
    let paired = Paired::new(&log.old.api.auth, &log.new.api.auth).by(name, name);
    let mut say = |wire, message: String| {
        log.push(subject, Note::new(Kind::AuthChanged, wire, message));
    };
    for (a, b) in paired.both {
        if a.headers != b.headers {
            let message = format!("the scheme `{}` adds other headers", a.name);
            say(Class::Breaking, message);
        }
    }
    for scheme in paired.gone {
        say(
            Class::Compatible,
            format!("the scheme `{}` is gone", scheme.name),
        );
    }
    for scheme in paired.come {
        say(
            Class::Compatible,
            format!("the scheme `{}` is new", scheme.name),
        );
    }
}

/// What it means that answers come in another envelope, whatever it is called: who reads answers looks for success and payload.
pub(crate) fn other_envelope(old: &Envelope, new: &Envelope) -> Class {
    let renamed = Envelope {
        name: new.name.clone(),
        ..old.clone()
    };
    let kept = old.code == new.code && old.payload == new.payload && old.success == new.success;
    if renamed == *new {
        Class::None
    } else if kept {
        Class::Compatible
    } else {
        Class::Breaking
    }
}

/// Envelopes that both states have; who uses another one is told at the operation.
fn envelopes(log: &mut Log<'_>, subject: &Subject) {
    let name = |envelope: &Envelope| Some(envelope.name.clone());
    let paired = Paired::new(&log.old.api.envelopes, &log.new.api.envelopes).by(name, name);
    for (a, b) in paired.both {
        let wire = other_envelope(a, b);
        if wire == Class::None {
            continue;
        }
        let message = format!("the envelope `{}` is another", a.name);
        log.push(subject, Note::new(Kind::EnvelopeChanged, wire, message));
    }
}

fn sections(log: &mut Log<'_>) {
    let id = |section: &Section| Some(section.id.clone());
    let paired = Paired::new(&log.old.api.sections, &log.new.api.sections).by(id, id);
    for (a, b) in paired.both {
        let subject = Subject {
            owner: format!("section {}", b.id),
            shown: format!("section {}", b.id),
            ..Subject::default()
        };
        limits::compare(log, &subject, &a.rate_limits, &b.rate_limits);
        limits::locks(log, &subject, a.lock_ms, b.lock_ms);
        texts::told(log, &subject, "title", (&a.title, &b.title), (None, None));
        let both = (&a.description, &b.description);
        texts::told(log, &subject, "description", both, (None, None));
    }
}
