//! The journal of one database. The macro expands to the same code for each, because `sqlx` has a type for each.

macro_rules! journal {
    ($journal:ident, $database:ty, $row:ty) => {
        impl $journal {
            /// Returns the connections of the journal, also for your own statements.
            ///
            /// A connection that a transaction was left open on is not used again.
            pub const fn pool(&self) -> &Pool<$database> {
                &self.pool
            }

            /// Begins a transaction for your own tables and the journal.
            ///
            /// # Errors
            ///
            /// Returns an error if the database cannot be reached, or if another transaction holds it for too long.
            pub async fn transaction(&self) -> Result<Tx<$database>, JournalError> {
                self.pool.begin_with(BEGIN).await.map(Tx).map_err(unavailable)
            }

            /// Writes an entry as planned in your transaction, for example with the order.
            ///
            /// # Errors
            ///
            /// Returns an error if the transaction fails, or if another entry has the id, or is not acknowledged and has the
            /// same key. Drop the transaction then.
            pub async fn plan(&self, tx: &mut Tx<$database>, entry: &Entry) -> Result<(), JournalError> {
                match insert(&self.sql, tx, entry, None).await? {
                    true => Ok(()),
                    false => Err(JournalError::new(JournalErrorKind::Taken)),
                }
            }

            /// Acknowledges an end in your transaction, for example with the order that it pays.
            ///
            /// # Errors
            ///
            /// Returns an error if the transaction fails. Drop it then.
            pub async fn acknowledge_in(&self, tx: &mut Tx<$database>, id: &IntentId) -> Result<(), JournalError> {
                let acknowledge = query(AssertSqlSafe(self.sql.acknowledge.clone())).bind(id.as_ref());
                acknowledge.execute(&mut **tx).await.map_err(unavailable)?;
                Ok(())
            }
        }

        impl Journal for $journal {
            async fn begin(&self, entry: &Entry, hold: &Hold) -> Result<Begun, JournalError> {
                loop {
                    let mut tx = self.transaction().await?;
                    let begun = begin(&self.sql, &mut tx, entry, hold).await?;
                    tx.commit().await?;
                    match begun {
                        Some(begun) => return Ok(begun),
                        // The other entry was acknowledged in the meantime.
                        None => {}
                    }
                }
            }

            async fn claim(
                &self,
                scope: &str,
                hold: &Hold,
                most: NonZeroU32,
            ) -> Result<Vec<Result<Claimed, Unread>>, JournalError> {
                let mut tx = self.transaction().await?;
                let claim = query(AssertSqlSafe(self.sql.claim.clone())).bind(scope).bind(i64::from(most.get()));
                let mut claimed = Vec::new();
                for row in claim.fetch_all(&mut *tx).await.map_err(unavailable)? {
                    let id: String = row.try_get("id").map_err(unavailable)?;
                    lease(&self.sql, &mut tx, &id, hold).await?;
                    let read = columns(&row).and_then(|columns| columns.claimed(&hold.owner));
                    claimed.push(read.map_err(|error| Unread { id, error }));
                }
                tx.commit().await?;
                Ok(claimed)
            }

            async fn renew(&self, lease: &Lease, hold: &Hold, sends: Option<&Mark>) -> Result<Kept, JournalError> {
                let statement = if sends.is_some() { &self.sql.mark } else { &self.sql.renew };
                let mut renew = query(AssertSqlSafe(statement.clone()))
                    .bind(lease.id.as_ref())
                    .bind(&lease.owner)
                    .bind(generation_of(lease)?)
                    .bind(seconds(hold));
                if let Some(mark) = sends {
                    renew = renew.bind(&mark.content);
                }
                let renewed = renew.execute(&self.pool).await.map_err(unavailable)?;
                Ok(if renewed.rows_affected() == 1 { Kept::Yes } else { Kept::Lost })
            }

            async fn decide(&self, lease: &Lease, end: &End) -> Result<Kept, JournalError> {
                let ended = name_of(end.ended);
                let decide = query(AssertSqlSafe(self.sql.decide.clone()))
                    .bind(lease.id.as_ref())
                    .bind(&lease.owner)
                    .bind(generation_of(lease)?)
                    .bind(&ended)
                    .bind(&end.id)
                    .bind(&end.status);
                if decide.execute(&self.pool).await.map_err(unavailable)?.rows_affected() == 1 {
                    return Ok(Kept::Yes);
                }
                let is_decided = query(AssertSqlSafe(self.sql.is_decided.clone()))
                    .bind(lease.id.as_ref())
                    .bind(&ended)
                    .bind(&end.id)
                    .bind(&end.status);
                let same = is_decided.fetch_optional(&self.pool).await.map_err(unavailable)?;
                Ok(if same.is_some() { Kept::Yes } else { Kept::Lost })
            }

            async fn acknowledge(&self, id: &IntentId) -> Result<(), JournalError> {
                let acknowledge = query(AssertSqlSafe(self.sql.acknowledge.clone())).bind(id.as_ref());
                acknowledge.execute(&self.pool).await.map_err(unavailable)?;
                Ok(())
            }
        }

        /// Writes an entry, or returns `None` if another one has its id or key, and can no longer be found.
        async fn begin(
            sql: &Statements,
            tx: &mut Tx<$database>,
            entry: &Entry,
            hold: &Hold,
        ) -> Result<Option<Begun>, JournalError> {
            if insert(sql, tx, entry, Some(hold)).await? {
                let lease = Lease { id: entry.id.clone(), owner: hold.owner.clone(), generation: 1 };
                let earlier = query(AssertSqlSafe(sql.earlier.clone()))
                    .bind(&entry.scope)
                    .bind(&entry.account)
                    .bind(&entry.key)
                    .fetch_optional(&mut **tx)
                    .await
                    .map_err(unavailable)?;
                let earlier = earlier.map(|row| columns(&row)?.row()).transpose()?;
                return Ok(Some(match earlier.map(|row| row.state) {
                    Some(State::Decided(earlier)) => Begun::Again { lease, earlier },
                    _ => Begun::New(lease),
                }));
            }
            let found = query(AssertSqlSafe(sql.find.clone()))
                .bind(entry.id.as_ref())
                .bind(&entry.scope)
                .bind(&entry.account)
                .bind(&entry.key)
                .fetch_optional(&mut **tx)
                .await
                .map_err(unavailable)?;
            let Some(row) = found else { return Ok(None) };
            let found = columns(&row)?;
            if found.is_held && found.ended.is_none() {
                return Ok(Some(Begun::Held(found.row()?)));
            }
            let claimed = found.claimed(&hold.owner)?;
            if matches!(claimed.row.state, State::Decided(_)) {
                return Ok(Some(Begun::Decided(claimed.row)));
            }
            lease(sql, tx, claimed.row.entry.id.as_ref(), hold).await?;
            Ok(Some(Begun::Open(claimed)))
        }

        /// Writes an entry as planned. Returns whether it was written.
        async fn insert(
            sql: &Statements,
            tx: &mut Tx<$database>,
            entry: &Entry,
            hold: Option<&Hold>,
        ) -> Result<bool, JournalError> {
            let insert = query(AssertSqlSafe(sql.insert.clone()))
                .bind(entry.id.as_ref())
                .bind(&entry.scope)
                .bind(&entry.account)
                .bind(&entry.key)
                .bind(&entry.call)
                .bind(&entry.reference)
                .bind(&entry.session)
                .bind(&entry.content)
                .bind(&entry.body)
                .bind(VERSION)
                .bind(hold.map(|hold| &hold.owner))
                .bind(i64::from(hold.is_some()))
                .bind(hold.map(seconds));
            Ok(insert.execute(&mut **tx).await.map_err(unavailable)?.rows_affected() == 1)
        }

        /// Gives an entry its next lease.
        async fn lease(sql: &Statements, tx: &mut Tx<$database>, id: &str, hold: &Hold) -> Result<(), JournalError> {
            let lease = query(AssertSqlSafe(sql.lease.clone())).bind(id).bind(&hold.owner).bind(seconds(hold));
            lease.execute(&mut **tx).await.map_err(unavailable)?;
            Ok(())
        }

        fn columns(row: &$row) -> Result<Columns, JournalError> {
            let version: i64 = row.try_get("version").map_err(|_| UNREADABLE)?;
            if version > VERSION {
                return Err(JournalError::new(JournalErrorKind::Newer));
            }
            let read = || -> Result<Columns, sqlx::Error> {
                Ok(Columns {
                    id: row.try_get("id")?,
                    scope: row.try_get("scope")?,
                    account: row.try_get("account")?,
                    unique_key: row.try_get("unique_key")?,
                    call: row.try_get("call")?,
                    reference: row.try_get("reference")?,
                    session: row.try_get("session")?,
                    content: row.try_get("content")?,
                    body: row.try_get("body")?,
                    state: row.try_get("state")?,
                    ended: row.try_get("ended")?,
                    ended_id: row.try_get("ended_id")?,
                    ended_status: row.try_get("ended_status")?,
                    generation: row.try_get("generation")?,
                    since_first: row.try_get("since_first")?,
                    unheld: row.try_get("unheld")?,
                    is_held: row.try_get("is_held")?,
                })
            };
            read().map_err(|_| UNREADABLE)
        }
    };
}

pub(super) use journal;
