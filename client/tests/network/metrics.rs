//! The metrics of the client.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use metrics::{
    Counter, CounterFn, Gauge, Histogram, HistogramFn, Key, KeyName, Metadata, Recorder, SharedString, Unit,
};
use payment_client::{
    Policy,
    testing::{Reply, Script},
};

use crate::{
    orders::{payment, session},
    script::builder,
};

/// Counts by names and labels.
#[derive(Clone, Default)]
struct Counts(Arc<Mutex<BTreeMap<String, u64>>>);

struct Count(Counts, String);

impl Count {
    fn add(&self, number: u64) {
        *self.0.0.lock().unwrap().entry(self.1.clone()).or_default() += number;
    }
}

impl CounterFn for Count {
    fn increment(&self, number: u64) {
        self.add(number);
    }

    fn absolute(&self, _: u64) {}
}

impl HistogramFn for Count {
    fn record(&self, _: f64) {
        self.add(1);
    }
}

impl Counts {
    fn count(&self, key: &Key) -> Arc<Count> {
        let labels: Vec<_> = key.labels().map(|label| format!("{}={}", label.key(), label.value())).collect();
        Arc::new(Count(self.clone(), format!("{} {}", key.name(), labels.join(" "))))
    }
}

impl Recorder for Counts {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        Counter::from_arc(self.count(key))
    }

    fn register_gauge(&self, _: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::noop()
    }

    fn register_histogram(&self, key: &Key, _: &Metadata<'_>) -> Histogram {
        Histogram::from_arc(self.count(key))
    }
}

#[tokio::test(start_paused = true)]
async fn calls_and_attempts_are_counted() {
    let gateway = Script::new(|request, earlier| match (request.line(), earlier) {
        ("POST /v1/access-token", _) => Reply::token(),
        ("POST /v2/payments", 0) => Reply::lost(),
        _ => Reply::page(&[&session("1", "INV-1", 10_000, "REQUIRE_ACTION")]),
    });
    let counts = Counts::default();
    // The runtime has one thread, so the client's tasks see it as well.
    let guard = metrics::set_default_local_recorder(&counts);
    let client = builder("http://127.0.0.1:1", Policy::default()).transport(gateway).build().unwrap();
    client.create(&payment("INV-1")).await.unwrap();
    drop(guard);

    let counts: Vec<_> = counts.0.lock().unwrap().iter().map(|(name, count)| format!("{name}: {count}")).collect();
    let expected = [
        "payment_client_attempts_total call=create outcome=uncertain: 1",
        "payment_client_attempts_total call=read outcome=done: 1",
        "payment_client_attempts_total call=token outcome=done: 1",
        "payment_client_call_seconds call=create: 1",
        "payment_client_calls_total call=create outcome=done: 1",
    ];
    assert_eq!(counts, expected);
}

/// The table in the guide has each name and each value.
#[test]
fn the_guide_lists_metrics_labels_and_outcomes() {
    let guide = include_str!("../../docs/production.md");
    let (_, section) = guide.split_once("## Watch the client").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let sources = [
        include_str!("../../src/metrics.rs"),
        include_str!("../../src/machine/event.rs"),
        include_str!("../../src/error.rs"),
        include_str!("../../src/calls/mod.rs"),
    ];
    let is_name = |text: &&str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let arms =
        |source: &'static str| source.lines().filter_map(|line| line.split_once(" => \"")?.1.strip_suffix("\","));
    let metrics = sources[0].split('"').filter(|text| text.starts_with("payment_client_"));
    let names: Vec<_> = metrics.chain(sources[1..].iter().copied().flat_map(arms)).filter(is_name).collect();
    assert!(names.len() > 15, "{names:?}");
    for name in names {
        assert!(section.contains(&format!("`{name}`")), "docs/production.md lacks `{name}`");
    }
}
