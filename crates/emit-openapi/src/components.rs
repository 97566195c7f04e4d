//! `components.schemas`: every object and enum under a readable name of its own.

use exact_json::Json;
use std::collections::BTreeMap;

use api_model::{Api, EnumDef, EnumRef, Shape, TypeTable};
use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::{fields, schema};

/// Schemas by name, in the order in which they were first needed.
pub(crate) struct Components<'a> {
    /// The model.
    pub(crate) api: &'a Api,
    schemas: BTreeMap<String, Json>,
    shared: BTreeMap<usize, String>,
}

/// The types of one operation or channel, and what is known of them so far.
pub(crate) struct Scope<'a> {
    /// Its table.
    pub(crate) types: &'a TypeTable,
    section: &'a str,
    owner: &'a str,
    shapes: BTreeMap<usize, String>,
    enums: BTreeMap<usize, String>,
}

impl<'a> Scope<'a> {
    /// The scope of `owner`, an operation or channel of `section`.
    pub(crate) fn new(types: &'a TypeTable, section: &'a str, owner: &'a str) -> Self {
        Self {
            types,
            section,
            owner,
            shapes: BTreeMap::new(),
            enums: BTreeMap::new(),
        }
    }

    /// Names for a part of it: without the owner where the pages state the name, else with it.
    fn names(&self, name: &str, stated: bool) -> Vec<String> {
        let whole = pascal(&[self.section, self.owner, name]);
        if stated {
            vec![pascal(&[self.section, name]), whole]
        } else {
            vec![whole]
        }
    }
}

impl<'a> Components<'a> {
    /// No schemas yet.
    pub(crate) const fn new(api: &'a Api) -> Self {
        Self {
            api,
            schemas: BTreeMap::new(),
            shared: BTreeMap::new(),
        }
    }

    /// A reference to the schema of a shape. `answer`: fields may be missing and null unless they are required.
    pub(crate) fn shape(&mut self, scope: &mut Scope<'a>, at: usize, answer: bool) -> Json {
        if let Some(name) = scope.shapes.get(&at) {
            return reference(name);
        }
        let Some(shape) = scope.types.shapes.get(at) else {
            return Json::map();
        };
        let names = scope.names(&shape.name, shape.stated);
        // Reserved while its fields are written, so that even a shape that held itself would end.
        let reserved = self.free(&names);
        scope.shapes.insert(at, reserved.clone());
        self.schemas.insert(reserved.clone(), Json::Null);
        let schema = self.object(scope, shape, answer);
        let equal = names
            .iter()
            .find(|name| self.schemas.get(*name) == Some(&schema))
            .cloned();
        let name = if let Some(equal) = equal {
            self.schemas.remove(&reserved);
            equal
        } else {
            self.schemas.insert(reserved.clone(), schema);
            reserved
        };
        scope.shapes.insert(at, name.clone());
        reference(&name)
    }

    fn object(&mut self, scope: &mut Scope<'a>, shape: &'a Shape, answer: bool) -> Json {
        let all = shape.fields.iter().map(|field| (field, field.required));
        fields::object(self, scope, all, &shape.description, answer)
    }

    /// A reference to the schema of an enum.
    pub(crate) fn enumeration(&mut self, scope: &mut Scope<'a>, which: &EnumRef) -> Json {
        let (known, def, names) = match which {
            EnumRef::Shared(at) => {
                let Some(def) = self.api.enums.get(*at) else {
                    return Json::map();
                };
                (
                    self.shared.get(at),
                    def,
                    vec![pascal(&[&def.name]), pascal(&[&def.name, "values"])],
                )
            }
            EnumRef::Local(at) => {
                let Some(def) = scope.types.enums.get(*at) else {
                    return Json::map();
                };
                (scope.enums.get(at), def, scope.names(&def.name, def.stated))
            }
        };
        if let Some(name) = known {
            return reference(name);
        }
        let name = self.add(&names, schema::enumeration(def));
        let into = match which {
            EnumRef::Shared(at) => self.shared.insert(*at, name.clone()),
            EnumRef::Local(at) => scope.enums.insert(*at, name.clone()),
        };
        debug_assert!(into.is_none(), "an enum is named once");
        reference(&name)
    }

    /// The enum that is meant.
    pub(crate) fn definition(&self, types: &'a TypeTable, which: &EnumRef) -> Option<&'a EnumDef> {
        match which {
            EnumRef::Shared(at) => self.api.enums.get(*at),
            EnumRef::Local(at) => types.enums.get(*at),
        }
    }

    /// Adds a schema under the name of a part of an operation, and gives its reference.
    pub(crate) fn part(&mut self, scope: &Scope<'a>, name: &str, schema: Json) -> Json {
        let name = self.add(&scope.names(name, false), schema);
        reference(&name)
    }

    fn add(&mut self, names: &[String], schema: Json) -> String {
        if let Some(equal) = names
            .iter()
            .find(|name| self.schemas.get(*name) == Some(&schema))
        {
            return equal.clone();
        }
        let name = self.free(names);
        self.schemas.insert(name.clone(), schema);
        name
    }

    fn free(&self, names: &[String]) -> String {
        let free = names.iter().find(|name| !self.schemas.contains_key(*name));
        let mut name = free.or(names.last()).cloned().unwrap_or_default();
        while self.schemas.contains_key(&name) {
            name.push_str("Other");
        }
        name
    }

    /// All schemas by name.
    pub(crate) fn finish(self) -> Json {
        Json::Map(self.schemas.into_iter().collect())
    }
}

fn reference(name: &str) -> Json {
    Json::of("$ref", Json::text(format!("#/components/schemas/{name}")))
}

/// Words as one name; words that repeat those before them are said once, and OpenAPI's letters are kept to.
fn pascal(words: &[&str]) -> String {
    let mut name = words.join("_").to_snake_case().to_upper_camel_case();
    if !name.is_ascii() {
        name = name.chars().map(ascii).collect();
    }
    if name.is_empty() {
        "Unnamed".to_owned()
    } else {
        name
    }
}

fn ascii(sign: char) -> String {
    if sign.is_ascii_alphanumeric() {
        sign.to_string()
    } else {
        format!("U{:X}", u32::from(sign))
    }
}
