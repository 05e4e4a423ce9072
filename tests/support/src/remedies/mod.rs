//! A property of remedies: applied to a request, each of them removes its mistake, and brings none but those that it hid.

mod apply;
mod body;
mod follow;
mod mistaken;

use std::{collections::HashSet, fs};

use payment_core::{
    inspect::help::Remedy,
    rules::{RuleId, Waiver, Waivers},
    schema::Object,
};
use serde_json::{Value, json};

use self::{
    apply::{Applied, apply, leaves_choice, names, ways},
    mistaken::{Mistaker, Signs},
};
pub use self::{
    body::split_sign,
    follow::{Followed, Next, other_gateways},
};
use crate::Random;

/// The most remedies that one selection of a request needs, one after the other, without those of values that nobody had looked into.
const MOST_STEPS: usize = 10;

/// The most further remedies of a request with many mistakes.
const MORE_STEPS: usize = 5;

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
    /// The suggestions.
    pub advice: Vec<Advice>,
    /// The notes that depend on the request.
    pub notes: Vec<String>,
    /// The rules and pointers of further mistakes that the same error is about.
    pub others: Vec<(RuleId, String)>,
}

/// A suggestion.
#[derive(Clone, Debug)]
pub struct Advice {
    /// The changes.
    pub remedy: Vec<Remedy>,
    /// The selections in which they are made.
    pub selections: Vec<usize>,
    /// Whether the help names these selections.
    pub is_limited: bool,
}

impl Found {
    /// Returns whether it is the same mistake. The first key of its object decides the style of the message.
    fn is_same(&self, other: &Self) -> bool {
        (self.id, &self.pointer) == (other.id, &other.pointer)
            && normalized(&self.message) == normalized(&other.message)
    }

    fn is_between(&self) -> bool {
        self.id.rule().is_between_fields()
    }

    /// Returns the required fields that are missing.
    fn missing(&self) -> Vec<String> {
        let is_null = || self.message.split_once(" is required").filter(|(_, end)| end.ends_with("cannot be `null`"));
        let is_missing = [" is missing", " are missing"].iter().find_map(|verb| self.message.split_once(verb));
        let fields = is_missing.or_else(is_null).map_or("", |(fields, _)| fields);
        fields.split('`').skip(1).step_by(2).map(|name| format!("`{name}`")).collect()
    }

    /// Returns whether a note says that a field is missing, too.
    fn says_missing(&self, field: &str) -> bool {
        let is_it = |note: &String| note.contains(" missing too") && normalized(note).contains(&normalized(field));
        self.notes.iter().any(is_it)
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

impl Report {
    fn count(&self, wanted: &Found) -> usize {
        self.found.iter().filter(|found| found.is_same(wanted)).count()
    }

    /// Returns whether an error says that the field of an object is missing, or a note about an unknown key in it.
    fn says_missing(&self, object: &str, field: &str) -> bool {
        let is_it = |missing: &String| normalized(missing) == normalized(field);
        self.found.iter().any(|found| match found.pointer.rsplit_once('/') {
            _ if found.pointer == object => found.missing().iter().any(is_it),
            Some((outer, _)) => outer == object && found.says_missing(field),
            None => false,
        })
    }
}

/// A kind of request, and the check that is tested with it.
#[allow(missing_debug_implementations, reason = "a function has no `Debug`")]
pub struct Subject<'c> {
    /// The object that the bodies should be.
    pub object: &'static Object,
    /// The check of a request, which has a body for each selection of its choices.
    pub check: &'c dyn Fn(&[Value]) -> Report,
    /// Valid requests.
    pub requests: Vec<Vec<Value>>,
    /// Whether keys may have the signs of source code.
    pub has_signs: bool,
}

/// What was tried.
#[derive(Debug, Default)]
pub struct Tried {
    /// The number of remedies.
    pub remedies: usize,
    /// The number of those whose help names selections.
    pub limited: usize,
    /// What is wrong with remedies.
    pub flaws: Vec<String>,
    /// The requests whose remedies do not end.
    pub endless: Vec<String>,
}

impl Subject<'_> {
    /// Makes one to five mistakes in each of `count` requests, and follows the remedies of all that the check finds.
    pub fn try_remedies(&self, count: usize, random: &mut Random) -> Tried {
        let mut tried = Tried::default();
        let signs = if self.has_signs { Signs::Source } else { Signs::None };
        for _ in 0..count {
            let mut request = random.one(&self.requests).clone();
            for _ in 0..=random.below(5) {
                let mistaker = Mistaker::draw(signs, random);
                // A mistake is in one selection, or in all of them.
                let only = if random.chance(50) { Some(random.below(request.len())) } else { None };
                for (at, body) in request.iter_mut().enumerate() {
                    if only.is_none_or(|only| only == at) {
                        mistaker.apply(body);
                    }
                }
            }
            let report = (self.check)(&request);
            for found in &report.found {
                for advice in found.advice.iter().filter(|advice| !advice.remedy.is_empty()) {
                    tried.remedies += 1;
                    tried.limited += usize::from(advice.is_limited);
                    for way in 0..ways(&advice.remedy) {
                        tried.flaws.extend(self.flaw(&request, &report, found, advice, way, random));
                    }
                }
            }
            tried.endless.extend(self.endless(&request, &report, random));
        }
        tried
    }

