//! The words of mistakes: message and help.

mod corrections;
mod enum_values;
mod keys;
mod marks;
mod objects;
mod phrases;
mod types;
mod unknown_keys;
mod values;

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::ops::Range;

use self::unknown_keys::Shapes;
use super::{
    check::{Context, Input, Inspection, MOST_SELECTIONS},
    help::{Help, Remedy, Said, Suggestion},
    known_words::{KnownWords, Mentions, Presence},
    mistake::{Mistake, Surroundings, What},
    tree::{Arm, Place},
    typed::TypedObject,
};
use crate::engine::{
    base::{pointer::Pointer, wording::shorten},
    rules::{Rule, RuleId},
    schema::{Kind, Number, Object, Page, Parameters, Sample},
};

#[cfg(feature = "runtime")]
pub(crate) use phrases::help_for_advice;

/// A mistake in words.
#[derive(Clone)]
pub struct Finding {
    pub rule: &'static Rule,
    /// The documentation page about the mistake.
    pub page: Page,
    /// The further rules that the same error is about.
    pub others: Vec<OtherRule>,
    /// The place to blame.
    pub place: Place,
    /// The JSON pointer of that place.
    pub pointer: Pointer,
    /// The message of the error.
    pub message: String,
    /// The suggestions on what to write instead.
    pub help: Help,
    /// Further facts, each in a sentence.
    pub notes: Vec<String>,
    /// The parts of the message that depend on the request.
    pub parameters: Parameters,
    /// The place of the first of two equal keys.
    pub other: Option<Place>,
}

/// A further rule that an error is about.
#[derive(Clone)]
pub struct OtherRule {
    pub rule: &'static Rule,
    pub page: Page,
    /// The place where it is broken, and its JSON pointer.
    pub place: Place,
    pub pointer: Pointer,
}

impl From<Finding> for OtherRule {
    fn from(Finding { rule, page, place, pointer, .. }: Finding) -> Self {
        Self { rule, page, place, pointer }
    }
}

impl Finding {
    fn remedy(&self) -> &[Remedy] {
        self.help.suggestions().first().map_or(&[], Suggestion::remedy)
    }

    /// Returns the change that is the only way to correct the mistake.
    fn only_change(&self) -> Option<&Remedy> {
        let [suggestion] = self.help.suggestions() else { return None };
        let [change] = suggestion.remedy() else { return None };
        Some(change)
    }

    /// Returns whether the help moves entries into the value.
    fn takes_entries(&self) -> bool {
        let pointer = self.pointer.to_string();
        match self.remedy() {
            [Remedy::Write { entry, .. }, Remedy::Remove { .. }, ..]
            | [Remedy::Name { entry, .. }, Remedy::Write { .. }, Remedy::Remove { .. }, ..] => *entry == pointer,
            _ => false,
        }
    }

    /// Returns the entry that gets another value, perhaps with another key, if nothing else is changed.
    fn written_entry(&self) -> Option<&str> {
        match self.remedy() {
            [Remedy::Write { entry, .. }] | [Remedy::Name { entry, .. }, Remedy::Write { .. }] => Some(entry),
            _ => None,
        }
    }

    /// Takes in another mistake that the same help corrects.
    fn absorb(&mut self, mut other: Self) {
        self.notes.append(&mut other.notes);
        self.others.append(&mut other.others);
        self.others.push(other.into());
    }

    fn new(rule: &'static Rule, place: Place, pointer: Pointer, said: Said) -> Self {
        let (page, others) = (rule.page, Vec::new());
        let Said { message, help, notes, parameters } = said;
        Self { rule, page, others, place, pointer, message, help, notes, parameters, other: None }
    }

    /// Creates a syntax error. The parser that finds it has the words.
    pub fn syntax_error(place: Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::new(RuleId::Syntax.rule(), place, Pointer::default(), Said::new(message, help.into()))
    }
}

/// Returns the bytes of a place in the text that was inspected, or `None` if it cannot be replaced there.
pub type RangeOf<'r> = &'r dyn Fn(Place) -> Option<Range<usize>>;

/// Puts the mistakes in a tree into words.
pub fn explain(context: Context<'_>, inspection: &Inspection<'_>, range_of: RangeOf<'_>) -> Vec<Finding> {
    // What is not an object has no entries.
    let nothing = TypedObject { object: context.object, place: Place(0), entries: Vec::new() };
    let root = inspection.root.as_ref().unwrap_or(&nothing);
    let (mentions, shapes) = (Mentions::default(), Shapes::default());
    let explain = |mistake: &Mistake<'_>| {
        Explainer {
            context,
            root,
            mentions: &mentions,
            shapes: &shapes,
            at: &mistake.at,
            place: mistake.place,
            range_of,
        }
        .finding(mistake)
    };
    let mut findings: Vec<_> = inspection.mistakes.iter().map(explain).collect();
    if context.input == Input::Macro {
        merge(&mut findings);
    }
    findings
}

