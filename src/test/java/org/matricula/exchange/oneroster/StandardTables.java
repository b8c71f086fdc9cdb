package org.matricula.exchange.oneroster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The data model of OneRoster 1.2 as the specification's tables give it (rostering 6, gradebook
/// 6): of each class its fields, which of them are required, and of what type. No more and no less
/// is let through, as by the standard's own schema with its closed objects.
final class StandardTables {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z");
    private static final Pattern EXTENSION = Pattern.compile("ext:[a-zA-Z0-9.\\-_]+");

    static final String STATUS = "imsx_StatusInfoDType";

    /// Words that no extension joins.
    private static final Set<String> CLOSED =
            Set.of("true|false", "active|tobedeleted", "primary|secondary");

    private static final String BASE =
            "sourcedId! text, status! active|tobedeleted, dateLastModified! instant, metadata object, ";

    private static final Map<String, String> TABLES =
            Map.ofEntries(
                    Map.entry(
                            "org",
                            BASE
                                    + "name! text, type! department|district|local|national|school|state,"
                                    + " identifier! text, parent ref:org, children refs:org"),
                    Map.entry(
                            "academicSession",
                            BASE
                                    + "title! text, startDate! date, endDate! date,"
                                    + " type! gradingPeriod|semester|schoolYear|term, schoolYear! text,"
                                    + " parent ref:academicSession, children refs:academicSession"),
                    Map.entry(
                            "course",
                            BASE
                                    + "title! text, courseCode! text, schoolYear ref:academicSession,"
                                    + " grades texts, subjects texts, org ref:org, subjectCodes texts, resources"
                                    + " refs:resource"),
                    Map.entry(
                            "class",
                            BASE
                                    + "title! text, classCode text, classType homeroom|scheduled, location text,"
                                    + " grades texts, subjects texts, course! ref:course, school! ref:org,"
                                    + " terms! refs:academicSession, subjectCodes texts, periods texts, resources"
                                    + " refs:resource"),
                    Map.entry(
                            "user",
                            BASE
                                    + "userMasterIdentifier text, username text, userIds objects, enabledUser! true|false,"
                                    + " givenName! text, familyName! text, middleName text, preferredFirstName text,"
                                    + " preferredMiddleName text, preferredLastName text, pronouns text, roles! roles,"
                                    + " userProfiles objects, primaryOrg ref:org, identifier text, email text, sms text,"
                                    + " phone text, agents refs:user, grades texts, password text, resources refs:resource"),
                    Map.entry(
                            "role",
                            "roleType! primary|secondary,"
                                    + " role! aide|counselor|districtAdministrator|guardian|parent|principal|proctor|relative|siteAdministrator|student|systemAdministrator|teacher,"
                                    + " org! ref:org, userProfile text, beginDate date, endDate date"),
                    Map.entry(
                            "enrollment",
                            BASE
                                    + "user! ref:user, class! ref:class, school! ref:org,"
                                    + " role! administrator|proctor|student|teacher, primary true|false, beginDate date,"
                                    + " endDate date"),
                    Map.entry(
                            "demographics",
                            BASE
                                    + "birthDate date, sex male|female|unspecified|other,"
                                    + " americanIndianOrAlaskaNative true|false, asian true|false,"
                                    + " blackOrAfricanAmerican true|false, nativeHawaiianOrOtherPacificIslander true|false,"
                                    + " white true|false, demographicRaceTwoOrMoreRaces true|false,"
                                    + " hispanicOrLatinoEthnicity true|false, countryOfBirthCode text,"
                                    + " stateOfBirthAbbreviation text, cityOfBirth text, publicSchoolResidenceStatus text"),
                    Map.entry("category", BASE + "title! text, weight number"),
                    Map.entry(
                            "lineItem",
                            BASE
                                    + "title! text, description text, assignDate! instant, dueDate! instant,"
                                    + " class! ref:class, school! ref:org, category! ref:category,"
                                    + " gradingPeriod ref:academicSession, academicSession ref:academicSession,"
                                    + " scoreScale ref:scoreScale, resultValueMin number, resultValueMax number,"
                                    + " learningObjectiveSet objects"),
                    Map.entry(
                            "result",
                            BASE
                                    + "lineItem! ref:lineItem, student! ref:user, class ref:class, scoreScale ref:scoreScale,"
                                    + " scoreStatus! exempt|fully graded|not submitted|partially graded|submitted,"
                                    + " score number, textScore text, scoreDate! date, comment text,"
                                    + " learningObjectiveSet objects, inProgress true|false, incomplete true|false,"
                                    + " late true|false, missing true|false"),
                    Map.entry("ref", "href! text, sourcedId! text, type! text"));

