//! One look at what is written, against schema and rules: the same for the macro's tokens and for JSON.
//!
//! As part of the macro all this is compiled unoptimised, in every clean build: so loops stand where the standard
//! library's adaptors would, of which each is compiled once more for each use.

mod channel;
mod facts;
mod free;
#[cfg(feature = "runtime")]
pub(crate) mod json_tree;
mod key_style;
mod order;
mod samples;
pub mod tree;
mod unknown;
mod values;
mod which;
mod words;

use alloc::{string::String, vec::Vec};

use crate::base::wording::{self, Said};
pub use crate::base::wording::{joined, say, shorten};
pub use crate::schema::key_style::{Style, fill};
use crate::{
    inspect::tree::{Entry, Node, Standing, Value},
    rules::{RULES, Rule},
    schema::{Object, RuleId, facts::Scope},
};

pub use order::sorted;
pub use unknown::nearest;

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
        start: 0,
        scope: object.scope,
        is_beside_number: false,
        origin,
        style: if let Origin::Macro = origin { Style::of(root) } else { Style::Wire },
    };
    let place = root.place;
    match &mut root.value {
        Value::Object(entries) => inspector.object(object, entries, place),
        Value::Broken => {}
        _ => inspector.report(RuleId::Json, place, ("a request must be a JSON object", &[]), ("write `{ … }`", &[])),
    }
    sorted(inspector.findings)
}

struct Inspector {
    findings: Vec<Finding>,
    /// Of the value that is being looked at.
    pointer: String,
    /// The same in Rust names.
    path: Vec<&'static str>,
    /// Where in it the object lies that combination rules are about.
    start: usize,
    scope: Option<&'static Scope>,
    /// Whether an account number stands beside the channel that is looked at.
    is_beside_number: bool,
    origin: Origin,
    style: Style,
}

impl Inspector {
    fn report(&mut self, rule: RuleId, place: usize, message: Said<'_>, help: Said<'_>) {
        self.findings.push(Finding {
            rule: rule.rule(),
            place,
            pointer: self.pointer.clone(),
            message: say(message.0, message.1),
            help: say(help.0, help.1),
            other: None,
        });
    }

    /// Goes to a value under a key or index, to which pointer and path are set until [`Self::leave`].
    fn enter(&mut self, segment: &str, rust: &'static str) -> usize {
        let outer = self.pointer.len();
        self.pointer.push('/');
        wording::escape(segment, &mut self.pointer);
        self.path.push(rust);
        outer
    }

    /// Goes back from it, with what `enter` gave.
    fn leave(&mut self, outer: usize) {
        self.pointer.truncate(outer);
        self.path.pop();
    }