/// Makes one error of the mistakes that one help corrects: that of a value, and those of entries that belong in it.
fn merge(findings: &mut Vec<Finding>) {
    merge_missing_fields(findings);
    merge_choices(findings);
    let values: Vec<_> = findings.iter().filter(|finding| finding.takes_entries()).cloned().collect();
    for value in values {
        // Arms may have the same value, each with an error of its own.
        let is_entry = |other: &mut Finding| !other.takes_entries() && other.remedy() == value.remedy();
        let entries: Vec<_> = findings.extract_if(.., is_entry).collect();
        if let Some(value) = findings.iter_mut().find(|finding| finding.place == value.place) {
            for entry in entries {
                value.absorb(entry);
            }
        }
    }
}

/// Makes one error of a value, and of the unknown keys whose choice is moved into its object.
fn merge_choices(findings: &mut Vec<Finding>) {
    let is_own = |finding: &Finding, entry: &str| finding.pointer.to_string() == entry;
    let is_choice = |finding: &mut Finding| {
        finding.rule.id == RuleId::UnknownField && finding.written_entry().is_some_and(|entry| !is_own(finding, entry))
    };
    for choice in findings.extract_if(.., is_choice).collect::<Vec<_>>() {
        let is_value = |finding: &&mut Finding| {
            finding.remedy() == choice.remedy() && finding.written_entry().is_some_and(|entry| is_own(finding, entry))
        };
        match findings.iter_mut().find(is_value) {
            Some(value) => value.absorb(choice),
            None => {
                let at = findings.partition_point(|finding| finding.place <= choice.place);
                findings.insert(at, choice);
            }
        }
    }
}

/// Makes one error of missing fields, and of the unknown keys that are moved there.
fn merge_missing_fields(findings: &mut Vec<Finding>) {
    let is_unknown = |finding: &Finding| finding.rule.id == RuleId::UnknownField;
    let unknown = findings.iter().filter(|finding| is_unknown(finding));
    let moved: Vec<_> = unknown.filter_map(Finding::only_change).cloned().collect();
    let is_moved = |change: &Remedy| matches!(change, Remedy::Move { .. }) && moved.contains(change);
    let is_merged = |finding: &mut Finding| {
        !is_unknown(finding) && !finding.remedy().is_empty() && finding.remedy().iter().all(is_moved)
    };
    for missing in findings.extract_if(.., is_merged).collect::<Vec<_>>() {
        let moves = |finding: &&mut Finding| finding.only_change() == missing.remedy().first();
        if let Some(unknown) = findings.iter_mut().filter(|finding| is_unknown(finding)).find(moves) {
            unknown.absorb(missing);
        }
    }
}

/// The explanation of a mistake.
struct Explainer<'m> {
    context: Context<'m>,
    /// The request with the types of its values.
    root: &'m TypedObject<'m>,
    mentions: &'m Mentions,
    shapes: &'m Shapes,
    at: &'m Surroundings,
    /// The place of the mistake.
    place: Place,
    range_of: RangeOf<'m>,
}