    private StandardTables() {}

    /// The same as JSON Schema, under the names the standard's own OpenAPI document gives them: the
    /// classes, and the payloads of one and of many.
    static Map<String, Object> definitions() {
        var all = new TreeMap<String, Object>();
        for (var type : TABLES.keySet()) {
            var properties = new TreeMap<String, Object>();
            var required = new ArrayList<String>();
            for (var row : TABLES.get(type).split(", ?")) {
                var space = row.indexOf(' ');
                var name = row.substring(0, space).replace("!", "");
                properties.put(name, schema(row.substring(space + 1)));
                if (row.substring(0, space).endsWith("!")) {
                    required.add(name);
                }
            }
            var named = name(type);
            all.put(named + "DType", closed(properties, required));
            var one = Map.<String, Object>of("$ref", "#/$defs/" + named + "DType");
            all.put("Single" + named + "DType", closed(Map.of(type, one), List.of(type)));
            all.put(
                    set(type),
                    closed(Map.of(many(type), Map.of("type", "array", "items", one)), List.of()));
        }
        status(all);
        return all;
    }

    /// What is answered instead of data.
    private static void status(Map<String, Object> all) {
        var codes =
                List.of(
                        "fullsuccess",
                        "invalid_filter_field",
                        "invalid_selection_field",
                        "invaliddata",
                        "unauthorisedrequest",
                        "forbidden",
                        "server_busy",
                        "unknownobject",
                        "internal_server_error");
        var field =
                closed(
                        Map.of(
                                "imsx_codeMinorFieldName",
                                Map.of("type", "string"),
                                "imsx_codeMinorFieldValue",
                                Map.of("enum", codes)),
                        List.of("imsx_codeMinorFieldName", "imsx_codeMinorFieldValue"));
        var minor =
                closed(
                        Map.of(
                                "imsx_codeMinorField",
                                Map.of("type", "array", "minItems", 1, "items", field)),
                        List.of("imsx_codeMinorField"));
        all.put(
                STATUS,
                closed(
                        Map.of(
                                "imsx_codeMajor",
                                Map.of(
                                        "enum",
                                        List.of("success", "processing", "failure", "unsupported")),
                                "imsx_severity",
                                Map.of("enum", List.of("status", "warning", "error")),
                                "imsx_description",
                                Map.of("type", "string"),
                                "imsx_CodeMinor",
                                minor),
                        List.of("imsx_codeMajor", "imsx_severity")));
    }

    static String name(String type) {
        return Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }

    /// The payload of many: the standard's own names are not of one make.
    static String set(String type) {
        return (type.equals("category") ? "Categories" : name(type)) + "SetDType";
    }

    static String many(String type) {
        return switch (type) {
            case "demographics" -> type;
            case "category" -> "categories";
            case "class" -> "classes";
            default -> type + "s";
        };
    }

    private static Map<String, Object> closed(
            Map<String, Object> properties, List<String> required) {
        return Map.of(
                "type",
                "object",
                "properties",
                properties,
                "required",
                required,
                "additionalProperties",
                false);
    }

