package org.matricula.document;

/// What can be printed: a form with the offices' opinions, or a letter.
public sealed interface Paper permits ApprovalForm, Notice {

    /// Message key.
    String title();

    Heading heading();
}
