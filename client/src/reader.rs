//! The reading calls that the client, its look-ups and its listings share.

use std::{mem, sync::Arc};

use payment_session::request::ClientReferenceId;
use payment_session::{
    gateway::{Call, CallError, Environment, Gateway, SubMerchantId},
    response::{
        ApiError, GatewayResponse, ListItem, ListPage, Page, RefundId, RefundResponse, SessionId, SessionResponse,
        SessionStatus,
    },
};
use tokio::time::Instant;
use tracing::{Instrument, Span, debug_span};

use crate::{
    callbacks::Callbacks,
    cause::{Cause, CauseKind},
    machine::AttemptOutcome,
    repeat::{Authorization, Patience, Time, repeat},
    sender::{CallKind, Delivery, FailedAttempt, Sender},
    tokens::Tokens,
    transport::Connection,
};

/// The number of pages of all sessions that are searched if the gateway ignores the reference of a look-up.
const MOST_PAGES: u64 = 100;

/// A client as its tasks hold it: it does not keep the client alive.
#[derive(Clone, Debug)]
pub struct Reader {
    pub tokens: Arc<Tokens>,
    /// Creates calls with a token that is replaced when they are sent.
    pub gateway: Gateway<Environment>,
    /// The same for the platform's own account.
    platform: Gateway<Environment>,
    pub sub_merchant: Option<SubMerchantId>,
    /// The ids that callbacks have brought, of all accounts.
    pub callbacks: Arc<Callbacks>,
}

/// A search through the pages of a list, which can go on later.
#[derive(Debug)]
pub struct Search<T> {
    found: Vec<T>,
    /// The number of pages that were read.
    pages: u64,
    /// The first item of the last page.
    first: Option<T>,
    /// The number of pages that each of them has named.
    total: Option<u64>,
    is_complete: bool,
    /// Whether each item has the field by which it is wanted.
    is_comparable: bool,
}

impl Reader {
    pub fn new(tokens: Tokens, gateway: Gateway<Environment>) -> Self {
        Self {
            tokens: Arc::new(tokens),
            platform: gateway.clone(),
            gateway,
            sub_merchant: None,
            callbacks: Arc::default(),
        }
    }

    /// Returns the reader for an account: a sub-account, or the platform's own.
    pub fn of_account(&self, sub_merchant: Option<SubMerchantId>) -> Self {
        let gateway = match &sub_merchant {
            Some(sub_merchant) => self.platform.clone().acting_for(sub_merchant.clone()),
            None => self.platform.clone(),
        };
        Self {
            tokens: Arc::clone(&self.tokens),
            gateway,
            platform: self.platform.clone(),
            sub_merchant,
            callbacks: Arc::clone(&self.callbacks),
        }
    }
}

impl Reader {
    pub fn sender(&self) -> &Sender {
        &self.tokens.sender
    }

    /// Returns the time of a reading call that a user makes.
    pub fn patient(&self) -> Time {
        let Sender { clock, policy, .. } = self.sender();
        Time { deadline: clock.after(policy.read_deadline), patience: Patience::UntilTheDeadline }
    }

    /// Sends a call that changes nothing, and whose response cannot be compared with it.
    pub async fn read<A: GatewayResponse + Send>(
        &self,
        call: Result<Call<A>, CallError>,
        time: Time,
    ) -> Result<A, FailedAttempt> {
        self.read_compared(call, time, Connection::Own, |_| true).await
    }

    /// Sends a call that changes something and that nothing shows, once: again only if nothing left this machine, or after a 401 or
    /// 429.
    pub async fn post<A: GatewayResponse + Send>(&self, call: Call<A>, deadline: Instant) -> Result<A, FailedAttempt> {
        let time = Time { deadline, patience: Patience::UntilTheDeadline };
        let (tokens, call) = (&self.tokens, &call);
        let send = |connection| async move {
            let token = tokens.token(time.deadline).await?;
            let timeout = tokens.sender.policy.attempt_timeout;
            let delivery = Delivery { call: "other", kind: CallKind::Change, connection, timeout };
            Ok(tokens.attempt(&token, call, delivery, A::parse, Some).await)
        };
        repeat(self.sender(), CallKind::Change, time, Authorization::Token, Connection::Own, send).await
    }

