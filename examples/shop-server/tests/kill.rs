//! Kills the shop with SIGKILL in the middle, starts it again, and compares the sandbox's ledger with its orders.

use std::{
    collections::BTreeSet,
    env, fs,
    net::TcpListener,
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use payment_sandbox::{Fault, Ledger, Operation, Sandbox};
use payment_session::{
    client::Client,
    gateway::{
        BaseUrl, Credentials, MerchantId, MerchantSecret, RequestId, SimulatedStatus, Simulation, TestEnvironment,
    },
    response::SessionStatus,
};

/// The moment at which the shop is killed.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// The form is on its way.
    DuringCheckout,
    /// The shop has accepted the order.
    AfterCheckout,
    /// The gateway has created the session. Its response may be on its way.
    Created,
    /// The customer has paid. The callback may be on its way.
    Paid,
    /// The customer has chosen another method.
    AfterSwitch,
    /// The gateway has created the second session.
    SecondCreated,
    /// The customer has paid with both methods, and the gateway has refunded one. Its response may be on its way.
    Refunded,
}

const MOMENTS: [Moment; 7] = [
    Moment::DuringCheckout,
    Moment::AfterCheckout,
    Moment::Created,
    Moment::Paid,
    Moment::AfterSwitch,
    Moment::SecondCreated,
    Moment::Refunded,
];

const ROUNDS: usize = 3;

#[test]
fn a_shop_that_is_killed_loses_no_order_and_takes_no_money_twice() {
    let street = Street::new();
    let mut carts = Vec::new();
    for moment in (0..ROUNDS).flat_map(|_| MOMENTS) {
        let cart = RequestId::random().to_string();
        let shop = street.open();
        street.visit(&shop, &cart, moment);
        shop.kill();
        carts.push(cart);
    }

    // Each customer sends the form again, and pays each session that is not paid.
    let shop = street.open();
    let mut references = BTreeSet::new();
    for cart in &carts {
        let order = shop.check_out(cart).unwrap();
        shop.wait_for(&order, |sections| sections.iter().all(Section::is_decided));
        let page = shop.get(&order);
        if !page.contains("Paid. Thank you!") {
            street.pay(sections(&page).iter().find(|section| section.state == "waiting").unwrap());
        }
        let page = eventually(|| {
            Some(shop.get(&order)).filter(|page| page.contains("Paid. Thank you!") && !page.contains("on its way"))
        });
        assert!(!page.contains("We will contact you"), "{page}");

        let sections = sections(&page);
        let of_order: Vec<_> = sections.iter().map(|section| section.reference.clone()).collect();
        assert_eq!(street.paid(&of_order) - street.refunded(&of_order), 1, "{page}");
        references.extend(of_order);
    }
    shop.kill();

    // Each session is in the shop's books, and none was created twice.
    let created: Vec<_> = street.executed(Operation::Create).collect();
    assert_eq!(created.len(), created.iter().collect::<BTreeSet<_>>().len());
    assert_eq!(created.into_iter().collect::<BTreeSet<_>>(), references);
    // The second payments were refunded, so the test has seen some.
    assert_eq!(street.executed(Operation::Refund).count(), ROUNDS);
}

/// The gateway, the customers, and the place of the shop.
struct Street {
    ledger: Ledger,
    sandbox: Sandbox,
    client: Client<TestEnvironment>,
    runtime: tokio::runtime::Runtime,
    database: PathBuf,
    port: u16,
}