impl Explainer<'_> {
    fn is_macro(&self) -> bool {
        self.context.input == Input::Macro
    }

    /// Returns whether the requests with the mistake have entries of these arms.
    fn presence(&self, arms: &[Arm]) -> Presence {
        let choices = self.context.choices;
        if choices.are_around(arms, self.place) {
            Presence::Always
        } else if choices.arms_around(self.place).any(|around| arms.iter().any(|arm| arm.excludes(around))) {
            Presence::Never
        } else {
            Presence::Sometimes
        }
    }

    /// Returns whether each request with the mistake has the entries of these arms.
    fn is_around(&self, arms: &[Arm]) -> bool {
        self.presence(arms) == Presence::Always
    }

    /// Returns a value of this kind with the enum values that the request has already. `near` is the pointer of its place.
    fn with_known_words(&self, near: &Pointer, kind: Kind, value: Sample) -> Sample {
        let (near, presence) = (near.to_string(), |arms: &[Arm]| self.presence(arms));
        KnownWords { root: self.root, mentions: self.mentions, near: &near, presence: &presence }.in_sample(kind, value)
    }

    fn finding(&self, mistake: &Mistake<'_>) -> Finding {
        let mut said = self.words(mistake);
        // The text says which values are valid.
        if mistake.what.is_about_value() {
            said.help =
                said.help.or_remedy(&Remedy::Write { entry: mistake.pointer().to_string(), value: Sample::Gap });
        }
        let rule = mistake.rule().rule();
        let (page, other) = match &mistake.what {
            What::UnknownKey(unknown) => (unknown.object.page, None),
            What::RepeatedKey { first, .. } => (rule.page, Some(*first)),
            What::BrokenRule(broken) => (broken.page, None),
            _ => (self.page_about(rule), None),
        };
        let other_rule = |id: RuleId| {
            let page = self.page_about(id.rule());
            OtherRule { rule: id.rule(), page, place: mistake.place, pointer: mistake.pointer() }
        };
        let others = mistake.what.other_rules().into_iter().map(other_rule).collect();
        Finding { page, others, other, ..Finding::new(rule, mistake.place, mistake.pointer(), said) }
    }

    /// Returns the object that is the request.
    fn request(&self) -> &'static Object {
        self.context.object.request.object()
    }

    /// Returns the page of a rule about one value. Where only the pages of another request describe the rule, it is the page
    /// of this request.
    fn page_about(&self, rule: &Rule) -> Page {
        let (request, other) = (self.request(), self.context.object.request.shares_rules_of);
        let is_shared = || other.is_some_and(|other| other.object().has_page(rule.page));
        if !request.has_page(rule.page) && is_shared() { request.page } else { rule.page }
    }

    fn words(&self, mistake: &Mistake<'_>) -> Said {
        match &mistake.what {
            What::NotAnObject => Said::new("a request must be a JSON object", "write `{ … }`"),
            What::UnknownKey(unknown) => self.unknown_key(unknown),
            What::RepeatedKey { key, is_chosen, .. } => self.repeated_key(key, *is_chosen),
            What::UnquotedKey { key, is_marked } => self.unquoted_key(key, *is_marked),
            What::MissingFields { fields, given, is_null } => self.missing_fields(fields, given, *is_null),
            What::OptionalDecidingField { field, is_literal } => self.optional_deciding_field(field, *is_literal),
            What::OptionalRequiredField { field, is_literal, is_null } => {
                self.optional_required_field(field, *is_literal, *is_null)
            }
            What::OptionalLiteral { key, is_unchecked } => self.optional_literal(*key, *is_unchecked),
            What::UncheckedInJson { key } => {
                Said::new(format!("`{}` is not checked here, so it needs no `!`", shorten(key)), self.sign(":", "!:"))
            }
            What::UncheckedSecret { rule, key, secret, value } => self.unchecked_secret(*rule, *key, secret, value),
            What::UncheckedValidValue { field, is_null } => self.unchecked_valid_value(field, *is_null),
            What::UncheckedRequiredField { field } => self.unchecked_required_field(field),
            What::UncheckedRequiredOption { field } => {
                let message = format!("{} is required, so it cannot be optional", self.at.style.quoted_name(field));
                Said::new(message, self.sign("!:", "!?:"))
            }
            What::UncheckedWord { field, word } => self.unchecked_word(field, word),
            What::WrongType { kind, value } => self.wrong_type(*kind, value),
            What::WrongText { text, written, reason, next_to } => {
                let help = self.help_for_text(text, written, *next_to);
                self.rejection(reason, help, text.parameters(written))
            }
            What::WrongNumber { number, written, reason } => {
                self.rejection(reason, self.help_for_number(number, written), number.parameters())
            }
            What::AmbiguousNumber { number, written } => {
                let help = self.without_separators(number, written, false).unwrap_or_default();
                self.rejection(Number::ambiguity(written), help, number.parameters())
            }
            What::UnlistedWord { words, written, reason } => self.wrong_enum_value(words, *written, *reason),
            What::ProtectedLiteral => {
                let reason = format!("is {}, which must not appear in source code", self.protected_data());
                let help = "pass it at run time, for example as `value.parse()?`".into();
                self.rejection(&reason, help, Parameters::default())
            }
            What::RunTimeDecision { kind, value } => self.run_time_decision(*kind, value),
            What::RunTimeSibling { fields, value } => self.run_time_sibling(*fields, value),
            What::TextNextToChoice { digits, key } => values::text_next_to_choice(digits, key),
            What::TooManySelections => Said::new(
                format!("the choices up to this one have more than {MOST_SELECTIONS} combinations"),
                "put choices that belong together into one, or choose between invocations",
            ),
            What::BrokenRule(broken) => broken.said.clone(),
        }
    }
}
