//! The Markdown of a call: tables, definition lists, examples and prose, each by the heading above it.

use diagnostics::{Sink, Spanned};
use spec_draft::{EndpointDraft, FieldDraft, ParameterDraft, Said};
use spec_markup::{Block, Heading, MappedText, Table};

use super::definitions::{self, Definition};
use super::{Page, blocks, errors, wording};
use crate::mdx_tables::columns::Columns;
use crate::mdx_tables::{enums, rows};
use crate::notes::{Notes, Topic, bold, plain, topic};

/// Reads blocks into the call; sentences go to `notes`.
pub(super) fn read(
    blocks: &[Block],
    page: &Page<'_>,
    draft: &mut EndpointDraft,
    notes: &mut Notes,
    sink: &mut Sink,
) {
    let mut reader = Reader {
        page,
        draft,
        notes,
        sink,
        topic: Topic::Other,
        level: 0,
        heading: None,
        part: None,
        whole: false,
        lead: None,
    };
    for block in blocks {
        reader.block(block);
    }
}

struct Reader<'a> {
    page: &'a Page<'a>,
    draft: &'a mut EndpointDraft,
    notes: &'a mut Notes,
    sink: &'a mut Sink,
    topic: Topic,
    /// The level of the heading that set the topic.
    level: u8,
    heading: Option<Said>,
    /// The last heading below that of the topic: it may name what the next list is inside of.
    part: Option<Said>,
    /// That heading stands over the answer as a whole.
    whole: bool,
    /// What the sentence above says of the table below it.
    lead: Option<Topic>,
}

impl Reader<'_> {
    fn block(&mut self, block: &Block) {
        let lead = self.lead.take();
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(text) => self.paragraph(text),
            Block::Table(table) => {
                let above = self.topic;
                self.topic = lead.unwrap_or(above);
                table.parts().iter().for_each(|table| self.table(table));
                if lead.is_some() {
                    self.topic = above;
                }
            }
            Block::Code(code) => {
                let sample = blocks::of_block(code, self.topic, self.page, self.sink);
                self.draft.samples.extend(sample);
            }
            Block::List(items) => items
                .iter()
                .flat_map(|item| &item.blocks)
                .for_each(|block| self.block(block)),
            Block::Quote(blocks) => blocks.iter().for_each(|block| self.block(block)),
            Block::Html(_) | Block::Module(_) => {}
        }
    }

    fn heading(&mut self, heading: &Heading) {
        let said = Spanned::new(plain(heading.text.text()), heading.text.whole());
        self.announce(said, heading.level);
    }

    fn announce(&mut self, said: Said, level: u8) {
        let own = topic(&said.value);
        let below = level > self.level && self.topic.holds_parts();
        if own == Topic::Other && below {
            self.part = Some(said);
            self.whole = self.draft.response.fields.is_empty();
            return;
        }
        self.topic = own;
        self.level = level;
        self.heading = Some(said);
        self.part = None;
    }

    fn paragraph(&mut self, text: &MappedText) {
        let text = without_attributes(text);
        let words = text.text();
        let liquid = words.starts_with("{%") && words.ends_with("%}");
        if liquid || words.replace("&nbsp;", "").trim().is_empty() {
            return;
        }
        if let Some(title) = bold(words) {
            let said = Spanned::new(title.to_owned(), text.whole());
            self.announce(said, 6);
        } else if let Some(found) = definitions::read(&text) {
            self.define(found);
        } else {
            self.lead = lead(words);
            self.notes.paragraph(&text, self.topic);
        }
    }

    /// Definitions are parameters, unless the heading says that they are fields; below a heading of their own they lie
    /// inside what that names.
    fn define(&mut self, definitions: Vec<Definition>) {
        let object = self.part.as_ref().filter(|part| names_object(&part.value));
        if matches!(self.topic, Topic::Fields | Topic::ResponseExample) {
            let found = definitions.into_iter().map(field).collect();
            let fields = &mut self.draft.response.fields;
            match object.map(|part| field_of(fields, &part.value)) {
                Some(Some(parent)) => parent.children.extend::<Vec<_>>(found),
                Some(None) if !self.whole => {}
                _ => fields.extend::<Vec<_>>(found),
            }
            return;
        }
        let place = self.heading.as_ref().and_then(location);
        let must = self.part.as_ref().and_then(requirement);
        let one = |definition| {
            let mut found = parameter(definition, place.as_ref());
            found.required = found.required.or_else(|| must.clone());
            found
        };
        let found: Vec<_> = definitions.into_iter().map(one).collect();
        let parameters = &mut self.draft.parameters;
        match object.map(|part| parameter_of(parameters, &part.value)) {
            Some(Some(parent)) => parent.children.extend(found),
            Some(None) => {}
            None => parameters.extend(found),
        }
    }

    fn table(&mut self, table: &Table) {
        let mut table = table.clone();
        let place = self.name_column(&mut table);
        let columns = Columns::of(&table);
        let heading = self.part.as_ref().or(self.heading.as_ref());
        let words = heading
            .map(|said| said.value.to_lowercase())
            .unwrap_or_default();
        if words.contains("header") || words.contains("请求头") {
            return;
        }
        if errors::is_error_table(&table) && !columns.is_parameters() {
            self.draft.errors.extend(errors::rows(&table));
        } else if self.lists_fields(&columns) {
            self.draft
                .response
                .fields
                .extend(rows::fields(&table, &columns));
        } else if self.lists_parameters(&columns) {
            let (mut found, none) = rows::parameters(&table, &columns);
            for parameter in &mut found {
                parameter.location = parameter.location.take().or_else(|| place.clone());
            }
            self.draft.says_no_parameters |= none;
            self.draft.parameters.extend(found);
        } else if enums::is_values(&table, &words)
            && let Some(parameter) = parameter_of(&mut self.draft.parameters, &words)
        {
            parameter.enum_values.extend(enums::values(&table));
        }
    }

    /// A head such as `Request body` over the names says where they travel and takes the place of a heading.
    fn name_column(&mut self, table: &mut Table) -> Option<Said> {
        let place = self.heading.as_ref().and_then(location);
        if Columns::of(table).name.is_some() {
            return place;
        }
        let Some(head) = table.header.first_mut() else {
            return place;
        };
        let own = topic(&head.value);
        if !matches!(own, Topic::Parameters | Topic::Fields) {
            return place;
        }
        let said = Spanned::new(plain(&head.value), head.span);
        "name".clone_into(&mut head.value);
        self.topic = own;
        location(&said).or(place)
    }

    fn lists_fields(&self, columns: &Columns) -> bool {
        match self.topic {
            Topic::Fields | Topic::ResponseExample => columns.is_fields(),
            Topic::Parameters | Topic::RequestExample => false,
            _ => {
                columns.is_fields()
                    && columns.kind.is_some()
                    && !columns.is_parameters()
                    && !self.draft.samples.is_empty()
            }
        }
    }

    fn lists_parameters(&self, columns: &Columns) -> bool {
        let announced = matches!(self.topic, Topic::Parameters | Topic::RequestExample);
        columns.is_parameters() || columns.is_fields() && (announced || columns.kind.is_some())
    }
}

