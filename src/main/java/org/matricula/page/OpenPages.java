package org.matricula.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Which pages there are, and which of them whoever acts may open: so that what leads to them never
/// ends at a closed door or at none.
@Component
public class OpenPages {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile Map<String, List<String>> known = Map.of();
    private volatile List<PathPattern> patterns = List.of();

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

    /// Whether whoever acts may follow this address, of a page or of a file, with whatever numbers
    /// and questions it carries. An address that is no page of the program's is open.
    public boolean leads(String href) {
        var path = href.split("[?#]", 2)[0];
        if (!path.startsWith("/") || there(path)) {
            return !path.startsWith("/") || open(path);
        }
        var asked = PathContainer.parsePath(path);
        pages();
        return patterns.stream()
                .filter(it -> it.matches(asked))
                .min(PathPattern.SPECIFICITY_COMPARATOR)
                .map(it -> open(it.getPatternString()))
                .orElse(true);
    }

    private Map<String, List<String>> pages() {
        if (known.isEmpty()) {
            var read = read();
            patterns =
                    read.keySet().stream()
                            .filter(it -> it.contains("{"))
                            .map(PathPatternParser.defaultInstance::parse)
                            .toList();
            known = read;
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
