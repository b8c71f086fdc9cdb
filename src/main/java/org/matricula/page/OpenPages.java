package org.matricula.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Which pages there are, and which of them whoever acts may open: so that what leads to them never
/// ends at a closed door or at none.
@Component
public class OpenPages {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile Map<String, List<String>> known = Map.of();

    OpenPages(
            @Qualifier("requestMappingHandlerMapping")
                    ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /// Whether there is a page at this very path.
    public boolean there(String path) {
        return pages().containsKey(path);
    }

    /// Whether whoever acts may open it; before sign-in what is open to everyone.
    public boolean open(String path) {
        var allowed = pages().getOrDefault(path, List.of());
        return allowed.contains(Allowed.PUBLIC) || Permission.actorAmong(allowed);
    }

    private Map<String, List<String>> pages() {
        if (known.isEmpty()) {
            known = read();
        }
        return known;
    }

    private Map<String, List<String>> read() {
        return mappings.stream()
                .flatMap(it -> it.getHandlerMethods().entrySet().stream())
                .filter(it -> {
                    var methods = it.getKey().getMethodsCondition().getMethods();
                    return methods.isEmpty() || methods.contains(RequestMethod.GET);
                })
                .flatMap(it ->
                        it.getKey().getPatternValues().stream()
                                .map(path -> Map.entry(path, Permission.allowed(it.getValue()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a));
    }
}
