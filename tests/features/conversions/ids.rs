//! Ids are written in one form, although they can be read from several.

use payment_session::{ClientReferenceId, CustomerId, gateway::RequestId};
use uuid::Uuid;

const HYPHENATED: &str = "01975d90-bb55-76f6-b423-691c7868e85d";

fn both(id: Uuid) -> String {
    let reference = ClientReferenceId::from(id);
    assert_eq!(reference, ClientReferenceId::from(&id));
    assert_eq!(CustomerId::from(id), CustomerId::from(&id));
    assert_eq!(reference.as_ref(), CustomerId::from(id).as_ref());
    reference.to_string()
}

#[test]
fn every_form_is_written_with_hyphens() {
    for text in [
        HYPHENATED,
        "01975D90-BB55-76F6-B423-691C7868E85D",
        "01975d90bb5576f6b423691c7868e85d",
        "{01975d90-bb55-76f6-b423-691c7868e85d}",
        "urn:uuid:01975d90-bb55-76f6-b423-691c7868e85d",
    ] {
        assert_eq!(both(text.parse().unwrap()), HYPHENATED);
    }
}

#[test]
fn the_smallest_and_the_largest_id() {
    assert_eq!(both(Uuid::nil()), "00000000-0000-0000-0000-000000000000");
    assert_eq!(both(Uuid::max()), "ffffffff-ffff-ffff-ffff-ffffffffffff");
}

/// A request id has no hyphens.
#[test]
fn request_ids() {
    let id: Uuid = HYPHENATED.parse().unwrap();
    assert_eq!(RequestId::from(id).as_ref(), "01975d90bb5576f6b423691c7868e85d");
    assert_eq!(RequestId::from(&Uuid::nil()).as_ref(), "00000000000000000000000000000000");
}
