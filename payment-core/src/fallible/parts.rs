//! Parts of a request whose fields are plain values.

use super::{Conversion, Converts, Refusal};
use crate::{
    request::{
        Amount, BillingInfo, Card, CardOnFile, CardOptions, ChannelInformation, Customer, Ewallet, EwalletOptions,
        OrderInformation, PaymentMethod, PaymentMethodOptions, PhoneNumber, Price, ProcessingConfig, Product,
        QrOptions, RedirectUrl, RefundPreference, SessionDraft, ShippingInfo, SplitRouting, ThreeDsInfo,
        TransferDestination, VirtualAccount, VirtualAccountOptions,
    },
    session::Violations,
};

/// Lists the objects one by one: an implementation for all of them would overlap with that of `TryFrom`.
macro_rules! parts {
    ($($part:ident)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl Converts<$part> for Result<$part, Violations> {
                const CONVERSION: Conversion<$part, Self> = Conversion(|part| part.map_err(Refusal::Violations));
            }
        )*

        #[cfg(test)]
        const PARTS: &[&str] = &[$(stringify!($part)),*];
    };
}

parts!(SessionDraft Amount RedirectUrl SplitRouting Customer PhoneNumber RefundPreference TransferDestination ChannelInformation PaymentMethod Card VirtualAccount Ewallet PaymentMethodOptions CardOptions ThreeDsInfo CardOnFile ProcessingConfig VirtualAccountOptions EwalletOptions QrOptions OrderInformation Product Price BillingInfo ShippingInfo);

#[cfg(test)]
mod tests {
    use alloc::{collections::BTreeSet, vec};

    use super::PARTS;
    use crate::{request::SESSION, schema::Kind};

    #[test]
    fn every_object_of_a_request_is_a_part() {
        let (mut kinds, mut names) = (vec![Kind::Object(SESSION)], BTreeSet::new());
        while let Some(kind) = kinds.pop() {
            match kind {
                Kind::Object(object) | Kind::Checked(object) => {
                    names.insert(object.name);
                    kinds.extend(object.fields.iter().map(|field| field.kind));
                }
                Kind::List(item) => kinds.push(*item),
                _ => {}
            }
        }
        assert_eq!(PARTS.iter().copied().collect::<BTreeSet<_>>(), names);
    }
}
