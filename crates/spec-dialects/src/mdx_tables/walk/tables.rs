//! Tables: whose rows they are is told by the heading above and the heads of their columns.

use diagnostics::Spanned;
use spec_draft::{
    EndpointDraft, EnumDraft, ErrorDraft, ErrorTableDraft, FieldDraft, ParameterDraft, Said,
};
use spec_markup::Table;

use super::super::columns::{Columns, slips};
use super::super::{codes, enums, rows};
use super::Walker;
use crate::front_matter::errors;
use crate::notes::{Topic, topic};

/// What a table lists.
enum Lists {
    Parameters,
    Fields,
    Errors,
    Values,
    /// Something of no meaning for a call, such as the headers of every request.
    Nothing,
}

impl Walker<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let columns = Columns::of(table);
        let heading = self.heading.clone();
        let words = heading
            .as_ref()
            .map(|said| said.value.to_lowercase())
            .unwrap_or_default();
        let lists = self.lists(table, &columns, &words);
        if matches!(lists, Lists::Parameters | Lists::Fields) {
            rows::uneven(table, &columns, self.sink);
            rows::nameless(table, &columns, self.sink);
        }
        if columns.is_table_of_names() {
            slips(table, self.sink);
        }
        match lists {
            Lists::Parameters => {
                let (found, says_none) = rows::parameters(table, &columns);
                let place = heading.as_ref().and_then(location);
                self.prose_parameters = false;
                self.each(|call| {
                    let mut found = found.clone();
                    for parameter in &mut found {
                        parameter.location = parameter.location.take().or_else(|| place.clone());
                    }
                    adopt_parameters(&mut call.draft, &words, found);
                    call.draft.says_no_parameters |= says_none;
                });
            }
            Lists::Fields => {
                let found = rows::fields(table, &columns);
                self.each(|call| adopt_fields(&mut call.draft, &words, found.clone()));
            }
            Lists::Errors => self.errors(table, heading),
            Lists::Values => {
                let values = enums::values(table);
                if self.calls.is_empty() {
                    let list = heading
                        .map(|heading| self.anchored(enums::of_table(table, &heading, values)));
                    self.enums.extend(list);
                } else {
                    self.each(|call| {
                        if let Some(named) = named_parameter(&mut call.draft.parameters, &words) {
                            named.enum_values.extend(values.iter().cloned());
                        }
                    });
                }
            }
            Lists::Nothing => {}
        }
    }

    fn lists(&self, table: &Table, columns: &Columns, heading: &str) -> Lists {
        let headers = heading.contains("header") || heading.contains("请求头");
        if headers || heading.contains("http status") || heading.contains("http 状态") {
            return Lists::Nothing;
        }
        if errors::is_error_table(table) && !columns.is_parameters() {
            return Lists::Errors;
        }
        if enums::is_values(table, heading) && self.topic != Topic::Errors {
            return Lists::Values;
        }
        if self.calls.is_empty() {
            return Lists::Nothing;
        }
        match self.topic {
            Topic::Fields | Topic::ResponseExample if columns.is_fields() => Lists::Fields,
            Topic::Parameters | Topic::RequestExample if columns.is_fields() => Lists::Parameters,
            Topic::Errors if !codes::rows(table).is_empty() && columns.kind.is_none() => {
                Lists::Errors
            }
            Topic::Aside => Lists::Nothing,
            _ if columns.is_parameters() => Lists::Parameters,
            _ if columns.name.is_some() && columns.kind.is_some() => self.untold(heading),
            _ => Lists::Nothing,
        }
    }

    /// A table of typed names below a heading that does not say of what: a part of what is known, else of the answer.
    fn untold(&self, heading: &str) -> Lists {
        let Some(call) = self.calls.last() else {
            return Lists::Nothing;
        };
        let parameters = &call.draft.parameters;
        if parameters.is_empty() && call.draft.samples.is_empty()
            || (names(parameters, heading) && call.draft.response.fields.is_empty())
        {
            Lists::Parameters
        } else {
            Lists::Fields
        }
    }

    /// An enum whose heading has no letters for code takes the name of the heading's anchor.
    pub(super) fn anchored(&self, mut list: EnumDraft) -> EnumDraft {
        let lettered = list.name.value.contains(|c: char| c.is_ascii_alphabetic());
        if let (false, Some(anchor)) = (lettered, &self.anchor) {
            list.name.value.clone_from(anchor);
        }
        list
    }

    fn errors(&mut self, table: &Table, title: Option<Said>) {
        let codes: Vec<ErrorDraft> = codes::rows(table);
        if self.calls.is_empty() {
            self.errors.push(ErrorTableDraft {
                span: table.span,
                name: None,
                title,
                codes,
            });
        } else {
            self.each(|call| call.draft.errors.extend(codes.iter().cloned()));
        }
    }
}

