//! The calls that change nothing.

use payment_session::request::{ClientReferenceId, CustomerId};
use payment_session::response::{
    Callback, Charge, CustomerRecord, PaymentMethodConfigs, RefundId, RefundResponse, SessionId, SessionResponse,
    Timestamp,
};

use super::Client;
use crate::{
    error::Error,
    listing::Listing,
    reader::{Search, is_alive},
    transport::Connection,
};

impl Client {
    /// Returns a session.
    ///
    /// # Errors
    ///
    /// Returns an error if the gateway rejects the call or cannot be read. See [`Error`].
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Client, Error};
    /// use payment_session::{NextStep, response::SessionId};
    ///
    /// /// Returns whether to deliver, after a callback about this session.
    /// async fn is_paid(client: &Client, session: &SessionId) -> Result<bool, Error> {
    ///     let session = client.get_session(session).await?;
    ///     Ok(session.next_step() == NextStep::Done)
    /// }
    /// ```
    pub async fn get_session(&self, session: &SessionId) -> Result<SessionResponse, Error> {
        Ok(self.reader.get_session(session, self.reader.patient(), Connection::Kept).await?)
    }

    /// Returns the session with this reference, or `None` if there is none.
    ///
    /// The references in the response are compared. If several sessions have the reference, one that is paid or can still be
    /// paid is returned. A look-up can lag, so `None` does not prove that a session that
    /// was just created does not exist.
    ///
    /// # Errors
    ///
    /// Returns an error if the gateway rejects the call or cannot be read. See [`Error`].
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Client, Error};
    /// use payment_session::ClientReferenceId;
    ///
    /// async fn status(client: &Client, order: &ClientReferenceId) -> Result<String, Error> {
    ///     Ok(match client.find(order).await? {
    ///         Some(session) => session.status.to_string(),
    ///         None => "not created yet".to_owned(),
    ///     })
    /// }
    /// ```
    pub async fn find(&self, reference: &ClientReferenceId) -> Result<Option<SessionResponse>, Error> {
        let found = self.reader.find_all(reference, self.reader.patient(), &mut Search::default(), is_alive).await?;
        Ok(found.into_iter().min_by_key(|session| !is_alive(session)))
    }

    /// Returns all sessions, page by page.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Client, Error};
    /// use payment_session::response::{SessionId, SessionStatus};
    ///
    /// /// Returns the sessions that wait for their customers, for a page of the shop's administration.
    /// async fn waiting(client: &Client) -> Result<Vec<SessionId>, Error> {
    ///     let (mut sessions, mut waiting) = (client.list_sessions(), Vec::new());
    ///     while let Some(session) = sessions.next().await.transpose()? {
    ///         if session.status == SessionStatus::REQUIRE_ACTION {
    ///             waiting.push(session.id);
    ///         }
    ///     }
    ///     Ok(waiting)
    /// }
    /// ```
    pub fn list_sessions(&self) -> Listing<SessionResponse> {
        let reader = self.reader.clone();
        Listing::new(move |page| {
            let reader = reader.clone();
            async move { Ok(reader.read(Ok(reader.gateway.list_sessions(page)), reader.patient()).await?) }
        })
    }

    /// Returns the attempts to pay the session with this reference, page by page.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Client, Error};
    /// use payment_session::{ClientReferenceId, response::ChargeStatus};
    ///
    /// /// Returns the number of payments to a static account.
    /// async fn payments(client: &Client, account: &ClientReferenceId) -> Result<u32, Error> {
    ///     let mut charges = client.list_charges(account);
    ///     let mut count = 0;
    ///     while let Some(charge) = charges.next().await {
    ///         count += u32::from(charge?.status == ChargeStatus::SUCCESS);
    ///     }
    ///     Ok(count)
    /// }
    /// ```
    pub fn list_charges(&self, reference: &ClientReferenceId) -> Listing<Charge> {
        let reader = self.reader.clone();
        let reference = reference.clone();
        Listing::new(move |page| {
            let (reader, reference) = (reader.clone(), reference.clone());
            async move { Ok(reader.read(reader.gateway.list_charges(&reference, page), reader.patient()).await?) }
        })
    }

    /// Returns the attempts to pay the session with this reference that were created at this time or later.
    ///
    /// The documentation names no order of the list, so all pages are read. A charge without a time is returned as well.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Client, Error};
    /// use payment_session::{ClientReferenceId, response::Timestamp};
    ///
    /// /// Prints the payments to a static account since the last look.
    /// async fn print(client: &Client, account: &ClientReferenceId, last: Timestamp) -> Result<(), Error> {
    ///     let mut charges = client.list_charges_since(account, last);
    ///     while let Some(charge) = charges.next().await {
    ///         println!("{:?}", charge?.amount);
    ///     }
    ///     Ok(())
    /// }
    /// ```
    pub fn list_charges_since(&self, reference: &ClientReferenceId, time: Timestamp) -> Listing<Charge> {
        self.list_charges(reference)
            .filter(move |charge| charge.created_at.as_ref().is_none_or(|created| *created >= time))
    }

    /// Returns a customer with the saved methods.
    ///
    /// # Errors
    ///
    /// Returns an error if the gateway rejects the call or cannot be read. See [`Error`].
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Client, Error};
    /// use payment_session::{CustomerId, request::{MethodType, Token}};
    ///
    /// /// Returns the token of the customer's first saved card, for the next payment.
    /// async fn card(client: &Client, customer: &CustomerId) -> Result<Option<Token>, Error> {
    ///     let methods = client.get_customer(customer).await?.stored_payment_methods;
    ///     let mut cards = methods.into_iter().filter(|method| {
    ///         method.payment_method.as_ref().is_some_and(|kind| *kind == MethodType::CARD)
    ///     });
    ///     Ok(cards.find_map(|card| card.token))
    /// }
    /// ```
    pub async fn get_customer(&self, customer: &CustomerId) -> Result<CustomerRecord, Error> {
        Ok(self.reader.read(self.reader.gateway.get_customer(customer), self.reader.patient()).await?)
    }

    /// Returns the merchant's payment methods and their limits.
    ///
    /// # Errors
    ///
    /// Returns an error if the gateway rejects the call or cannot be read. See [`Error`].
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Client, Error};
    ///
    /// /// Returns the banks that the merchant's account may use.
    /// async fn banks(client: &Client) -> Result<Vec<String>, Error> {
    ///     let configs = client.get_payment_method_configs().await?;
    ///     let accounts = configs.virtual_account;
    ///     Ok(accounts.map(|accounts| accounts.accepted_channels).unwrap_or_default())
    /// }
    /// ```
    pub async fn get_payment_method_configs(&self) -> Result<PaymentMethodConfigs, Error> {
        Ok(self.reader.read(Ok(self.reader.gateway.get_payment_method_configs()), self.reader.patient()).await?)
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
    /// use payment_client::{Client, Error};
    /// use payment_session::response::{RefundId, RefundStatus};
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
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Client, Error};
    /// use payment_session::ClientReferenceId;
    ///
    /// /// Returns what a person can be told about a refund of which only the reference is known.
    /// async fn state(client: &Client, reference: &ClientReferenceId) -> Result<String, Error> {
    ///     Ok(match client.find_refund(reference).await? {
    ///         Some(refund) => format!("{} is {}", refund.id, refund.status),
    ///         None => "not visible yet".to_owned(),
    ///     })
    /// }
    /// ```
    pub async fn find_refund(&self, reference: &ClientReferenceId) -> Result<Option<RefundResponse>, Error> {
        let found =
            self.reader.find_refunds(reference, self.reader.patient(), &mut Search::default(), |_| true).await?;
        Ok(found.into_iter().next())
    }

    /// Returns all refunds, page by page.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Client, Error};
    /// use payment_session::response::{RefundResponse, SessionId};
    ///
    /// /// Returns the refunds of a session, from which `SessionResponse::refundable` computes what is left.
    /// async fn refunds(client: &Client, session: &SessionId) -> Result<Vec<RefundResponse>, Error> {
    ///     let (mut refunds, mut found) = (client.list_refunds(), Vec::new());
    ///     while let Some(refund) = refunds.next().await.transpose()? {
    ///         if refund.payment_session_id.as_ref() == Some(session) {
    ///             found.push(refund);
    ///         }
    ///     }
    ///     Ok(found)
    /// }
    /// ```
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
    /// use payment_client::{Client, Error};
    /// use payment_session::response::{Callback, RefundResponse};
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
            self.reader.callbacks.add(refund);
        }
        refund.is_some()
    }
}
