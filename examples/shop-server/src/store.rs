//! The database. Each function is one transaction, so a crash leaves whole steps.

use std::sync::{Mutex, MutexGuard, PoisonError};

use payment_session::{
    NextStep, PaymentSession, SessionResponse, Violations, gateway::RequestId, response::SessionStatus,
};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, types::Type};

use crate::order::{self, Method, Order, PRICE, Payment, PaymentState, Refund, RefundState};

const SCHEMA: &str = "
    PRAGMA journal_mode = WAL;
    -- A row must be on the disk before its request is sent.
    PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS orders (
        number  INTEGER PRIMARY KEY,
        cart    TEXT NOT NULL UNIQUE, -- of the form, so that a form that is sent twice is one order
        email   TEXT NOT NULL,
        total   INTEGER NOT NULL,
        paid_by TEXT
    );
    CREATE TABLE IF NOT EXISTS payments (
        reference    TEXT PRIMARY KEY,
        order_number INTEGER NOT NULL REFERENCES orders,
        method       TEXT NOT NULL,
        state        TEXT NOT NULL,
        request      TEXT NOT NULL,
        request_id   TEXT NOT NULL,
        session      TEXT
    );
    -- A method that was chosen before is shown again, instead of a second session.
    CREATE UNIQUE INDEX IF NOT EXISTS usable ON payments (order_number, method)
        WHERE state NOT IN ('ended', 'rejected');
    CREATE TABLE IF NOT EXISTS refunds (
        reference  TEXT PRIMARY KEY,
        payment    TEXT NOT NULL UNIQUE REFERENCES payments, -- a payment is refunded once
        state      TEXT NOT NULL,
        request_id TEXT NOT NULL,
        sent_at    INTEGER NOT NULL DEFAULT 0
    );";

pub type Result<T> = rusqlite::Result<T>;

/// The database. Its statements take less than a millisecond, so they run where they are called.
pub struct Store(Mutex<Connection>);

impl Store {
    pub fn open(path: &str) -> Result<Self> {
        let connection = Connection::open(path)?;
        connection.execute_batch(SCHEMA)?;
        Ok(Self(Mutex::new(connection)))
    }

    /// Adds an order and its first payment, or returns the order that this cart has already become.
    ///
    /// # Errors
    ///
    /// The inner error has the values that break a rule.
    pub fn check_out(&self, cart: &str, email: &str, method: Method) -> Result<std::result::Result<Order, Violations>> {
        self.transaction(|tx| {
            if let Some(order) = tx.query_row("SELECT * FROM orders WHERE cart = ?1", [cart], to_order).optional()? {
                return Ok(Ok(order));
            }
            let reference = RequestId::random().to_string();
            let request = match order::request(method, &reference, PRICE, email) {
                Ok(request) => request,
                Err(violations) => return Ok(Err(violations)),
            };
            tx.execute(
                "INSERT INTO orders (cart, email, total) VALUES (?1, ?2, ?3)",
                (cart, email, i64::try_from(PRICE).unwrap_or(i64::MAX)),
            )?;
            let number = tx.last_insert_rowid();
            add_payment(tx, number, method, &reference, &request)?;
            tx.query_row("SELECT * FROM orders WHERE number = ?1", [number], to_order).map(Ok)
        })
    }

