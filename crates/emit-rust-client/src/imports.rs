//! What a file imports.

use std::collections::BTreeSet;

use rust_plan::model::{Home, RustType};

use crate::print::WIDTH;

/// What a file imports, gathered from what it holds.
#[derive(Default)]
pub(crate) struct Imports {
    standard: BTreeSet<&'static str>,
    runtime: BTreeSet<&'static str>,
    generated: BTreeSet<&'static str>,
    /// Types of the section that may live in other files of it: module and name.
    section: BTreeSet<(String, String)>,
}

impl Imports {
    /// Items of the runtime's prelude.
    pub(crate) fn runtime(&mut self, names: &[&'static str]) {
        self.runtime.extend(names);
    }

    /// The module of envelopes.
    pub(crate) fn api(&mut self) {
        self.generated.insert("api");
    }

    /// `Borrow`, for methods that take a request or a reference to one.
    pub(crate) fn borrow(&mut self) {
        self.runtime(&["Borrow"]);
    }

    /// What a type names.
    pub(crate) fn ty(&mut self, ty: &RustType) {
        match ty {
            RustType::Decimal => self.runtime(&["Decimal"]),
            RustType::Id => self.runtime(&["Id"]),
            RustType::Secret => self.runtime(&["Secret"]),
            RustType::Seconds => self.runtime(&["TimestampSeconds"]),
            RustType::Milliseconds => self.runtime(&["Timestamp"]),
            RustType::Any => self.runtime(&["Json"]),
            RustType::Named(path) if path.home == Home::Enums => {
                self.generated.insert("enums");
            }
            RustType::Named(path) => {
                if let Home::Section(module) = &path.home {
                    self.section
                        .insert((module.to_string(), path.name.to_string()));
                }
            }
            RustType::Boolean | RustType::Integer | RustType::Text => {}
            RustType::List(element) => self.ty(element),
            RustType::Map(value) => {
                self.standard.insert("collections::BTreeMap");
                self.ty(value);
            }
        }
    }

    /// The imports in groups: the standard library, the runtime, the crate. `local` says which types of the section
    /// are in scope without an import.
    pub(crate) fn print(&self, local: impl Fn(&str) -> bool) -> Vec<String> {
        let elsewhere = self.section.iter().filter(|(_, name)| !local(name));
        let elsewhere: Vec<String> = elsewhere
            .map(|(module, name)| format!("{module}::{name}"))
            .collect();
        let mut generated: BTreeSet<&str> = self.generated.iter().copied().collect();
        generated.extend(elsewhere.iter().map(String::as_str));
        let groups = [
            ("std", self.standard.iter().copied().collect()),
            ("client_runtime", self.of_runtime()),
            ("crate::generated", generated),
        ];
        groups
            .into_iter()
            .filter(|(_, names): &(_, BTreeSet<&str>)| !names.is_empty())
            .map(|(path, names)| list(path, &names))
            .collect()
    }

    /// The one name of the runtime that a file needs, or all that generated files do: to the compiler, each name of
    /// an import is an item of its own.
    fn of_runtime(&self) -> BTreeSet<&str> {
        if self.runtime.len() > 1 {
            return BTreeSet::from(["prelude::*"]);
        }
        self.runtime.iter().copied().collect()
    }
}

/// `use path::{A, B};`, filled to the width where it takes more than a line.
fn list(path: &str, names: &BTreeSet<&str>) -> String {
    let names: Vec<&str> = names.iter().copied().collect();
    if let [name] = names.as_slice() {
        return format!("use {path}::{name};\n");
    }
    let line = format!("use {path}::{{{}}};\n", names.join(", "));
    if line.len() <= WIDTH {
        return line;
    }
    let mut text = format!("use {path}::{{\n");
    let mut line = String::from("   ");
    for (index, name) in names.iter().enumerate() {
        // rustfmt counts the blank behind a comma, save behind the last.
        let behind = usize::from(index + 1 < names.len());
        if line.len() + name.len() + 2 + behind > WIDTH {
            text.push_str(&line);
            text.push('\n');
            line.replace_range(3.., "");
        }
        line.push(' ');
        line.push_str(name);
        line.push(',');
    }
    text.push_str(&line);
    text.push_str("\n};\n");
    text
}
