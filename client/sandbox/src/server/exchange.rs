//! One exchange: a request, a fault perhaps, and a response.

use hyper::{
    Request, Response,
    body::{Bytes, Incoming},
    header::{CONNECTION, HeaderValue},
};
use tokio::{
    sync::{mpsc, oneshot},
    time::{self, Duration},
};

use super::{
    gateway::Gateway,
    page::{self, Page},
    recording::Recording,
    reply::{self, Cut, Reply, ReplyBody},
    routes::{self, Call, PaymentId, Route},
};
use crate::{error::GatewayError, fault::Fault};

/// The time after which the gateway rejects a request that is not complete.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);

/// A body that is neither UTF-8 nor JSON.
const GARBAGE: &[u8] = b"\x00\xff<html>\xc3(";

/// A command to refuse connections for some time. The receiver confirms it.
pub type RefusalCommand = (Duration, oneshot::Sender<()>);

/// What all connections share.
pub struct ServerState {
    pub gateway: Gateway,
    /// The page, or `None` if it is off. Then nothing is recorded.
    pub page: Option<Page>,
    pub refuse: mpsc::Sender<RefusalCommand>,
}

impl ServerState {
    /// Responds to one request, or cuts its connection.
    pub async fn exchange(&self, request: Request<Incoming>) -> Result<Response<ReplyBody>, Cut> {
        let (parts, body) = request.into_parts();
        let body = match time::timeout(REQUEST_TIMEOUT, reply::read(body)).await {
            Ok(body) => body?,
            Err(_) => Err(GatewayError::RequestTimeout),
        };
        if let (Some(page), Ok(body)) = (&self.page, &body)
            && page::serves(&parts)
        {
            return Ok(page.respond(&self.gateway, &parts, body));
        }
        let record = self.page.as_ref().map(Page::record);
        let route = routes::route(&parts.method, parts.uri.path());
        match (route, body) {
            (Err(rejection), body) => {
                let reply = self.gateway.rejected(&rejection);
                if let Some(record) = record {
                    Recording::begin(record, None, &parts, &body.unwrap_or_default(), None).end(&reply);
                }
                Ok(reply::whole(reply))
            }
            (Ok(_), Err(error)) => Ok(reply::whole(self.gateway.rejected(&error.into()))),
            (Ok(Route::HostedPage), Ok(_)) => {
                let result =
                    routes::open_hosted_page(&mut self.gateway.accounts(), parts.uri.query().unwrap_or_default());
                Ok(reply::whole(self.gateway.finished(result)))
            }
            (Ok(Route::Operation { operation, id }), Ok(body)) => {
                let call = Call::new(operation, &id, &parts, &body);
                let fault = self.gateway.plan.draw(operation, || self.payment_id(&call));
                let recording = record.map(|record| Recording::begin(record, Some(&call), &parts, &body, fault));
                self.respond(&call, fault, recording).await
            }
        }
    }

    /// Executes a call and responds, with a fault where one is drawn.
    async fn respond(
        &self,
        call: &Call<'_>,
        fault: Option<Fault>,
        recording: Option<Recording<'_>>,
    ) -> Result<Response<ReplyBody>, Cut> {
        let recorded = |reply: Reply| {
            if let Some(recording) = &recording {
                recording.end(&reply);
            }
            reply
        };
        let execute =
            || recorded(self.gateway.finished(routes::execute(&self.gateway.accounts, &self.gateway.policy, call)));
        let reject = |error: GatewayError| Ok(reply::whole(recorded(self.gateway.rejected(&error.into()))));
        match fault {
            None => Ok(reply::whole(execute())),
            Some(Fault::Refused(lasts)) => {
                let mut reply = execute();
                reply.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
                self.refuse_connections(lasts).await;
                Ok(reply::whole(reply))
            }
            Some(Fault::CutBefore) => Err(Cut),
            Some(Fault::CutAfter) => {
                execute();
                Err(Cut)
            }
            Some(Fault::HalfBody) => Ok(reply::half(execute())),
            Some(Fault::Late(after)) => {
                let reply = execute();
                time::sleep(after).await;
                Ok(reply::whole(reply))
            }
            Some(Fault::Unauthorized) => reject(GatewayError::CredentialsInvalid),
            Some(Fault::TooManyRequests) => reject(GatewayError::FrequencyAboveLimit),
            Some(Fault::Garbage) => Ok(reply::whole(execute().map(|_| Bytes::from_static(GARBAGE)))),
        }
    }

    /// Refuses new connections for some time. Returns after the first of them would be refused.
    async fn refuse_connections(&self, lasts: Duration) {
        let (confirm, confirmed) = oneshot::channel();
        if self.refuse.send((lasts, confirm)).await.is_ok() {
            confirmed.await.ok();
        }
    }

    /// Returns the reference of the payment that a call is about, or an id that no session has.
    fn payment_id(&self, call: &Call<'_>) -> String {
        match call.payment_id() {
            PaymentId::Reference(reference) => reference,
            PaymentId::SessionId(id) => {
                let mut accounts = self.gateway.accounts();
                let reference = accounts.of(call.sub_merchant()).reference_of(&id);
                reference.map_or_else(|| id.clone(), str::to_owned)
            }
        }
    }
}
