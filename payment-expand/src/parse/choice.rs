//! Parses choices: `if` and `match` among the entries of an object.
//!
//! The entries of all arms become entries of their object, and each entry has the arms around it. Every later stage
//! therefore sees one list of entries. The control flow around them is kept for the printer.

use std::iter;

use payment_core::{
    inspect::tree::{Arm, ChoiceArm, Entry},
    schema::Kind,
};
use proc_macro2::{Group, Ident, Span, TokenTree};

use super::{OuterValue, ParsedObject, Parser, control_flow::ParsedControlFlow};
use crate::{
    lookahead,
    source::{ArmBlock, Body, Branch, ControlFlow, If, Match, MatchArm, Otherwise, SourceChoice},
    token,
};

/// The greatest number of choices inside each other. Each is several blocks of the expansion, and rustc overflows its stack
/// at some hundreds of blocks.
const MOST_NESTED: usize = 32;

impl Parser {
    /// Parses the blocks of control flow. Returns the tokens after it.
    pub(super) fn choice<'t>(
        &mut self,
        ParsedObject { outer, entries }: &mut ParsedObject,
        ParsedControlFlow { flow, errors, rest }: ParsedControlFlow<'t>,
    ) -> &'t [TokenTree] {
        let outer = *outer;
        let rest = lookahead::skip_comma(rest);
        let keyword = flow.keyword();
        if self.is_impossible_choice(&keyword, outer.kind) {
            self.source.choices.has_skipped_choice |= !matches!(outer.kind, Some(Kind::Free(_)));
            return rest;
        }
        let is_whole = errors.is_empty();
        self.report_errors(errors);
        let flow = with_else(flow);
        let keyword = self.source.add(&[keyword.into()]);
        let arms = arms_of(&flow);
        let has_block: Vec<_> = arms.iter().map(|arm| arm.has_block).collect();
        let arms = arms.into_iter().map(|SourceArm { condition, is_diverging, .. }| ChoiceArm {
            // An arm without braces has the place of the keyword.
            place: keyword,
            last: keyword,
            condition,
            is_diverging,
        });
        let id = self.source.choices.tree.add(keyword, arms.collect());
        let arms = iter::zip(self.source.choices.tree.arms(id), has_block);
        let mut with_block = arms.filter(|(_, has_block)| *has_block).map(|(arm, _)| arm);
        let flow = flow.map(&mut |group| {
            let arm = with_block.next().expect("each block belongs to an arm");
            let Some(group) = group else { return ArmBlock { span: Span::call_site(), arm } };
            entries.extend(self.entries_of_arm(outer, arm, &group));
            ArmBlock { span: group.span(), arm }
        });
        self.source.choices.add(outer.place, self.arm, SourceChoice { id, flow, is_whole });
        rest
    }

    /// Reports control flow where it cannot choose the fields of an object. Returns whether it is reported.
    fn is_impossible_choice(&mut self, keyword: &Ident, object: Option<Kind>) -> bool {
        let (message, help) = if keyword == "for" {
            let message = "`for` cannot choose the fields of an object";
            (message.to_owned(), "write it in a list: `[for pattern in expression { … }]`")
        } else if matches!(object, Some(Kind::Free(_))) {
            let message = format!("`{keyword}` cannot choose the fields of arbitrary JSON");
            (message, "write a run-time value, for example `MetadataValue::from_serialize(…)`")
        } else if self.source.template.is_some() {
            let message = format!("`{keyword}` cannot choose the fields of a template");
            (message, "declare a template for each choice, or write an expression")
        } else if self.choices_around == MOST_NESTED {
            let message = format!("choices are nested more than {MOST_NESTED} levels deep");
            (message, "write one `match` in place of several choices")
        } else {
            return false;
        };
        self.error(&[keyword.clone().into()], message, help);
        true
    }

    /// Parses the entries in the braces of an arm.
    fn entries_of_arm(&mut self, outer: OuterValue, arm: Arm, group: &Group) -> Vec<Entry<'static>> {
        let place = self.source.add(&[group.clone().into()]);
        let outer_arm = self.arm.replace(arm);
        self.choices_around += 1;
        let mut entries = self.entries(outer, &token::inside(group));
        self.choices_around -= 1;
        self.arm = outer_arm;
        for entry in &mut entries {
            entry.arms.insert(0, arm);
        }
        let last = self.source.latest();
        let written = &mut self.source.choices.tree[arm];
        (written.place, written.last) = (place, last);
        entries
    }
}

/// Adds an `else` to each `if` that has none, without a block.
fn with_else(flow: ControlFlow<Group>) -> ControlFlow<Option<Group>> {
    match flow.map(&mut Some) {
        ControlFlow::If(If { branches, otherwise: None }) => {
            ControlFlow::If(If { branches, otherwise: Some(Otherwise::Block(None)) })
        }
        flow => flow,
    }
}

/// An arm of a choice.
struct SourceArm {
    /// When it is taken, in words.
    condition: String,
    /// Whether it leaves the invocation.
    is_diverging: bool,
    has_block: bool,
}

/// Returns the arms of a choice, in the order of the source.
fn arms_of(flow: &ControlFlow<Option<Group>>) -> Vec<SourceArm> {
    match flow {
        ControlFlow::For(_) => Vec::new(),
        ControlFlow::Match(flow) => arms_of_match(flow),
        ControlFlow::If(If { branches, otherwise }) => {
            let quoted = |branch: &Branch<_>| format!("`if {}`", token::quoted(&branch.condition));
            let arm = |condition, has_block| SourceArm { condition, is_diverging: false, has_block };
            let with = branches.iter().map(|branch| arm(format!("with {}", quoted(branch)), branch.block.is_some()));
            let mut arms: Vec<_> = with.collect();
            match otherwise {
                Some(Otherwise::Match(flow)) => arms.extend(arms_of_match(flow)),
                _ => {
                    let all: Vec<_> = branches.iter().map(quoted).collect();
                    arms.push(arm(format!("without {}", all.join(" and ")), otherwise.is_some()));
                }
            }
            arms
        }
    }
}

fn arms_of_match(flow: &Match<Option<Group>>) -> Vec<SourceArm> {
    let arm = |MatchArm { pattern, guard, body }: &MatchArm<Option<Group>>| {
        let guard = if guard.is_empty() { String::new() } else { format!(" if {}", token::quoted(guard)) };
        let condition = format!("when `{}` is `{}{guard}`", token::quoted(&flow.scrutinee), token::quoted(pattern));
        let has_block = matches!(body, Body::Block(_));
        SourceArm { condition, is_diverging: !has_block, has_block }
    };
    flow.arms.iter().map(arm).collect()
}
