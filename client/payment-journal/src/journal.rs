//! The journal of one database. The macro expands to the same code for each, because `sqlx` has a type for each.

use sqlx::AssertSqlSafe;

use crate::statements::Sql;

macro_rules! journal {
    ($journal:ident, $database:ty, $row:ty) => {
        impl $journal {
            /// Returns the connections of the journal, also for your own statements.
            ///
            /// A connection on which a transaction was left open is not used again.
            pub const fn pool(&self) -> &Pool<$database> {
                &self.pool
            }

            /// Begins a transaction for your own tables and the journal.
            ///
            /// # Errors
            ///
            /// Returns an error if the database cannot be reached, or if another transaction holds it for too long.
            pub async fn transaction(&self) -> Result<Tx<$database>, JournalError> {
                self.pool.begin_with(BEGIN).await.map(Tx).map_err(not_written)
            }

            /// Writes an entry as planned in your transaction, for example with the order.
            ///
            /// # Errors
            ///
            /// Returns an error if the transaction fails, or if another entry has the id or the key. Drop the transaction
            /// then.
            pub async fn plan(&self, tx: &mut Tx<$database>, entry: &Entry) -> Result<(), JournalError> {
                match insert(&self.sql.insert, tx, entry, None).await? {
                    true => Ok(()),
                    false => Err(JournalError::new(JournalErrorKind::Taken)),
                }
            }

            /// Acknowledges the end that the shop has seen in your transaction, for example with the order that it pays. It does
            /// nothing if the call has got another end since. `EndKind::of(&result)` returns the end that a result shows.
            ///
            /// # Errors
            ///
            /// Returns an error if the transaction fails. Drop it then.
            pub async fn acknowledge_in(
                &self,
                tx: &mut Tx<$database>,
                id: &IntentId,
                seen: EndKind,
            ) -> Result<(), JournalError> {
                query(sql(self.sql.acknowledge(seen)))
                    .bind(id.as_ref())
                    .execute(&mut **tx)
                    .await
                    .map_err(not_written)?;
                Ok(())
            }

            /// Returns the calls that a person must decide, the oldest first: those that may have been carried out, that no
            /// look-up shows, and that are not acknowledged.
            ///
            /// # Errors
            ///
            /// Returns an error if the database cannot be read.
            pub async fn undecidable(&self) -> Result<Vec<Result<Row, Unread>>, JournalError> {
                let rows = query(sql(&self.sql.undecidable)).fetch_all(&self.pool).await.map_err(unavailable)?;
                let read = |row: &$row| {
                    let id: String = row.try_get("id").map_err(unavailable)?;
                    Ok(columns(row).and_then(Columns::row).map_err(|error| Unread { id, error }))
                };
                rows.iter().map(read).collect()
            }

            /// Shrinks each acknowledged entry that ended longer ago than this time to a
            /// [stub](payment_client::journal#stubs), and returns their number.
            ///
            /// # Errors
            ///
            /// Returns an error if the database cannot be written.
            pub async fn prune(&self, older_than: Duration) -> Result<u64, JournalError> {
                let prune = query(sql(&self.sql.prune)).bind(-seconds(older_than));
                Ok(prune.execute(&self.pool).await.map_err(unavailable)?.rows_affected())
            }
        }

        impl $journal {
            /// Writes an entry as sent in one statement, or returns `None` if another entry of its key counts or is in its way.
            async fn begin_sent(
                &self,
                entry: &Entry,
                hold: &Hold,
                content: &str,
            ) -> Result<Option<Begun>, JournalError> {
                let mut connection = self.pool.acquire().await.map_err(not_written)?;
                let insert = inserted(&self.sql.insert_sent, entry, content, Some(hold));
                let insert = insert.execute(&mut *connection).await.map_err(perhaps_written)?;
                if insert.rows_affected() == 0 {
                    return Ok(None);
                }
                let lease = Lease { id: entry.id.clone(), owner: hold.owner.clone(), generation: 1 };
                if !SEES_OTHERS_LATE {
                    return Ok(Some(Begun::Sent(lease)));
                }
                // Another process can have written, ended and acknowledged an entry of the key between the moment of which the
                // statement saw the table and its own write. Now the key is taken, so no other entry follows.
                let mine = entry.id.to_string();
                let others = query(sql(&self.sql.others)).bind(list(slice::from_ref(&mine)));
                let mut known = Others::default();
                for row in others.fetch_all(&mut *connection).await.map_err(unavailable)? {
                    known.add(mine.clone(), other(&row));
                }
                let others = known.of(&mine)?;
                if others.is_empty() {
                    return Ok(Some(Begun::Sent(lease)));
                }
                let entry = Entry { content: content.to_owned(), ..entry.clone() };
                let state = State::Sent { age: Duration::ZERO, quiet: Duration::ZERO };
                Ok(Some(Begun::Held(Claimed { row: Row { entry, state }, lease, others })))
            }
        }

        impl Journal for $journal {
            async fn begin(&self, entry: &Entry, hold: &Hold, begin: Begin<'_>) -> Result<Begun, JournalError> {
                if let Begin::Sent(content) = begin
                    && let Some(begun) = self.begin_sent(entry, hold, content).await?
                {
                    return Ok(begun);
                }
                loop {
                    let mut tx = self.transaction().await?;
                    match begun(&self.sql, &mut tx, entry, hold, begin).await {
                        Ok(begun) => {
                            tx.commit().await?;
                            match begun {
                                Some(begun) => return Ok(begun),
                                // The key of the other entry was freed in the meantime.
                                None => {}
                            }
                        }
                        Err(error) => {
                            // Now, so that the next claim finds no lock. Its failure adds nothing to the first one.
                            let _ = tx.0.rollback().await;
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
            ) -> Result<Vec<Result<Claimed, Unread>>, JournalError> {
                let mut tx = self.transaction().await?;
                let free = query(sql(&self.sql.free)).bind(scope).bind(i64::from(most.get()));
                let rows = free.fetch_all(&mut *tx).await.map_err(not_written)?;
                let ids = rows.iter().map(|row| row.try_get("id").map_err(not_written));
                let ids: Vec<String> = ids.collect::<Result<_, _>>()?;
                let mut others = lease(&self.sql, &mut tx, &ids, hold).await?;
                tx.commit().await?;
                if ids.is_empty() {
                    self.overwrite_erased().await;
                }
                let claimed = |(row, id): (&$row, String)| {
                    let read = others.of(&id).and_then(|others| columns(row)?.claimed(&hold.owner, others));
                    read.map_err(|error| Unread { id, error })
                };
                Ok(rows.iter().zip(ids).map(claimed).collect())
            }

            async fn claim_ended(
                &self,
                scope: &str,
                time: Duration,
                most: NonZeroU32,
            ) -> Result<Vec<Result<EndedEntry, Unread>>, JournalError> {
                let page = query(sql(&self.sql.claim_ended)).bind(scope).bind(i64::from(most.get()));
                let rows = page.bind(seconds(time)).fetch_all(&self.pool).await.map_err(perhaps_written)?;
                let claimed = |row: &$row| {
                    let id: String = row.try_get("id").map_err(unavailable)?;
                    Ok(columns(row).and_then(Columns::ended).map_err(|error| Unread { id, error }))
                };
                rows.iter().map(claimed).collect()
            }

            async fn write(&self, lease: &Lease, write: &Write) -> Result<Kept, JournalError> {
                let (id, generation) = (lease.id.as_ref(), generation_of(lease)?);
                let held = |statement| held(statement, lease, generation);
                let (statement, end) = match write {
                    Write::Renew(time) => (held(&self.sql.renew).bind(seconds(*time)), None),
                    Write::Sent { content, time } => (held(&self.sql.mark).bind(seconds(*time)).bind(content), None),
                    Write::Ended(end) => {
                        let statement = bind_end(query(sql(&self.sql.end)).bind(id), end).bind(end.kind.is_clean());
                        (statement.bind(&lease.owner).bind(generation), Some(end))
                    }
                    Write::Answered(end) => {
                        let statement = bind_end(query(sql(&self.sql.answer)).bind(id), end);
                        (statement.bind(end.kind.is_clean()), Some(end))
                    }
                };
                if statement.execute(&self.pool).await.map_err(perhaps_written)?.rows_affected() == 1 {
                    return Ok(Kept::Yes);
                }
                let Some(end) = end else { return Ok(Kept::Lost) };
                let has_end = bind_end(query(sql(&self.sql.has_end)).bind(id), end);
                let found = has_end.fetch_optional(&self.pool).await.map_err(unavailable)?;
                Ok(if found.is_some() { Kept::Yes } else { Kept::Lost })
            }

            async fn acknowledge(&self, id: &IntentId, seen: EndKind) -> Result<(), JournalError> {
                query(sql(self.sql.acknowledge(seen)))
                    .bind(id.as_ref())
                    .execute(&self.pool)
                    .await
                    .map_err(perhaps_written)?;
                Ok(())
            }
        }

        /// Writes an entry or takes it over, or returns `None` if the entry that was in its way can no longer be found.
        async fn begun(
            statements: &Statements,
            tx: &mut Tx<$database>,
            entry: &Entry,
            hold: &Hold,
            begin: Begin<'_>,
        ) -> Result<Option<Begun>, JournalError> {
            if begin == Begin::Withdrawn {
                let entry = Entry { body: None, ..entry.clone() };
                if insert(&statements.insert_ended, tx, &entry, None).await? {
                    return Ok(Some(Begun::Found(Row { entry, state: State::Ended(End::new(EndKind::NotDone)) })));
                }
            }
            if begin != Begin::Withdrawn && insert(&statements.insert, tx, entry, Some(hold)).await? {
                let others = others(statements, tx, &[entry.id.to_string()]).await?.of(entry.id.as_ref())?;
                let lease = Lease { id: entry.id.clone(), owner: hold.owner.clone(), generation: 1 };
                let row = Row { entry: entry.clone(), state: State::Planned };
                return Ok(Some(Begun::Held(Claimed { row, lease, others })));
            }
            let find = query(sql(&statements.find)).bind(entry.id.as_ref());
            let find = find.bind(&entry.scope).bind(&entry.account).bind(&entry.key);
            let (mut candidates, mut unread) = (Vec::new(), None);
            for row in find.fetch_all(&mut **tx).await.map_err(not_written)? {
                match columns(&row).and_then(|columns| columns.candidate(entry, &hold.owner)) {
                    Ok((_, candidate)) if begin == Begin::Withdrawn && !candidate.is_mine => {}
                    Ok(candidate) => candidates.push(candidate),
                    Err(error) => unread = Some(error),
                }
            }
            let claimed = match (Candidate::in_the_way(candidates), unread) {
                // Whatever has the key, this is the entry of the call.
                (Some((claimed, candidate)), unread) if candidate.is_mine || unread.is_none() => {
                    if !candidate.is_taken_over() {
                        return Ok(Some(Begun::Found(claimed.row)));
                    }
                    claimed
                }
                (_, Some(error)) => return Err(error),
                (_, None) => return Ok(None),
            };
            let id = claimed.lease.id.to_string();
            let others = lease(statements, tx, slice::from_ref(&id), hold).await?.of(&id)?;
            Ok(Some(Begun::Held(Claimed { others, ..claimed })))
        }

        /// Writes an entry. Returns whether it was written.
        async fn insert(
            statement: &Sql,
            tx: &mut Tx<$database>,
            entry: &Entry,
            hold: Option<&Hold>,
        ) -> Result<bool, JournalError> {
            let insert = inserted(statement, entry, &entry.content, hold);
            Ok(insert.execute(&mut **tx).await.map_err(not_written)?.rows_affected() == 1)
        }

        /// Returns the statement that inserts an entry with this content.
        fn inserted<'a>(
            statement: &Sql,
            entry: &'a Entry,
            content: &'a str,
            hold: Option<&'a Hold>,
        ) -> Query<'a, $database, <$database as Database>::Arguments> {
            query(sql(statement))
                .bind(entry.id.as_ref())
                .bind(&entry.scope)
                .bind(&entry.account)
                .bind(&entry.key)
                .bind(&entry.request)
                .bind(&entry.call)
                .bind(&entry.reference)
                .bind(&entry.session)
                .bind(content)
                .bind(&entry.body)
                .bind(VERSION)
                .bind(hold.map(|hold| &hold.owner))
                .bind(i64::from(hold.is_some()))
                .bind(seconds(hold.map_or(Duration::ZERO, |hold| hold.time)))
        }

        /// Gives entries their next leases, and returns what is known about the others of each key.
        async fn lease(
            statements: &Statements,
            tx: &mut Tx<$database>,
            ids: &[String],
            hold: &Hold,
        ) -> Result<Others, JournalError> {
            if ids.is_empty() {
                return Ok(Others::default());
            }
            let lease = query(sql(&statements.lease)).bind(list(ids)).bind(&hold.owner).bind(seconds(hold.time));
            lease.execute(&mut **tx).await.map_err(not_written)?;
            others(statements, tx, ids).await
        }

        async fn others(
            statements: &Statements,
            tx: &mut Tx<$database>,
            ids: &[String],
        ) -> Result<Others, JournalError> {
            let mut known = Others::default();
            let others = query(sql(&statements.others)).bind(list(ids));
            for row in others.fetch_all(&mut **tx).await.map_err(not_written)? {
                let mine: String = row.try_get("mine").map_err(not_written)?;
                known.add(mine, other(&row));
            }
            Ok(known)
        }

        /// Returns a statement that changes an entry under a lease.
        fn held<'a>(
            statement: &Sql,
            lease: &'a Lease,
            generation: i64,
        ) -> Query<'a, $database, <$database as Database>::Arguments> {
            query(sql(statement)).bind(lease.id.as_ref()).bind(&lease.owner).bind(generation)
        }

        fn bind_end<'a>(
            statement: Query<'a, $database, <$database as Database>::Arguments>,
            end: &End,
        ) -> Query<'a, $database, <$database as Database>::Arguments> {
            let EndColumns { ended, ended_ids, ended_status, ended_code } = EndColumns::new(end);
            statement.bind(ended).bind(ended_ids).bind(ended_status).bind(ended_code)
        }

        fn other(row: &$row) -> Result<Other, JournalError> {
            is_known(row)?;
            let read = || -> Result<OtherColumns, sqlx::Error> {
                let (request, call) = (row.try_get("request")?, row.try_get("call")?);
                Ok(OtherColumns { end: end(row)?, request, call, quiet: row.try_get("quiet")? })
            };
            read().map_err(|_| UNREADABLE)?.other()
        }

        fn columns(row: &$row) -> Result<Columns, JournalError> {
            is_known(row)?;
            let read = || -> Result<Columns, sqlx::Error> {
                Ok(Columns {
                    id: row.try_get("id")?,
                    scope: row.try_get("scope")?,
                    account: row.try_get("account")?,
                    unique_key: row.try_get("unique_key")?,
                    request: row.try_get("request")?,
                    call: row.try_get("call")?,
                    reference: row.try_get("reference")?,
                    session: row.try_get("session")?,
                    content: row.try_get("content")?,
                    body: row.try_get("body")?,
                    state: row.try_get("state")?,
                    end: end(row)?,
                    generation: row.try_get("generation")?,
                    age: row.try_get("age")?,
                    quiet: row.try_get("quiet")?,
                    is_held: row.try_get("is_held")?,
                })
            };
            read().map_err(|_| UNREADABLE)
        }

        fn end(row: &$row) -> Result<EndColumns, sqlx::Error> {
            let (ended, ended_ids) = (row.try_get("ended")?, row.try_get("ended_ids")?);
            let (ended_status, ended_code) = (row.try_get("ended_status")?, row.try_get("ended_code")?);
            Ok(EndColumns { ended, ended_ids, ended_status, ended_code })
        }

        /// Checks that no later version wrote a row.
        fn is_known(row: &$row) -> Result<(), JournalError> {
            let version: i64 = row.try_get("version").map_err(|_| UNREADABLE)?;
            if version <= VERSION { Ok(()) } else { Err(JournalError::new(JournalErrorKind::Newer)) }
        }
    };
}

pub fn sql(statement: &Sql) -> AssertSqlSafe<Sql> {
    AssertSqlSafe(Sql::clone(statement))
}

pub(crate) use journal;
