//! The ledger: a witness of the operations that the sandbox has executed.
//!
//! It shares no code with the store, so that a fault of the store, such as a repeated request that is executed twice,
//! shows up here.

use std::{
    fmt,
    io::{self, Write},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use serde::Serialize;

use crate::operation::Operation;

/// An append-only list of the operations that a sandbox has executed: create, confirm, capture, cancel and refund.
///
/// The sandbox adds an execution at its moment, whether its response arrives or not. A response that is sent again adds none.
/// Copies of a ledger share their executions, and a ledger outlives its sandbox.
///
/// # Examples
///
/// ```
/// use payment_sandbox::{Ledger, Sandbox, Settings};
///
/// # fn main() -> std::io::Result<()> {
/// let ledger = Ledger::new();
/// let sandbox = Sandbox::with(Settings { ledger: Some(ledger.clone()), ..Settings::default() })?;
/// // The shop under test pays here.
/// drop(sandbox);
/// assert!(ledger.executions().is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Ledger(Arc<Mutex<Executions>>);

#[derive(Default)]
struct Executions {
    all: Vec<Execution>,
    /// Receives each execution as a line of JSON.
    writer: Option<Box<dyn Write + Send>>,
}

/// An executed operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Execution {
    /// The operation: create, confirm, capture, cancel or refund.
    pub operation: Operation,
    /// The header `x-submerchant-id`, or `None` for the merchant's main account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_merchant_id: Option<String>,
    /// The `clientReferenceId` of the payment.
    pub reference: String,
    /// The `clientReferenceId` of the refund.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund_reference: Option<String>,
    /// The id of the session.
    pub session_id: String,
    /// The amount of the operation, or of the session where the operation has none. Its digits are those of the request.
    pub amount: String,
    /// The currency of the amount.
    pub currency: String,
    /// The header `X-REQUEST-ID`.
    pub request_id: String,
}

impl Ledger {
    /// Creates an empty ledger.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates a ledger that also writes each execution as a line of JSON.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_sandbox::Ledger;
    ///
    /// # fn main() -> std::io::Result<()> {
    /// # let path = std::env::temp_dir().join("payment-sandbox-ledger.jsonl");
    /// let file = std::fs::File::options().append(true).create(true).open(path)?;
    /// let ledger = Ledger::with_writer(file);
    /// # Ok(())
    /// # }
    /// ```
    pub fn with_writer(writer: impl Write + Send + 'static) -> Self {
        Self(Arc::new(Mutex::new(Executions { all: Vec::new(), writer: Some(Box::new(writer)) })))
    }

    /// Returns the executions in their order.
    pub fn executions(&self) -> Vec<Execution> {
        self.lock().all.clone()
    }

    /// Appends an execution. An execution that cannot be written is reported on standard error.
    pub(crate) fn append(&self, execution: Execution) {
        let Executions { all, writer } = &mut *self.lock();
        if let Some(writer) = writer
            && let Err(error) = write_line(writer, &execution)
        {
            eprintln!("the ledger cannot be written: {error}");
        }
        all.push(execution);
    }

    fn lock(&self) -> MutexGuard<'_, Executions> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn write_line(writer: &mut dyn Write, execution: &Execution) -> io::Result<()> {
    let mut line = serde_json::to_vec(execution)?;
    line.push(b'\n');
    writer.write_all(&line)?;
    writer.flush()
}

impl fmt::Debug for Executions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.all).finish()
    }
}