    /// Looks at an object's members, then at the combinations of them that it has rules for.
    fn object(&mut self, object: &'static Object, entries: &mut [Entry<'_>], place: usize) {
        let (style, scope, start) = (self.style, self.scope, self.start);
        if let (Origin::Macro, Some(own)) = (self.origin, Style::of_entries(entries)) {
            self.style = own;
        }
        if object.scope.is_some() {
            (self.scope, self.start) = (object.scope, self.path.len());
        }
        self.keys(object, entries);
        let is_beside_number = self.has_number(entries);
        self.is_beside_number = is_beside_number;
        for entry in &mut *entries {
            match entry.standing {
                Standing::Given(field) => self.member(field, entry),
                // what lies under it is unknown, but the macro wants to know the types of run-time values
                Standing::Near(field) | Standing::Repeated(field) if self.origin == Origin::Macro => {
                    let spoken = self.findings.len();
                    self.member(field, entry);
                    self.findings.truncate(spoken);
                }
                _ => {}
            }
        }
        self.missing(object, entries, place);
        if is_beside_number {
            self.channel_beside_number(entries);
        }
        self.is_beside_number = false;
        if let Some(own) = object.scope {
            self.combinations(own, object, entries, place);
        }
        (self.style, self.scope, self.start) = (style, scope, start);
    }

    /// Which member each key is.
    fn keys(&mut self, object: &'static Object, entries: &mut [Entry<'_>]) {
        // those that are members, each once
        let mut given: Vec<usize> = Vec::new();
        for at in 0..entries.len() {
            let entry = &entries[at];
            let field = if entry.is_identifier { object.by_rust(&entry.key) } else { object.by_wire(&entry.key) };
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
        let firsts = order::firsts(entries, true);
        for at in 0..entries.len() {
            let (entry, first) = (&entries[at], firsts[at]);
            if !matches!(entry.standing, Standing::New) {
                continue;
            }
            if first < at {
                self.duplicate(&entry.key, entry.place, entries[first].place);
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
        let outer = self.enter(key, "");
        let name = wording::shorten(key);
        self.report(RuleId::DuplicateField, place, ("`{}` is given twice", &[&name]), ("remove one of them", &[]));
        self.leave(outer);
        if let Some(finding) = self.findings.last_mut() {
            finding.other = Some(first);
        }
    }

    /// Speaks of required members that are not there: each by itself in JSON, all at once in the macro.
    fn missing(&mut self, object: &'static Object, entries: &[Entry<'_>], place: usize) {
        let (mut names, mut samples, mut first) = (Vec::new(), Vec::new(), None);
        for field in object.fields {
            if !field.required || facts::is_there(field, entries) {
                continue;
            }
            let (name, sample) = (self.style.name(field), self.style.sample_beside(field, entries));
            if self.origin != Origin::Macro {
                let (message, help) = match facts::member(entries, field.rust) {
                    Some(_) => ("{} is required, so it cannot be `null`", "write `{}`"),
                    None => ("{} is missing", "add `{}`"),
                };
                self.report(field.missing(), place, (message, &[&name]), (help, &[&sample]));
                continue;
            }
            if first.is_none() {
                first = Some(field);
            }
            names.push(name);
            samples.push(sample);
        }
        let Some(first) = first else { return };
        let is_one = names.len() == 1;
        let (place, message, help) = match facts::member(entries, first.rust) {
            Some(entry) if is_one => (entry.value.place, "{} is required, so it cannot be `null`", "write `{}`"),
            _ if is_one => (place, "{} is missing", "add `{}`"),
            _ => (place, "{} are missing", "add `{}`"),
        };
        let (names, samples) = (wording::joined(&names, "and"), wording::commas(&samples));
        self.report(first.missing(), place, (message, &[&names]), (help, &[&samples]));
    }

    /// Which combination rules are broken, and where the blame goes.
    fn combinations(&mut self, scope: &'static Scope, object: &'static Object, entries: &[Entry<'_>], place: usize) {
        let shape = facts::shape(scope, object, entries);
        for rule in RULES {
            for check in rule.checks(scope) {
                let Some(case) = check.broken(shape) else { continue };
                // what is missing only if its `Option` is empty: to add it would give it twice
                let optional = facts::optional(case.off & shape.maybe, scope, entries);
                let blame = match optional {
                    Some((entry, fact)) => Some((entry.place, fact)),
                    None => facts::place(case.blame, scope, entries),
                };
                let (mut pointer, mut blamed) = (self.pointer.clone(), place);
                if let Some((place, fact)) = blame {
                    blamed = place;
                    facts::follow(fact, entries, &mut pointer);
                }
                let details = facts::details(case, scope, object, entries, self.style);
                let mut message = fill(case.message, self.style, &details);
                let mut help = fill(case.help, self.style, &details);
                if let Some((entry, _)) = optional {
                    message = say("if this is `None`, {}", &[&message]);
                    let style = if entry.is_identifier { Style::Rust } else { Style::Wire };
                    help = say("write `{}:` with a value that is always present", &[&style.word(&entry.key)]);
                }
                self.findings.push(Finding { rule, place: blamed, pointer, message, help, other: None });
            }
        }
    }
}
