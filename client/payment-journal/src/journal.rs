//! The journal, the same for each database.

use std::{num::NonZeroU32, sync::Arc, time::Duration};

use payment_client::journal::{
    Begin, BeginResult, Candidate, Claim, End, EndKind, EndedRow, Hold, IntentId, Journal, JournalError,
    JournalErrorKind, Lease, Row, RowState, StoredRow, UnreadableRow, Write, WriteResult,
};
use sqlx::Pool;

use crate::{
    backend::{Backend, BoundStatement, Cells, Value, arguments},
    columns::{Columns, EndColumns, VERSION},
    failure::{not_written, perhaps_written, unavailable},
    lease::{generation_of, seconds},
    others::Others,
    queue::{Haste, Queue, Turn},
    statements::{Sql, Statements},
    transaction::Tx,
};

/// A journal in a database: a [`SqliteJournal`](crate::SqliteJournal) or a [`PostgresJournal`](crate::PostgresJournal).
#[derive(Debug)]
pub struct SqlJournal<DB: Backend> {
    /// For transactions, and for the shop.
    pool: Pool<DB>,
    /// For statements of the journal that are a transaction each.
    statements: Pool<DB>,
    upkeep: DB::Upkeep,
    sql: Statements,
    queue: Arc<Queue<DB>>,
}

// A derived one would require that the database is `Clone`.
impl<DB: Backend> Clone for SqlJournal<DB> {
    fn clone(&self) -> Self {
        let (pool, statements) = (self.pool.clone(), self.statements.clone());
        Self { pool, statements, upkeep: self.upkeep.clone(), sql: self.sql.clone(), queue: Arc::clone(&self.queue) }
    }
}

impl<DB: Backend> SqlJournal<DB> {
    pub(crate) fn new(pool: Pool<DB>, statements: Pool<DB>, upkeep: DB::Upkeep) -> Self {
        let queue = Arc::new(Queue::new(pool.clone()));
        Self { pool, statements, upkeep, sql: Statements::new(&DB::DIALECT), queue }
    }

    /// Returns the connections of the journal, also for your own statements.
    ///
    /// A connection on which a transaction was left open is not used again.
    pub const fn pool(&self) -> &Pool<DB> {
        &self.pool
    }

    /// Begins a transaction for your own tables and the journal.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be reached, or if another transaction holds it for too long.
    pub async fn transaction(&self) -> Result<Tx<DB>, JournalError> {
        let turn = self.turn().await?;
        let transaction = self.pool.begin_with(DB::BEGIN).await.map_err(not_written)?;
        Ok(Tx::new(transaction, turn))
    }

    /// Writes a row as planned in your transaction, for example with the order.
    ///
    /// # Errors
    ///
    /// Returns an error if the transaction fails, or if another row has the id or the key. Drop the transaction
    /// then.
    pub async fn plan(&self, tx: &mut Tx<DB>, row: &Row) -> Result<(), JournalError> {
        match tx.change(&self.sql.insert, &new(row, &row.content, None)).await? {
            0 => Err(JournalError::new(JournalErrorKind::Taken)),
            _ => Ok(()),
        }
    }

    /// Acknowledges the end that the shop has seen in your transaction, for example with the order that it pays. It does
    /// nothing if the call has got another end since. `EndKind::of(&result)` returns the end that a result shows.
    ///
    /// # Errors
    ///
    /// Returns an error if the transaction fails. Drop it then.
    pub async fn acknowledge_in(&self, tx: &mut Tx<DB>, id: &IntentId, seen: EndKind) -> Result<(), JournalError> {
        tx.change(self.sql.acknowledge(seen), &[Value::text(id.as_ref())]).await?;
        Ok(())
    }

    /// Returns the calls that a person must decide, the oldest first: those that may have been carried out, that no
    /// look-up shows, and that are not acknowledged.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be read.
    pub async fn undecidable(&self) -> Result<Vec<Result<StoredRow, UnreadableRow>>, JournalError> {
        let rows = self.fetch(&self.sql.undecidable, &[]).await.map_err(unavailable)?;
        rows.iter().map(|row| read(row, Columns::stored)).collect()
    }

