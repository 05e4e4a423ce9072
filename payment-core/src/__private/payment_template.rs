//! The traits that only templates of a session implement.

/// Implements [`PaymentRequest`](crate::PaymentRequest) for a template.
#[doc(hidden)]
#[macro_export]
macro_rules! __payment_template {
    ($name:ident $($field:ident)*) => {
        #[automatically_derived]
        impl $crate::__private::PaymentRequest for $name {
            fn to_json(&self) -> $crate::__private::Vec<$crate::__private::u8> {
                self.to_json()
            }

            fn write_json(&self, out: &mut $crate::__private::Vec<$crate::__private::u8>) {
                self.write_json(out);
            }

            fn to_session(&self) -> $crate::__private::PaymentSession {
                $crate::__private::From::from($name { $($field: $crate::__private::Clone::clone(&self.$field)),* })
            }

            fn made_by_payment_session(&self) -> $crate::__private::Seal {
                $crate::__private::Seal
            }
        }
    };
}
