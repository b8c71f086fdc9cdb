package org.matricula.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

@ProgramTest
class InterfaceDescriptionTest {

    @Autowired MockMvc http;
    @Autowired JsonMapper json;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Test
    void the_program_describes_every_call_of_its_interface_to_strangers_too() throws Exception {
        var answer = http.perform(get("/api/openapi.json")).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        var text = answer.getContentAsString(StandardCharsets.UTF_8);
        var described = new TreeSet<String>();
        var document = json.readValue(text, Map.class);
        paths(document)
                .forEach((path, calls) ->
                        calls.keySet()
                                .forEach(it ->
                                        described.add(it.toUpperCase(Locale.ROOT) + " " + path)));

        assertThat((String) document.get("openapi")).startsWith("3.1");
        assertThat(described).containsAll(running()).isNotEmpty();
        assertThat(described).allMatch(it -> it.contains(" /api/v1/"));
    }

    private TreeSet<String> running() {
        var found = new TreeSet<String>();
        mapping.getHandlerMethods()
                .forEach((info, handler) -> {
                    for (var path : info.getPatternValues()) {
                        for (var method : info.getMethodsCondition().getMethods()) {
                            if (path.startsWith("/api/v1/")) {
                                found.add(method + " " + path);
                            }
                        }
                    }
                });
        assertThat(found).isNotEmpty();
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> paths(Map<?, ?> document) {
        return (Map<String, Map<String, Object>>) document.get("paths");
    }
}
