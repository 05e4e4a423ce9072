//! Refunds.

use payment_core::{
    Checked, Refund,
    gateway::Server,
    request::ClientReferenceId,
    response::{Callback, RefundId, RefundResponse},
};

use super::Client;
use crate::{error::Error, listing::Listing};

impl<S: Server + Clone + Send + Sync + 'static> Client<S> {
    /// Refunds a payment, or a part of it.
    ///
    /// The request reaches the gateway at most once ([axioms A4 and A6](crate#axioms)). If the outcome is uncertain, or the
    /// gateway rejects the request, the client looks for the reference of the refund until a minute later: at the id that a
    /// callback has brought ([`observe`](Self::observe)), and in the pages of all refunds. The next call with the same
    /// reference joins this one, if the client has a [journal](crate::journal).
    ///
    /// The refund that is returned is often [`PENDING`](payment_core::response::RefundStatus::PENDING). The customer has the
    /// money when its status is `SUCCESS`: see [`RefundResponse::is_final`].
    ///
    /// # Errors
    ///
    /// See [`Error`]. If the reference belongs to another refund, the error is
    /// [`RefundReferenceTaken`](Error::RefundReferenceTaken). After [`Unknown`](Error::Unknown), never send the refund with
    /// another reference: it could be paid twice.
    ///
    /// # Examples
    ///
    /// ```
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::{
    ///     ClientReferenceId, Refund, SessionResponse,
    ///     client::{Client, Error},
    ///     request::RefundReason,
    /// };
    ///
    /// /// Refunds everything. Returns whether the customer has the money already.
    /// async fn refund(
    ///     client: &Client,
    ///     session: &SessionResponse,
    ///     reference: ClientReferenceId, // store it before the call
    /// ) -> Result<bool, Error> {
    ///     let refund = Refund::full(session, reference, RefundReason::REQUESTED_BY_CUSTOMER);
    ///     let refund = client.refund(&refund).await?;
    ///     Ok(refund.is_final()) // if not, callbacks report the end
    /// }
    /// ```
    pub async fn refund(&self, refund: &Checked<Refund>) -> Result<RefundResponse, Error> {
        self.perform(self.intend_refund(refund)).await
    }

    /// Returns a refund.
    ///
    /// # Errors
    ///
    /// Returns an error if the gateway rejects the call or cannot be read. See [`Error`].
    ///
    /// # Examples
    ///
    /// ```
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::{
    ///     client::{Client, Error},
    ///     response::{RefundId, RefundStatus},
    /// };
    ///
    /// async fn is_refunded(client: &Client, id: &RefundId) -> Result<bool, Error> {
    ///     Ok(client.get_refund(id).await?.status == RefundStatus::SUCCESS)
    /// }
    /// ```
    pub async fn get_refund(&self, id: &RefundId) -> Result<RefundResponse, Error> {
        Ok(self.reader.get_refund(id, self.reader.patient()).await?)
    }

    /// Returns the refund with this reference, or `None` if there is none.
    ///
    /// The gateway has no filter, so all pages are read until the refund is found. A look-up can lag, so `None` does not prove
    /// that a refund that was just requested does not exist.
    ///
    /// # Errors
    ///
    /// Returns an error if the gateway rejects the call or cannot be read. See [`Error`].
    pub async fn find_refund(&self, reference: &ClientReferenceId) -> Result<Option<RefundResponse>, Error> {
        let found = self.reader.find_refunds(reference, self.reader.patient(), |_| true).await?;
        Ok(found.into_iter().next())
    }

    /// Returns all refunds, page by page.
    pub fn list_refunds(&self) -> Listing<RefundResponse> {
        let reader = self.reader.clone();
        Listing::new(move |page| {
            let reader = reader.clone();
            async move { Ok(reader.read(Ok(reader.gateway.list_refunds(page)), reader.patient()).await?) }
        })
    }

    /// Remembers the id of the refund in a callback. Returns whether the callback is about a refund.
    ///
    /// A callback is not signed, and can arrive twice and in any order. So this changes no result: it only lets a look-up of
    /// [`refund`](Self::refund) read one refund in place of all pages. The last 1,000 refunds are remembered.
    ///
    /// # Examples
    ///
    /// ```
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::{client::{Client, Error}, response::{Callback, RefundResponse}};
    ///
    /// /// Returns the refund of a callback, as the gateway shows it now.
    /// async fn refund(client: &Client, callback: &Callback) -> Result<Option<RefundResponse>, Error> {
    ///     client.observe(callback);
    ///     match callback.refund() {
    ///         Some(refund) => Ok(Some(client.get_refund(&refund.id).await?)),
    ///         None => Ok(None),
    ///     }
    /// }
    /// ```
    pub fn observe(&self, callback: &Callback) -> bool {
        let refund = callback.refund();
        if let Some(refund) = refund {
            self.reader.observed.add(refund);
        }
        refund.is_some()
    }
}
