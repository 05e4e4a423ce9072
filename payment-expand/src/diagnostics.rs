//! The syntax errors of an invocation.

use std::{mem, ops::RangeInclusive};

use crate::fix::TokenChange;
use payment_core::{
    base::pointer::Pointer,
    inspect::{Finding, help::Help, tree::Place},
    rules::RuleId,
    schema::Parameters,
};

/// The syntax errors so far, and the places about which the inspection therefore reports nothing.
#[derive(Default)]
pub struct Diagnostics {
    errors: Vec<Finding>,
    /// The exact corrections of some of them, at the same places.
    corrections: Vec<(Place, TokenChange)>,
    /// Places about which the inspection reports nothing.
    silenced: Vec<RangeInclusive<Place>>,
    /// Whether errors are not recorded, because they follow from one that is recorded already.
    is_silent: bool,
}

impl Diagnostics {
    /// Records a syntax error at a place, with help.
    pub fn error(&mut self, place: Place, message: impl Into<String>, help: impl Into<String>) {
        self.record(syntax_error(place, message, help));
    }

    /// Adds the exact correction of the error at a place.
    pub fn correct(&mut self, place: Place, change: TokenChange) {
        self.corrections.push((place, change));
    }

    /// Returns the exact correction of the error at a place, or `None` if it has none.
    pub fn correction(&self, place: Place) -> Option<&TokenChange> {
        let (_, change) = self.corrections.iter().find(|(corrected, _)| *corrected == place)?;
        Some(change)
    }

    /// Records a syntax error at a place, because of an earlier place that the error names too.
    pub fn error_naming_other(
        &mut self,
        place: Place,
        other: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.record(Finding { other: Some(other), ..syntax_error(place, message, help) });
    }

    fn record(&mut self, error: Finding) {
        if !self.is_silent {
            self.errors.push(error);
        }
    }

    /// Begins or ends a time without new errors. Returns whether there were none before.
    pub fn set_silent(&mut self, is_silent: bool) -> bool {
        mem::replace(&mut self.is_silent, is_silent)
    }

    /// Returns whether there is an error at this place, or at a later one.
    pub fn has_error_since(&self, place: Place) -> bool {
        self.errors.iter().any(|error| error.place >= place)
    }

    /// Returns the errors so far.
    pub fn errors(&self) -> &[Finding] {
        &self.errors
    }

    /// Keeps the inspection from blaming places.
    pub fn silence(&mut self, places: RangeInclusive<Place>) {
        self.silenced.push(places);
    }

    /// Returns whether the inspection may not blame this place.
    pub fn is_silenced(&self, place: Place) -> bool {
        self.silenced.iter().any(|places| places.contains(&place))
    }
}

/// Creates a syntax error at a place, with help.
pub fn syntax_error(place: Place, message: impl Into<String>, help: impl Into<String>) -> Finding {
    let (rule, pointer) = (RuleId::Syntax.rule(), Pointer::default());
    let (message, help, parameters) = (message.into(), Help::from(help.into()), Parameters::default());
    let page = rule.page;
    Finding { rule, page, place, pointer, message, help, parameters, other: None }
}
