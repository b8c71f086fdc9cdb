package org.matricula.identity.password;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// Which password will do: long enough, not among the commonest, not one's own name.
@Component
public class PasswordRules {

    private static final int LONGEST = 128;
    private static final int TELLING = 4;
    private static final List<Pattern> KINDS =
            List.of(
                    Pattern.compile("\\p{Lower}"),
                    Pattern.compile("\\p{Upper}"),
                    Pattern.compile("\\d"),
                    Pattern.compile("[^\\p{Alnum}]"));
    private static final int KINDS_ASKED = 3;

    private final PasswordSettings settings;
    private final Clock clock;
    private final Set<String> commonest;

    PasswordRules(PasswordSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.commonest = read();
    }

    public int shortest() {
        return settings.shortest();
    }

    /// Every reason why the password will not do, for the field `password`.
    public List<Refusal> refusals(String password, String username, String name) {
        var length = password.codePointCount(0, password.length());
        return Refusal.all(
                        Refusal.when(
                                length < settings.shortest(),
                                "password.short",
                                settings.shortest()),
                        Refusal.when(length > LONGEST, "password.long", LONGEST),
                        Refusal.when(common(password), "password.common"),
                        Refusal.when(
                                tells(password, username) || tells(password, name),
                                "password.name"),
                        Refusal.when(
                                settings.composed() && kinds(password) < KINDS_ASKED,
                                "password.kinds",
                                KINDS_ASKED))
                .stream()
                .map(it -> it.at("password"))
                .toList();
    }

    /// Whether the password has lasted too long.
    public boolean outworn(@Nullable Instant changedAt) {
        return settings.composed()
                && changedAt != null
                && changedAt.plus(Duration.ofDays(settings.renewDays())).isBefore(clock.instant());
    }

    private boolean common(String password) {
        var plain = password.toLowerCase(Locale.ROOT);
        var bare = plain.replaceAll("[^\\p{L}]+$|^[^\\p{L}]+", "");
        return commonest.contains(plain)
                || commonest.contains(bare) && plain.length() - bare.length() <= TELLING
                || plain.chars().distinct().count() < TELLING
                || isRun(plain);
    }

    /// Such as 12345678 or hgfedcba.
    private static boolean isRun(String plain) {
        var steps =
                java.util.stream.IntStream.range(1, plain.length())
                        .map(it -> plain.charAt(it) - plain.charAt(it - 1))
                        .distinct()
                        .toArray();
        return steps.length == 1 && Math.abs(steps[0]) <= 1;
    }

    private static boolean tells(String password, String word) {
        return word.length() >= TELLING
                && password.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }

    private static long kinds(String password) {
        return KINDS.stream().filter(it -> it.matcher(password).find()).count();
    }

    private static Set<String> read() {
        try {
            var text =
                    new ClassPathResource("reference/commonest-passwords.txt")
                            .getContentAsString(StandardCharsets.UTF_8);
            return text.lines()
                    .filter(it -> !it.isBlank() && !it.startsWith("#"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
