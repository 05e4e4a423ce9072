//! Starts the shop, buys from it, and kills it once with SIGKILL. The sandbox's ledger shows that the order is paid once.

use std::{
    net::TcpListener,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use payment_sandbox::{Ledger, Operation, Sandbox};

/// The token of the browser, in its cookie and in its forms.
const TOKEN: &str = "browser";

#[test]
fn an_order_survives_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", folder.path().join("shop.db").display());
    let ledger = Ledger::new();
    let sandbox = Sandbox::builder().ledger(&ledger).start().unwrap();
    let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
    let start = || Shop::start(port, &database, sandbox.base_url());
    let page = format!("http://127.0.0.1:{port}/orders/order1");
    let shows = |text: &str| get(&format!("{page}/status")).is_some_and(|page| page.contains(text));

    let shop = start();
    let order = [("cart", "order1"), ("sugar", "2"), ("email", "rina@example.com"), ("method", "qr")];
    eventually("the order is accepted", || post(&format!("http://127.0.0.1:{port}/orders"), &order));
    shop.kill();

    let _shop = start();
    eventually("the code is shown", || shows("class=\"qr\""));
    post(&format!("http://127.0.0.1:{port}/payments/order1-1/simulation"), &[("status", "SUCCESS")]);
    eventually("the order is paid", || shows("class=\"paid\""));
    let created = ledger.entries().into_iter().filter(|entry| entry.operation == Operation::Create);
    assert_eq!(created.map(|entry| entry.reference).collect::<Vec<_>>(), ["order1-1"]);
}

/// A process of the shop.
struct Shop(Child);

impl Shop {
    fn start(port: u16, database: &str, gateway: &str) -> Self {
        let mut shop = Command::new(env!("CARGO_BIN_EXE_shop-server"));
        let shop = shop
            .env("PORT", port.to_string())
            .env("DATABASE_URL", database)
            .env("GATEWAY_URL", gateway)
            .env("ADMIN_PASSWORD", "password")
            .envs([("PAUSE", "1"), ("GATEWAY_TIMEOUT", "1"), ("LEASE", "3")])
            .stdout(Stdio::null());
        Self(shop.spawn().unwrap())
    }

    /// Sends SIGKILL, and waits for the end of the process.
    fn kill(mut self) {
        assert_eq!(self.0.try_wait().unwrap(), None, "the shop has ended by itself");
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Sends a form. Returns whether the shop has accepted it.
fn post(url: &str, form: &[(&str, &str)]) -> bool {
    let form = form.iter().copied().chain([("token", TOKEN)]);
    let request = agent().post(url).header("cookie", format!("token={TOKEN}"));
    request.send_form(form).is_ok_and(|response| response.status() == 303)
}

fn get(url: &str) -> Option<String> {
    let response = agent().get(url).call().ok()?;
    (response.status() == 200).then(|| response.into_body().read_to_string().ok())?
}

fn agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0);
    config.timeout_global(Some(Duration::from_secs(10))).build().into()
}

/// Waits until something is true.
fn eventually(what: &str, mut is_true: impl FnMut() -> bool) {
    let started = Instant::now();
    while !is_true() {
        assert!(started.elapsed() < Duration::from_mins(2), "it does not happen: {what}");
        thread::sleep(Duration::from_millis(50));
    }
}
