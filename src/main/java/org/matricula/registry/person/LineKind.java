package org.matricula.registry.person;

import static org.matricula.registry.person.EditField.coded;
import static org.matricula.registry.person.EditField.day;
import static org.matricula.registry.person.EditField.sealed;
import static org.matricula.registry.person.EditField.words;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.matricula.kernel.Actor;
import org.matricula.registry.Intake;
import org.matricula.registry.OpenToRegistrars;
import org.springframework.core.annotation.AnnotatedElementUtils;

/// What a file holds several of: family, schooling, dated records of growth, destinations.
///
/// @param key last part of the message key `registry.section.<key>` and of the address
/// @param owed names of the fields that may not be left blank
/// @param order by which the lines are shown
/// @param alsoWritten roles beside the registrars who keep it
/// @param ofEnrolment whether a line belongs to one enrolment rather than to the person
record LineKind(
        String key,
        String table,
        List<EditField> fields,
        Set<String> owed,
        String order,
        Set<String> alsoWritten,
        boolean ofEnrolment) {

    private static final String FAMILY = "guardian";
    private static final String SCHOOLING = "previous_schooling";
    private static final String GROWTH = "growth";
    private static final String DESTINATION = "destination";

    /// 家庭成员, 学习经历, 成长记录, 毕业去向, as the file shows them.
    static final List<LineKind> ALL =
            List.of(
                    new LineKind(
                            "family",
                            FAMILY,
                            List.of(
                                    words("name", "member-name", FAMILY, "name"),
                                    coded("relation", "relation", FAMILY, "relation", "relation"),
                                    sealed("phone", "phone", Intake.GUARDIAN_PHONE, "tel"),
                                    sealed(
                                            "documentNumber",
                                            "document-number",
                                            Intake.GUARDIAN_DOCUMENT,
                                            "text"),
                                    words("employer", "employer", FAMILY, "employer"),
                                    flag("custody", "custody", FAMILY, "custody")),
                            Set.of("name", "relation"),
                            "seq",
                            Set.of(),
                            false),
                    new LineKind(
                            "schooling",
                            SCHOOLING,
                            List.of(
                                    words("school", "school", SCHOOLING, "school"),
                                    coded("level", "level", SCHOOLING, "level", "education"),
                                    day("fromOn", "from-on", SCHOOLING, "from_on"),
                                    day("untilOn", "until-on", SCHOOLING, "until_on"),
                                    words("witness", "witness", SCHOOLING, "witness")),
                            Set.of("school"),
                            "from_on nulls last, seq",
                            Set.of(),
                            false),
                    new LineKind(
                            "growth",
                            GROWTH,
                            List.of(
                                    coded("kind", "growth-kind", GROWTH, "kind", "growth"),
                                    day("happenedOn", "happened-on", GROWTH, "happened_on"),
                                    words("what", "what", GROWTH, "what"),
                                    words("result", "result", GROWTH, "result"),
                                    words("assessor", "assessor", GROWTH, "assessor"),
                                    sealed("note", "note", Intake.GROWTH_NOTE, "textarea")),
                            Set.of("kind", "happenedOn", "what"),
                            "happened_on desc, seq desc",
                            Set.of("class-teacher", "counsellor", "teacher"),
                            false),
                    new LineKind(
                            "destination",
                            DESTINATION,
                            List.of(
                                    coded(
                                            "kind",
                                            "destination-kind",
                                            DESTINATION,
                                            "kind",
                                            "destination"),
                                    day("settledOn", "settled-on", DESTINATION, "settled_on"),
                                    words(
                                            "employer",
                                            "destination-employer",
                                            DESTINATION,
                                            "employer"),
                                    words(
                                            "position",
                                            "destination-position",
                                            DESTINATION,
                                            "position"),
                                    words("place", "destination-place", DESTINATION, "place")),
                            Set.of("kind", "settledOn"),
                            "settled_on desc, seq desc",
                            Set.of("class-teacher", "counsellor"),
                            true));

    static Optional<LineKind> of(String key) {
        return ALL.stream().filter(it -> it.key.equals(key)).findFirst();
    }

    boolean writtenBy(Actor actor) {
        var registrars =
                AnnotatedElementUtils.findMergedAnnotation(
                        OpenToRegistrars.class, org.matricula.page.Allowed.class);
        return Stream.concat(Stream.of(registrars.value()), alsoWritten.stream())
                .anyMatch(actor::holds);
    }

    private static EditField flag(String name, String label, String table, String column) {
        return new EditField(name, label, table, column, "checkbox", null, null);
    }
}
