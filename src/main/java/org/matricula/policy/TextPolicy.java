package org.matricula.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A text of a given shape, such as the pattern of student numbers.
public record TextPolicy(
        String key,
        String builtIn,
        Pattern pattern,
        String source,
        Map<String, String> builtInByEducation)
        implements Policy<String> {

    public TextPolicy {
        builtInByEducation = Map.copyOf(builtInByEducation);
    }

    public TextPolicy source(String lawAndArticle) {
        return new TextPolicy(key, builtIn, pattern, lawAndArticle, builtInByEducation);
    }

    public TextPolicy in(String education, String value) {
        var more = new HashMap<>(builtInByEducation);
        more.put(education, value);
        return new TextPolicy(key, builtIn, pattern, source, more);
    }

    @Override
    public Optional<String> read(String text) {
        return Optional.of(text.strip()).filter(it -> pattern.matcher(it).matches());
    }

    @Override
    public String bounds() {
        return pattern.pattern();
    }
}
