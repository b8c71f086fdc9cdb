package org.matricula.portal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.ResponseEntity;

/// JSON schemas of what the handlers take and answer: records by name, the rest in place.
class Shapes {

    private static final Map<Class<?>, Map<String, Object>> PLAIN =
            Map.of(
                    UUID.class, Map.of("type", "string", "format", "uuid"),
                    LocalDate.class, Map.of("type", "string", "format", "date"),
                    Instant.class, Map.of("type", "string", "format", "date-time"),
                    OffsetDateTime.class, Map.of("type", "string", "format", "date-time"));

    private final Map<String, Object> named = new TreeMap<>();

    Map<String, Object> named() {
        return named;
    }

    Map<String, Object> of(Type type) {
        return of(type, Map.of());
    }

    private Map<String, Object> of(Type type, Map<TypeVariable<?>, Type> bound) {
        return switch (type) {
            case Class<?> it -> of(it);
            case ParameterizedType it -> of(it, bound);
            case TypeVariable<?> it when bound.containsKey(it) -> of(bound.get(it), Map.of());
            default -> Map.of();
        };
    }

    private Map<String, Object> of(Class<?> type) {
        if (PLAIN.containsKey(type)) {
            return PLAIN.get(type);
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return Map.of("type", "string");
        }
        if (type.isEnum()) {
            return Map.of(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
        }
        if (type.isArray()) {
            return Map.of("type", "array", "items", of(type.getComponentType()));
        }
        return type.isRecord() ? record(type, type.getSimpleName(), Map.of()) : number(type);
    }

    private static Map<String, Object> number(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type == int.class
                || type == long.class
                || type == Integer.class
                || type == Long.class) {
            return Map.of("type", "integer");
        }
        return type == double.class || Number.class.isAssignableFrom(type)
                ? Map.of("type", "number")
                : Map.of();
    }

    private Map<String, Object> of(ParameterizedType type, Map<TypeVariable<?>, Type> outer) {
        var raw = (Class<?>) type.getRawType();
        var arguments = type.getActualTypeArguments();
        if (raw == ResponseEntity.class || raw == Optional.class) {
            return of(arguments[0], outer);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return Map.of("type", "array", "items", of(arguments[0], outer));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return Map.of("type", "object", "additionalProperties", of(arguments[1], outer));
        }
        if (!raw.isRecord()) {
            return Map.of();
        }
        var bound = new HashMap<TypeVariable<?>, Type>();
        var name = new StringBuilder(raw.getSimpleName());
        for (var i = 0; i < arguments.length; i++) {
            var argument = arguments[i];
            bound.put(raw.getTypeParameters()[i], argument);
            name.append(argument instanceof Class<?> it ? it.getSimpleName() : "");
        }
        return record(raw, name.toString(), bound);
    }

    /// Two records of one name in different places are told apart by the one around them.
    private Map<String, Object> record(
            Class<?> type, String simple, Map<TypeVariable<?>, Type> bound) {
        var around = type.getEnclosingClass();
        var name = around == null ? simple : around.getSimpleName() + simple;
        if (!named.containsKey(name)) {
            var properties = new LinkedHashMap<String, Object>();
            named.put(name, Map.of("type", "object", "properties", properties));
            for (var it : type.getRecordComponents()) {
                properties.put(it.getName(), of(it.getGenericType(), bound));
            }
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }
}
