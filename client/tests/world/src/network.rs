//! The way between a process and the gateway.

use std::{future::pending, time::Duration};

use payment_client::{Cause, CauseKind, Exchange, HttpResponse, NoResponse, Transport};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::{
    gateway::{Reply, Request},
    plan::{Fault, OTHER, Wrong},
    process::Process,
};

/// The transport of a process.
#[derive(Debug)]
pub struct Wire(pub Process);

impl Transport for Wire {
    async fn exchange(&self, exchange: Exchange) -> Result<HttpResponse, NoResponse> {
        let request = request(&exchange.request);
        let Self(process) = self;
        let world = &process.world;
        let call = request.call().to_owned();
        let number = world.count(&call);
        let (fault, wrong) = {
            let plan = &world.lock().plan;
            let fault =
                plan.exchanges.iter().find(|(of, at, _)| *of == call && *at == number).map(|(_, _, fault)| *fault);
            (fault, plan.wrong)
        };
        process.step(&format!("send {call} {number} {fault:?}")).await;
        let received = match wrong {
            Some(wrong) => self.wrongly(wrong, &request, fault).await,
            None => self.carry(&request, fault).await,
        };
        let shown = match &received {
            Ok(received) => received.status.to_string(),
            Err(NoResponse::NotSent(_)) => "not sent".to_owned(),
            Err(NoResponse::Uncertain(_)) => "uncertain".to_owned(),
        };
        process.step(&format!("receive {call} {number}: {shown}")).await;
        received
    }
}

impl Wire {
    /// Carries a request to the gateway, and its response back.
    async fn carry(&self, request: &Request, fault: Option<Fault>) -> Result<HttpResponse, NoResponse> {
        let world = &self.0.world;
        let execute = || world.execute(request, Duration::ZERO);
        let uncertain = |kind| Err(NoResponse::Uncertain(Cause::new(kind)));
        world.pass().await;
        let Some(fault) = fault else {
            let reply = execute();
            world.pass().await;
            return Ok(received(&reply));
        };
        match fault {
            Fault::NotConnected => Err(NoResponse::NotSent(Cause::new(CauseKind::Connect))),
            Fault::LostBefore => uncertain(CauseKind::Connection),
            Fault::LostAfter => {
                execute();
                uncertain(CauseKind::Connection)
            }
            Fault::Status { status, is_html, executes } => {
                if executes {
                    execute();
                }
                let html = b"<html>Bad Gateway</html>".to_vec();
                let body = Reply::error(status, "internal_error").body.to_string().into_bytes();
                Ok(HttpResponse::new(status, if is_html { html } else { body }))
            }
            Fault::Late => self.later(request, Duration::from_secs(30)),
            Fault::VeryLate => self.later(request, Duration::from_secs(15 * 60)),
            Fault::Hangs => {
                let _ = self.later(request, Duration::from_secs(50));
                pending().await
            }
            Fault::Slow => {
                sleep(Duration::from_secs(20)).await;
                let reply = execute();
                sleep(Duration::from_secs(20)).await;
                Ok(received(&reply))
            }
            Fault::Foreign => {
                let mut reply = execute();
                make_foreign(&mut reply.body["data"]);
                Ok(received(&reply))
            }
            Fault::Previous => {
                // The session as it was, or that of another order if it was not there.
                let path = request.path.rsplit_once('/').map_or("", |(path, _)| path).to_owned();
                let read = Request { method: "GET".to_owned(), path, ..request.clone() };
                let reply = world.execute(&read, Duration::ZERO);
                execute();
                let body = json!({ "data": { "id": "session-0", "clientReferenceId": "OTHER", "status": "PAID" } });
                let other = Reply { status: 200, body };
                let is_session = reply.status == 200 && reply.body["data"].is_object();
                Ok(received(if is_session { &reply } else { &other }))
            }
            Fault::Cut => {
                let mut body = execute().body.to_string().into_bytes();
                body.truncate(body.len() / 2);
                Ok(HttpResponse::new(200, body))
            }
            Fault::Endless => {
                execute();
                uncertain(CauseKind::Unreadable)
            }
            Fault::Throttled { seconds } => {
                let received = received(&Reply::error(429, "frequency_above_limit"));
                Ok(seconds.map_or(received.clone(), |seconds| received.with_retry_after(Duration::from_secs(seconds))))
            }
            Fault::Unauthorized => Ok(received(&Reply::error(401, "credentials_invalid"))),
            Fault::UnauthorizedButDone => {
                execute();
                Ok(received(&Reply::error(401, "credentials_invalid")))
            }
            Fault::Lags(millis) => Ok(received(&world.execute(request, Duration::from_millis(millis)))),
            Fault::LagsLong => Ok(received(&world.execute(request, Duration::from_secs(300)))),
            Fault::Duplicated => {
                execute();
                Ok(received(&execute()))
            }
            Fault::Pauses => {
                let _ = self.later(request, Duration::from_secs(15 * 60));
                pending().await
            }
            Fault::MadeByOthers => {
                world.execute(&Request { id: Some(OTHER.to_owned()), ..request.clone() }, Duration::ZERO);
                uncertain(CauseKind::Connection)
            }
        }
    }

