package org.matricula.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;

/// What one call takes: from its address, its headers, its body or its form.
record Arguments(String path, HandlerMethod handler, Shapes shapes) {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    List<Map<String, Object>> parameters() {
        var found = new ArrayList<Map<String, Object>>();
        VARIABLE.matcher(path)
                .results()
                .forEach(it ->
                        found.add(parameter(it.group(1), "path", true, Map.of("type", "string"))));
        for (var it : each()) {
            var asked = it.getParameterAnnotation(RequestParam.class);
            if (asked != null && !form(it)) {
                var wanted =
                        asked.required()
                                && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE);
                found.add(parameter(name(it, asked.name()), "query", wanted, shape(it)));
            }
            var header = it.getParameterAnnotation(RequestHeader.class);
            if (header != null) {
                found.add(
                        parameter(name(it, header.name()), "header", header.required(), shape(it)));
            }
        }
        return found;
    }

    Optional<Map<String, Object>> body() {
        if (each().stream().anyMatch(Arguments::form)) {
            return Optional.of(content("multipart/form-data", files()));
        }
        return each().stream()
                .filter(it -> it.hasParameterAnnotation(RequestBody.class))
                .findFirst()
                .map(it -> content("application/json", shape(it)));
    }

    private Map<String, Object> files() {
        var parts = new LinkedHashMap<String, Object>();
        for (var it : each()) {
            var asked = it.getParameterAnnotation(RequestParam.class);
            if (form(it)) {
                parts.put(
                        name(it, asked == null ? "" : asked.name()),
                        Map.of("type", "string", "contentMediaType", "application/octet-stream"));
            }
        }
        return Map.of("type", "object", "properties", parts);
    }

    private List<MethodParameter> each() {
        var names = new DefaultParameterNameDiscoverer();
        var found = List.of(handler.getMethodParameters());
        found.forEach(it -> it.initParameterNameDiscovery(names));
        return found;
    }

    private static boolean form(MethodParameter it) {
        return MultipartFile.class.isAssignableFrom(it.getParameterType());
    }

    private static String name(MethodParameter it, String said) {
        return said.isEmpty() ? String.valueOf(it.getParameterName()) : said;
    }

    private Map<String, Object> shape(MethodParameter it) {
        return shapes.of(it.getGenericParameterType());
    }

    private static Map<String, Object> content(String type, Map<String, Object> shape) {
        return Map.of("required", true, "content", Map.of(type, Map.of("schema", shape)));
    }

    private static Map<String, Object> parameter(
            String name, String in, boolean required, Map<String, Object> shape) {
        return Map.of("name", name, "in", in, "required", required, "schema", shape);
    }
}
