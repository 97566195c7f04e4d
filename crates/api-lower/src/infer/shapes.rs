//! Objects of one answer: equal ones become one, and every one gets a name.
//!
//! Shapes are added innermost first, so equal insides have met before their outsides are compared, and no shape can
//! come to hold itself.

use std::collections::{BTreeMap, BTreeSet};

use api_model::{Field, Node, Place, Shape, Text, Type, TypeTable};
use heck::ToSnakeCase;

/// Shapes under work: which of the table are ours, and where each stands.
#[derive(Default)]
pub(super) struct Shapes {
    /// By the sorted names of the fields.
    by_names: BTreeMap<Vec<String>, Vec<usize>>,
    /// The paths that lead to each shape.
    paths: BTreeMap<usize, Vec<Vec<String>>>,
}

impl Shapes {
    /// The index of a shape with these fields: one that is there already, else a new one.
    pub(super) fn add(
        &mut self,
        types: &mut TypeTable,
        fields: Vec<Field>,
        path: &[String],
        name: Option<&str>,
        description: Text,
        places: Vec<Place>,
    ) -> usize {
        let name = match name.map(|name| self.named(types, name, &fields)) {
            Some(Named::Known(at)) => {
                let shape = &mut types.shapes[at];
                shape.fields = united(&shape.fields, &fields);
                shape.places.extend(places);
                self.paths.entry(at).or_default().push(path.to_vec());
                return at;
            }
            Some(Named::Taken) => None,
            Some(Named::Free) | None => name,
        };
        let mut names: Vec<String> = fields.iter().map(|field| field.name.clone()).collect();
        names.sort();
        let alike = self.by_names.entry(names).or_default();
        let same_name = |shape: &Shape| match name {
            Some(name) => !shape.stated || shape.name == name.to_snake_case(),
            None => true,
        };
        let found = alike.iter().copied().find_map(|at| {
            let merged = merged(&types.shapes[at], &fields)?;
            let free = same_name(&types.shapes[at]) && !reaches(types, &merged, at);
            free.then_some((at, merged))
        });
        let at = if let Some((at, fields)) = found {
            let shape = &mut types.shapes[at];
            shape.fields = fields;
            shape.places.extend(places);
            for (language, prose) in &description.entries {
                shape.description.add(language, prose);
            }
            at
        } else {
            let shape = Shape {
                name: String::new(),
                stated: false,
                description,
                fields,
                places,
            };
            types.shapes.push(shape);
            alike.push(types.shapes.len() - 1);
            types.shapes.len() - 1
        };
        if let Some(name) = name {
            types.shapes[at].name = name.to_snake_case();
            types.shapes[at].stated = true;
        }
        self.paths.entry(at).or_default().push(path.to_vec());
        at
    }

    /// What a name that the page states belongs to already. Fields that differ make no other type of it: the page says that
    /// both are one.
    fn named(&self, types: &TypeTable, name: &str, fields: &[Field]) -> Named {
        let name = name.to_snake_case();
        let names: BTreeSet<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        let is_same = |shape: &Shape| {
            let have: BTreeSet<&str> = shape.fields.iter().map(|one| one.name.as_str()).collect();
            have == names && merged(shape, fields).is_some()
        };
        let mut shapes = types.shapes.iter().enumerate();
        let known = shapes.find(|(_, shape)| shape.stated && shape.name == name);
        match known {
            Some((_, shape)) if is_same(shape) => Named::Free,
            Some((at, _)) if self.paths.contains_key(&at) && !reaches(types, fields, at) => {
                Named::Known(at)
            }
            Some(_) => Named::Taken,
            None if types.enums.iter().any(|have| have.name == name) => Named::Taken,
            None => Named::Free,
        }
    }

    /// Names every shape that no page names, once all are known.
    pub(super) fn name(self, types: &mut TypeTable) {
        let mut taken: BTreeSet<String> = types
            .shapes
            .iter()
            .enumerate()
            .filter(|(at, shape)| shape.stated || !self.paths.contains_key(at))
            .map(|(_, shape)| shape.name.clone())
            .chain(types.enums.iter().map(|have| have.name.clone()))
            .collect();
        for (at, paths) in &self.paths {
            if types.shapes[*at].stated {
                continue;
            }
            let mut names = candidates(paths).into_iter();
            let mut name = names.next().unwrap_or_default();
            while taken.contains(&name) {
                name = names.next().unwrap_or_else(|| format!("{name}_other"));
            }
            taken.insert(name.clone());
            types.shapes[*at].name = name;
        }
    }
}

/// Whom a stated name belongs to.
enum Named {
    /// Nobody, or a shape that is the same.
    Free,
    /// A shape with other fields.
    Known(usize),
    /// Something that can never be the same: it holds the new shape, or is an enum.
    Taken,
}

