package org.matricula.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.matricula.page.Allowed;
import org.matricula.portal.door.OnceOnlyFilter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The interface's OpenAPI 3.1 document, read off the handlers that run: what is served cannot be
/// missing from it.
@Component
@ConditionalOnWebApplication
class InterfaceDescription {

    static final String ROOT = "/api/v1/";

    private final RequestMappingHandlerMapping mapping;

    InterfaceDescription(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    Map<String, Object> document(String title) {
        var shapes = new Shapes();
        var paths = new TreeMap<String, Map<String, Object>>();
        mapping.getHandlerMethods()
                .forEach((info, handler) ->
                        info.getPatternValues().stream()
                                .filter(it -> it.startsWith(ROOT))
                                .forEach(it -> add(paths, it, info, handler, shapes)));
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", title, "version", "1"));
        document.put("security", List.of(Map.of("bearer", List.of())));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "securitySchemes",
                                Map.of("bearer", Map.of("type", "http", "scheme", "bearer")),
                        "schemas", schemas(shapes)));
        return document;
    }

    private static Map<String, Object> schemas(Shapes shapes) {
        var all = new TreeMap<>(shapes.named());
        var text = Map.of("type", "string");
        all.put(
                "Problem",
                Map.of(
                        "type",
                        "object",
                        "required",
                        List.of("type", "title", "status", "detail"),
                        "properties",
                        Map.of(
                                "type", text,
                                "title", text,
                                "status", Map.of("type", "integer"),
                                "detail", text,
                                "rule", text,
                                "source", text,
                                "errors",
                                        Map.of(
                                                "type",
                                                "array",
                                                "items",
                                                Map.of("type", "object")))));
        return all;
    }

    private static void add(
            Map<String, Map<String, Object>> paths,
            String path,
            RequestMappingInfo info,
            HandlerMethod handler,
            Shapes shapes) {
        for (RequestMethod method : info.getMethodsCondition().getMethods()) {
            paths.computeIfAbsent(path, key -> new TreeMap<>())
                    .put(
                            method.name().toLowerCase(Locale.ROOT),
                            call(method.asHttpMethod(), path, handler, shapes));
        }
    }

    private static Map<String, Object> call(
            HttpMethod method, String path, HandlerMethod handler, Shapes shapes) {
        var call = new LinkedHashMap<String, Object>();
        var arguments = new Arguments(path, handler, shapes);
        call.put(
                "operationId",
                method.name().toLowerCase(Locale.ROOT)
                        + path.replace(ROOT, "/").replaceAll("[^A-Za-z0-9]+", "-"));
        call.put("tags", List.of(path.substring(ROOT.length()).split("/")[0]));
        call.put("parameters", parameters(method, path, arguments));
        arguments.body().ifPresent(it -> call.put("requestBody", it));
        call.put("responses", answers(handler, shapes));
        var roles = roles(handler);
        call.put("x-roles", roles);
        if (roles.contains(Allowed.PUBLIC)) {
            call.put("security", List.of());
        }
        return call;
    }

    private static List<Map<String, Object>> parameters(
            HttpMethod method, String path, Arguments arguments) {
        var found = new ArrayList<>(arguments.parameters());
        if (OnceOnlyFilter.serves(method.name(), path)
                && found.stream().noneMatch(it -> OnceOnlyFilter.KEY.equals(it.get("name")))) {
            found.add(
                    Map.of(
                            "name",
                            OnceOnlyFilter.KEY,
                            "in",
                            "header",
                            "required",
                            false,
                            "schema",
                            Map.of("type", "string", "maxLength", OnceOnlyFilter.LONGEST)));
        }
        return found;
    }

    private static Map<String, Object> answers(HandlerMethod handler, Shapes shapes) {
        var status =
                AnnotatedElementUtils.findMergedAnnotation(
                        handler.getMethod(), ResponseStatus.class);
        var shape = shapes.of(handler.getMethod().getGenericReturnType());
        var good = new LinkedHashMap<String, Object>();
        good.put("description", "OK");
        if (!shape.isEmpty()) {
            good.put("content", Map.of("application/json", Map.of("schema", shape)));
        }
        var problem =
                Map.of(
                        "description",
                        "RFC 9457",
                        "content",
                        Map.of(
                                "application/problem+json",
                                Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))));
        return Map.of(
                status == null ? "2XX" : String.valueOf(status.code().value()),
                good,
                "default",
                problem);
    }

    private static List<String> roles(HandlerMethod handler) {
        var own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Allowed.class);
        var whole =
                own == null
                        ? AnnotatedElementUtils.findMergedAnnotation(
                                handler.getBeanType(), Allowed.class)
                        : own;
        return whole == null ? new ArrayList<>() : List.of(whole.value());
    }
}
