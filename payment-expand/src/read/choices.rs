//! Parses choices: `if` and `match` among the entries of an object.
//!
//! The entries of all arms become entries of their object, and each entry has the arms around it. Every later stage
//! therefore sees one list of entries. The control flow around them is kept for the printer.

use payment_core::{
    inspect::{
        Choice, ChoiceArm,
        tree::{Arm, Entry},
    },
    schema::Kind,
};
use proc_macro2::{Group, Span, TokenStream, TokenTree};

use super::{
    Reader, Scope,
    control_flow::{self, Among, Parsed},
};
use crate::{
    source::{ArmBlock, Body, Branch, ControlFlow, If, Match, Otherwise, WrittenChoice},
    split, token,
};

impl Reader {
    /// Parses the choice or other control flow that `start` begins with, and returns the tokens after it.
    ///
    /// Returns `None` if `start` does not begin with control flow.
    pub(super) fn choice<'t>(
        &mut self,
        scope: Scope,
        start: &'t [TokenTree],
        entries: &mut Vec<Entry<'static>>,
    ) -> Option<&'t [TokenTree]> {
        let Parsed { flow, mistakes, rest } = control_flow::parse(start, Among::Entries)?;
        let rest = split::skip_comma(rest);
        if self.report_impossible_choice(start, scope.kind) {
            return Some(rest);
        }
        for mistake in &mistakes {
            self.source.error(&mistake.tokens, &mistake.message, &mistake.help);
        }
        let flow = with_else(flow);
        let keyword = self.source.place(&start[..1]);
        let number = self.source.choices.len();
        let conditions = conditions(&flow);
        let arms = conditions.into_iter().map(|(condition, is_diverging)| ChoiceArm {
            // An arm without braces has the place of the keyword.
            place: keyword,
            end: keyword + 1,
            condition,
            is_diverging,
        });
        self.source.choices.push(Choice { place: keyword, arms: arms.collect() });
        self.source.written_choices.push(None);
        let mut indices = arms_with_block(&flow).into_iter();
        let flow = flow.map(|group| {
            let arm = Arm { choice: number, index: indices.next().unwrap_or_default() };
            let Some(group) = group else { return ArmBlock { span: Span::call_site(), arm } };
            let inner = self.in_arm(&group, arm, |reader, tokens| reader.entries(scope, tokens));
            entries.extend(inner);
            ArmBlock { span: group.span(), arm }
        });
        let written = WrittenChoice { object: scope.place, around: self.arm, flow, is_whole: mistakes.is_empty() };
        self.source.written_choices[number] = Some(written);
        Some(rest)
    }

    /// Reports control flow where it cannot choose the fields of an object. Returns whether it is reported.
    fn report_impossible_choice(&mut self, start: &[TokenTree], object: Option<Kind>) -> bool {
        let keyword = &start[0];
        let (message, help) = if matches!(keyword, TokenTree::Ident(word) if word == "for") {
            let message = "`for` cannot choose the fields of an object";
            (message.to_owned(), "write it in a list: `[for pattern in expression { … }]`")
        } else if matches!(object, Some(Kind::Free(_))) {
            let message = format!("`{keyword}` cannot choose the fields of free JSON");
            (message, "write a run-time value, for example `MetadataValue::from_serialize(…)`")
        } else if self.source.template.is_some() {
            let message = format!("`{keyword}` cannot choose the fields of a template");
            (message, "declare a template for each choice, or write an expression")
        } else {
            return false;
        };
        self.source.error(&start[..1], message, help);
        true
    }

    /// Parses the entries of an arm, by `read`.
    fn in_arm(
        &mut self,
        group: &Group,
        arm: Arm,
        read: impl FnOnce(&mut Self, &[TokenTree]) -> Vec<Entry<'static>>,
    ) -> Vec<Entry<'static>> {
        let place = self.source.place(&[group.clone().into()]);
        let outer = self.arm.replace(arm);
        let mut entries = read(self, &token::inside(group));
        self.arm = outer;
        for entry in &mut entries {
            entry.arms.insert(0, arm);
        }
        let end = self.source.places();
        let written = &mut self.source.choices[arm.choice].arms[arm.index];
        (written.place, written.end) = (place, end);
        entries
    }
}

/// Adds an `else` to each `if` that has none, without a block.
fn with_else(flow: ControlFlow<Group>) -> ControlFlow<Option<Group>> {
    match flow.map(Some) {
        ControlFlow::If(If { branches, otherwise: None }) => {
            ControlFlow::If(If { branches, otherwise: Some(Otherwise::Block(None)) })
        }
        flow => flow,
    }
}

/// Returns for each arm when it is taken, in words, and whether it leaves the invocation.
fn conditions<B>(flow: &ControlFlow<Option<B>>) -> Vec<(String, bool)> {
    match flow {
        ControlFlow::For(_) => Vec::new(),
        ControlFlow::Match(flow) => match_conditions(flow),
        ControlFlow::If(If { branches, otherwise }) => {
            let quoted = |Branch { condition, .. }: &Branch<_>| format!("`if {}`", text(condition));
            let mut conditions: Vec<_> =
                branches.iter().map(|branch| (format!("with {}", quoted(branch)), false)).collect();
            match otherwise {
                Some(Otherwise::Match(flow)) => conditions.extend(match_conditions(flow)),
                _ => {
                    let all: Vec<_> = branches.iter().map(quoted).collect();
                    conditions.push((format!("without {}", all.join(" and ")), false));
                }
            }
            conditions
        }
    }
}

fn match_conditions<B>(flow: &Match<B>) -> Vec<(String, bool)> {
    let condition = |pattern: &[TokenTree], guard: &[TokenTree]| {
        let guard = if guard.is_empty() { String::new() } else { format!(" if {}", text(guard)) };
        format!("when `{}` is `{}{guard}`", text(&flow.scrutinee), text(pattern))
    };
    let arms = flow.arms.iter();
    arms.map(|arm| (condition(&arm.pattern, &arm.guard), !matches!(arm.body, Body::Block(_)))).collect()
}

/// Returns the index of each arm that has a block, in the order of the source.
fn arms_with_block<B>(flow: &ControlFlow<Option<B>>) -> Vec<usize> {
    let in_match = |flow: &Match<Option<B>>, first: usize| {
        let arms = flow.arms.iter().enumerate().filter(|(_, arm)| matches!(arm.body, Body::Block(_)));
        arms.map(|(index, _)| first + index).collect::<Vec<_>>()
    };
    match flow {
        ControlFlow::For(_) => Vec::new(),
        ControlFlow::Match(flow) => in_match(flow, 0),
        ControlFlow::If(If { branches, otherwise }) => {
            let with_block = branches.iter().enumerate().filter(|(_, branch)| branch.block.is_some());
            let mut indices: Vec<_> = with_block.map(|(index, _)| index).collect();
            match otherwise {
                Some(Otherwise::Match(flow)) => indices.extend(in_match(flow, branches.len())),
                Some(Otherwise::Block(_)) => indices.push(branches.len()),
                None => {}
            }
            indices
        }
    }
}

/// Returns the text of tokens for a message.
fn text(tokens: &[TokenTree]) -> String {
    let text = tokens.iter().cloned().collect::<TokenStream>().to_string();
    payment_core::base::wording::shorten(&text)
}