    /// Returns what is wrong with a remedy.
    fn flaw(
        &self,
        request: &[Value],
        report: &Report,
        found: &Found,
        advice: &Advice,
        way: usize,
        random: &mut Random,
    ) -> Option<String> {
        let applied = apply(request, self.object, found, advice, way, random)?;
        let after = (self.check)(&applied.request);
        let flaw = |what: &str| {
            let request: Vec<_> = request.iter().map(Value::to_string).collect();
            let (mistake, help, request) = ((&found.pointer, &found.message), &found.help, request.join("\n    "));
            Some(format!("{what}\n    of {mistake:?}: {help}\n    {request}"))
        };
        if applied.is_lost {
            return flaw("the field is there already");
        }
        // In one of the arms, the value of another mistake is where a field should be added.
        let is_in_the_way =
            |entry: &str| report.found.iter().any(|other| entry.starts_with(&format!("{}/", other.pointer)));
        let adds = |change: &Remedy| matches!(change, Remedy::Add { to, .. } if is_in_the_way(to));
        if applied.is_partial && advice.remedy.iter().any(adds) {
            return None;
        }
        if after.count(found) >= report.count(found) {
            return flaw("the mistake is left");
        }
        let is_known = |new: &Found| {
            // In arms, the same mistake is found once or twice.
            // There, an entry may leave its arm, so that the rule blames another of its fields.
            let is_moved = |old: &Found| old.is_between() && old.id == new.id && old.message == new.message;
            let is_in_arms = request.len() > 1 && (report.count(new) > 0 || report.found.iter().any(is_moved));
            let is_old = after.count(new) <= report.count(new) || is_in_arms;
            is_old || is_expected(new, report, found, &advice.remedy, &applied)
        };
        let new = after.found.iter().find(|new| !is_known(new))?;
        flaw(&format!("new: {}: {} ({})", new.pointer, new.message, new.id))
    }

    /// Follows the remedies, one after the other. Returns the steps if they do not end.
    ///
    /// They end within [`MOST_STEPS`], or within [`MORE_STEPS`] after those for what is found at first: an object in the place of
    /// another one has an error for each of its keys. Each mistake of a value that nobody had looked into, before it was moved, is a further
    /// step, and so is each one that a drawn field or enum value brings: the request may have the branches of another method. Of those
    /// there may be [`MOST_UNSEEN`].
    fn endless(&self, first: &[Value], report: &Report, random: &mut Random) -> Option<String> {
        let most_steps = MOST_STEPS.max(report.found.len() + MORE_STEPS);
        let (mut request, mut steps, mut unseen, mut requests) = (first.to_vec(), Vec::new(), 0, HashSet::new());
        let mut before: Option<Report> = None;
        let mut report = Report { found: report.found.clone(), undecided: report.undecided };
        loop {
            if let Some(before) = &before {
                let is_new = |new: &&Found| before.count(new) == 0;
                unseen += report.found.iter().filter(is_new).count();
            }
            let (found, advice) = report.found.iter().find_map(|found| {
                let first = found.advice.first()?;
                (!first.remedy.is_empty()).then_some((found, first))
            })?;
            let is_circle = !requests.insert(format!("{request:?}"));
            if is_circle || steps.len() >= most_steps * request.len() + unseen || unseen > MOST_UNSEEN {
                let first: Vec<_> = first.iter().map(Value::to_string).collect();
                return Some(format!("{}\n{}", first.join("\n"), steps.join("\n")));
            }
            steps.push(format!("    {}: {}: {}", found.pointer, found.message, found.help));
            let way = random.below(ways(&advice.remedy));
            let applied = apply(&request, self.object, found, advice, way, random)?;
            let is_opaque = !applied.unseen.is_empty() || leaves_choice(self.object, &advice.remedy);
            request = applied.request;
            before = is_opaque.then_some(report);
            report = (self.check)(&request);
        }
    }
}

