//! Each optional field in each case: what the rules say when it is there, and when it is not.

use payment_session::{
    MethodType, Mode, PaymentType,
    rules::{self, Case},
    schema::{Kind, Object, SESSION},
    shape::{Fact, Shape, Test},
};

/// What the rules say of a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell {
    /// It may be there, and may be absent.
    Allowed,
    /// No valid request is without it.
    Required(Vec<&'static str>),
    /// No valid request has it.
    Refused(Vec<&'static str>),
    /// It may be there if something else is, or is not.
    Depends(Vec<&'static str>),
    /// Its object cannot be there.
    Nowhere,
}

/// A case with a method, or with none.
pub struct Column {
    pub method: Option<&'static str>,
    pub cells: Vec<Cell>,
}

/// Cases that differ in their method alone.
pub struct Group {
    pub payment_type: &'static str,
    pub mode: &'static str,
    /// `None` where the cells are the same either way.
    pub auto_confirm: Option<bool>,
    pub columns: Vec<Column>,
}

impl Group {
    pub fn covers(&self, auto_confirm: bool) -> bool {
        self.auto_confirm.is_none_or(|only| only == auto_confirm)
    }
}

/// A case that no request can be in.
pub struct Impossible {
    pub what: String,
    pub rules: Vec<&'static str>,
}

pub struct Matrix {
    /// The fields' paths, in wire names.
    pub rows: Vec<String>,
    pub groups: Vec<Group>,
    pub impossible: Vec<Impossible>,
}

/// A field: where it is, in Rust names.
struct Row {
    wire: String,
    path: Vec<&'static str>,
}

/// What decides the columns.
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
        fields(SESSION, "", &[], &mut rows);
        let (mut groups, mut impossible) = (Vec::<Group>::new(), Vec::new());
        for (payment_type, mode) in
            PaymentType::WORDS.iter().flat_map(|kind| Mode::WORDS.iter().map(move |mode| (kind, mode)))
        {
            for auto_confirm in [true, false] {
                let methods = [None].into_iter().chain(MethodType::WORDS.iter().map(Some));
                let situations = methods.map(|method| Situation { payment_type, mode, auto_confirm, method });
                let mut columns = Vec::new();
                for situation in situations {
                    match situation.column(&rows) {
                        Ok(column) => columns.push(column),
                        Err(rules) => impossible.push(Impossible { what: situation.name(), rules }),
                    }
                }
                let (payment_type, mode) = (payment_type.as_str(), mode.as_str());
                match groups.last_mut() {
                    _ if columns.is_empty() => {}
                    Some(last) if last.payment_type == payment_type && last.mode == mode && last.is_like(&columns) => {
                        last.auto_confirm = None;
                    }
                    _ => groups.push(Group { payment_type, mode, auto_confirm: Some(auto_confirm), columns }),
                }
            }
        }
        Self { rows: rows.into_iter().map(|row| row.wire).collect(), groups, impossible }
    }
}

impl Group {
    fn is_like(&self, columns: &[Column]) -> bool {
        let same = |(a, b): (&Column, &Column)| a.method == b.method && a.cells == b.cells;
        self.columns.len() == columns.len() && self.columns.iter().zip(columns).all(same)
    }
}

/// The optional fields: those of the request itself, and those inside whose presence a rule asks for.
fn fields(object: &'static Object, wire: &str, path: &[&'static str], rows: &mut Vec<Row>) {
    for field in object.fields {
        let path = [path, &[field.rust]].concat();
        let wire = if wire.is_empty() { field.wire.into() } else { format!("{wire}.{}", field.wire) };
        let decides =
            path.len() == 1 && matches!(field.rust, "payment_type" | "mode" | "auto_confirm" | "payment_method");
        let asked = facts().any(|(_, fact)| fact.path == path && matches!(fact.test, Test::Present | Test::Chosen));
        if !field.required && !decides && (path.len() == 1 || asked) {
            rows.push(Row { wire: wire.clone(), path: path.clone() });
        }
        if let Kind::Object(inner) = field.kind {
            fields(inner, &wire, &path, rows);
        }
    }
}

/// The facts about a request, each with its bit.
fn facts() -> impl Iterator<Item = (u64, &'static Fact)> {
    let scope = SESSION.scope.expect("there are rules about requests");
    scope.facts.iter().enumerate().map(|(at, fact)| (1 << at, fact))
}

fn bits(of: impl Fn(&Fact) -> bool) -> u64 {
    facts().filter(|(_, fact)| of(fact)).fold(0, |bits, (bit, _)| bits | bit)
}

/// What holds when the member at this path is there: its objects are, too.
fn there(path: &[&str]) -> u64 {
    bits(|fact| path.starts_with(fact.path) && matches!(fact.test, Test::Present | Test::Chosen))
}

