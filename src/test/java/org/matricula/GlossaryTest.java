package org.matricula;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.matricula.identity.Role;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.StudentStatus;
import org.matricula.workflow.CaseState;

/// Each thing of the registry has its one word, in Chinese, in `docs/glossary.md`.
class GlossaryTest {

    static final Pattern ROW =
            Pattern.compile(
                    "^\\| [^|]*\\p{IsHan}[^|]* \\| [^|]+ \\| ([^|]+) \\|", Pattern.MULTILINE);
    static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /// Tables that a later migration took away.
    static final Set<String> GONE = Set.of("statistics.fold", "statistics.core");

    static final Pattern TABLE = Pattern.compile("create table ([a-z_]+\\.[a-z_]+)");

    static TreeSet<String> words() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs/glossary.md")))
                .results()
                .flatMap(row -> CODE.matcher(row.group(1)).results())
                .map(it -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_status_verb_role_and_state_has_its_word() throws IOException {
        var constants =
                Stream.of(
                                StudentStatus.values(),
                                StatusVerb.values(),
                                CaseState.values(),
                                Role.values())
                        .flatMap(Stream::of)
                        .map(it -> ((Enum<?>) it).name());

        assertThat(constants).isSubsetOf(words());
    }

    @Test
    void every_table_has_its_word() throws IOException {
        var tables = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/resources/db/migration"))) {
            for (var it : files.filter(file -> file.toString().endsWith(".sql")).toList()) {
                TABLE.matcher(Files.readString(it))
                        .results()
                        .forEach(found -> tables.add(found.group(1)));
            }
        }

        tables.removeAll(GONE);
        assertThat(tables).isNotEmpty().isSubsetOf(words());
    }
}
