//! One look at what is written, against schema and rules: the same for the macro's tokens and for JSON.
//!
//! As part of the macro all this is compiled unoptimised, in every clean build: so loops stand where the standard
//! library's adaptors would, of which each is compiled once more for each use.

mod facts;
mod free;
mod order;
mod samples;
mod unknown;
mod values;
mod which;
mod wording;

use alloc::{format, string::String, vec::Vec};

use crate::{
    node::{Entry, Node, Standing, Value},
    rules::{self, RULES, Rule},
    schema::{Field, Object},
    shape::Scope,
};

pub use order::sorted;
pub use wording::{Style, fill, joined};

/// Something that is wrong.
pub struct Finding {
    pub rule: &'static Rule,
    /// The place to blame; see [`Node::place`].
    pub place: usize,
    /// The JSON pointer of the same.
    pub pointer: String,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// The place of another thing that it clashes with: the first of two equal keys.
    pub other: Option<usize>,
}

/// Where a tree comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A text, read by the running program.
    Json,
    /// A draft: checked values, whose combinations nobody has checked.
    Draft,
    /// Source code.
    Macro,
}

/// Everything that is wrong with `root` as a request, in the order of the source. What was found out stays in the
/// tree.
pub fn inspect(object: &'static Object, root: &mut Node<'_>, origin: Origin) -> Vec<Finding> {
    let mut inspector = Inspector {
        findings: Vec::new(),
        pointer: String::new(),
        path: Vec::new(),
        scope: object.scope,
        origin,
        style: if origin == Origin::Macro { Style::of(root) } else { Style::Wire },
    };
    let place = root.place;
    match &mut root.value {
        Value::Object(entries) => inspector.object(object, entries, place),
        Value::Broken => {}
        _ => inspector.find("json", place, "a request is a JSON object".into(), "write `{ … }`".into()),
    }
    sorted(inspector.findings)
}

struct Inspector {
    findings: Vec<Finding>,
    /// Of the value that is being looked at.
    pointer: String,
    /// The same in Rust names, from the object that combination rules are about.
    path: Vec<&'static str>,
    scope: Option<&'static Scope>,
    origin: Origin,
    style: Style,
}

impl Inspector {
    fn find(&mut self, rule: &str, place: usize, message: String, help: String) {
        self.find_at(rule, place, self.pointer.clone(), message, help);
    }

    fn find_at(&mut self, rule: &str, place: usize, pointer: String, message: String, help: String) {
        self.findings.push(Finding { rule: rules::find(rule), place, pointer, message, help, other: None });
    }

    /// Looks at a value under a key or index, with pointer and path set to it.
    fn within(&mut self, segment: &str, rust: &'static str, look: impl FnOnce(&mut Self)) {
        let length = self.pointer.len();
        self.pointer.push('/');
        wording::escape(segment, &mut self.pointer);
        self.path.push(rust);
        look(self);
        self.path.pop();
        self.pointer.truncate(length);
    }

