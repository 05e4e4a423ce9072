//! A database, as the journal uses it: `sqlx` has types of its own for each.

use std::fmt::{self, Debug};

use sqlx::{Arguments, AssertSqlSafe, ColumnIndex, Database, Decode, Encode, Row, Type, error::BoxDynError};

use crate::statements::{Dialect, Sql};

/// A database that can keep a journal.
pub trait Backend: Database<Row: Cells> {
    const DIALECT: Dialect;

    /// The statement that begins a transaction.
    const BEGIN: &str;

    /// Whether one transaction writes at a time.
    const HAS_ONE_WRITER: bool;

    /// Whether a statement sees the table as it was before it waited for another transaction.
    const SEES_OTHERS_LATE: bool;

    /// What [`overwrite_erased`](Self::overwrite_erased) needs.
    type Upkeep: Clone + Debug + Send + Sync;

    /// Adds a parameter. Each database has its own lists.
    fn add(arguments: &mut Self::Arguments, value: &Value) -> Result<(), BoxDynError>;

    /// Runs a statement, and returns the number of the rows that it has changed.
    fn execute(
        connection: &mut Self::Connection,
        sql: &Sql,
        arguments: Self::Arguments,
    ) -> impl Future<Output = Result<u64, sqlx::Error>> + Send;

    /// Runs a statement, and returns its rows.
    fn fetch(
        connection: &mut Self::Connection,
        sql: &Sql,
        arguments: Self::Arguments,
    ) -> impl Future<Output = Result<Vec<Self::Row>, sqlx::Error>> + Send;

    /// Runs statements in one transaction. After a failure, the connection is closed.
    fn together(
        connection: &mut Self::Connection,
        all: &[&BoundStatement],
    ) -> impl Future<Output = TransactionEnd> + Send;

    /// Overwrites the bodies that are erased where the database does not do so itself.
    fn overwrite_erased(upkeep: &Self::Upkeep) -> impl Future<Output = ()> + Send;
}

/// A parameter of a statement. Its `Debug` redacts it: it can be the body of a request.
#[derive(Clone)]
pub enum Value {
    Text(String),
    TextOrNull(Option<String>),
    BytesOrNull(Option<Vec<u8>>),
    Number(i64),
    Seconds(f64),
    Truth(bool),
    List(Vec<String>),
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("_")
    }
}

/// A statement, and its parameters.
#[derive(Debug)]
pub struct BoundStatement {
    pub statement: Sql,
    pub values: Vec<Value>,
}

/// The end of a transaction: for each statement, the number of the rows that it has changed.
#[derive(Debug)]
pub enum TransactionEnd {
    Committed(Vec<u64>),
    /// The transaction has not begun.
    NotBegun(sqlx::Error),
    /// A statement has failed, and nothing is written.
    RolledBack,
    /// The commit has failed.
    Uncertain(sqlx::Error),
}

/// Returns the parameters of a statement.
pub fn arguments<DB: Backend>(values: &[Value]) -> Result<DB::Arguments, sqlx::Error> {
    let mut arguments = DB::Arguments::default();
    values.iter().try_for_each(|value| DB::add(&mut arguments, value)).map_err(sqlx::Error::Encode)?;
    Ok(arguments)
}

pub fn sql(statement: &Sql) -> AssertSqlSafe<Sql> {
    AssertSqlSafe(Sql::clone(statement))
}

impl Value {
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    pub fn text_or_null(text: Option<&str>) -> Self {
        Self::TextOrNull(text.map(str::to_owned))
    }

    /// Adds a parameter that all databases have. A list is added as null.
    pub fn add_to<A: Arguments>(&self, arguments: &mut A) -> Result<(), BoxDynError>
    where
        for<'t> String: Encode<'t, A::Database> + Type<A::Database>,
        for<'t> Option<String>: Encode<'t, A::Database> + Type<A::Database>,
        for<'t> Option<Vec<u8>>: Encode<'t, A::Database> + Type<A::Database>,
        for<'t> i64: Encode<'t, A::Database> + Type<A::Database>,
        for<'t> f64: Encode<'t, A::Database> + Type<A::Database>,
        for<'t> bool: Encode<'t, A::Database> + Type<A::Database>,
    {
        match self {
            Value::Text(text) => arguments.add(text.clone()),
            Value::TextOrNull(text) => arguments.add(text.clone()),
            Value::BytesOrNull(bytes) => arguments.add(bytes.clone()),
            Value::Number(number) => arguments.add(*number),
            Value::Seconds(seconds) => arguments.add(*seconds),
            Value::Truth(truth) => arguments.add(*truth),
            Value::List(_) => arguments.add(None::<String>),
        }
    }
}

/// The columns of a row, by their names.
pub trait Cells {
    fn text(&self, column: &'static str) -> Result<String, sqlx::Error>;
    fn text_or_null(&self, column: &'static str) -> Result<Option<String>, sqlx::Error>;
    fn bytes_or_null(&self, column: &'static str) -> Result<Option<Vec<u8>>, sqlx::Error>;
    fn number(&self, column: &'static str) -> Result<i64, sqlx::Error>;
    fn truth(&self, column: &'static str) -> Result<bool, sqlx::Error>;
}

impl<R: Row> Cells for R
where
    &'static str: ColumnIndex<R>,
    for<'r> String: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> Option<String>: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> Option<Vec<u8>>: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> i64: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> bool: Decode<'r, R::Database> + Type<R::Database>,
{
    fn text(&self, column: &'static str) -> Result<String, sqlx::Error> {
        self.try_get(column)
    }

    fn text_or_null(&self, column: &'static str) -> Result<Option<String>, sqlx::Error> {
        self.try_get(column)
    }

    fn bytes_or_null(&self, column: &'static str) -> Result<Option<Vec<u8>>, sqlx::Error> {
        self.try_get(column)
    }

    fn number(&self, column: &'static str) -> Result<i64, sqlx::Error> {
        self.try_get(column)
    }

    fn truth(&self, column: &'static str) -> Result<bool, sqlx::Error> {
        self.try_get(column)
    }
}
