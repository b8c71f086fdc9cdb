package org.matricula.exchange.oneroster;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// Whole payloads held against JSON Schema by a validator that is not ours. The schemas are those
/// of [StandardTables]; with `-Dmatricula.oneroster=FILE[:FILE…]` they are the standard's own, read
/// from its published OpenAPI documents, which are not ours to copy.
final class StandardSchemas {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Object> definitions = new TreeMap<>(StandardTables.definitions());
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    it ->
                            it.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .build()));

    StandardSchemas() throws Exception {
        for (var file : System.getProperty("matricula.oneroster", "").split(":")) {
            if (!file.isBlank()) {
                var text =
                        Files.readString(Path.of(file))
                                .replace("#/components/schemas/", "#/$defs/");
                var document = JSON.readValue(text, Map.class);
                var schemas = (Map<?, ?>) ((Map<?, ?>) document.get("components")).get("schemas");
                schemas.forEach((name, schema) -> definitions.put(name.toString(), schema));
            }
        }
    }

    List<Error> faultsOfOne(String type, Object payload) {
        return faults("Single" + StandardTables.name(type) + "DType", payload);
    }

    List<Error> faultsOfMany(String type, Object payload) {
        return faults(StandardTables.set(type), payload);
    }

    List<Error> faultsOfStatus(Object payload) {
        return faults(StandardTables.STATUS, payload);
    }

    private List<Error> faults(String definition, Object payload) {
        return schema(definition).validate(JSON.writeValueAsString(payload), InputFormat.JSON);
    }

    private Schema schema(String definition) {
        return registry.getSchema(
                JSON.writeValueAsString(
                        Map.of("$ref", "#/$defs/" + definition, "$defs", definitions)));
    }
}
