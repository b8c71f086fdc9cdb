package org.matricula;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Words stand in the bundles, in both languages, and nowhere else.
class MessagesTest {

    static final Path BUNDLES = Path.of("src/main/resources/messages");
    static final Path TEMPLATES = Path.of("src/main/jte");
    static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    static final Pattern COMMENT = Pattern.compile("<%--.*?--%>", Pattern.DOTALL);

    @Test
    void both_languages_have_every_key() throws IOException {
        for (var bundle : bundles()) {
            var english =
                    bundle.resolveSibling(
                            bundle.getFileName()
                                    .toString()
                                    .replace(".properties", "_en.properties"));
            assertThat(keys(english)).as(bundle.toString()).isEqualTo(keys(bundle));
        }
    }

    @Test
    void no_key_stands_in_two_bundles() throws IOException {
        var seen = new TreeSet<String>();
        for (var bundle : bundles()) {
            for (var key : keys(bundle)) {
                assertThat(seen.add(key)).as("%s in %s again", key, bundle).isTrue();
            }
        }
    }

    @Test
    void no_template_has_words_of_its_own() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            assertThat(files.filter(it -> it.toString().endsWith(".jte")))
                    .isNotEmpty()
                    .allSatisfy(it ->
                            assertThat(COMMENT.matcher(Files.readString(it)).replaceAll(""))
                                    .as(it.toString())
                                    .doesNotContainPattern(HAN));
        }
    }

    static List<Path> bundles() throws IOException {
        try (var files = Files.list(BUNDLES)) {
            var found =
                    files.filter(it -> !it.toString().endsWith("_en.properties")).sorted().toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    static Set<String> keys(Path bundle) throws IOException {
        try (Reader reader = Files.newBufferedReader(bundle)) {
            var read = new Properties();
            read.load(reader);
            return new TreeSet<>(read.stringPropertyNames());
        }
    }
}
