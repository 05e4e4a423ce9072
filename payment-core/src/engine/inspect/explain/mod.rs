//! The words of mistakes: message and help.

mod broken_rule;
mod corrections;
mod enum_values;
mod keys;
mod objects;
mod phrases;
mod signs;
mod types;
mod unknown_keys;
mod usual_values;
mod values;

use alloc::{format, string::String, vec::Vec};
use core::ops::Range;

use self::usual_values::{may_have_another, without_usual};
use super::{
    check::{Context, Input, Inspection, MOST_SELECTIONS},
    help::{Change, Help, Words},
    mistake::{Mistake, MistakeKind, OtherMistake, ValueContext},
    tree::Place,
    typed::TypedObject,
};
use crate::engine::{
    base::{path::Path, wording::shorten},
    rules::{Rule, RuleId},
    schema::{Number, Object, Page, Parameters, Sample},
};

#[cfg(feature = "runtime")]
pub(crate) use phrases::suggestion_text;

/// A mistake in words.
#[derive(Clone)]
pub struct Explanation {
    pub rule: &'static Rule,
    /// The documentation page about the mistake.
    pub page: Page,
    /// The further rules that the same error is about.
    pub others: Vec<OtherRule>,
    /// The place to blame.
    pub place: Place,
    /// The JSON pointer of that place.
    pub pointer: Path,
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
    pub pointer: Path,
}

impl Explanation {
    fn new(rule: &'static Rule, place: Place, pointer: Path, words: Words) -> Self {
        let (page, others) = (rule.page, Vec::new());
        let Words { message, help, parameters } = words;
        Self { rule, page, others, place, pointer, message, help, notes: Vec::new(), parameters, other: None }
    }

    /// Creates a syntax error. The parser that finds it has the words.
    pub fn syntax_error(place: Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::new(RuleId::Syntax.rule(), place, Path::default(), Words::new(message, help.into()))
    }
}

/// Returns the bytes of a place in the text that was inspected, or `None` if it cannot be replaced there.
pub type RangeOf<'r> = &'r dyn Fn(Place) -> Option<Range<usize>>;

/// Puts the mistakes in a tree into words.
pub fn explain(context: Context<'_>, inspection: &Inspection<'_>, range_of: RangeOf<'_>) -> Vec<Explanation> {
    // What is not an object has no entries.
    let nothing = TypedObject { object: context.object, place: Place(0), is_unfinished: false, entries: Vec::new() };
    let root = inspection.root.as_ref().unwrap_or(&nothing);
    // Of many unknown keys, the tree of a text does not have all.
    let is_known = |mistake: &Mistake<'_>| !matches!(mistake.kind, MistakeKind::UnknownKey(_));
    let has_usual_values = inspection.mistakes.iter().all(is_known) && !may_have_another(root);
    let explain = |mistake: &Mistake<'_>| {
        let explainer = Explainer { context, root, has_usual_values, at: &mistake.at, place: mistake.place, range_of };
        explainer.explanation(mistake)
    };
    inspection.mistakes.iter().map(explain).collect()
}

/// The explanation of a mistake.
struct Explainer<'m> {
    context: Context<'m>,
    /// The request with the types of its values.
    root: &'m TypedObject<'m>,
    /// Whether no other enum value is possible where one is usual.
    has_usual_values: bool,
    at: &'m ValueContext,
    /// The place of the mistake.
    place: Place,
    range_of: RangeOf<'m>,
}

