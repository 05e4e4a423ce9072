//! A property of remedies: applied to a request, each of them removes its mistake, and brings none but those that it hid.

mod apply;
mod mistaken;

use std::{collections::HashSet, fs};

use payment_core::{
    inspect::help::Remedy,
    rules::{RuleId, Waiver, Waivers},
    schema::Object,
};
use serde_json::{Value, json};

use self::{
    apply::{apply, leaves_choice, names, normalized, ways},
    mistaken::mistaken,
};
use crate::Random;

/// The most remedies that a request needs, one after the other, without those of values that nobody had looked into.
const MOST_STEPS: usize = 10;

/// The most mistakes of values that nobody had looked into.
const MOST_UNSEEN: usize = 40;

/// A mistake that a check has found.
#[derive(Clone, Debug)]
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
                || applied.filled_in.iter().any(|place| new.pointer.starts_with(&format!("{place}/")))
                // Both rules require the same field, which is still absent.
                || new.is_between() && required(&new.message).is_some_and(|it| required(&found.message) == Some(it))
                // Any field of its object may have been meant.
                || found.id == RuleId::UnknownField && new.pointer == object
                // The remedy chooses something else, which has rules of its own: they name it.
                || new.is_between() && names(remedy).iter().any(|name| normalized(&new.message).contains(name))
                // So does a value that is moved to where it decides.
                || new.is_between() && applied.moved_words().any(|word| new.message.contains(&format!("`{word}`")))
                // Another value of one field leaves the other field to rules of its own: 4 of 54,880 remedies in JSON, which
                // make a payment by e-wallet a single one that needs a channel.
                || new.is_between() && found.is_between() && new.pointer == found.pointer
        };
        let new = after.found.iter().find(|new| !is_known(new))?;
        flaw(&format!("new: {}: {} ({})", new.pointer, new.message, new.id))
    }

    /// Follows the remedies, one after the other. Returns the steps if they do not end.
    ///
    /// They end within [`MOST_STEPS`]. Each mistake of a value that nobody had looked into, before it was moved, is a further
    /// step, and so is each one that a drawn enum value brings: the request may have the branches of another method. Of those
    /// there may be [`MOST_UNSEEN`].
    fn endless(&self, first: &Value, report: &Report, random: &mut Random) -> Option<String> {
        let (mut body, mut steps, mut unseen, mut bodies) = (first.clone(), Vec::new(), 0, HashSet::new());
        let mut before: Option<Report> = None;
        let mut report = Report { found: report.found.clone(), undecided: report.undecided };
        loop {
            if let Some(before) = &before {
                let is_new = |new: &&Found| !before.found.iter().any(|found| found.is_same(new));
                unseen += report.found.iter().filter(is_new).count();
            }
            let (found, remedy) = report.found.iter().find_map(|found| {
                let first = found.remedies.first()?;
                (!first.is_empty()).then_some((found, first))
            })?;
            let is_circle = !bodies.insert(body.to_string());
            if is_circle || steps.len() >= MOST_STEPS + unseen || unseen > MOST_UNSEEN {
                return Some(format!("{first}\n{}", steps.join("\n")));
            }
            steps.push(format!("    {}: {}: {}", found.pointer, found.message, found.help));
            let applied = apply(&body, self.object, found, remedy, random.below(ways(remedy)), random)?;
            let is_opaque = !applied.unseen.is_empty() || leaves_choice(self.object, remedy);
            body = applied.body;
            before = is_opaque.then_some(report);
            report = (self.check)(&body);
        }
    }
}

/// Returns what a message says to be required.
fn required(message: &str) -> Option<&str> {
    message.split_once(" requires ").map(|(_, required)| required)
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
