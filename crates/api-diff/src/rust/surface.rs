//! The public items of a planned crate, each with what of it users depend on.

use std::collections::{BTreeMap, BTreeSet};

use rust_plan::model::{
    Call, ChannelType, EnumType, Field, Item, Module, ObjectType, RequestType, RustCrate, RustType,
    Section, Variant,
};

use super::shape::{field_type, mentions, rust_type};

/// One item.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    /// Whatever may not change: a type, the arguments.
    pub(crate) signature: String,
    /// Whose it is.
    pub(crate) owner: String,
    /// Wire names that decide it.
    pub(crate) wires: BTreeSet<String>,
}

/// Items by path.
pub(crate) type Surface = BTreeMap<String, Entry>;

/// Every public item of the crate.
pub(crate) fn surface(plan: &RustCrate) -> Surface {
    let mut walk = Walk::default();
    walk.put("the package", &plan.package, "api", &[]);
    for section in &plan.sections {
        walk.section(section);
    }
    for def in &plan.enums {
        walk.enumeration("enums", def, &format!("enum {}", def.name));
    }
    for code in &plan.errors.values {
        walk.variant("errors::ErrorCode", &code.variant, "errors");
    }
    walk.hold();
    walk.items
}

#[derive(Default)]
struct Walk {
    items: Surface,
    /// Per type of the plan, the wire names of what holds it.
    holders: BTreeMap<String, BTreeSet<String>>,
}

impl Walk {
    fn put(&mut self, path: &str, signature: &str, owner: &str, wires: &[&str]) {
        let entry = Entry {
            signature: signature.to_owned(),
            owner: owner.to_owned(),
            wires: wires.iter().map(|wire| (*wire).to_owned()).collect(),
        };
        self.items.insert(path.to_owned(), entry);
    }

    fn section(&mut self, section: &Section) {
        let owner = format!("section {}", section.module);
        self.put(&format!("feature `{}`", section.feature), "", &owner, &[]);
        self.put(&format!("mod {}", section.module), "", &owner, &[]);
        if section.has_calls() {
            let method = format!("Client::{}", section.method);
            self.put(&method, &section.accessor.to_string(), &owner, &[]);
            self.put(&section.accessor.to_string(), "struct", &owner, &[]);
        }
        let home = section.module.to_string();
        self.module(&section.root, &home, &section.accessor.to_string());
        if let Some(channels) = &section.channels {
            self.put(&format!("mod {home}::channels"), "", &owner, &[]);
            self.module(channels, &format!("{home}::channels"), "");
        }
    }

    /// Private modules export what they hold. Types of an operation stand behind its request.
    fn module(&mut self, module: &Module, home: &str, accessor: &str) {
        let mut owner = String::new();
        for item in &module.items {
            match item {
                Item::Request(request) => {
                    owner.clone_from(&request.operation.id);
                    self.request(home, request);
                    let called = |call: &&Call| call.request == request.name;
                    if let Some(call) = module.calls.iter().find(called) {
                        self.call(accessor, home, call, request);
                    }
                }
                Item::Channel(channel) => {
                    owner = format!("channel {}", channel.id);
                    self.channel(home, channel);
                }
                Item::Object(object) => self.object(home, object, &owner),
                Item::Enum(def) => self.enumeration(home, def, &owner),
            }
        }
        for inner in &module.modules {
            self.module(inner, home, accessor);
        }
    }

    fn call(&mut self, accessor: &str, home: &str, call: &Call, request: &RequestType) {
        let owner = &request.operation.id;
        let answer = answer(request);
        let signature = format!("({home}::{}) -> {answer}", call.request);
        self.put(
            &format!("{accessor}::{}", call.method),
            &signature,
            owner,
            &["response"],
        );
        if let Some(pages) = &request.pages {
            let item = rust_type(&pages.item);
            let signature = format!("({home}::{}) -> Pages<{item}>", call.request);
            self.put(
                &format!("{accessor}::{}", pages.method),
                &signature,
                owner,
                &["response"],
            );
        }
    }

