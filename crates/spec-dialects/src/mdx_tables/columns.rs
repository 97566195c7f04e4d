//! What the columns of a table hold, by their heads.

use spec_markup::Table;

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
                .trim_matches(['*', '`', ' ', ':', '：'])
                .to_lowercase();
            let is = |words: &[&str]| words.contains(&head.as_str());
            let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
            let slot = if is(&[
                "name",
                "parameter",
                "parameter name",
                "param",
                "field",
                "field name",
                "key",
                "argument",
                "property",
                "名称",
                "参数",
                "参数名",
                "参数名称",
                "字段",
                "字段名",
                "字段名称",
            ]) {
                &mut found.name
            } else if is(&[
                "type",
                "data type",
                "类型",
                "数据类型",
                "参数类型",
                "字段类型",
            ]) {
                &mut found.kind
            } else if has(&[
                "mandatory",
                "required",
                "必填",
                "必需",
                "必须",
                "必传",
                "是否必",
            ]) {
                &mut found.required
            } else if has(&["default", "默认"]) {
                &mut found.default
            } else if has(&[
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
            ]) {
                &mut found.ranges
            } else if has(&[
                "desc", "meaning", "remark", "comment", "note", "描述", "说明", "含义", "备注",
                "解释",
            ]) {
                &mut found.description
            } else {
                continue;
            };
            slot.get_or_insert(at);
        }
        found
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