/// Where the parameters of a table travel, if the heading says so.
fn location(heading: &Said) -> Option<Said> {
    let words = heading.value.to_lowercase();
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let place = if has(&["path param", "path variable", "url param", "路径参数"]) {
        "path"
    } else if has(&["query", "查询参数"]) && !has(&["body"]) {
        "query"
    } else if has(&["body", "请求体"]) && !has(&["query"]) {
        "body"
    } else {
        return None;
    };
    Some(Spanned::new(place.to_owned(), heading.span))
}

fn is_named(name: &str, heading: &str) -> bool {
    let name = name.trim_end_matches("[]").to_lowercase();
    let single = name.strip_suffix('s').unwrap_or(&name);
    name.chars().count() > 2
        && heading
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .any(|word| word == name || word == single)
}

fn names(parameters: &[ParameterDraft], heading: &str) -> bool {
    parameters.iter().any(|parameter| {
        let name = parameter.name.as_ref();
        name.is_some_and(|name| is_named(&name.value, heading))
            || names(&parameter.children, heading)
    })
}

/// The parameter that a heading names, wherever it nests.
fn named_parameter<'a>(
    list: &'a mut [ParameterDraft],
    heading: &str,
) -> Option<&'a mut ParameterDraft> {
    for parameter in list {
        let name = parameter.name.as_ref();
        let typed = parameter.type_text.as_ref();
        let by_type = typed.is_some_and(|kind| {
            let kind = kind.value.to_lowercase();
            let kind = kind
                .trim_end_matches("[]")
                .trim_start_matches("list<")
                .trim_end_matches('>');
            kind == heading && !kind.is_empty()
        });
        if by_type || name.is_some_and(|name| is_named(&name.value, heading)) {
            return Some(parameter);
        }
        if let Some(found) = named_parameter(&mut parameter.children, heading) {
            return Some(found);
        }
    }
    None
}

fn named_field<'a>(list: &'a mut [FieldDraft], heading: &str) -> Option<&'a mut FieldDraft> {
    for field in list {
        if is_named(&field.name.value, heading) {
            return Some(field);
        }
        if let Some(found) = named_field(&mut field.children, heading) {
            return Some(found);
        }
    }
    None
}

/// A table below a heading that names a known parameter lists what is inside that one.
fn adopt_parameters(draft: &mut EndpointDraft, heading: &str, found: Vec<ParameterDraft>) {
    let plain = matches!(topic(heading), Topic::Parameters) && heading.split(' ').count() < 3;
    let parent = (!plain)
        .then(|| named_parameter(&mut draft.parameters, heading))
        .flatten();
    match parent {
        Some(parent) => parent.children.extend(found),
        None => draft.parameters.extend(found),
    }
}

/// As [`adopt_parameters`], for the answer.
fn adopt_fields(draft: &mut EndpointDraft, heading: &str, found: Vec<FieldDraft>) {
    let plain = topic(heading) != Topic::Other && heading.split(' ').count() < 3;
    let fields = &mut draft.response.fields;
    let parent = (!plain).then(|| named_field(fields, heading)).flatten();
    match parent {
        Some(parent) => parent.children.extend(found),
        None => draft.response.fields.extend(found),
    }
}