    private static Map<String, Object> schema(String kind) {
        var text = Map.<String, Object>of("type", "string", "minLength", 1);
        return switch (kind.split(":")[0]) {
            case "text" -> text;
            case "number" -> Map.of("type", "number");
            case "date" -> Map.of("type", "string", "format", "date");
            case "instant" -> Map.of("type", "string", "format", "date-time", "pattern", "Z$");
            case "object" -> Map.of("type", "object");
            case "objects" -> Map.of("type", "array", "items", Map.of("type", "object"));
            case "texts" -> Map.of("type", "array", "items", text);
            case "ref" -> reference(kind.split(":")[1]);
            case "refs" -> Map.of("type", "array", "items", reference(kind.split(":")[1]));
            case "roles" ->
                    Map.of(
                            "type",
                            "array",
                            "minItems",
                            1,
                            "items",
                            Map.of("$ref", "#/$defs/RoleDType"));
            default -> {
                var words = Map.<String, Object>of("enum", List.of(kind.split("\\|")));
                yield CLOSED.contains(kind)
                        ? words
                        : Map.of(
                                "anyOf",
                                List.of(
                                        words,
                                        Map.of(
                                                "type",
                                                "string",
                                                "pattern",
                                                "^ext:[a-zA-Z0-9.\\-_]+$")));
            }
        };
    }

    private static Map<String, Object> reference(String type) {
        return closed(
                Map.of(
                        "href",
                        Map.of("type", "string", "format", "uri"),
                        "sourcedId",
                        Map.of("type", "string"),
                        "type",
                        Map.of("enum", List.of(type))),
                List.of("href", "sourcedId", "type"));
    }

    /// What is wrong with an object; empty where it is as the standard wants it.
    static List<String> faults(String type, Map<String, ?> object) {
        var faults = new ArrayList<String>();
        var left = new HashMap<String, Object>(object);
        for (var row : TABLES.get(type).split(", ?")) {
            var space = row.indexOf(' ');
            var named = row.substring(0, space);
            var name = named.replace("!", "");
            var value = left.remove(name);
            if (value == null) {
                if (named.endsWith("!")) {
                    faults.add(type + "." + name + " is missing");
                }
            } else if (!fits(row.substring(space + 1), value, faults)) {
                faults.add(type + "." + name + " is " + value);
            }
        }
        left.keySet().forEach(it -> faults.add(type + "." + it + " is unknown"));
        return faults;
    }

    @SuppressWarnings("unchecked")
    private static boolean fits(String kind, Object value, List<String> faults) {
        return switch (kind.split(":")[0]) {
            case "text" -> value instanceof String text && !text.isEmpty();
            case "number" -> value instanceof Number;
            case "date" -> value instanceof String text && DATE.matcher(text).matches();
            case "instant" -> value instanceof String text && INSTANT.matcher(text).matches();
            case "object" -> value instanceof Map;
            case "objects" -> value instanceof List;
            case "texts" ->
                    value instanceof List<?> list
                            && list.stream().allMatch(String.class::isInstance);
            case "ref" -> reference(kind, value, faults);
            case "refs" ->
                    value instanceof List<?> list
                            && !list.isEmpty()
                            && list.stream().allMatch(it -> reference(kind, it, faults));
            case "roles" ->
                    value instanceof List<?> list
                            && !list.isEmpty()
                            && list.stream()
                                    .allMatch(it ->
                                            faults.addAll(faults("role", (Map<String, ?>) it))
                                                    || true);
            default ->
                    value instanceof String text
                            && (Set.of(kind.split("\\|")).contains(text)
                                    || !CLOSED.contains(kind) && EXTENSION.matcher(text).matches());
        };
    }

    @SuppressWarnings("unchecked")
    private static boolean reference(String kind, Object value, List<String> faults) {
        if (!(value instanceof Map<?, ?> reference)) {
            return false;
        }
        faults.addAll(faults("ref", (Map<String, ?>) reference));
        return kind.split(":")[1].equals(reference.get("type"))
                && String.valueOf(reference.get("href")).endsWith("/" + reference.get("sourcedId"));
    }
}