    /// Adds a payment with another method, unless the order is paid or has one with this method that can be paid.
    pub fn switch(&self, number: i64, method: Method) -> Result<()> {
        self.transaction(|tx| {
            let order = tx.query_row("SELECT * FROM orders WHERE number = ?1", [number], to_order)?;
            let is_offered: bool = tx.query_row(
                "SELECT EXISTS (SELECT * FROM payments
                     WHERE order_number = ?1 AND method = ?2 AND state NOT IN ('ended', 'rejected'))",
                (number, method.as_str()),
                |row| row.get(0),
            )?;
            let reference = RequestId::random().to_string();
            if order.paid_by.is_none()
                && !is_offered
                && let Ok(request) = order::request(method, &reference, order.total, &order.email)
            {
                add_payment(tx, number, method, &reference, &request)?;
            }
            Ok(())
        })
    }

    /// Returns an order with its payments, the oldest first.
    pub fn order(&self, number: i64) -> Result<Option<(Order, Vec<Payment>)>> {
        let db = self.lock();
        let Some(order) = db.query_row("SELECT * FROM orders WHERE number = ?1", [number], to_order).optional()? else {
            return Ok(None);
        };
        let mut payments = db.prepare("SELECT * FROM payments WHERE order_number = ?1 ORDER BY rowid")?;
        Ok(Some((order, payments.query_map([number], to_payment)?.collect::<Result<_>>()?)))
    }

    pub fn payment(&self, reference: &str) -> Result<Option<Payment>> {
        self.lock().query_row("SELECT * FROM payments WHERE reference = ?1", [reference], to_payment).optional()
    }

    pub fn refund(&self, reference: &str) -> Result<Option<Refund>> {
        let select = "SELECT *, unixepoch() - sent_at AS age FROM refunds WHERE reference = ?1";
        self.lock().query_row(select, [reference], to_refund).optional()
    }

    /// Returns the refund of a payment.
    pub fn refund_of(&self, payment: &str) -> Result<Option<Refund>> {
        let select = "SELECT *, unixepoch() - sent_at AS age FROM refunds WHERE payment = ?1";
        self.lock().query_row(select, [payment], to_refund).optional()
    }

    /// Returns the references of the payments that are not decided.
    pub fn open_payments(&self) -> Result<Vec<String>> {
        self.references("SELECT reference FROM payments WHERE state IN ('new', 'sent', 'waiting')")
    }

    /// Returns the references of the refunds that are not decided.
    pub fn open_refunds(&self) -> Result<Vec<String>> {
        self.references("SELECT reference FROM refunds WHERE state IN ('new', 'sent')")
    }

    fn references(&self, select: &str) -> Result<Vec<String>> {
        let db = self.lock();
        let mut select = db.prepare(select)?;
        select.query_map([], |row| row.get(0))?.collect()
    }

    /// Changes the state of a payment that has no session.
    pub fn set_payment(&self, reference: &str, state: PaymentState) -> Result<()> {
        let update = "UPDATE payments SET state = ?2 WHERE reference = ?1 AND session IS NULL";
        self.lock().execute(update, (reference, state.as_str())).map(drop)
    }

    /// Changes the state of a refund. The time of its sending is kept.
    pub fn set_refund(&self, reference: &str, state: RefundState) -> Result<()> {
        let update =
            "UPDATE refunds SET state = ?2, sent_at = iif(?2 = 'sent', unixepoch(), sent_at) WHERE reference = ?1";
        self.lock().execute(update, (reference, state.as_str())).map(drop)
    }

    /// Keeps a session as the gateway has just shown it. The first payment that is paid pays the order. Any other one gets
    /// a refund, whose reference is returned.
    pub fn keep(&self, payment: &Payment, session: &SessionResponse) -> Result<Option<String>> {
        let state = match session.next_step() {
            NextStep::Done => PaymentState::Paid,
            NextStep::Ended(SessionStatus::CANCELLED | SessionStatus::EXPIRED | SessionStatus::INACTIVE) => {
                PaymentState::Ended
            }
            _ => PaymentState::Waiting,
        };
        self.transaction(|tx| {
            // A paid payment stays paid, whatever an older look-up says.
            tx.execute(
                "UPDATE payments SET state = ?2, session = ?3 WHERE reference = ?1 AND state <> 'paid'",
                (&payment.reference, state.as_str(), session.raw_json()),
            )?;
            if state != PaymentState::Paid {
                return Ok(None);
            }
            tx.execute(
                "UPDATE orders SET paid_by = ?2 WHERE number = ?1 AND paid_by IS NULL",
                (payment.order, &payment.reference),
            )?;
            let select = "SELECT * FROM orders WHERE number = ?1";
            let paid_by = tx.query_row(select, [payment.order], to_order)?.paid_by;
            if paid_by.as_deref() == Some(&payment.reference) {
                return Ok(None);
            }
            tx.execute(
                "INSERT OR IGNORE INTO refunds (reference, payment, state, request_id) VALUES (?1, ?2, 'new', ?3)",
                (RequestId::random().as_ref(), &payment.reference, RequestId::random().as_ref()),
            )?;
            let select = "SELECT reference FROM refunds WHERE payment = ?1";
            tx.query_row(select, [&payment.reference], |row| row.get(0)).map(Some)
        })
    }

    fn transaction<T>(&self, change: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let mut db = self.lock();
        let tx = db.transaction()?;
        let value = change(&tx)?;
        tx.commit()?;
        Ok(value)
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn add_payment(
    tx: &Transaction<'_>,
    number: i64,
    method: Method,
    reference: &str,
    request: &PaymentSession,
) -> Result<()> {
    let request = String::from_utf8_lossy(&request.to_json()).into_owned();
    tx.execute(
        "INSERT INTO payments (reference, order_number, method, state, request, request_id)
             VALUES (?1, ?2, ?3, 'new', ?4, ?5)",
        (reference, number, method.as_str(), request, RequestId::random().as_ref()),
    )
    .map(drop)
}

fn to_order(row: &Row<'_>) -> Result<Order> {
    Ok(Order {
        number: row.get("number")?,
        email: row.get("email")?,
        total: read(row, "total", |total: i64| u64::try_from(total).ok())?,
        paid_by: row.get("paid_by")?,
    })
}

fn to_payment(row: &Row<'_>) -> Result<Payment> {
    let session: Option<String> = row.get("session")?;
    Ok(Payment {
        reference: row.get("reference")?,
        order: row.get("order_number")?,
        method: read(row, "method", |text: String| Method::from_text(&text))?,
        state: read(row, "state", |text: String| PaymentState::from_text(&text))?,
        request: read(row, "request", |json: String| PaymentSession::from_json(json.as_bytes()).ok())?,
        request_id: read(row, "request_id", |id: String| id.parse().ok())?,
        session: session.and_then(|json| SessionResponse::from_json(json.as_bytes()).ok()),
    })
}

fn to_refund(row: &Row<'_>) -> Result<Refund> {
    Ok(Refund {
        reference: row.get("reference")?,
        payment: row.get("payment")?,
        state: read(row, "state", |text: String| RefundState::from_text(&text))?,
        request_id: read(row, "request_id", |id: String| id.parse().ok())?,
        age: row.get("age")?,
    })
}

/// Reads a column whose values have a type of this program.
fn read<T, U: rusqlite::types::FromSql>(
    row: &Row<'_>,
    column: &str,
    convert: impl FnOnce(U) -> Option<T>,
) -> Result<T> {
    let error = || rusqlite::Error::FromSqlConversionFailure(0, Type::Text, column.into());
    convert(row.get(column)?).ok_or_else(error)
}
