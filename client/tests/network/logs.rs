//! The spans and events of the client.

use std::{
    fmt::{Debug, Write},
    num::NonZeroU32,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use payment_client::{
    Policy,
    journal::{Hold, Journal as _},
    testing::{MemoryJournal, Reply, Script},
};
use payment_sandbox::{Fault, Operation, Sandbox, Settings};
use tracing::{
    Dispatch, Event, Level, Metadata, Subscriber,
    field::{Field, Visit},
    span,
    subscriber::DefaultGuard,
};

use crate::{
    orders::payment,
    script::{builder, client, policy},
};

#[tokio::test]
async fn a_payment_can_be_followed_and_shows_no_body_query_or_header() {
    let fault = Fault::CutAfter.at(1).on(Operation::Create);
    let sandbox = Sandbox::with(Settings { faults: vec![fault], ..Settings::default() }).unwrap();
    let lines = Lines::default();
    let guard = lines.collect();
    let client = client(sandbox.base_url(), policy());
    client.carry_out(&client.intend_create(&payment("INV-1"))).await.unwrap();
    drop(guard);

    let text = lines.text.lock().unwrap();
    for expected in [
        "span payment call=create reference=INV-1 request_id=",
        "event call=create outcome=uncertain cause=no complete response arrived message=sent\n",
        "span read path=/v2/payments\n",
        "event objects=1 session=Unknown ages=Ages { own: Young, others: Settled } message=looked up\n",
        "event attempts=1 end=Some(End { kind: Done, ",
    ] {
        assert!(text.contains(expected), "{expected} is not in\n{text}");
    }
    for secret in ["Bearer", "secret", "customer@example.com", "clientReferenceId", "qrContent", "http://"] {
        assert!(!text.contains(secret), "{secret} is in\n{text}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_unknown_outcome_is_a_warning_with_the_reference_and_the_cause() {
    let gateway = Script::new(|request, _| match request.line() {
        "POST /v1/access-token" => Reply::token(),
        "POST /v2/payments" => Reply::lost(),
        _ => Reply::page(&[]),
    });
    let lines = Lines::default();
    let guard = lines.collect();
    let client = builder("http://127.0.0.1:1", Policy::default().with_deadline(Duration::from_secs(30)))
        .transport(gateway)
        .build()
        .unwrap();
    client.carry_out(&client.intend_create(&payment("INV-1"))).await.unwrap_err();
    drop(guard);

    let text = lines.text.lock().unwrap();
    let warning = text.lines().find(|line| line.starts_with("event WARN")).unwrap();
    assert!(warning.starts_with("event WARN call=create reference=INV-1 request_id="), "{warning}");
    assert!(warning.ends_with("cause=no complete response arrived message=the outcome is unknown"), "{warning}");
}

#[tokio::test(start_paused = true)]
async fn a_token_that_does_not_come_and_a_lost_lease_are_warnings() {
    let lines = Lines::default();
    let guard = lines.collect();
    let client = |gateway: Script, journal: MemoryJournal| {
        let builder = builder("http://127.0.0.1:1", Policy::default().with_deadline(Duration::from_secs(20)));
        builder.transport(gateway).journal(journal).build().unwrap()
    };
    client(Script::new(|_, _| Reply::not_sent()), MemoryJournal::new()).create(&payment("INV-1")).await.unwrap_err();
    // One for each request that was repeated in vain.
    let mut warnings = lines.warnings();
    warnings.dedup();
    assert_eq!(warnings, [" cause=the gateway cannot be reached message=no access token was received"]);

    let journal = MemoryJournal::new();
    let gateway = Script::new(|request, _| match request.line() {
        "POST /v1/access-token" => Reply::token(),
        _ => Reply::silence(),
    });
    let first = client(gateway, journal.clone());
    let intent = first.intend_create(&payment("INV-1"));
    let taken_over = async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        journal.set_forward(Duration::from_secs(30));
        let hold = Hold { owner: "other".to_owned(), time: Duration::from_secs(30) };
        let claimed = journal.claim(&intent.row().scope, &hold, NonZeroU32::MIN).await.unwrap();
        assert_eq!(claimed.len(), 1);
    };
    let _ = tokio::join!(first.carry_out(&intent), taken_over);
    drop(guard);
    let expected = format!(" intent={} message=another process has taken the call over", intent.id());
    assert!(lines.warnings().contains(&expected), "{:?}", lines.warnings());
}

/// Writes the client's spans and events as lines.
#[derive(Clone, Default)]
struct Lines {
    text: Arc<Mutex<String>>,
    spans: Arc<AtomicU64>,
}

/// Writes fields, the message last.
#[derive(Default)]
struct Fields {
    fields: String,
    message: String,
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let text = if field.name() == "message" { &mut self.message } else { &mut self.fields };
        write!(text, " {}={value:?}", field.name()).unwrap();
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        write!(self.fields, " {}={value}", field.name()).unwrap();
    }
}

impl Lines {
    /// Writes the events of this thread. The runtime of a test has one, so the client's tasks are on it.
    fn collect(&self) -> (DefaultGuard, Dispatch) {
        // If there is one subscriber only, `tracing` asks the thread that first comes to an event, perhaps that of another
        // test, whether anybody is interested.
        let other = Dispatch::new(self.clone());
        (tracing::subscriber::set_default(self.clone()), other)
    }

    /// Returns the warnings, without their level.
    fn warnings(&self) -> Vec<String> {
        let text = self.text.lock().unwrap();
        text.lines().filter_map(|line| line.strip_prefix("event WARN")).map(str::to_owned).collect()
    }

    fn push(&self, kind: &str, Fields { fields, message }: &Fields) {
        writeln!(self.text.lock().unwrap(), "{kind}{fields}{message}").unwrap();
    }
}

impl Subscriber for Lines {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("payment_client")
    }

    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        let mut fields = Fields::default();
        span.record(&mut fields);
        self.push(&format!("span {}", span.metadata().name()), &fields);
        span::Id::from_u64(self.spans.fetch_add(1, Ordering::Relaxed) + 1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        let is_warning = *event.metadata().level() == Level::WARN;
        self.push(if is_warning { "event WARN" } else { "event" }, &fields);
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}
