package org.matricula.enrolment.collection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;

/// What the sheet and the student's page show, line by line.
public final class SheetLines {

    /// @param key last part of the message key `enrolment.sheet.<key>`
    /// @param free whether a student changes it without evidence
    public record Line(String key, @Nullable String value, boolean free) {}

    private SheetLines() {}

    static List<Line> of(OwnRecord.Told told, Codes codes) {
        var contacts = told.contacts();
        return List.of(
                new Line("institution", told.institution(), false),
                new Line("unit", told.unit(), false),
                new Line("studentNumber", told.studentNumber(), false),
                new Line("name", told.name(), false),
                new Line("sex", codes.label("sex", told.sex()), false),
                new Line(
                        "birthOn",
                        told.birthOn() == null ? null : told.birthOn().toString(),
                        false),
                new Line("documentNumber", told.documentNumber(), false),
                new Line(
                        "ethnicity",
                        told.ethnicity() == null
                                ? null
                                : codes.label("ethnicity", told.ethnicity()),
                        false),
                new Line("nativePlace", told.nativePlace(), false),
                new Line("previousSchool", told.previousSchool(), false),
                new Line("phone", contacts.phone(), true),
                new Line("email", contacts.email(), true),
                new Line("homeAddress", contacts.homeAddress(), true),
                new Line("householdAddress", contacts.householdAddress(), true),
                new Line(
                        "boarding",
                        contacts.boarding() == null
                                ? null
                                : codes.label("boarding", contacts.boarding()),
                        true));
    }
}
