//! The failure of a journal.

use std::{error::Error, fmt, sync::Arc};

/// The failure of a journal.
///
/// Its messages must contain no body.
///
/// # Examples
///
/// ```
/// use payment_client::journal::{JournalError, JournalErrorKind};
///
/// let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
/// let error = JournalError::with_source(JournalErrorKind::Unavailable, full);
/// assert_eq!(error.to_string(), "the journal cannot be read or written");
/// ```
#[derive(Clone, Debug)]
pub struct JournalError {
    kind: JournalErrorKind,
    source: Option<Arc<dyn Error + Send + Sync>>,
    row: Option<Arc<str>>,
}

/// The kind of a [`JournalError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum JournalErrorKind {
    /// The journal cannot be read or written, for example because its disk is full. It may have written the
    /// row all the same.
    Unavailable,
    /// The journal cannot be written, and has surely written nothing, for example because no connection is free or because
    /// a lock was not granted in time.
    NotWritten,
    /// The row cannot be read.
    Unreadable,
    /// A later version wrote the row, or the whole journal.
    Newer,
    /// Another row has the id or the key.
    Taken,
}

impl JournalErrorKind {
    /// Returns whether the method that failed has surely written nothing.
    pub const fn has_surely_written_nothing(self) -> bool {
        match self {
            Self::Unavailable => false,
            Self::NotWritten | Self::Unreadable | Self::Newer | Self::Taken => true,
        }
    }
}

impl JournalError {
    /// Creates an error without a source.
    pub const fn new(kind: JournalErrorKind) -> Self {
        Self { kind, source: None, row: None }
    }

    /// Creates an error from another one.
    pub fn with_source(kind: JournalErrorKind, source: impl Error + Send + Sync + 'static) -> Self {
        Self { kind, source: Some(Arc::new(source)), row: None }
    }

    /// Returns the error with the id of the row that it is about.
    #[must_use]
    pub fn of_row(self, id: impl Into<Arc<str>>) -> Self {
        Self { row: Some(id.into()), ..self }
    }

    /// Returns the id of the row that cannot be read, or `None` if the error is about the whole journal.
    pub fn row(&self) -> Option<&str> {
        self.row.as_deref()
    }

    /// Returns the kind.
    pub const fn kind(&self) -> JournalErrorKind {
        self.kind
    }
}

impl fmt::Display for JournalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            JournalErrorKind::Unavailable => "the journal cannot be read or written",
            JournalErrorKind::NotWritten => "the journal cannot be written",
            JournalErrorKind::Unreadable => "the row of the journal cannot be read",
            JournalErrorKind::Newer => "a later version of this crate wrote the journal",
            JournalErrorKind::Taken => "another row of the journal has this id or key",
        })?;
        match &self.row {
            Some(id) => write!(f, " (row {})", id.escape_debug()),
            None => Ok(()),
        }
    }
}

impl Error for JournalError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.source.as_ref()?.as_ref())
    }
}
