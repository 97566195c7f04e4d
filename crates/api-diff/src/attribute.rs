//! What happens to items of the crate is laid to the change that causes it.

use std::collections::BTreeMap;

use crate::log::{Log, Note, Subject};
use crate::rust::Difference;
use crate::{Change, Class, Kind};

/// Gives every difference to a change of its owner; what no change explains becomes a change of its own.
pub(crate) fn attribute(log: &mut Log<'_>, differences: Vec<Difference>) {
    let mut alone: BTreeMap<String, Vec<Difference>> = BTreeMap::new();
    for difference in differences {
        if let Some(index) = cause(&log.changes, &difference) {
            raise(&mut log.changes[index], &difference);
        } else {
            alone
                .entry(difference.owner.clone())
                .or_default()
                .push(difference);
        }
    }
    for (owner, differences) in alone {
        own(log, &owner, &differences);
    }
    for change in &mut log.changes {
        change.items.sort();
        change.items.dedup();
    }
}

fn raise(change: &mut Change, difference: &Difference) {
    change.rust = change.rust.max(difference.class);
    change.items.push(difference.says.clone());
}

/// The change of the same owner that is about the same wire name and changes code; else the one about the whole.
fn cause(changes: &[Change], difference: &Difference) -> Option<usize> {
    let of = |change: &&(usize, &Change)| change.1.owner == difference.owner;
    let numbered: Vec<(usize, &Change)> = changes.iter().enumerate().collect();
    let own: Vec<&(usize, &Change)> = numbered.iter().filter(of).collect();
    let about = |kind: Kind| {
        !matches!(
            kind,
            Kind::TextChanged | Kind::ExampleChanged | Kind::LimitChanged
        )
    };
    let code =
        |kind: Kind| about(kind) && !matches!(kind, Kind::DefaultChanged | Kind::BoundsChanged);
    let exact = own.iter().find(|(_, change)| {
        let names = [&change.name, &change.was];
        let mut known = names.into_iter().filter(|name| !name.is_empty());
        code(change.kind) && known.any(|name| difference.wires.contains(name))
    });
    let answer = own.iter().find(|(_, change)| {
        let root = change.member.as_str();
        let whole = ["response", "push"].contains(&root.trim_end_matches(['[', ']', '{', '}']));
        whole && code(change.kind) && difference.wires.contains("response")
    });
    let whole = own.iter().find(|(_, change)| is_whole(change.kind));
    // Codes that a page names are codes of the whole API.
    let code = numbered.iter().find(|(_, change)| {
        let code = matches!(change.kind, Kind::ErrorAdded | Kind::ErrorRemoved);
        code && difference.owner == "errors" && difference.wires.contains(&change.name)
    });
    let found = exact.or(answer).or(whole).copied();
    found.or(code).map(|(index, _)| *index)
}

/// Changes that may rename every item of their subject.
fn is_whole(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::OperationAdded
            | Kind::OperationRemoved
            | Kind::OperationRenamed
            | Kind::OperationMoved
            | Kind::PathChanged
            | Kind::MethodChanged
            | Kind::ChannelAdded
            | Kind::ChannelRemoved
            | Kind::TopicChanged
            | Kind::EnumAdded
            | Kind::EnumRemoved
            | Kind::EnumRenamed
            | Kind::PaginationChanged
    )
}

/// Items that no change on the wire explains.
fn own(log: &mut Log<'_>, owner: &str, differences: &[Difference]) {
    let known = log.changes.iter().find(|change| change.owner == owner);
    let shown = known.map_or_else(|| owner.to_owned(), |change| change.subject.clone());
    let (old, new) = known.map_or((None, None), |change| {
        (change.old.clone(), change.new.clone())
    });
    let places = places(log, owner);
    let subject = Subject {
        owner: owner.to_owned(),
        shown: places.shown.unwrap_or(shown),
        ..Subject::default()
    };
    let message = "items of the generated crate change";
    log.push(&subject, Note::new(Kind::CodeChanged, Class::None, message));
    if let Some(change) = log.changes.last_mut() {
        change.old = places.old.or(old);
        change.new = places.new.or(new);
        for difference in differences {
            raise(change, difference);
        }
    }
}

#[derive(Default)]
struct Places {
    shown: Option<String>,
    old: Option<crate::Spot>,
    new: Option<crate::Spot>,
}

/// Where an operation is declared that has no other change.
fn places(log: &Log<'_>, owner: &str) -> Places {
    let named = |operation: &&api_model::Operation| {
        format!("{}.{}", operation.section, operation.id) == owner
    };
    let Some(new) = log.new.api.operations.iter().find(named) else {
        return Places::default();
    };
    let old = log.old.api.operations.iter().find(named);
    let spot = |side: &crate::Side<'_>, operation: &api_model::Operation| {
        operation.places.first().and_then(|place| side.spot(place))
    };
    Places {
        shown: Some(format!("{} {}", new.method.as_str(), new.path)),
        old: old.and_then(|operation| spot(&log.old, operation)),
        new: spot(&log.new, new),
    }
}
