//! Names of the types of one section: requests, objects and enums live together in it.
//!
//! Names depend on the pages of their own operation alone, so that a page that is added renames nothing. Requests and
//! stated names stand. A name that is derived from an operation and a field (`PlaceOrder` and `side`) gives way to names of
//! the same operation: it then says what it is (`PlaceOrderEnumSide`), with a warning. Names of two operations that meet
//! are an error at both; the line that sets them apart is told.

use std::collections::BTreeMap;

use api_model::{Place, Type, TypeTable};
use diagnostics::{Diagnostic, Sink, Span, codes::plan};

use crate::{
    context::Context,
    names::{NameKind, RustName},
    same::{same_enum, same_type},
};

/// One operation or channel, as far as names need it.
pub(crate) struct Owner<'a> {
    /// Its id.
    pub(crate) id: &'a str,
    /// Its objects and enums.
    pub(crate) types: &'a TypeTable,
    /// Where it is declared.
    pub(crate) place: Option<&'a Place>,
}

/// The names of one owner's types.
#[derive(Clone, Debug, Default)]
pub(crate) struct TypeNames {
    /// The request or channel itself.
    pub(crate) owner: Option<RustName>,
    /// Objects, index by index.
    pub(crate) shapes: Vec<TypeName>,
    /// Enums, index by index.
    pub(crate) enums: Vec<TypeName>,
}

/// The name of a type.
#[derive(Clone, Debug)]
pub(crate) struct TypeName {
    /// The name.
    pub(crate) name: RustName,
    /// Whether another operation, which comes first, states the same type: it is printed there.
    pub(crate) elsewhere: bool,
}

/// Which type a claim names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Owner,
    Shape(usize),
    Enum(usize),
}

/// A name that a type wants.
struct Claim<'a> {
    owner: usize,
    which: Which,
    stated: bool,
    name: RustName,
    place: Option<&'a Place>,
    elsewhere: bool,
}

/// Names for all types of a section; `what` says what its owners are, in the plural.
pub(crate) fn resolve(
    context: &Context<'_>,
    what: &str,
    owners: &[Owner<'_>],
    sink: &mut Sink,
) -> Vec<TypeNames> {
    let mut claims: Vec<Claim<'_>> = Vec::new();
    for (index, owner) in owners.iter().enumerate() {
        claim(index, owner, &mut claims);
    }
    settle_stated(context, what, owners, &mut claims, sink);
    give_way(context, owners, &mut claims, sink);
    collect(owners, claims)
}

fn claim<'a>(index: usize, owner: &Owner<'a>, claims: &mut Vec<Claim<'a>>) {
    let request = RustName::plain(NameKind::Type, owner.id);
    let mut add = |which, stated, name, place| {
        claims.push(Claim {
            owner: index,
            which,
            stated,
            name,
            place,
            elsewhere: false,
        });
    };
    for (at, shape) in owner.types.shapes.iter().enumerate() {
        let name = wanted(owner.id, &shape.name, shape.stated, &request, "response");
        let place = shape.places.first().or(owner.place);
        add(Which::Shape(at), shape.stated, name, place);
    }
    for (at, def) in owner.types.enums.iter().enumerate() {
        let name = wanted(owner.id, &def.name, def.stated, &request, "value");
        let place = def.places.first().or(owner.place);
        add(Which::Enum(at), def.stated, name, place);
    }
    add(Which::Owner, true, request, owner.place);
}

/// The plain name of a type. One that a page states like its own operation says what it is.
fn wanted(id: &str, name: &str, stated: bool, request: &RustName, role: &str) -> RustName {
    if !stated {
        return RustName::plain(NameKind::Type, &format!("{id}_{name}"));
    }
    let stated = RustName::plain(NameKind::Type, name);
    if stated == *request {
        return RustName::plain(NameKind::Type, &format!("{name}_{role}"));
    }
    stated
}

