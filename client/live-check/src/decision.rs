//! The decisions of this project about the documentation: the rows of `decisions.json`.

use std::sync::LazyLock;

use payment_session::rules::Origin;
use serde::{Deserialize, Deserializer, de::Error};

use crate::variant::Variant;

/// The number of contradictions in the documentation: `C1` to `C31`.
pub const CONTRADICTIONS: usize = 31;
/// The number of doubts that the documentation leaves open: `D1` to `D19`.
pub const DOUBTS: usize = 19;

/// A decision of this project, and what the gateway can be asked about it.
///
/// A decision without a [`variant`](Self::variant) is asked by a sequence of requests, or looks at all responses. Its group
/// says which, and its id names the function.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The id.
    pub id: &'static str,
    /// The rules, contradictions (`C1`) and doubts (`D1`) that the decision is about.
    pub about: Vec<&'static str>,
    /// The group.
    pub group: Group,
    /// How sure this project is of the decision.
    #[serde(deserialize_with = "origin")]
    pub origin: Origin,
    /// The question.
    pub question: &'static str,
    /// The decision.
    pub decision: &'static str,
    /// The reason for the decision.
    pub reason: &'static str,
    /// The reason why no request can ask the question.
    pub unasked: Option<&'static str>,
    /// The request that differs from a control request.
    pub variant: Option<Variant>,
}

/// A group of decisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// How the gateway behaves when a request is repeated or its response is lost.
    Money,
    /// Which requests are valid.
    Rules,
    /// Which requests for static numbers and codes are valid.
    Static,
    /// The contents of all responses of a run.
    Responses,
}

impl Group {
    /// All groups, in the order of the report.
    pub const ALL: [Self; 4] = [Self::Money, Self::Rules, Self::Static, Self::Responses];

    /// Returns the heading of the group.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Money => "Money",
            Self::Rules => "Rules",
            Self::Static => "Static numbers and codes",
            Self::Responses => "Responses",
        }
    }
}

/// Returns all decisions, in the order in which they are asked. Those about all responses are the last ones.
///
/// # Panics
///
/// Panics if `decisions.json` has another form.
pub fn decisions() -> &'static [Decision] {
    static ALL: LazyLock<Vec<Decision>> = LazyLock::new(|| {
        serde_json::from_str(include_str!("../decisions.json")).expect("the decisions have their form")
    });
    &ALL
}

/// Returns the decisions that requests can ask about.
pub fn asked() -> impl Iterator<Item = &'static Decision> {
    decisions().iter().filter(|decision| decision.unasked.is_none())
}

fn origin<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Origin, D::Error> {
    let name = <&str>::deserialize(deserializer)?;
    let origin = [Origin::Documented, Origin::Decided, Origin::Inferred].into_iter().find(|it| it.as_str() == name);
    origin.ok_or_else(|| D::Error::custom(format!("`{name}` is not an origin")))
}