    /// Shrinks each acknowledged row that ended longer ago than this time to a
    /// [stub](payment_client::journal#stubs), and returns their number.
    ///
    /// # Errors
    ///
    /// Returns an error if the database cannot be written.
    pub async fn prune(&self, older_than: Duration) -> Result<u64, JournalError> {
        self.change(&self.sql.prune, &[Value::Seconds(-seconds(older_than))], Haste::Now).await
    }
}

impl<DB: Backend> SqlJournal<DB> {
    /// Waits until this process may write.
    async fn turn(&self) -> Result<Option<Turn<DB>>, JournalError> {
        if DB::HAS_ONE_WRITER { self.queue.turn().await.map(Some) } else { Ok(None) }
    }

    /// Runs a statement that changes rows and commits, and returns their number.
    async fn change(&self, statement: &Sql, values: &[Value], haste: Haste) -> Result<u64, JournalError> {
        if DB::HAS_ONE_WRITER || haste == Haste::None {
            let bound = BoundStatement { statement: Sql::clone(statement), values: values.to_vec() };
            return self.queue.execute(bound, haste).await;
        }
        let arguments = arguments::<DB>(values).map_err(not_written)?;
        let mut connection = self.statements.acquire().await.map_err(not_written)?;
        DB::execute(&mut connection, statement, arguments).await.map_err(perhaps_written)
    }

    async fn fetch(&self, statement: &Sql, values: &[Value]) -> Result<Vec<DB::Row>, sqlx::Error> {
        let mut connection = self.statements.acquire().await?;
        DB::fetch(&mut connection, statement, arguments::<DB>(values)?).await
    }

    /// Writes a row as sent in one statement, or returns `None` if another row of its key counts or is in its way.
    async fn begin_sent(&self, row: &Row, hold: &Hold, content: &str) -> Result<Option<BeginResult>, JournalError> {
        let (lease, values) = (first_lease(row, hold), new(row, content, Some(hold)));
        if !DB::SEES_OTHERS_LATE {
            let is_new = self.change(&self.sql.insert_sent, &values, Haste::Now).await? == 1;
            return Ok(is_new.then_some(BeginResult::Sent(lease)));
        }
        let mut connection = self.statements.acquire().await.map_err(not_written)?;
        let insert = arguments::<DB>(&values).map_err(not_written)?;
        if DB::execute(&mut connection, &self.sql.insert_sent, insert).await.map_err(perhaps_written)? == 0 {
            return Ok(None);
        }
        // Another process can have written, ended and acknowledged a row of the key between the moment of which the
        // statement saw the table and its own write. Now the key is taken, so no other row follows.
        let id = row.id.as_ref();
        let mine = arguments::<DB>(&[Value::text(id)]).map_err(unavailable)?;
        let rows = DB::fetch(&mut connection, &self.sql.others, mine).await.map_err(unavailable)?;
        let others = Others::read(&rows).map_err(unavailable)?.of(id)?;
        if others.is_empty() {
            return Ok(Some(BeginResult::Sent(lease)));
        }
        let row = Row { content: content.to_owned(), ..row.clone() };
        let state = RowState::Sent { age: Duration::ZERO, quiet: Duration::ZERO };
        Ok(Some(BeginResult::Held(Claim { stored: StoredRow { row, state }, lease, others })))
    }

