package org.matricula.document;

import java.time.LocalDate;

/// What every official paper carries: whose it is, its number, its day, and how to prove it.
///
/// @param code the verification code, as printed
/// @param verifyAt the address that tells whether the paper is genuine, the code included
public record Heading(
        String school, String serial, LocalDate printedOn, String code, String verifyAt) {

    /// The same with the school's name in another language.
    public Heading of(String name) {
        return new Heading(name, serial, printedOn, code, verifyAt);
    }
}