/// What a sentence that ends with a colon announces: `Request parameters:`.
fn lead(sentence: &str) -> Option<Topic> {
    let words = sentence
        .trim_end()
        .strip_suffix([':', '：'])?
        .to_lowercase();
    let has = |known: &[&str]| known.iter().any(|known| words.contains(known));
    if words.contains('\n') {
        None
    } else if has(&["response", "return", "answer", "返回", "响应"]) {
        Some(Topic::Fields)
    } else {
        has(&["request", "param", "body", "query", "请求", "参数"]).then_some(Topic::Parameters)
    }
}

/// The text without the attribute lines of kramdown, `{: .info }`.
fn without_attributes(text: &MappedText) -> MappedText {
    let whole = text.text().trim_end();
    let start = whole.rfind('\n').map_or(0, |at| at + 1);
    let line = whole[start..].trim();
    if line.starts_with("{:") && line.ends_with('}') {
        return text.slice(0..start).trimmed();
    }
    text.clone()
}

fn parameter(definition: Definition, place: Option<&Said>) -> ParameterDraft {
    let mut found = ParameterDraft::new(definition.name.span.to(definition.text.span));
    found.name = Some(definition.name);
    found.description = Some(definition.text);
    found.location = place.cloned();
    wording::fill(&mut found);
    found
}

fn field(definition: Definition) -> FieldDraft {
    let mut words = ParameterDraft::new(definition.text.span);
    words.description = Some(definition.text);
    wording::fill(&mut words);
    let span = definition.name.span.to(words.span);
    let mut found = FieldDraft::new(span, definition.name);
    found.description = words.description;
    found.type_text = words.type_text;
    found
}

/// Where parameters travel, if the heading over them says so.
fn location(heading: &Said) -> Option<Said> {
    let words = heading.value.to_lowercase();
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let places = [
        ("path", has(&["path", "url param", "uri", "路径"])),
        ("query", has(&["query", "查询"])),
        ("body", has(&["body", "payload", "form", "请求体"])),
        ("header", has(&["header", "请求头"])),
    ];
    let mut named = places.iter().filter(|(_, named)| *named);
    let (place, _) = named.next()?;
    // Two places in one heading say nothing of the single parameter.
    named
        .next()
        .is_none()
        .then(|| Spanned::new((*place).to_owned(), heading.span))
}

/// `Optional`: a heading that holds for the parameters below it.
fn requirement(heading: &Said) -> Option<Said> {
    let word = heading.value.to_lowercase();
    let known = ["required", "mandatory", "optional"]
        .iter()
        .any(|known| word.starts_with(known));
    known.then(|| heading.clone().map(|word| word.to_lowercase()))
}

/// `Line item object`: a heading that names a type, not a group of parameters.
fn names_object(heading: &str) -> bool {
    heading
        .to_lowercase()
        .split_whitespace()
        .any(|word| matches!(word, "object" | "objects" | "对象"))
}

fn parameter_of<'a>(
    list: &'a mut [ParameterDraft],
    heading: &str,
) -> Option<&'a mut ParameterDraft> {
    for parameter in list {
        let name = parameter.name.as_ref();
        if name.is_some_and(|name| is_named(&name.value, heading)) {
            return Some(parameter);
        }
        if let Some(found) = parameter_of(&mut parameter.children, heading) {
            return Some(found);
        }
    }
    None
}

fn field_of<'a>(list: &'a mut [FieldDraft], heading: &str) -> Option<&'a mut FieldDraft> {
    for field in list {
        if is_named(&field.name.value, heading) {
            return Some(field);
        }
        if let Some(found) = field_of(&mut field.children, heading) {
            return Some(found);
        }
    }
    None
}

/// Whether a heading such as `Line item object` speaks of `line_items`.
fn is_named(name: &str, heading: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let name = letters(name);
    let singular = name.strip_suffix('s').unwrap_or(&name);
    let heading = letters(heading);
    let subject = heading.trim_end_matches('s').trim_end_matches("object");
    !name.is_empty() && (subject == name || subject == singular)
}