/// Lets equal types that several pages state be one, and tells all other meetings of names that stand.
fn settle_stated(
    context: &Context<'_>,
    what: &str,
    owners: &[Owner<'_>],
    claims: &mut [Claim<'_>],
    sink: &mut Sink,
) {
    let mut first: BTreeMap<RustName, usize> = BTreeMap::new();
    for at in 0..claims.len() {
        if !claims[at].stated {
            continue;
        }
        let Some(&known) = first.get(&claims[at].name) else {
            first.insert(claims[at].name.clone(), at);
            continue;
        };
        if is_same(owners, &claims[known], &claims[at]) {
            claims[at].elsewhere = true;
            continue;
        }
        let both = claims[known].which == Which::Owner && claims[at].which == Which::Owner;
        let what = if both { what } else { "types" };
        let places = [claims[known].place, claims[at].place];
        sink.push(context.meet(what, claims[at].name.text(), places));
    }
}

fn is_same(owners: &[Owner<'_>], left: &Claim<'_>, right: &Claim<'_>) -> bool {
    let (a, b) = (owners[left.owner].types, owners[right.owner].types);
    match (left.which, right.which) {
        (Which::Shape(x), Which::Shape(y)) => {
            same_type((a, &Type::Object(x)), (b, &Type::Object(y)))
        }
        (Which::Enum(x), Which::Enum(y)) => same_enum(&a.enums[x], &b.enums[y]),
        _ => false,
    }
}

/// Gives derived names that meet another of their operation their longer form, and tells what meets then.
fn give_way(
    context: &Context<'_>,
    owners: &[Owner<'_>],
    claims: &mut [Claim<'_>],
    sink: &mut Sink,
) {
    for (at, other) in meetings(claims, |one, other| one.owner == other.owner) {
        let name = longer(owners, &claims[at]);
        sink.push(yielded(context, &claims[at], &claims[other], &name));
        claims[at].name = name;
    }
    // Names of one operation that differ in signs alone spell them out.
    for (at, _) in meetings(claims, |one, other| one.owner == other.owner) {
        claims[at].name = RustName::spelled(NameKind::Type, &lengthened(owners, &claims[at]));
    }
    let mut told = Vec::new();
    for (at, other) in meetings(claims, |_, _| true) {
        if !told.contains(&(other, at)) {
            let places = [claims[other].place, claims[at].place];
            let found = context.meet("types", claims[at].name.text(), places);
            sink.push(found.help(cure(owners, claims, at, other)));
            told.push((at, other));
        }
    }
}

/// Derived names that are the name of another type too, each with that other one.
fn meetings(
    claims: &[Claim<'_>],
    count: impl Fn(&Claim<'_>, &Claim<'_>) -> bool,
) -> Vec<(usize, usize)> {
    let mut bearers: BTreeMap<&RustName, Vec<usize>> = BTreeMap::new();
    for (at, claim) in claims.iter().enumerate() {
        bearers.entry(&claim.name).or_default().push(at);
    }
    let mut meeting = Vec::new();
    for bearers in bearers.into_values() {
        for &at in bearers.iter().filter(|&&at| !claims[at].stated) {
            let meets = |other: &usize| *other != at && count(&claims[at], &claims[*other]);
            meeting.extend(bearers.iter().copied().find(meets).map(|other| (at, other)));
        }
    }
    meeting
}

/// How to set two types apart that meet: the page that came last, which nobody can tell, changes.
fn cure(owners: &[Owner<'_>], claims: &[Claim<'_>], at: usize, other: usize) -> String {
    let change = |claim: &Claim<'_>| {
        let id = owners[claim.owner].id;
        match claim.which {
            Which::Owner => format!("write another `id` than `{id}` on its page"),
            Which::Shape(_) => format!(
                "add the line `type_name: {}` to this object on the page of `{id}`",
                longer(owners, claim)
            ),
            Which::Enum(_) => format!(
                "list the values of the enum of `{id}` on a page of its own (`type: enum`) and name that page here \
                 (`enum: …`)"
            ),
        }
    };
    format!(
        "on the page that was added last: {}; or {}",
        change(&claims[at]),
        change(&claims[other])
    )
}

fn longer(owners: &[Owner<'_>], claim: &Claim<'_>) -> RustName {
    RustName::plain(NameKind::Type, &lengthened(owners, claim))
}

fn lengthened(owners: &[Owner<'_>], claim: &Claim<'_>) -> String {
    let owner = &owners[claim.owner];
    let (kind, name) = match claim.which {
        Which::Shape(at) => ("object", &owner.types.shapes[at].name),
        Which::Enum(at) => ("enum", &owner.types.enums[at].name),
        Which::Owner => return owner.id.to_owned(),
    };
    format!("{}_{kind}_{name}", owner.id)
}

fn yielded(
    context: &Context<'_>,
    claim: &Claim<'_>,
    other: &Claim<'_>,
    name: &RustName,
) -> Diagnostic {
    let span = |claim: &Claim<'_>| claim.place.map(context.locate);
    let nowhere = Span::point(diagnostics::FileId(0), 0);
    let message = format!(
        "`{}` is the name of two types; the one that no page names is called `{name}`",
        claim.name.text()
    );
    let mut found = Diagnostic::new(plan::NAME_GAVE_WAY, span(claim).unwrap_or(nowhere), message);
    if let Some(span) = span(other) {
        found = found.and(span, "the other one");
    }
    let stated = match claim.which {
        Which::Shape(_) => "add the line `type_name: …` to the object",
        _ => {
            "list the values on a page of their own (`type: enum`) and name that page here (`enum: …`)"
        }
    };
    found.help(format!("to choose the name yourself, {stated}"))
}

fn collect(owners: &[Owner<'_>], claims: Vec<Claim<'_>>) -> Vec<TypeNames> {
    let mut names: Vec<TypeNames> = owners.iter().map(|_| TypeNames::default()).collect();
    for claim in claims {
        let name = TypeName {
            name: claim.name,
            elsewhere: claim.elsewhere,
        };
        let owner = &mut names[claim.owner];
        // Claims come index by index.
        match claim.which {
            Which::Owner => owner.owner = Some(name.name),
            Which::Shape(_) => owner.shapes.push(name),
            Which::Enum(_) => owner.enums.push(name),
        }
    }
    names
}