/// The fields of either; one that is not in both may be absent, and one whose types do not meet may be anything.
fn united(left: &[Field], right: &[Field]) -> Vec<Field> {
    let both = left.iter().map(|have| {
        let mut field = have.clone();
        let Some(new) = right.iter().find(|new| new.name == have.name) else {
            field.required = false;
            return field;
        };
        field.node = common(&have.node, &new.node).unwrap_or_else(|| Node {
            ty: Type::Any,
            ..have.node.clone()
        });
        field.required = have.required && new.required;
        field.places.extend(&new.places);
        field
    });
    let known = |new: &&Field| left.iter().any(|have| have.name == new.name);
    let more = right.iter().filter(|new| !known(new)).map(|new| Field {
        required: false,
        ..new.clone()
    });
    both.chain(more).collect()
}

/// Names to try, the best first; the last are the whole paths.
fn candidates(paths: &[Vec<String>]) -> Vec<String> {
    let mut lasts: Vec<String> = paths
        .iter()
        .map(|path| {
            path.last()
                .map_or("response".to_owned(), |name| words(name))
        })
        .collect();
    let mut seen = BTreeSet::new();
    let whole = paths.iter().map(|path| full(path));
    let mut names = Vec::new();
    if paths.len() > 1 {
        lasts.retain(|last| seen.insert(last.clone()));
        let common = common_words(&lasts);
        match lasts.as_slice() {
            [one] => names.push(one.clone()),
            _ if !common.is_empty() => names.push(common),
            [left, right] => names.push(format!("{left}_{right}")),
            _ => {}
        }
    }
    names.extend(whole);
    names.retain(|name| !name.is_empty());
    names
}

fn words(name: &str) -> String {
    let snake = name.to_snake_case();
    if snake.is_empty() {
        "field".to_owned()
    } else {
        snake
    }
}

fn full(path: &[String]) -> String {
    let mut all = vec!["response".to_owned()];
    all.extend(path.iter().map(|name| words(name)));
    all.join("_")
}

/// The words that all names have, in the order of the first.
fn common_words(names: &[String]) -> String {
    let Some((first, others)) = names.split_first() else {
        return String::new();
    };
    let has = |name: &String, word: &str| name.split('_').any(|other| other == word);
    let common: Vec<&str> = first
        .split('_')
        .filter(|word| others.iter().all(|name| has(name, word)))
        .collect();
    common.join("_")
}

/// The fields of both, where each pair has a type that takes both.
fn merged(shape: &Shape, fields: &[Field]) -> Option<Vec<Field>> {
    shape
        .fields
        .iter()
        .map(|have| {
            let new = fields.iter().find(|field| field.name == have.name)?;
            let node = common(&have.node, &new.node)?;
            let mut field = have.clone();
            field.node = node;
            field.required = have.required && new.required;
            for (language, prose) in &new.description.entries {
                field.description.add(language, prose);
            }
            field.places.extend(&new.places);
            Some(field)
        })
        .collect()
}

/// The node that takes both; `None` where there is none worth having.
fn common(left: &Node, right: &Node) -> Option<Node> {
    let ty = match (&left.ty, &right.ty) {
        (left, right) if left == right => left.clone(),
        (Type::Integer, Type::Decimal) | (Type::Decimal, Type::Integer) => Type::Decimal,
        (Type::Any, _) if left.origin() == api_model::Origin::Defaulted => {
            return Some(right.clone());
        }
        (_, Type::Any) if right.origin() == api_model::Origin::Defaulted => {
            return Some(left.clone());
        }
        (Type::Array(left), Type::Array(right)) => Type::Array(Box::new(common(left, right)?)),
        (Type::Map(left), Type::Map(right)) => Type::Map(Box::new(common(left, right)?)),
        _ => return None,
    };
    let mut node = left.clone();
    if node.ty != ty && right.ty == ty {
        node.evidence.clone_from(&right.evidence);
    }
    node.ty = ty;
    Some(node)
}

/// Whether a shape can be reached from fields.
fn reaches(types: &TypeTable, fields: &[Field], target: usize) -> bool {
    let mut open: Vec<usize> = Vec::new();
    let mut known = BTreeSet::new();
    for field in fields {
        objects(&field.node, &mut open);
    }
    while let Some(at) = open.pop() {
        if at == target {
            return true;
        }
        if known.insert(at)
            && let Some(shape) = types.shapes.get(at)
        {
            for field in &shape.fields {
                objects(&field.node, &mut open);
            }
        }
    }
    false
}

fn objects(node: &Node, into: &mut Vec<usize>) {
    match &node.ty {
        Type::Object(at) => into.push(*at),
        Type::Array(inner) | Type::Map(inner) => objects(inner, into),
        _ => {}
    }
}
