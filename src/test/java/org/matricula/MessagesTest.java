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

    static final Pattern ACT = Pattern.compile("Act\\.of\\(\\s*\"([a-z.-]+[a-z])\"");

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

    /// Of two lines with one key the last one wins, silently.
    @Test
    void no_key_stands_twice_in_a_bundle() throws IOException {
        for (var bundle : bundles()) {
            var seen = new TreeSet<String>();
            for (var line : Files.readAllLines(bundle)) {
                if (line.contains("=") && !line.startsWith("#")) {
                    var key = line.substring(0, line.indexOf('='));
                    assertThat(seen.add(key)).as("%s in %s again", key, bundle).isTrue();
                }
            }
        }
    }

    /// The map of flows leads to pages of modules that may come later: each has its name already.
    @Test
    void every_page_on_the_map_of_flows_has_its_name() throws IOException {
        var map = Files.readString(Path.of("src/main/resources/processes/map.json"));
        var known = keys(BUNDLES.resolve("workflow.properties"));
        assertThat(Pattern.compile("\"(/[a-z/-]+)\"").matcher(map).results())
                .isNotEmpty()
                .allSatisfy(it ->
                        assertThat(known).contains("map.page" + it.group(1).replace('/', '.')));
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

    /// 标点符号用法 (GB/T 15834): a half-width mark beside a Chinese character is a slip of the keyboard.
    /// The lists of the demonstration's words are separated by commas and shown to nobody.
    @Test
    void chinese_sentences_have_chinese_punctuation() throws IOException {
        for (var bundle : bundles()) {
            if (bundle.endsWith("demo.properties")) {
                continue;
            }
            read(bundle)
                    .forEach((key, words) ->
                            assertThat(words.toString())
                                    .as("%s in %s", key, bundle.getFileName())
                                    .doesNotContainPattern("\\p{IsHan}[,;?!]|[,;?!]\\p{IsHan}"));
        }
    }

    @Test
    void every_act_of_the_ledger_has_its_word() throws IOException {
        var known = keys(BUNDLES.resolve("audit.properties"));
        var unnamed = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                ACT.matcher(Files.readString(file))
                        .results()
                        .map(it -> "act." + it.group(1))
                        .filter(it -> !known.contains(it))
                        .forEach(unnamed::add);
            }
        }
        assertThat(unnamed).as("name these in messages/audit.properties and _en").isEmpty();
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
        return new TreeSet<>(read(bundle).stringPropertyNames());
    }

    static Properties read(Path bundle) throws IOException {
        try (Reader reader = Files.newBufferedReader(bundle)) {
            var read = new Properties();
            read.load(reader);
            return read;
        }
    }
}
