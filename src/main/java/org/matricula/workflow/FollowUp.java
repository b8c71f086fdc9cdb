package org.matricula.workflow;

import java.util.Optional;

/// What usually comes after a case and is kept elsewhere: the case's page offers it to whoever may
/// do it.
public interface FollowUp {

    /// @param label key of its words
    record Offer(String label, String href) {}

    /// Empty where nothing follows, or where it is not for the acting person.
    Optional<Offer> of(CaseView it);
}
