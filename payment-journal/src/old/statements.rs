//! The statements, which differ between the databases in their clock and their locks only.

use std::sync::Arc;

/// The expressions of one database.
pub struct Dialect {
    /// The time of the database. It goes on during a transaction.
    pub now: &'static str,
    /// The time after so many seconds, which are a parameter.
    pub after: fn(&str) -> String,
    /// The milliseconds since a time.
    pub millis_since: fn(&str) -> String,
    /// Locks the rows of a `SELECT`, and waits for other transactions.
    pub lock: &'static str,
    /// Locks the rows that no other transaction has locked.
    pub lock_free: &'static str,
}

/// The text of a statement.
pub type Sql = Arc<str>;

/// All statements of a journal.
#[derive(Clone, Debug)]
pub struct Statements {
    pub insert: Sql,
    pub find: Sql,
    pub earlier: Sql,
    pub claim: Sql,
    pub lease: Sql,
    pub renew: Sql,
    pub mark: Sql,
    pub decide: Sql,
    pub is_decided: Sql,
    pub acknowledge: Sql,
}

impl Statements {
    pub fn new(dialect: &Dialect) -> Self {
        let Dialect { now, after, millis_since, lock, lock_free } = *dialect;
        let columns = format!(
            "id, scope, account, unique_key, call, reference, session, content, body, version, \
             state, ended, ended_id, ended_status, generation, \
             CASE WHEN sent_at IS NULL THEN 0 ELSE {} END AS since_first, \
             CASE WHEN held_until IS NULL THEN 0 ELSE {} END AS unheld, \
             held_until IS NOT NULL AND held_until > {now} AS is_held",
            millis_since("sent_at"),
            millis_since("held_until"),
        );
        let held = "id = $1 AND owner = $2 AND generation = $3 AND state IN ('planned', 'sent')";
        Self {
            insert: format!(
                "INSERT INTO payment_journal (id, scope, account, unique_key, call, reference, session, content, body, \
                 version, state, written_at, owner, generation, held_until) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'planned', {now}, $11, $12, \
                 CASE WHEN $11 IS NULL THEN NULL ELSE {} END) ON CONFLICT DO NOTHING",
                after("$13")
            )
            .into(),
            find: format!(
                "SELECT {columns} FROM payment_journal \
                 WHERE id = $1 OR (scope = $2 AND coalesce(account, '') = coalesce($3, '') AND unique_key = $4 \
                 AND state <> 'acknowledged') ORDER BY (id = $1) DESC LIMIT 1{lock}"
            )
            .into(),
            earlier: format!(
                "SELECT {columns} FROM payment_journal \
                 WHERE scope = $1 AND coalesce(account, '') = coalesce($2, '') AND unique_key = $3 \
                 AND state = 'acknowledged' ORDER BY number DESC LIMIT 1"
            )
            .into(),
            claim: format!(
                "SELECT {columns} FROM payment_journal WHERE scope = $1 AND state <> 'acknowledged' \
                 AND (held_until IS NULL OR held_until <= {now}) \
                 ORDER BY held_until NULLS FIRST, number LIMIT $2{lock_free}"
            )
            .into(),
            lease: format!(
                "UPDATE payment_journal SET owner = $2, generation = generation + 1, held_until = {} WHERE id = $1",
                after("$3")
            )
            .into(),
            renew: format!("UPDATE payment_journal SET held_until = {} WHERE {held}", after("$4")).into(),
            mark: format!(
                "UPDATE payment_journal SET held_until = {}, content = $5, state = 'sent', \
                 sent_at = coalesce(sent_at, {now}) WHERE {held}",
                after("$4")
            )
            .into(),
            decide: format!(
                "UPDATE payment_journal SET state = 'decided', ended = $4, ended_id = $5, ended_status = $6, \
                 decided_at = {now}, body = NULL \
                 WHERE id = $1 AND ((state IN ('planned', 'sent') AND ($4 = 'done' OR (owner = $2 AND generation = $3))) \
                 OR (state = 'decided' AND ended <> 'done' AND $4 = 'done'))"
            )
            .into(),
            is_decided: "SELECT 1 FROM payment_journal WHERE id = $1 AND ended = $2 \
                 AND ended_id IS NOT DISTINCT FROM $3 AND ended_status IS NOT DISTINCT FROM $4"
                .into(),
            acknowledge: format!(
                "UPDATE payment_journal SET state = 'acknowledged', acknowledged_at = {now} \
                 WHERE id = $1 AND state = 'decided'"
            )
            .into(),
        }
    }
}
