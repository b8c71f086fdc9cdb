package org.matricula.exchange.oneroster;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A part of a resource that has a path of its own: schools are orgs, the students of a class are
/// users.
///
/// @param condition on the columns of the resource's select, as it stands in the source
record Narrowing(Resource of, @Nullable String condition, Map<String, Object> values) {

    static Narrowing all(Resource of) {
        return new Narrowing(of, null, Map.of());
    }

    static Narrowing to(Resource of, String condition) {
        return new Narrowing(of, condition, Map.of());
    }

    /// Besides what narrows already.
    Narrowing and(String more, String name, Object value) {
        var all = new HashMap<>(values);
        all.put(name, value);
        return new Narrowing(of, condition == null ? more : condition + " and " + more, all);
    }

    /// By the path's own word; null where the standard has none such, or the register leaves it
    /// out.
    static @Nullable Narrowing rostering(String path) {
        return switch (path) {
            case "orgs" -> all(Resource.ORG);
            case "schools" -> to(Resource.ORG, "r.type = 'school'");
            case "academicSessions" -> all(Resource.ACADEMIC_SESSION);
            case "terms" -> to(Resource.ACADEMIC_SESSION, "r.type = 'term'");
            case "gradingPeriods" -> to(Resource.ACADEMIC_SESSION, "r.type = 'gradingPeriod'");
            case "courses" -> all(Resource.COURSE);
            case "classes" -> all(Resource.CLASS);
            case "users" -> all(Resource.USER);
            case "students" -> to(Resource.USER, "r.kind = 'student'");
            case "teachers" ->
                    to(
                            Resource.USER,
                            "r.kind = 'staff' and exists (select from unnest(r.roles) w where w like '%|teacher|%')");
            case "enrollments" -> all(Resource.ENROLLMENT);
            case "demographics" -> all(Resource.DEMOGRAPHICS);
            default -> null;
        };
    }

    static @Nullable Narrowing gradebook(String path) {
        return switch (path) {
            case "categories" -> all(Resource.CATEGORY);
            case "lineItems" -> all(Resource.LINE_ITEM);
            case "results" -> all(Resource.RESULT);
            case "scoreScales" -> all(Resource.SCORE_SCALE);
            default -> null;
        };
    }

    /// 某校的、某班的、某人的: narrowed to what belongs to the thing named before it in the path.
    ///
    /// @return null where the standard knows no such path
    static @Nullable Narrowing below(String above, UUID id, String path) {
        var list = rostering(path);
        if (list == null) {
            return null;
        }
        return switch (above + "/" + path) {
            case "schools/classes", "schools/enrollments" ->
                    list.and("r.school = :school", "school", id);
            case "schools/courses" -> list.and("r.org = :school", "school", id);
            case "schools/students", "schools/teachers" ->
                    list.and(
                            "exists (select from unnest(r.roles) w where w like '%|' || cast(:school as text))",
                            "school", id);
            case "schools/terms" ->
                    list.and(
                            "exists (select from calendar.term m join organisation.unit a on a.id = m.unit_id"
                                    + " join organisation.unit c on c.id = :school where m.id = r.id and a.pos <= c.pos_end"
                                    + " and a.pos_end >= c.pos)",
                            "school",
                            id);
            case "courses/classes" -> list.and("r.course = cast(:course as text)", "course", id);
            case "terms/classes" -> list.and("cast(:term as text) = any (r.terms)", "term", id);
            case "terms/gradingPeriods" -> list.and("r.id = :term", "term", id);
            case "classes/students", "classes/teachers", "classes/enrollments" -> ofClass(list, id);
            case "students/classes", "teachers/classes", "users/classes" ->
                    list.and(
                            "r.id in (select e.class_id from ("
                                    + PeopleSql.ENROLLMENTS
                                    + ") e where e.user_id = :person)",
                            "person",
                            id);
            default -> null;
        };
    }

    private static Narrowing ofClass(Narrowing list, UUID id) {
        return list.of() == Resource.ENROLLMENT
                ? list.and("r.class_id = :class", "class", id)
                : list.and(
                        "r.id in (select e.user_id from ("
                                + PeopleSql.ENROLLMENTS
                                + ") e where e.class_id = :class)",
                        "class",
                        id);
    }
}
