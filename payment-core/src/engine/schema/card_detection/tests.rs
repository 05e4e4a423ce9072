//! How many numbers are found, of 1,000 of each kind.

use alloc::{format, string::String, vec::Vec};

use super::*;

/// A generator with a fixed seed (xorshift64*), so that the counts below do not change.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % end
    }

    fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[usize::try_from(self.below(items.len() as u64)).unwrap()]
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| self.pick(&['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])).collect()
    }

    /// Returns a number with these first digits, this length and a valid check digit.
    fn valid(&mut self, first: &str, length: usize) -> String {
        let body = format!("{first}{}", self.digits(length - first.len() - 1));
        (0..10).map(|last| format!("{body}{last}")).find(|number| text_checks::luhn(number).is_ok()).unwrap()
    }
}

/// Returns how many of 1,000 numbers look like card numbers, and how many are of a scheme.
fn count(mut number: impl FnMut(&mut Random) -> String) -> (usize, usize) {
    let mut random = Random(20_251_122);
    let numbers: Vec<String> = (0..1_000).map(|_| number(&mut random)).collect();
    let count = |is_card: fn(&str) -> bool| numbers.iter().filter(|number| is_card(number)).count();
    (count(looks_like_card_number), count(is_of_scheme))
}

/// In a card, every tenth of these numbers would be rejected, and every IMEI.
#[test]
fn other_numbers_are_of_no_scheme() {
    let nik = |random: &mut Random| {
        let province = random.pick(&PROVINCES.into_iter().flatten().collect::<Vec<_>>());
        let regency = random.below(46) + 1;
        let regency = if regency > 37 { regency + 33 } else { regency };
        let [district, month, year, serial] =
            [random.below(60) + 1, random.below(12) + 1, random.below(100), random.below(9_999) + 1];
        let day = random.below(31) + 1 + 40 * random.below(2);
        format!("{province}{regency:02}{district:02}{day:02}{month:02}{year:02}{serial:04}")
    };
    let npwp = |random: &mut Random| {
        let taxpayer = random.pick(&["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
        format!("{}{}{:03}", random.valid(taxpayer, 9), random.digits(3), random.below(100))
    };
    let new_npwp = |random: &mut Random| format!("0{}", npwp(random));
    let imei = |random: &mut Random| {
        let first = random.pick(&["35", "86", "01", "99"]);
        random.valid(first, 15)
    };
    let seconds = |random: &mut Random| 1_700_000_000 + random.below(200_000_000);
    for (name, (looks_like, of_scheme)) in [
        ("NIK", count(nik)),
        ("NPWP", count(npwp)),
        ("NPWP of 16 digits", count(new_npwp)),
        ("IMEI", count(imei)),
        ("milliseconds", count(|random| format!("{}{:03}", seconds(random), random.below(1_000)))),
        ("microseconds", count(|random| format!("{}{:06}", seconds(random), random.below(1_000_000)))),
        ("nanoseconds", count(|random| format!("{}{:09}", seconds(random), random.below(1_000_000_000)))),
        ("times", count(|random| format!("20251{}{:09}", random.below(3), random.below(312_359_599)))),
        ("dated orders", count(|random| format!("20251122{:08}", random.below(100_000_000)))),
    ] {
        assert!(looks_like >= 80, "{name}: {looks_like}");
        assert_eq!(of_scheme, 0, "{name}");
    }
}

/// Nothing distinguishes a random number with a valid check digit from a card's. `SECURITY.md` has this figure.
#[test]
fn random_numbers_are_sometimes_of_a_scheme() {
    for (length, most) in [(13, 20), (14, 10), (15, 15), (16, 30), (17, 15), (18, 30), (19, 30)] {
        let (_, of_scheme) = count(|random| random.digits(length));
        assert!(of_scheme <= most, "{of_scheme} of 1,000 numbers of {length} digits");
    }
}

#[test]
fn cards_of_each_scheme_are_found() {
    for (first, length, least) in [
        (&["4"] as &[&str], 13, 1_000),
        (&["4"], 16, 1_000),
        (&["4"], 19, 1_000),
        (&["51", "52", "53", "54", "55", "2221", "2720"], 16, 980),
        (&["3528", "3535", "354", "355", "356", "357", "358"], 16, 980),
        (&["34", "37"], 15, 980),
        (&["62", "8100", "8171"], 16, 980),
        (&["300", "305", "3095", "36", "38", "39"], 14, 1_000),
        (&["6011", "644", "649", "65"], 16, 990),
        (&["1946"], 16, 1_000),
        (&["5018", "5020", "5893", "6304", "6759", "6763"], 16, 990),
        (&["60", "65", "81", "82", "508", "353", "356"], 16, 980),
        (&["9792"], 16, 1_000),
        (&["2200", "2204"], 16, 1_000),
        (&["8600", "9860"], 16, 1_000),
    ] {
        let found = count(|random| {
            let first = random.pick(first);
            random.valid(first, length)
        });
        assert!(found.0 == 1_000 && found.1 >= least, "{first:?} of {length} digits: {found:?}");
    }
    // UATP. In a card, it is found as well.
    assert_eq!(count(|random| random.valid("1", 15)).0, 1_000);
}

#[test]
fn ids_have_their_parts() {
    let nik = "3273014508910007";
    assert!(may_be_nik(nik));
    for (at, wrong) in [
        (0, "20"),
        (0, "37"),
        (2, "00"),
        (2, "38"),
        (2, "70"),
        (2, "80"),
        (4, "00"),
        (4, "61"),
        (6, "00"),
        (6, "40"),
        (6, "32"),
        (6, "72"),
        (8, "00"),
        (8, "13"),
    ] {
        let changed = format!("{}{wrong}{}", &nik[..at], &nik[at + 2..]);
        assert!(!may_be_nik(&changed), "{changed}");
    }
    assert!(!may_be_nik(&nik[..15]));

    let npwp = Random(7).valid("37", 9) + "401000";
    assert!(may_be_npwp(&npwp));
    assert!(!may_be_npwp(&format!("{}1{}", &npwp[..12], &npwp[13..])), "a branch above 99");
    assert!(
        !may_be_npwp(&format!("{}{}{}", &npwp[..8], (npwp.as_bytes()[8] - b'0' + 1) % 10, &npwp[9..])),
        "another check digit"
    );
    assert!(!may_be_npwp(&npwp[..14]));
}
