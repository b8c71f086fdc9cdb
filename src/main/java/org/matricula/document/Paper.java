package org.matricula.document;

/// What can be printed: a form with the offices' opinions, a letter, or a record of grades.
public sealed interface Paper permits ApprovalForm, Notice, Transcript {

    /// Message key.
    String title();

    Heading heading();
}
