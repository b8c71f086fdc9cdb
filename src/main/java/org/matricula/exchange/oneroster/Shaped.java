package org.matricula.exchange.oneroster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// A row in the shape of the standard's JSON binding.
@Component
class Shaped {

    static final String ROSTERING = "/ims/oneroster/rostering/v1p2/";
    static final String GRADEBOOK = "/ims/oneroster/gradebook/v1p2/";

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final String publicUrl;

    Shaped(@Value("${matricula.public-url}") String publicUrl) {
        this.publicUrl = publicUrl;
    }

    Map<String, Object> json(Resource of, Map<String, Object> row) {
        var shaped = new LinkedHashMap<String, Object>();
        for (var field : of.fields()) {
            var value = row.get(field.name());
            if (value != null) {
                shaped.put(field.name(), json(field, value));
            }
        }
        return shaped;
    }

    private Object json(Field field, Object value) {
        return switch (field.type()) {
            case TEXT, NUMBER, TEXTS -> value;
            case FLAG -> value.toString();
            case DATE -> ((LocalDate) value).toString();
            case INSTANT -> told((Instant) value);
            case REF, ID_REF -> reference(refers(field), (String) value);
            case REFS -> texts(value).stream().map(it -> reference(refers(field), it)).toList();
            case ROLES -> texts(value).stream().map(this::role).toList();
        };
    }

    static String told(Instant instant) {
        return INSTANT.format(instant);
    }

    @SuppressWarnings("unchecked")
    static List<String> texts(Object value) {
        return (List<String>) value;
    }

    private Map<String, Object> role(String packed) {
        var parts = packed.split("\\|");
        var role = new LinkedHashMap<String, Object>();
        role.put("roleType", parts[0]);
        role.put("role", parts[1]);
        role.put("org", reference("org", parts[2]));
        return role;
    }

    private static String refers(Field field) {
        return java.util.Objects.requireNonNull(field.refers());
    }

    private Map<String, Object> reference(String type, String sourcedId) {
        var reference = new LinkedHashMap<String, Object>();
        reference.put("href", href(Resource.of(type), sourcedId));
        reference.put("sourcedId", sourcedId);
        reference.put("type", type);
        return reference;
    }

    private String href(Resource of, String sourcedId) {
        return publicUrl + (of.gradebook() ? GRADEBOOK : ROSTERING) + of.plural() + "/" + sourcedId;
    }

    String publicUrl() {
        return publicUrl;
    }
}
