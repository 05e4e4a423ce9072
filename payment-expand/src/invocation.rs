//! An invocation of one of the macros: parsed, inspected and expanded.

use payment_core::{
    inspect::{
        Context, Explanation, Input, Inspection, MOST_MISTAKES, RangeOf, explain, inspect,
        mistake::{Mistake, MistakeKind},
        tree::{Node, Place},
        typed::{TypedObject, Valid},
    },
    rules::Waivers,
    schema::Object,
};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

use crate::{
    grouping,
    macros::Macro,
    names::Names,
    parse::{self, ParsedInvocation},
    preset_declaration, preset_explanations, print, report,
    source::{Author, Snippet, Source, SourceWaiver, Template},
    source_text::SourceText,
    target::{Purpose, RequestMacro, Target},
};

/// Expands an invocation of `invoked`.
///
/// `input` is `$crate` and the tokens of the invocation. A `!` before them asks for the expansion for rust-analyzer.
pub fn expand(invoked: Macro, input: TokenStream) -> TokenStream {
    let input: Vec<_> = input.into_iter().collect();
    let (purpose, input) = match &*input {
        [TokenTree::Punct(_), input @ ..] => (Purpose::Edit, input),
        input => (Purpose::Compile, input),
    };
    match input {
        [TokenTree::Ident(root), tokens @ ..] => {
            let tokens = &*grouping::with_parentheses(tokens);
            if let Some(declaration) = preset_declaration::print(invoked, root, tokens) {
                return declaration;
            }
            let mut invocation = Invocation::parse(invoked, tokens);
            invocation.parsed.source.names = Names::new(root, tokens);
            let checked = invocation.check();
            let is_rejected =
                |declaration: Vec<_>| !Invocation::parse(invoked, &declaration).check().explanations.is_empty();
            if !checked.is_wrong_in_presets() || !parse::declarations(tokens).any(is_rejected) {
                return checked.expand(root, purpose);
            }
            invocation.parsed.source.layers.are_rejected = true;
            invocation.check().expand(root, purpose)
        }
        // Only a direct call of a procedural macro has no `$crate`.
        _ => quote!(::core::compile_error!("use the macros that call this one")),
    }
}

/// An invocation that has been parsed.
pub struct Invocation {
    parsed: ParsedInvocation,
}

impl Invocation {
    /// Parses the tokens between the delimiters of an invocation.
    pub fn parse(invoked: Macro, tokens: &[TokenTree]) -> Self {
        let mut parsed = match invoked.request() {
            Some(request) => parse::request(request, tokens, invoked.is_fallible()),
            None => parse::part(tokens, invoked.is_fallible()),
        };
        if let (Some(Target::Request(request)), Some(_), true) =
            (parsed.target, &parsed.source.template, invoked.is_fallible())
        {
            let message = "a template cannot convert values: its fields have checked types";
            let help = if parsed.source.layers.names.is_empty() {
                format!("declare it with `{}!`", request.macro_name)
            } else {
                // The name of the SDK's other macro is unknown.
                "declare it with the macro that does not return a `Result`".into()
            };
            parsed.errors.push(Explanation::syntax_error(Source::INVOCATION, message, help));
        }
        Self { parsed }
    }

    /// Returns the tree as it is written.
    pub fn root(&self) -> &Node<'static> {
        &self.parsed.root
    }

    /// Returns the tokens of a place.
    pub fn snippet(&self, place: Place) -> &Snippet {
        &self.parsed.source[place]
    }

    /// Returns the struct that the invocation declares, if it is a template.
    pub fn template(&self) -> Option<&Template> {
        self.parsed.source.template.as_ref()
    }

    /// Finds everything that is wrong with the invocation. Of several explanations about the same mistake, only the most precise
    /// one is kept.
    pub fn check(&self) -> CheckedInvocation<'_> {
        self.check_with(&|_| None)
    }

    /// Does the same, with the replacements in the text that the invocation was parsed from.
    pub fn check_in(&self, text: &SourceText<'_>) -> CheckedInvocation<'_> {
        self.check_with(&|place| text.replaceable(&self.snippet(place).tokens))
    }

    fn check_with(&self, range_of: RangeOf<'_>) -> CheckedInvocation<'_> {
        let ParsedInvocation { target, source, errors, .. } = &self.parsed;
        let mut errors = errors.clone();
        let (mut inspection, mut explanations) = (Inspection::default(), Vec::new());
        if let Some(target) = target {
            errors.extend(useless_waivers(source, target.object()));
            inspection = self.inspection(*target);
            explanations = explain(self.context(*target), &inspection, range_of);
            preset_explanations::attribute(&mut explanations, &self.parsed.root, target.kind(), source);
        }
        // Of two errors at one token, the syntax error is less precise.
        errors.retain(|error| !explanations.iter().any(|explanation| explanation.place == error.place));
        // The inspection has kept no more than that.
        let room = MOST_MISTAKES.saturating_sub(explanations.len()).max(1);
        let omitted_errors = errors.len().saturating_sub(room);
        explanations.extend(errors.into_iter().take(room));
        explanations
            .retain(|explanation| !source.layers.are_rejected || source[explanation.place].author == Author::User);
        explanations.sort_by_key(|explanation| explanation.place);
        let Inspection { undecided, root, omitted, .. } = inspection;
        let omitted = omitted + omitted_errors;
        if let Some(last) = explanations.last_mut().filter(|_| omitted > 0) {
            let mistakes = if omitted == 1 { "mistake is" } else { "mistakes are" };
            last.notes.push(format!("{omitted} further {mistakes} shown once these are corrected"));
        }
        CheckedInvocation { invocation: self, explanations, undecided, root }
    }

    fn context(&self, target: Target) -> Context<'_> {
        let (object, source) = (target.object(), &self.parsed.source);
        Context {
            object,
            input: Input::Macro,
            waived: source.waivers.waived(),
            choices: &source.choices.tree,
            unfinished: &source.layers.unfinished,
        }
    }

    /// Inspects the invocation, without the mistakes that follow from a syntax error.
    fn inspection(&self, target: Target) -> Inspection<'_> {
        let mut inspection = inspect(self.context(target), &self.parsed.root);
        inspection.mistakes.retain(|mistake| !self.is_reported(mistake) && !self.is_half_written(mistake));
        inspection
    }

    /// Returns the mistakes in the invocation, apart from syntax errors.
    pub fn mistakes(&self) -> Vec<Mistake<'_>> {
        self.parsed.target.map(|target| self.inspection(target).mistakes).unwrap_or_default()
    }

    /// Returns whether a mistake is at tokens that the parser has reported.
    fn is_reported(&self, mistake: &Mistake<'_>) -> bool {
        self.parsed.source[mistake.place].is_silent
    }

    /// Returns whether a mistake needs all fields, where control flow that ends half-way may contain any field.
    fn is_half_written(&self, mistake: &Mistake<'_>) -> bool {
        let is_between_fields = mistake.rule().rule().is_between_fields();
        let needs_all_fields =
            is_between_fields || matches!(mistake.kind, MistakeKind::MissingFields { is_null: false, .. });
        !self.parsed.source.choices.is_whole() && needs_all_fields
    }
}

