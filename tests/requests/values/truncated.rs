//! Each string without a form can be cut to its documented length, or has another meaning when it is cut.

use payment_session::{GivenName, request};

use super::texts::LENGTHS;

/// Ids, codes and numbers, which cannot be cut.
const WHOLE: &str = "CustomerId ChannelCode AccountNumber PostalCode Token CardHolderPhone AccountIdentifier ChannelName \
    VirtualAccountNumber PresetId TransactionId ThreeDsVersion Eci TransactionStatus AuthenticationScheme \
    AcsTransactionId AcsReference Mcc Initiator CardOnFileType NetworkTransactionId BankMerchantId MerchantIdTag MerchantId \
    SessionId ChargeId RefundChannelCode RefundAccountNumber";

/// Cuts strings of each type. Returns the names of the types.
macro_rules! cut {
    ($($name:ident)*) => {{
        $(
            let (.., max) = *LENGTHS.iter().find(|(name, ..)| *name == stringify!($name)).unwrap();
            for count in [1, max - 1, max, max + 1, 1_000] {
                let text = "é".repeat(count);
                let cut = request::$name::truncated(text.as_str()).unwrap();
                assert_eq!(cut.as_ref().chars().count(), count.min(max), "{}", stringify!($name));
                assert!(text.starts_with(cut.as_ref()));
            }
        )*
        [$(stringify!($name)),*]
    }};
}

#[test]
fn strings_are_cut_to_the_maximum_length() {
    let cut = cut! {
        StatementDescriptor GivenName Surname AccountName Category SubCategory ProductName ProductDescription
        AddressLine1 AddressLine2 City ProvinceState CardHolderFirstName CardHolderLastName VirtualAccountName Remarks
        RefundDescription RefundAccountName
    };
    for (name, ..) in LENGTHS {
        let is_whole = WHOLE.split(' ').any(|whole| whole == *name);
        assert!(cut.contains(name) != is_whole, "either `cut!` or `WHOLE` in this file must have `{name}`");
    }
    assert_eq!(GivenName::truncated("").unwrap_err(), GivenName::try_from("").unwrap_err());
}
