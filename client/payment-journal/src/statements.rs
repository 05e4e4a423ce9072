//! The statements, which differ between the databases in their clock, their locks and their lists only.

use std::sync::Arc;

use payment_client::journal::EndKind;

/// The expressions of one database.
#[derive(Debug)]
pub struct Dialect {
    /// The time of the database when the statement began.
    pub began: &'static str,
    /// The time of the database. It goes on during a transaction.
    pub now: &'static str,
    /// The time after so many seconds, which are a parameter.
    pub after: fn(&str) -> String,
    /// The milliseconds since a time.
    pub millis_since: fn(&str) -> String,
    /// Compares with each string of a list, which is a parameter.
    pub is_one_of: fn(&str) -> String,
    /// Locks the rows of a `SELECT`, and waits for other transactions.
    pub lock: &'static str,
    /// Locks the rows that no other transaction has locked.
    pub lock_free: &'static str,
}

/// The end of the last lease under which a row was marked: of an earlier one, or of this one.
const QUIET_SINCE: &str = "coalesce(quiet_since, held_until)";

/// The conditions of the indexes in which `claim` and `claim_ended` find their pages.
const OPEN: &str = "ended IS NULL AND state <> 'acknowledged'";
const ENDED: &str = "ended IS NOT NULL AND state <> 'acknowledged'";

/// The text of a statement.
pub type Sql = Arc<str>;

/// All statements of a journal.
#[derive(Clone, Debug)]
pub struct Statements {
    pub insert: Sql,
    pub insert_sent: Sql,
    pub insert_ended: Sql,
    pub find: Sql,
    pub others: Sql,
    pub others_of_each: Sql,
    pub free: Sql,
    pub claim_ended: Sql,
    pub lease: Sql,
    pub renew: Sql,
    pub mark: Sql,
    pub end: Sql,
    pub answer: Sql,
    pub has_end: Sql,
    acknowledge_decided: Sql,
    acknowledge_undecidable: Sql,
    pub undecidable: Sql,
    pub prune: Sql,
}

