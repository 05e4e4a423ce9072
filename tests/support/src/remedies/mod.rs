//! A property of remedies: applied to a request, each of them removes its mistake, and brings none but those that it hid.

mod apply;
mod mistaken;

use std::fs;

use payment_core::{
    inspect::help::Remedy,
    rules::{RuleId, Waiver, Waivers},
    schema::Object,
};
use serde_json::{Value, json};

use self::{
    apply::{apply, leaves_choice, ways},
    mistaken::mistaken,
};
use crate::Random;

/// The most remedies that a request needs, one after the other, without the entries that nobody had looked into before.
const MOST_STEPS: usize = 10;

/// The steps that follow where nobody can know which of several enum values is meant, and one is drawn: the request around it
/// may have the branches of another method.
const STEPS_OF_CHOICE: usize = 3;

/// A mistake that a check has found.
#[derive(Debug)]
pub struct Found {
    /// The rule that is broken.
    pub id: RuleId,
    /// The JSON pointer of the place to blame.
    pub pointer: String,
    /// The message.
    pub message: String,
    /// The text of the help.
    pub help: String,
    /// The changes of each suggestion.
    pub remedies: Vec<Vec<Remedy>>,
    /// The rules and pointers of further mistakes that the same error is about.
    pub others: Vec<(RuleId, String)>,
}

impl Found {
    fn is_same(&self, other: &Self) -> bool {
        (self.id, &self.pointer, &self.message) == (other.id, &other.pointer, &other.message)
    }

    fn is_between(&self) -> bool {
        self.id.rule().is_between_fields()
    }
}

/// The result of a check.
#[derive(Debug)]
pub struct Report {
    /// The mistakes, in the order of the source.
    pub found: Vec<Found>,
    /// The rules that nobody can decide.
    pub undecided: Waivers,
}

/// A kind of request, and the check that is tested with it.
#[allow(missing_debug_implementations, reason = "a function has no `Debug`")]
pub struct Subject<'c> {
    /// The object that the bodies should be.
    pub object: &'static Object,
    /// The check.
    pub check: &'c dyn Fn(&Value) -> Report,
    /// Valid bodies.
    pub bodies: Vec<Value>,
}

/// What was tried.
#[derive(Debug, Default)]
pub struct Tried {
    /// The number of remedies.
    pub remedies: usize,
    /// What is wrong with remedies.
    pub flaws: Vec<String>,
    /// The requests whose remedies do not end.
    pub endless: Vec<String>,
}