    /// Writes a row or takes it over, or returns `None` if the row that was in its way can no longer be found.
    async fn begin_in(
        &self,
        tx: &mut Tx<DB>,
        row: &Row,
        hold: &Hold,
        begin: Begin<&str>,
    ) -> Result<Option<BeginResult>, JournalError> {
        if begin == Begin::Withdrawn {
            let row = Row { body: None, ..row.clone() };
            if tx.change(&self.sql.insert_ended, &new(&row, &row.content, None)).await? == 1 {
                return Ok(Some(BeginResult::Found(StoredRow {
                    row,
                    state: RowState::Ended(End::new(EndKind::NotDone)),
                })));
            }
        } else if tx.change(&self.sql.insert, &new(row, &row.content, Some(hold))).await? == 1 {
            let id = row.id.as_ref();
            let rows = tx.fetch(&self.sql.others, &[Value::text(id)]).await?;
            let others = Others::read(&rows).map_err(not_written)?.of(id)?;
            let stored = StoredRow { row: row.clone(), state: RowState::Planned };
            return Ok(Some(BeginResult::Held(Claim { stored, lease: first_lease(row, hold), others })));
        }
        let find = [
            Value::text(row.id.as_ref()),
            Value::text(&row.scope),
            Value::text_or_null(row.account.as_deref()),
            Value::text(&row.key),
        ];
        let (mut candidates, mut unread) = (Vec::new(), None);
        for found in tx.fetch(&self.sql.find, &find).await? {
            match Columns::read(&found).and_then(|columns| columns.candidate(row, &hold.owner)) {
                Ok((_, candidate)) if begin == Begin::Withdrawn && !candidate.is_mine => {}
                Ok(candidate) => candidates.push(candidate),
                Err(error) => unread = Some(error),
            }
        }
        let claimed = match (Candidate::in_the_way(candidates), unread) {
            // Whatever has the key, this is the row of the call.
            (Some((claimed, candidate)), unread) if candidate.is_mine || unread.is_none() => {
                if !candidate.is_taken_over() {
                    return Ok(Some(BeginResult::Found(claimed.stored)));
                }
                claimed
            }
            (_, Some(error)) => return Err(error),
            (_, None) => return Ok(None),
        };
        let ids = [claimed.lease.id.to_string()];
        let others = self.lease(tx, &ids, hold).await?.of(&ids[0])?;
        Ok(Some(BeginResult::Held(Claim { others, ..claimed })))
    }

    /// Takes the leases of these rows, and returns what is known about others of their keys.
    async fn lease(&self, tx: &mut Tx<DB>, ids: &[String], hold: &Hold) -> Result<Others, JournalError> {
        if ids.is_empty() {
            return Ok(Others::default());
        }
        let values = [Value::List(ids.to_vec()), Value::text(&hold.owner), Value::Seconds(seconds(hold.time))];
        tx.change(&self.sql.lease, &values).await?;
        Others::read(&tx.fetch(&self.sql.others_of_each, &values[..1]).await?).map_err(not_written)
    }
}

impl<DB: Backend> Journal for SqlJournal<DB> {
    async fn begin(&self, row: &Row, hold: &Hold, begin: Begin<&str>) -> Result<BeginResult, JournalError> {
        if let Begin::Sent(content) = begin
            && let Some(begun) = self.begin_sent(row, hold, content).await?
        {
            return Ok(begun);
        }
        loop {
            let mut tx = self.transaction().await?;
            match self.begin_in(&mut tx, row, hold, begin).await {
                Ok(begun) => {
                    tx.commit().await?;
                    // If there is none, the key of the other row was freed in the meantime.
                    if let Some(begun) = begun {
                        return Ok(begun);
                    }
                }
                Err(error) => {
                    tx.roll_back().await;
                    return Err(error);
                }
            }
        }
    }

    async fn claim(
        &self,
        scope: &str,
        hold: &Hold,
        most: NonZeroU32,
    ) -> Result<Vec<Result<Claim, UnreadableRow>>, JournalError> {
        let mut tx = self.transaction().await?;
        let page = [Value::text(scope), Value::Number(most.get().into())];
        let rows = tx.fetch(&self.sql.free, &page).await?;
        let ids = rows.iter().map(|row| row.text("id").map_err(not_written));
        let ids: Vec<String> = ids.collect::<Result<_, _>>()?;
        let mut others = self.lease(&mut tx, &ids, hold).await?;
        tx.commit().await?;
        if ids.is_empty()
            && let Ok(_turn) = self.turn().await
        {
            DB::overwrite_erased(&self.upkeep).await;
        }
        let claimed = |(row, id): (&DB::Row, String)| {
            let read = others.of(&id).and_then(|others| Columns::read(row)?.claimed(&hold.owner, others));
            read.map_err(|error| UnreadableRow { id, error })
        };
        Ok(rows.iter().zip(ids).map(claimed).collect())
    }