impl Statements {
    pub fn new(dialect: &Dialect) -> Self {
        let Dialect { began, now, after, millis_since, is_one_of, lock, lock_free } = *dialect;
        let columns = format!(
            "id, scope, account, unique_key, request, call, reference, session, content, body, version, \
             state, ended, ended_ids, ended_status, ended_code, generation, \
             CASE WHEN sent_at IS NULL THEN 0 ELSE {} END AS age, {} AS quiet, held_until > {now} AS is_held",
            millis_since("sent_at"),
            millis_since(QUIET_SINCE),
        );
        let is_held = |owner, generation| format!("owner = {owner} AND generation = {generation} AND ended IS NULL");
        let held = format!("id = $1 AND {}", is_held("$2", "$3"));
        let end = format!(
            "UPDATE payment_journal SET state = 'ended', ended = $2, ended_ids = $3, ended_status = $4, ended_code = $5, \
             is_clean = $6, ended_at = {now}, body = NULL WHERE id = $1"
        );
        let columns_of_new = "id, scope, account, unique_key, request, call, reference, session, content, body, version, \
             owner, generation, held_until, state, written_at, is_clean";
        let new = format!("$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, {}", after("$14"));
        let others = |is_mine: &str| -> Sql {
            format!(
                "SELECT mine.id AS mine, other.version, other.ended, other.ended_ids, other.ended_status, other.ended_code, \
                 other.request, other.call, {} AS quiet FROM payment_journal AS mine JOIN payment_journal AS other \
                 ON {} AND other.ended IS NOT NULL AND other.id <> mine.id WHERE mine.id {is_mine} ORDER BY other.number",
                millis_since("other.ended_at"),
                has_same_key("other.", ["mine.scope", "mine.account", "mine.unique_key"]),
            )
            .into()
        };
        Self {
            // A lease without an owner has ended at once.
            insert: format!(
                "INSERT INTO payment_journal ({columns_of_new}) VALUES ({new}, 'planned', {now}, FALSE) \
                 ON CONFLICT DO NOTHING"
            )
            .into(),
            // One that has not ended is in the way by the index of keys. One that has is found by the index of the others, whose
            // conditions these are: without them, the whole table would be read.
            insert_sent: format!(
                "INSERT INTO payment_journal ({columns_of_new}, sent_at) SELECT {new}, 'sent', {now}, FALSE, {now} \
                 WHERE NOT EXISTS (SELECT 1 FROM payment_journal WHERE {} AND ended IS NOT NULL) \
                 ON CONFLICT DO NOTHING",
                has_same_key("", ["$2", "$3", "$4"])
            )
            .into(),
            insert_ended: format!(
                "INSERT INTO payment_journal ({columns_of_new}, ended, ended_ids, ended_at) \
                 VALUES ({new}, 'ended', {now}, TRUE, 'not_done', '[]', {now}) ON CONFLICT DO NOTHING"
            )
            .into(),
            // An acknowledged row has no key. The index of keys has this condition, too.
            find: format!(
                "SELECT {columns} FROM payment_journal WHERE id = $1 OR ({} AND state <> 'acknowledged') \
                 ORDER BY number{lock}",
                has_same_key("", ["$2", "$3", "$4"])
            )
            .into(),
            // Postgres plans a list again each time, which takes longer than this statement does.
            others: others("= $1"),
            others_of_each: others(&is_one_of("$1")),
            free: format!(
                "SELECT {columns} FROM payment_journal WHERE scope = $1 AND {OPEN} AND held_until <= {began} \
                 ORDER BY held_until, number LIMIT $2{lock_free}"
            )
            .into(),
            // The page is chosen once: Postgres could choose another one for each row that it changes.
            claim_ended: format!(
                "WITH page AS MATERIALIZED (SELECT number FROM payment_journal \
                 WHERE scope = $1 AND {ENDED} AND held_until <= {began} \
                 ORDER BY held_until, number LIMIT $2{lock_free}) \
                 UPDATE payment_journal SET held_until = {} WHERE number IN (SELECT number FROM page) RETURNING {columns}",
                after("$3")
            )
            .into(),
            lease: format!(
                "UPDATE payment_journal SET owner = $2, generation = generation + 1, \
                 quiet_since = {QUIET_SINCE}, held_until = {} WHERE id {}",
                after("$3"),
                is_one_of("$1")
            )
            .into(),
            renew: format!("UPDATE payment_journal SET held_until = {} WHERE {held}", after("$4")).into(),
            mark: format!(
                "UPDATE payment_journal SET held_until = {}, content = $5, state = 'sent', quiet_since = NULL, \
                 sent_at = coalesce(sent_at, {now}) WHERE {held}",
                after("$4")
            )
            .into(),
            answer: format!("{end} AND (ended IS NULL OR (ended = 'undecidable' AND state = 'ended'))").into(),
            end: format!("{end} AND {}", is_held("$7", "$8")).into(),
            has_end: "SELECT 1 FROM payment_journal WHERE id = $1 AND ended = $2 AND ended_ids = $3 \
                 AND ended_status IS NOT DISTINCT FROM $4 AND ended_code IS NOT DISTINCT FROM $5"
                .into(),
            acknowledge_decided: acknowledge(now, "ended <> 'undecidable'"),
            acknowledge_undecidable: acknowledge(now, "ended = 'undecidable'"),
            undecidable: format!(
                "SELECT {columns} FROM payment_journal WHERE state <> 'acknowledged' AND ended = 'undecidable' \
                 ORDER BY number"
            )
            .into(),
            prune: format!(
                "UPDATE payment_journal SET content = '' \
                 WHERE state = 'acknowledged' AND content <> '' AND ended_at <= {}",
                after("$1")
            )
            .into(),
        }
    }

    /// Acknowledges a row that has the end that was seen.
    pub const fn acknowledge(&self, seen: EndKind) -> &Sql {
        match seen {
            EndKind::Undecidable => &self.acknowledge_undecidable,
            _ => &self.acknowledge_decided,
        }
    }
}

/// Compares a row with a key: a scope, an account and a name.
fn has_same_key(row: &str, [scope, account, name]: [&str; 3]) -> String {
    format!(
        "{row}scope = {scope} AND coalesce({row}account, '') = coalesce({account}, '') \
         AND {row}unique_key = {name} AND NOT {row}is_clean"
    )
}

/// Acknowledges an end that was seen, as `EndKind::shows` says.
fn acknowledge(now: &str, has_seen: &str) -> Sql {
    format!(
        "UPDATE payment_journal SET state = 'acknowledged', acknowledged_at = {now} \
         WHERE id = $1 AND state = 'ended' AND {has_seen}"
    )
    .into()
}