impl Subject<'_> {
    /// Makes one to five mistakes in each of `count` bodies, and follows the remedies of all that the check finds.
    pub fn try_remedies(&self, count: usize, random: &mut Random) -> Tried {
        let mut tried = Tried::default();
        for _ in 0..count {
            let mut body = random.one(&self.bodies).clone();
            for _ in 0..=random.below(5) {
                mistaken(&mut body, random);
            }
            let report = (self.check)(&body);
            for found in &report.found {
                for remedy in &found.remedies {
                    tried.remedies += usize::from(!remedy.is_empty());
                    for way in 0..ways(remedy) {
                        tried.flaws.extend(self.flaw(&body, &report, found, remedy, way, random));
                    }
                }
            }
            tried.endless.extend(self.endless(&body, &report, random));
        }
        tried
    }

    /// Returns what is wrong with a remedy.
    fn flaw(
        &self,
        body: &Value,
        report: &Report,
        found: &Found,
        remedy: &[Remedy],
        way: usize,
        random: &mut Random,
    ) -> Option<String> {
        let applied = apply(body, self.object, found, remedy, way, random)?;
        let after = (self.check)(&applied.body);
        let count = |found: &[Found], wanted: &Found| found.iter().filter(|found| found.is_same(wanted)).count();
        let flaw = |what: &str| {
            Some(format!("{what}\n    of {:?}\n    {remedy:?}\n    {body}", (&found.pointer, &found.message)))
        };
        if applied.is_lost {
            return flaw("the field is there already");
        }
        if count(&after.found, found) >= count(&report.found, found) {
            return flaw("the mistake is left");
        }
        let (pointer, object) = (&found.pointer, found.pointer.rsplit_once('/').map_or("", |(outer, _)| outer));
        let is_known = |new: &Found| {
            let is_in_unseen = |place: &String| {
                new.pointer.starts_with(place)
                    || place.starts_with(&format!("{}/", new.pointer)) && new.pointer != object
            };
            let was_undecided = |waiver: &&Waiver| waiver.rule() == new.id && report.undecided.contains(**waiver);
            count(&after.found, new) <= count(&report.found, new)
                || Waiver::ALL.iter().any(|waiver| was_undecided(&waiver))
                || applied.unseen.iter().any(is_in_unseen)
                // The error is about this, too, and the remedy removes it.
                || found.others.contains(&(new.id, new.pointer.clone()))
                // The content of an object is its author's.
                || new.is_between() && new.pointer.starts_with(&format!("{pointer}/"))
                // Any field of its object may have been meant.
                || found.id == RuleId::UnknownField && new.pointer == object
                // A rule between fields chooses something else, which has rules of its own.
                || new.is_between() && (found.is_between() || found.id == RuleId::UnknownField)
        };
        let new = after.found.iter().find(|new| !is_known(new))?;
        flaw(&format!("new: {}: {} ({})", new.pointer, new.message, new.id))
    }

    /// Follows the remedies, one after the other. Returns the steps if they do not end.
    fn endless(&self, first: &Value, report: &Report, random: &mut Random) -> Option<String> {
        let (mut body, mut steps) = (first.clone(), Vec::new());
        // Whatever is in the value of an unknown key is checked only once the value has a place.
        let unknown = report.found.iter().filter(|found| found.id == RuleId::UnknownField);
        let unseen: usize = unknown.filter_map(|found| body.pointer(&found.pointer)).map(entries).sum();
        let mut most = MOST_STEPS + unseen;
        while steps.len() < most {
            let report = (self.check)(&body);
            let (found, remedy) = report.found.iter().find_map(|found| {
                let first = found.remedies.first()?;
                (!first.is_empty()).then_some((found, first))
            })?;
            most += if leaves_choice(self.object, remedy) { STEPS_OF_CHOICE } else { 0 };
            steps.push(format!("    {}: {}: {}", found.pointer, found.message, found.help));
            body = apply(&body, self.object, found, remedy, random.below(ways(remedy)), random)?.body;
        }
        (!(self.check)(&body).found.is_empty()).then(|| format!("{first}\n{}", steps.join("\n")))
    }
}

/// Returns the number of entries of a value, at any depth.
fn entries(value: &Value) -> usize {
    match value {
        Value::Object(fields) => fields.len() + fields.values().map(entries).sum::<usize>(),
        Value::Array(items) => items.iter().map(entries).sum(),
        _ => 0,
    }
}

/// Returns the documented sessions.
///
/// # Panics
///
/// Panics if a file cannot be read.
pub fn sessions() -> Vec<Value> {
    let files = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../data/requests")).unwrap();
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    let bodies = files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "json"));
    bodies.map(|file| serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()).collect()
}

/// Returns a refund with all that one can have.
pub fn refunds() -> Vec<Value> {
    Vec::from([json!({
        "clientReferenceId": "R", "chargeId": "C", "reason": "DUPLICATE", "method": "TRANSFER_ONLY",
        "amount": { "value": "10000", "currency": "IDR" },
        "transferDestination": {
            "channelCode": "BCA", "channelInformation": { "accountNumber": "1", "accountName": "Ayu" },
        },
    })])
}

impl Tried {
    /// Asserts that nothing is wrong, and that there was something to try.
    ///
    /// # Panics
    ///
    /// Panics if a remedy is wrong, if remedies do not end, or if there is none.
    pub fn assert_all_are_right(&self) {
        let Self { remedies, flaws, endless } = self;
        println!("{remedies} remedies, {} flaws, {} endless", flaws.len(), endless.len());
        assert!(*remedies > 0, "no remedy was tried");
        let shown = |texts: &[String]| texts[..texts.len().min(12)].join("\n\n");
        assert!(flaws.is_empty(), "{} of {remedies} remedies are wrong:\n{}", flaws.len(), shown(flaws));
        assert!(endless.is_empty(), "{} requests do not end:\n{}", endless.len(), shown(endless));
    }
}
