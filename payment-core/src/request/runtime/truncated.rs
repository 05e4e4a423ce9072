//! The strings that can be cut to their documented length.

use crate::{
    engine::values::truncated_text::truncated,
    request::{
        AccountName, AddressLine1, AddressLine2, CardHolderFirstName, CardHolderLastName, Category, City, GivenName,
        ProductDescription, ProductName, ProvinceState, RefundAccountName, RefundDescription, Remarks,
        StatementDescriptor, SubCategory, Surname, VirtualAccountName,
    },
};

truncated!(
    StatementDescriptor GivenName Surname AccountName Category SubCategory ProductName ProductDescription AddressLine1
    AddressLine2 City ProvinceState CardHolderFirstName CardHolderLastName VirtualAccountName Remarks RefundDescription
    RefundAccountName
);