    fn request(&mut self, home: &str, request: &RequestType) {
        let path = format!("{home}::{}", request.name);
        let owner = &request.operation.id;
        self.put(&path, "struct", owner, &[]);
        let parameters = request.parameters.iter();
        let set = parameters.filter_map(|parameter| parameter.value.as_ref().ok());
        let fields: Vec<&Field> = set.chain(&request.whole_body).collect();
        self.fields(&path, &fields, owner);
        self.constructor(&path, &fields, owner);
        self.put(
            &format!("<{path} as Request>::Answer"),
            &answer(request),
            owner,
            &["response"],
        );
        if let Some(answer) = &request.answer {
            self.holds(answer, "response");
        }
    }

    fn object(&mut self, home: &str, object: &ObjectType, owner: &str) {
        let path = format!("{home}::{}", object.name);
        self.put(&path, "struct", owner, &[]);
        let fields: Vec<&Field> = object.fields.iter().collect();
        self.fields(&path, &fields, owner);
        if object.is_sent {
            self.constructor(&path, &fields, owner);
        }
    }

    fn channel(&mut self, home: &str, channel: &ChannelType) {
        let path = format!("{home}::{}", channel.name);
        let owner = format!("channel {}", channel.id);
        self.put(&path, "struct", &owner, &[]);
        let required = channel.arguments.iter().map(|field| Field {
            optional: false,
            ..field.clone()
        });
        let required: Vec<Field> = required.collect();
        let fields: Vec<&Field> = required.iter().collect();
        self.fields(&path, &fields, &owner);
        self.constructor(&path, &fields, &owner);
        if let Some(push) = &channel.push {
            self.holds(push, "push");
        }
    }

    fn fields(&mut self, path: &str, fields: &[&Field], owner: &str) {
        for field in fields {
            let place = format!("{path}.{}", field.name);
            self.put(&place, &field_type(field), owner, &[&field.wire]);
            self.holds(&field.ty, &field.wire);
        }
    }

    /// `new` with what is required, in order, and a setter for each of the rest.
    fn constructor(&mut self, path: &str, fields: &[&Field], owner: &str) {
        let required = fields.iter().filter(|field| !field.optional);
        let arguments: Vec<String> = required
            .map(|field| format!("{}: {}", field.name, rust_type(&field.ty)))
            .collect();
        let wires: Vec<&str> = fields.iter().map(|field| field.wire.as_str()).collect();
        self.put(
            &format!("{path}::new"),
            &format!("({})", arguments.join(", ")),
            owner,
            &wires,
        );
        if arguments.is_empty() {
            self.put(&format!("{path}: Default"), "", owner, &wires);
        }
        for field in fields.iter().filter(|field| field.optional) {
            let place = format!("{path}::{}", field.setter);
            self.put(&place, &rust_type(&field.ty), owner, &[&field.wire]);
        }
    }

    fn enumeration(&mut self, home: &str, def: &EnumType, owner: &str) {
        let path = format!("{home}::{}", def.name);
        self.put(&path, "enum", owner, &[]);
        for variant in &def.variants {
            self.variant(&path, variant, owner);
        }
    }

    fn variant(&mut self, path: &str, variant: &Variant, owner: &str) {
        self.put(
            &format!("{path}::{}", variant.name),
            "",
            owner,
            &[&variant.wire],
        );
    }

    fn holds(&mut self, ty: &RustType, wire: &str) {
        let mut named = Vec::new();
        mentions(ty, &mut named);
        for path in named {
            self.holders
                .entry(path)
                .or_default()
                .insert(wire.to_owned());
        }
    }

    /// Types, and their variants, also belong to the wire names that hold them.
    fn hold(&mut self) {
        for (path, wires) in &self.holders {
            let within = [path.clone(), format!("{path}::")];
            for (place, entry) in &mut self.items {
                let variant = place.starts_with(&within[1]) && entry.signature.is_empty();
                if *place == within[0] || variant {
                    entry.wires.extend(wires.iter().cloned());
                }
            }
        }
    }
}

fn answer(request: &RequestType) -> String {
    request
        .answer
        .as_ref()
        .map_or_else(|| "Json".to_owned(), rust_type)
}
