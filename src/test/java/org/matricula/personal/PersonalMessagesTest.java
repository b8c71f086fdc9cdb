package org.matricula.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every problem has its words and its remedy, and no words are left of a problem that is gone.
class PersonalMessagesTest {

    static final Path CODE = Path.of("src/main/java/org/matricula/personal");
    static final Pattern PROBLEM =
            Pattern.compile("Problem\\s*\\.(?:note|warning|error)\\(\\s*\"([^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"personal", "personal_en"})
    void every_problem_has_words_and_a_remedy(String bundle) throws IOException {
        var expected = new TreeSet<String>();
        try (var files = Files.walk(CODE)) {
            for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                PROBLEM.matcher(Files.readString(file))
                        .results()
                        .forEach(it -> {
                            expected.add("problem." + it.group(1));
                            expected.add("problem." + it.group(1) + ".remedy");
                        });
            }
        }

        assertThat(expected).hasSizeGreaterThan(80);
        assertThat(words(bundle).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void the_words_take_their_values() throws IOException {
        for (var bundle : new String[] {"personal", "personal_en"}) {
            words(bundle)
                    .forEach((key, text) ->
                            assertThat(
                                            new MessageFormat((String) text, Locale.ROOT)
                                                    .format(new Object[] {1, 2, 3}))
                                    .as("%s", key)
                                    .doesNotContain("{", "}", "'"));
        }
        assertThat(
                        new MessageFormat(
                                        words("personal")
                                                .getProperty("problem.identity.sex-differs"),
                                        Locale.ROOT)
                                .format(new Object[] {2}))
                .contains("女");
    }

    static Properties words(String bundle) throws IOException {
        try (var reader =
                Files.newBufferedReader(
                        Path.of("src/main/resources/messages/" + bundle + ".properties"))) {
            var read = new Properties();
            read.load(reader);
            return read;
        }
    }
}