impl Street {
    fn new() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let ledger = Ledger::new();
        let late = Fault::Late(Duration::from_millis(300));
        let sandbox = Sandbox::builder()
            .callback(format!("http://127.0.0.1:{port}/callback"), "callback-key")
            .ledger(&ledger)
            .fault(late.with_percentage(40).on(Operation::Create))
            .fault(Fault::CutAfter.with_percentage(20).on(Operation::Create))
            .fault(Fault::CutBefore.with_percentage(10).on(Operation::Create))
            .fault(late.with_percentage(60).on(Operation::Refund))
            .start()
            .unwrap();
        println!("seed {}", sandbox.seed());
        let environment = TestEnvironment::custom(BaseUrl::try_from(sandbox.base_url()).unwrap()).unwrap();
        let (merchant, secret) = (MerchantId::new("merchant").unwrap(), MerchantSecret::new("secret").unwrap());
        let client = Client::builder(environment, Credentials::new(merchant, secret)).build().unwrap();
        let database = env::temp_dir().join(format!("shop-server-{}.db", RequestId::random()));
        let runtime = tokio::runtime::Runtime::new().unwrap();
        Self { ledger, sandbox, client, runtime, database, port }
    }

    fn open(&self) -> Shop {
        let process = Command::new(env!("CARGO_BIN_EXE_shop-server"))
            .args(["--port", &self.port.to_string(), "--gateway", self.sandbox.base_url(), "--interval", "0.2"])
            .args(["--gateway-timeout", "1"])
            .arg("--database")
            .arg(&self.database)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let shop = Shop { process, url: format!("http://127.0.0.1:{}", self.port), agent: agent() };
        eventually(|| shop.try_get("/"));
        shop
    }

    /// A customer orders, until the moment comes.
    fn visit(&self, shop: &Shop, cart: &str, moment: Moment) {
        let created = self.executed(Operation::Create).count();
        let wait_for_sessions = |number| {
            eventually(|| (self.executed(Operation::Create).count() >= created + number).then_some(()));
        };
        if let Moment::DuringCheckout = moment {
            let (agent, url) = (shop.agent.clone(), format!("{}/orders", shop.url));
            let form = form(cart).map(|(name, value)| (name, value.to_owned()));
            thread::spawn(move || agent.post(url).send_form(form.iter().map(|(name, value)| (*name, &**value))).ok());
            return;
        }
        let order = shop.check_out(cart).unwrap();
        if let Moment::AfterCheckout = moment {
            return;
        }
        wait_for_sessions(1);
        if let Moment::Created = moment {
            return;
        }
        let first = shop.wait_for(&order, |sections| sections[0].state == "waiting").remove(0);
        if let Moment::Paid = moment {
            return self.pay(&first);
        }
        shop.post(&format!("{order}/method"), [("method", "bank-transfer")]).unwrap();
        if let Moment::AfterSwitch = moment {
            return;
        }
        wait_for_sessions(2);
        if let Moment::SecondCreated = moment {
            return;
        }
        let both = shop.wait_for(&order, |sections| sections.iter().all(|section| section.state == "waiting"));
        let refunds = self.executed(Operation::Refund).count();
        for section in &both {
            self.pay(section);
        }
        eventually(|| (self.executed(Operation::Refund).count() > refunds).then_some(()));
    }

    /// The customer pays a session, whatever the shop does.
    fn pay(&self, section: &Section) {
        self.runtime.block_on(async {
            let session = self.client.find(&section.reference.parse().unwrap()).await.unwrap().unwrap();
            let simulation = Simulation::new(session.id, SimulatedStatus::SUCCESS);
            self.client.simulate(&simulation).await.unwrap();
        });
    }

    /// Returns the references of the payments on which an operation was executed.
    fn executed(&self, operation: Operation) -> impl Iterator<Item = String> {
        let entries = self.ledger.entries().into_iter();
        entries.filter(move |entry| entry.operation == operation).map(|entry| entry.reference)
    }

    fn refunded(&self, references: &[String]) -> usize {
        self.executed(Operation::Refund).filter(|reference| references.contains(reference)).count()
    }

    /// Returns the number of sessions that the customer has paid.
    fn paid(&self, references: &[String]) -> usize {
        let is_paid = |reference: &&String| {
            let session = self.runtime.block_on(self.client.find(&reference.parse().unwrap())).unwrap();
            session.is_some_and(|session| session.status == SessionStatus::PAID)
        };
        references.iter().filter(is_paid).count()
    }
}

impl Drop for Street {
    fn drop(&mut self) {
        for suffix in ["", "-wal", "-shm"] {
            fs::remove_file(format!("{}{suffix}", self.database.display())).ok();
        }
    }
}

/// A running shop.
struct Shop {
    process: Child,
    url: String,
    agent: ureq::Agent,
}

impl Shop {
    /// Sends SIGKILL, and waits for the end of the process.
    fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Orders, and returns the path of the order's page.
    fn check_out(&self, cart: &str) -> Option<String> {
        self.post("/orders", form(cart))
    }

    /// Sends a form, and returns the path that the response names.
    fn post<const N: usize>(&self, path: &str, form: [(&str, &str); N]) -> Option<String> {
        let response = self.agent.post(format!("{}{path}", self.url)).send_form(form).ok()?;
        Some(response.headers().get("location")?.to_str().unwrap().to_owned())
    }

    fn get(&self, path: &str) -> String {
        self.try_get(path).unwrap()
    }

    fn try_get(&self, path: &str) -> Option<String> {
        self.agent.get(format!("{}{path}", self.url)).call().ok()?.body_mut().read_to_string().ok()
    }

    /// Waits until the payments of an order are as they should be.
    fn wait_for(&self, order: &str, are_right: impl Fn(&[Section]) -> bool) -> Vec<Section> {
        eventually(|| Some(sections(&self.get(order))).filter(|sections| are_right(sections)))
    }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into()
}

fn form(cart: &str) -> [(&'static str, &str); 3] {
    [("cart", cart), ("email", "customer@example.com"), ("method", "qr")]
}

/// A payment on the page of an order.
struct Section {
    reference: String,
    state: String,
}

impl Section {
    fn is_decided(&self) -> bool {
        !matches!(&*self.state, "new" | "sent")
    }
}

fn sections(page: &str) -> Vec<Section> {
    let attribute = |text: &str, name: &str| {
        let (_, rest) = text.split_once(&format!("data-{name}=\"")).unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    };
    let sections = page.split("<section ").skip(1);
    sections.map(|text| Section { reference: attribute(text, "reference"), state: attribute(text, "state") }).collect()
}

/// Waits until there is a value.
fn eventually<T>(mut value: impl FnMut() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(value) = value() {
            return value;
        }
        assert!(started.elapsed() < Duration::from_secs(50), "it does not happen");
        thread::sleep(Duration::from_millis(10));
    }
}