    async fn read_compared<A: GatewayResponse + Send>(
        &self,
        call: Result<Call<A>, CallError>,
        time: Time,
        connection: Connection,
        belongs: impl Fn(&A) -> bool + Sync,
    ) -> Result<A, FailedAttempt> {
        let call = call.map_err(|error| {
            FailedAttempt::new(AttemptOutcome::Uncertain, Cause::with_source(CauseKind::Request, error))
        })?;
        let (tokens, call, belongs) = (&self.tokens, &call, &belongs);
        let send = |connection| async move {
            let Sender { clock, policy, .. } = &tokens.sender;
            let token = tokens.token(time.deadline).await?;
            let timeout = policy.read_timeout.min(clock.until(time.deadline));
            let delivery = Delivery { call: "read", kind: CallKind::Read, connection, timeout };
            Ok(tokens.attempt(&token, call, delivery, A::parse, |response| Some(response).filter(belongs)).await)
        };
        repeat(self.sender(), CallKind::Read, time, Authorization::Token, connection, send).instrument(span(call)).await
    }

    /// Returns a refund as it is now.
    pub async fn get_refund(&self, id: &RefundId, time: Time) -> Result<RefundResponse, FailedAttempt> {
        let call = self.gateway.get_refund(id);
        self.read_compared(call, time, Connection::Own, |refund: &RefundResponse| refund.id == *id).await
    }

    /// Returns the refunds with this reference. The search through all pages ends early at one that is `enough`, and goes on
    /// with the next call if it reaches the deadline of `time`.
    pub async fn find_refunds(
        &self,
        reference: &ClientReferenceId,
        time: Time,
        search: &mut Search<RefundResponse>,
        enough: impl Fn(&RefundResponse) -> bool + Sync,
    ) -> Result<Vec<RefundResponse>, FailedAttempt> {
        let own = |refund: &RefundResponse| Some(refund.client_reference_id.as_deref()? == reference.as_ref());
        self.search(Gateway::list_refunds, time, search, own, enough).await
    }

    /// Returns a session. Its id shows that it is the response, but a connection that is kept can deliver the response of an
    /// earlier call for it.
    pub async fn get_session(
        &self,
        id: &SessionId,
        time: Time,
        connection: Connection,
    ) -> Result<SessionResponse, FailedAttempt> {
        let call = self.gateway.get_session(id);
        self.read_compared(call, time, connection, |session: &SessionResponse| session.id == *id).await
    }

    /// Returns the sessions with this reference. The search ends early at one that is `enough`.
    ///
    /// Each session in the response is compared. If the response has other sessions or is not complete, the gateway may have
    /// ignored the reference. All sessions are searched then.
    pub async fn find_all(
        &self,
        reference: &ClientReferenceId,
        time: Time,
        search: &mut Search<SessionResponse>,
        enough: impl Fn(&SessionResponse) -> bool + Sync,
    ) -> Result<Vec<SessionResponse>, FailedAttempt> {
        let found = self.page(self.gateway.find_sessions(reference), time).await?;
        let Some(found) = found else { return Ok(Vec::new()) };
        let is_complete =
            found.is_complete() && found.items.iter().all(|session| session.client_reference_id.is_some());
        let found: Vec<_> = found.into_iter().filter(|session| is_of(session, reference)).collect();
        if is_complete || found.iter().any(&enough) {
            return Ok(found);
        }
        let own = |session: &SessionResponse| Some(session.client_reference_id.as_deref()? == reference.as_ref());
        self.search(Gateway::list_sessions, time, search, own, enough).await
    }

    /// Reads a page of a look-up, or returns `None` if the gateway says that there is none.
    async fn page<T: ListItem + Send>(
        &self,
        call: Result<Call<ListPage<T>>, CallError>,
        time: Time,
    ) -> Result<Option<ListPage<T>>, FailedAttempt> {
        match self.read(call, time).await {
            Err(FailedAttempt { cause, .. }) if is_missing(&cause) => Ok(None),
            page => page.map(Some),
        }
    }