/// The rules that are broken, and how.
fn broken(is: u64) -> Vec<(&'static str, &'static Case)> {
    let scope = SESSION.scope.expect("there are rules about requests");
    rules::broken(scope, Shape::known(is)).map(|(rule, case)| (rule.id, case)).collect()
}

/// What might be added so that the case is no longer so.
fn additions(case: &Case, forbidden: u64) -> impl Iterator<Item = u64> {
    let missing = case.off & !forbidden;
    facts().filter(move |(bit, _)| bit & missing != 0).map(|(bit, fact)| bit | there(fact.path))
}

/// Whether some valid request has all this, and nothing that is forbidden.
fn can_be(is: u64, forbidden: u64) -> bool {
    match broken(is).first() {
        None => true,
        Some((_, case)) => additions(case, forbidden).any(|bits| bits & forbidden == 0 && can_be(is | bits, forbidden)),
    }
}

fn ids(broken: impl IntoIterator<Item = (&'static str, &'static Case)>) -> Vec<&'static str> {
    let mut ids: Vec<_> = broken.into_iter().map(|(id, _)| id).collect();
    ids.dedup();
    ids
}

impl Situation {
    /// The facts that it decides: those that hold, and all.
    fn decided(self) -> (u64, u64) {
        let word = |fact: &Fact| match *fact.path {
            ["payment_type"] => Some(self.payment_type.as_str()),
            ["mode"] => Some(self.mode.as_str()),
            ["auto_confirm"] => Some(if self.auto_confirm { "true" } else { "false" }),
            ["payment_method", "type"] => Some(self.method.map_or("", MethodType::as_str)),
            _ => None,
        };
        let holds = |fact: &Fact| match fact.test {
            Test::Is(wanted) => word(fact) == Some(wanted),
            Test::False => word(fact) == Some("false"),
            _ => word(fact).is_some_and(|word| !word.is_empty()),
        };
        (bits(holds), bits(|fact| word(fact).is_some()))
    }

    fn column(self, rows: &[Row]) -> Result<Column, Vec<&'static str>> {
        let (base, mut fixed) = self.decided();
        fixed |= bits(|fact| fact.test == Test::Misfit);
        if self.method.is_none() {
            // it would need a type
            fixed |= bits(|fact| fact.path.starts_with(&["payment_method"]));
        }
        if !can_be(base, fixed) {
            return Err(ids(broken(base).into_iter().filter(|(_, case)| additions(case, fixed).next().is_none())));
        }
        let cells: Vec<_> = rows.iter().map(|row| self.cell(row, base, fixed)).collect();
        let is_refused = |path: &[&str]| {
            rows.iter().zip(&cells).any(|(row, cell)| row.path == path && matches!(cell, Cell::Refused(_)))
        };
        let lies_in_refused = |row: &Row| (1..row.path.len()).any(|length| is_refused(&row.path[..length]));
        let told = |(row, cell): (&Row, &Cell)| if lies_in_refused(row) { Cell::Nowhere } else { cell.clone() };
        let cells = rows.iter().zip(&cells).map(told).collect();
        Ok(Column { method: self.method.map(MethodType::as_str), cells })
    }

    fn cell(self, row: &Row, base: u64, fixed: u64) -> Cell {
        if self.method.is_none() && row.path.starts_with(&["payment_method"]) {
            return Cell::Nowhere;
        }
        let present = base | there(&row.path);
        // what lies in it goes with it
        let absent = fixed | bits(|fact| fact.path.starts_with(&row.path));
        let without = broken(base);
        let is_new = |(_, case): &(&str, &Case)| !without.iter().any(|(_, known)| std::ptr::eq(*known, *case));
        let with: Vec<_> = broken(present).into_iter().filter(is_new).collect();
        if !can_be(present, fixed) {
            return Cell::Refused(ids(with.into_iter().filter(|(_, case)| additions(case, fixed).next().is_none())));
        }
        let mended = |(_, case): &(&str, &Case)| case.off & absent & !fixed != 0;
        if !can_be(base, absent) {
            return Cell::Required(ids(without.into_iter().filter(mended)));
        }
        let conditions = ids(with.into_iter().chain(without.into_iter().filter(mended)));
        if conditions.is_empty() { Cell::Allowed } else { Cell::Depends(conditions) }
    }

    fn name(self) -> String {
        let method = self.method.map_or("no method", MethodType::as_str);
        let auto_confirm = if self.auto_confirm { "" } else { ", autoConfirm false" };
        format!("{}, {}{auto_confirm}, {method}", self.payment_type, self.mode)
    }
}
