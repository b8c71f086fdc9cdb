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

/// Everything the program may refuse, and every reason its lists tell, as whoever is refused reads
/// it: so that a rule of the institution's own can be cited as its ground without knowing codes by
/// heart.
@Component
public class RefusalSentences {

    private static final String PREFIX = "refusal.";
    private static final List<String> PARTS = List.of(".remedy", ".source");

    /// Reasons that stand in lists, by the beginning of their key or the whole of it: why somebody
    /// is not chosen, does not graduate, is warned, is not registered, is not taken by another
    /// school, does not sit an exam.
    private static final List<String> LISTED =
            List.of(
                    "selection.why.",
                    "graduation.rule.",
                    "coursework.candidacy.",
                    "elective.why.",
                    "batch.why.",
                    "warning.because.",
                    "registration.absence.",
                    "registration.year-state.suspended",
                    "transfer.state.refused",
                    "unified.result.exempt",
                    "registration.owes",
                    "bar.of");

    /// @param code as in `refusal:<code>`: a refusal's, or the whole key of a reason told in a list
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

    /// Whether an article can be cited for it.
    public boolean known(String code) {
        return codes.contains(code);
    }

    private String sentence(String code, Locale locale) {
        var key = listed(code) ? code : PREFIX + code;
        var raw = Objects.requireNonNull(messages.getMessage(key, null, code, locale));
        return raw.replaceAll("\\{\\d[^}]*}", "…").replace("''", "'");
    }

    private static boolean listed(String key) {
        return LISTED.stream()
                .anyMatch(it -> it.endsWith(".") ? key.startsWith(it) : key.equals(it));
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
                        .filter(it -> it.startsWith(PREFIX) || listed(it))
                        .filter(it -> PARTS.stream().noneMatch(it::endsWith))
                        .map(it -> listed(it) ? it : it.substring(PREFIX.length()))
                        .forEach(found::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }
}