    /// Returns the items of a list that are wanted, or `None` of which nobody can say it. If a page cannot be read, `search` keeps
    /// those before it, and the next call goes on there.
    async fn search<T: ListItem + Clone + PartialEq + Send>(
        &self,
        list: fn(&Gateway<Environment>, Page) -> Call<ListPage<T>>,
        time: Time,
        search: &mut Search<T>,
        is_wanted: impl Fn(&T) -> Option<bool> + Sync,
        enough: impl Fn(&T) -> bool + Sync,
    ) -> Result<Vec<T>, FailedAttempt> {
        while let Some(page) = search.next_page() {
            let Some(items) = self.page(Ok(list(&self.gateway, page)), time).await? else { break };
            if let Err(repeated) = search.add(items, &is_wanted) {
                *search = Search::default();
                return Err(repeated);
            }
            if search.is_complete || search.found.iter().any(&enough) {
                break;
            }
        }
        let Search { found, pages, is_complete, is_comparable, .. } = mem::take(search);
        let is_cut = pages == MOST_PAGES && !is_complete;
        // What is not in the list could be an item that cannot be compared.
        if (is_cut || !is_comparable) && !found.iter().any(&enough) {
            return Err(FailedAttempt::new(AttemptOutcome::Uncertain, Cause::new(CauseKind::Unreadable)));
        }
        Ok(found)
    }
}

impl<T> Default for Search<T> {
    fn default() -> Self {
        Self { found: Vec::new(), pages: 0, first: None, total: None, is_complete: false, is_comparable: true }
    }
}

impl<T> Search<T> {
    /// Returns whether no page was read yet.
    pub const fn is_new(&self) -> bool {
        self.pages == 0
    }

    fn next_page(&self) -> Option<Page> {
        Page::new(self.pages + 1, 100).filter(|_| self.pages < MOST_PAGES)
    }
}

impl<T: Clone + PartialEq> Search<T> {
    /// Adds the next page. The last one is empty, or has the number of pages that each page has named.
    fn add(&mut self, page: ListPage<T>, is_wanted: impl Fn(&T) -> Option<bool>) -> Result<(), FailedAttempt> {
        let first_before = mem::replace(&mut self.first, page.items.first().cloned());
        check_page(&page, self.pages + 1, self.first == first_before)?;
        let total = page.pagination.as_ref().and_then(|pagination| pagination.total_pages);
        let is_same_total = self.pages == 0 || total == self.total;
        self.pages += 1;
        self.total = total.filter(|_| is_same_total);
        self.is_complete = page.items.is_empty() || self.total == Some(self.pages);
        for item in page {
            let wanted = is_wanted(&item);
            self.is_comparable &= wanted.is_some();
            self.found.extend(wanted.is_some_and(|wanted| wanted).then_some(item));
        }
        Ok(())
    }
}

/// Checks that a page is the one with this number, and does not begin as the one before it.
pub fn check_page<T>(paged: &ListPage<T>, number: u64, begins_as_before: bool) -> Result<(), FailedAttempt> {
    let named = paged.pagination.as_ref().and_then(|pagination| pagination.page);
    if named.is_some_and(|named| named != number) || begins_as_before && !paged.items.is_empty() {
        return Err(FailedAttempt::new(AttemptOutcome::Uncertain, Cause::new(CauseKind::Unreadable)));
    }
    Ok(())
}

/// Returns whether the gateway says that there is no such object. A 404 of a proxy has none of these codes.
fn is_missing(cause: &Cause) -> bool {
    let is_missing =
        |error: &ApiError| error.status() == 404 && ["resource_missing", "data_not_found"].contains(&error.code());
    cause.api_error().is_some_and(is_missing)
}

/// Returns whether a session is paid or can still be paid.
pub fn is_alive(session: &SessionResponse) -> bool {
    use SessionStatus::{CANCELLED, EXPIRED, INACTIVE};
    !matches!(session.status.known(), Some(CANCELLED | EXPIRED | INACTIVE))
}

fn is_of(session: &SessionResponse, reference: &ClientReferenceId) -> bool {
    session.client_reference_id.as_deref() == Some(reference.as_ref())
}

/// Returns the span of a reading call. The query of its path contains a reference, which the payment's own span names.
fn span<A>(call: &Call<A>) -> Span {
    debug_span!("read", path = call.request().uri().path())
}
