//! The control flow that chooses entries or builds lists: `for`, `if` and `match`.

use std::collections::BTreeMap;

use payment_core::inspect::tree::{Arm, ChoiceId, Choices, Place};
use proc_macro2::{Group, Ident, Span, TokenTree};

/// The choices of an invocation.
#[derive(Default)]
pub struct SourceChoices {
    /// The choices as the tree has them.
    pub tree: Choices,
    /// The control flow of the choices, by the object and the arm that they lie in.
    by_parent: BTreeMap<(Place, Option<Arm>), Vec<SourceChoice>>,
    /// Whether a choice was skipped, because it cannot choose the fields of its object.
    pub has_skipped_choice: bool,
}

impl SourceChoices {
    /// Returns whether each choice was parsed as a whole. Any other choice may contain any field.
    pub fn is_whole(&self) -> bool {
        !self.has_skipped_choice && self.by_parent.values().flatten().all(|choice| choice.is_whole)
    }

    /// Adds a choice that lies directly in an object or in an arm.
    pub fn add(&mut self, object: Place, arm: Option<Arm>, choice: SourceChoice) {
        self.by_parent.entry((object, arm)).or_default().push(choice);
    }

    /// Returns the choices that lie directly in an object or in an arm, in the order of the source.
    pub fn directly_in(&self, object: Place, arm: Option<Arm>) -> impl Iterator<Item = &SourceChoice> {
        self.by_parent.get(&(object, arm)).into_iter().flatten()
    }
}

/// Control flow in the place of an entry or of an item.
///
/// `B` is a block: the braces after parsing, and the parsed contents later.
#[derive(Clone)]
pub enum ControlFlow<B> {
    For(For<B>),
    If(If<B>),
    Match(Match<B>),
}

/// `'label: for pattern in iterator { … }`.
#[derive(Clone)]
pub struct For<B> {
    /// The label and its colon. A loop without a label has none.
    pub label: Vec<TokenTree>,
    pub keyword: Ident,
    pub pattern: Vec<TokenTree>,
    pub iterator: Vec<TokenTree>,
    /// `None` if the block is missing, which is a mistake.
    pub block: Option<B>,
}

/// `if condition { … } else if condition { … } else { … }`.
#[derive(Clone)]
pub struct If<B> {
    /// One for each condition; there is at least one.
    pub branches: Vec<Branch<B>>,
    pub otherwise: Option<Otherwise<B>>,
}

/// `if condition { … }`.
#[derive(Clone)]
pub struct Branch<B> {
    pub keyword: Ident,
    /// The condition, which may be a chain of `let`s.
    pub condition: Vec<TokenTree>,
    /// `None` if the block is missing, which is a mistake.
    pub block: Option<B>,
}

/// The code after the last `else`.
#[derive(Clone)]
pub enum Otherwise<B> {
    Block(B),
    /// `else match …`, which Rust does not have.
    Match(Match<B>),
}

/// `match scrutinee { pattern if guard => { … }, … }`.
#[derive(Clone)]
pub struct Match<B> {
    pub keyword: Ident,
    pub scrutinee: Vec<TokenTree>,
    /// The braces around the arms; `None` if they are missing, which is a mistake.
    pub braces: Option<Group>,
    pub arms: Vec<MatchArm<B>>,
}

/// `pattern if guard => { … }`.
#[derive(Clone)]
pub struct MatchArm<B> {
    pub pattern: Vec<TokenTree>,
    /// The tokens after `if`. An arm without a guard has none.
    pub guard: Vec<TokenTree>,
    pub body: Body<B>,
}

/// The code after the `=>` of an arm.
#[derive(Clone)]
pub enum Body<B> {
    Block(B),
    /// An expression that may be of the type `!`, which rustc checks.
    Diverging(Vec<TokenTree>),
    /// Any other expression, or no tokens. The mistake is recorded.
    Invalid(Vec<TokenTree>),
}

impl<B> ControlFlow<B> {
    /// Returns the keyword that the control flow begins with, after a label.
    pub fn keyword(&self) -> Ident {
        match self {
            Self::For(flow) => flow.keyword.clone(),
            Self::If(flow) => flow.branches[0].keyword.clone(),
            Self::Match(flow) => flow.keyword.clone(),
        }
    }

    /// Converts each block, in the order of the source.
    pub fn map<C>(self, block: &mut dyn FnMut(B) -> C) -> ControlFlow<C> {
        match self {
            Self::For(For { label, keyword, pattern, iterator, block: body }) => {
                ControlFlow::For(For { label, keyword, pattern, iterator, block: body.map(block) })
            }
            Self::If(If { branches, otherwise }) => {
                let branches = branches.into_iter().map(|Branch { keyword, condition, block: body }| Branch {
                    keyword,
                    condition,
                    block: body.map(&mut *block),
                });
                let branches = branches.collect();
                let otherwise = otherwise.map(|otherwise| match otherwise {
                    Otherwise::Block(body) => Otherwise::Block(block(body)),
                    Otherwise::Match(flow) => Otherwise::Match(flow.map(block)),
                });
                ControlFlow::If(If { branches, otherwise })
            }
            Self::Match(flow) => ControlFlow::Match(flow.map(block)),
        }
    }
}

impl<B> Match<B> {
    /// Converts each block, in the order of the source.
    fn map<C>(self, block: &mut dyn FnMut(B) -> C) -> Match<C> {
        let arms = self.arms.into_iter().map(|MatchArm { pattern, guard, body }| {
            let body = match body {
                Body::Block(body) => Body::Block(block(body)),
                Body::Diverging(tokens) => Body::Diverging(tokens),
                Body::Invalid(tokens) => Body::Invalid(tokens),
            };
            MatchArm { pattern, guard, body }
        });
        let arms = arms.collect();
        Match { keyword: self.keyword, scrutinee: self.scrutinee, braces: self.braces, arms }
    }
}

/// The control flow of a choice.
pub struct SourceChoice {
    pub id: ChoiceId,
    pub flow: ControlFlow<ArmBlock>,
    /// Whether nothing is wrong with the tokens around the blocks.
    pub is_whole: bool,
}

/// The block of an arm.
pub struct ArmBlock {
    /// The span of the braces. For an `else` that is missing, it is that of the expansion.
    pub span: Span,
    pub arm: Arm,
}

/// An item of a list, or the code that creates items. The numbers are indices of the list's nodes.
#[derive(Clone)]
pub enum Item {
    /// A value.
    Value(usize),
    /// `..iterator`.
    Spread(usize),
    /// Control flow whose blocks are items.
    ControlFlow(ItemControlFlow),
}

/// Control flow whose blocks are items.
#[derive(Clone)]
pub struct ItemControlFlow {
    pub flow: ControlFlow<ItemBlock>,
    /// Whether nothing is wrong with the tokens around the blocks.
    pub is_whole: bool,
}

/// The block of a `for`, or of an arm.
#[derive(Clone)]
pub struct ItemBlock {
    /// The braces.
    pub span: Span,
    /// The item, unless the block is empty.
    pub item: Option<usize>,
}