impl Explainer<'_> {
    fn is_macro(&self) -> bool {
        self.context.input == Input::Macro
    }

    /// Returns a value as a help may write it, with a usual enum value only where no other one is possible.
    fn sample(&self, value: Sample) -> Sample {
        if self.has_usual_values { value } else { without_usual(value) }
    }

    fn explanation(&self, mistake: &Mistake<'_>) -> Explanation {
        let mut words = self.words(mistake);
        // The text says which values are valid.
        if mistake.kind.is_about_value() {
            words.help = words.help.or_change(&Change::Write { entry: mistake.pointer(), value: Sample::Gap });
        }
        let rule = mistake.rule().rule();
        let (page, other) = match &mistake.kind {
            MistakeKind::UnknownKey(unknown) => (unknown.object.page, None),
            MistakeKind::RepeatedKey { first, .. } => (rule.page, Some(*first)),
            MistakeKind::BrokenRule(it) => (rule.about(it.broken.subject).map_or(rule.page, |about| about.page), None),
            _ => (self.page_about(rule), None),
        };
        let other_rule = |other: OtherMistake| {
            let (rule, place) = (other.rule.rule(), other.place.unwrap_or(mistake.place));
            let pointer = other.pointer.unwrap_or_else(|| mistake.pointer());
            OtherRule { rule, page: self.page_about(rule), place, pointer }
        };
        let others = if self.is_macro() { mistake.others() } else { Vec::new() };
        let others = others.into_iter().map(other_rule).collect();
        Explanation { page, others, other, ..Explanation::new(rule, mistake.place, mistake.pointer(), words) }
    }

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

    fn words(&self, mistake: &Mistake<'_>) -> Words {
        match &mistake.kind {
            MistakeKind::NotAnObject => Words::new("a request must be a JSON object", "write `{ … }`"),
            MistakeKind::UnknownKey(unknown) => self.unknown_key(unknown),
            MistakeKind::RepeatedKey { key, is_in_choices, .. } => self.repeated_key(key, *is_in_choices),
            MistakeKind::UnquotedKey { key, has_sign } => self.unquoted_key(key, *has_sign),
            MistakeKind::MissingFields { fields, set, is_null } => self.missing_fields(fields, set, *is_null),
            MistakeKind::OptionalDecidingField { field, is_literal } => {
                self.optional_deciding_field(field, *is_literal)
            }
            MistakeKind::OptionalRequiredField { field, is_literal, is_null } => {
                self.optional_required_field(field, *is_literal, *is_null)
            }
            MistakeKind::OptionalLiteral { key, is_unchecked } => self.optional_literal(*key, *is_unchecked),
            MistakeKind::UncheckedInJson { key } => {
                Words::new(format!("`{}` is not checked here, so it needs no `!`", shorten(key)), self.sign(":", "!:"))
            }
            MistakeKind::UncheckedSecret { rule, key, secret, value } => {
                self.unchecked_secret(*rule, *key, secret, value)
            }
            MistakeKind::UncheckedValidValue { field, is_null } => self.unchecked_valid_value(field, *is_null),
            MistakeKind::UncheckedRequiredField { field } => self.unchecked_required_field(field),
            MistakeKind::UncheckedRequiredOption { field } => {
                let message = format!("{} is required, so it cannot be optional", self.at.style.quoted_name(field));
                Words::new(message, self.sign("!:", "!?:"))
            }
            MistakeKind::UncheckedEnumValue { field, name } => self.unchecked_enum_value(field, name),
            MistakeKind::WrongType { kind, value } => self.wrong_type(*kind, value),
            MistakeKind::FlatMoney { object, value, fields } => self.flat_money(object, value, fields),
            MistakeKind::WrongText { text, written, reason, next_to } => {
                let help = self.help_for_text(text, written, *next_to);
                self.wrong_value(reason, help, text.parameters(written))
            }
            MistakeKind::WrongNumber { number, written, reason } => {
                self.wrong_value(reason, self.help_for_number(number, written), number.parameters())
            }
            MistakeKind::AmbiguousNumber { number, written } => {
                let help = self.without_separators(number, written, false).unwrap_or_default();
                self.wrong_value(Number::ambiguity(written), help, number.parameters())
            }
            MistakeKind::UnlistedValue { list, written, reason } => self.wrong_enum_value(list, *written, *reason),
            MistakeKind::CardLiteral => {
                let reason = "is card data, which must not appear in source code";
                let help = "pass it at run time, for example as `value.parse()?`".into();
                self.wrong_value(reason, help, Parameters::default())
            }
            MistakeKind::RunTimeDecision { kind, value } => Words::new(
                format!("{} decides which rules apply, so it must be a literal", self.name()),
                self.literal_instead(*kind, value),
            ),
            MistakeKind::RunTimeChannel { fields, value } => self.run_time_channel(*fields, value),
            MistakeKind::TextNextToChoice { key } => Words::new(
                format!("`{key}` is next to a choice of channels whose numbers have different lengths"),
                format!("write `{key}` in each arm, after its channel"),
            ),
            MistakeKind::TooManySelections => Words::new(
                format!("the choices up to this one have more than {MOST_SELECTIONS} combinations"),
                "put choices that belong together into one, or choose between invocations",
            ),
            MistakeKind::BrokenRule(broken) => self.broken_rule(broken),
        }
    }
}