    async fn claim_ended(
        &self,
        scope: &str,
        time: Duration,
        most: NonZeroU32,
    ) -> Result<Vec<Result<EndedRow, UnreadableRow>>, JournalError> {
        let page = [Value::text(scope), Value::Number(most.get().into()), Value::Seconds(seconds(time))];
        let turn = self.turn().await?;
        let rows = self.fetch(&self.sql.claim_ended, &page).await.map_err(perhaps_written)?;
        drop(turn);
        rows.iter().map(|row| read(row, Columns::ended)).collect()
    }

    async fn write(&self, lease: &Lease, write: &Write) -> Result<WriteResult, JournalError> {
        let id = Value::text(lease.id.as_ref());
        let (owner, generation) = (Value::text(&lease.owner), Value::Number(generation_of(lease)?));
        let changed = match write {
            Write::Renew(time) => {
                let values = [id, owner, generation, Value::Seconds(seconds(*time))];
                self.change(&self.sql.renew, &values, Haste::Now).await?
            }
            Write::Sent { content, time } => {
                let values = [id, owner, generation, Value::Seconds(seconds(*time)), Value::text(content)];
                self.change(&self.sql.mark, &values, Haste::Now).await?
            }
            Write::Ended(end) | Write::Answered(end) => {
                let columns = EndColumns::new(end);
                let mut values = vec![id];
                values.extend(columns.values());
                values.push(Value::Truth(end.kind.is_clean()));
                let statement = match write {
                    Write::Answered(_) => &self.sql.answer,
                    _ => {
                        values.extend([owner, generation]);
                        &self.sql.end
                    }
                };
                let changed = self.change(statement, &values, Haste::Now).await?;
                if changed == 0 {
                    let found = self.fetch(&self.sql.has_end, &values[..5]).await.map_err(unavailable)?;
                    return Ok(if found.is_empty() { WriteResult::Lost } else { WriteResult::Written });
                }
                changed
            }
        };
        Ok(if changed == 1 { WriteResult::Written } else { WriteResult::Lost })
    }

    async fn acknowledge(&self, id: &IntentId, seen: EndKind) -> Result<(), JournalError> {
        self.change(self.sql.acknowledge(seen), &[Value::text(id.as_ref())], Haste::None).await?;
        Ok(())
    }
}

/// Returns the parameters of a new row with this content. Without a hold, its lease has ended at once.
fn new(row: &Row, content: &str, hold: Option<&Hold>) -> [Value; 14] {
    [
        Value::text(row.id.as_ref()),
        Value::text(&row.scope),
        Value::text_or_null(row.account.as_deref()),
        Value::text(&row.key),
        Value::text(&row.request),
        Value::text(&row.call),
        Value::text_or_null(row.reference.as_deref()),
        Value::text_or_null(row.session.as_deref()),
        Value::text(content),
        Value::BytesOrNull(row.body.clone()),
        Value::Number(VERSION),
        Value::text_or_null(hold.map(|hold| hold.owner.as_str())),
        Value::Number(hold.is_some().into()),
        Value::Seconds(seconds(hold.map_or(Duration::ZERO, |hold| hold.time))),
    ]
}

fn first_lease(row: &Row, hold: &Hold) -> Lease {
    Lease { id: row.id.clone(), owner: hold.owner.clone(), generation: 1 }
}

/// Reads a row. One that cannot be read has at least an id.
fn read<R: Cells, T>(
    row: &R,
    read: impl FnOnce(Columns) -> Result<T, JournalError>,
) -> Result<Result<T, UnreadableRow>, JournalError> {
    let id = row.text("id").map_err(unavailable)?;
    Ok(Columns::read(row).and_then(read).map_err(|error| UnreadableRow { id, error }))
}