/// Returns whether a remedy may bring a mistake.
fn is_expected(new: &Found, report: &Report, found: &Found, remedy: &[Remedy], applied: &Applied) -> bool {
    let (pointer, object) = (&found.pointer, found.pointer.rsplit_once('/').map_or("", |(outer, _)| outer));
    let is_in_unseen = |place: &String| {
        new.pointer.starts_with(place) || place.starts_with(&format!("{}/", new.pointer)) && new.pointer != object
    };
    let was_undecided = |waiver: &&Waiver| waiver.rule() == new.id && report.undecided.contains(**waiver);
    let missing = new.missing();
    // Of errors in several arms with the same help, one has the note.
    let with_same_help = |field: &String| report.found.iter().any(|it| it.help == found.help && it.says_missing(field));
    let is_said = |field: &String| with_same_help(field) || report.says_missing(&new.pointer, field);
    Waiver::ALL.iter().any(|waiver| was_undecided(&waiver))
        || applied.unseen.iter().any(is_in_unseen)
        || !missing.is_empty() && missing.iter().all(is_said)
        // An error was about this, too.
        || report.found.iter().any(|found| found.others.contains(&(new.id, new.pointer.clone())))
        // The content of an object is its author's.
        || new.is_between() && new.pointer.starts_with(&format!("{pointer}/"))
        || applied.filled_in.iter().any(|place| new.pointer.starts_with(&format!("{place}/")))
        // Both rules require the same field, which is still absent.
        || new.is_between() && required(&new.message).is_some_and(|it| required(&found.message) == Some(it))
        // The remedy chooses something else, which has rules of its own: they name it.
        || new.is_between() && names(remedy).iter().any(|name| normalized(&new.message).contains(name))
        // So does a value that is moved to where it decides.
        || new.is_between() && applied.moved_words().iter().any(|word| new.message.contains(&format!("{word}`")))
        // The value around a sign that was wrong can be read now.
        || new.id == RuleId::Syntax && found.id == RuleId::Syntax && pointer.starts_with(&format!("{}/", new.pointer))
        // Another value of one field leaves the other field to rules of its own: 4 of 54,880 remedies in JSON, which
        // make a payment by e-wallet a single one that needs a channel.
        || new.is_between() && found.is_between() && new.pointer == found.pointer
}

/// Returns a name or a message without the style of its keys.
fn normalized(text: &str) -> String {
    text.replace('_', "").to_lowercase()
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

/// Returns requests without choices.
pub fn without_choices(bodies: Vec<Value>) -> Vec<Vec<Value>> {
    bodies.into_iter().map(|body| Vec::from([body])).collect()
}

impl Tried {
    /// Asserts that nothing is wrong, and that there was something to try.
    ///
    /// # Panics
    ///
    /// Panics if a remedy is wrong, if remedies do not end, or if there is none.
    pub fn assert_all_are_right(&self) {
        let Self { remedies, limited, flaws, endless } = self;
        println!("{remedies} remedies ({limited} in arms), {} flaws, {} endless", flaws.len(), endless.len());
        assert!(*remedies > 0, "no remedy was tried");
        let shown = |texts: &[String]| texts[..texts.len().min(12)].join("\n\n");
        assert!(flaws.is_empty(), "{} of {remedies} remedies are wrong:\n{}", flaws.len(), shown(flaws));
        assert!(endless.is_empty(), "{} requests do not end:\n{}", endless.len(), shown(endless));
    }
}
