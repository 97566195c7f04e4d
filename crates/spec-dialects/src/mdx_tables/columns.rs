//! What the columns of a table hold, by their heads.

use diagnostics::codes::dialect as codes;
use diagnostics::{Diagnostic, Fix, Sink};
use spec_markup::Table;

use crate::front_matter::unknown::close;
use crate::hanzi::simplified;

/// Heads that pages have, for suggestions.
const HEADS: &[&str] = &[
    "Parameter",
    "Name",
    "Field",
    "Type",
    "Mandatory",
    "Required",
    "Default",
    "Description",
    "Ranges",
];

/// Tells of heads that are almost known ones: what stands below them is lost.
pub(super) fn slips(table: &Table, sink: &mut Sink) {
    for head in &table.header {
        let alone = Table {
            header: vec![head.clone()],
            rows: Vec::new(),
            ..table.clone()
        };
        if Columns::of(&alone).is_known() {
            continue;
        }
        let word = head.value.trim_matches(['*', '`', ' ', ':']);
        let known = |have: &&&str| close(&word.to_lowercase(), &have.to_lowercase());
        let near = HEADS.iter().find(known);
        let Some(near) = near.filter(|_| word.len() > 2) else {
            continue;
        };
        sink.push(
            Diagnostic::new(
                codes::COLUMN_MISSPELT,
                head.span,
                format!("no column is called `{word}`"),
            )
            .label("what stands below is not read")
            .help(format!("did you mean `{near}`?"))
            .fix(Fix {
                title: format!("write `{near}`"),
                span: head.span,
                replacement: (*near).to_owned(),
                safe: false,
            }),
        );
    }
}

/// Heads of names, in the languages that documentation is written in.
const NAMES: &[&str] = &[
    "name",
    "parameter",
    "parameters",
    "parameter name",
    "param",
    "params",
    "field",
    "fields",
    "field name",
    "key",
    "argument",
    "property",
    "property name",
    "attribute",
    "attributes",
    "variable",
    "query parameter",
    "query param",
    "path parameter",
    "path param",
    "body parameter",
    "request parameter",
    "response parameter",
    "名称",
    "参数",
    "参数名",
    "参数名称",
    "字段",
    "字段名",
    "字段名称",
    "属性",
    "变量",
    "変数",
    "パラメータ",
    "파라미터",
    "nombre",
    "nome",
    "campo",
    "atributo",
    "atributos",
    "parâmetro",
    "parâmetros",
    "parámetro",
    "paramètre",
    "параметр",
    "поле",
    "имя",
];

const KINDS: &[&str] = &[
    "type",
    "types",
    "data type",
    "datatype",
    "value type",
    "param type",
    "parameter type",
    "field type",
    "类型",
    "数据类型",
    "参数类型",
    "字段类型",
    "型",
    "タイプ",
    "타입",
    "tipo",
    "typ",
    "тип",
];

const OPTIONAL: &[&str] = &["optional", "可选", "是否可选", "是否选填", "opcional"];

const REQUIRED: &[&str] = &[
    "mandatory",
    "required",
    "必填",
    "必需",
    "必须",
    "必传",
    "必选",
    "是否必",
    "必須",
    "필수",
    "obligat",
    "obrigat",
    "requerid",
    "обязат",
];

const DEFAULT: &[&str] = &["default", "默认", "padrão", "por defecto", "по умолчанию"];

const RANGES: &[&str] = &[
    "range",
    "allowed",
    "values",
    "options",
    "enum",
    "constraint",
    "范围",
    "可选值",
    "枚举",
    "取值",
];

const DESCRIPTION: &[&str] = &[
    "desc",
    "meaning",
    "remark",
    "comment",
    "note",
    "detail",
    "explanation",
    "描述",
    "说明",
    "含义",
    "备注",
    "解释",
    "注解",
    "説明",
    "설명",
    "beschreibung",
    "описание",
];

/// The columns of a parameter or field table, as indices.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    pub(crate) name: Option<usize>,
    pub(crate) kind: Option<usize>,
    pub(super) required: Option<usize>,
    pub(super) default: Option<usize>,
    pub(super) description: Option<usize>,
    pub(super) ranges: Option<usize>,
    pub(super) count: usize,
    /// The column for what is required says what is optional.
    pub(super) inverted: bool,
}

impl Columns {
    /// Reads the heads of a table.
    pub(crate) fn of(table: &Table) -> Self {
        let mut found = Self {
            count: table.header.len(),
            ..Self::default()
        };
        for (at, head) in table.header.iter().enumerate() {
            let head = head
                .value
                .trim_matches(['*', '`', ' ', ':', '：', '?', '？'])
                .to_lowercase();
            let head = simplified(&head);
            let is = |words: &[&str]| words.contains(&head.as_str());
            let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
            let slot = if is(NAMES) {
                &mut found.name
            } else if is(KINDS) {
                &mut found.kind
            } else if is(OPTIONAL) {
                found.inverted = found.required.is_none();
                &mut found.required
            } else if has(REQUIRED) {
                &mut found.required
            } else if has(DEFAULT) {
                &mut found.default
            } else if has(RANGES) {
                &mut found.ranges
            } else if has(DESCRIPTION) {
                &mut found.description
            } else {
                continue;
            };
            slot.get_or_insert(at);
        }
        found
    }

    /// Whether any column is known.
    fn is_known(&self) -> bool {
        let known = [
            self.name,
            self.kind,
            self.required,
            self.default,
            self.description,
            self.ranges,
        ];
        known.iter().any(Option::is_some)
    }

    /// Whether the table is one of parameters or fields, even if the head of a column is misspelt.
    pub(super) fn is_table_of_names(&self) -> bool {
        let parts = [self.name, self.kind, self.required, self.default];
        parts.iter().flatten().count() > 1
    }

    /// Whether the table lists parameters, whatever its heading says.
    pub(crate) fn is_parameters(&self) -> bool {
        self.name.is_some() && self.required.is_some()
    }

    /// Whether the table lists named and typed things.
    pub(crate) fn is_fields(&self) -> bool {
        self.name.is_some() && (self.kind.is_some() || self.description.is_some())
    }
}
