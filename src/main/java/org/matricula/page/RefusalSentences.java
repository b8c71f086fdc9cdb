package org.matricula.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.springframework.context.MessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// Everything the program may refuse, as whoever is refused reads it: so that a rule of the
/// institution's own can be cited as its ground without knowing codes by heart.
@Component
public class RefusalSentences {

    private static final String PREFIX = "refusal.";
    private static final List<String> PARTS = List.of(".remedy", ".source");

    /// @param code as in `refusal:<code>`
    public record Sentence(String code, String words) {}

    private final MessageSource messages;
    private final List<String> codes;

    RefusalSentences(MessageSource messages) {
        this.messages = messages;
        this.codes = read();
    }

    /// Those whose sentence, or code, has these words in it; all where none are given.
    public List<Sentence> with(String words, Locale locale) {
        var sought = words.strip().toLowerCase(Locale.ROOT);
        return codes.stream()
                .map(it -> new Sentence(it, sentence(it, locale)))
                .filter(it ->
                        it.code().contains(sought)
                                || it.words().toLowerCase(Locale.ROOT).contains(sought))
                .toList();
    }

    private String sentence(String code, Locale locale) {
        var raw = Objects.requireNonNull(messages.getMessage(PREFIX + code, null, code, locale));
        return raw.replaceAll("\\{\\d[^}]*}", "…").replace("''", "'");
    }

    private static List<String> read() {
        var found = new TreeSet<String>();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:messages/*.properties")) {
                var words = new Properties();
                try (var in =
                        new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    words.load(in);
                }
                words.stringPropertyNames().stream()
                        .filter(it -> it.startsWith(PREFIX))
                        .filter(it -> PARTS.stream().noneMatch(it::endsWith))
                        .map(it -> it.substring(PREFIX.length()))
                        .forEach(found::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }
}