/// An invocation that has been checked.
pub struct CheckedInvocation<'i> {
    invocation: &'i Invocation,
    explanations: Vec<Explanation>,
    /// The rules that nobody can decide.
    undecided: Waivers,
    /// The request with the types of its values, or `None` if it is not an object.
    root: Option<TypedObject<'i>>,
}

impl CheckedInvocation<'_> {
    /// Returns everything that is wrong, in the order of the source.
    pub fn explanations(&self) -> &[Explanation] {
        &self.explanations
    }

    /// Returns whether an error is about the tokens of a macro around the invocation.
    fn is_wrong_in_presets(&self) -> bool {
        self.explanations
            .iter()
            .any(|explanation| self.invocation.snippet(explanation.place).author == Author::OuterMacro)
    }

    /// Returns the rules that look at a field that is rejected or unchecked: they may be broken once the field is known.
    pub fn undecided(&self) -> Waivers {
        self.undecided
    }

    /// Returns the request with the types of its values, or `None` if it is not an object.
    pub fn root(&self) -> Option<&TypedObject<'_>> {
        self.root.as_ref()
    }

    /// Expands the invocation. `root` is `$crate` of the public macro.
    fn expand(self, root: &Ident, purpose: Purpose) -> TokenStream {
        let Self { invocation, explanations, root: typed, .. } = self;
        let ParsedInvocation { target, source, .. } = &invocation.parsed;
        let errors = report::errors(&explanations, source);
        let Some(target) = *target else { return print::broken::unknown_part(root, source, &errors, purpose) };
        match (purpose, &source.template, typed) {
            (Purpose::Compile, _, Some(typed)) if source.layers.is_declaration && explanations.is_empty() => {
                print::declared::checks(&typed, source)
            }
            (Purpose::Compile, ..) if source.layers.is_declaration => errors,
            (Purpose::Edit, _, typed) if source.layers.is_declaration => {
                let value = print::editor::request(root, target, typed.as_ref(), source, &errors);
                print::declared::in_crate(quote!(const _: fn() = || { let _ = #value; };))
            }
            // A template without a name declares nothing.
            (_, Some(template), _) if template.name == "_" => errors,
            (Purpose::Edit, Some(template), typed) => {
                print::editor::template(root, template, target, typed.as_ref(), source, &errors)
            }
            (Purpose::Edit, None, typed) => print::editor::request(root, target, typed.as_ref(), source, &errors),
            (Purpose::Compile, template, Some(typed)) if explanations.is_empty() && !source.is_reported_elsewhere() => {
                match (Valid::new(typed), template) {
                    (Some(valid), Some(template)) => print::template::items(root, template, target, &valid, source),
                    (Some(valid), None) => print::valid::request(target, &valid, source),
                    (None, _) => report::unreported(),
                }
            }
            (Purpose::Compile, Some(template), typed) => {
                print::template::broken_items(root, template, target, typed.as_ref(), source, &errors)
            }
            (Purpose::Compile, None, typed) => print::broken::request(target, typed.as_ref(), source, &errors),
        }
    }
}

/// Returns an error for each rule that `object` cannot break.
fn useless_waivers(source: &Source, object: &'static Object) -> impl Iterator<Item = Explanation> {
    let is_useless = move |written: &&SourceWaiver| !written.waiver.is_useful_in(object);
    source.waivers.rules.iter().filter(is_useless).map(move |SourceWaiver { waiver, place }| {
        let message = format!("`{}` is not a rule about `{}`", waiver.attribute_name(), object.name);
        let subject = RequestMacro::all().find_map(|request| waiver.subject_in(request.object)).unwrap_or(object);
        let help = match RequestMacro::of(subject) {
            Some(request) => format!("move it to the request, for example to `{}!`", request.macro_name),
            None => format!("move it to the `{}`, or to the request", subject.name),
        };
        Explanation::syntax_error(*place, message, help)
    })
}
