package org.matricula.registry;

import org.jspecify.annotations.Nullable;

/// What a school may bring up to date without a case: how somebody is reached, and where they live.
public record ContactDetails(
        @Nullable String phone,
        @Nullable String homeAddress,
        @Nullable String householdAddress,
        @Nullable String email,
        @Nullable String politicalStatus,
        @Nullable String boarding) {

    /// These details, with what is left out taken from the others.
    public ContactDetails or(ContactDetails others) {
        return new ContactDetails(
                phone == null ? others.phone : phone,
                homeAddress == null ? others.homeAddress : homeAddress,
                householdAddress == null ? others.householdAddress : householdAddress,
                email == null ? others.email : email,
                politicalStatus == null ? others.politicalStatus : politicalStatus,
                boarding == null ? others.boarding : boarding);
    }
}
