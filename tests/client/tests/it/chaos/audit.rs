//! The comparison of the ledger with the books of a shop.

use payment_sandbox::{Entry, Ledger, Operation};

/// The operations that shops try.
pub const OPERATIONS: [Operation; 5] =
    [Operation::Create, Operation::Confirm, Operation::Cancel, Operation::Capture, Operation::Refund];

/// The belief of a shop about one operation on a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belief {
    Happened,
    DidNotHappen,
    /// The client reported that it does not know, and the look-ups have not decided it.
    Unknown,
}

/// The beliefs of a shop about one order.
#[derive(Clone, Debug)]
pub struct Books {
    pub reference: String,
    pub session: Option<String>,
    pub create: Option<Belief>,
    pub confirm: Option<Belief>,
    pub cancel: Option<Belief>,
    pub capture: Option<Belief>,
    pub captured: &'static str,
    pub refund: Option<Belief>,
}

impl Books {
    pub fn new(reference: String) -> Self {
        Self {
            reference,
            session: None,
            create: None,
            confirm: None,
            cancel: None,
            capture: None,
            captured: "0",
            refund: None,
        }
    }

    /// Returns the belief about an operation, or `None` if the shop has not tried it.
    pub const fn belief(&self, operation: Operation) -> Option<Belief> {
        match operation {
            Operation::Create => self.create,
            Operation::Confirm => self.confirm,
            Operation::Cancel => self.cancel,
            Operation::Capture => self.capture,
            Operation::Refund => self.refund,
            _ => None,
        }
    }

    /// Returns the books of a shop that is wrong about its create, or `None` if this one does not know.
    pub fn with_the_opposite_create(&self) -> Option<Self> {
        let create = match self.create? {
            Belief::Happened => Belief::DidNotHappen,
            Belief::DidNotHappen => Belief::Happened,
            Belief::Unknown => return None,
        };
        Some(Self { create: Some(create), ..self.clone() })
    }

    /// Returns the reason why the ledger contradicts the books, or `None` if it does not.
    pub fn contradiction(&self, entries: &[&Entry]) -> Option<String> {
        let of = |operation| entries.iter().filter(move |entry| entry.operation == operation).collect::<Vec<_>>();
        for operation in OPERATIONS {
            let count = of(operation).len();
            let is_right = match self.belief(operation) {
                Some(Belief::Happened) => count == 1,
                Some(Belief::Unknown) => count <= 1,
                Some(Belief::DidNotHappen) | None => count == 0,
            };
            if !is_right {
                return Some(format!("{operation} was executed {count} times: {self:?}"));
            }
        }
        let is_other_session = self.session.is_some()
            && of(Operation::Create).iter().any(|entry| Some(&entry.session_id) != self.session.as_ref());
        let is_other_amount = of(Operation::Capture).iter().any(|entry| entry.amount != self.captured);
        is_other_session
            .then(|| format!("it is another session: {self:?}"))
            .or_else(|| is_other_amount.then(|| format!("it is another amount: {self:?}")))
    }
}

/// Compares all books with the ledger, and returns each contradiction.
pub fn audit(books: &[Books], ledger: &Ledger) -> Vec<String> {
    let entries = ledger.entries();
    let of_order =
        |books: &Books| entries.iter().filter(|entry| books.reference == entry.reference).collect::<Vec<_>>();
    books.iter().filter_map(|books| books.contradiction(&of_order(books))).collect()
}
