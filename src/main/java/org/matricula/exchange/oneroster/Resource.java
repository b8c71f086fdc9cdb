package org.matricula.exchange.oneroster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.matricula.exchange.oneroster.Field.Type;

/// The resources of the standard that the register provides, each with its fields in the standard's
/// order and the select that gives them.
enum Resource {
    ORG(
            "orgs",
            "org",
            RosteringSql.ORGS,
            Field.text("name"),
            Field.text("type"),
            Field.text("identifier"),
            Field.ref("parent", "parent", Type.ID_REF, "org")),
    ACADEMIC_SESSION(
            "academicSessions",
            "academicSession",
            RosteringSql.SESSIONS,
            Field.text("title"),
            Field.of("startDate", "start_on", Type.DATE),
            Field.of("endDate", "end_on", Type.DATE),
            Field.text("type"),
            Field.ref("parent", "parent", Type.REF, "academicSession"),
            Field.of("schoolYear", "school_year", Type.TEXT)),
    COURSE(
            "courses",
            "course",
            RosteringSql.COURSES,
            Field.text("title"),
            Field.of("courseCode", "course_code", Type.TEXT),
            Field.ref("org", "org", Type.ID_REF, "org")),
    CLASS(
            "classes",
            "class",
            RosteringSql.CLASSES,
            Field.text("title"),
            Field.of("classCode", "class_code", Type.TEXT),
            Field.of("classType", "class_type", Type.TEXT),
            Field.of("grades", "grades", Type.TEXTS),
            Field.ref("course", "course", Type.REF, "course"),
            Field.ref("school", "school", Type.ID_REF, "org"),
            Field.ref("terms", "terms", Type.REFS, "academicSession")),
    USER(
            "users",
            "user",
            PeopleSql.USERS,
            Field.of("enabledUser", "enabled", Type.FLAG),
            Field.of("givenName", "given_name", Type.TEXT),
            Field.of("familyName", "family_name", Type.TEXT),
            Field.text("identifier"),
            Field.of("roles", "roles", Type.ROLES),
            Field.ref("primaryOrg", "primary_org", Type.ID_REF, "org"),
            Field.of("grades", "grades", Type.TEXTS)),
    ENROLLMENT(
            "enrollments",
            "enrollment",
            PeopleSql.ENROLLMENTS,
            Field.ref("user", "user_id", Type.ID_REF, "user"),
            Field.ref("class", "class_id", Type.ID_REF, "class"),
            Field.ref("school", "school", Type.ID_REF, "org"),
            Field.text("role"),
            Field.of("primary", "is_primary", Type.FLAG)),
    DEMOGRAPHICS(
            "demographics",
            "demographics",
            PeopleSql.DEMOGRAPHICS,
            Field.of("birthDate", "birth_on", Type.DATE),
            Field.text("sex")),
    SCORE_SCALE(
            "scoreScales",
            "scoreScale",
            GradebookSql.SCORE_SCALES,
            Field.text("title"),
            Field.text("type"),
            Field.ref("class", "class_id", Type.ID_REF, "class")),
    CATEGORY("categories", "category", GradebookSql.CATEGORIES, Field.text("title")),
    LINE_ITEM(
            "lineItems",
            "lineItem",
            GradebookSql.LINE_ITEMS,
            Field.text("title"),
            Field.of("assignDate", "assigned_at", Type.INSTANT),
            Field.of("dueDate", "due_at", Type.INSTANT),
            Field.ref("class", "class_id", Type.ID_REF, "class"),
            Field.ref("school", "school", Type.ID_REF, "org"),
            Field.ref("category", "category", Type.ID_REF, "category"),
            Field.ref("academicSession", "term", Type.ID_REF, "academicSession"),
            Field.of("resultValueMin", "least", Type.NUMBER),
            Field.of("resultValueMax", "most", Type.NUMBER)),
    RESULT(
            "results",
            "result",
            GradebookSql.RESULTS,
            Field.ref("lineItem", "line_item", Type.REF, "lineItem"),
            Field.ref("student", "student", Type.ID_REF, "user"),
            Field.ref("class", "class_id", Type.ID_REF, "class"),
            Field.of("scoreStatus", "score_status", Type.TEXT),
            Field.of("score", "score", Type.NUMBER),
            Field.of("textScore", "text_score", Type.TEXT),
            Field.of("scoreDate", "score_on", Type.DATE));

    private final String plural;
    private final String singular;
    private final String sql;
    private final List<Field> fields;

    Resource(String plural, String singular, String sql, Field... own) {
        this.plural = plural;
        this.singular = singular;
        this.sql = sql;
        this.fields =
                java.util.stream.Stream.concat(Field.FIRST.stream(), Arrays.stream(own)).toList();
    }

    String plural() {
        return plural;
    }

    String singular() {
        return singular;
    }

    String sql() {
        return sql;
    }

    List<Field> fields() {
        return fields;
    }

    boolean gradebook() {
        return this == SCORE_SCALE || this == CATEGORY || this == LINE_ITEM || this == RESULT;
    }

    /// The field that a filter or an order names: `title`, or `class.sourcedId`.
    Optional<Field> named(String path) {
        var name = path.replaceFirst("\\.sourcedId$", "");
        return fields.stream()
                .filter(it -> it.name().equals(name))
                .filter(it -> (it.refers() != null) == !name.equals(path))
                .findFirst();
    }

    /// The resource behind a type of reference.
    static Resource of(String type) {
        return Arrays.stream(values())
                .filter(it -> it.singular.equals(type))
                .findFirst()
                .orElseThrow();
    }
}
