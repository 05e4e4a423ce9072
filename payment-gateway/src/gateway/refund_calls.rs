//! The calls of refunds.

use alloc::format;

use super::{Call, CallError, Gateway, Repeatability, RequestId, Server, call_path};
use crate::response::{ListPage, Page, RefundId, RefundResponse};
use payment_core::{request::Refund, values::Checked};

impl<S: Server> Gateway<S> {
    /// Creates the call `POST /v1/refunds`, which creates a refund.
    ///
    /// It is never repeated, because the documentation of request ids does not name refunds: after an uncertain outcome,
    /// look for its reference in [`list_refunds`](Self::list_refunds).
    ///
    #[doc = payment_core::page_link!(RefundObject)]
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Refund, gateway::*, request::{RefundReason, SessionId}};
    /// # use std::time::Duration;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let token = AccessToken::new("t", Duration::from_secs(900))?;
    /// let session: SessionId = "a972".parse()?;
    /// let refund = Refund::full(session, "REFUND-1".parse()?, RefundReason::DUPLICATE);
    /// let gateway = Gateway::new(Environment::Sandbox, token);
    /// let call = gateway.refund(&refund, &RequestId::random());
    /// assert_eq!(call.request().uri().path(), "/v1/refunds");
    /// assert_eq!(call.repeatability(), Repeatability::Never);
    /// # Ok(())
    /// # }
    /// ```
    pub fn refund(&self, refund: &Checked<Refund>, id: &RequestId) -> Call<RefundResponse> {
        self.post_call("/v1/refunds", refund.to_json(), id, Repeatability::Never)
    }

    /// Creates the call `GET /v1/refunds/{id}`, which returns a refund.
    ///
    #[doc = payment_core::page_link!(RefundObject)]
    ///
    /// # Errors
    ///
    /// Returns an error if a path cannot contain the id, for example because it is `..`.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::gateway::*;
    /// # use std::time::Duration;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let token = AccessToken::new("t", Duration::from_secs(900))?;
    /// let gateway = Gateway::new(Environment::Sandbox, token);
    /// let call = gateway.get_refund(&"r1".parse()?)?;
    /// assert_eq!(call.request().uri().path(), "/v1/refunds/r1");
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_refund(&self, refund: &RefundId) -> Result<Call<RefundResponse>, CallError> {
        Ok(self.get_call(&call_path::with_segment("/v1/refunds/", refund.as_ref(), "")?))
    }

    /// Creates the call `GET /v1/refunds`, which lists all refunds, page by page.
    ///
    /// The documentation has no filter, and does not say in which order the refunds are.
    ///
    #[doc = payment_core::page_link!(RefundObject)]
    ///
    #[doc = payment_core::page_link!(Pagination)]
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{gateway::*, response::Page};
    /// # use std::time::Duration;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let token = AccessToken::new("t", Duration::from_secs(900))?;
    /// let gateway = Gateway::new(Environment::Sandbox, token);
    /// let call = gateway.list_refunds(Page::FIRST);
    /// assert_eq!(call.request().uri().query(), Some("page=1&perPage=20"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_refunds(&self, page: Page) -> Call<ListPage<RefundResponse>> {
        self.get_call(&format!("/v1/refunds?{page}"))
    }
}