    /// Looks at an object's members, then at the combinations of them that it has rules for.
    fn object(&mut self, object: &'static Object, entries: &mut [Entry<'_>], place: usize) {
        let outer_style = self.style;
        if self.origin == Origin::Macro {
            self.style = Style::of_entries(entries).unwrap_or(outer_style);
        }
        // a scope of its own begins a new path
        let outer = match object.scope {
            Some(scope) => Some((self.scope.replace(scope), core::mem::take(&mut self.path))),
            None => None,
        };
        self.keys(object, entries);
        for entry in &mut *entries {
            match entry.standing {
                Standing::Given(field) => self.within(field.wire, field.rust, |this| this.member(field, entry)),
                // what lies under it is unknown, but the macro wants to know the types of run-time values
                Standing::Near(field) | Standing::Repeated(field) if self.origin == Origin::Macro => {
                    let spoken = self.findings.len();
                    self.within(field.wire, field.rust, |this| this.member(field, entry));
                    self.findings.truncate(spoken);
                }
                _ => {}
            }
        }
        self.missing(object, entries, place);
        self.channel_beside_number(entries);
        if let Some((scope, path)) = outer {
            self.combinations(object, entries, place);
            (self.scope, self.path) = (scope, path);
        }
        self.style = outer_style;
    }

    /// Which member each key is.
    fn keys(&mut self, object: &'static Object, entries: &mut [Entry<'_>]) {
        // those that are members, each once
        let mut given: Vec<usize> = Vec::new();
        for at in 0..entries.len() {
            let entry = &entries[at];
            let field = match entry.is_identifier {
                true => object.by_rust(&entry.key),
                false => object.by_wire(&entry.key),
            };
            let Some(field) = field else { continue };
            let mut standing = Standing::Given(field);
            for first in &given {
                if entries[*first].counts_as(field) {
                    standing = Standing::Repeated(field);
                    self.duplicate(&entry.key, entry.place, entries[*first].place);
                }
            }
            if let Standing::Given(_) = standing {
                given.push(at);
            }
            entries[at].standing = standing;
        }
        for (at, first) in order::firsts(entries, true).iter().enumerate() {
            let entry = &entries[at];
            if !matches!(entry.standing, Standing::New) {
                continue;
            }
            if *first < at {
                self.duplicate(&entry.key, entry.place, entries[*first].place);
                entries[at].standing = Standing::Unknown;
            } else {
                let standing = self.unknown(object, entry, entries, &given);
                let entry = &mut entries[at];
                entry.standing = standing;
                if entry.is_alone() && !entry.key.is_empty() {
                    // a misspelt key is no better a variable
                    entry.value.value = Value::Broken;
                }
            }
        }
    }

    fn duplicate(&mut self, key: &str, place: usize, first: usize) {
        let name = wording::shorten(key);
        self.within(key, "", |this| {
            this.find("duplicate-field", place, format!("`{name}` is given twice"), "leave one of them out".into());
        });
        if let Some(finding) = self.findings.last_mut() {
            finding.other = Some(first);
        }
    }

    /// Speaks of an unknown key, and tells what it counts as.
    fn unknown(&mut self, object: &'static Object, entry: &Entry<'_>, all: &[Entry<'_>], given: &[usize]) -> Standing {
        let is_macro = self.origin == Origin::Macro;
        let wordless = if is_macro { unknown::wordless(object, entry) } else { None };
        let mut near = wordless;
        if near.is_none() {
            near = unknown::nearest(object, &entry.key);
        }
        if near.is_none() && is_macro {
            near = unknown::begun(object, entry);
        }
        let mut is_present = false;
        for at in given {
            is_present |= matches!(near, Some(field) if all[*at].is(field));
        }
        let name = match &*entry.key {
            "" => "\"\"".into(),
            key => wording::shorten(key),
        };
        let style = if entry.is_identifier { Style::Rust } else { Style::Wire };
        let help = match near {
            Some(field) if is_present => format!("leave it out: {} is there", style.name(field)),
            Some(field) if wordless.is_some() => format!("write `{}: {}`", style.key(field), style.word(&entry.key)),
            Some(field) => format!("write `{}`", style.key(field)),
            None => unknown::help(object, &entry.key, &self.pointer, style),
        };
        self.within(&entry.key, "", |this| {
            this.find("unknown-field", entry.place, format!("unknown key `{name}`"), help);
        });
        match near {
            Some(field) if !is_present => Standing::Near(field),
            _ => Standing::Unknown,
        }
    }

    /// Speaks of required members that are not there: each by itself in JSON, all at once in the macro.
    fn missing(&mut self, object: &'static Object, entries: &[Entry<'_>], place: usize) {
        let mut missing = Vec::new();
        for field in object.fields {
            if field.required && !is_there(field, entries) {
                missing.push(field);
            }
        }
        if self.origin == Origin::Macro
            && let [field] = &*missing
            && let Some(entry) = facts::member(entries, field.rust)
        {
            let message = format!("{} is required, so it cannot be `null`", self.style.name(field));
            self.find(field.missing(), entry.value.place, message, format!("write `{}`", self.style.sample(field)));
            return;
        }
        match (self.origin, &*missing) {
            (_, []) => {}
            (Origin::Macro, [first, ..]) => {
                let verb = if missing.len() == 1 { "is" } else { "are" };
                let message = format!("{} {verb} missing", self.style.list(&missing));
                self.find(first.missing(), place, message, format!("add `{}`", self.style.samples(&missing)));
            }
            (Origin::Json | Origin::Draft, _) => {
                for field in &missing {
                    let message = format!("{} is missing", self.style.name(field));
                    self.find(field.missing(), place, message, format!("add `{}`", self.style.sample(field)));
                }
            }
        }
    }

    /// Which combination rules are broken, and where the blame goes.
    fn combinations(&mut self, object: &'static Object, entries: &[Entry<'_>], place: usize) {
        let Some(scope) = object.scope else { return };
        let shape = facts::shape(scope, object, entries);
        for rule in RULES {
            for check in rule.checks(scope) {
                let Some(case) = check.broken(shape) else { continue };
                let (place, pointer) = facts::place(case.blame, scope, entries).unwrap_or((place, String::new()));
                let pointer = format!("{}{pointer}", self.pointer);
                let details = facts::details(case, scope, entries, self.style);
                let message = wording::fill(case.message, self.style, &details);
                let help = wording::fill(case.help, self.style, &details);
                self.findings.push(Finding { rule, place, pointer, message, help, other: None });
            }
        }
    }
}

/// Whether a member is there, if under a misspelt key.
fn is_there(field: &Field, entries: &[Entry<'_>]) -> bool {
    for entry in entries {
        if entry.is(field) || matches!(entry.standing, Standing::Near(near) if core::ptr::eq(near, field)) {
            return true;
        }
    }
    false
}
