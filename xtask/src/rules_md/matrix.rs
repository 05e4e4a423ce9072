//! The rules about the presence and absence of each optional field in each case.

use payment_core::{
    Mode, PaymentType, SessionDraft,
    request::{MethodType, PaymentMethod, SESSION},
    rules::is_presence_checked,
    schema::{Kind, Object},
};

use super::unfinished::UnfinishedRequest;

/// The verdict of the rules about a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell {
    /// The field may be present or absent.
    Allowed,
    /// Every valid request has the field.
    Required(Vec<&'static str>),
    /// The field may be present only with its default value.
    DefaultOnly(Vec<&'static str>),
    /// No valid request has the field.
    Rejected(Vec<&'static str>),
    /// Another field decides whether the field may be present.
    Depends(Vec<&'static str>),
    /// The object that contains the field cannot be present.
    Nowhere,
}

/// A case with a method or without one.
pub struct Column {
    pub method: Option<&'static str>,
    pub cells: Vec<Cell>,
}

/// Cases that differ only in their method.
pub struct Group {
    pub payment_type: &'static str,
    pub mode: &'static str,
    /// `None` if the cells are equal for both values.
    pub auto_confirm: Option<bool>,
    pub columns: Vec<Column>,
}

#[cfg(test)]
impl Group {
    pub fn covers(&self, auto_confirm: bool) -> bool {
        self.auto_confirm.is_none_or(|only| only == auto_confirm)
    }
}

/// A case without valid requests.
pub struct Impossible {
    pub name: String,
    pub rules: Vec<&'static str>,
}

pub struct Matrix {
    /// The paths of the fields, as wire names.
    pub rows: Vec<String>,
    pub groups: Vec<Group>,
    pub impossible: Vec<Impossible>,
}

/// The values that select a column.
#[derive(Clone, Copy)]
struct Situation {
    payment_type: &'static PaymentType,
    mode: &'static Mode,
    auto_confirm: bool,
    method: Option<&'static MethodType>,
}

impl Matrix {
    pub fn of_the_rules() -> Self {
        let mut rows = Vec::new();
        add_rows(SESSION, "", &[], &mut rows);
        let (mut groups, mut impossible) = (Vec::<Group>::new(), Vec::new());
        for of_group in Situation::all().chunk_by(|one, other| one.group() == other.group()) {
            let mut columns = Vec::new();
            for situation in of_group {
                match situation.column(&rows) {
                    Ok(column) => columns.push(column),
                    Err(rules) => impossible.push(Impossible { name: situation.name(), rules }),
                }
            }
            let (payment_type, mode, auto_confirm) = of_group[0].group();
            match groups.last_mut() {
                _ if columns.is_empty() => {}
                Some(last) if last.payment_type == payment_type && last.mode == mode && last.is_like(&columns) => {
                    last.auto_confirm = None;
                }
                _ => groups.push(Group { payment_type, mode, auto_confirm: Some(auto_confirm), columns }),
            }
        }
        Self { rows, groups, impossible }
    }
}

impl Group {
    fn is_like(&self, columns: &[Column]) -> bool {
        let same = |(a, b): (&Column, &Column)| a.method == b.method && a.cells == b.cells;
        self.columns.len() == columns.len() && self.columns.iter().zip(columns).all(same)
    }
}

/// Adds the wire names of the optional fields of the request, and of the nested ones whose presence a rule checks.
fn add_rows(object: &'static Object, wire: &str, path: &[&'static str], rows: &mut Vec<String>) {
    for field in object.fields {
        let path = [path, &[field.rust]].concat();
        let wire = if wire.is_empty() { field.wire.into() } else { format!("{wire}.{}", field.wire) };
        let decides =
            path.len() == 1 && matches!(field.rust, "payment_type" | "mode" | "auto_confirm" | "payment_method");
        if !field.required && !decides && (path.len() == 1 || is_presence_checked(SESSION, &path)) {
            rows.push(wire.clone());
        }
        if let Kind::Object(inner) = field.kind {
            add_rows(inner, &wire, &path, rows);
        }
    }
}

impl Situation {
    /// Returns all cases. Those of a group follow each other.
    fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for payment_type in PaymentType::VALUES {
            for mode in Mode::VALUES {
                for auto_confirm in [true, false] {
                    let methods = [None].into_iter().chain(MethodType::VALUES.iter().map(Some));
                    all.extend(methods.map(|method| Self { payment_type, mode, auto_confirm, method }));
                }
            }
        }
        all
    }

    /// Returns the values that the cases of a group share.
    fn group(self) -> (&'static str, &'static str, bool) {
        (self.payment_type.as_str(), self.mode.as_str(), self.auto_confirm)
    }

    fn draft(self) -> SessionDraft {
        let mut draft = SessionDraft::new("1".parse().expect("the reference is valid"));
        draft.payment_type = Some(*self.payment_type);
        draft.mode = Some(*self.mode);
        draft.auto_confirm = Some(self.auto_confirm);
        draft.payment_method = self.method.copied().map(PaymentMethod::new);
        draft
    }

    fn column(self, rows: &[String]) -> Result<Column, Vec<&'static str>> {
        let set: &[&[&str]] = &[&["payment_type"], &["mode"], &["auto_confirm"], &["payment_method", "type"]];
        let set = if self.method.is_some() { set } else { &set[..3] };
        let mut possible = UnfinishedRequest::of(&self.draft(), set).cells()?;
        let cells = rows.iter().map(|row| possible.remove(row).unwrap_or(Cell::Nowhere)).collect();
        Ok(Column { method: self.method.map(MethodType::as_str), cells })
    }

    fn name(self) -> String {
        let method = self.method.map_or("no method", MethodType::as_str);
        let auto_confirm = if self.auto_confirm { "" } else { ", autoConfirm false" };
        format!("{}, {}{auto_confirm}, {method}", self.payment_type, self.mode)
    }
}
