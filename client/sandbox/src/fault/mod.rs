//! Faults that the sandbox is asked for.

mod parse;
mod plan;

use std::time::Duration;

use crate::operation::Operation;

pub use parse::FaultError;
pub use plan::Plan;

/// A fault of the network or of the gateway.
///
/// [`at`](Self::at) and [`with_percentage`](Self::with_percentage) say when it happens. The documentation of each fault
/// says whether the sandbox executes the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fault {
    /// New connections are refused for this time, so the request is not executed.
    ///
    /// The connection that carried the exchange before it ends after its response. Other open connections continue.
    Refused(Duration),
    /// The connection is cut after the request has arrived. The request is not executed.
    CutBefore,
    /// The request is executed, then the connection is cut without a response.
    CutAfter,
    /// The request is executed, then the connection is cut in the middle of the response's body.
    HalfBody,
    /// The request is executed at once, and the response is sent after this time.
    Late(Duration),
    /// The response is 401 `credentials_invalid`. The request is not executed.
    Unauthorized,
    /// The response is 429 `frequency_above_limit`. The request is not executed.
    TooManyRequests,
    /// The request is executed. The status of the response stays, but its body is not JSON.
    Garbage,
}

/// A [`Fault`] and the exchanges that it happens in.
///
/// An exchange is a request to the gateway and its response. The hosted page is not an exchange.
///
/// # Examples
///
/// ```
/// use payment_sandbox::{Fault, FaultRule, Operation};
///
/// let rule = Fault::CutAfter.at(3).on(Operation::Capture);
/// assert_eq!("cut-after@3/capture".parse::<FaultRule>()?, rule);
/// assert_eq!("late:50ms=2.5%".parse::<FaultRule>()?.to_string(), "late:50ms=2.5%");
/// # Ok::<(), payment_sandbox::FaultError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct FaultRule {
    fault: Fault,
    occurrence: Occurrence,
    operations: OperationSet,
}

/// The operations that a rule is for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum OperationSet {
    All,
    Only(Operation),
    AllBut(Operation),
}

impl OperationSet {
    fn contains(self, operation: Operation) -> bool {
        match self {
            Self::All => true,
            Self::Only(only) => only == operation,
            Self::AllBut(spared) => spared != operation,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Occurrence {
    /// The number of the exchange among those that the rule is for, counted from 1.
    Nth(u64),
    /// The probability in percent.
    Percentage(f64),
}

impl Fault {
    /// One fault of each kind. Those with a time have an example of it.
    pub const EXAMPLES: [Self; 8] = [
        Self::Refused(Duration::from_millis(200)),
        Self::CutBefore,
        Self::CutAfter,
        Self::HalfBody,
        Self::Late(Duration::from_millis(50)),
        Self::Unauthorized,
        Self::TooManyRequests,
        Self::Garbage,
    ];

    /// Creates a rule for the `n`-th exchange. The first exchange has the number 1.
    ///
    /// Exchanges are counted in the order in which their requests arrive, on all connections.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_sandbox::{Fault, Sandbox, Settings};
    ///
    /// # fn main() -> std::io::Result<()> {
    /// let faults = vec![Fault::HalfBody.at(2)];
    /// let sandbox = Sandbox::with(Settings { faults, ..Settings::default() })?;
    /// # Ok(())
    /// # }
    /// ```
    pub const fn at(self, n: u64) -> FaultRule {
        FaultRule { fault: self, occurrence: Occurrence::Nth(n), operations: OperationSet::All }
    }

    /// Creates a rule for exchanges that are drawn with a probability in percent.
    ///
    /// With 0, no exchange is drawn. With 100 or more, each is.
    ///
    /// The sandbox's seed, the operation, the payment's reference and the number of the attempt decide each draw. So the
    /// same seed draws the same faults for a payment, however the requests of other payments are interleaved.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_sandbox::{Fault, Sandbox, Settings};
    ///
    /// # fn main() -> std::io::Result<()> {
    /// let faults = vec![Fault::CutAfter.with_percentage(2.5)];
    /// let sandbox = Sandbox::with(Settings { seed: 7, faults, ..Settings::default() })?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn with_percentage(self, percentage: impl Into<f64>) -> FaultRule {
        FaultRule { fault: self, occurrence: Occurrence::Percentage(percentage.into()), operations: OperationSet::All }
    }
}

impl FaultRule {
    /// Restricts the rule to one operation. Its exchanges are counted separately.
    #[must_use]
    pub const fn on(mut self, operation: Operation) -> Self {
        self.operations = OperationSet::Only(operation);
        self
    }

    /// Extends the rule to all operations but one, whose exchanges are not counted.
    ///
    /// A test usually simulates the customer with a client that repeats nothing, so it spares the simulation.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_sandbox::{Fault, FaultRule, Operation};
    ///
    /// let rule = Fault::CutAfter.with_percentage(5).sparing(Operation::Simulate);
    /// assert_eq!("cut-after=5%/!simulate".parse::<FaultRule>()?, rule);
    /// # Ok::<(), payment_sandbox::FaultError>(())
    /// ```
    #[must_use]
    pub const fn sparing(mut self, operation: Operation) -> Self {
        self.operations = OperationSet::AllBut(operation);
        self
    }
}