    /// Lets the gateway execute a request later, whatever becomes of the process.
    fn later(&self, request: &Request, time: Duration) -> Result<HttpResponse, NoResponse> {
        let (world, request) = (self.0.world.clone(), request.clone());
        tokio::spawn(async move {
            sleep(time).await;
            world.execute(&request, Duration::ZERO);
        });
        Err(NoResponse::Uncertain(Cause::new(CauseKind::Connection)))
    }

    /// Carries a request for a client that breaks a rule.
    async fn wrongly(&self, wrong: Wrong, request: &Request, fault: Option<Fault>) -> Result<HttpResponse, NoResponse> {
        let changes = request.changes();
        let is_read = request.call() == "read";
        let mut request = request.clone();
        if wrong == Wrong::NeverSends && changes {
            return Err(NoResponse::NotSent(Cause::new(CauseKind::Connect)));
        }
        if wrong == Wrong::LosesAccount && is_read {
            request.account = None;
        }
        let received = self.carry(&request, fault).await;
        match (wrong, received) {
            (Wrong::RepeatsBlindly, Err(NoResponse::Uncertain(_))) if changes => self.carry(&request, None).await,
            (Wrong::NeverKnows, Ok(_)) if changes || is_read => {
                Err(NoResponse::Uncertain(Cause::new(CauseKind::Connection)))
            }
            (Wrong::DeniesSending, Err(NoResponse::Uncertain(cause))) if changes => Err(NoResponse::NotSent(cause)),
            (Wrong::ConflictIsRejection, Ok(received)) if received.status == 409 => Ok(rejection()),
            (Wrong::StateIsRejection, Ok(received)) if received.status == 422 => Ok(rejection()),
            (Wrong::IgnoresCurrency, Ok(received)) if is_read || request.call() == "create" => {
                Ok(rewritten(&received, |text| text.replace("USD", "IDR")))
            }
            (Wrong::IgnoresLookUps, Ok(received)) if is_read && received.status == 200 => {
                Ok(rewritten(&received, |text| {
                    let mut body: Value = serde_json::from_str(&text).unwrap_or_default();
                    if body["data"].is_array() {
                        body["data"] = json!([]);
                    }
                    body.to_string()
                }))
            }
            (Wrong::TrustsProxies, Ok(received)) if received.status == 401 => {
                self.0.world.note("the client takes the 401 for the gateway's");
                Ok(self::received(&Reply::error(401, "credentials_invalid")))
            }
            (_, received) => received,
        }
    }
}

fn received(reply: &Reply) -> HttpResponse {
    HttpResponse::new(reply.status, reply.body.to_string().into_bytes())
}

/// Returns the rejection of a field.
fn rejection() -> HttpResponse {
    let body = json!({
        "code": "api_validation_error",
        "message": "as documented",
        "error": { "type": "API_ERROR", "details": [{ "field": "amount", "message": "is wrong" }] },
    });
    HttpResponse::new(400, body.to_string().into_bytes())
}

fn rewritten(received: &HttpResponse, change: impl FnOnce(String) -> String) -> HttpResponse {
    HttpResponse::new(received.status, change(String::from_utf8_lossy(&received.body).into_owned()).into_bytes())
}

/// Turns a session or a capture into that of another order.
fn make_foreign(data: &mut Value) {
    if let Some(sessions) = data.as_array_mut() {
        sessions.iter_mut().for_each(make_foreign);
        return;
    }
    for (name, other) in [
        ("id", "session-0"),
        ("clientReferenceId", "OTHER"),
        ("paymentSessionId", "session-0"),
        ("paymentSessionClientReferenceId", "OTHER"),
    ] {
        if data.get(name).is_some() {
            data[name] = json!(other);
        }
    }
}

/// Returns the request as the gateway reads it.
fn request(sent: &payment_session::http::Request<Vec<u8>>) -> Request {
    let header = |name: &str| sent.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let query = sent.uri().query().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
    Request {
        method: sent.method().to_string(),
        path: sent.uri().path().to_owned(),
        query: query.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        id: header("x-request-id"),
        account: header("x-submerchant-id"),
        body: serde_json::from_slice(sent.body()).unwrap_or_default(),
    }
}
