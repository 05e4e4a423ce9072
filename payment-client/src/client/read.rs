//! The calls that change nothing.

use payment_core::{
    gateway::Server,
    request::{ClientReferenceId, CustomerId},
    response::{Charge, CustomerRecord, PaymentMethodConfigs, SessionId, SessionResponse},
};

use super::Client;
use crate::{Error, Listing, Resolution, Unresolved, effect::Sight};

impl<S: Server + Clone + Send + Sync + 'static> Client<S> {
    /// Returns a session.
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
    ///     NextStep,
    ///     client::{Client, Error},
    ///     response::SessionId,
    /// };
    ///
    /// /// Returns whether to deliver, after a callback about this session.
    /// async fn is_paid(client: &Client, session: &SessionId) -> Result<bool, Error> {
    ///     let session = client.get_session(session).await?;
    ///     Ok(session.next_step() == NextStep::Done)
    /// }
    /// ```
    pub async fn get_session(&self, session: &SessionId) -> Result<SessionResponse, Error> {
        self.caller.get_session(session).await
    }

    /// Returns the session with this reference, or `None` if there is none.
    ///
    /// The references in the response are compared. A look-up can lag, so `None` does not prove that a session that
    /// was just created does not exist.
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
    ///     ClientReferenceId,
    ///     client::{Client, Error},
    /// };
    ///
    /// async fn status(client: &Client, order: &ClientReferenceId) -> Result<String, Error> {
    ///     Ok(match client.find(order).await? {
    ///         Some(session) => session.status.to_string(),
    ///         None => "not created yet".to_owned(),
    ///     })
    /// }
    /// ```
    pub async fn find(&self, reference: &ClientReferenceId) -> Result<Option<SessionResponse>, Error> {
        self.caller.find(reference).await
    }

    /// Returns all sessions, page by page.
    pub fn list_sessions(&self) -> Listing<SessionResponse> {
        let caller = self.caller.clone();
        Listing::new(move |page| {
            let caller = caller.clone();
            async move { caller.read(Ok(caller.gateway.list_sessions(page)), |_| true).await }
        })
    }

    /// Returns the attempts to pay the session with this reference, page by page.
    ///
    /// # Examples
    ///
    /// ```
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::{
    ///     ClientReferenceId,
    ///     client::{Client, Error},
    ///     response::ChargeStatus,
    /// };
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
        let caller = self.caller.clone();
        let reference = reference.clone();
        Listing::new(move |page| {
            let (caller, reference) = (caller.clone(), reference.clone());
            async move { caller.read(caller.gateway.list_charges(&reference, page), |_| true).await }
        })
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
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::{
    ///     CustomerId,
    ///     client::{Client, Error},
    ///     request::Token,
    /// };
    ///
    /// /// Returns the token of the customer's first saved card, for the next payment.
    /// async fn card(client: &Client, customer: &CustomerId) -> Result<Option<Token>, Error> {
    ///     let customer = client.get_customer(customer).await?;
    ///     Ok(customer.stored_payment_methods.into_iter().find_map(|method| method.token))
    /// }
    /// ```
    pub async fn get_customer(&self, customer: &CustomerId) -> Result<CustomerRecord, Error> {
        self.caller.read(self.caller.gateway.get_customer(customer), |_| true).await
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
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::client::{Client, Error};
    ///
    /// /// Returns the banks that the merchant's account may use.
    /// async fn banks(client: &Client) -> Result<Vec<String>, Error> {
    ///     let configs = client.get_payment_method_configs().await?;
    ///     let accounts = configs.virtual_account;
    ///     Ok(accounts.map(|accounts| accounts.accepted_channels).unwrap_or_default())
    /// }
    /// ```
    pub async fn get_payment_method_configs(&self) -> Result<PaymentMethodConfigs, Error> {
        self.caller.read(Ok(self.caller.gateway.get_payment_method_configs()), |_| true).await
    }

    /// Looks up whether a call was carried out. It sends nothing again.
    ///
    /// To send a create again, call [`create_again`](Self::create_again) with the stored request and id.
    ///
    /// # Errors
    ///
    /// Returns an error if the gateway rejects the look-up or cannot be read. See [`Error`].
    ///
    /// # Examples
    ///
    /// ```
    /// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
    /// use payment_session::{
    ///     SessionResponse,
    ///     client::{Client, Error, Resolution, Unresolved},
    /// };
    ///
    /// /// Decides a row of the outbox. Returns `None` if nothing is known yet.
    /// async fn decide(
    ///     client: &Client,
    ///     row: &Unresolved,
    /// ) -> Result<Option<SessionResponse>, Error> {
    ///     match client.resolve(row).await? {
    ///         Resolution::Done(session) => Ok(Some(*session)),
    ///         Resolution::Conflict(session) => Err(Error::ReferenceTaken(session)),
    ///         _ => Ok(None),
    ///     }
    /// }
    /// ```
    pub async fn resolve(&self, unresolved: &Unresolved) -> Result<Resolution, Error> {
        let client = match unresolved.sub_merchant() {
            Some(sub_merchant) => &self.acting_for(sub_merchant.clone()),
            None => self,
        };
        Ok(match unresolved.effect().look_up(&client.caller).await? {
            Sight::Done(session) => Resolution::Done(Box::new(session)),
            Sight::NotSeen => Resolution::NotSeen,
            Sight::Conflict(session) => Resolution::Conflict(Box::new(session)),
            Sight::Undecidable => Resolution::Undecidable,
        })
    }
}
